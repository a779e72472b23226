"""The formats that the core brings: a text, a document in JSON, and JSON Lines of them.

They are formats as those of any plugin; nothing else in the core knows their suffixes.
"""

from __future__ import annotations

import codecs
import re
from collections import Counter
from collections.abc import Callable, Collection, Container, Iterator, Mapping
from itertools import chain
from types import MappingProxyType
from typing import IO, Any

import msgspec

from glossator.errors import FormatError, OptionError, located
from glossator.format import codec
from glossator.format.foreign import tool_of
from glossator.format.layers import LayerTypes
from glossator.format.malformed import is_json, malformed, other_bytes
from glossator.lines import line_and_column
from glossator.model.document import Document
from glossator.plugins.format import Format, Record, Source
from glossator.plugins.options import Options


class TextOptions(Options):
    """How texts are written."""

    encoding: str = "utf-8"
    """The encoding of the files, as Python calls it; UTF-16 is known by its mark."""


class Text(Format[TextOptions]):
    """A text and nothing else; its line ends become newlines."""

    name = "text"
    suffixes = (".txt",)
    many = False

    def recognizes(self, source: Source) -> bool | None:
        """As `Format.recognizes`: perhaps anything but an object."""
        return False if _begin(source.head).startswith(b"{") else None

    def decode(self, record: Record, source: Source) -> Document:
        """As `Format.decode`: a byte order mark is left out.

        Raises:
            OptionError: where there is no such encoding.
        """
        text = self._text(record.data).removeprefix("\ufeff")
        return Document(id=source.identifier, text=text.replace("\r\n", "\n").replace("\r", "\n"))

    def _text(self, data: bytes) -> str:
        is_marked = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
        encoding = "utf-16" if is_marked else self.options.encoding
        try:
            return data.decode(encoding)
        except UnicodeDecodeError as error:
            line, column = line_and_column(data, error.start, encoding=encoding, errors="replace")
            what, way = other_bytes(data)
            if not way:
                what = f"byte 0x{data[error.start]:02x}"
                way = "save the file as UTF-8, or say its encoding, as --set text.encoding=cp1252"
            raise FormatError(
                f"expected {encoding.upper()}, got {what} (column {column}); {way}", line=line
            ) from None
        except LookupError:
            raise OptionError(f"text.encoding: no encoding {encoding!r}") from None


class Rows(Format):
    """What documents in JSON have in common: each is one of ours, or a plain row with ``text``.

    Attributes:
        dropped: The fields that were left out of plain rows, and of how many.
        replaced: The names of layers that need not be read, as in `decode_layer`.
    """

    def __init__(self, options: Any = None, types: LayerTypes = MappingProxyType({})) -> None:
        super().__init__(options, types)
        self.dropped: Counter[str] = Counter()
        self.replaced: Container[str] = ()

    def encode(self, document: Document) -> bytes:
        """As `Format.encode`."""
        return codec.encode(document) + b"\n"

    def _decoded(self, data: bytes, identifier: str, only: Collection[str] | None) -> Document:
        data = data.removeprefix(codecs.BOM_UTF8)
        if _is_ours(data) or _has_format(data):
            return codec.decode(data, self.types, only, replaced=self.replaced)
        document, left_out = _plain(data, identifier)
        self.dropped.update(left_out)
        return document


_OPENINGS = {
    b"{": (b'"', "one over several lines: have its name end in .json"),
    b"[": (
        b"",
        "a list: write what it holds without brackets and commas, each on a line of its own",
    ),
}
"""What a first line says that has nothing else, and what the second begins with then."""


class JsonLines(Rows):
    """JSON Lines: on each line a document of ours, or any object with ``text``."""

    name = "jsonl"
    suffixes = (".jsonl",)

    def recognizes(self, source: Source) -> bool | None:
        """As `Format.recognizes`: a value on a line."""
        return (_is_ours(source.head) or None) if are_lines(source.head) else False

    def split(self, stream: IO[bytes]) -> Iterator[Record]:
        """As `Format.split`: empty lines are passed over; raises FormatError for other JSON."""
        begin = [stream.readline()]
        if _begin(begin[0]).strip() in _OPENINGS:
            begin.append(stream.readline())
        refuse_layout(*begin)
        for number, line in enumerate(chain(begin, stream), start=1):
            if line.strip():
                yield Record(line, number)

    def decode(
        self, record: Record, source: Source, only: Collection[str] | None = None
    ) -> Document:
        """As `Format.decode`; `only` as in `codec.decode`."""
        return self._decoded(record.data, f"{source.identifier}-{record.line}", only)


class Json(Rows):
    """One document of ours, or any object with ``text``, in a file of JSON."""

    name = "json"
    suffixes = (".json",)
    many = False

    def recognizes(self, source: Source) -> bool | None:
        """As `Format.recognizes`."""
        return _is_ours(source.head) or None

    def split(self, stream: IO[bytes]) -> Iterator[Record]:
        """As `Format.split`: an empty file has no document."""
        data = stream.read()
        if _begin(data):
            yield Record(data)

    def decode(
        self, record: Record, source: Source, only: Collection[str] | None = None
    ) -> Document:
        """As `Format.decode`; `only` as in `codec.decode`."""
        return self._decoded(record.data, source.identifier, only)


