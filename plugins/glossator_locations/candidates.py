"""Where a document names places: gazetteer names and tagged names, weighed against each other."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import compress
from operator import not_
from typing import Any, Literal

from glossator_gazetteer.gazetteer import Entry, Gazetteer, Place
from glossator_gazetteer.keys import key
from glossator_locations.tables import listed
from glossator_standard.words import DocumentWords, Words

PARTS = re.compile(r"[-/–—]|['’][sS]$|(?:(?!['’][sS]$)[^-/–—])+")
"""What tokens are cut into: at hyphens and slashes, and before a clitic that was left on."""
_LONGEST = 12
_GLOTTAL = frozenset("'’‘ʻʼ")
_KEPT = 16_384
"""Words and names that are looked up once: texts say the same ones again."""
_key = lru_cache(_KEPT)(key)
_ACRONYM = 4
"""Letters from which a word in capitals may be a name that is usually in small ones."""
INSIDE = listed("joining")
_KINDS = frozenset(map(str.lower, listed("unit")))
NATURE = listed("nature")
_PLAIN = frozenset(("US", "GB", "AU", "NZ", "IE"))
"""Countries whose towns are spelt without accents."""
_ELIDED = frozenset(("d'", "d’", "l'", "l’"))
_JOINTS = frozenset((".", "-", "–", "'", "’", "'s", "’s"))


@dataclass(slots=True)
class Match:
    """A stretch of words that the gazetteer knows.

    Attributes:
        first: The number of its first word.
        last: The number after that of its last word.
        kind: Whether it names a place or a people.
        places: All readings.
    """

    first: int
    last: int
    start: int
    end: int
    key: str
    kind: Literal["toponym", "demonym"]
    places: Sequence[Place]


def find_matches(words: DocumentWords, gazetteer: Gazetteer) -> list[Match]:
    """The longest gazetteer name at each capitalised word, from left to right."""
    found: list[Match] = []
    end = 0
    # "al-Tanf" and "the" do not begin a name; a name begins with a capital, in Nguni languages
    # perhaps behind a letter: "eThekwini".
    for number in compress(range(words.size), map(not_, map(str.islower, words.words))):
        word = words.words[number]
        if number < end or not (word[0].isupper() or word[1:2].isupper()):
            continue
        match = _stopped(words, number, gazetteer)
        if match is None and (begin := _begin(gazetteer, word)) is not None:
            match = _match_at(words, number, begin, gazetteer)
        if match is not None:
            end = match.last
            if _is_doubled(words, match):
                end += 2
            else:
                found.append(match)
    return found


def _is_doubled(words: DocumentWords, match: Match) -> bool:
    """Whether a name is half of one that says it twice: "Bora-Bora" is in no Bora."""
    twice = [words.words[match.first], "-", words.words[match.first]]
    return words.words[match.first : match.first + 3] == twice and match.last == match.first + 1


def _stopped(words: DocumentWords, number: int, gazetteer: Gazetteer) -> Match | None:
    """The name that a glottal stop parts into two words: "Sana'a", "Be'er Sheva"."""
    behind = words.at(number + 1)
    if behind[:1] not in _GLOTTAL or len(behind) < 2 or behind[1:] == "s":
        return None
    for end in (number + 3, number + 2):
        if end <= words.size:
            name = key(words.text[words.starts[number] : words.ends[end - 1]])
            if places := gazetteer.entry(name).places:
                return _match(words, number, end, name, "toponym", places)
    return None


@lru_cache(_KEPT)
def _begin(gazetteer: Gazetteer, word: str) -> tuple[str, Entry] | None:
    """The key of a word, and what there is for it; None where no name begins with the word."""
    name, exact = key(word), gazetteer.exact
    known = gazetteer.entry(name)
    is_short = word in exact or word[:-1] in exact or word.capitalize() in exact
    if is_short or any(known) or _owner_words(gazetteer, word):
        return name, known
    return None


def _owner_words(gazetteer: Gazetteer, word: str) -> int:
    """The most words of a name that begins with a word and a clitic: "People's Republic"."""
    return gazetteer.entry(_key(f"{word}'s")).words


def _match_at(
    words: DocumentWords, number: int, begin: tuple[str, Entry], gazetteer: Gazetteer
) -> Match | None:
    """The longest name that begins with a word."""
    word = words.words[number]
    name, known = begin
    longest = known.words
    if words.at(number + 1) == "'s":
        longest = max(longest, _owner_words(gazetteer, word))
    if longest:
        match = _longest(words, number, longest, gazetteer)
        if match is not None:
            return _with_clitic(words, match, gazetteer) or match
    if short := _abbreviation(words, number, gazetteer.exact):
        match = _match(words, number, number + 1, short, "toponym", gazetteer.exact[short])
        match.end = match.start + len(short) if short != word.capitalize() else match.end
        return match
    if (known.demonyms or known.places) and _may_be_name(word):
        if known.demonyms:
            return _match(words, number, number + 1, name, "demonym", known.demonyms)
        if places := _spelt(word, known.places):
            # Copán is another place than the Copan of the same text.
            own = name if len(places) == len(known.places) else word.lower()
            return _match(words, number, number + 1, own, "toponym", places)
    return None


def _spelt(word: str, places: Sequence[Place]) -> Sequence[Place]:
    """The readings that a word's accents allow: "Copán" is not Copan in the United States."""
    if word.isascii():
        return places
    return [one for one in places if one.country not in _PLAIN or not one.name.isascii()]


