"""Where a document names places: gazetteer names and tagged names, weighed against each other."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from glossator_gazetteer.gazetteer import Gazetteer, Place
from glossator_gazetteer.keys import key
from glossator_locations import tables
from glossator_locations.text import Piece

_LONGEST = 12
_ACRONYM = 4
"""Letters from which a word in capitals may be a name that is usually in small ones."""
INSIDE = tables.words("words.toml", "joining")
_ELIDED = frozenset(("d'", "d’", "l'", "l’"))
_JOINTS = frozenset((".", "-", "–", "'", "’", "'s", "’s"))


@dataclass(slots=True)
class Match:
    """A stretch of pieces that the gazetteer knows.

    Attributes:
        first: The number of its first piece.
        last: The number after that of its last piece.
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


def find_matches(text: str, pieces: Sequence[Piece], gazetteer: Gazetteer) -> list[Match]:
    """The longest gazetteer name at each capitalised piece, from left to right."""
    found: list[Match] = []
    entry, exact = gazetteer.entry, gazetteer.exact
    number, count = 0, len(pieces)
    while number < count:
        word = pieces[number].text
        first = word[0]
        # "al-Tanf" and "the" do not begin a name; a name begins with a capital.
        if not first.isupper():
            number += 1
            continue
        begin = key(word)
        known = entry(begin)
        match: Match | None = None
        if known.words:
            match = _longest(text, pieces, number, known.words, gazetteer)
        if match is None:
            short = _abbreviation(pieces, number, exact)
            if short:
                match = _match(pieces, number, number + 1, short, "toponym", exact[short])
                match.end = match.start + len(short) if short != word.capitalize() else match.end
            elif _may_be_name(word):
                if known.demonyms:
                    match = _match(pieces, number, number + 1, begin, "demonym", known.demonyms)
                elif known.places:
                    match = _match(pieces, number, number + 1, begin, "toponym", known.places)
        if match is None:
            number += 1
        else:
            found.append(match)
            number = match.last
    return found


def _abbreviation(
    pieces: Sequence[Piece], number: int, exact: Mapping[str, Sequence[Place]]
) -> str:
    """The abbreviation that stands here, without a sentence's stop; empty where none does."""
    word = pieces[number].text
    if word in exact:
        return word
    if word[:-1] in exact and word[-1] == ".":
        return word[:-1]
    # "JACKSON, MISS. -" in a dateline's capitals.
    is_after_city = number > 1 and pieces[number - 1].text == "," and word.isupper()
    if is_after_city and len(word) > 1 and word.capitalize() in exact:
        return word.capitalize()
    return ""


def _may_be_name(word: str) -> bool:
    """Whether a word may be a name: no initial and no acronym, "UK" is not Uk."""
    plain = word.rstrip(".")
    if "." in plain or (len(plain) < _ACRONYM and plain.isascii() and plain.isupper()):
        return False
    return len(word) > 2 or not word[0].isascii()


def _longest(
    text: str, pieces: Sequence[Piece], number: int, words: int, gazetteer: Gazetteer
) -> Match | None:
    """The longest name of several pieces that begins here."""
    best: Match | None = None
    start = pieces[number].start
    for after in range(number + 1, min(number + min(2 * words, _LONGEST), len(pieces))):
        piece = pieces[after]
        if not (piece.text[0].isupper() or piece.text in INSIDE or piece.text[:2] in _ELIDED):
            break
        surface = text[start : piece.end]
        if surface in gazetteer.exact:
            best = _match(pieces, number, after + 1, surface, "toponym", gazetteer.exact[surface])
            continue
        if piece.text in _JOINTS or "\n" in surface:
            continue
        name = key(surface)
        known = gazetteer.entry(name)
        if known.demonyms:
            best = _match(pieces, number, after + 1, name, "demonym", known.demonyms)
        elif known.places:
            best = _match(pieces, number, after + 1, name, "toponym", known.places)
    return best


def _match(
    pieces: Sequence[Piece],
    first: int,
    last: int,
    name: str,
    kind: Literal["toponym", "demonym"],
    places: Sequence[Place],
) -> Match:
    return Match(first, last, pieces[first].start, pieces[last - 1].end, name, kind, places)


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
