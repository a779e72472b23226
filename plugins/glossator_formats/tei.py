"""TEI, the XML of the Text Encoding Initiative: its elements are annotations of the text in them.

It is read, without a library. White space is as in HTML: what there is of it is one space, and
blocks stand apart.

https://tei-c.org/release/doc/tei-p5-doc/en/html/
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

import glossator
from glossator.exchange import ExchangeOptions
from glossator_formats.tei_reading import TEI, Reader
from glossator_formats.xmlfiles import parsed

_DEPTH = 200


class Tei(glossator.Format[ExchangeOptions]):
    """Texts in TEI; each of a corpus is a document."""

    name = "tei"
    suffixes = (".tei", ".tei.xml", ".xml")
    many = False

    def recognizes(self, source: glossator.Source) -> bool | None:
        """As `Format.recognizes`: by its namespace."""
        return b"http://www.tei-c.org/ns/1.0" in source.head

    def split(self, stream: IO[bytes]) -> Iterator[glossator.Record]:
        """As `Format.split`: each text of a corpus, or the only one."""
        root = parsed(stream.read(), _DEPTH)
        if root.tag not in (f"{TEI}TEI", f"{TEI}teiCorpus"):
            raise glossator.FormatError(f"expected the element TEI, got {root.tag}", line=1)
        texts = [one for one in root.iter(f"{TEI}TEI") if one.find(f"{TEI}text") is not None]
        if not texts:
            raise glossator.FormatError("expected a TEI element with a text, found none")
        for number, one in enumerate(texts):
            yield glossator.Record((one, number))

    def decode(self, record: glossator.Record, source: glossator.Source) -> glossator.Document:
        """As `Format.decode`."""
        element, number = record.data
        more = f"-{number + 1}" if number else ""
        return Reader(self, element).document(f"{source.identifier}{more}")