OWN: tuple[type[Format], ...] = (JsonLines, Json)
"""The formats of our own documents: those that hold all of one, and that `validate` checks."""

_ALL: tuple[type[Format], ...] = (Text, *OWN)

BUILT_IN: Mapping[str, type[Format]] = {cls.name: cls for cls in _ALL}
"""The formats of the core by name; a stream that may be of several is of the first."""


def replacing(
    make: Callable[[type[Format]], Format], replaced: Container[str]
) -> Callable[[type[Format]], Format]:
    """What makes formats, with the layers that whoever reads takes out or makes anew."""

    def made(cls: type[Format]) -> Format:
        one = make(cls)
        if isinstance(one, Rows):
            one.replaced = replaced
        return one

    return made


_OURS = re.compile(rb'\{\s*"format"\s*:\s*"glossator/')


def _is_ours(head: bytes) -> bool:
    """Whether a file begins as a document of ours does."""
    return bool(_OURS.match(_begin(head)))


def _begin(head: bytes) -> bytes:
    return head.removeprefix(codecs.BOM_UTF8).lstrip()


def are_lines(head: bytes) -> bool:
    """Whether JSON is JSON Lines, rather than one document over several lines, by its beginning.

    A first line that is no whole value begins a document of several lines, unless the second is one
    or begins another: then the first is damaged.
    """
    begin = _begin(head)
    first, ended, rest = begin.partition(b"\n")
    if not ended or not rest.strip() or is_json(first):
        return True
    if is_json(begin):
        return False
    second = rest.partition(b"\n")[0]
    return second.startswith(b"{") or is_json(second)


def refuse_layout(first: bytes, second: bytes = b"") -> None:
    """Raise FormatError where what is called JSON Lines is other JSON, or no text."""
    what, way = other_bytes(first)
    if what:
        advice = way or "save the file as UTF-8"
        raise FormatError(f"expected UTF-8, got {what}; {advice}", line=1)
    goes_on, got = _OPENINGS.get(_begin(first).strip(), (b"", ""))
    if got and second.lstrip().startswith(goes_on):
        raise FormatError(f"expected a document on each line, got {got}", line=1)


class _Peek(msgspec.Struct):
    """Just enough of an object to see whether it is a document of ours."""

    format: msgspec.Raw | msgspec.UnsetType = msgspec.UNSET
    layers: msgspec.Raw | msgspec.UnsetType = msgspec.UNSET


_peek = msgspec.json.Decoder(_Peek)


def _has_format(data: bytes) -> bool:
    try:
        peek = _peek.decode(data)
    except msgspec.ValidationError as error:
        if data.lstrip().startswith(b"["):
            raise FormatError(
                "expected a JSON object, got a list: a corpus is JSON Lines "
                f"({JsonLines.suffixes[0]}), one document on each line"
            ) from None
        raise FormatError(located(error)[0]) from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise malformed(data, error) from None
    return peek.format is not msgspec.UNSET or peek.layers is not msgspec.UNSET


def _plain(data: bytes, default_id: str) -> tuple[Document, list[str]]:
    """A document from any object with ``text``, and the fields of it that are left out.

    Other plain values become metadata; lists and objects do only under ``metadata``. A row that is
    another tool's is refused: its labels would be lost.
    """
    try:
        row: dict[str, Any] = msgspec.json.decode(data)
    except msgspec.ValidationError as error:
        # A number that no float holds.
        raise FormatError(f"expected one JSON document: {error}") from None
    if tool := tool_of(row):
        raise FormatError(f"expected a plain row, got one of {tool}: say so with --from {tool}")
    text = row.get("text")
    if "text" in row and not isinstance(text, str):
        got = type(text).__name__ if text is not None else "null"
        raise FormatError(f"expected `text` to be a string, got {got}", pointer="/text")
    if not isinstance(text, str):
        keys = ", ".join(sorted(row)) or "none"
        raise FormatError(f"expected an object with a string `text`, got the keys: {keys}")
    metadata = row.get("metadata", {})
    if not isinstance(metadata, dict):
        raise FormatError("expected `metadata` to be an object", pointer="/metadata")
    language = row.get("language")
    used = ("id", "text", "metadata", "language")
    others: dict[str, Any] = {}
    left_out = ["language"] if not isinstance(language, str | None) else []
    for key, value in row.items():
        if key in used:
            continue
        if isinstance(value, str | int | float | bool):
            others[key] = value
        elif value is not None:
            left_out.append(key)
    identifier = row.get("id")
    if isinstance(identifier, bool) or not isinstance(identifier, str | int | None):
        got = type(identifier).__name__  # what it says may be of the text
        raise FormatError(f"expected `id` to be a string, got {got}", pointer="/id")
    document = Document(
        id=default_id if identifier is None else str(identifier),
        text=text,
        language=language if isinstance(language, str) else None,
        metadata={**others, **metadata},
    )
    return document, left_out
