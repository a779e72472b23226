"""CoNLL-2003 and its like: a word on each line, its tags behind it, the tag of names last.

The columns stand apart by a tab or by spaces; of two columns, the second is the tag. Between the
word and the tag stand the part of speech, before it the lemma, behind it the chunk. What the text
was between two words no such file says: here it is a space, between two sentences a line's end.

https://www.clips.uantwerpen.be/conll2003/ner/
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import IO, Any

import glossator
from glossator.exchange import ExchangeOptions, Incoming
from glossator_formats.conllu_columns import NOTHING
from glossator_formats.said import say
from glossator_formats.tags import spans_of
from glossator_formats.vocabulary import incoming
from glossator_standard.morphology import Morph
from glossator_standard.segmentation import Sentence, Token

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
_CUT = re.compile(r"[ \t]+")
CHUNKS = "chunks"


class Conll(glossator.Format[ExchangeOptions]):
    """Words with tags of names, with several documents to a file."""

    name = "conll"
    suffixes = (".conll", ".iob")

    def recognizes(self, source: glossator.Source) -> bool | None:
        """As `Format.recognizes`: all whole lines of the beginning are such rows."""
        lines = source.head.decode("utf-8-sig", "replace").split("\n")
        found = [_cells(line) for line in (lines[:-1] or lines) if line.strip()]
        if found and found[0][0] == _START:
            return True
        rows = [cells for cells in found if not _is_comment(cells)]
        return bool(rows) and all(len(one) in _BETWEEN and _TAG.fullmatch(one[-1]) for one in rows)

    def split(self, stream: IO[bytes]) -> Iterator[glossator.Record]:
        """As `Format.split`: a document begins with ``-DOCSTART-``."""
        lines: list[bytes] = []
        begin = 1
        for number, line in enumerate(stream, start=1):
            if line.removeprefix(b"\xef\xbb\xbf").startswith(_START.encode()):
                if any(map(bytes.strip, lines)):
                    yield glossator.Record(b"".join(lines), begin)
                lines, begin = [b"\n"], number
            else:
                lines.append(line)
        if any(map(bytes.strip, lines)):
            yield glossator.Record(b"".join(lines), begin)

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
        self._words: list[list[str]] = []
        """The columns of each word."""
        self._tokens: list[Token] = []
        self._first = [0]
        """The first word of each sentence, and of the next one."""
        self._comments: list[dict[str, Any]] = [{}]
        """What comments say of each sentence, and of the next one."""
        self._length = 0

    def add(self, line: str, number: int) -> None:
        """Take a line; raises FormatError where it is none."""
        if not line.strip():
            self._end_sentence()
            return
        cells = _cells(line)
        if _is_comment(cells):
            say(self._comments[-1], "comment", line.strip().removeprefix("#").strip())
            return
        width = len(self._words[0]) if self._words else len(cells)
        if width not in _BETWEEN or len(cells) != width:
            wanted = f"{width} columns" if width in _BETWEEN else "two to five columns"
            message = f"expected {wanted}, got {len(cells)}: {line.strip()[:40]!r}"
            raise glossator.FormatError(message, line=number)
        if not _TAG.fullmatch(cells[-1]):
            message = f"expected a tag in the last column, such as O or B-PER, got {cells[-1]!r}"
            raise glossator.FormatError(message, line=number)
        start = self._length + bool(self._tokens)
        self._length = start + len(cells[0])
        self._words.append(cells)
        self._tokens.append(Token(start=start, end=self._length))

    def _end_sentence(self) -> None:
        if len(self._words) > self._first[-1]:
            self._first.append(len(self._words))
            self._comments.append({})

    def document(self, identifier: str) -> glossator.Document:
        """The document."""
        self._end_sentence()
        taken, bounds = self._incoming, list(pairwise(self._first))
        text = "\n".join(
            " ".join(cells[0] for cells in self._words[first:next_]) for first, next_ in bounds
        )
        made = [
            Sentence(start=self._tokens[first].start, end=self._tokens[next_ - 1].end)
            for first, next_ in bounds
        ]
        sentences = glossator.Layer.of(Sentence, made)
        tokens = glossator.Layer.of(Token, self._tokens)
        if tokens:
            taken.add_layer(sentences)
            taken.add_layer(tokens)
            for sentence, said in zip(sentences, self._comments, strict=False):
                taken.add_foreign(sentence.id, said)
            self._add_columns(tokens)
        return taken.document(identifier, text)

    def _add_columns(self, tokens: glossator.Layer[Token]) -> None:
        """Take what the columns say of the words: what is known of their forms, chunks, names."""
        names = ("form", *_BETWEEN[len(self._words[0])], "tag")
        columns = dict(zip(names, zip(*self._words, strict=True), strict=True))
        unsaid = [""] * len(tokens)
        forms = zip(
            _said(columns, "lemma") or unsaid, _said(columns, "xpos") or unsaid, strict=True
        )
        morphs = [
            Morph(token=token.id, upos=NOTHING, lemma=lemma or None, xpos=xpos or None)
            for token, (lemma, xpos) in zip(tokens, forms, strict=True)
            if lemma or xpos
        ]
        if morphs:
            self._incoming.add_layer(glossator.Layer.of(Morph, morphs))
        for start, end, label in self._spans(tokens, columns, "chunk"):
            self._incoming.add(CHUNKS, [(start, end)], {"label": label})
        for start, end, label in self._spans(tokens, columns, "tag"):
            self._incoming.add_label(label, [(start, end)])

    def _spans(
        self, tokens: glossator.Layer[Token], columns: Mapping[str, Sequence[str]], name: str
    ) -> Iterator[tuple[int, int, str]]:
        """The spans that a column's tags mark; none goes beyond its sentence."""
        tags = _said(columns, name)
        for first, next_ in pairwise(self._first):
            inside = {at: tag for at, tag in enumerate(tags[first:next_], start=first) if tag}
            yield from spans_of(tokens.annotations, inside)


def _said(columns: Mapping[str, Sequence[str]], name: str) -> list[str]:
    """A column, where it says nothing empty."""
    return ["" if cell in _UNSAID else cell for cell in columns.get(name, ())]


def _cells(line: str) -> list[str]:
    """The columns of a row, which tabs divide where it has some."""
    row = line.strip(" \r\n")
    return row.rstrip("\t").split("\t") if "\t" in row else _CUT.split(row)


def _is_comment(cells: Sequence[str]) -> bool:
    """Whether a row is one: it begins with a number sign, and ends with no tag."""
    return cells[0].startswith("#") and not (len(cells) > 1 and _TAG.fullmatch(cells[-1]))
