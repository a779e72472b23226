"""Reads and writes my things: a line for each document, and below it one for each entity.

    {"id": "one", "text": "Jo fled Rome."}
    0   2   PER
    8   12  PLACE

The columns stand between tabs, and an empty line stands behind each document.
"""

import json
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import IO, Any

import glossator
from glossator_standard import Entity

LABELS = Path(__file__).with_name("labels.toml")


class Options(glossator.Options):
    """What a user may set, as in `--set my-things.strict=true`."""

    strict: bool = False
    """Refuse a label that `labels.toml` does not have; else it is read as MISC."""


class MyThingFormat(glossator.Format[Options]):
    """Entities on lines of their own, below their document."""

    name = "my-things"
    suffixes = (".my-things",)

    def split(self, stream: IO[bytes]) -> Iterator[glossator.Record]:
        """Yield the documents of a file as they stand there, cut at empty lines."""
        lines: list[str] = []
        for number, line in enumerate(stream, start=1):
            if text := line.decode("utf-8").rstrip("\r\n"):
                lines.append(text)
            elif lines:
                yield glossator.Record(lines, number - len(lines))
                lines = []
        if lines:
            yield glossator.Record(lines, number - len(lines) + 1)

    def decode(self, record: glossator.Record, source: glossator.Source) -> glossator.Document:
        """Make a document; what the core finds wrong with offsets it tells by itself."""
        head, *rows = record.data
        try:
            said = json.loads(head)
            document = glossator.Document(id=said["id"], text=said["text"])
        except (ValueError, TypeError, KeyError):
            expected = 'a line of JSON, as {"id": "one", "text": "Jo fled Rome."}'
            raise glossator.FormatError(f"expected {expected}, got {head!r:.60}", line=1) from None
        entities = [self.entity(row, line) for line, row in enumerate(rows, start=2)]
        return document.with_layer(glossator.Layer.of(Entity, entities)) if rows else document

    def entity(self, row: str, line: int) -> Entity:
        """The entity of a line."""
        match row.split("\t"):
            case [start, end, label] if start.isdecimal() and end.isdecimal():
                ours = labels().get(label)
            case _:
                expected = "start, end and label between tabs"
                raise glossator.FormatError(f"expected {expected}, got {row!r:.60}", line=line)
        if ours is None and self.options.strict:
            known = ", ".join(sorted(labels()))
            raise glossator.FormatError(f"unknown label {label!r}. Known: {known}", line=line)
        return Entity(start=int(start), end=int(end), label=ours or "MISC", rule="my-things")

    def encode(self, document: glossator.Document) -> bytes:
        """The document as it stands in a file; what this leaves out, the core finds by itself."""
        theirs = {ours: label for label, ours in labels().items()}
        lines = [json.dumps({"id": document.id, "text": document.text}, ensure_ascii=False)]
        for one in document.layers.get_or_empty(Entity):
            if one.label in theirs:
                lines.append(f"{one.start}\t{one.end}\t{theirs[one.label]}")
        return ("\n".join(lines) + "\n\n").encode()


@cache
def labels() -> dict[str, Any]:
    """The labels of the files, and ours for each."""
    return tomllib.loads(LABELS.read_text("utf-8"))


@glossator.hookimpl
def glossator_formats() -> list[type[glossator.Format]]:
    return [MyThingFormat]
