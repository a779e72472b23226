"""brat's lines as a document."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import glossator
from glossator.exchange import Incoming, check_quote

NOTE = "AnnotatorNotes"
EQUIV = "Equiv"
NORMALIZED = "Reference"

ID = re.compile(r"[TREAMN]\S+|\*|#\S*")
"""What a line begins with."""
_SPAN = re.compile(r"(\S+) ([0-9]{1,12}) ([0-9]{1,12})((?:;[0-9]{1,12} [0-9]{1,12})*)")
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

_Extent = tuple[int, int]


class _Line(NamedTuple):
    number: int
    key: str
    words: str
    rest: str


class _Span:
    __slots__ = ("extents", "fields", "pointing", "type")

    def __init__(self, type_: str, extents: Sequence[_Extent]) -> None:
        self.type, self.extents = type_, extents
        self.fields: dict[str, Any] = {}
        self.pointing: dict[str, list[str]] = {}


class Reader:
    """Makes a document of a text and the lines of its annotations.

    Args:
        taken: What takes the annotations.
        text: The text.
        identifier: The document's id; errors name the file after it.
    """

    def __init__(self, taken: Incoming, text: str, identifier: str) -> None:
        self._incoming = taken
        self._text = text
        self._identifier = identifier
        self._spans: dict[str, _Span] = {}
        self._events: dict[str, str] = {}
        """Each event's trigger."""

    def document(self, data: bytes) -> glossator.Document:
        """The document; raises FormatError naming the line."""
        by_kind: dict[str, list[_Line]] = defaultdict(list)
        for line in self._lines(data):
            by_kind[line.key[0]].append(line)
        # What refers to others may stand before them.
        handlers: Sequence[tuple[str, Callable[[_Line], None]]] = (
            ("T", self._span),
            ("E", self._event),
            ("E", self._roles),
            ("R", self._relation),
            ("A", self._attribute),
            ("M", self._attribute),
            ("N", self._normalization),
            ("#", self._note),
            ("*", self._equivalence),
        )
        for kind, handle in handlers:
            for line in by_kind[kind]:
                try:
                    handle(line)
                except (glossator.FormatError, ValueError, KeyError) as error:
                    raise self._bad(line.number, _told(error, line)) from None
        for key, one in self._spans.items():
            self._incoming.add_label(
                one.type, one.extents, one.fields, key=key, pointing=one.pointing
            )
        return self._incoming.document(self._identifier, self._text)

    def _lines(self, data: bytes) -> Iterator[_Line]:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            message = f"expected UTF-8, got byte 0x{data[error.start]:02x}"
            raise self._bad(line, message) from None
        for number, row in enumerate(text.split("\n"), start=1):
            key, tab, rest = row.rstrip("\r").partition("\t")
            if tab and key[:1] in _FORMS and " " not in key:
                words, _, more = rest.partition("\t")
                yield _Line(number, key, words, more)
            elif row.strip():
                raise self._bad(number, f"expected an id and a tab, got {row[:40]!r}")

    def _bad(self, line: int, message: str) -> glossator.FormatError:
        return glossator.FormatError(f"{self._identifier}.ann:{line}: {message}")

    def _span(self, line: _Line) -> None:
        found = _SPAN.fullmatch(line.words)
        if not found:
            raise ValueError
        kind, first, last, more = found.groups()
        start, end = int(first), int(last)
        extents = [(start, end)]
        if not more and start <= end and self._text[start:end] == line.rest != "":  # as most are
            self._add(line.key, _Span(kind, extents))
            return
        if more:
            pieces = (piece.split(" ") for piece in more[1:].split(";"))
            extents += [(int(one), int(other)) for one, other in pieces]
            extents.sort()
        if any(not start <= end <= len(self._text) for start, end in extents):
            raise glossator.FormatError(
                f"expected offsets within the text of {len(self._text)} characters, "
                f"got {line.words.partition(' ')[2]}"
            )
        if line.rest:
            self._check_words(line, extents)
        self._add(line.key, _Span(kind, _whole(self._text, extents) if more else extents))

    def _check_words(self, line: _Line, extents: Sequence[_Extent]) -> None:
        words = " ".join(self._text[start:end] for start, end in extents)
        if words == line.rest:
            return
        start, end = extents[0][0], extents[-1][1]
        if len(extents) == 1:
            check_quote(self._text, start, end, line.rest, line.key)
        raise glossator.FormatError(f"expected {line.rest!r} there, found {words!r}")

    def _add(self, key: str, span: _Span) -> None:
        if key in self._spans:
            raise glossator.FormatError(f"expected ids to be unique, got {key} twice")
        self._spans[key] = span

    def _event(self, line: _Line) -> None:
        trigger, *_ = line.words.split()
        kind, _, key = trigger.partition(":")
        span = self._spans[key]
        if span.type != kind:
            raise glossator.FormatError(f"expected {key} to be of type {kind!r}, got {span.type!r}")
        if line.key in self._events:
            raise glossator.FormatError(f"expected ids to be unique, got {line.key} twice")
        self._events[line.key] = key

    def _roles(self, line: _Line) -> None:
        """What plays a role in an event may be another event."""
        _, *roles = line.words.split()
        span = self._spans[self._key(line.key)]
        for role in roles:
            name, _, target = role.partition(":")
            span.pointing.setdefault(name, []).append(self._key(target))

    def _relation(self, line: _Line) -> None:
        kind, *arguments = line.words.split()
        (one, first), (other, second) = (argument.split(":") for argument in arguments)
        first, second = self._key(first), self._key(second)
        if {one, other} == {"Arg1", "Arg2"}:
            source, target = (first, second) if one == "Arg1" else (second, first)
            self._spans[source].pointing.setdefault(kind, []).append(target)
        else:
            self._incoming.add(kind, (), pointing={one: first, other: second})

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
        if key not in self._spans and key[:1] in ("T", "E"):
            raise KeyError(key)
        return key


def _told(error: Exception, line: _Line) -> str:
    if isinstance(error, KeyError):
        return f"{error.args[0]} is not there"
    if isinstance(error, glossator.FormatError):
        return str(error)
    return f"expected {_FORMS[line.key[0]]}, got {line.words[:60]!r}"


def _whole(text: str, extents: Sequence[_Extent]) -> list[_Extent]:
    """Extents in order, of which those that only line breaks divide are one."""
    whole: list[_Extent] = []
    for start, end in extents:
        if whole and not text[whole[-1][1] : start].strip("\r\n"):
            whole[-1] = whole[-1][0], end
        else:
            whole.append((start, end))
    return whole
