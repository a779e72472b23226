"""STAM JSON: a store of annotations with their texts, and vocabularies of keys and values.

A span selects text, a discontinuous one several pieces in their order, a relation the annotations
that it is between. The label stands under the key `type`; fields and references have vocabularies
of their own. Offsets are code points. It is written and read without a library.

https://github.com/annotation/stam
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import IO

import msgspec

import glossator
from glossator.exchange import ExchangeOptions, read_json
from glossator_formats.stam_reading import Reader
from glossator_formats.stam_store import Store
from glossator_formats.stam_writing import Writer

_HEAD = re.compile(
    rb'\s*\{\s*(?:"@(?:id|include)"\s*:\s*"[^"]*"\s*,\s*)?"@type"\s*:\s*"AnnotationStore"'
)


class Stam(glossator.Format[ExchangeOptions]):
    """A store of annotations; each text in it is a document."""

    name = "stam"
    suffixes = (".stam.json", ".json")
    many = False

    def recognizes(self, source: glossator.Source) -> bool | None:
        """As `Format.recognizes`: by what a store begins with."""
        return bool(_HEAD.match(source.head.removeprefix(b"\xef\xbb\xbf")))

    def split(self, stream: IO[bytes]) -> Iterator[glossator.Record]:
        """As `Format.split`: each text of the store."""
        store = Store(read_json(stream.read()))
        for number in range(len(store.texts)):
            yield glossator.Record((store, number))

    def decode(self, record: glossator.Record, source: glossator.Source) -> glossator.Document:
        """As `Format.decode`."""
        store, number = record.data
        return Reader(self, store, number, source).document()

    def encode(self, document: glossator.Document) -> bytes:
        """As `Format.encode`."""
        store = Writer(self, document).store()
        return msgspec.json.format(msgspec.json.encode(store), indent=1) + b"\n"
