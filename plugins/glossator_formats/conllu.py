"""CoNLL-U: sentences, words and their analysis, one word on a line.

White space is kept in ``SpaceAfter``, ``SpacesBefore``, ``SpacesAfter`` and ``SpacesInToken``, with
the escapes of UDPipe and Stanza; offsets come from it, never from ``# text``. Names are BIOES tags
under ``ner``, as Stanza writes them. A word of a multiword token is an annotation of `morphology`
whose token is the whole; heads are in `dependencies`. What else a file says (``MISC``, ``DEPS``,
empty nodes, comments) is kept as fields of tokens and sentences.

https://universaldependencies.org/format.html
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import IO, Any, NamedTuple

import glossator
from glossator.exchange import ExchangeOptions, Mark, all_marks
from glossator_formats.tags import spans_of, tags_of
from glossator_formats.vocabulary import incoming
from glossator_standard.dependencies import Dependency
from glossator_standard.entities import Entity
from glossator_standard.morphology import Morph
from glossator_standard.segmentation import Sentence, Token

COLUMNS = 10
METADATA = "glossator_metadata"
EMPTY_NODES = "empty_nodes"
DEPS = "deps"
FORM = "form"
MISC = "misc"

_ROW = re.compile(rb"[0-9]+(?:-[0-9]+|\.[0-9]+)?\t")
_NUMBER = re.compile(r"[0-9]+(?:-[0-9]+|\.[0-9]+)?")
_TAG = "ner"

_ESCAPES = {"\\": "\\\\", " ": "\\s", "\t": "\\t", "\n": "\\n", "\r": "\\r", "|": "\\p"}
_UNESCAPES = {escape: one for one, escape in _ESCAPES.items()}
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}|\\.")


class Conllu(glossator.Format[ExchangeOptions]):
    """Universal Dependencies' format, with several documents to a file."""

    name = "conllu"
    suffixes = (".conllu", ".conll")

    def recognizes(self, source: glossator.Source) -> bool | None:
        """As `Format.recognizes`: rows of ten columns, after comments."""
        for line in source.head.removeprefix(b"\xef\xbb\xbf").splitlines():
            if line and not line.startswith(b"#"):
                return bool(_ROW.match(line)) and line.count(b"\t") == COLUMNS - 1
        return False

    def split(self, stream: IO[bytes]) -> Iterator[glossator.Record]:
        """As `Format.split`: a document begins with ``# newdoc``."""
        lines: list[bytes] = []
        begin = 1
        for number, line in enumerate(stream, start=1):
            if line.startswith(b"# newdoc") and any(map(_ROW.match, lines)):
                yield glossator.Record(b"".join(lines), begin)
                lines, begin = [], number
            lines.append(line)
        if any(map(bytes.strip, lines)):
            yield glossator.Record(b"".join(lines), begin)

    def decode(self, record: glossator.Record, source: glossator.Source) -> glossator.Document:
        """As `Format.decode`."""
        text = record.data.decode("utf-8-sig")
        default = source.identifier if record.line <= 1 else f"{source.identifier}-{record.line}"
        return _Reader(self, default).document(text)

    def encode(self, document: glossator.Document) -> bytes:
        """As `Format.encode`; raises FormatError for a document without tokens."""
        return "".join(f"{line}\n" for line in _lines(document)).encode()


# Writing


class _Sentence(NamedTuple):
    mark: Mark | None
    """None of tokens that stand in no sentence."""
    tokens: list[Mark]


def _lines(document: glossator.Document) -> Iterator[str]:
    marks: dict[str, list[Mark]] = defaultdict(list)
    for mark in all_marks(document):
        marks[mark.layer].append(mark)
    tokens = marks[Token.type_name()]
    if not tokens:
        raise glossator.FormatError(
            "CoNLL-U has a row for each token, and the document has none: "
            "make them with `glossator run --layers tokens,sentences`"
        )
    words = _Words(marks[Morph.type_name()], marks[Dependency.type_name()])
    tags = tags_of(
        [mark.extents[0] for mark in tokens],
        [(mark.extents, mark.label or "") for mark in marks[Entity.type_name()]],
    )
    tagged = {mark.id: tag for mark, tag in zip(tokens, tags, strict=True)}
    yield f"# newdoc id = {_one_line(document.id)}"
    if document.language:
        yield f"# language = {_one_line(document.language)}"
    if document.metadata:
        yield f"# {METADATA} = {json.dumps(document.metadata, ensure_ascii=False)}"
    at = 0
    for number, sentence in enumerate(_grouped(marks[Sentence.type_name()], tokens), start=1):
        yield from _comments(document, sentence, number)
        rows = _Rows(document.text, words, tagged, sentence.tokens, at)
        yield from rows.lines()
        at = rows.end
        yield ""


