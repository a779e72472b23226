"""Valid documents with one fault each, of every kind that validation knows."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from random import Random
from typing import Any

Document = dict[str, Any]
Damage = Callable[[Document, Random], object]


def broken(rows: Iterable[bytes], kind: str) -> list[bytes]:
    """Lines of JSON Lines, each a document with a fault of that kind; the same ones every time."""
    random = Random(kind)  # noqa: S311  # nothing secret
    return [_broken(row, kind, random) for row in rows]


def _broken(row: bytes, kind: str, random: Random) -> bytes:
    if kind in WRITTEN:
        return WRITTEN[kind](row.strip(), random) + b"\n"
    document = json.loads(row)
    FAULTS[kind](document, random)
    return json.dumps(document, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def rows_of(document: Document, layer: str) -> list[Any]:
    """The annotations of a layer."""
    rows: list[Any] = document["layers"][layer]["annotations"]
    return rows


def _set(layer: str, field: str, value: object) -> Damage:
    """Give a field of an annotation another value."""
    return lambda document, random: random.choice(rows_of(document, layer)).update({field: value})


def _drop(layer: str, field: str) -> Damage:
    return lambda document, random: random.choice(rows_of(document, layer)).pop(field)


def _set_head(field: str, value: object) -> Damage:
    return lambda document, _: document.update({field: value})


def _set_layer(layer: str, field: str, value: object) -> Damage:
    return lambda document, _: document["layers"][layer].update({field: value})


def _change(layer: str, change: Callable[[Any, Any], object]) -> Damage:
    """Do something to an annotation and the one after it."""

    def damage(document: Document, random: Random) -> None:
        rows = rows_of(document, layer)
        at = random.randrange(len(rows) - 1)
        change(rows[at], rows[at + 1])

    return damage


def _swap(one: dict[str, Any], other: dict[str, Any]) -> None:
    mine, theirs = dict(one), dict(other)
    one.update(theirs)
    other.update(mine)


def _all(layer: str, change: Callable[[Any], object]) -> Damage:
    return lambda document, _: [change(row) for row in rows_of(document, layer)]


def _rename(document: Document, name: str, new: str) -> None:
    layers = document["layers"]
    document["layers"] = {new if one == name else one: layers[one] for one in layers}


def _edit_text(document: Document, _: Random) -> None:
    document["text"] = document["text"].replace("e", "a", 1)


def _cut_text(document: Document, _: Random) -> None:
    document["text"] = document["text"][:-60]


def _rename_input(document: Document, _: Random) -> None:
    inputs = document["layers"]["titles"]["inputs"]
    inputs["tokns"] = inputs.pop("tokens")


FAULTS: dict[str, Damage] = {
    "field of the document missing": lambda document, _: document.pop("id"),
    "field of the document unknown": _set_head("extra", 1),
    "field of the document ill-typed": _set_head("text", None),
    "newer format": _set_head("format", "glossator/1.99"),
    "another major format": _set_head("format", "glossator/99.0"),
    "field of a layer missing": lambda document, _: document["layers"]["tokens"].pop("status"),
    "annotations no array": _set_layer("hedging", "annotations", {}),
    "layer null": lambda document, _: document["layers"].update(hedging=None),
    "layer type unknown": _set_layer("tokens", "type", "tokens2"),
    "layer type another": _set_layer("hedging", "type", "titles"),
    "layer version newer": _set_layer("tokens", "version", "1.99"),
    "layer version another": _set_layer("tokens", "version", "99.0"),
    "field missing": _drop("entities", "label"),
    "field unknown": _set("tokens", "extra", 1),
    "field misspelt": lambda document, random: random.choice(rows_of(document, "entities")).update(
        lable="PERSON"
    ),
    "field ill-typed": _set("tokens", "start", "0"),
    "integer as fraction": _set("tokens", "start", 1.0),
    "enum": _set("entities", "label", "PERSN"),
    "limit": _set("tokens", "start", -1),
    "end past the text": lambda document, _: rows_of(document, "tokens")[-1].update(end=10**6),
    "end before start": _change("tokens", lambda one, _: one.update(end=one["start"] - 1)),
    "order": _change("tokens", _swap),
    "overlap": _change("tokens", lambda one, other: one.update(end=other["end"])),
    "empty token": _change("tokens", lambda one, _: one.update(end=one["start"])),
    "id missing": _drop("tokens", "id"),
    "id twice": _change("tokens", lambda one, other: one.update(id=other["id"])),
    "id form": _set("tokens", "id", "17"),
    "ids numbered anew": _all("entities", lambda row: row.update(id=row["id"].replace(":", ":9"))),
    "reference to nothing": _set("locations", "entity", "entities:99999"),
    "reference to another layer": _set("locations", "entity", "tokens:1"),
    "reference as an object": _set("locations", "entity", {"id": "entities:1"}),
    "layer removed": lambda document, _: document["layers"].pop("entities"),
    "layer renamed": lambda document, _: _rename(document, "entities", "entitys"),
    "text edited": _edit_text,
    "text cut": _cut_text,
    "language edited": _set_head("language", "de"),
    "annotation removed": lambda document, _: rows_of(document, "tokens").pop(),
    "input misspelt": _rename_input,
    "options edited": lambda document, _: document["layers"]["titles"]["producer"].update(
        config={"x": 1}
    ),
    "lengths as ends": _all("tokens", lambda row: row.update(end=row["end"] - row["start"])),
}
"""Faults of what a document says."""


def _at(mark: bytes, written: bytes) -> Callable[[bytes, Random], bytes]:
    """Write something else in place of a mark, wherever that is."""

    def damage(row: bytes, random: Random) -> bytes:
        parts = row.split(mark)
        at = random.randrange(1, len(parts))
        return mark.join(parts[:at]) + written + mark.join(parts[at:])

    return damage


def _start(written: bytes) -> Callable[[bytes, Random], bytes]:
    """Write something else as the start of a span."""

    def damage(row: bytes, random: Random) -> bytes:
        place = random.choice([*re.finditer(rb'(?<="start":)\d+', row)])
        return row[: place.start()] + written + row[place.end() :]

    return damage


WRITTEN: dict[str, Callable[[bytes, Random], bytes]] = {
    "comma missing": _at(b',"start":', b'"start":'),
    "comma too many": _at(b"}]", b"},]"),
    "cut off": lambda row, random: row[: random.randrange(len(row) // 2, len(row) - 2)],
    "single quotes": lambda row, _: row.replace(b'"', b"'"),
    "NaN": _start(b"NaN"),
    "Infinity": _start(b"-Infinity"),
    "number too large": _start(b"1e999"),
    "half a character": _at(b'"label":"', b'"label":"\\ud800'),
    "key twice": _at(b',"start":', b',"start":0,"start":'),
    "key of the document twice": _at(b'"text":', b'"id":"again","text":'),
    "byte that is no UTF-8": _at(b'"label":"', b'"label":"\xff'),
    "byte order mark": lambda row, _: b"\xef\xbb\xbf" + row,
}
"""Faults of how it is written."""

KINDS = (*FAULTS, *WRITTEN)
