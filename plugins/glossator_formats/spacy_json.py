"""spaCy's JSON, as ``Doc.to_json`` makes it and ``Doc.from_json`` reads it; without spaCy.

``Doc.from_json`` stops at attributes that nobody has declared (spaCy 3.8: E083). What we say in
attributes is therefore written under `USER_DATA`, which it passes over.
"""

from __future__ import annotations

import msgspec

import glossator
from glossator.exchange import ExchangeOptions
from glossator_formats.jsonrows import JsonRows, row_of
from glossator_formats.spacy_reading import document_of
from glossator_formats.spacy_writing import shape_of
from glossator_formats.vocabulary import labels_of

USER_DATA = "user_data"
_ATTRIBUTES = ("_", "underscore_token", "underscore_span")


class SpacyJson(JsonRows, glossator.Format[ExchangeOptions]):
    """Documents of spaCy as JSON, one on a line."""

    name = "spacy-json"

    def decode(self, record: glossator.Record, source: glossator.Source) -> glossator.Document:
        """As `Format.decode`."""
        default = f"{source.identifier}-{record.line}" if record.line > 1 else source.identifier
        row = row_of(record.data)
        return document_of(row | row.pop(USER_DATA, {}), self, default)

    def encode(self, document: glossator.Document) -> bytes:
        """As `Format.encode`."""
        shape = shape_of(document, labels_of(self))
        said = {name: value for name in _ATTRIBUTES if (value := shape.pop(name, None))}
        return msgspec.json.encode(shape | ({USER_DATA: said} if said else {})) + b"\n"
