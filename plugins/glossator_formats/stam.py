"""STAM JSON: a store of annotations with their texts, and vocabularies of keys and values.

A span selects text, a discontinuous one several pieces in their order, a relation the annotations
that it is between. The label stands under the key `type`; fields and references have vocabularies
of their own. Offsets are code points. It is written and read without a library.

https://github.com/annotation/stam
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import IO, Any
from urllib.parse import quote, unquote

import msgspec

import glossator
from glossator.exchange import ExchangeOptions, check_extent, read_json
from glossator_formats.said import Said, said, several, single
from glossator_formats.vocabulary import incoming, labels_of

OWN = "glossator"
FIELDS = "glossator-fields"
REFERENCES = "glossator-references"
DOCUMENT = "glossator-document"
JSON = "-json"
"""What the name of a vocabulary ends in whose values are JSON: they hold larger numbers."""

_KINDS = ("type", "elementtype", "annotationtype", "label")
"""Keys under which STAM's own examples, FoLiA and others say what an annotation is."""

_HEAD = re.compile(
    rb'\s*\{\s*(?:"@(?:id|include)"\s*:\s*"[^"]*"\s*,\s*)?"@type"\s*:\s*"AnnotationStore"'
)
_INT64 = range(-(2**63), 2**63)


class Stam(glossator.Format[ExchangeOptions]):
    """A store of annotations; each text in it is a document."""

    name = "stam"
    suffixes = (".stam.json", ".json")
    many = False

    def recognizes(self, source: glossator.Source) -> bool | None:
        """As `Format.recognizes`: by what a store begins with."""
        return bool(_HEAD.match(source.head.removeprefix(b"\xef\xbb\xbf")))

    def split(self, stream: IO[bytes]) -> Iterator[glossator.Record]:
        """As `Format.split`: each text of the store."""
        store = read_json(stream.read())
        if not isinstance(store, dict) or store.get("@type") != "AnnotationStore":
            raise glossator.FormatError("expected an AnnotationStore")
        resources = _list(store, "resources", "")
        for number in range(len(resources)):
            yield glossator.Record((store, number))

    def decode(self, record: glossator.Record, source: glossator.Source) -> glossator.Document:
        """As `Format.decode`."""
        store, number = record.data
        return _Reader(self, store, number, source).document()

    def encode(self, document: glossator.Document) -> bytes:
        """As `Format.encode`."""
        store = _Writer(self, document).store()
        return msgspec.json.format(msgspec.json.encode(store), indent=1) + b"\n"


# Writing


