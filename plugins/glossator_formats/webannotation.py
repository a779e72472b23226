"""W3C Web Annotation: JSON-LD, a collection of annotations with the text that they are of.

Each stretch of text is a target with its position and the words there, and enough of what stands
around them to find them again; a discontinuous span has several targets, a relation has the
annotations that it is between. The label is a tag. What the model has no terms for stands under
terms of our own, whose context is embedded: fields, references, the text, metadata.

https://www.w3.org/TR/annotation-model/
"""

from __future__ import annotations

import re

import msgspec

import glossator
from glossator.exchange import ExchangeOptions, read_json
from glossator_formats.webannotation_reading import Reader
from glossator_formats.webannotation_writing import Writer

_HEAD = re.compile(rb'"@context"\s*:\s*(?:\[\s*)?"https?://www\.w3\.org/ns/anno\.jsonld"')


class WebAnnotationOptions(ExchangeOptions):
    """How documents are named.

    Attributes:
        base: What the IRIs of texts and annotations begin with; those of texts that are published
            elsewhere are their ids.
        source: The IRI of the text that is read, where a file has annotations of several; found
            unless given.
    """

    base: str = "urn:glossator:document:"
    source: str | None = None


class WebAnnotation(glossator.Format[WebAnnotationOptions]):
    """A collection of Web Annotations of one text."""

    name = "webannotation"
    suffixes = (".jsonld", ".json")
    many = False

    def recognizes(self, source: glossator.Source) -> bool | None:
        """As `Format.recognizes`: by the context."""
        return bool(_HEAD.search(source.head))

    def decode(self, record: glossator.Record, source: glossator.Source) -> glossator.Document:
        """As `Format.decode`; a text that the file does not have stands beside it (``.txt``)."""
        return Reader(self, read_json(record.data), source).document()

    def encode(self, document: glossator.Document) -> bytes:
        """As `Format.encode`."""
        made = msgspec.json.encode(Writer(self, document).collection())
        return msgspec.json.format(made, indent=1) + b"\n"
