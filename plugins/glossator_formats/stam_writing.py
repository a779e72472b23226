"""A document as a store of STAM."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

import glossator
from glossator.exchange import ExchangeOptions
from glossator_formats.said import Said, said
from glossator_formats.stam_names import DOCUMENT, FIELDS, JSON, OWN, REFERENCES, key_of
from glossator_formats.vocabulary import labels_of

_INT64 = range(-(2**63), 2**63)


class Writer:
    """Makes the store of a document."""

    def __init__(
        self, format_: glossator.Format[ExchangeOptions], document: glossator.Document
    ) -> None:
        self._document = document
        self._said = list(said(document, labels_of(format_)))
        self._resource = key_of(document.id)
        self._sets: dict[str, dict[tuple[str, bytes], dict[str, Any]]] = {}

    def store(self) -> dict[str, Any]:
        """The store as JSON has it."""
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
            "@id": key_of(one.mark.id),
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
            {"@type": "AnnotationSelector", "annotation": key_of(key)} for key in _ends(one)
        ]
        if len(parts) > 1:
            return {"@type": "DirectionalSelector", "selectors": parts}
        return parts[0] if parts else {"@type": "ResourceSelector", "resource": self._resource}

    def _data(self, name: str, key: str, value: Any) -> dict[str, Any]:
        """A value of a vocabulary, which has it once."""
        if not _is_typed(value):
            name, value = name + JSON, msgspec.json.encode(value).decode()
        data = self._sets.setdefault(name, {})
        known = key_of(key), msgspec.json.encode(value)
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


def _cursor(offset: int) -> dict[str, Any]:
    return {"@type": "BeginAlignedCursor", "value": offset}


def _is_typed(value: Any) -> bool:
    """Whether STAM has a type for a value and all that is in it, which its readers can give.

    Of maps its binding for Python can give none.
    """
    if isinstance(value, dict):
        return False
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
    return {"@type": "String", "value": str(value)}