class _Writer:
    """Makes the store of a document."""

    def __init__(self, format_: Stam, document: glossator.Document) -> None:
        self._document = document
        self._said = list(said(document, labels_of(format_)))
        self._resource = _key(document.id)
        self._sets: dict[str, dict[tuple[str, bytes], dict[str, Any]]] = {}

    def store(self) -> dict[str, Any]:
        annotations = [self._about_document(), *map(self._annotation, _in_order(self._said))]
        return {
            "@type": "AnnotationStore",
            "@id": self._resource,
            "resources": [
                {
                    "@type": "TextResource",
                    "@id": self._resource,
                    "text": self._document.text,
                }
            ],
            "annotationsets": [
                {
                    "@type": "AnnotationDataSet",
                    "@id": name,
                    "keys": [
                        {"@type": "DataKey", "@id": key}
                        for key in dict.fromkeys(one["key"] for one in data.values())
                    ],
                    "data": list(data.values()),
                }
                for name, data in self._sets.items()
            ],
            "annotations": annotations,
        }

    def _about_document(self) -> dict[str, Any]:
        document = self._document
        layers = [name for name, one in document.layers.items() if one.status == "ok"]
        about = {"id": document.id, "layers": layers, "metadata": document.metadata}
        if document.language:
            about["language"] = document.language
        return {
            "@type": "Annotation",
            "@id": "document",
            "target": {"@type": "ResourceSelector", "resource": self._resource},
            "data": [self._data(DOCUMENT, name, value) for name, value in about.items()],
        }

    def _annotation(self, one: Said) -> dict[str, Any]:
        data = [self._data(OWN, "type", one.label)]
        if one.layer:
            data.append(self._data(OWN, "layer", one.layer))
        data += [self._data(FIELDS, name, value) for name, value in one.values.items()]
        data += [self._data(REFERENCES, name, list(ids)) for name, ids in one.references.items()]
        return {
            "@type": "Annotation",
            "@id": _key(one.mark.id),
            "target": self._target(one),
            "data": data,
        }

    def _target(self, one: Said) -> dict[str, Any]:
        parts = [
            {
                "@type": "TextSelector",
                "resource": self._resource,
                "offset": {"@type": "Offset", "begin": _cursor(start), "end": _cursor(end)},
            }
            for start, end in one.mark.extents
        ]
        if len(parts) > 1:
            return {"@type": "CompositeSelector", "selectors": parts}
        parts = parts or [
            {"@type": "AnnotationSelector", "annotation": _key(key)} for key in _ends(one)
        ]
        if len(parts) > 1:
            return {"@type": "DirectionalSelector", "selectors": parts}
        return parts[0] if parts else {"@type": "ResourceSelector", "resource": self._resource}

    def _data(self, name: str, key: str, value: Any) -> dict[str, Any]:
        """A value of a vocabulary, which has it once."""
        if not _is_typed(value):
            name, value = name + JSON, msgspec.json.encode(value).decode()
        data = self._sets.setdefault(name, {})
        known = _key(key), msgspec.json.encode(value)
        if known not in data:
            data[known] = {
                "@type": "AnnotationData",
                "@id": f"{name}-{len(data) + 1}",
                "key": known[0],
                "value": _typed(value),
            }
        return {"@type": "AnnotationData", "@id": data[known]["@id"], "set": name}


def _in_order(found: Iterable[Said]) -> Iterator[Said]:
    """Annotations after those that they select: readers resolve them as they come."""
    waiting = list(found)
    done: set[str] = set()
    while waiting:
        ready = [one for one in waiting if one.mark.extents or done.issuperset(_ends(one))]
        if not ready:  # relations that refer to each other in a circle have the text as target
            ready = waiting
            waiting = []
            ready = [one._replace(mark=one.mark._replace(references={})) for one in ready]
        yield from ready
        done.update(one.mark.id for one in ready)
        waiting = [one for one in waiting if one.mark.id not in done]


def _ends(one: Said) -> list[str]:
    """The annotations that a relation selects."""
    return [key for keys in one.mark.references.values() for key in keys]


def _key(name: str) -> str:
    """A name as an id: none is empty, or begins with what STAM's own numbers begin with."""
    return name if re.match(r"[^!%]", name) else "%" + quote(name, safe="")


def _unkey(key: str) -> str:
    return unquote(key[1:]) if key.startswith("%") else key


def _cursor(offset: int) -> dict[str, Any]:
    return {"@type": "BeginAlignedCursor", "value": offset}


def _is_typed(value: Any) -> bool:
    """Whether STAM has a type for a value and all that is in it."""
    if isinstance(value, dict):
        return all(map(_is_typed, value.values()))
    if isinstance(value, list | tuple):
        return all(map(_is_typed, value))
    return type(value) is not int or value in _INT64


def _typed(value: Any) -> dict[str, Any]:
    """A value with its type."""
    match value:
        case None:
            return {"@type": "Null"}
        case bool():
            return {"@type": "Bool", "value": value}
        case int():
            return {"@type": "Int", "value": value}
        case float():
            return {"@type": "Float", "value": value}
        case list() | tuple():
            return {"@type": "List", "value": [_typed(one) for one in value]}
        case dict():
            return {"@type": "Map", "value": {name: _typed(one) for name, one in value.items()}}
    return {"@type": "String", "value": str(value)}


# Reading


