"""TEI P5: texts of editions and archives, with the names that are marked in them.

Read are the blocks of `<text>` (paragraphs, headings, lines), and names within them as entities. What is
written has the text in one block that keeps its white space, and entities as elements around their words.

https://tei-c.org/guidelines/p5/
"""

from collections.abc import Iterable

import glossator
from glossator_standard import Entity

NAMESPACE = "http://www.tei-c.org/ns/1.0"


class Options(glossator.Options):
    """What a user may set, as in `--set tei.space=true`."""

    space: bool = False
    """Keep white space as it stands in a file that does not say whether it counts."""


class TeiFormat(glossator.Format[Options]):
    """TEI P5, a document to a file: blocks of text, and the names in them as entities."""

    name = "tei"
    suffixes = (".tei", ".xml")
    many = False

    def recognizes(self, source: glossator.Source) -> bool | None:
        """Files of XML are of many formats: this one's root is TEI."""
        return b"<TEI" in source.head

    def decode(self, record: glossator.Record, source: glossator.Source) -> glossator.Document:
        """Read a file."""
        from glossator_tei.reading import read

        return read(record.data, source.identifier, keep=self.options.space)

    def encode(self, document: glossator.Document) -> bytes:
        """Write a document; what cannot be written, the core finds and tells by itself."""
        from glossator_tei.writing import write

        return write(document, nested(document.layers.get_or_empty(Entity)))


def nested(entities: Iterable[Entity]) -> list[Entity]:
    """Those of the entities that elements can stand for, the outer before the inner."""
    kept: list[Entity] = []
    open_: list[Entity] = []
    whole = [one for one in entities if one.start < one.end and not one.fragments]
    for one in sorted(whole, key=lambda one: (one.start, -one.end)):
        while open_ and open_[-1].end <= one.start:
            open_.pop()
        if not open_ or one.end <= open_[-1].end:
            open_.append(one)
            kept.append(one)
    return kept


@glossator.hookimpl
def glossator_formats() -> list[type[glossator.Format]]:
    return [TeiFormat]
