"""Documents as they stand in files: found by layer, and decoded only where they are compared.

A row is a glossator document, whose layers have names, or a plain object with ``text`` and lists of
spans, ``{"id": ..., "text": ..., "spans": [{"start": 0, "end": 4, "label": "LOC"}]}``, in which the
key of a list stands for a layer's name and a span may be a bare ``[start, end]``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeVar

import msgspec

from glossator import FormatError, InputError
from glossator.cli.shared import CopiedFile, Formats, find_inputs, iter_json
from glossator_eval.parsing import brief, parse

T = TypeVar("T")

_NO_LAYERS = "text"
"""The format whose documents have no layers."""


class _Placed(msgspec.Struct):
    """As much of an annotation as says where it stands."""

    id: str = ""
    start: int | None = None
    end: int | None = None


_placed = msgspec.json.Decoder(list[_Placed])


class Row:
    """One document of a file.

    Attributes:
        id: The document's id; where it has none, its file's name and its line.
        text: The document's text.
        is_plain: Whether it is a plain object, and no document of ours.
        types: The layers that it has, or keys of lists, and the type of each; empty in a plain row.
        versions: The version of each.
        failed: The layers that an annotator failed to make.
    """

    def __init__(self, source: str, line: int, data: bytes, name: str) -> None:
        """Parse a row.

        Args:
            source: The file.
            line: The line on which it begins, from 1; 0 in a file of one document.
            data: Its bytes.
            name: The file's name, for the id of a document that has none.

        Raises:
            FormatError: where it is no row.
        """
        self._source, self._line = source, line
        try:
            found = parse(data)
        except FormatError as error:
            raise error.located(source=source, line=line) from None
        default = f"{name}-{line}" if line else name
        self.id = default if found.id is None else str(found.id)
        self.text = found.text
        self.is_plain = found.is_plain
        self.types = {name: layer.type for name, layer in found.layers.items()}
        self.versions = {name: layer.version for name, layer in found.layers.items()}
        self.failed = [name for name, one in found.layers.items() if one.status == "error"]
        self._layers, self._others = found.layers, found.others
        self._places: dict[str, dict[str, list[int]]] = {}

    def records(self, layer: str) -> list[Any]:
        """The records of a layer, as they stand; none where the row has no such layer."""
        if layer not in self._layers:
            return []
        try:
            return msgspec.json.decode(self._layers[layer].annotations, type=list)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            raise self.error(f"expected JSON: {error}", layer) from None

    def decoded(self, layer: str, decoder: msgspec.json.Decoder[list[T]]) -> list[T] | None:
        """The records of a layer as `decoder` makes them; None where it refuses one."""
        try:
            return decoder.decode(self._layers[layer].annotations)
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            return None

    def extent(self, identifier: str) -> list[int] | None:
        """Where the annotation of an id stands; None where there is none, or it stands nowhere."""
        layer = identifier.rpartition(":")[0]
        if self.is_plain or layer not in self._layers:
            return None
        if layer not in self._places:
            self._places[layer] = {
                one.id: [one.start, one.end]
                for one in self.decoded(layer, _placed) or ()
                if one.start is not None and one.end is not None
            }
        return self._places[layer].get(identifier)

    def strangers(self) -> Iterator[tuple[str, FormatError]]:
        """The keys of a plain row that hold no spans, and what was expected of each."""
        for key, raw in self._others.items():
            value = brief(msgspec.json.decode(raw))
            yield key, self.error(f"expected a list of spans in `{key}`, got {value}", key)

    def error(self, message: str, layer: str = "", number: int | None = None) -> FormatError:
        """What is wrong with a row, a layer, or its record of that number, and where it stands."""
        parts = [] if not layer else [layer] if self.is_plain else ["layers", layer, "annotations"]
        parts += [] if number is None else [str(number)]
        pointer = "".join("/" + one.replace("~", "~0").replace("/", "~1") for one in parts)
        return FormatError(message, source=self._source, line=self._line, pointer=pointer)


class Rows:
    """All rows of one side, read as often as asked; memory holds one, and a hash of each text.

    Attributes:
        types: The layers, or lists, of any row, and the type of each where it has one.
        texts: The id of each document, and a hash of its text, without white space at its end.
        strangers: The keys of plain rows that hold no spans, and what was expected of each.
    """

    def __init__(self, source: str, formats: Formats | None = None) -> None:
        """Find the files of a source, and read which documents and layers they have.

        Args:
            source: A file, a directory, or a glob.
            formats: The formats to read; those of the core unless given.

        Raises:
            InputError: where it matches nothing, has no documents, or cannot be read.
            FormatError: where a row is neither of the two, or an id comes a second time.
        """
        found = find_inputs([source], formats)
        found = [CopiedFile(file) if file.is_stream else file for file in found]
        # Below a folder of annotations there often are the texts, too.
        self._files = [file for file in found if file.format.name != _NO_LAYERS]
        self.types: dict[str, str] = {}
        self.texts: dict[str, int] = {}
        self.strangers: dict[str, FormatError] = {}
        for row in self:
            if row.id in self.texts:
                raise row.error(f"expected each id once, got {row.id!r} again")
            self.texts[row.id] = hash(row.text.rstrip())
            for name, kind in row.types.items():
                self.types[name] = self.types.get(name) or kind
            for name, refusal in row.strangers():
                self.strangers.setdefault(name, refusal)
        if not self.texts:
            raise InputError(f"{source}: expected documents with annotations, got none")

    def __iter__(self) -> Iterator[Row]:
        for file in self._files:
            for record in iter_json(file):
                yield Row(file.name, record.line, record.data, file.identifier)