class _Reader:
    """Makes a document of a text of a store."""

    def __init__(
        self, format_: Stam, store: Mapping[str, Any], number: int, source: glossator.Source
    ) -> None:
        self._store = store
        resources = _list(store, "resources", "")
        place = f"/resources/{number}"
        resource = _checked(resources[number], place)
        self._source = source
        self._text = self._text_of(resource, place)
        self._is_only = len(resources) == 1
        self._resource = str(resource.get("@id", source.identifier))
        self._incoming = incoming(format_)
        self._values = dict(self._all_data())
        self._selected: dict[str, list[tuple[int, int]]] = {}
        """The text of each annotation, by its id."""
        self._about: dict[str, Any] = {}
        """What is said of the document."""

    def _text_of(self, resource: Mapping[str, Any], place: str) -> str:
        text = resource.get("text")
        if text is None and self._source.has(".txt"):
            text = self._source.companion(".txt").decode("utf-8")
        if not isinstance(text, str):
            raise glossator.FormatError(
                "expected the text itself, or in a file of the same name that ends in .txt",
                pointer=place,
            )
        return text

    def _all_data(self) -> Iterator[tuple[tuple[str, str], tuple[str, Any]]]:
        """Key and value of all data of the vocabularies, by set and id."""
        for at, found in enumerate(_list(self._store, "annotationsets", "")):
            place = f"/annotationsets/{at}"
            name = str(_checked(found, place).get("@id", ""))
            if "@include" in found and "data" not in found:
                raise glossator.FormatError(
                    f"the vocabulary stands elsewhere ({found['@include']}): "
                    "expected it in the file",
                    pointer=place,
                )
            for number, one in enumerate(_list(found, "data", place)):
                datum = _checked(one, f"{place}/data/{number}")
                key = str(datum.get("key", ""))
                yield (name, str(datum.get("@id", ""))), (key, _plain(datum.get("value")))

    def document(self) -> glossator.Document:
        """The document; raises FormatError with the place."""
        for at, one in enumerate(_list(self._store, "annotations", "")):
            place = f"/annotations/{at}"
            try:
                self._annotation(_checked(one, place))
            except glossator.FormatError as error:
                raise glossator.FormatError(error.message, pointer=error.pointer or place) from None
        own = self._about.pop(DOCUMENT, {})
        metadata = own.get("metadata")
        return self._incoming.document(
            str(own.get("id", _unkey(self._resource))),
            self._text,
            language=own.get("language"),
            metadata={**(metadata if isinstance(metadata, dict) else {}), **self._about},
        )

    def _annotation(self, one: Mapping[str, Any]) -> None:
        key = str(one.get("@id", ""))
        selectors = list(_flat(one.get("target")))
        extents = [extent for selector in selectors for extent in self._extents(selector)]
        targets = [
            str(selector.get("annotation"))
            for selector in selectors
            if selector.get("@type") == "AnnotationSelector" and "offset" not in selector
        ]
        targets = [target for target in targets if target in self._selected]
        kinds = {str(selector.get("@type")) for selector in selectors}
        is_here = any(selector.get("resource") == self._resource for selector in selectors)
        data = [self._datum(datum) for datum in several(one.get("data"))]
        said_by = {(name, key): value for name, key, value in data}
        if "ResourceSelector" in kinds and is_here and (OWN, "type") not in said_by:
            self._about_document(data)
            return
        if not (extents or targets or is_here):
            return  # of another text, or of a vocabulary
        self._selected[key] = extents
        self._add(key, extents, targets, data)

    def _add(
        self,
        key: str,
        extents: list[tuple[int, int]],
        targets: list[str],
        data: list[tuple[str, str, Any]],
    ) -> None:
        said_by = {(name, key): value for name, key, value in data}
        if (OWN, "type") in said_by:
            kind = str(said_by[OWN, "type"])
            fields = {key: value for name, key, value in data if name == FIELDS}
            pointing: dict[str, Any] = {
                name: [_key(str(one)) for one in value]
                for set_, name, value in data
                if set_ == REFERENCES and isinstance(value, list)
            }
        else:
            kind = _kind(data)
            fields = {}
            for name, key_, value in data:
                if not (key_ in _KINDS and value == kind):
                    fields[f"{name}/{key_}" if key_ in fields else key_] = value
            pointing = {"target": targets} if targets else {}
        given: dict[str, Any] = {"key": key, "pointing": single(pointing)}
        if isinstance(layer := said_by.get((OWN, "layer")), str):
            self._incoming.add(layer, extents, fields, **given)
        else:
            self._incoming.add_label(kind, extents, fields, **given)

    def _about_document(self, data: Iterable[tuple[str, str, Any]]) -> None:
        for name, key, value in data:
            if name == DOCUMENT:
                self._about.setdefault(DOCUMENT, {})[key] = value
                if key == "layers" and isinstance(value, list):
                    for layer in value:
                        self._incoming.layer(str(layer))
            else:
                self._about[key] = value

    def _datum(self, datum: Any) -> tuple[str, str, Any]:
        """Vocabulary, key and value of what an annotation says: there, or in the vocabulary."""
        found = _checked(datum, "")
        name = str(found.get("set", ""))
        if "key" in found:
            key, value = str(found["key"]), _plain(found.get("value"))
        else:
            place = name, str(found.get("@id", ""))
            if place not in self._values:
                raise glossator.FormatError(f"data {place[1]!r} is not in the set {name!r}")
            key, value = self._values[place]
        if not name.startswith(OWN):
            return name, key, value
        if name.endswith(JSON) and isinstance(value, str):
            name, value = name.removesuffix(JSON), read_json(value.encode())
        return name, _unkey(key), value

    def _extents(self, selector: Mapping[str, Any]) -> Iterator[tuple[int, int]]:
        """The stretches of this text that a selector means."""
        kind = selector.get("@type")
        if kind == "TextSelector" and selector.get("resource") == self._resource:
            yield self._offsets(selector.get("offset"), 0, len(self._text))
        elif kind == "AnnotationSelector" and "offset" in selector:
            within = self._selected.get(str(selector.get("annotation")), [])
            if within:
                yield self._offsets(selector["offset"], within[0][0], within[-1][1])

    def _offsets(self, offset: Any, first: int, last: int) -> tuple[int, int]:
        """Begin and end of an offset within a stretch of the text."""
        found = _checked(offset, "")
        start, end = (
            _place(_checked(found.get(name), ""), first, last) for name in ("begin", "end")
        )
        return check_extent(self._text, start, end)