def _grouped(sentences: Sequence[Mark], tokens: Sequence[Mark]) -> Iterator[_Sentence]:
    """The tokens of each sentence; those that stand in none have one of their own."""
    waiting = list(reversed(sentences))
    current: Mark | None = None
    some: list[Mark] = []
    for token in tokens:
        start = token.extents[0][0]
        home = current
        while waiting and waiting[-1].extents[0][0] <= start:
            home = waiting.pop()
        if home and start >= home.extents[-1][1]:
            home = None
        if home is not current and some:
            yield _Sentence(current, some)
            some = []
        current = home
        some.append(token)
    if some:
        yield _Sentence(current, some)


def _comments(document: glossator.Document, sentence: _Sentence, number: int) -> Iterator[str]:
    fields = dict(sentence.mark.fields) if sentence.mark else {}
    yield f"# sent_id = {_one_line(str(fields.pop('sent_id', _sent_id(document.id, number))))}"
    first, last = sentence.tokens[0].extents[0][0], sentence.tokens[-1].extents[-1][1]
    yield f"# text = {' '.join(document.text[first:last].split())}"
    for name, value in fields.items():
        words = _one_line(value if isinstance(value, str) else json.dumps(value))
        yield f"# {name} = {words}" if words else f"# {name}"


def _sent_id(document: str, number: int) -> str:
    return f"{_one_line(document).replace(' ', '_') or 'sentence'}-{number}"


def _one_line(value: str) -> str:
    return " ".join(value.split())


class _Words:
    """The words of each token, and their heads."""

    def __init__(self, morphs: Sequence[Mark], dependencies: Sequence[Mark]) -> None:
        self._of_token: dict[str, list[Mark]] = defaultdict(list)
        for morph in morphs:
            self._of_token[morph.references["token"][0]].append(morph)
        self.heads = {mark.references["word"][0]: mark for mark in dependencies}

    def of(self, token: Mark) -> list[Mark]:
        return self._of_token.get(token.id, [])


class _Rows:
    """The rows of one sentence."""

    def __init__(
        self,
        text: str,
        words: _Words,
        tags: Mapping[str, str],
        tokens: Sequence[Mark],
        at: int,
    ) -> None:
        self._text = text
        self._words = words
        self._tags = tags
        self._tokens = tokens
        self._at = at
        """Where what was written ends."""
        self._next = len(text)
        self._number: dict[str, int] = {}
        count = 0
        for token in tokens:
            for morph in words.of(token) or [token]:
                count += 1
                self._number[morph.id] = count

    @property
    def end(self) -> int:
        """Where the sentence, with the white space after it, ends."""
        return self._at

    def lines(self) -> Iterator[str]:
        yield from self._empty(self._tokens[0], is_before=True)
        for index, token in enumerate(self._tokens):
            is_last = index + 1 == len(self._tokens)
            start, end = token.extents[0][0], token.extents[-1][1]
            following = self._gap(end) if is_last else self._tokens[index + 1].extents[0][0]
            misc = self._misc(token, start, end, following)
            form = _form(self._text[start:end])
            yield from self._token(token, form, misc)
            self._at = following

    def _gap(self, end: int) -> int:
        """Where the white space after a sentence ends."""
        while end < len(self._text) and self._text[end].isspace():
            end += 1
        return end

    def _token(self, token: Mark, form: str, misc: str) -> Iterator[str]:
        words = self._words.of(token)
        if len(words) > 1:
            first, last = self._number[words[0].id], self._number[words[-1].id]
            yield "\t".join([f"{first}-{last}", form, *["_"] * 7, misc])
            for word in words:
                own = str(word.fields.get(FORM, form))
                yield self._row(word, word, token, own, str(word.fields.get(MISC, "_")))
        else:
            word = words[0] if words else token
            yield self._row(word, words[0] if words else None, token, form, misc)
        yield from self._empty(token, is_before=False)

    def _empty(self, token: Mark, *, is_before: bool) -> Iterator[str]:
        """The empty nodes after a token; those before the first word of the sentence."""
        for row in token.fields.get(EMPTY_NODES, ()):
            if row.startswith("0.") is is_before:
                yield row

    def _row(self, word: Mark, morph: Mark | None, token: Mark, form: str, misc: str) -> str:
        fields = morph.fields if morph else {}
        dependency = self._words.heads.get(word.id)
        head, relation = "_", "_"
        if dependency:
            target = dependency.references.get("head", ("",))[0]
            head = str(self._number.get(target, 0))
            relation = str(dependency.fields["relation"])
        return "\t".join(
            [
                str(self._number[word.id]),
                form,
                _cell(fields.get("lemma")),
                _cell(fields.get("upos")),
                _cell(fields.get("xpos")),
                _cell(fields.get("features")),
                head,
                relation,
                _cell(fields.get(DEPS, token.fields.get(DEPS))),
                misc,
            ]
        )

    def _misc(self, token: Mark, start: int, end: int, following: int) -> str:
        """The last column: white space around the token, its place, its tag, and what else."""
        found: list[str] = []
        before, inside = self._text[self._at : start], self._text[start:end]
        if before:
            found.append(f"SpacesBefore={_escape(before)}")
        if inside != _form(inside):
            found.append(f"SpacesInToken={_escape(inside)}")
        after = self._text[end:following]
        if not after and end < len(self._text):
            found.append("SpaceAfter=No")
        elif after and (after != " " or following == len(self._text)):
            found.append(f"SpacesAfter={_escape(after)}")
        found += [f"start_char={start}", f"end_char={end}"]
        if tag := self._tags[token.id]:
            found.append(f"{_TAG}={_escape(tag)}")
        for name, value in token.fields.items():
            if name not in (DEPS, EMPTY_NODES):
                words = value if isinstance(value, str) else json.dumps(value)
                found.append(f"{name}={_escape(words)}" if words else name)
        return "|".join(found)


