"""Whether a country's or a capital's name stands for the government there.

Local patterns over the words beside the name: as the subject of what governments do, as the
owner of what governments have, as the other side of what governments have with each other.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import partial

from glossator_gazetteer.gazetteer import Gazetteer, Place
from glossator_locations import tables
from glossator_locations.mention import Mention
from glossator_standard.inflection import base_forms, verb_forms
from glossator_standard.words import Words

_words = partial(tables.words, "government.toml")
VERBS, _BETWEEN, _BEING = _words("verbs"), _words("between"), _words("being")
_NOUNS, _RELATIONS, _OBJECTS = _words("nouns"), _words("relations"), _words("objects")
_PREPOSITIONS, _PLACE_BEFORE = _words("prepositions"), _words("place_before")
_PROGRESSIVE = frozenset(verb_forms(one).ing for verb in VERBS for one in base_forms(verb))
"""What governments are doing: "Seoul is seeking"."""
_OWNS = ("'s", "’s", "'", "’")
_FARTHEST = 3
"""Words that may stand between the name and its verb."""
_ASIDE = 12
"""Words of an aside behind the name, with its comma."""


class Governments:
    """Answers for the mentions of one document."""

    def __init__(self, words: Words, gazetteer: Gazetteer) -> None:
        self._words = words
        self._starts = words.starts
        self._word = words.raw
        self._capitals = gazetteer.capitals

    def acts(self, mention: Mention, place: Place) -> bool:
        """Whether this mention of a place means its government."""
        if mention.kind != "toponym" or not self._may(mention, place):
            return False
        first = bisect_left(self._starts, mention.start)
        after = bisect_left(self._starts, mention.end)
        return self._owns(after) or self._is_subject(first, after) or self._is_party(first, after)

    def _may(self, mention: Mention, place: Place) -> bool:
        if place.level == "country" or place.name == "European Union":
            return True
        country = self._capitals.get(mention.key)
        return country is not None and country in (place.country, "EU")

    def _owns(self, after: int) -> bool:
        """ "Pyongyang's acting ambassador"."""
        if self._word(after) not in _OWNS:
            return False
        return any(self._word(number).lower() in _NOUNS for number in range(after + 1, after + 3))

    def _is_subject(self, first: int, after: int) -> bool:
        """ "Seoul said", "Russia, which has denied", "official Minsk"."""
        before = self._word(first - 1).lower()
        if before == "official":
            return True
        if before == "the":
            before = self._word(first - 2).lower()
        if before in _PLACE_BEFORE or (before == "and" and self._in_place(first - 2)):
            return False
        if self._word(after) == ",":
            after = self._behind_aside(after + 1, before)
        if self._word(after) == "and" and self._word(after + 1)[:1].isupper():
            # "Washington and London congratulated".
            after = self._words.capitals_end(after + 2)
        for number in range(after, after + _FARTHEST + 1):
            word = self._word(number)
            if word in VERBS or (word in _PROGRESSIVE and self._word(number - 1) in _BEING):
                return True
            if word not in _BETWEEN and not word.isdecimal():
                return False
        return False

    def _behind_aside(self, first: int, before: str) -> int:
        """Where what a place does may stand: in "which has denied", or behind "hit by storms,"
        where only a sentence's first word stands before the place."""
        if self._word(first) == "which":
            return first + 1
        comma = first - 1
        if before[:1].isalpha() or before == "," or not self._word(first).islower():
            return comma
        others = (at + 1 for at in range(first, first + _ASIDE) if self._word(at) == ",")
        return next(others, comma)

    def _in_place(self, number: int) -> bool:
        """Whether the name that ends here follows a preposition: "in Senegal and ..."."""
        before = self._words.capitals_start(number + 1) - 1
        return self._word(before).lower() in _PLACE_BEFORE

    def _is_party(self, first: int, after: int) -> bool:
        """ "talks with Tehran", "between Moscow and Washington", "accused Russia"."""
        if self._word(after)[:1].isupper() or self._word(after) == "-":
            # "in partnership with the Abuja Chamber of Commerce", "told the Oslo-based firm"
            return False
        number = first - 1
        if self._word(number).lower() == "the":
            number -= 1
        word = self._word(number)
        if word in _OBJECTS:
            return True
        if word not in _PREPOSITIONS:
            return False
        if word == "and":
            # The second of two: the first stands before "and".
            for earlier in range(number - 1, max(-1, number - 5), -1):
                if self._word(earlier) == "between":
                    return self._word(earlier - 1).lower() in _RELATIONS
            return False
        return any(self._word(number - back).lower() in _RELATIONS for back in (1, 2))
