"""NAF, the NLP Annotation Format: XML whose layers refer to words by their ids.

The text is `raw`, tokens are `wf`, words `term`, heads `dep`, entities `entity`; sentences and
paragraphs are numbers of the `wf`. Other layers are `markables` of words where they begin and end
with them, else `tunits` of characters. What is said of an annotation stands in external references.
What other tools write in further layers is read as annotations of their names.

https://github.com/newsreader/NAF
"""

from __future__ import annotations

import glossator
from glossator.exchange import ExchangeOptions
from glossator_formats.naf_reading import Reader, parsed
from glossator_formats.naf_writing import Writer


class Naf(glossator.Format[ExchangeOptions]):
    """A text and its layers in NAF."""

    name = "naf"
    suffixes = (".naf", ".xml")
    many = False

    def recognizes(self, source: glossator.Source) -> bool | None:
        """As `Format.recognizes`: by the first element; KAF is read, too."""
        return b"<NAF" in source.head or b"<KAF" in source.head

    def decode(self, record: glossator.Record, source: glossator.Source) -> glossator.Document:
        """As `Format.decode`."""
        check_installed()
        return Reader(self, parsed(record.data), source).document()

    def encode(self, document: glossator.Document) -> bytes:
        """As `Format.encode`; raises FormatError for a document without tokens."""
        check_installed()
        from lxml import etree

        root = Writer(self, document).root()
        made: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
        return made + b"\n"


def check_installed() -> None:
    """Raise OptionError where lxml is not installed."""
    glossator.require("format 'naf'", "lxml", install="glossator[naf]")
