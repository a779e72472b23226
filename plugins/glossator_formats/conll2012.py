"""CoNLL-2011 and 2012, as OntoNotes and coreference tools write: words, last their chains.

Behind the document's name, the part, the number and the word stand part of speech, a piece of the
parse, lemma and frameset of a predicate, word sense, speaker and a piece of a name; then a column
of arguments for each predicate of the sentence, and last the mentions: ``(12`` begins one of chain
12, ``12)`` ends it, ``(12)`` is one. Those between the word and the mentions may be fewer. Brackets
and stops that the Penn Treebank spells otherwise (``-LRB-``, ``/.``) stand in the text as they are.

https://conll.cemantix.org/2012/data.html
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import IO, NamedTuple

import glossator
from glossator.exchange import ExchangeOptions, Incoming
from glossator_formats.conll_words import Words, cells_of, documents
from glossator_formats.conllu_columns import NOTHING
from glossator_formats.vocabulary import incoming
from glossator_standard.morphology import Morph
from glossator_standard.segmentation import Sentence, Token

BEGIN = "#begin document"
_NAMED = re.compile(rf"{BEGIN}\s+\((?P<name>.*)\);?(?:\s*part\s+(?P<part>[0-9]+))?\s*")
_WORD, _TAG, _PARSE, _LEMMA, _FRAMESET, _SENSE, _SPEAKER, _NAMES, _ARGUMENTS = range(3, 12)
"""The numbers of the columns; from that of arguments to the last but one all are such."""
_FEWEST = _WORD + 2
_UNSAID = ("-", "_", "*")
_SPELT: Mapping[str, str] = {
    "-LRB-": "(",
    "-RRB-": ")",
    "-LSB-": "[",
    "-RSB-": "]",
    "-LCB-": "{",
    "-RCB-": "}",
    "/.": ".",
    "/?": "?",
    "/-": "-",
}
"""What stands in the text for words that the treebank spells otherwise."""
_BRACKET = re.compile(r"\((?P<label>[^()*]*)|\)")
_MENTION = re.compile(r"(?P<begins>\()?(?P<chain>[^()]+)(?P<ends>\))?")
COREFERENCE = "coreference"
CONSTITUENTS = "constituents"
ARGUMENTS = "arguments"


class Conll2012(glossator.Format[ExchangeOptions]):
    """Words with chains of mentions, with several documents to a file."""

    name = "conll2012"
    suffixes = (".conll", ".gold_conll", ".v4_gold_conll", ".v4_auto_conll")

    def recognizes(self, source: glossator.Source) -> bool | None:
        """As `Format.recognizes`: by the line that a document begins with."""
        return source.head.decode("utf-8-sig", "replace").lstrip().startswith(BEGIN)

    def split(self, stream: IO[bytes]) -> Iterator[glossator.Record]:
        """As `Format.split`: a document begins with ``#begin document``."""
        return documents(stream, BEGIN, keep=True)

    def decode(self, record: glossator.Record, source: glossator.Source) -> glossator.Document:
        """As `Format.decode`: parts but the first have their number in the id."""
        lines = record.data.decode("utf-8-sig").split("\n")
        named = _NAMED.fullmatch(lines[0])
        identifier = named["name"] if named else f"{source.identifier}-{record.line}"
        reader = _Reader(incoming(self))
        for number, line in enumerate(lines, start=1):
            reader.add(line, number)
        part = int(named["part"] or 0) if named else 0
        if not part:
            return reader.document(identifier, {})
        return reader.document(f"{identifier}-{part}", {"document": identifier, "part": part})


class _Bracketed(NamedTuple):
    """What stands between brackets of a column.

    Attributes:
        number: Its place among those of the sentence, as they begin.
        label: What stands behind the opening bracket.
        first: Its first word.
        last: Its last one.
        outer: The number of the one around it.
    """

    number: int
    label: str
    first: int
    last: int
    outer: int | None


