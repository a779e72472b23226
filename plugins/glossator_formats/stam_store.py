"""A store of STAM as it stands in a file: its texts, vocabularies and annotations."""

from __future__ import annotations

import warnings
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

import glossator
from glossator.exchange import json_kind, json_object
from glossator_formats.said import several


class Store:
    """A store as it stands in a file.

    Args:
        store: What its JSON holds.

    Raises:
        FormatError: where that is no store, with the place.
    """

    def __init__(self, store: Any) -> None:
        if not isinstance(store, dict) or store.get("@type") != "AnnotationStore":
            raise glossator.FormatError("expected an AnnotationStore")
        self.texts = _list(store, "resources", "")
        self.values = dict(_all_data(store))
        self.annotations: dict[str, list[tuple[str, Any]]] = defaultdict(list)
        """Those of each text, by its id, with their places in the file."""
        self._shared = 0
        self._left = 0
        of_texts: dict[str, set[str]] = {}
        for at, one in enumerate(_list(store, "annotations", "")):
            place = f"/annotations/{at}"
            found = _texts_of(json_object(one, place), place, of_texts)
            of_texts[str(one.get("@id"))] = found
            for text in found:
                self.annotations[text].append((place, one))
            self._shared += len(found) > 1
            self._left += not found

    def tell(self, source: glossator.Source) -> None:
        """Warn of what is not read as it stands there."""
        if self._shared:
            warnings.warn(
                f"{source.name}: {self._shared} of the annotations are of several texts: "
                "each document has its part of them",
                stacklevel=2,
            )
        if self._left:
            source.warn(
                f"{self._left} of the annotations are of vocabularies, not of a text: "
                "they are left out"
            )


def id_of(text: Any) -> str:
    """The id of a text, or the file that it stands in."""
    found = text if isinstance(text, dict) else {}
    return str(found.get("@id") or found.get("@include") or "")


def _texts_of(one: Mapping[str, Any], place: str, known: Mapping[str, set[str]]) -> set[str]:
    """The texts that an annotation selects, itself or by other annotations."""
    found: set[str] = set()
    for selector in _flat(one.get("target"), f"{place}/target"):
        if "resource" in selector:
            found.add(str(selector["resource"]))
        elif selector.get("@type") == "AnnotationSelector":
            found |= known.get(str(selector.get("annotation")), set())
    return found


def _all_data(store: Mapping[str, Any]) -> Iterator[tuple[tuple[str, str], tuple[str, Any]]]:
    """Key and value of all data of the vocabularies, by set and id."""
    for at, found in enumerate(_list(store, "annotationsets", "")):
        place = f"/annotationsets/{at}"
        name = str(json_object(found, place).get("@id", ""))
        if "@include" in found and "data" not in found:
            raise glossator.FormatError(
                f"the vocabulary stands elsewhere ({found['@include']}): expected it in the file",
                pointer=place,
            )
        for number, one in enumerate(_list(found, "data", place)):
            datum = json_object(one, f"{place}/data/{number}")
            key = str(datum.get("key", ""))
            yield (name, str(datum.get("@id", ""))), (key, plain(datum.get("value")))


def targets_of(target: Any) -> Iterator[list[Mapping[str, Any]]]:
    """The simple selectors of each target; those of a MultiSelector stand each for itself."""
    selector = json_object(target, "")
    if selector.get("@type") == "MultiSelector":
        for one in several(selector.get("selectors")):
            yield from targets_of(one)
    else:
        yield list(_flat(selector, ""))


def _flat(target: Any, place: str) -> Iterator[Mapping[str, Any]]:
    """The simple selectors of a target."""
    selector = json_object(target, place)
    if "selectors" in selector:
        for one in several(selector["selectors"]):
            yield from _flat(one, place)
    else:
        yield selector


def plain(value: Any) -> Any:
    """A value without its types."""
    if not isinstance(value, dict) or "@type" not in value:
        return value
    inner = value.get("value")
    match value["@type"], inner:
        case "List", list():
            return [plain(one) for one in inner]
        case "Map", dict():
            return {name: plain(one) for name, one in inner.items()}
    return inner


def _list(holder: Mapping[str, Any], name: str, place: str) -> list[Any]:
    found = holder.get(name, [])
    if not isinstance(found, list):
        raise glossator.FormatError(
            f"expected a list, got {json_kind(found)}", pointer=f"{place}/{name}"
        )
    return found
