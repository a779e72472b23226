"""CoNLL-U: sentences, words and their analysis, one word on a line.

White space is kept in ``SpaceAfter``, ``SpacesBefore``, ``SpacesAfter`` and ``SpacesInToken``, with
the escapes of UDPipe and Stanza; offsets come from it, never from ``# text``. Names are BIOES tags
under ``ner``, as Stanza writes them. A word of a multiword token is an annotation of `morphology`
whose token is the whole; heads are in `dependencies`. What else a file says (``MISC``, ``DEPS``,
empty nodes, comments) is kept as fields of tokens and sentences.

https://universaldependencies.org/format.html
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import IO

import glossator
from glossator.exchange import ExchangeOptions
from glossator_formats.conllu_columns import COLUMNS
from glossator_formats.conllu_plus import NAMES, standard_rows
from glossator_formats.conllu_reading import Reader
from glossator_formats.conllu_writing import Writer
from glossator_formats.vocabulary import incoming, labels_of

_ROW = re.compile(rb"[0-9]+(?:-[0-9]+|\.[0-9]+)?\t")
_HASH = ord("#")


class Conllu(glossator.Format[ExchangeOptions]):
    """Universal Dependencies' format, with several documents to a file."""

    name = "conllu"
    suffixes = (".conllu", ".conll")

    def recognizes(self, source: glossator.Source) -> bool | None:
        """As `Format.recognizes`: rows of ten columns, after comments."""
        for line in source.head.removeprefix(b"\xef\xbb\xbf").splitlines():
            if NAMES.match(line):
                return True
            if line and not line.startswith(b"#"):
                return bool(_ROW.match(line)) and line.count(b"\t") == COLUMNS - 1
        return False

    def split(self, stream: IO[bytes]) -> Iterator[glossator.Record]:
        """As `Format.split`: a document begins with ``# newdoc``."""
        lines: list[bytes] = []
        begin = 1
        first = stream.readline()
        named = NAMES.match(first)
        all_lines = standard_rows(named[1], stream) if named else chain([first], stream)
        for number, line in enumerate(all_lines if first else (), start=1):
            if line[0] == _HASH and line.startswith(b"# newdoc") and any(map(_ROW.match, lines)):
                yield glossator.Record(b"".join(lines), begin)
                lines, begin = [], number
            lines.append(line)
        if any(map(bytes.strip, lines)):
            yield glossator.Record(b"".join(lines), begin)

    def decode(self, record: glossator.Record, source: glossator.Source) -> glossator.Document:
        """As `Format.decode`."""
        text = record.data.decode("utf-8-sig")
        default = source.identifier if record.line <= 1 else f"{source.identifier}-{record.line}"
        return Reader(incoming(self), default).document(text)

    def encode(self, document: glossator.Document) -> bytes:
        """As `Format.encode`; raises FormatError for a document without tokens."""
        return Writer(document, labels_of(self)).text().encode()
