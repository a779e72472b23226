"""The lines of CoNLL-U as a document."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

import glossator
from glossator.exchange import Incoming
from glossator_formats.conllu_columns import (
    COLUMNS,
    COMMENTS,
    DEPS,
    EMPTY_NODES,
    FEATURES,
    FORM,
    METADATA,
    MISC,
    NOTHING,
    sentence_id,
)
from glossator_formats.conllu_rows import Columns, Rows
from glossator_formats.conllu_text import Text
from glossator_formats.said import say
from glossator_formats.tags import spans_of
from glossator_standard.dependencies import Dependency
from glossator_standard.morphology import Morph
from glossator_standard.segmentation import Sentence, Token

_BLANK_LINE = re.compile(r"(?<=\n)[^\S\n]+\n")

# To change a copy takes a quarter of the time of making an annotation from its fields.
replace: Any = msgspec.structs.replace
_SENTENCE = Sentence(start=0, end=0)
_MORPH = Morph(token="", upos="")
_HEAD = Dependency(word="", relation="")
_BLANK = [NOTHING] * 4
_BARE = ["", *[NOTHING] * (COLUMNS - 1)]
"""The columns of a word of which nothing is said, but that it is the head of another."""


class Reader:
    """Makes a document of its lines.

    Args:
        taken: What takes the layers.
        identifier: The document's id, where the lines do not say it.
    """

    def __init__(self, taken: Incoming, identifier: str) -> None:
        self._incoming = taken
        self._identifier = identifier
        self._language: str | None = None
        self._metadata: dict[str, Any] = {}
        self._text = Text()
        self._sentences: list[Sentence] = []
        self._of_sentences: list[Mapping[str, Any]] = []
        """What is said of each."""
        self._words: list[tuple[Columns, int]] = []
        """The words of which something is said, each with the number of its token."""
        self._of_parts: dict[int, Mapping[str, str]] = {}
        """What is said of those whose token has others, by their numbers."""
        self._heads: list[tuple[int, int | None, str]] = []
        """The number of a word, that of its head, and the relation."""
        self._waiting: list[str] = []
        """The comments of the next sentence."""

    def document(self, text: str) -> glossator.Document:
        """The document; raises FormatError naming the line."""
        if "\r" in text:
            text = text.replace("\r\n", "\n")
        if "\n " in text or "\n\t" in text:
            text = _BLANK_LINE.sub("\n", text)
        line = 1
        for block in text.split("\n\n"):
            self._sentence(Rows(block, line))
            line += block.count("\n") + 2
        return self._finished()

    def _sentence(self, rows: Rows) -> None:
        self._waiting += rows.comments
        if not rows.tokens:
            return
        tokens = self._text.tokens
        first = len(tokens)
        self._text.add(rows)
        self._of_sentences.append(self._said(self._waiting))
        self._sentences.append(replace(_SENTENCE, start=tokens[first].start, end=tokens[-1].end))
        self._waiting = []
        if rows.said:
            self._add_words(rows, first)
        for at, features in rows.features.items():
            self._field(first + at)[FEATURES] = features
        for count, row in rows.empty:
            at = first + (rows.token_of[count - 1] if count else 0)
            self._field(at).setdefault(EMPTY_NODES, []).append(row)

    def _add_words(self, rows: Rows, first: int) -> None:
        """Take the words of a sentence of which something is said; the first token is that."""
        heads = rows.heads
        kept = {at for at, columns in rows.said.items() if columns[2:6] != _BLANK}
        kept.update(rows.parts, heads, (head for head in heads.values() if head is not None))
        numbers = {at: len(self._words) + count for count, at in enumerate(sorted(kept))}
        self._words += [(rows.said.get(at, _BARE), first + rows.token_of[at]) for at in numbers]
        self._heads += [
            (numbers[at], None if head is None else numbers[head], rows.said[at][7])
            for at, head in heads.items()
        ]
        for at, (_, form, *_, deps, misc) in rows.said.items():
            if at in rows.parts:
                said = {DEPS: deps, MISC: misc}
                said = {name: it for name, it in said.items() if it != NOTHING}
                self._of_parts[numbers[at]] = {FORM: form, **said}
            elif deps != NOTHING:
                self._field(first + rows.token_of[at])[DEPS] = deps

    def _field(self, token: int) -> dict[str, Any]:
        """What is said of a token."""
        return self._text.fields.setdefault(token, {})

    def _said(self, comments: Iterable[str]) -> dict[str, Any]:
        """What comments say of the sentence; what they say of the document is kept apart."""
        fields: dict[str, Any] = {}
        for comment in comments:
            if comment.startswith("# text ="):
                continue
            name, _, value = comment[1:].partition("=")
            name, value = name.strip(), value.strip()
            if name == "newdoc id":
                self._identifier = value or self._identifier
            elif name == "language":
                self._language = value or None
            elif name == METADATA:
                self._metadata = _metadata(value)
            elif name == "sent_id":
                fields[name] = value
            elif name and name not in COMMENTS:
                say(fields, name, value)
        if fields.get("sent_id") == sentence_id(self._identifier, len(self._sentences) + 1):
            del fields["sent_id"]
        return fields

    def _finished(self) -> glossator.Document:
        add_foreign = self._incoming.add_foreign
        if self._sentences:
            sentences = glossator.Layer.of(Sentence, self._sentences)
            tokens = glossator.Layer.of(Token, self._text.tokens)
            self._incoming.add_layer(sentences)
            self._incoming.add_layer(tokens)
            self._finish_words(tokens)
            for sentence, said in zip(sentences, self._of_sentences, strict=True):
                add_foreign(sentence.id, said)
            for at, fields in self._text.fields.items():
                add_foreign(tokens[at].id, fields)
            for start, end, label in spans_of(tokens.annotations, self._text.tags):
                self._incoming.add_label(label, [(start, end)])
        return self._incoming.document(
            self._identifier, str(self._text), language=self._language, metadata=self._metadata
        )

    def _finish_words(self, tokens: glossator.Layer[Token]) -> None:
        """Make the layers of words and heads, where there are some."""
        made = [_morph(columns, tokens[at].id) for columns, at in self._words]
        if made:
            self._incoming.add_layer(glossator.Layer.of(Morph, made))
        for at, said in self._of_parts.items():
            self._incoming.add_foreign(made[at].id, said)
        if self._heads:
            heads = [
                replace(
                    _HEAD,
                    word=made[at].id,
                    head=None if head is None else made[head].id,
                    relation=relation,
                )
                for at, head, relation in self._heads
            ]
            self._incoming.add_layer(glossator.Layer.of(Dependency, heads))


def _morph(columns: Columns, token: str) -> Morph:
    _, form, lemma, upos, xpos, features, *_ = columns
    made: Morph = replace(
        _MORPH,
        token=token,
        lemma=None if lemma == NOTHING != form else lemma,
        upos=upos,
        xpos=None if xpos == NOTHING else xpos,
        features="" if features == NOTHING else features,
    )
    return made


def _metadata(value: str) -> dict[str, Any]:
    try:
        found = json.loads(value)
    except ValueError:
        found = None
    if not isinstance(found, dict):
        raise glossator.FormatError(f"expected an object in {METADATA}, got {value[:40]!r}")
    return found
