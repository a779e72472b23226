"""MMIF of the CLAMS project: texts, and views that an app has made, each with its annotations.

Each text is a document, those that an app has made too (the words of a recording). A layer is a
view; what its annotations are is said by their types, which are IRIs. Offsets are code points. It
is written and read without a library.

https://mmif.clams.ai/
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import IO

import msgspec

import glossator
from glossator.exchange import ExchangeOptions, json_object, read_json
from glossator_formats.mmif_contents import Contents
from glossator_formats.mmif_reading import Reader
from glossator_formats.mmif_writing import mmif_of

_HEAD = re.compile(rb'\s*\{\s*"metadata"\s*:\s*\{\s*"mmif"\s*:')


class MmifOptions(ExchangeOptions):
    """How types are called.

    Attributes:
        base: What the IRIs of types begin with that neither CLAMS nor LAPPS have.
    """

    base: str = "https://example.org/glossator/"


class Mmif(glossator.Format[MmifOptions]):
    """Texts and their views; each text is a document."""

    name = "mmif"
    suffixes = (".mmif", ".json")
    many = False

    def recognizes(self, source: glossator.Source) -> bool | None:
        """As `Format.recognizes`: by what MMIF begins with, or the name."""
        return bool(_HEAD.match(source.head)) or source.name.lower().endswith(".mmif")

    def split(self, stream: IO[bytes]) -> Iterator[glossator.Record]:
        """As `Format.split`: each text."""
        contents = Contents(json_object(read_json(stream.read())))
        if not contents.texts:
            raise glossator.FormatError(
                "expected a TextDocument with its text; texts that lie elsewhere are not fetched"
            )
        for number in range(len(contents.texts)):
            yield glossator.Record((contents, number))

    def decode(self, record: glossator.Record, source: glossator.Source) -> glossator.Document:
        """As `Format.decode`."""
        contents, number = record.data
        return Reader(self, contents, number, source).document()

    def encode(self, document: glossator.Document) -> bytes:
        """As `Format.encode`."""
        made = msgspec.json.encode(mmif_of(self, document, self.options.base))
        return msgspec.json.format(made, indent=1) + b"\n"
