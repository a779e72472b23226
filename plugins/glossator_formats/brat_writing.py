"""The annotations of a document as brat's lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

import glossator
from glossator.exchange import ForeignRelation, Labels, Mark, all_marks, foreign_fields, joined
from glossator_formats.brat_reading import BREAKS, EQUIV, NORMALIZED, NOTE
from glossator_formats.said import one_line_json, several

_WORD = re.compile(r"\S+")
_PIECE = re.compile(f"[^{BREAKS}]+")
_BREAK = re.compile(f"[{BREAKS}]")

_Extents = tuple[tuple[int, int], ...]


class Writer:
    """Writes the annotations of one document.

    Args:
        document: The document.
        labels: What layers and labels are called in brat.
        defaults: Fields that a reader gives these values, so that they need not be written.
    """

    def __init__(
        self, document: glossator.Document, labels: Labels, defaults: Mapping[str, str]
    ) -> None:
        self._document = document
        self._text = document.text
        self._labels = labels
        self._counts = dict.fromkeys("TRAN#", 0)
        self._keys: dict[str, str] = {}
        self._links_said = _said_of_links(document)
        classes = {name: type(layer[0]) for name, layer in document.layers.items() if layer}
        self._label_fields = {name: cls.label_field for name, cls in classes.items()}
        self._defaults = {
            name: {field: it for field, it in defaults.items() if field in cls.__struct_fields__}
            for name, cls in classes.items()
        }

    def text(self) -> str:
        """The lines: spans first, then what is said of them, and what refers to what."""
        lines: list[str] = []
        spans: list[Mark] = []
        relations: list[Mark] = []
        for mark in all_marks(self._document):
            if not mark.extents:
                relations.append(mark)
            elif place := self._place(mark.extents):
                spans.append(mark)
                key = self._keys[mark.id] = f"T{len(spans)}"
                type_ = _escaped(self._labels.foreign(mark.layer, mark.label))
                lines.append(f"{key}\t{type_} {place}")
        for mark in spans:
            lines += self._about(mark)
        for mark in relations:
            lines += self._relation(mark)
        return "\n".join([*lines, ""])

    def _next(self, kind: str) -> str:
        self._counts[kind] += 1
        return f"{kind}{self._counts[kind]}"

    def _place(self, extents: _Extents) -> str:
        """Offsets and words, cut at line breaks and tabs; empty of what brat does not draw."""
        start, end = extents[0]
        words = self._text[start:end]
        if len(extents) == 1 and words and not _BREAK.search(words):
            return f"{start} {end}\t{words}"
        if any(start == end for start, end in extents):
            return ""
        pieces = [
            found.span()
            for start, end in joined(extents)
            for found in _PIECE.finditer(self._text, start, end)
        ]
        places = ";".join(f"{start} {end}" for start, end in pieces)
        words = " ".join(self._text[start:end] for start, end in pieces)
        return places and f"{places}\t{words}"

    def _about(self, mark: Mark) -> Iterator[str]:
        """Attributes, relations and a note for the fields of a span."""
        fields = {}
        label_field, defaults = self._label_fields[mark.layer], self._defaults[mark.layer]
        for name, value in mark.fields.items():
            if name == label_field or (name in defaults and defaults[name] == value):
                continue
            if name in mark.references:
                yield from self._links(mark.id, name, mark.references[name])
            else:
                fields[name] = value
        if fields:
            yield from self._fields(self._keys[mark.id], fields)

    def _fields(self, key: str, fields: Mapping[str, Any]) -> Iterator[str]:
        """What is said of a line."""
        noted = {}
        for name, value in fields.items():
            if name == NORMALIZED and all(isinstance(one, str) for one in several(value)):
                for one in several(value):
                    resource, _, words = one.partition(" ")
                    yield f"{self._next('N')}\t{NORMALIZED} {key} {resource}\t{words}"
            elif value is True and _is_word(name):
                yield f"{self._next('A')}\t{name} {key}"
            elif isinstance(value, str) and _is_value(value) and _is_word(name) and name != "note":
                yield f"{self._next('A')}\t{name} {key} {value}"
            else:
                noted[name] = value
        if noted:
            remark = noted.get("note")
            words = remark if len(noted) == 1 and _is_remark(remark) else one_line_json(noted)
            yield f"{self._next('#')}\t{NOTE} {key}\t{words}"

    def _links(self, source: str, name: str, ids: tuple[str, ...]) -> Iterator[str]:
        """What a span refers to, where all of it is drawn."""
        if not all(one in self._keys for one in ids):
            return
        if name == EQUIV:
            yield f"*\t{EQUIV} {' '.join(self._keys[one] for one in (source, *ids))}"
            return
        for target in ids:
            key = self._next("R")
            yield f"{key}\t{_escaped(name)} Arg1:{self._keys[source]} Arg2:{self._keys[target]}"
            yield from self._fields(key, self._links_said.pop((source, name, target), {}))

    def _relation(self, mark: Mark) -> Iterator[str]:
        """A relation of two: all that brat can hold."""
        ends = [(name, ids[0]) for name, ids in mark.references.items() if len(ids) == 1]
        if not len(ends) == len(mark.references) == 2:
            return
        (one, first), (other, second) = ends
        if first in self._keys and second in self._keys:
            key = self._next("R")
            arguments = f"{one}:{self._keys[first]} {other}:{self._keys[second]}"
            yield f"{key}\t{_escaped(mark.layer)} {arguments}"
            rest = {at: it for at, it in mark.fields.items() if at not in mark.references}
            yield from self._fields(key, rest)


def _said_of_links(document: glossator.Document) -> dict[tuple[str, str, str], Mapping[str, Any]]:
    """What is said of foreign relations, by what they are."""
    fields = foreign_fields(document)
    return {
        (one.source, one.name, one.target): fields[one.id]
        for one in (document.layers.get_or_empty(ForeignRelation) if fields else ())
        if one.id in fields
    }


@lru_cache
def _escaped(name: str) -> str:
    """A type without the white space that brat ends it at."""
    return re.sub(r"\s+", "_", name) or "_"


@lru_cache
def _is_word(value: str) -> bool:
    return bool(_WORD.fullmatch(value))


def _is_remark(value: Any) -> bool:
    """Whether a value can be a note as people write them: a line that is not read as our fields."""
    is_line = isinstance(value, str) and value and not _BREAK.search(value)
    return bool(is_line and value == value.strip() and not value.startswith("{"))


@lru_cache(1 << 12)
def _is_value(value: str) -> bool:
    """Whether a text can be the value of an attribute: one word, which is not read otherwise."""
    is_json = value in ("true", "false", "null") or value.startswith(("{", "[", '"'))
    return _is_word(value) and not is_json