class _Reader:
    """Makes a document of its lines.

    Args:
        taken: What takes the layers.
    """

    def __init__(self, taken: Incoming) -> None:
        self._incoming = taken
        self._words = Words()
        self._lines: list[int] = []
        """The line of each word."""

    def add(self, line: str, number: int) -> None:
        """Take a line; raises FormatError where it is none."""
        if line.startswith("#"):
            return
        if not line.strip():
            self._words.end_sentence()
            return
        cells = cells_of(line)
        if len(cells) < _FEWEST:
            raise glossator.FormatError(
                f"expected a document's name, a part, a number, a word and mentions, got "
                f"{len(cells)} columns: {line.strip()[:40]!r}",
                line=number,
            )
        self._words.add(cells, _SPELT.get(cells[_WORD], cells[_WORD]))
        self._lines.append(number)

    def document(self, identifier: str, metadata: Mapping[str, object]) -> glossator.Document:
        """The document; raises FormatError with the line."""
        self._words.end_sentence()
        sentences, tokens = self._words.take(self._incoming)
        self._add_words(tokens)
        for sentence, inside in zip(sentences, self._words.sentences, strict=True):
            self._add_sentence(sentence, tokens, inside)
        return self._incoming.document(identifier, str(self._words), metadata=metadata)

    def _add_words(self, tokens: glossator.Layer[Token]) -> None:
        """Take what is said of words alone."""
        morphs = []
        for token, row in zip(tokens, self._words.rows, strict=True):
            xpos, lemma = _said(row, _TAG), _said(row, _LEMMA)
            if xpos or lemma:
                morphs.append(Morph(token=token.id, upos=NOTHING, lemma=lemma, xpos=xpos))
            spelt = row[_WORD] if row[_WORD] in _SPELT else None
            said = {"form": spelt, "frameset": _said(row, _FRAMESET), "sense": _said(row, _SENSE)}
            self._incoming.add_foreign(token.id, {at: it for at, it in said.items() if it})
        if morphs:
            self._incoming.add_layer(glossator.Layer.of(Morph, morphs))

    def _add_sentence(
        self, sentence: Sentence, tokens: glossator.Layer[Token], inside: range
    ) -> None:
        """Take what is said of the words of a sentence together."""
        width = len(self._words.rows[inside[0]])
        for at in inside:
            if len(self._words.rows[at]) != width:
                raise glossator.FormatError(
                    f"expected {width} columns as in the first row of the sentence, got "
                    f"{len(self._words.rows[at])}",
                    line=self._lines[at],
                )
        speakers = {at: it for at in inside if (it := _said(self._words.rows[at], _SPEAKER))}
        if len(speakers) == len(inside) and len(set(speakers.values())) == 1:
            self._incoming.add_foreign(sentence.id, {"speaker": speakers[inside[0]]})
        else:
            for at, speaker in speakers.items():
                self._incoming.add_foreign(tokens[at].id, {"speaker": speaker})
        self._add_constituents(inside)
        for one in self._brackets(_NAMES, inside):
            self._incoming.add_label(one.label, [self._extent(one.first, one.last)])
        for column in range(_ARGUMENTS, width - 1):
            self._add_arguments(column, inside)
        for chain, first, last in self._mentions(inside):
            self._incoming.add(COREFERENCE, [self._extent(first, last)], {"label": chain})

    def _add_constituents(self, inside: range) -> None:
        for one in sorted(self._brackets(_PARSE, inside)):  # the outer one of equal ones first
            extent = self._extent(one.first, one.last)
            outer = {} if one.outer is None else {"parent": f"{inside[0]} {one.outer}"}
            key = f"{inside[0]} {one.number}"
            self._incoming.add(
                CONSTITUENTS, [extent], {"label": one.label}, key=key, pointing=outer
            )

    def _add_arguments(self, column: int, inside: range) -> None:
        """Take the predicate and the arguments of a column."""
        found = self._brackets(column, inside)
        verb = next((one for one in found if one.label == "V"), None)
        key = f"predicate {inside[0]} {column}"
        for one in found:
            pointing = {"predicate": key} if verb and one is not verb else {}
            self._incoming.add(
                ARGUMENTS,
                [self._extent(one.first, one.last)],
                {"label": one.label},
                key=key if one is verb else "",
                pointing=pointing,
            )

    def _brackets(self, column: int, inside: range) -> list[_Bracketed]:
        """What the brackets of a column mark; nothing where a row has no such column."""
        found: list[_Bracketed] = []
        begun: list[tuple[int, str, int]] = []
        count = 0
        for at in inside:
            row = self._words.rows[at]
            for bracket in _BRACKET.finditer(row[column] if column < len(row) - 1 else ""):
                if bracket["label"] is not None:
                    begun.append((count, bracket["label"], at))
                    count += 1
                elif begun:
                    number, label, first = begun.pop()
                    outer = begun[-1][0] if begun else None
                    found.append(_Bracketed(number, label, first, at, outer))
                else:
                    raise self._unpaired(f"column {column + 1}: expected '(' before ')'", at)
        if begun:
            raise self._unpaired(
                f"column {column + 1}: '({begun[-1][1]}' is not closed", begun[-1][2]
            )
        return found

    def _mentions(self, inside: range) -> Iterator[tuple[str, int, int]]:
        """Chain, first and last word of each mention."""
        begun: dict[str, list[int]] = {}
        for at in inside:
            cell = self._words.rows[at][-1]
            for piece in cell.split("|") if cell not in _UNSAID else ():
                mention = _MENTION.fullmatch(piece)
                if not mention or not (mention["begins"] or mention["ends"]):
                    message = (
                        f"expected mentions in the last column, as (1, 1) or (1), got {cell!r}"
                    )
                    raise self._unpaired(message, at)
                chain = mention["chain"]
                if mention["begins"]:
                    begun.setdefault(chain, []).append(at)
                if mention["ends"]:
                    if not begun.get(chain):
                        raise self._unpaired(f"{piece!r} ends a mention that does not begin", at)
                    yield chain, begun[chain].pop(), at
        for chain, left in begun.items():
            if left:
                raise self._unpaired(
                    f"the mention '({chain}' does not end in its sentence", left[0]
                )

    def _unpaired(self, message: str, at: int) -> glossator.FormatError:
        return glossator.FormatError(message, line=self._lines[at])

    def _extent(self, first: int, last: int) -> tuple[int, int]:
        return self._words.extents[first][0], self._words.extents[last][1]


def _said(row: Sequence[str], column: int) -> str | None:
    """What a column says; the last one is that of mentions."""
    is_there = column < len(row) - 1 and row[column] not in _UNSAID
    return row[column] if is_there else None
