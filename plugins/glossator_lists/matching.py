"""Finding phrases: a look-up for each length that phrases with a word's beginning have."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

import glossator
from glossator_lists import Phrase
from glossator_lists.table import PIECE, Entry, Index, plain
from glossator_standard.inflection import base_forms, singulars

Form = Literal["written", "plural", "possessive", "verb"]


class _Start(NamedTuple):
    """A word that phrases can begin with, and how many pieces these have."""

    word: str
    form: Form
    lengths: tuple[int, ...]


class _Pieces:
    """A text cut into pieces, as it is looked up."""

    def __init__(self, text: str, tokens: Iterable[glossator.Span]) -> None:
        found = [match.span() for match in PIECE.finditer(text)]
        self.starts = [start for start, _ in found]
        self.ends = [end for _, end in found]
        self.spaced = " ".join(plain(text).split())
        """The text as the index has phrases: a stretch of it is a key."""
        self.places = [match.span() for match in PIECE.finditer(self.spaced)]
        """Where each piece stands in it."""
        self.words = [self.spaced[start:end] for start, end in self.places]
        self.text = text
        bounds = [(token.start, token.end) for token in tokens]
        self.firsts = {start for start, _ in bounds}
        self.lasts = {end for _, end in bounds}

    def possessive(self, last: int) -> bool:
        """Whether a token goes on with "'s" after a piece and ends there."""
        words, ends = self.words, self.ends
        if words[last + 1 : last + 2] != ["'"] or self.starts[last + 1] != ends[last]:
            return False
        if ends[last + 1] in self.lasts:
            return True
        glued = words[last + 2 : last + 3] == ["s"] and self.starts[last + 2] == ends[last + 1]
        return glued and ends[last + 2] in self.lasts


class Matcher:
    """Finds the phrases of an index, the longest from left to right.

    Args:
        index: The phrases.
        inflect: Forms that are found too.
    """

    def __init__(self, index: Index, inflect: Container[str]) -> None:
        self._entries = index.entries
        self._lengths = index.lengths
        self._plural, self._verb = "plural" in inflect, "verb" in inflect
        self._possessive = "possessive" in inflect
        self._inflects = self._plural or self._verb or self._possessive
        self._starts = lru_cache(maxsize=1 << 16)(self._starts_of)

    def find(self, text: str, tokens: Iterable[glossator.Span]) -> Iterator[Phrase]:
        """The phrases of a text, from the start of a token to the end of one."""
        pieces = _Pieces(text, tokens)
        after = 0
        for position in self._places(pieces.words):
            if position < after or pieces.starts[position] not in pieces.firsts:
                continue
            found = (
                self._longest(pieces, position, self._starts(pieces.words[position]))
                if self._inflects
                else self._longest_as_written(pieces, position)
            )
            if found:
                after = found[0]
                for entry in found[1]:
                    yield _phrase(pieces, position, after - 1, entry, found[2])

    def _places(self, words: Sequence[str]) -> list[int]:
        """Where a phrase may begin."""
        if self._plural or self._verb:
            return [position for position, word in enumerate(words) if self._starts(word)]
        lengths = self._lengths
        return [position for position, word in enumerate(words) if word in lengths]

    def _starts_of(self, word: str) -> tuple[_Start, ...]:
        """With what a phrase that begins with the word may begin in the table."""
        found: list[_Start] = []
        if (lengths := self._lengths.get(word)) is not None:
            found.append(_Start(word, "written", lengths))
        if self._plural:
            found += [
                _Start(one, "plural", (1,))
                for one in singulars(word)
                if 1 in self._lengths.get(one, ())
            ]
        if self._verb:
            found += [
                _Start(one, "verb", self._lengths[one])
                for one in base_forms(word)
                if one in self._lengths
            ]
        return tuple(found)

    def _longest_as_written(
        self, pieces: _Pieces, first: int
    ) -> tuple[int, Sequence[Entry], Form] | None:
        """The same as `_longest` where no other form is looked for, which is most of the time."""
        begin, count = pieces.places[first][0], len(pieces.words)
        for length in self._lengths[pieces.words[first]]:
            last = first + length - 1
            if last < count and pieces.ends[last] in pieces.lasts:
                key = pieces.spaced[begin : pieces.places[last][1]]
                if key in self._entries and (
                    entries := self._written_so(key, pieces, first, last, "written")
                ):
                    return last + 1, entries, "written"
        return None

    def _longest(
        self, pieces: _Pieces, first: int, starts: Sequence[_Start]
    ) -> tuple[int, Sequence[Entry], Form] | None:
        """Where the longest phrase that begins there ends, its entries, and its form."""
        lengths = starts[0].lengths
        if len(starts) > 1:
            lengths = tuple(
                sorted({one for start in starts for one in start.lengths}, reverse=True)
            )
        for length in lengths:
            last = first + length - 1
            if last >= len(pieces.words):
                continue
            ending: Form = "written"
            if pieces.ends[last] not in pieces.lasts:
                if not (self._possessive and pieces.possessive(last)):
                    continue
                ending = "possessive"
            for start in starts:
                if length in start.lengths:
                    for key, form in self._keys(pieces, first, last, start):
                        entries = self._written_so(key, pieces, first, last, form)
                        if entries:
                            return last + 1, entries, form if form != "written" else ending
        return None

    def _keys(
        self, pieces: _Pieces, first: int, last: int, start: _Start
    ) -> Iterator[tuple[str, Form]]:
        """What stands there as the table may have it."""
        if first == last:
            yield start.word, start.form
            return
        begin, rest = pieces.places[first]
        last_begin, end = pieces.places[last]
        yield start.word + pieces.spaced[rest:end], start.form
        if self._plural and start.form == "written":
            for one in singulars(pieces.words[last]):
                yield pieces.spaced[begin:last_begin] + one, "plural"

    def _written_so(
        self, key: str, pieces: _Pieces, first: int, last: int, form: Form
    ) -> Sequence[Entry]:
        """The entries of a phrase whose capitals are those of the text, where that is asked."""
        found = self._entries.get(key)
        if found is None:
            return ()
        several = (found,) if isinstance(found, Entry) else found
        if not any(one.exact for one in several):
            return several
        text = " ".join(pieces.text[pieces.starts[first] : pieces.ends[last]].split())
        text = text.replace("’", "'")
        return [one for one in several if one.exact is None or _same_case(one.exact, text, form)]


def _same_case(exact: str, text: str, form: Form) -> bool:
    """Whether a text has the capitals of an entry; of another form, those of its beginning."""
    if form == "written":
        return exact == text
    same = 0
    while same < min(len(exact), len(text)) and exact[same].lower() == text[same].lower():
        same += 1
    return exact[:same] == text[:same]


def _phrase(pieces: _Pieces, first: int, last: int, entry: Entry, form: Form) -> Phrase:
    return Phrase(
        start=pieces.starts[first],
        end=pieces.ends[last],
        list=entry.list,
        label=entry.label,
        phrase=entry.phrase,
        form=form,
        identifier=entry.identifier,
        note=entry.note,
    )
