"""What only one country has: words of a text that say where it is from ("sheriff")."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Set

from glossator_standard.words import Words

_WORD = re.compile(r"\w+")


class Institutions:
    """Words for what only one country has.

    Args:
        countries: Phrases in small letters, and their countries.
    """

    def __init__(self, countries: Mapping[str, str]) -> None:
        self._countries = countries
        self._by_word: dict[str, list[tuple[str, Set[str]]]] = {}
        for phrase in countries:
            parts = _WORD.findall(phrase)
            self._by_word.setdefault(max(parts, key=len), []).append((phrase, {*parts}))

    def count(self, words: Words) -> Counter[str]:
        """How many different words of each country's institutions a text has."""
        known = {*words.low}
        known |= {word.rstrip(".") for word in known if word[-1] == "."}
        found = sorted(  # sums of what is found do not depend on the order of a set
            phrase
            for word in known & self._by_word.keys()
            for phrase, parts in self._by_word[word]
            if parts <= known
        )
        text = words.text.lower() if found else ""
        return Counter(self._countries[phrase] for phrase in found if phrase in text)
