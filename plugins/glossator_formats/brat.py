"""brat's stand-off: ``x.txt`` with ``x.ann`` beside it.

A span is a ``T`` line; its label is the type, what refers to another annotation a relation, a field
that is one word an attribute, and all other fields stand in a note as JSON, which brat shows. An
event of brat becomes a span that refers to what plays its roles, a normalization a field. Offsets
are code points. brat cuts spans at line breaks; they are joined again.

https://brat.nlplab.org/standoff.html, and what its server does, seen by running it.
"""

from __future__ import annotations

from collections.abc import Mapping

import glossator
from glossator.exchange import ExchangeOptions
from glossator_formats.brat_reading import ID, Reader
from glossator_formats.brat_writing import Writer
from glossator_formats.vocabulary import defaults_of, incoming, labels_of


class Brat(glossator.Format[ExchangeOptions]):
    """A text and brat's annotations of it."""

    name = "brat"
    suffixes = (".txt",)
    companions = (".ann", "annotation.conf", "visual.conf", "tools.conf", "kb_shortcuts.conf")
    many = False

    def recognizes(self, source: glossator.Source) -> bool | None:
        """As `Format.recognizes`: a text with brat's annotations beside it, or with none yet."""
        if not source.has(".ann"):
            return False
        first = source.companion(".ann").lstrip().partition(b"\t")[0].decode("utf-8", "replace")
        return not first or bool(ID.fullmatch(first))

    def decode(self, record: glossator.Record, source: glossator.Source) -> glossator.Document:
        """As `Format.decode`."""
        text = record.data.decode("utf-8")
        reader = Reader(incoming(self), text, source.identifier)
        return reader.document(source.companion(".ann"))

    def encode(self, document: glossator.Document) -> Mapping[str, bytes]:
        """As `Format.encode`."""
        lines = Writer(document, labels_of(self), defaults_of(self)).text()
        return {".txt": document.text.encode(), ".ann": lines.encode()}