def _abbreviation(words: DocumentWords, number: int, exact: Mapping[str, Sequence[Place]]) -> str:
    """The abbreviation that stands here, without a sentence's stop; empty where none does."""
    word = words.words[number]
    if word in exact:
        return word
    if word[:-1] in exact and word[-1] == ".":
        return word[:-1]
    # "JACKSON, MISS. -" in a dateline's capitals.
    is_after_city = number > 1 and words.words[number - 1] == "," and word.isupper()
    if is_after_city and len(word) > 1 and word.capitalize() in exact:
        return word.capitalize()
    return ""


def _may_be_name(word: str) -> bool:
    """Whether a word may be a name: no initial and no acronym, "UK" is not Uk."""
    plain = word.rstrip(".")
    if "." in plain or (len(plain) < _ACRONYM and plain.isascii() and plain.isupper()):
        return False
    return len(word) > 2 or not word[0].isascii()


def _with_clitic(words: DocumentWords, match: Match, gazetteer: Gazetteer) -> Match | None:
    """The name with the clitic behind it, where a place is called so: "St. John's"."""
    if words.at(match.last) != "'s":
        return None
    name = _key(words.text[match.start : words.ends[match.last]])
    places = gazetteer.entry(name).places
    return _match(words, match.first, match.last + 1, name, "toponym", places) if places else None


def _longest(words: DocumentWords, number: int, longest: int, gazetteer: Gazetteer) -> Match | None:
    """The longest name of several words that begins here."""
    best: Match | None = None
    start, text, ends, exact = words.starts[number], words.text, words.ends, gazetteer.exact
    for after in range(number + 1, min(number + min(2 * longest, _LONGEST), words.size)):
        word = words.words[after]
        if not (word[0].isupper() or word in INSIDE or word[:2] in _ELIDED):
            is_known = after > number + 1 or gazetteer.entry(_key(words.words[number])).places
            is_joined = words.words[after - 1] == "-" and ends[after - 1] == words.starts[after]
            if not is_joined and word not in NATURE and (is_known or word not in _KINDS):
                break
            # "Rivers state" and "Plateau state" are called so alone; "Ross-shire" is one name, and
            # so is "Delaware river".
        surface = text[start : ends[after]]
        if surface in exact:
            best = _match(words, number, after + 1, surface, "toponym", exact[surface])
            continue
        if word in _JOINTS or "\n" in surface:
            continue
        name = _key(surface)
        known = gazetteer.entry(name)
        if known.demonyms:
            best = _match(words, number, after + 1, name, "demonym", known.demonyms)
        elif known.places:
            places = _english(known.places) if surface.startswith(("St.", "St ")) else known.places
            best = _match(words, number, after + 1, name, "toponym", places)
    return best


def _english(places: Sequence[Place]) -> Sequence[Place]:
    """The readings of "St. Louis": those in French, with a hyphen, only where they are larger."""
    others = [place.population for place in places if not place.name.startswith("Saint-")]
    least = max(others, default=0)
    return [
        place for place in places if not place.name.startswith("Saint-") or place.population > least
    ]


def _match(
    words: Words,
    first: int,
    last: int,
    name: str,
    kind: Literal["toponym", "demonym"],
    places: Sequence[Place],
) -> Match:
    return Match(first, last, words.starts[first], words.ends[last - 1], name, kind, places)


class Spans:
    """Entities that do not overlap much, found by offset in O(log n)."""

    def __init__(self, entities: Sequence[Any]) -> None:
        self._spans = sorted(entities, key=lambda span: (span.start, -span.end))
        self._starts = [span.start for span in self._spans]

    def at(self, start: int, end: int) -> Any | None:
        """The entity that shares the most with this stretch; None where none touches it."""
        best, shared = None, 0
        index = bisect_right(self._starts, end - 1) - 1
        # Entities hardly nest: a few to the left are enough.
        for span in self._spans[max(0, index - 3) : index + 1]:
            common = min(end, span.end) - max(start, span.start)
            if common > shared:
                best, shared = span, common
        return best
