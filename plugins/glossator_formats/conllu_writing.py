"""A document as the lines of CoNLL-U."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import count
from typing import Any, TypeVar

import glossator
from glossator.exchange import Labels, extents_of, foreign_fields
from glossator_formats.conllu_columns import (
    ATTRIBUTES,
    COMMENTS,
    DEPS,
    DIGITS,
    EMPTY_NODES,
    FEATURES,
    FORM,
    MANY,
    METADATA,
    MISC,
    NOTHING,
    TAG,
    cell_of,
    escaped,
    form_of,
    one_line,
    sentence_id,
)
from glossator_formats.said import one_line_json, several
from glossator_formats.tags import tags_of
from glossator_standard.dependencies import Dependency
from glossator_standard.entities import Entity
from glossator_standard.morphology import Morph
from glossator_standard.segmentation import Sentence, Token

A = TypeVar("A", bound=glossator.Annotation)
Fields = Mapping[str, Any]

_NO_FIELDS: Fields = {}
_BARE = "\t".join([NOTHING] * 7)
"""The columns between form and MISC of a word of which nothing is known."""
_COMMENT = re.compile(r"[^\s=]+(?: [^\s=]+)*")
_ATTRIBUTE = re.compile(r"[^\s=|\\]+")
_EMPTY_NODE = re.compile(r"[0-9]+\.[0-9]+(?:\t[^\t\r\n]+){9}")


class Writer:
    """Writes one document.

    Raises:
        FormatError: where it has no tokens.
    """

    def __init__(self, document: glossator.Document, labels: Labels) -> None:
        self._document = document
        self._text = document.text
        self._tokens = _annotations(document, Token)
        if not self._tokens:
            raise glossator.FormatError(
                "CoNLL-U has a row for each token, and the document has none: "
                "make them with `glossator run --layers tokens,sentences`"
            )
        self._said = foreign_fields(document)
        self._words: dict[str, list[Morph]] = defaultdict(list)
        for morph in _annotations(document, Morph):
            self._words[morph.token].append(morph)
        self._heads = {one.word: one for one in _annotations(document, Dependency)}
        self._starts = [token.start for token in self._tokens]
        self._ends = [token.end for token in self._tokens]
        extents = zip(self._starts, self._ends, strict=True)
        insides = [self._text[start:end] for start, end in extents]
        self._forms = [*map(form_of, insides)]
        self._miscs = self._last_column(insides, labels)

    def text(self) -> str:
        """The lines, with the blank one after each sentence."""
        lines = [f"# newdoc id = {one_line(self._document.id)}"]
        if self._document.language:
            lines.append(f"# language = {one_line(self._document.language)}")
        if self._document.metadata:
            lines.append(f"# {METADATA} = {one_line_json(self._document.metadata)}")
        rows = self._rows_of_words if self._words or self._said else self._rows
        for number, (sentence, first, last) in enumerate(self._sentences(), start=1):
            lines += self._comments(sentence, first, last, number)
            lines += rows(first, last)
            lines.append("")
        return "\n".join([*lines, ""])

    def _last_column(self, insides: Sequence[str], labels: Labels) -> list[str]:
        """The last column of all tokens: white space, place, tag, and what else is said of each.

        Args:
            insides: What each token stands for in the text.
            labels: What names are called elsewhere.
        """
        text, starts, ends = self._text, self._starts, self._ends
        afters = [text[end:start] for end, start in zip(ends[:-1], starts[1:], strict=True)]
        columns = [
            f"{_spaces(after)}start_char={DIGITS[start]}|end_char={DIGITS[end]}"
            for after, start, end in zip([*afters, " "], starts, ends, strict=True)
        ]
        if after := text[ends[-1] :]:
            columns[-1] = f"SpacesAfter={escaped(after)}|{columns[-1]}"
        if before := text[: starts[0]]:
            columns[0] = f"SpacesBefore={escaped(before)}|{columns[0]}"
        if insides != self._forms:
            for at, (inside, form) in enumerate(zip(insides, self._forms, strict=True)):
                columns[at] += f"|SpacesInToken={escaped(inside)}" if inside != form else ""
        kind = Entity.type_name()
        names = _annotations(self._document, Entity)
        called = [(extents_of(name), labels.foreign(kind, name.label)) for name in names]
        for at, tag in tags_of(starts, ends, called).items():
            columns[at] += f"|{TAG}={escaped(tag)}"
        for at, token in enumerate(self._tokens) if self._said else ():
            columns[at] += _attributes(self._said.get(token.id, _NO_FIELDS))
        return columns

    def _sentences(self) -> Iterator[tuple[Sentence | None, int, int]]:
        """Each sentence with its first and the end of its tokens; None of tokens that have none."""
        starts = self._starts
        done = 0
        for sentence in _annotations(self._document, Sentence):
            first = bisect_left(starts, sentence.start, done)
            last = bisect_left(starts, sentence.end, first)
            if done < first:
                yield None, done, first
            if first < last:
                yield sentence, first, last
            done = last
        if done < len(starts):
            yield None, done, len(starts)

    def _comments(
        self, sentence: Sentence | None, first: int, last: int, number: int
    ) -> Iterator[str]:
        fields = dict(self._said.get(sentence.id, _NO_FIELDS)) if sentence else {}
        own = fields.pop("sent_id", None) or sentence_id(self._document.id, number)
        yield f"# sent_id = {one_line(_words(own))}"
        yield f"# text = {one_line(self._text[self._starts[first] : self._ends[last - 1]])}"
        for name, value in fields.items():
            if name not in COMMENTS and _COMMENT.fullmatch(name):
                for words in map(one_line, _values(value)):
                    yield f"# {name} = {words}" if words else f"# {name}"

    def _rows(self, first: int, last: int) -> list[str]:
        """The rows of a sentence of whose words nothing is known."""
        columns = zip(count(1), self._forms[first:last], self._miscs[first:last])
        return [f"{number}\t{form}\t{_BARE}\t{misc}" for number, form, misc in columns]

    def _rows_of_words(self, first: int, last: int) -> Iterator[str]:
        """The rows of a sentence of whose words something may be known."""
        numbers = self._numbers(first, last)
        number = 1
        for at in range(first, last):
            form, misc, token = self._forms[at], self._miscs[at], self._tokens[at].id
            words, fields = self._words.get(token, ()), self._said.get(token, _NO_FIELDS)
            if at == first and EMPTY_NODES in fields:
                yield from _empty_nodes(fields, is_before=True)
            if len(words) > 1:
                yield from self._parts(words, form, fields, misc, number, numbers)
            else:
                yield self._row(number, form, words[0] if words else None, fields, misc, numbers)
            number += len(words) or 1
            if EMPTY_NODES in fields:
                yield from _empty_nodes(fields, is_before=False)

    def _numbers(self, first: int, last: int) -> dict[str, int]:
        """The numbers of the words of a sentence, by their ids, where heads need them."""
        numbers: dict[str, int] = {}
        count = 0
        for token in self._tokens[first:last] if self._heads else ():
            for word in self._words.get(token.id) or (None,):
                count += 1
                if word:
                    numbers[word.id] = count
        return numbers

    def _parts(
        self,
        words: Sequence[Morph],
        form: str,
        fields: Fields,
        misc: str,
        first: int,
        numbers: Mapping[str, int],
    ) -> Iterator[str]:
        """The row of a token of several words, and theirs."""
        features = cell_of(str(fields.get(FEATURES, NOTHING)))
        last = first + len(words) - 1
        yield f"{first}-{last}\t{form}\t_\t_\t_\t{features}\t_\t_\t_\t{misc}"
        for number, word in enumerate(words, start=first):
            said = self._said.get(word.id, _NO_FIELDS)
            own, rest = said.get(FORM, form), said.get(MISC, NOTHING)
            yield self._row(number, cell_of(str(own)), word, said, cell_of(str(rest)), numbers)

    def _row(
        self,
        number: int,
        form: str,
        word: Morph | None,
        fields: Fields,
        misc: str,
        numbers: Mapping[str, int],
    ) -> str:
        deps = cell_of(str(fields[DEPS])) if DEPS in fields else NOTHING
        if word is None:
            return f"{number}\t{form}\t_\t_\t_\t_\t_\t_\t{deps}\t{misc}"
        lemma, upos = cell_of(word.lemma), cell_of(word.upos)
        xpos, features = cell_of(word.xpos), cell_of(word.features)
        head, relation = NOTHING, NOTHING
        if link := self._heads.get(word.id):
            head, relation = str(numbers.get(link.head or "", 0)), cell_of(link.relation)
        if deps == NOTHING and (own := self._said.get(word.id)):
            deps = cell_of(str(own.get(DEPS, NOTHING)))
        return (
            f"{number}\t{form}\t{lemma}\t{upos}\t{xpos}\t{features}"
            f"\t{head}\t{relation}\t{deps}\t{misc}"
        )


def _annotations(document: glossator.Document, cls: type[A]) -> Sequence[A]:
    """Those of the layer of a class; none where the class does not declare it."""
    found = document.layers.get_or_empty(cls).annotations
    return found if found and isinstance(found[0], cls) else ()


@lru_cache(MANY)
def _spaces(after: str) -> str:
    """What the last column says of the white space after a token; it ends in a bar."""
    if not after:
        return "SpaceAfter=No|"
    return f"SpacesAfter={escaped(after)}|" if after != " " else ""


def _attributes(fields: Fields) -> str:
    """What the last column says besides; it begins with a bar."""
    said = ""
    for name, value in fields.items():
        if name not in ATTRIBUTES and _ATTRIBUTE.fullmatch(name):
            for words in _values(value):
                said += f"|{name}={escaped(words)}" if words else f"|{name}"
    return said


def _empty_nodes(fields: Fields, *, is_before: bool) -> Iterator[str]:
    """The empty nodes after a token; those before the first word of the sentence."""
    rows = fields.get(EMPTY_NODES)
    for row in rows if isinstance(rows, list) else ():
        is_node = isinstance(row, str) and _EMPTY_NODE.fullmatch(row)
        if is_node and row.startswith("0.") is is_before:
            yield row


def _words(value: Any) -> str:
    return value if isinstance(value, str) else one_line_json(value)


def _values(value: Any) -> list[str]:
    """What is said of a name, once or in a list of texts several times."""
    texts = [one for one in several(value) if isinstance(one, str)]
    return texts if 1 < len(texts) == len(value) else [_words(value)]
