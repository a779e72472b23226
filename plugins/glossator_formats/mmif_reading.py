"""A document from MMIF."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import unquote

import glossator
from glossator.exchange import check_extent, json_kind, json_object
from glossator_formats.own_names import (
    EXTENTS,
    ID,
    LAYER,
    LAYERS,
    METADATA,
    REFERENCES,
    own_extents,
)
from glossator_formats.said import several
from glossator_formats.uima_types import KNOWN
from glossator_formats.vocabulary import incoming, labels_of

if TYPE_CHECKING:
    from glossator_formats.mmif import MmifOptions

Json = Mapping[str, Any]

_PLACE = ("id", "document", "start", "end", EXTENTS)
_TARGETS = "targets"


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


def texts_of(whole: Json) -> list[Item]:
    """The texts of a file: its documents, and those that apps have made."""
    found = [_item(one, "", {}, f"/documents/{at}") for at, one in _each(whole, "documents")]
    return [
        one
        for one in [*found, *_items(whole)]
        if _short(one.type) == _TEXT and _text(one) is not None
    ]


class Reader:
    """Makes a document of a text.

    Args:
        format_: What reads it.
        whole: The file.
        texts: Its texts.
        number: Which of them is meant.
        source: Where it is.
    """

    def __init__(
        self,
        format_: glossator.Format[MmifOptions],
        whole: Json,
        texts: Sequence[Item],
        number: int,
        source: glossator.Source,
    ) -> None:
        self._own = texts[number]
        self._is_only = len(texts) == 1
        self._text = _text(self._own) or ""
        self._base = f"{format_.options.base}layer/"
        self._incoming = incoming(format_)
        self._ours = labels_of(format_).ours
        self._all: dict[str, Item] = {}
        for one in _items(whole):
            if one.key in self._all:
                message = f"expected ids to be unique, got {one.key!r} twice"
                raise glossator.FormatError(message, pointer=one.place)
            if _short(one.type) != _TEXT:
                self._all[one.key] = one
        self._owners: dict[str, str] = {}
        self._places: dict[str, list[tuple[int, int]]] = {}
        more = "" if number == 0 else f"-{self._own.key}"
        self._identifier = f"{source.identifier}{more}"

    def document(self) -> glossator.Document:
        """The document; raises FormatError with the place."""
        about = {name: it for name, it in self._own.properties.items() if name not in _TEXT_SAYS}
        for layer in several(about.pop(LAYERS, None)):
            self._incoming.layer(str(layer))
        identifier = about.pop(ID, self._identifier)
        # What we have written says its metadata in one place, and the kind of the text for others.
        metadata = about.pop(METADATA, about)
        for one in self._all.values():
            if self._owner(one) == self._own.key:
                try:
                    self._add(one)
                except glossator.FormatError as error:
                    raise glossator.FormatError(error.message, pointer=one.place) from None
        said = json_object(self._own.properties["text"], f"{self._own.place}/properties/text")
        language = said.get("@language")
        return self._incoming.document(
            str(identifier),
            self._text,
            language=language if isinstance(language, str) else None,
            metadata=json_object(metadata, self._own.place),
        )

    def _owner(self, one: Item) -> str:
        """The id of the document that an annotation is of: what it says, or what it refers to."""
        if one.key not in self._owners:
            self._owners[one.key] = one.document or (self._own.key if self._is_only else "")
            if not one.document:
                owners = [self._owner(other) for _, keys in self._references(one) for other in keys]
                self._owners[one.key] = next(filter(None, owners), self._owners[one.key])
        return self._owners[one.key]

    def _references(self, one: Item) -> Iterator[tuple[str, list[Item]]]:
        """The properties that hold ids of annotations, with these."""
        view = one.key.rpartition(":")[0]
        for name, value in one.properties.items():
            if name in _PLACE or not isinstance(value, str | list) or not value:
                continue
            keys = [
                (self._all.get(each) or self._all.get(f"{view}:{each}"))
                if isinstance(each, str)
                else None
                for each in several(value)
            ]
            if all(keys):
                yield name, [key for key in keys if key]

    def _add(self, one: Item) -> None:
        fields = {name: it for name, it in one.properties.items() if name not in _PLACE}
        extents = self._extents(one)
        if extents and "start" not in one.properties:
            fields.pop(_TARGETS, None)
        own = fields.pop(REFERENCES, None)
        pointing: dict[str, str | list[str]] = {}
        for name, others in self._references(one):
            if name not in fields or (own is not None and name not in several(own)):
                continue
            value = fields.pop(name)
            keys = [other.key for other in others if self._owner(other) == self._own.key]
            if keys:
                pointing[name] = keys if isinstance(value, list) else keys[0]
        for name in several(own):
            if fields.get(str(name)) == []:
                pointing[str(name)] = fields.pop(str(name))
        if len(extents) == 1 and fields.get("text") == self._text[slice(*extents[0])]:
            del fields["text"]
        short, layer = _short(one.type), fields.pop(LAYER, None)
        is_own = one.type.startswith(self._base)
        label = fields.get("label" if is_own else "category")
        if not isinstance(layer, str):
            layer = unquote(one.type.removeprefix(self._base)) if is_own and not label else None
        given: dict[str, Any] = {"key": one.key, "pointing": pointing}
        if layer is not None:
            if is_own:
                fields.pop("label", None)
            self._incoming.add(layer, extents, fields, **given)
        elif is_own or (short == "NamedEntity" and isinstance(label, str)):
            fields.pop("label" if is_own else "category")
            self._incoming.add_label(str(label), extents, fields, **given)
        elif short in KNOWN and self._ours(short).layer == short:
            self._incoming.add(KNOWN[short], extents, fields, **given)
        else:
            self._incoming.add_label(short, extents, fields, **given)

    def _extents(self, one: Item) -> list[tuple[int, int]]:
        """Where an annotation stands; of one that has targets, from the first to the last."""
        if one.key not in self._places:
            self._places[one.key] = []  # of one that is among its own targets
            self._places[one.key] = self._find_extents(one)
        return self._places[one.key]

    def _find_extents(self, one: Item) -> list[tuple[int, int]]:
        said = one.properties
        if EXTENTS in said:
            return own_extents(self._text, said[EXTENTS])
        if "start" in said or "end" in said:
            return [check_extent(self._text, said.get("start"), said.get("end"))]
        targets = dict(self._references(one)).get(_TARGETS, ())
        found = [extent for other in targets for extent in self._extents(other)]
        return [(min(found)[0], max(end for _, end in found))] if found else []


_TEXT = "TextDocument"
_TEXT_SAYS = ("id", "document", "text", "mime")
_VERSION = re.compile(r"/v\d+$")


def _short(type_: str) -> str:
    """The name of a type: the last part of its IRI but for a version."""
    return re.split("[/#]", _VERSION.sub("", type_))[-1]


def _text(one: Item) -> str | None:
    said = one.properties.get("text")
    text = said.get("@value") if isinstance(said, dict) else None
    return text if isinstance(text, str) else None


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
