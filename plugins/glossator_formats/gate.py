"""GATE: documents with sets of annotations that have a type, features and an integer as their id.

GATE's XML and the JSON of its plugin for Python, bdoc, say the same: one is read as the other.
A set of GATE's is no layer: types are, and who reads may say which sets.

https://gate.ac.uk/sale/tao/splitch5.html, https://gatenlp.github.io/python-gatenlp/
"""

from __future__ import annotations

import glossator
from glossator.exchange import ExchangeOptions, json_object, read_json
from glossator_formats.gate_reading import document_of
from glossator_formats.gate_writing import bdoc_of
from glossator_formats.gate_xml import bdoc_in, xml_of


class GateOptions(ExchangeOptions):
    """How documents of GATE are read.

    Attributes:
        sets: The annotation sets that are read, the default one as ``""``; else all.
    """

    sets: tuple[str, ...] | None = None


class GateXml(glossator.Format[GateOptions]):
    """A document of GATE in its XML."""

    name = "gate"
    suffixes = (".xml",)
    many = False

    def recognizes(self, source: glossator.Source) -> bool | None:
        """As `Format.recognizes`: by the first element."""
        return b"<GateDocument" in source.head

    def decode(self, record: glossator.Record, source: glossator.Source) -> glossator.Document:
        """As `Format.decode`."""
        return document_of(self, bdoc_in(record.data), source.identifier, self.options.sets)

    def encode(self, document: glossator.Document) -> bytes:
        """As `Format.encode`; raises FormatError for what XML cannot hold."""
        return xml_of(bdoc_of(self, document)).encode()


class Bdoc(glossator.Format[GateOptions]):
    """A document of GATE in the JSON of its plugin for Python."""

    name = "bdoc"
    suffixes = (".bdocjs",)
    many = False

    def decode(self, record: glossator.Record, source: glossator.Source) -> glossator.Document:
        """As `Format.decode`."""
        bdoc = json_object(read_json(record.data))
        return document_of(self, bdoc, source.identifier, self.options.sets)

    def encode(self, document: glossator.Document) -> bytes:
        """As `Format.encode`."""
        import msgspec

        return msgspec.json.encode(bdoc_of(self, document)) + b"\n"
