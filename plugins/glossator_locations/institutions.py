"""What only one country has: words of a text that say where it is from ("sheriff")."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from glossator_locations import tables
from glossator_locations.text import Piece

_PHRASES = {
    phrase: country
    for country in tables.lists("institutions.toml")
    for phrase in tables.words("institutions.toml", country)
}
_FIRST = frozenset(phrase.partition(" ")[0] for phrase in _PHRASES)
_LONGEST = max(phrase.count(" ") for phrase in _PHRASES) + 1


def countries(pieces: Sequence[Piece]) -> Counter[str]:
    """How many different words of each country's institutions a text has."""
    words = [piece.text.lower() for piece in pieces]
    found: set[str] = set()
    for number, word in enumerate(words):
        if word in _FIRST:
            for size in range(1, _LONGEST + 1):
                phrase = " ".join(words[number : number + size])
                if phrase in _PHRASES:
                    found.add(phrase)
    return Counter(_PHRASES[phrase] for phrase in found)
