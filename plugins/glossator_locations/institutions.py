"""What only one country has: words of a text that say where it is from ("sheriff")."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from glossator_standard.words import Words

_WORD = re.compile(r"\w+")


class Institutions:
    """Words for what only one country has.

    Args:
        countries: Phrases in small letters, and their countries.
    """

    def __init__(self, countries: Mapping[str, str]) -> None:
        self._countries = countries
        self._words = {phrase: frozenset(_WORD.findall(phrase)) for phrase in countries}

    def count(self, words: Words) -> Counter[str]:
        """How many different words of each country's institutions a text has."""
        known = {word.rstrip(".") for word in set(words.low)}
        found = [phrase for phrase, parts in self._words.items() if parts <= known]
        text = words.text.lower() if found else ""
        return Counter(self._countries[phrase] for phrase in found if phrase in text)
