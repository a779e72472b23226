"""WebAnno TSV 3, the tables that INCEpTION and WebAnno export: a token on each line.

The header names the layers with their features, each a column; what stands at one place several
times is divided by ``|``, ``[3]`` says which of it goes on in another row. Relations stand at their
target and name the unit of their source, slots the units that fill them, links of chains the chain
and their number in it. A row such as ``1-2.1`` is a part of the token before it.

https://inception-project.github.io/documentation/latest/user-guide#sect_formats_webannotsv3
"""

from __future__ import annotations

import glossator
from glossator.exchange import ExchangeOptions
from glossator_formats.webannotsv_reading import Reader
from glossator_formats.webannotsv_rows import Table, Unit

FORMAT = "#FORMAT=WebAnno TSV 3"


class WebAnnoTsvOptions(ExchangeOptions):
    """How the tables are read.

    Attributes:
        offsets: What their offsets count; files of WebAnno before 3.2 may count code points.
    """

    offsets: Unit = "utf-16"


class WebAnnoTsv(glossator.Format[WebAnnoTsvOptions]):
    """Tokens with the layers of a project of INCEpTION or WebAnno."""

    name = "webannotsv"
    # Exports are called ``.tsv``, as are tables of all kinds that lie in folders of texts.
    suffixes = (".webanno.tsv",)
    many = False

    def recognizes(self, source: glossator.Source) -> bool | None:
        """As `Format.recognizes`: by its first line."""
        return source.head.decode("utf-8-sig", "replace").startswith(FORMAT)

    def decode(self, record: glossator.Record, source: glossator.Source) -> glossator.Document:
        """As `Format.decode`."""
        lines = record.data.decode("utf-8-sig").split("\n")
        if not lines[0].startswith(FORMAT):
            raise glossator.FormatError(
                f"expected {FORMAT!r} in the first line, got {lines[0][:20]!r}; a table of texts "
                "is read with --from csv",
                line=1,
            )
        return Reader(self, Table(lines, self.options.offsets)).document(source.identifier)
