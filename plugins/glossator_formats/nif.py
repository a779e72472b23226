"""NIF, the NLP Interchange Format: RDF about the strings of a text, each named by its place.

A `Context` has the text and is a document; words, sentences and names are strings of it.
Its Turtle is read by Oxigraph (extra ``nif``); nothing is fetched. Offsets are code points.

https://persistence.uni-leipzig.org/nlp2rdf/
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import IO, ClassVar, Literal

import glossator
from glossator.exchange import ExchangeOptions, malformed
from glossator_formats.nif_graph import Graph
from glossator_formats.nif_reading import Reader
from glossator_formats.nif_writing import Writer
from glossator_formats.rdf import n_triples


class NifOptions(ExchangeOptions):
    """How texts are named, and what offsets count.

    Attributes:
        base: What the IRIs of texts, layers and fields of ours begin with.
        offsets: What the offsets count that are read; some tools count as Java does.
    """

    base: str = "https://example.org/glossator/"
    offsets: Literal["code-points", "utf-16"] = "code-points"


class Nif(glossator.Format[NifOptions]):
    """Texts and what is said of their strings; each text is a document."""

    name = "nif"
    suffixes: ClassVar[Sequence[str]] = (".ttl", ".n3")
    many = False

    def recognizes(self, source: glossator.Source) -> bool | None:
        """As `Format.recognizes`: by its vocabulary, or the name."""
        return b"nlp2rdf/ontologies/nif-core" in source.head or None

    def split(self, stream: IO[bytes]) -> Iterator[glossator.Record]:
        """As `Format.split`: each text."""
        data = stream.read()
        try:
            turtle = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise malformed(data, error) from None
        graph = Graph(turtle, self.options.offsets)
        if not graph.texts:
            raise glossator.FormatError(
                "expected a nif:Context with its text in nif:isString; "
                "texts that lie elsewhere are not fetched"
            )
        for iri in graph.texts:
            yield glossator.Record((graph, iri))

    def decode(self, record: glossator.Record, source: glossator.Source) -> glossator.Document:
        """As `Format.decode`."""
        graph, iri = record.data
        return Reader(self, graph, iri, source).document()

    def encode(self, document: glossator.Document) -> bytes:
        """As `Format.encode`."""
        return Writer(self, document, self.options.base).turtle().encode()


class NifTriples(Nif):
    """The same in N-Triples, which are read as Turtle."""

    name = "nif-nt"
    suffixes = (".nt",)

    def encode(self, document: glossator.Document) -> bytes:
        """As `Format.encode`."""
        return n_triples(super().encode(document).decode()).encode()
