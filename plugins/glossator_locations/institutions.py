"""What only one country has: words of a text that say where it is from ("sheriff")."""

from __future__ import annotations

import re
from collections import Counter

from glossator_locations import tables
from glossator_standard.words import Words

_PHRASES = {
    phrase: country
    for country in tables.lists("institutions.toml")
    for phrase in tables.words("institutions.toml", country)
}
_WORD = re.compile(r"\w+")
_WORDS = {phrase: frozenset(_WORD.findall(phrase)) for phrase in _PHRASES}


def countries(words: Words) -> Counter[str]:
    """How many different words of each country's institutions a text has."""
    known = {word.rstrip(".") for word in set(words.low)}
    found = [phrase for phrase, parts in _WORDS.items() if parts <= known]
    text = words.text.lower() if found else ""
    return Counter(_PHRASES[phrase] for phrase in found if phrase in text)
