"""brat's stand-off: ``x.txt`` with ``x.ann`` beside it.

A span is a ``T`` line; its label is the type, what refers to another annotation a relation, a field
that is one word an attribute, and all other fields stand in a note as JSON, which brat shows. An
event of brat becomes a span that refers to what plays its roles, a normalization a field. Offsets
are code points. brat cuts spans at line breaks; they are joined again.

https://brat.nlplab.org/standoff.html, and what its server does, seen by running it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import glossator
from glossator.exchange import ExchangeOptions, Labels, Mark, all_marks, check_quote, joined
from glossator_formats.vocabulary import incoming, labels_of

NOTE = "AnnotatorNotes"
EQUIV = "Equiv"
NORMALIZED = "Reference"

_WORD = re.compile(r"[^\s]+")
_ID = re.compile(r"[TREAMN]\S+|\*|#\S*")


class Brat(glossator.Format[ExchangeOptions]):
    """A text and brat's annotations of it."""

    name = "brat"
    suffixes = (".txt",)
    companions = (".ann",)
    many = False

    def recognizes(self, source: glossator.Source) -> bool | None:
        """As `Format.recognizes`: a text with brat's annotations beside it, or with none yet."""
        if not source.has(".ann"):
            return False
        first = source.companion(".ann").lstrip().partition(b"\t")[0].decode("utf-8", "replace")
        return not first or bool(_ID.fullmatch(first))

    def decode(self, record: glossator.Record, source: glossator.Source) -> glossator.Document:
        """As `Format.decode`."""
        text = record.data.decode("utf-8")
        lines = _read_lines(source.companion(".ann"), source)
        return _Reader(self, text, lines).document(source.identifier)

    def encode(self, document: glossator.Document) -> Mapping[str, bytes]:
        """As `Format.encode`."""
        lines = _Writer(document, labels_of(self)).lines()
        text = "".join(f"{line}\n" for line in lines)
        return {".txt": document.text.encode(), ".ann": text.encode()}


class _Writer:
    """The lines of a document's annotations."""

    def __init__(self, document: glossator.Document, labels: Labels) -> None:
        self._document = document
        self._labels = labels
        self._counts = dict.fromkeys("TRAN#", 0)
        self._keys: dict[str, str] = {}

    def lines(self) -> Iterator[str]:
        """Spans first, then what is said of them, and what refers to what."""
        spans = [mark for mark in all_marks(self._document) if self._is_drawn(mark)]
        for mark in spans:
            self._keys[mark.id] = self._next("T")
            yield self._span(mark)
        for mark in spans:
            yield from self._about(mark)
        for mark in all_marks(self._document):
            if not mark.extents and len(mark.references) == 2:  # what brat's relations can hold
                yield from self._relation(mark)

    def _next(self, kind: str) -> str:
        self._counts[kind] += 1
        return f"{kind}{self._counts[kind]}"

    def _is_drawn(self, mark: Mark) -> bool:
        return bool(self._pieces(mark)) and all(start < end for start, end in mark.extents)

    def _pieces(self, mark: Mark) -> list[tuple[int, int]]:
        """Its extents, cut at line breaks."""
        return [
            piece for extent in joined(mark.extents) for piece in _cut(self._document.text, extent)
        ]

    def _span(self, mark: Mark) -> str:
        pieces = self._pieces(mark)
        places = ";".join(f"{start} {end}" for start, end in pieces)
        words = " ".join(self._document.text[start:end] for start, end in pieces)
        return f"{self._keys[mark.id]}\t{self._type(mark)} {places}\t{words}"

    def _type(self, mark: Mark) -> str:
        return _escaped(self._labels.foreign(mark.layer, mark.label))

    def _about(self, mark: Mark) -> Iterator[str]:
        """Attributes, relations and a note for the fields of a span."""
        key, noted = self._keys[mark.id], {}
        label_field = _label_field(self._document, mark)
        for name, value in mark.fields.items():
            if name in mark.references:
                targets = [self._keys.get(one) for one in mark.references[name]]
                if all(targets) and name == EQUIV:
                    yield f"*\t{EQUIV} {' '.join([key, *map(str, targets)])}"
                elif all(targets):
                    for target in targets:
                        yield f"{self._next('R')}\t{_escaped(name)} Arg1:{key} Arg2:{target}"
            elif name == NORMALIZED and isinstance(value, str):
                resource, _, words = value.partition(" ")
                yield f"{self._next('N')}\t{NORMALIZED} {key} {resource}\t{words}"
            elif name == label_field:
                continue
            elif isinstance(value, str) and _WORD.fullmatch(value) and not _is_json(value):
                yield f"{self._next('A')}\t{name} {key} {value}"
            elif value is True:
                yield f"{self._next('A')}\t{name} {key}"
            else:
                noted[name] = value
        if noted:
            yield f"{self._next('#')}\t{NOTE} {key}\t{json.dumps(noted)}"

    def _relation(self, mark: Mark) -> Iterator[str]:
        """A relation of two, if that is all that it is."""
        arguments = list(mark.references.items())
        targets = [(name, self._keys.get(ids[0])) for name, ids in arguments if len(ids) == 1]
        if len(targets) == 2 and all(key for _, key in targets) and len(mark.fields) == 2:
            (one, first), (other, second) = targets
            yield f"{self._next('R')}\t{mark.layer} {one}:{first} {other}:{second}"


