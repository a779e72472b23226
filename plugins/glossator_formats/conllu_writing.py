"""A document as the lines of CoNLL-U."""

from __future__ import annotations

import json
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeVar

import glossator
from glossator.exchange import Labels, extents_of, foreign_fields
from glossator_formats.conllu_columns import (
    ATTRIBUTES,
    COMMENTS,
    DEPS,
    EMPTY_NODES,
    FORM,
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
        kind = Entity.type_name()
        names = _annotations(document, Entity)
        self._tags = tags_of(
            [(token.start, token.end) for token in self._tokens],
            [(extents_of(name), labels.foreign(kind, name.label)) for name in names],
        )

    def text(self) -> str:
        """The lines, with the blank one after each sentence."""
        lines = [f"# newdoc id = {one_line(self._document.id)}"]
        if self._document.language:
            lines.append(f"# language = {one_line(self._document.language)}")
        if self._document.metadata:
            metadata = json.dumps(self._document.metadata, ensure_ascii=False)
            lines.append(f"# {METADATA} = {metadata}")
        at = 0
        for number, (sentence, first, last) in enumerate(self._sentences(), start=1):
            lines += self._comments(sentence, self._tokens[first:last], number)
            at = self._rows(lines, first, last, at)
            lines.append("")
        return "\n".join([*lines, ""])

    def _sentences(self) -> Iterator[tuple[Sentence | None, int, int]]:
        """Each sentence with its first and the end of its tokens; None of tokens that have none."""
        starts = [token.start for token in self._tokens]
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
        self, sentence: Sentence | None, tokens: Sequence[Token], number: int
    ) -> Iterator[str]:
        fields = dict(self._said.get(sentence.id, _NO_FIELDS)) if sentence else {}
        own = fields.pop("sent_id", None) or sentence_id(self._document.id, number)
        yield f"# sent_id = {one_line(_words(own))}"
        yield f"# text = {one_line(self._text[tokens[0].start : tokens[-1].end])}"
        for name, value in fields.items():
            if name not in COMMENTS and _COMMENT.fullmatch(name):
                words = one_line(_words(value))
                yield f"# {name} = {words}" if words else f"# {name}"

    def _rows(self, lines: list[str], first: int, last: int, at: int) -> int:
        """Write the rows of the tokens `first` up to `last`.

        Args:
            lines: What they are added to.
            first: The number of the first token.
            last: That of the first token of the next sentence.
            at: Where in the text that which was written ends.

        Returns:
            Where the sentence, with the white space after it, ends.
        """
        text, said, words_of, tags = self._text, self._said, self._words, self._tags
        numbers = self._numbers(first, last)
        tokens = self._tokens[first:last]
        is_end = last == len(self._tokens)
        following = [token.start for token in tokens[1:]]
        following.append(len(text) if is_end else self._gap(tokens[-1].end))
        lines += _empty_nodes(said.get(tokens[0].id, _NO_FIELDS), is_before=True)
        number = 0
        is_plain = not (words_of or said or is_end)
        # This is the loop that takes the time: a row of which nothing is known is written first.
        for token, until, tag in zip(tokens, following, tags[first:last], strict=True):
            start, end = token.start, token.end
            inside = text[start:end]
            form = form_of(inside)
            if is_plain and at == start and text[end:until] == " " and not tag and inside == form:
                at = until
                number += 1
                lines.append(f"{number}\t{form}\t{_BARE}\tstart_char={start}|end_char={end}")
                continue
            fields = said.get(token.id, _NO_FIELDS) if said else _NO_FIELDS
            after = text[end:until]
            misc = f"start_char={start}|end_char={end}"
            if after != " " or at != start or until == len(text):
                misc = _spaces(text[at:start], after, is_last=until == len(text)) + misc
            if inside != form or tag or fields:
                misc = _more(misc, inside, form, tag, fields)
            words = words_of.get(token.id) if words_of else None
            if words and len(words) > 1:
                lines += self._parts(words, form, misc, number, numbers)
                number += len(words)
            else:
                number += 1
                word = words[0] if words else None
                if word or fields:
                    lines.append(self._row(number, form, word, fields, misc, numbers))
                else:
                    lines.append(f"{number}\t{form}\t{_BARE}\t{misc}")
            if EMPTY_NODES in fields:
                lines += _empty_nodes(fields, is_before=False)
            at = until
        return at

    def _gap(self, end: int) -> int:
        """Where the white space after a sentence ends."""
        while end < len(self._text) and self._text[end].isspace():
            end += 1
        return end

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
        misc: str,
        before: int,
        numbers: Mapping[str, int],
    ) -> Iterator[str]:
        """The row of a token of several words, and theirs."""
        yield f"{before + 1}-{before + len(words)}\t{form}\t{_BARE}\t{misc}"
        for number, word in enumerate(words, start=before + 1):
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


def _spaces(before: str, after: str, *, is_last: bool) -> str:
    """What the last column says of the white space around a token; it ends in a bar."""
    said = f"SpacesBefore={escaped(before)}|" if before else ""
    if not after:
        return said if is_last else f"{said}SpaceAfter=No|"
    return f"{said}SpacesAfter={escaped(after)}|" if after != " " or is_last else said


def _more(misc: str, inside: str, form: str, tag: str, fields: Fields) -> str:
    """The last column with the white space in a token, its tag, and what else is said of it."""
    found = [misc]
    if inside != form:
        found.append(f"SpacesInToken={escaped(inside)}")
    if tag:
        found.append(f"{TAG}={escaped(tag)}")
    for name, value in fields.items():
        if name not in ATTRIBUTES and _ATTRIBUTE.fullmatch(name):
            words = _words(value)
            found.append(f"{name}={escaped(words)}" if words else name)
    return "|".join(found)


def _empty_nodes(fields: Fields, *, is_before: bool) -> Iterator[str]:
    """The empty nodes after a token; those before the first word of the sentence."""
    rows = fields.get(EMPTY_NODES)
    for row in rows if isinstance(rows, list) else ():
        is_node = isinstance(row, str) and _EMPTY_NODE.fullmatch(row)
        if is_node and row.startswith("0.") is is_before:
            yield row


def _words(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value)
