"""CoNLL-2003 and its like: a word on each line, its tags behind it, the tag of names last.

The columns stand apart by a tab or by spaces; of two columns, the second is the tag. Between the
word and the tag stand the part of speech, before it the lemma, behind it the chunk.

https://www.clips.uantwerpen.be/conll2003/ner/
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import IO

import glossator
from glossator.exchange import ExchangeOptions, Incoming
from glossator_formats.conll2012 import BEGIN
from glossator_formats.conll_words import Words, cells_of, documents
from glossator_formats.conllu_columns import NOTHING
from glossator_formats.tags import spans_of
from glossator_formats.vocabulary import incoming
from glossator_standard.morphology import Morph
from glossator_standard.segmentation import Token

_START = "-DOCSTART-"
_BETWEEN: Mapping[int, Sequence[str]] = {
    2: (),
    3: ("xpos",),
    4: ("xpos", "chunk"),
    5: ("lemma", "xpos", "chunk"),
}
"""What stands between word and tag, by the number of columns."""
_UNSAID = (NOTHING, "O", "-X-")
"""What says nothing in a column."""
_TAG = re.compile(r"O|_|[BIESLU]-\S.*")
CHUNKS = "chunks"


class Conll(glossator.Format[ExchangeOptions]):
    """Words with tags of names, with several documents to a file."""

    name = "conll"
    suffixes = (".conll", ".iob")

    def recognizes(self, source: glossator.Source) -> bool | None:
        """As `Format.recognizes`: all whole lines of the beginning are such rows."""
        lines = source.head.decode("utf-8-sig", "replace").split("\n")
        found = [cells_of(line) for line in (lines[:-1] or lines) if line.strip()]
        if found and found[0][0] == _START:
            return True
        if found and " ".join(found[0]).startswith(BEGIN):
            return False
        rows = [cells for cells in found if not _is_comment(cells)]
        return bool(rows) and all(len(one) in _BETWEEN and _TAG.fullmatch(one[-1]) for one in rows)

    def split(self, stream: IO[bytes]) -> Iterator[glossator.Record]:
        """As `Format.split`: a document begins with ``-DOCSTART-``."""
        return documents(stream, _START, keep=False)

    def decode(self, record: glossator.Record, source: glossator.Source) -> glossator.Document:
        """As `Format.decode`."""
        first = record.line <= 1
        identifier = source.identifier if first else f"{source.identifier}-{record.line}"
        reader = _Reader(incoming(self))
        for number, line in enumerate(record.data.decode("utf-8-sig").split("\n"), start=1):
            reader.add(line, number)
        return reader.document(identifier)


class _Reader:
    """Makes a document of its lines.

    Args:
        taken: What takes the layers.
    """

    def __init__(self, taken: Incoming) -> None:
        self._incoming = taken
        self._words = Words()

    def add(self, line: str, number: int) -> None:
        """Take a line; raises FormatError where it is none."""
        if not line.strip():
            self._words.end_sentence()
            return
        cells = cells_of(line)
        if _is_comment(cells):
            self._words.say("comment", line.strip().removeprefix("#").strip())
            return
        width = len(self._words.rows[0]) if self._words.rows else len(cells)
        if width not in _BETWEEN or len(cells) != width:
            wanted = f"{width} columns" if width in _BETWEEN else "two to five columns"
            message = f"expected {wanted}, got {len(cells)}: {line.strip()[:40]!r}"
            raise glossator.FormatError(message, line=number)
        if not _TAG.fullmatch(cells[-1]):
            message = f"expected a tag in the last column, such as O or B-PER, got {cells[-1]!r}"
            raise glossator.FormatError(message, line=number)
        self._words.add(cells, cells[0])

    def document(self, identifier: str) -> glossator.Document:
        """The document."""
        self._words.end_sentence()
        _, tokens = self._words.take(self._incoming)
        if tokens:
            self._add_columns(tokens)
        return self._incoming.document(identifier, str(self._words))

    def _add_columns(self, tokens: glossator.Layer[Token]) -> None:
        """Take what the columns say of the words: what is known of their forms, chunks, names."""
        names = ("form", *_BETWEEN[len(self._words.rows[0])], "tag")
        columns = {name: self._words.column(at, _UNSAID) for at, name in enumerate(names)}
        unsaid = [""] * len(tokens)
        forms = zip(columns.get("lemma", unsaid), columns.get("xpos", unsaid), strict=True)
        morphs = [
            Morph(token=token.id, upos=NOTHING, lemma=lemma or None, xpos=xpos or None)
            for token, (lemma, xpos) in zip(tokens, forms, strict=True)
            if lemma or xpos
        ]
        if morphs:
            self._incoming.add_layer(glossator.Layer.of(Morph, morphs))
        for start, end, label in self._spans(tokens, columns.get("chunk", unsaid)):
            self._incoming.add(CHUNKS, [(start, end)], {"label": label})
        for start, end, label in self._spans(tokens, columns["tag"]):
            self._incoming.add_label(label, [(start, end)])

    def _spans(
        self, tokens: glossator.Layer[Token], tags: Sequence[str]
    ) -> Iterator[tuple[int, int, str]]:
        """The spans that a column's tags mark; none goes beyond its sentence."""
        for inside in self._words.sentences:
            yield from spans_of(tokens.annotations, {at: tags[at] for at in inside if tags[at]})


def _is_comment(cells: Sequence[str]) -> bool:
    """Whether a row is one: it begins with a number sign, and ends with no tag."""
    return cells[0].startswith("#") and not (len(cells) > 1 and _TAG.fullmatch(cells[-1]))
