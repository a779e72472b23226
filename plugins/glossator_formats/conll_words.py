"""The text that words of CoNLL's older formats make, a row each, sentences with lines between.

What the text was between two words no such file says: here it is a space, between two sentences a
line's end.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import IO, Any

import glossator
from glossator.exchange import Incoming
from glossator_formats.said import say
from glossator_standard.segmentation import Sentence, Token

_CUT = re.compile(r"[ \t]+")


class Words:
    """Words that follow each other, with their columns.

    Attributes:
        rows: The columns of each word.
        extents: Where each stands in the text.
        of_sentences: What is said of each sentence.
    """

    def __init__(self) -> None:
        self.rows: list[list[str]] = []
        self.extents: list[tuple[int, int]] = []
        self.of_sentences: list[dict[str, Any]] = [{}]
        self._first = [0]
        """The first word of each sentence, and of the next one."""
        self._forms: list[str] = []

    def add(self, cells: list[str], form: str) -> None:
        """Add a word as it stands in the text."""
        start = self.extents[-1][1] + 1 if self.extents else 0
        self.rows.append(cells)
        self.extents.append((start, start + len(form)))
        self._forms.append(form)

    def say(self, name: str, value: Any) -> None:
        """Say something of the sentence that is being read."""
        say(self.of_sentences[-1], name, value)

    def end_sentence(self) -> None:
        """End a sentence, if it has words."""
        if len(self.rows) > self._first[-1]:
            self._first.append(len(self.rows))
            self.of_sentences.append({})

    @property
    def sentences(self) -> Iterator[range]:
        """The numbers of the words of each sentence that has ended."""
        return (range(first, next_) for first, next_ in pairwise(self._first))

    def column(self, name: int, unsaid: Sequence[str]) -> list[str]:
        """A column of all words; empty where it says nothing."""
        return ["" if row[name] in unsaid else row[name] for row in self.rows]

    def __str__(self) -> str:
        return "\n".join(
            " ".join(self._forms[inside.start : inside.stop]) for inside in self.sentences
        )

    def take(self, taken: Incoming) -> tuple[glossator.Layer[Sentence], glossator.Layer[Token]]:
        """Make the sentences and tokens, with what is said of sentences."""
        found = [
            Sentence(start=self.extents[inside[0]][0], end=self.extents[inside[-1]][1])
            for inside in self.sentences
        ]
        sentences = glossator.Layer.of(Sentence, found)
        tokens = glossator.Layer.of(Token, [Token(start=a, end=b) for a, b in self.extents])
        if tokens:
            taken.add_layer(sentences)
            taken.add_layer(tokens)
            for sentence, said in zip(sentences, self.of_sentences, strict=False):
                taken.add_foreign(sentence.id, said)
        return sentences, tokens


def documents(stream: IO[bytes], start: str, *, keep: bool) -> Iterator[glossator.Record]:
    """The documents of a file, each from a line with this start on; `keep` that line, too."""
    lines: list[bytes] = []
    begin = 1
    for number, line in enumerate(stream, start=1):
        opens = line.removeprefix(b"\xef\xbb\xbf").startswith(start.encode())
        if opens:
            if any(map(bytes.strip, lines)):
                yield glossator.Record(b"".join(lines), begin)
            lines, begin = [], number
        lines.append(line if keep or not opens else b"\n")
    if any(map(bytes.strip, lines)):
        yield glossator.Record(b"".join(lines), begin)


def cells_of(line: str) -> list[str]:
    """The columns of a row, which tabs divide where it has some."""
    row = line.strip(" \r\n")
    return row.rstrip("\t").split("\t") if "\t" in row else _CUT.split(row)
