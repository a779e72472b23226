"""The lines of CoNLL-U as a document."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

import msgspec

import glossator
from glossator.exchange import Incoming
from glossator_formats.conllu_columns import (
    COLUMNS,
    COMMENTS,
    DEPS,
    EMPTY_NODES,
    FORM,
    MANY,
    METADATA,
    MISC,
    NOTHING,
    TAG,
    sentence_id,
    unescaped,
)
from glossator_formats.tags import spans_of
from glossator_standard.dependencies import Dependency
from glossator_standard.morphology import Morph
from glossator_standard.segmentation import Sentence, Token

_NUMBER = re.compile(r"[0-9]{1,9}(?:-[0-9]{1,9}|\.[0-9]{1,9})?")
_PLACE = re.compile(r"[0-9]{1,12}")
_WIDEST = 1_000_000
"""Code points that a file may leave out between two words, or the text would grow without bound."""

# To change a copy takes a quarter of the time of making an annotation from its fields.
replace: Any = msgspec.structs.replace
_SENTENCE = Sentence(start=0, end=0)
_TOKEN = Token(start=0, end=0)
_MORPH = Morph(token="", upos="")
_HEAD = Dependency(word="", relation="")


_BARE = ["", *[NOTHING] * (COLUMNS - 1)]
"""The columns of a word of which nothing is said, but that it is the head of another."""
_BLANK = [NOTHING] * 4
_UNSAID = "\t" + "\t".join([NOTHING] * (COLUMNS - 3)) + "\t"
"""What stands between form and MISC where nothing is said."""

_BLANK_LINE = re.compile(r"(?<=\n)[^\S\n]+\n")
_EDGE = ("", "|")
"""What may stand before and after an attribute of the last column."""


class _Misc(NamedTuple):
    """What the last column says."""

    before: str
    """The white space before the token."""
    inside: str | None
    """The token, where white space in it is not one space."""
    after: str | None
    """None where it is one space, and the column does not say so."""
    start: str
    tag: str
    fields: Mapping[str, str]
    """All else."""


class _Link(NamedTuple):
    """A word and its head, by their numbers in the document, from 0."""

    word: int
    head: int | None
    relation: str


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
        self._text: list[str] = []
        self._length = 0
        self._is_implied = False
        """Whether the last part of the text is a space that the file does not name."""
        self._tokens: list[Token] = []
        self._tags: dict[int, str] = {}
        self._fields: dict[int, dict[str, Any]] = {}
        """The tags and further fields of tokens, by their numbers in the document."""
        self._words: list[Sequence[str] | None] = []
        """The columns of all words; None of those of which nothing is said."""
        self._token_of: list[int] = []
        """The token of each."""
        self._parts: set[int] = set()
        """The words whose token has others too."""
        self._links: list[_Link] = []
        self._sentences: list[Sentence] = []
        self._comments: list[dict[str, str]] = []
        """What is said of each sentence."""
        self._waiting: list[str] = []
        """The comments of the next one."""

    def document(self, text: str) -> glossator.Document:
        """The document; raises FormatError naming the line."""
        if "\r" in text:
            text = text.replace("\r\n", "\n")
        if "\n " in text or "\n\t" in text:
            text = _BLANK_LINE.sub("\n", text)
        line = 1
        for block in text.split("\n\n"):
            rows = block.split("\n")
            self._sentence(rows, line)
            line += len(rows) + 1
        return self._finished()

    def _sentence(self, rows: Sequence[str], first_line: int) -> None:
        """Take what stands between two blank lines."""
        first_token, first_word = len(self._tokens), len(self._words)
        tokens, text, words, token_of = self._tokens, self._text, self._words, self._token_of
        last, until = 0, 0
        """The last word, and the last one of the token that the rows are in."""
        linked: list[tuple[int, int, str, str]] = []
        """Line, number in the document, head and relation of the words that have one."""
        empty: list[str] = []
        for line, row in enumerate(rows, start=first_line):
            # This is the loop that takes the time. Most rows are of a word that is a token; first
            # come those of which nothing is said but where it stands.
            columns: Sequence[str] | None = None
            before, _, misc = row.partition(_UNSAID)
            number, tab, form = before.partition("\t")
            if tab and misc and row.count("\t") == COLUMNS - 1:
                head = relation = deps = NOTHING
            else:
                columns = row.split("\t")
                if len(columns) != COLUMNS:
                    self._other_line(row, len(columns), line)
                    continue
                number, form, _, _, _, _, head, relation, deps, misc = columns
            if number != str(last + 1):
                if number[:1] == "#":
                    self._waiting.append(row)
                    continue
                _check_number(number, last, until, line)
                if "-" in number:
                    until = int(number.partition("-")[2])
                    self._token(form, misc, line)
                else:
                    empty.append(row)
                    self._add_empty(empty, first_token)
                continue
            last += 1
            if last <= until:
                columns = row.split("\t")
                self._parts.add(len(words))
            else:
                start = self._length
                end = start + len(form)
                if misc == f"start_char={start}|end_char={end}" or misc == NOTHING:
                    tokens.append(replace(_TOKEN, start=start, end=end))
                    text += form, " "
                    self._length = end + 1
                    self._is_implied = True
                else:
                    self._token(form, misc, line)
                if deps != NOTHING:
                    self._fields.setdefault(len(tokens) - 1, {})[DEPS] = deps
            if relation != NOTHING:
                # A head without one is none: Stanza numbers the words one after the other there.
                linked.append((line, len(words), head, relation))
            words.append(columns)
            token_of.append(len(tokens) - 1)
        self._add_empty(empty, first_token)
        if last < until:
            message = f"expected the words of a token up to {until}, got them up to {last}"
            filled = len(rows) if rows[-1] else len(rows) - 1
            raise glossator.FormatError(message, line=first_line + filled - 1)
        if linked:
            self._heads(linked, first_word)
        if len(tokens) > first_token:
            start, end = tokens[first_token].start, tokens[-1].end
            self._comments.append(self._said(self._waiting))
            self._sentences.append(replace(_SENTENCE, start=start, end=end))
            self._waiting = []

    def _add_empty(self, rows: list[str], first_token: int) -> None:
        """Keep empty nodes with the last token; with the first one those that stand before it."""
        if rows and len(self._tokens) > first_token:
            at = first_token if rows[0].startswith("0.") else len(self._tokens) - 1
            self._fields.setdefault(at, {}).setdefault(EMPTY_NODES, []).extend(rows)
            rows.clear()

    def _other_line(self, row: str, columns: int, line: int) -> None:
        """Take a comment or a blank line."""
        if row.startswith("#"):
            self._waiting.append(row)
        elif row.strip():
            message = f"expected {COLUMNS} columns, got {columns}: {row[:40]!r}"
            raise glossator.FormatError(message, line=line)

    def _heads(self, linked: Iterable[tuple[int, int, str, str]], first: int) -> None:
        """Take the heads of the words of a sentence, of which the first is that."""
        numbers = {str(at - first + 1): at for at in range(first, len(self._words))}
        for line, at, head, relation in linked:
            if head not in numbers and head != "0":
                message = f"expected the number of a word as head, got {head!r}"
                raise glossator.FormatError(message, line=line)
            target = numbers.get(head)
            self._links.append(_Link(at, target, relation))
            if target is not None and self._words[target] is None:
                self._words[target] = _BARE

    def _token(self, form: str, misc: str, line: int) -> None:
        """Take a token, with the white space around it."""
        start = self._length
        end = start + len(form)
        # Where a token stands where it is expected, what else is said stands in many rows, and is
        # taken apart once.
        before, place, rest = misc.partition(f"start_char={start}|end_char={end}")
        if place and before[-1:] in _EDGE and rest[:1] in _EDGE:
            said = _misc(before + rest)
        else:
            said = _misc(misc)
        if said.before or said.start:
            self._write(said.before)
            self._move_to(said.start, line)
            start = self._length
        inside = form if said.inside is None else said.inside
        self._text.append(inside)
        end = self._length = start + len(inside)
        self._is_implied = False
        at = len(self._tokens)
        if said.fields:
            self._fields[at] = dict(said.fields)
        if said.tag:
            self._tags[at] = said.tag
        self._tokens.append(replace(_TOKEN, start=start, end=end))
        if said.after is None:
            self._text.append(" ")
            self._length += 1
            self._is_implied = True
        else:
            self._write(said.after)

    def _write(self, text: str) -> None:
        if text:
            self._text.append(text)
            self._length += len(text)
            self._is_implied = False

    def _move_to(self, start: str, line: int) -> None:
        """Go to where a token begins, in files that do not say what is between it and the last."""
        if not _PLACE.fullmatch(start):
            return
        if int(start) == self._length - 1 and self._is_implied:
            self._text.pop()
            self._length -= 1
        wide = int(start) - self._length
        if wide > _WIDEST:
            message = f"expected at most {_WIDEST:,} characters between two words, got {wide:,}"
            raise glossator.FormatError(message, line=line)
        self._write(" " * wide)

    def _said(self, comments: Iterable[str]) -> dict[str, str]:
        """What comments say of the sentence; what they say of the document is kept apart."""
        fields: dict[str, str] = {}
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
            elif name == "sent_id" or name not in COMMENTS:
                fields[name] = value
        if fields.get("sent_id") == sentence_id(self._identifier, len(self._sentences) + 1):
            del fields["sent_id"]
        return fields

    def _finished(self) -> glossator.Document:
        if self._is_implied:
            self._text.pop()
        if self._sentences:
            sentences = glossator.Layer.of(Sentence, self._sentences)
            tokens = glossator.Layer.of(Token, self._tokens)
            for layer in (sentences, tokens):
                self._incoming.add_layer(layer)
            self._add_words(tokens)
            for sentence, said in zip(sentences, self._comments, strict=True):
                self._incoming.add_foreign(sentence.id, said)
            for at, fields in self._fields.items():
                self._incoming.add_foreign(tokens[at].id, fields)
        if self._tags:
            extents = [(token.start, token.end) for token in self._tokens]
            tags = [self._tags.get(at, "") for at in range(len(extents))]
            for start, end, label in spans_of(extents, tags):
                self._incoming.add_label(label, [(start, end)])
        return self._incoming.document(
            self._identifier,
            "".join(self._text),
            language=self._language,
            metadata=self._metadata,
        )

    def _add_words(self, tokens: glossator.Layer[Token]) -> None:
        """Make the layers of words and heads, of words of which something is said."""
        made: dict[int, Morph] = {}
        for at, columns in enumerate(self._words):
            if columns is None or (_is_bare(columns) and at not in self._parts):
                continue
            _, form, lemma, upos, xpos, features, *_ = columns
            made[at] = replace(
                _MORPH,
                token=tokens[self._token_of[at]].id,
                lemma=None if lemma == NOTHING != form else lemma,
                upos=upos,
                xpos=None if xpos == NOTHING else xpos,
                features="" if features == NOTHING else features,
            )
        if not made:
            return
        self._incoming.add_layer(glossator.Layer.of(Morph, made.values()))
        for at in sorted(self._parts):
            columns = self._words[at] or _BARE
            fields = {FORM: columns[1], DEPS: columns[8], MISC: columns[9]}
            said = {name: it for name, it in fields.items() if name == FORM or it != NOTHING}
            self._incoming.add_foreign(made[at].id, said)
        if self._links:
            heads = [
                replace(
                    _HEAD,
                    word=made[link.word].id,
                    head=None if link.head is None else made[link.head].id,
                    relation=link.relation,
                )
                for link in self._links
            ]
            self._incoming.add_layer(glossator.Layer.of(Dependency, heads))


def _is_bare(columns: Sequence[str]) -> bool:
    """Whether nothing is said of a word, and it is the head of none."""
    return columns[2:6] == _BLANK and columns[7] == NOTHING and columns is not _BARE


@lru_cache(MANY)
def _misc(column: str) -> _Misc:
    said: dict[str, str] = {}
    for attribute in column.split("|") if column != NOTHING else ():
        name, _, value = attribute.partition("=")
        if name:
            said[name] = unescaped(value)
    after = said.pop("SpacesAfter", None)
    is_tight = said.pop("SpaceAfter", "") == "No"
    tag = said.pop(TAG, "")
    said.pop("end_char", "")
    return _Misc(
        before=said.pop("SpacesBefore", ""),
        inside=said.pop("SpacesInToken", None),
        after="" if after is None and is_tight else after,
        start=said.pop("start_char", ""),
        tag="" if tag == "O" else tag,
        fields=said,
    )


def _check_number(number: str, last: int, until: int, line: int) -> None:
    """Refuse the number of a word, a token or an empty node that does not follow the last word."""
    wanted = "the number of a word"
    if _NUMBER.fullmatch(number):
        first, dash, end = number.partition("-")
        is_range = dash and int(first) == last + 1 > until and int(end) > last
        if is_range or number.startswith(f"{last}."):
            return
        wanted = f"{last + 1} as the number of a word"
    raise glossator.FormatError(f"expected {wanted}, got {number!r}", line=line)


def _metadata(value: str) -> dict[str, Any]:
    try:
        found = json.loads(value)
    except ValueError:
        found = None
    if not isinstance(found, dict):
        raise glossator.FormatError(f"expected an object in {METADATA}, got {value[:40]!r}")
    return found
