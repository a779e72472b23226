"""brat's lines as a document."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import glossator
from glossator.exchange import Arriving, Incoming, check_quote
from glossator_formats.said import LINE_ENDS, say

NOTE = "AnnotatorNotes"
EQUIV = "Equiv"
NORMALIZED = "Reference"
BREAKS = f"\t{LINE_ENDS}"
"""Where words are cut: readers, brat's server too, take these for the end of a line or column."""

ID = re.compile(r"[TREAMN]\S+|\*|#\S*")
"""What a line begins with."""
_SPAN = re.compile(r"(\S+) ([0-9]{1,12}) ([0-9]{1,12})((?:;[0-9]{1,12} [0-9]{1,12})*)")
_PLAIN = re.compile(r"(T\S+)\t(\S+) ([0-9]{1,12}) ([0-9]{1,12})\t([^\t]+)")
"""The row of a span in one piece: as nearly all are."""
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

_SAYING = ("A", "M", "N", "#")
"""Lines that say something of what their second word names."""

_Extent = tuple[int, int]


class _Line(NamedTuple):
    number: int
    key: str
    words: str
    rest: str


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
        self._spans: dict[str, Arriving] = {}
        self._types: dict[str, str] = {}
        """Each span's type."""
        self._events: dict[str, str] = {}
        """The span of each event: its trigger, or another one there where two events share it."""
        self._triggers: set[str] = set()
        self._parts: dict[str, tuple[str, str]] = {}
        """What is a field of an annotation, and so none itself: of which, and the field's name."""
        self._said_of: set[str] = set()
        """What the file says more of than one line."""

    def document(self, data: bytes) -> glossator.Document:
        """The document; raises FormatError naming the line."""
        later: dict[str, list[_Line]] = defaultdict(list)
        for line in self._lines(data):
            if line.key[0] == "T":
                self._take(self._span, line)
            else:
                later[line.key[0]].append(line)
                if line.key[0] in _SAYING:
                    self._said_of.update(line.words.split()[1:2])
        # What refers to others may stand before them.
        for kind, handle in (
            ("E", self._event),
            ("E", self._roles),
            ("R", self._relation),
            ("A", self._attribute),
            ("M", self._attribute),
            ("N", self._normalization),
            ("#", self._note),
            ("*", self._equivalence),
        ):
            for line in later[kind]:
                self._take(handle, line)
        return self._incoming.document(self._identifier, self._text)

    def _take(self, handle: Callable[[_Line], None], line: _Line) -> None:
        try:
            handle(line)
        except (glossator.FormatError, ValueError, KeyError) as error:
            raise self._bad(line.number, _told(error, line)) from None

    def _lines(self, data: bytes) -> Iterator[_Line]:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            message = f"expected UTF-8, got byte 0x{data[error.start]:02x}"
            raise self._bad(line, message) from None
        for number, row in enumerate(text.replace("\r\n", "\n").split("\n"), start=1):
            if (plain := _PLAIN.fullmatch(row)) and self._is_added(*plain.groups()):
                continue
            key, tab, rest = row.partition("\t")
            if tab and key[:1] in _FORMS and " " not in key:
                words, _, more = rest.partition("\t")
                yield _Line(number, key, words, more)
            elif row.strip():
                raise self._bad(number, f"expected an id and a tab, got {row[:40]!r}")

    def _bad(self, line: int, message: str) -> glossator.FormatError:
        return glossator.FormatError(f"{self._identifier}.ann:{line}: {message}")

    def _is_added(self, key: str, kind: str, first: str, last: str, words: str) -> bool:
        """Add a span of one piece that stands where it says, or say that it is to be looked at."""
        start = int(first)
        end = start + len(words)
        if str(end) != last or key in self._spans or self._text[start:end] != words:
            return False
        self._types[key] = kind
        self._spans[key] = self._incoming.add_label(kind, ((start, end),), key=key)
        return True

    def _span(self, line: _Line) -> None:
        _, key, words, rest = line
        found = _SPAN.fullmatch(words)
        if not found:
            raise ValueError
        kind, first, last, more = found.groups()
        extents = self._checked(key, words, rest, [(int(first), int(last)), *_pieces(more)])
        if key in self._spans:
            raise glossator.FormatError(f"expected ids to be unique, got {key} twice")
        self._types[key] = kind
        self._spans[key] = self._incoming.add_label(kind, extents, key=key)

    def _checked(
        self, key: str, words: str, rest: str, extents: Sequence[_Extent]
    ) -> list[_Extent]:
        """Extents in order, of which those that only line breaks and tabs divide are one."""
        given, extents = extents, sorted(extents)
        length = len(self._text)
        if any(not start <= end <= length for start, end in extents):
            raise glossator.FormatError(
                f"expected offsets within the text of {length} characters, "
                f"got {words.partition(' ')[2]}"
            )
        found = self._words(extents)
        if rest and rest not in (found, self._words(given)):
            if len(extents) == 1:
                check_quote(self._text, *extents[0], rest, key)
            raise glossator.FormatError(f"expected {rest!r} there, found {found!r}")
        whole: list[_Extent] = []
        for start, end in extents:
            if whole and not self._text[whole[-1][1] : start].strip(BREAKS):
                whole[-1] = whole[-1][0], end
            else:
                whole.append((start, end))
        return whole

    def _words(self, extents: Iterable[_Extent]) -> str:
        return " ".join(self._text[start:end] for start, end in extents)

    def _event(self, line: _Line) -> None:
        kind, _, trigger = line.words.split()[0].partition(":")
        type_ = self._types[trigger]
        if type_ != kind:
            raise glossator.FormatError(f"expected {trigger} to be of type {kind!r}, got {type_!r}")
        if line.key in self._events:
            raise glossator.FormatError(f"expected ids to be unique, got {line.key} twice")
        if trigger in self._triggers:
            extents = self._spans[trigger].extents
            self._spans[line.key] = self._incoming.add_label(kind, extents, key=line.key)
            trigger = line.key
        self._triggers.add(trigger)
        self._events[line.key] = trigger

    def _roles(self, line: _Line) -> None:
        """What plays a role in an event may be another event."""
        for role in line.words.split()[1:]:
            name, _, target = role.partition(":")
            self._point(self._key(line.key), name, self._key(target))

    def _relation(self, line: _Line) -> None:
        kind, *arguments = line.words.split()
        (one, first), (other, second) = (argument.split(":") for argument in arguments)
        first, second = self._key(first), self._key(second)
        if {one, other} != {"Arg1", "Arg2"}:
            ends = {one: first, other: second}
            self._spans[line.key] = self._incoming.add(kind, (), key=line.key, pointing=ends)
            return
        source, target = (first, second) if one == "Arg1" else (second, first)
        type_ = self._types.get(source, "")
        if line.key in self._said_of and not self._incoming.has_field(type_, kind):
            self._spans[line.key] = self._incoming.add_relation(source, kind, target, key=line.key)
        else:
            self._point(source, kind, target)
            self._parts[line.key] = source, kind

    def _attribute(self, line: _Line) -> None:
        name, target, *values = line.words.split(maxsplit=2)
        value = values[0].rstrip() if values else True
        if target in self._parts:
            self._remark(target, f"{name} {value}" if values else name)
        else:
            self._say(self._key(target), name, value)
        self._parts[line.key] = target, name

    def _normalization(self, line: _Line) -> None:
        _, target, entry = line.words.split()
        words = f"{entry} {line.rest}".rstrip()
        if target in self._parts:
            self._remark(target, words)
        else:
            self._say(self._key(target), NORMALIZED, words)
        self._parts[line.key] = target, NORMALIZED

    def _note(self, line: _Line) -> None:
        kind, target = line.words.split()
        if target in self._parts:
            self._remark(target, line.rest)
            self._parts[line.key] = target, "note"
            return
        key = self._key(target)
        try:
            fields = json.loads(line.rest) if kind == NOTE else None
        except ValueError:
            fields = None
        if isinstance(fields, dict):
            self._spans[key].fields |= fields
        else:
            self._say(key, "note", line.rest)
        self._parts[line.key] = target, "note"

    def _equivalence(self, line: _Line) -> None:
        kind, *keys = line.words.split()
        first, *others = map(self._key, keys)
        for other in others:
            self._point(first, kind, other)

    def _remark(self, part: str, words: str) -> None:
        """Note with an annotation what is said of a part of it."""
        while part in self._parts:
            part, name = self._parts[part]
            words = f"{name}: {words}"
        self._say(self._key(part), "note", words)

    def _say(self, key: str, name: str, value: str | bool) -> None:
        """Give a span a field, which holds a list where it is given several times."""
        say(self._spans[key].fields, name, value)

    def _point(self, source: str, name: str, target: str) -> None:
        pointing = self._spans[source].pointing
        pointing[name] = [*pointing.get(name, ()), target]

    def _key(self, key: str) -> str:
        """The span that a key means; of an event its trigger."""
        key = self._events.get(key, key)
        if key in self._parts:
            raise glossator.FormatError(f"expected the id of a span or an event, got {key}")
        if key not in self._spans:
            raise KeyError(key)
        return key


def _told(error: Exception, line: _Line) -> str:
    if isinstance(error, KeyError):
        return f"{error.args[0]} is not there"
    if isinstance(error, glossator.FormatError):
        return str(error)
    return f"expected {_FORMS[line.key[0]]}, got {line.words[:60]!r}"


def _pieces(more: str) -> Iterator[_Extent]:
    """The extents of ``;START END;START END``."""
    for piece in more.split(";")[1:]:
        start, _, end = piece.partition(" ")
        yield int(start), int(end)
