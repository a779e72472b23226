"""Rows of JSON as other tools write them: one on a line, a list of them, or one alone."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import IO, Any, ClassVar

import msgspec

import glossator
from glossator.exchange import is_json, json_object, malformed, tool_of_head
from glossator_formats.jsonlists import elements

_MARK = b"\xef\xbb\xbf"

_HEAD = 1 << 16
"""How much of a line is enough to see whether it begins a list: all of that may stand on one."""


class JsonRows:
    """What formats of such rows have alike; it stands before `Format` among the bases."""

    name: ClassVar[str]
    suffixes: ClassVar[Sequence[str]] = (".jsonl", ".json")

    def recognizes(self, source: glossator.Source) -> bool | None:
        """As `Format.recognizes`: the rows are like those of the tool."""
        return tool_of_head(source.head) == self.name

    def split(self, stream: IO[bytes]) -> Iterator[glossator.Record]:
        """As `Format.split`: one on a line, a list of them, or one alone."""
        return split_rows(stream)


def split_rows(stream: IO[bytes]) -> Iterator[glossator.Record]:
    """The rows of a file.

    Raises:
        FormatError: where it is a list and no JSON.
    """
    number, first = 1, stream.readline(_HEAD).removeprefix(_MARK)
    while first and not first.strip():
        number, first = number + first.count(b"\n"), stream.readline(_HEAD)
    if first.lstrip().startswith(b"["):
        yield from elements(first, stream, number)
        return
    if not first.endswith(b"\n"):
        first += stream.readline()
    if is_json(first) or not first:
        yield from _lines(first, stream, number)
    else:
        second = stream.readline()
        if is_json(second):  # then the first is damaged, and the others are rows
            yield glossator.Record(first, number)
            yield from _lines(second, stream, number + 1)
        else:
            yield glossator.Record(first + second + stream.read(), number)


def _lines(line: bytes, stream: IO[bytes], number: int) -> Iterator[glossator.Record]:
    while line:
        if line.strip():
            yield glossator.Record(line, number)
        line, number = stream.readline(), number + 1


def row_of(data: bytes) -> dict[str, Any]:
    """A row as an object.

    Raises:
        FormatError: where it is none.
    """
    try:
        row = msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise malformed(data, error) from None
    return json_object(row)


def check_shape(row: Mapping[str, Any], shape: Any) -> None:
    """Compare a row with the types that its tool gives it; what else it has makes no difference.

    Raises:
        FormatError: naming the place where they differ.
    """
    try:
        msgspec.convert(row, shape)
    except msgspec.ValidationError as error:
        message = str(error)
        raise glossator.FormatError(message[:1].lower() + message[1:]) from None


def text_in(row: Mapping[str, Any], *keys: str) -> str:
    """The text of a row, under the first of the keys that it has."""
    for key in keys:
        if isinstance(value := row.get(key), str):
            return value
    raise glossator.FormatError(
        f"expected a string under {' or '.join(keys)}, got the keys: {', '.join(sorted(row))}"
    )


def metadata_of(row: Mapping[str, Any], used: Collection[str]) -> dict[str, Any]:
    """What a row says beside what is used of it."""
    return {
        key: value for key, value in row.items() if key not in used and value not in (None, [], {})
    }


def extent_of(row: Mapping[str, Any], start: str, end: str, length: int) -> tuple[int, int]:
    """A stretch of a text of that length.

    Raises:
        FormatError: where it is none, or lies outside of the text.
    """
    found = row.get(start), row.get(end)
    match found:
        case (int(first), int(last)) if 0 <= first <= last <= length:
            return first, last
    raise glossator.FormatError(
        f"expected {start} and {end} within the text of {length} characters, "
        f"got {found[0]!r} and {found[1]!r}"
    )