def _label_field(document: glossator.Document, mark: Mark) -> str:
    cls: type[glossator.Annotation] = type(document.layers[mark.layer][0])
    return cls.label_field


def _escaped(name: str) -> str:
    return re.sub(r"\s+", "_", name)


def _cut(text: str, extent: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """The pieces of an extent between line breaks."""
    start, end = extent
    for piece in re.finditer(r"[^\r\n]+", text[start:end]):
        yield start + piece.start(), start + piece.end()


def _is_json(value: str) -> bool:
    """Whether an attribute of that value would be read as something else."""
    return value in ("true", "false", "null") or value.startswith(("{", "[", '"'))


@dataclass
class _Line:
    number: int
    key: str
    words: str
    rest: str


def _read_lines(data: bytes, source: glossator.Source) -> list[_Line]:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise _bad(source, line, f"expected UTF-8, got byte 0x{data[error.start]:02x}") from None
    lines = []
    for number, row in enumerate(text.split("\n"), start=1):
        if not row.strip():
            continue
        key, tab, rest = row.rstrip("\r").partition("\t")
        if not (tab and _ID.fullmatch(key)):
            raise _bad(source, number, f"expected an id and a tab, got {row[:40]!r}")
        words, _, more = rest.partition("\t")
        lines.append(_Line(number, key, words, more))
    return lines


def _bad(source: glossator.Source, line: int, message: str) -> glossator.FormatError:
    return glossator.FormatError(f"{source.identifier}.ann:{line}: {message}")


@dataclass
class _Span:
    type: str
    extents: Sequence[tuple[int, int]]
    fields: dict[str, Any] = field(default_factory=dict)
    pointing: dict[str, Any] = field(default_factory=dict)


class _Reader:
    """Makes a document of a text and the lines of its annotations."""

    def __init__(self, brat: Brat, text: str, lines: Sequence[_Line]) -> None:
        self._text = text
        self._lines = lines
        self._spans: dict[str, _Span] = {}
        self._events: dict[str, str] = {}
        """Each event's trigger."""
        self._incoming = incoming(brat)

    def document(self, identifier: str) -> glossator.Document:
        """The document; raises FormatError naming the line."""
        handlers = {"T": self._span, "E": self._event, "R": self._relation}
        about = {"A": self._attribute, "M": self._attribute, "N": self._normalization}
        for kinds in (handlers, about | {"#": self._note, "*": self._equivalence}):
            for line in self._lines:
                if handle := kinds.get(line.key[0]):
                    try:
                        handle(line)
                    except (glossator.FormatError, ValueError, KeyError) as error:
                        message = self._told(error, line)
                        place = f"{identifier}.ann:{line.number}: {message}"
                        raise glossator.FormatError(place) from None
        for key, one in self._spans.items():
            self._incoming.add_label(
                one.type, one.extents, one.fields, key=key, pointing=one.pointing
            )
        return self._incoming.document(identifier, self._text)

    def _told(self, error: Exception, line: _Line) -> str:
        if isinstance(error, KeyError):
            return f"{error.args[0]} is not there"
        if isinstance(error, glossator.FormatError):
            return str(error)
        return f"expected {_FORMS[line.key[0]]}, got {line.words[:60]!r}"

    def _span(self, line: _Line) -> None:
        kind, _, places = line.words.partition(" ")
        pieces = [tuple(map(int, piece.split())) for piece in places.split(";")]
        extents = [(start, end) for start, end in pieces]
        if any(not 0 <= start <= end <= len(self._text) for start, end in extents):
            raise glossator.FormatError(
                f"expected offsets within the text of {len(self._text)} characters, got {places}"
            )
        words = " ".join(self._text[start:end] for start, end in extents)
        if line.rest and words != line.rest:
            start, end = extents[0][0], extents[-1][1]
            if len(extents) == 1:
                check_quote(self._text, start, end, line.rest, line.key)
            raise glossator.FormatError(f"expected {line.rest!r} there, found {words!r}")
        self._spans[line.key] = _Span(kind, _whole(self._text, extents))

    def _event(self, line: _Line) -> None:
        trigger, *roles = line.words.split()
        kind, _, key = trigger.partition(":")
        span = self._spans[key]
        if span.type != kind:
            raise glossator.FormatError(f"expected {key} to be of type {kind!r}, got {span.type!r}")
        self._events[line.key] = key
        for role in roles:
            name, _, target = role.partition(":")
            span.pointing.setdefault(name, []).append(target)

    def _relation(self, line: _Line) -> None:
        kind, *arguments = line.words.split()
        (one, first), (other, second) = (argument.split(":") for argument in arguments)
        if {one, other} == {"Arg1", "Arg2"}:
            self._spans[self._key(first)].pointing.setdefault(kind, []).append(second)
            return
        self._incoming.add(kind, (), pointing={one: self._key(first), other: self._key(second)})

    def _attribute(self, line: _Line) -> None:
        name, key, *value = line.words.split()
        self._spans[self._key(key)].fields[name] = value[0] if value else True

    def _normalization(self, line: _Line) -> None:
        _, key, target = line.words.split()
        self._spans[self._key(key)].fields[NORMALIZED] = f"{target} {line.rest}".rstrip()

    def _note(self, line: _Line) -> None:
        kind, key = line.words.split()
        span = self._spans.get(self._key(key))
        if span is None:
            return  # a note on something that is no span
        try:
            fields = json.loads(line.rest) if kind == NOTE else None
        except ValueError:
            fields = None
        if isinstance(fields, dict):
            span.fields |= fields
        else:
            span.fields["note"] = line.rest

    def _equivalence(self, line: _Line) -> None:
        kind, *keys = line.words.split()
        first, *others = map(self._key, keys)
        self._spans[first].pointing.setdefault(kind, []).extend(others)

    def _key(self, key: str) -> str:
        """The span that a key means; of an event its trigger."""
        key = self._events.get(key, key)
        if key not in self._spans and key[0] in "TE":
            raise KeyError(key)
        return key


_FORMS: Mapping[str, str] = {
    "T": "TYPE START END",
    "E": "TYPE:TRIGGER ROLE:ID ...",
    "R": "TYPE ROLE:ID ROLE:ID",
    "A": "NAME ID VALUE",
    "M": "NAME ID VALUE",
    "N": "Reference ID RESOURCE:ID",
    "#": "TYPE ID",
    "*": "Equiv ID ID ...",
}


def _whole(text: str, extents: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Extents that only line breaks divide are one."""
    whole: list[tuple[int, int]] = []
    for start, end in sorted(extents):
        if whole and not text[whole[-1][1] : start].strip("\r\n"):
            whole[-1] = whole[-1][0], end
        else:
            whole.append((start, end))
    return whole
