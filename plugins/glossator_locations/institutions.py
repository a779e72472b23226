"""What only one country has: words of a text that say where it is from ("sheriff")."""

from __future__ import annotations

import re
from collections import Counter

from glossator_locations import tables

_PHRASES = {
    phrase: country
    for country in tables.lists("institutions.toml")
    for phrase in tables.words("institutions.toml", country)
}
_FIRST = frozenset(phrase.partition(" ")[0] for phrase in _PHRASES)
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LONGEST = max(phrase.count(" ") for phrase in _PHRASES) + 1


def countries(text: str) -> Counter[str]:
    """How many different words of each country's institutions a text has."""
    words = _WORD.findall(text.lower())
    if _FIRST.isdisjoint(words):
        return Counter()
    found: set[str] = set()
    for number, word in enumerate(words):
        if word in _FIRST:
            for size in range(1, _LONGEST + 1):
                phrase = " ".join(words[number : number + size])
                if phrase in _PHRASES:
                    found.add(phrase)
    return Counter(_PHRASES[phrase] for phrase in found)
