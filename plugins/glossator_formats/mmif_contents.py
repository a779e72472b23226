"""What stands in a file of MMIF: its texts, and the annotations of each."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import glossator
from glossator.exchange import json_kind, json_object
from glossator_formats.own_names import EXTENTS
from glossator_formats.said import several

Json = Mapping[str, Any]

PLACE = ("id", "document", "start", "end", EXTENTS)
"""Properties that say where an annotation stands, and none of what it says."""


class Item(NamedTuple):
    """An annotation as it stands in a view.

    Attributes:
        key: Its id, that of its view before it.
        type: The IRI of what it is.
        document: The id of the text, image or recording that it is of; empty where none is named.
        properties: What is said of it, what its view says of all of that type too.
        place: Where it stands in the file, as a JSON Pointer.
    """

    key: str
    type: str
    document: str
    properties: dict[str, Any]
    place: str


class Contents:
    """The texts of a file and its annotations, looked through once for all texts.

    Attributes:
        texts: Its documents that are texts, and those that apps have made.
        references: Of each annotation, the properties that hold ids of others, with these.

    Raises:
        FormatError: with the place, where it is no MMIF.
    """

    def __init__(self, whole: Json) -> None:
        documents = [
            _item(one, "", {}, f"/documents/{at}") for at, one in _each(whole, "documents")
        ]
        items = list(_items(whole))
        self.texts = [
            one
            for one in (*documents, *items)
            if short_type(one.type) == _TEXT and text_of(one) is not None
        ]
        self._all: dict[str, Item] = {}
        for one in items:
            if one.key in self._all:
                message = f"expected ids to be unique, got {one.key!r} twice"
                raise glossator.FormatError(message, pointer=one.place)
            if short_type(one.type) != _TEXT:
                self._all[one.key] = one
        self.references = {one.key: dict(self._refers(one)) for one in self._all.values()}
        self._of_text: dict[str, list[Item]] = defaultdict(list)
        owners = self._owners()
        for one in self._all.values():
            self._of_text[owners[one.key]].append(one)

    def of_text(self, text: Item) -> Sequence[Item]:
        """The annotations of a text, as they stand in the file."""
        return self._of_text.get(text.key, ())

    def _owners(self) -> dict[str, str]:
        """The id of the document that each is of: what it says, or what it refers to."""
        texts = {one.key for one in self.texts}
        only = self.texts[0].key if len(self.texts) == 1 else ""
        needs = {
            key: [other.key for others in found.values() for other in others]
            for key, found in self.references.items()
        }
        owners: dict[str, str] = {}
        for key in in_order(self._all, needs):
            said = self._all[key].document
            if said and said not in texts:
                near = f"{_view(key)}:{said}"  # a text of the same view needs no more than its id
                said = near if near in texts else said
            owners[key] = said or next(filter(None, map(owners.get, needs[key])), only)
        return owners

    def _refers(self, one: Item) -> Iterator[tuple[str, list[Item]]]:
        view = _view(one.key)
        for name, value in one.properties.items():
            if name in PLACE or not isinstance(value, str | list) or not value:
                continue
            keys = [
                (self._all.get(each) or self._all.get(f"{view}:{each}"))
                if isinstance(each, str)
                else None
                for each in several(value)
            ]
            if all(keys):
                yield name, [key for key in keys if key]


def in_order(keys: Iterable[str], needs: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """All keys, and what they need: each behind what it needs, but for circles."""
    seen: set[str] = set()
    for first in keys:
        waiting = [(first, False)]
        while waiting:
            key, is_ready = waiting.pop()
            if is_ready:
                yield key
            elif key not in seen:
                seen.add(key)
                waiting.append((key, True))
                waiting += ((other, False) for other in reversed(needs.get(key, ())))


_TEXT = "TextDocument"
_VERSION = re.compile(r"/v\d+$")


def short_type(type_: str) -> str:
    """The name of a type: the last part of its IRI but for a version."""
    return re.split("[/#]", _VERSION.sub("", type_))[-1]


def text_of(one: Item) -> str | None:
    """What stands in a document; none where it is elsewhere, or no text."""
    said = one.properties.get("text")
    text = said.get("@value") if isinstance(said, dict) else None
    return text if isinstance(text, str) else None


def _view(key: str) -> str:
    return key.rpartition(":")[0]


def _items(whole: Json) -> Iterator[Item]:
    """The annotations of all views."""
    for number, view in _each(whole, "views"):
        place = f"/views/{number}"
        metadata = json_object(view.get("metadata") or {}, f"{place}/metadata")
        contains = json_object(metadata.get("contains") or {}, f"{place}/metadata/contains")
        for at, one in _each(view, "annotations", place):
            yield _item(one, str(view.get("id", "")), contains, f"{place}/annotations/{at}")


def _item(one: Json, view: str, contains: Json, place: str) -> Item:
    type_, said = one.get("@type"), json_object(one.get("properties"), f"{place}/properties")
    if not isinstance(type_, str):
        raise glossator.FormatError(f"expected an @type, got {json_kind(type_)}", pointer=place)
    of_all = contains.get(type_)
    properties = {**(of_all if isinstance(of_all, dict) else {}), **said}
    key = str(properties.get("id", ""))
    if view and ":" not in key:
        key = f"{view}:{key}"
    return Item(key, type_, str(properties.get("document", "")), properties, place)


def _each(within: Json, name: str, place: str = "") -> Iterator[tuple[int, dict[str, Any]]]:
    rows = within.get(name) or []
    if not isinstance(rows, list):
        raise glossator.FormatError(
            f"expected a list, got {json_kind(rows)}", pointer=f"{place}/{name}"
        )
    for number, row in enumerate(rows):
        yield number, json_object(row, f"{place}/{name}/{number}")
