"""UIMA CAS as JSON: typed feature structures over a text, in UTF-16 offsets.

Each layer is a type `glossator.layer.NAME`; fields that hold one plain value are features of the
same name, references lead to other structures, and all other fields stand as JSON in one feature.
The pieces of a discontinuous span are annotations that it refers to. All is in the initial view.
What others have written is read whatever its types are, with or without their declarations; each
view that has a text is a document.

https://github.com/apache/uima-uimaj-io-jsoncas
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import IO

import msgspec

import glossator
from glossator.exchange import ExchangeOptions, read_json
from glossator_formats.cas_reading import document_of, views_of
from glossator_formats.cas_writing import Types, cas_of
from glossator_formats.vocabulary import labels_of

_HEAD = re.compile(rb'\s*\{\s*"%(?:HEADER|TYPES|FEATURE_STRUCTURES|VIEWS)"')


class CasJson(glossator.Format[ExchangeOptions]):
    """A CAS in UIMA's JSON."""

    name = "cas"
    suffixes = (".cas.json", ".json")
    many = False

    def recognizes(self, source: glossator.Source) -> bool | None:
        """As `Format.recognizes`: by what a CAS begins with."""
        return bool(_HEAD.match(source.head.removeprefix(b"\xef\xbb\xbf")))

    def split(self, stream: IO[bytes]) -> Iterator[glossator.Record]:
        """As `Format.split`: each view that has a text."""
        yield from views_of(read_json(stream.read()))

    def decode(self, record: glossator.Record, source: glossator.Source) -> glossator.Document:
        """As `Format.decode`."""
        return document_of(self, record, source)

    def encode(self, document: glossator.Document) -> bytes:
        """As `Format.encode`."""
        made = cas_of(document, labels_of(self), Types())
        return msgspec.json.format(msgspec.json.encode(made), indent=1) + b"\n"
