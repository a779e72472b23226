"""From the records of one layer to items: labels, extents, the fields that are compared."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from operator import attrgetter
from typing import Any

import msgspec

from glossator import Annotation, Span
from glossator_eval.bulk import SURFACES, Bulk
from glossator_eval.items import ANY_LABEL, Item, Normalisation, Side
from glossator_eval.refusals import why_not_its_surface, why_refused
from glossator_eval.rows import Row

NO_LABEL = "-"
"""The label of what has none."""

USUAL_LABELS = ("label", "kind", "type", "status", "upos")
"""Where a label is looked for in plain rows and in layers whose class is not installed."""

_MOST_VALUES = 100
"""Values of required fields that are kept, for the error where none is as required."""

_NOTHING: dict[str, Any] = {}
_label = attrgetter("label")


class Reader:
    """Makes the items of one layer of one side, and notes what it met on the way.

    Attributes:
        side: Where the items stand.
        cls: The layer's class, where it is installed: it knows the values that are not written.
        label_fields: The fields in which a label is looked for, in this order.
        labels: Each label as it stands in the files, and as it is compared; None where left out.
        fields: The names of the fields asked for that any record has.
        required: The values of the required fields.
        read_any: Whether any annotation was read.
        met: Whether any had a required value.
        without: Documents that have no such layer.
        failed: Documents in which an annotator failed to make the layer.
        nowhere: Relations that refer to nothing that has a place.
    """

    def __init__(
        self,
        side: Side,
        normalisation: Normalisation,
        fields: Collection[str] = (),
        cls: type[Annotation] | None = None,
    ) -> None:
        self.side, self.cls = side, cls
        self.label_fields = label_fields(side, cls)
        self.labels: dict[str, str | None] = {}
        self.fields: set[str] = set()
        self.required: set[str] = set()
        self.read_any = self.met = False
        self.without = self.failed = self.nowhere = 0
        self._normalisation = normalisation
        self._wanted = tuple(fields)
        self._defaults = defaults_of(cls)
        self._bulk = self._make_bulk()

    def read(self, row: Row) -> list[Item]:
        """The items of one document.

        Raises:
            FormatError: where a record is no annotation of the document's text.
        """
        if self.side.layer not in row.types:
            self.without += 1
            return []
        self.failed += self.side.layer in row.failed
        is_older = self._is_older(row.versions[self.side.layer])
        if not is_older and (at_once := self._read_at_once(row)) is not None:
            return at_once
        records = row.records(self.side.layer)
        if is_older:
            records = [self._upgraded(row, number, one) for number, one in enumerate(records)]
        length = len(row.text)
        made = []
        for number, found in enumerate(records):
            record = found if _is_sound(found, length) else self._mended(row, number, found)
            if record is None:
                continue
            if row.is_plain:
                self._check_surface(row, number, record)
            self.read_any = True
            if item := self._item(row, number, record):
                made.append(item)
        return made

    def _read_at_once(self, row: Row) -> list[Item] | None:
        """All items at once, where nothing is to be done to any; None where something is."""
        if not self._bulk:
            return None
        items = self._bulk.items(row, self.side.layer)
        if items:
            self.read_any = True
            labels = set(map(_label, items)) if self._bulk.label_field else {items[0].label}
            self.labels.update((one, one) for one in labels)
            if self._bulk.label_field and labels != {NO_LABEL}:
                self.fields.add(self._bulk.label_field)
        return items

    def has(self, field: str) -> bool:
        """Whether a record has the field, or its class declares it."""
        return field in self.fields or field in self.declared

    @property
    def declared(self) -> Collection[str]:
        """The fields that the layer's class declares, where it is installed."""
        return self.cls.__struct_fields__ if self.cls else ()

    @property
    def label_field(self) -> str | None:
        """The field that the labels came from; None where there are none."""
        return next((one for one in self.label_fields if self.has(one)), None)

    def _is_older(self, version: str) -> bool:
        """Whether a layer was written for an older version of its class."""
        if not self.cls or version == self.cls.layer_version:
            return False
        theirs, ours = (one.split(".") for one in (version, self.cls.layer_version))
        return all(one.isdecimal() for one in theirs) and [*map(int, theirs)] < [*map(int, ours)]

    def _upgraded(self, row: Row, number: int, record: Any) -> Any:
        layer = self.side.layer
        try:
            assert self.cls
            return self.cls.upgrade(record, row.versions[layer])
        except Exception as error:  # the class may raise anything
            message = f"it cannot be upgraded: {type(error).__name__}: {error}"
            raise row.error(message, layer, number) from error

    def _make_bulk(self) -> Bulk | None:
        """What decodes items at once; None where more is to be done."""
        normalisation = self._normalisation
        if self._wanted or self.side.required or normalisation.renames or normalisation.trims:
            return None
        if not normalisation.typed:
            return Bulk((), ANY_LABEL)
        default = self._defaults.get(self.label_fields[0]) if self.label_fields else None
        return Bulk(self.label_fields, NO_LABEL if default is None else str(default))

    def _item(self, row: Row, number: int, record: dict[str, Any]) -> Item | None:
        label = self._label(row, number, record)
        if label is None:
            return None
        start, end = record["start"], record["end"]
        if self._normalisation.trims:
            start, end = self._normalisation.trimmed(start, end, row.text)
        fields = self._fields(row, record) if self._wanted else _NOTHING
        return Item(start, end, label, fields, self._is_optional(record))

    def _label(self, row: Row, number: int, record: dict[str, Any]) -> str | None:
        """The label as it is compared; None where it is left out."""
        if not self._normalisation.typed and not self._normalisation.renames:
            self.labels[ANY_LABEL] = ANY_LABEL
            return ANY_LABEL
        written = NO_LABEL
        for name in self.label_fields:
            value = record.get(name, self._defaults.get(name))
            if value is not None:
                if isinstance(value, list | dict):
                    message = f"expected the label, `{name}`, to be a text, got {json_of(value)}"
                    raise row.error(message, self.side.layer, number)
                self.fields.add(name)
                written = value if isinstance(value, str) else json_of(value)
                break
        if written not in self.labels:
            self.labels[written] = self._normalisation.label(written)
        return self.labels[written]

    def _fields(self, row: Row, record: dict[str, Any]) -> dict[str, Any]:
        """The fields asked for; references become the stretches that they point at."""
        found = {}
        for name in self._wanted:
            if name in record or name in self._defaults:
                value = record.get(name, self._defaults.get(name))
                found[name] = resolved(row, value)
                self.fields.add(name)
        return found

    def _is_optional(self, record: dict[str, Any]) -> bool:
        if record.get("optional"):
            return True
        if not self.side.required:
            return False
        met = False
        for name, wanted in self.side.required:
            if name in record or name in self._defaults:
                value = record.get(name, self._defaults.get(name))
                self.fields.add(name)
                written = value if isinstance(value, str) else json_of(value)
                if len(self.required) < _MOST_VALUES:
                    self.required.add(f"{name}={written}")
                met = met or written.lower() == wanted.lower()
        self.met = self.met or met
        return not met

    def _mended(self, row: Row, number: int, record: Any) -> dict[str, Any] | None:
        """A record with its offsets, where they are written in another way that is right.

        That is a bare ``[start, end]``, or a relation: it stands where the first annotation does
        that it refers to. None where nothing that it refers to has a place.
        """
        if isinstance(record, dict) and self._is_relation(row, record):
            if place := _first_place(row, record):
                return {**record, "start": place[0], "end": place[1]}
            self.nowhere += 1
            return None
        if reason := why_refused(record, row.text):
            raise row.error(reason, self.side.layer, number)
        return {"start": record[0], "end": record[1]}

    def _is_relation(self, row: Row, record: dict[str, Any]) -> bool:
        if row.is_plain or "start" in record or "end" in record:
            return False
        return "id" in record and not (self.cls and issubclass(self.cls, Span))

    def _check_surface(self, row: Row, number: int, record: dict[str, Any]) -> None:
        for key in SURFACES:
            surface = record.get(key)
            if isinstance(surface, str):
                start, end = record["start"], record["end"]
                if reason := why_not_its_surface(start, end, surface, key, row.text):
                    raise row.error(reason, self.side.layer, number)


