"""The header, the text and the rows of WebAnno TSV 3."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal, NamedTuple

import glossator
from glossator.exchange import Offsets, check_extent, check_quote
from glossator_formats.said import say

Unit = Literal["utf-16", "code-points"]

_LAYER = re.compile(r"#T_(?P<kind>SP|RL|CH)=(?P<type>[^|]+)\|?(?P<columns>.*)")
_PLACE = re.compile(r"(?P<unit>[0-9]+-[0-9]+(?:\.[0-9]+)?)\t(?P<begin>[0-9]+)-(?P<end>[0-9]+)")
_ESCAPE = re.compile(r"\\(u[0-9a-fA-F]{4}|.)", re.DOTALL)
_ESCAPES = {"t": "\t", "n": "\n", "r": "\r", "f": "\f", "b": "\b"}
_WIDEST = 1_000_000
"""Units that a file may leave out between two sentences, or the text would grow without bound."""


class Layer(NamedTuple):
    """A layer as the header names it.

    Attributes:
        kind: ``SP`` for spans, ``RL`` for relations, ``CH`` for chains.
        type: The name of its type.
        columns: What its columns are.
        first: The number of the first of them.
    """

    kind: str
    type: str
    columns: Sequence[str]
    first: int


class Row(NamedTuple):
    """A token, or a part of one.

    Attributes:
        unit: Its number: that of the sentence, of the token in it, of the part in that.
        extent: Where it stands, in code points.
        cells: The columns of the layers.
        line: Its line.
    """

    unit: str
    extent: tuple[int, int]
    cells: Sequence[str]
    line: int

    @property
    def is_token(self) -> bool:
        """Whether it is a whole token."""
        return "." not in self.unit


class Table:
    """A file.

    Args:
        lines: Its lines.
        unit: What its offsets count.

    Attributes:
        layers: The layers that its header names.
        text: The text.
        sentences: Where each stands, in code points, and what is said of it.
        rows: The rows.

    Raises:
        FormatError: with the line.
    """

    def __init__(self, lines: Sequence[str], unit: Unit) -> None:
        self.layers: list[Layer] = []
        self.sentences: list[tuple[tuple[int, int], Mapping[str, Any]]] = []
        self.rows: list[Row] = []
        self._unit = unit
        self._pieces: list[str] = []
        self._points = self._units = 0
        """How long the text is so far."""
        rows = list(self._read(lines))
        self.text = "".join(self._pieces).removesuffix("\n")
        self._offsets = Offsets(self.text, "utf-16") if unit == "utf-16" else None
        units: set[str] = set()
        for place, rest, line in rows:
            if place["unit"] in units:
                message = f"expected numbers to be unique, got {place['unit']} twice"
                raise glossator.FormatError(message, line=line)
            units.add(place["unit"])
            try:
                self.rows.append(self._row(place, rest, line))
            except glossator.FormatError as error:
                raise glossator.FormatError(error.message, line=line) from None

    def _read(self, lines: Sequence[str]) -> Iterator[tuple[re.Match[str], str, int]]:
        """Read header and sentences; gives place, rest and line of each row."""
        said: dict[str, Any] = {}
        texts: list[str] = []
        for number, line in enumerate(lines[1:], start=2):
            line = line.removesuffix("\r")
            name, equals, value = line.removeprefix("#").partition("=")
            if not line.strip():
                continue
            if place := _PLACE.match(line):
                if texts:
                    self._begin(int(place["begin"]), "\n".join(texts), said, number)
                    said, texts = {}, []
                yield place, line[place.end() :], number
            elif header := _LAYER.fullmatch(line):
                if any(layer.type == header["type"] for layer in self.layers):
                    message = f"expected layers to be unique, got {header['type']!r} twice"
                    raise glossator.FormatError(message, line=number)
                first = sum(len(layer.columns) for layer in self.layers)
                columns = header["columns"].split("|")
                self.layers.append(Layer(header["kind"], header["type"], columns, first))
            elif line.startswith("#Text="):
                texts.append(unescaped(value))
            elif line.startswith("#"):
                say(said, name.removeprefix("Sentence."), unescaped(value) if equals else None)
            else:
                raise glossator.FormatError(
                    f"expected a token, its place and its columns, got {line[:40]!r}", line=number
                )

    def _begin(self, begin: int, text: str, said: Mapping[str, Any], line: int) -> None:
        """Add a sentence; what lies before it no file says: a line's end here, or nothing."""
        if self._units == begin + 1 and self._pieces:
            self._pieces[-1] = self._pieces[-1][:-1]
            self._add("", -1)
        missing = begin - self._units
        if not 0 <= missing <= _WIDEST:
            raise glossator.FormatError(
                f"expected the sentence at {self._units}, where the one before it ends, "
                f"got {begin}",
                line=line,
            )
        self._add(" " * missing)
        start = self._points
        self._add(text)
        self.sentences.append(((start, self._points), said))
        self._add("\n")

    def _add(self, piece: str, more: int = 0) -> None:
        """Add to the text; `more` is what was taken from it."""
        self._pieces.append(piece)
        self._points += len(piece) + more
        wide = self._unit == "utf-16"
        self._units += (len(piece.encode("utf-16-le")) // 2 if wide else len(piece)) + more

    def _row(self, place: re.Match[str], rest: str, line: int) -> Row:
        ends = int(place["begin"]), int(place["end"])
        if self._offsets:
            ends = self._offsets.to_points(ends[0]), self._offsets.to_points(ends[1])
        extent = check_extent(self.text, *ends)
        _, form, *cells = rest.split("\t")
        expected = sum(len(layer.columns) for layer in self.layers)
        if len(cells) < expected:
            raise glossator.FormatError(f"expected {expected + 3} columns, got {len(cells) + 3}")
        if form != self.text[slice(*extent)]:
            check_quote(self.text, *extent, unescaped(form), place["unit"])
        return Row(place["unit"], extent, cells, line)


def unescaped(value: str) -> str:
    """What stands for characters that would divide columns, as these."""
    if "\\" not in value:
        return value
    return _ESCAPE.sub(lambda found: _character(found[1]), value)


def _character(name: str) -> str:
    return chr(int(name[1:], 16)) if len(name) > 1 else _ESCAPES.get(name, name)