def _place(cursor: Mapping[str, Any], first: int, last: int) -> object:
    value = cursor.get("value")
    if type(value) is not int:
        return value
    return last + value if cursor.get("@type") == "EndAlignedCursor" else first + value


def _kind(data: Iterable[tuple[str, str, Any]]) -> str:
    """What an annotation of another tool is: what it says so, or the first thing that it says."""
    said_by = {key: value for _, key, value in reversed(list(data))}
    for key in _KINDS:
        if isinstance(said_by.get(key), str) and said_by[key]:
            return str(said_by[key])
    return next(iter(reversed(said_by)), "annotations")


def _flat(target: Any) -> Iterator[Mapping[str, Any]]:
    """The simple selectors of a target."""
    selector = _checked(target, "")
    if "selectors" in selector:
        for one in several(selector["selectors"]):
            yield from _flat(one)
    else:
        yield selector


def _plain(value: Any) -> Any:
    """A value without its types."""
    if not isinstance(value, dict) or "@type" not in value:
        return value
    inner = value.get("value")
    match value["@type"], inner:
        case "List", list():
            return [_plain(one) for one in inner]
        case "Map", dict():
            return {name: _plain(one) for name, one in inner.items()}
    return inner


def _list(holder: Mapping[str, Any], name: str, place: str) -> list[Any]:
    found = holder.get(name, [])
    if not isinstance(found, list):
        raise glossator.FormatError(
            f"expected a list, got {type(found).__name__}", pointer=f"{place}/{name}"
        )
    return found


def _checked(value: Any, place: str) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise glossator.FormatError(
            f"expected an object, got {type(value).__name__}", pointer=place
        )
    return value