def _is_sound(record: Any, length: int) -> bool:
    """Whether a record is an object with an extent inside a text of that length."""
    if type(record) is not dict:
        return False
    start, end = record.get("start"), record.get("end")
    return type(start) is int and type(end) is int and 0 <= start <= end <= length


def _first_place(row: Row, record: dict[str, Any]) -> list[int] | None:
    for name, value in record.items():
        for one in value if isinstance(value, list) else [value]:
            if name != "id" and isinstance(one, str) and (place := row.extent(one)):
                return place
    return None


def label_fields(side: Side, cls: type[Annotation] | None) -> tuple[str, ...]:
    """Where a label is looked for: the field that was named, the class's, or a usual one."""
    if side.label:
        return (side.label,)
    if cls:
        return (cls.label_field,) if cls.label_field else ()
    return USUAL_LABELS


def defaults_of(cls: type[Annotation] | None) -> Mapping[str, Any]:
    """The values of a class's fields that are not written, as they would stand in JSON."""
    found: dict[str, Any] = {}
    struct: Any = cls  # msgspec's own functions know its structs by another name
    for field in msgspec.structs.fields(struct) if cls else ():
        if field.default is not msgspec.NODEFAULT:
            found[field.encode_name] = msgspec.to_builtins(field.default)
        elif field.default_factory is not msgspec.NODEFAULT:
            found[field.encode_name] = msgspec.to_builtins(field.default_factory())
    return found


def resolved(row: Row, value: Any) -> Any:
    """A value, in which the ids of annotations are the stretches where these stand."""
    if isinstance(value, str):
        return row.extent(value) or value
    if isinstance(value, list):
        return [resolved(row, one) for one in value]
    return value


def json_of(value: Any) -> str:
    """A value as it stands in JSON."""
    return msgspec.json.encode(value).decode()
