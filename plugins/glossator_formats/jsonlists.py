"""The elements of a list in JSON, one by one: such files are larger than the memory at times."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import IO

import msgspec

import glossator
from glossator.exchange import malformed

_CHUNK = 1 << 18
"""How many bytes are read at once."""

_LARGEST = 1 << 28
"""What an element may be long; of a file that is no JSON no more is held either."""

_SPACE = re.compile(r"[ \t\r\n]*")

_DECODER = json.JSONDecoder(strict=False, parse_int=float)
"""Tells where a value ends. Of what is no JSON it takes some: reading the element tells that."""


def elements(begin: bytes, stream: IO[bytes], line: int) -> Iterator[glossator.Record]:
    """The elements of a list, each with its line.

    Args:
        begin: What was read of it, from the beginning of its line.
        stream: Where the rest stands.
        line: The line that it begins on, from 1.

    Raises:
        FormatError: where it is no JSON, or an element is too long; those before were given then.
    """
    rest = _Rest(begin, stream, line)
    while element := rest.element():
        yield element
    rest.check_end()


class _Rest:
    """What is left of a list, from ``[``, from the comma after an element, or from ``]``.

    Bytes are held as the characters of these numbers: `json` reads no bytes.
    """

    def __init__(self, begin: bytes, stream: IO[bytes], line: int) -> None:
        self._stream = stream
        self._text = begin.decode("latin-1")
        self._at = self._column = self._text.index("[")
        self._line = line

    def element(self) -> glossator.Record | None:
        """The next element; None at the end."""
        while self._text[self._at] != "]":
            start = self._after_space(self._at + 1)
            if self._text[self._at] == "[" and self._text.startswith("]", start):
                self._move(start)
                break
            try:
                end = _DECODER.raw_decode(self._text, start)[1]
            except RecursionError:
                raise self._broken() from None
            except ValueError:  # wrong, or not all there
                end = len(self._text)
            after = self._after_space(end)
            if self._text.startswith((",", "]"), after):
                data = self._text[start:end].encode("latin-1")
                found = glossator.Record(data, self._line + self._text.count("\n", self._at, start))
                self._move(after)
                return found
            if not self._more():
                raise self._broken()
        return None

    def check_end(self) -> None:
        """Raise FormatError where something stands after the list."""
        while self._after_space(self._at + 1) == len(self._text):
            if not self._more():
                return
        raise self._broken()

    def _after_space(self, at: int) -> int:
        found = _SPACE.match(self._text, at)
        assert found  # it may be empty
        return found.end()

    def _more(self) -> bool:
        """Read on, twice as far as what is held, so that a long element is not tried too often."""
        held = len(self._text) - self._at
        if held > _LARGEST:
            raise glossator.FormatError(
                f"expected rows of at most {_LARGEST >> 20} MiB, got a longer one, or no JSON",
                line=self._line,
            )
        more = self._stream.read(max(_CHUNK, held))
        self._text, self._at = self._text[self._at :] + more.decode("latin-1"), 0
        return bool(more)

    def _move(self, to: int) -> None:
        passed = self._text[self._at : to]
        self._line += passed.count("\n")
        _, is_new_line, last = passed.rpartition("\n")
        points = len(last.encode("latin-1").decode("utf-8", "replace"))
        self._column = points + (0 if is_new_line else self._column)
        self._at = to

    def _broken(self) -> glossator.FormatError:
        """What is wrong with the rest, after a list that stands on the line before."""
        first = "" if self._text[self._at] == "[" else "[0"
        text = f"{first}\n{' ' * self._column}{self._text[self._at :]}"
        data = text.encode("latin-1")
        try:
            msgspec.json.decode(data, type=list[msgspec.Raw])
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            found = malformed(data, error)
            line = self._line + max(found.line - 2, 0)
            return glossator.FormatError(found.message, line=line)
        return glossator.FormatError("expected a list in JSON", line=self._line)
