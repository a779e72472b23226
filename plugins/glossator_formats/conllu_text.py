"""The text that tokens of CoNLL-U make, of what the last column says of the space around them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NamedTuple

import msgspec

import glossator
from glossator_formats.conllu_columns import ATTRIBUTES, DIGITS, MANY, NOTHING, TAG, unescaped
from glossator_formats.conllu_rows import Rows
from glossator_formats.said import say
from glossator_standard.segmentation import Token

_PLACE = re.compile(r"[0-9]{1,12}")
_WIDEST = 1_000_000
"""Code points that a file may leave out between two words, or the text would grow without bound."""
_EDGE = ("", "|")
"""What may stand before and after an attribute of the last column."""

# To change a copy takes a quarter of the time of making an annotation from its fields.
_replace: Any = msgspec.structs.replace
_TOKEN = Token(start=0, end=0)


class _Misc(NamedTuple):
    """What the last column says."""

    before: str
    """The white space before the token."""
    inside: str | None
    """The token, where white space in it is not one space."""
    after: str | None
    """None where it is one space, and the column does not say so."""
    start: str
    tag: str
    fields: Mapping[str, Any]
    """All else."""


class Text:
    """A text that grows by sentences.

    Attributes:
        tokens: The tokens.
        tags: The tags of those that have one, by their numbers from 0.
        fields: What else is said of tokens, by their numbers.
    """

    def __init__(self) -> None:
        self.tokens: list[Token] = []
        self.tags: dict[int, str] = {}
        self.fields: dict[int, dict[str, Any]] = {}
        self._pieces: list[str] = []
        """A token, and what stands after it, and so on."""
        self._length = 0
        self._is_implied = False
        """Whether the last piece is a space that the file does not name."""

    def __str__(self) -> str:
        return "".join(self._pieces[:-1] if self._is_implied else self._pieces)

    def add(self, rows: Rows) -> None:
        """Add the tokens of a sentence."""
        tokens, pieces, digits = self.tokens, self._pieces, DIGITS
        for form, misc, line in rows.tokens:
            # This is the loop that takes the time. Of most tokens nothing is said but their place.
            inside, after, is_implied = form, " ", True
            start = self._length
            end = start + len(inside)
            place = f"start_char={digits[start]}|end_char={digits[end]}"
            if misc != place and misc != NOTHING:
                said = _said(misc, place)
                if said.before or said.start:
                    self._move(said, line)
                    start = self._length
                if said.inside is not None:
                    inside = said.inside
                if said.fields:
                    self.fields[len(tokens)] = dict(said.fields)
                if said.tag:
                    self.tags[len(tokens)] = said.tag
                if said.after is not None:
                    after, is_implied = said.after, False
                end = start + len(inside)
            tokens.append(_replace(_TOKEN, start=start, end=end))
            pieces += inside, after
            self._length, self._is_implied = end + len(after), is_implied

    def _move(self, said: _Misc, line: int) -> None:
        """Go to where a token begins, which files may say in place of what stands before it."""
        if said.before:
            self._write(said.before)
        if not _PLACE.fullmatch(said.start):
            return
        wide = int(said.start) - self._length
        if wide == -1 and self._is_implied:
            self._pieces[-1] = ""
            self._length -= 1
        if wide > _WIDEST:
            message = f"expected at most {_WIDEST:,} characters between two words, got {wide:,}"
            raise glossator.FormatError(message, line=line)
        if wide > 0:
            self._write(" " * wide)

    def _write(self, space: str) -> None:
        self._pieces.append(space)
        self._length += len(space)
        self._is_implied = False


def _said(misc: str, place: str) -> _Misc:
    """What the last column says besides the place that is expected.

    Without it the same is said in many rows, and is taken apart once.
    """
    before, found, rest = misc.partition(place)
    is_whole = found and before[-1:] in _EDGE and rest[:1] in _EDGE
    return _misc(before + rest if is_whole else misc)


@lru_cache(MANY)
def _misc(column: str) -> _Misc:
    said: dict[str, Any] = {}
    for attribute in column.split("|") if column != NOTHING else ():
        name, _, value = attribute.partition("=")
        if name in ATTRIBUTES:
            said[name] = unescaped(value)
        elif name:
            say(said, name, unescaped(value))
    after = said.pop("SpacesAfter", None)
    is_tight = said.pop("SpaceAfter", "") == "No"
    tag = said.pop(TAG, "")
    said.pop("end_char", "")
    return _Misc(
        before=said.pop("SpacesBefore", ""),
        inside=said.pop("SpacesInToken", None),
        after="" if after is None and is_tight else after,
        start=said.pop("start_char", ""),
        tag="" if tag == "O" else tag,
        fields=said,
    )