def _form(text: str) -> str:
    """A token as it stands in its column; white space in it is one space."""
    return " ".join(text.split()) or "_"


def _cell(value: object) -> str:
    return _one_line(str(value)) or "_" if value not in (None, "") else "_"


def _escape(value: str) -> str:
    """White space, bars and backslashes in a value of the last column."""
    return "".join(
        _ESCAPES.get(one) or (f"\\u{{{ord(one):x}}}" if one.isspace() else one) for one in value
    )


def _unescape(value: str) -> str:
    return _ESCAPED.sub(
        lambda found: chr(int(found[1], 16)) if found[1] else _UNESCAPES.get(found[0], found[0]),
        value,
    )


# Reading


class _Token(NamedTuple):
    extent: tuple[int, int]
    fields: dict[str, Any]


class _Word(NamedTuple):
    token: str
    """The key of its token."""
    columns: list[str]
    is_part: bool
    """Whether its token has other words too."""


class _Reader:
    """Makes a document of its lines."""

    def __init__(self, format_: Conllu, identifier: str) -> None:
        self._incoming = incoming(format_)
        self._identifier = identifier
        self._language: str | None = None
        self._metadata: dict[str, Any] = {}
        self._parts: list[str] = []
        self._length = 0
        self._is_implied = False
        """Whether the last part is a space that the file does not name."""
        self._tokens: list[_Token] = []
        self._tags: list[str] = []
        self._words: list[_Word] = []
        self._heads: list[tuple[str, str, str]] = []
        """Keys of word and head, and the relation."""
        self._sentences = 0

    def document(self, text: str) -> glossator.Document:
        """The document; raises FormatError naming the line."""
        comments: list[str] = []
        rows: list[tuple[int, list[str]]] = []
        for number, line in enumerate([*text.split("\n"), ""], start=1):
            row = line.removesuffix("\r")
            if row.startswith("#"):
                comments.append(row[1:].strip())
            elif row.strip():
                columns = row.split("\t")
                if len(columns) != COLUMNS:
                    message = f"expected {COLUMNS} columns, got {len(columns)}: {row[:40]!r}"
                    raise glossator.FormatError(message, line=number)
                rows.append((number, columns))
            elif rows:
                self._sentence(comments, rows)
                comments, rows = [], []
        return self._finished()

    def _finished(self) -> glossator.Document:
        if self._is_implied:
            self._parts.pop()
        for number, token in enumerate(self._tokens):
            self._incoming.add(Token.type_name(), [token.extent], token.fields, key=f"t{number}")
        if self._heads or any(
            word.is_part or any(cell != "_" for cell in word.columns[2:6]) for word in self._words
        ):
            self._add_words()
        extents = [token.extent for token in self._tokens]
        for start, end, label in spans_of(extents, self._tags):
            self._incoming.add_label(label, [(start, end)])
        return self._incoming.document(
            self._identifier,
            "".join(self._parts),
            language=self._language,
            metadata=self._metadata,
        )

    def _add_words(self) -> None:
        for number, (token, columns, is_part) in enumerate(self._words):
            _, form, lemma, upos, xpos, features, _, _, deps, misc = columns
            fields: dict[str, Any] = {
                "lemma": None if lemma == "_" != form else lemma,
                "upos": upos,
                "xpos": None if xpos == "_" else xpos,
                "features": "" if features == "_" else features,
            }
            if is_part:
                fields[FORM] = form
                fields |= {} if deps == "_" else {DEPS: deps}
                fields |= {} if misc == "_" else {MISC: misc}
            pointing = {"token": token}
            self._incoming.add(Morph.type_name(), (), fields, key=f"w{number}", pointing=pointing)
        for word, head, relation in self._heads:
            pointing = {"word": word, **({"head": head} if head else {})}
            self._incoming.add(
                Dependency.type_name(), (), {"relation": relation}, pointing=pointing
            )

    def _sentence(self, comments: Iterable[str], rows: list[tuple[int, list[str]]]) -> None:
        self._sentences += 1
        fields = self._said(comments)
        first = len(self._tokens)
        keys: dict[str, str] = {}
        """The number of each word to its key."""
        heads: list[tuple[int, str, str, str]] = []
        until = 0
        """The last word of the token that the rows are in."""
        empty: list[str] = []
        for line, columns in rows:
            number = columns[0]
            if not _NUMBER.fullmatch(number):
                message = f"expected the number of a word, got {number!r}"
                raise glossator.FormatError(message, line=line)
            if "." in number:
                empty.append("\t".join(columns))
            elif "-" in number:
                self._token(columns)
                until = int(number.partition("-")[2])
            else:
                is_part = int(number) <= until
                if not is_part:
                    self._token(columns)
                    if columns[8] != "_":
                        self._tokens[-1].fields[DEPS] = columns[8]
                keys[number] = f"w{len(self._words)}"
                self._words.append(_Word(f"t{len(self._tokens) - 1}", columns, is_part))
                if columns[7] != "_":
                    heads.append((line, keys[number], columns[6], columns[7]))
            if empty and len(self._tokens) > first:
                self._tokens[-1].fields.setdefault(EMPTY_NODES, []).extend(empty)
                empty = []
        for line, key, head, relation in heads:
            if head not in keys and head != "0":
                message = f"expected the number of a word as head, got {head!r}"
                raise glossator.FormatError(message, line=line)
            self._heads.append((key, keys.get(head, ""), relation))
        if len(self._tokens) > first:
            extent = self._tokens[first].extent[0], self._tokens[-1].extent[1]
            self._incoming.add(Sentence.type_name(), [extent], fields)

    def _said(self, comments: Iterable[str]) -> dict[str, Any]:
        """What comments say of the sentence; what they say of the document is kept apart."""
        fields: dict[str, Any] = {}
        for comment in comments:
            name, _, value = (part.strip() for part in comment.partition("="))
            if name == "newdoc id":
                self._identifier = value or self._identifier
            elif name == "language":
                self._language = value
            elif name == METADATA:
                self._metadata = self._read_metadata(value)
            elif name not in ("text", "newdoc"):
                fields[name] = value
        if fields.get("sent_id") == _sent_id(self._identifier, self._sentences):
            del fields["sent_id"]
        return fields

    def _read_metadata(self, value: str) -> dict[str, Any]:
        try:
            found = json.loads(value)
        except ValueError:
            found = None
        if not isinstance(found, dict):
            raise glossator.FormatError(f"expected an object in {METADATA}, got {value[:40]!r}")
        return found

    def _token(self, columns: Sequence[str]) -> None:
        """Take a token, with the white space around it."""
        said: dict[str, str] = {}
        for attribute in columns[9].split("|") if columns[9] != "_" else ():
            name, _, value = attribute.partition("=")
            said[name] = _unescape(value)
        self._write(said.pop("SpacesBefore", ""))
        self._move_to(said.pop("start_char", ""))
        said.pop("end_char", "")
        start = self._length
        self._write(said.pop("SpacesInToken", columns[1]))
        fields: dict[str, Any] = {}
        self._tokens.append(_Token((start, self._length), fields))
        self._tags.append(said.pop(_TAG, "").removeprefix("O"))
        after = said.pop("SpacesAfter", None)
        is_tight = said.pop("SpaceAfter", "") == "No"
        if after is not None:
            self._write(after)
        elif not is_tight:
            self._write(" ")
            self._is_implied = True
        fields |= said

    def _write(self, text: str) -> None:
        if text:
            self._parts.append(text)
            self._length += len(text)
            self._is_implied = False

    def _move_to(self, start: str) -> None:
        """Go to where a token begins, in files that do not say what is between it and the last."""
        if not start.isdigit():
            return
        if int(start) == self._length - 1 and self._is_implied:
            self._parts.pop()
            self._length -= 1
        self._write(" " * (int(start) - self._length))
