"""Stage 3 where something is wrong: the annotations of a layer, one by one."""

from __future__ import annotations

from copy import deepcopy
from functools import lru_cache
from typing import Any, TypeVar

import msgspec

from glossator.errors import FormatError, located
from glossator.format.schema import Schema, layer_schema
from glossator.format.upgrade import upgrade_annotation
from glossator.format.version import Standing, standing_of_layer
from glossator.jsonpointer import escape
from glossator.model.annotation import Annotation, OpaqueAnnotation
from glossator.model.layer import Former, Layer, digest_of
from glossator.model.provenance import Failure, Producer
from glossator.validation.finding import Finding, make
from glossator.validation.rules import Rules
from glossator.validation.wording import Fault, faults

T = TypeVar("T")


class CheckedLayer:
    """A layer of a document that is not valid: its findings, and what can be used of it.

    Attributes:
        has_class: Whether a class declares its type, so that stage 3 has said all of its items.
        usable: The layer with what is sound of it, for the later stages.
        whole: Whether nothing had to be left out of that.
        known_ids: Whether its ids are known, so that references to it can be checked.
        named: Whether its type and version are there, so that policies can look at them.
        findings: What stage 3 finds.
    """

    def __init__(self, name: str, record: dict[str, Any], rules: Rules) -> None:
        self.name = name
        self.findings: list[Finding] = []
        kind = record.get("type")
        rows = record.get("annotations")
        self.has_class = isinstance(kind, str) and kind in rules.types
        self.known_ids = isinstance(kind, str) and isinstance(rows, list)
        self.named = isinstance(kind, str) and isinstance(record.get("version"), str)
        self._rules = rules
        self._version = record.get("version")
        self._standing = self._standing_of(str(kind))
        items = [
            self._item(str(kind), row, f"/layers/{escape(name)}/annotations/{index}")
            for index, row in enumerate(rows if isinstance(rows, list) else ())
        ]
        error = _convert(record.get("error"), Failure)
        failed = record.get("status") == "error" and not (error is None and record.get("error"))
        self.usable: Layer[Annotation] = Layer(
            type=str(kind),
            version=str(self._version),
            status="error" if failed else "ok",
            producer=_convert(record.get("producer"), Producer),
            inputs=_convert(record.get("inputs"), dict[str, str]) or {},
            error=error if record.get("status") in ("ok", "error") else None,
            annotations=tuple(items),
            former=self._former(rows),
        )
        self.whole = self.known_ids and not self.findings

    def _standing_of(self, kind: str) -> Standing:
        """What to do with its version; where no class or version is known, as with the current."""
        cls = self._rules.types.get(kind)
        return standing_of_layer(self._version, cls) if cls and self.named else "current"

    def _former(self, rows: object) -> Former | None:
        """What the layer was, where this upgrades it."""
        if self._standing != "upgraded":
            return None
        return Former(str(self._version), digest_of(msgspec.json.encode(rows)))

    def _item(self, kind: str, row: object, pointer: str) -> Annotation:
        cls = self._rules.types.get(kind)
        if cls and self._standing == "upgraded" and isinstance(row, dict):
            return self._upgraded(cls, row, pointer)
        if cls and self._standing not in ("outdated", "unknown"):
            return self._declared(cls, row, pointer)
        schema = self._rules.schema_of(kind)
        if schema and not schema.validator.is_valid(row):
            self._add(list(faults(schema.schema, row, strict=False)), pointer)
            return _remains(row)
        return _convert_opaque(row) or _remains(row)

    def _upgraded(self, cls: type[Annotation], row: dict[str, Any], pointer: str) -> Annotation:
        try:
            return upgrade_annotation(cls, deepcopy(row), str(self._version))
        except FormatError as error:
            # The fields that it names are those after the upgrade, which the file does not have.
            self.findings.append(make("layer-upgrade", str(error), pointer=pointer))
            return _remains(row)

    def _declared(self, cls: type[Annotation], row: object, pointer: str) -> Annotation:
        try:
            item = msgspec.convert(row, cls)
        except msgspec.ValidationError as error:
            found = list(faults(_schema(cls), row, strict=True))
            # What our schema cannot say, the decoder does.
            words, place = located(error)
            self._add(found or [Fault("type", place, words)], pointer)
            return _remains(row)
        if not item.id:
            self._add(list(faults(_schema(cls), row, strict=True)), pointer)
        return item

    def _add(self, found: list[Fault], pointer: str) -> None:
        for fault in found:
            code, place = f"layer-{fault.sort}", pointer + fault.pointer
            self.findings.append(make(code, fault.message, pointer=place, hint=fault.hint))


@lru_cache(maxsize=256)
def _schema(cls: type[Annotation]) -> Schema:
    return layer_schema(cls)


def _convert(value: object, kind: type[T]) -> T | None:
    try:
        return msgspec.convert(value, kind)
    except msgspec.ValidationError:
        return None


def _convert_opaque(row: object) -> OpaqueAnnotation | None:
    if not isinstance(row, dict) or ("start" in row) != ("end" in row):
        return None
    known = {name: row[name] for name in ("id", "start", "end", "fragments") if name in row}
    return _convert({"start": 0, "end": 0, **known, "data": row}, OpaqueAnnotation)


def _remains(row: object) -> OpaqueAnnotation:
    """What can still be checked of an annotation that does not fit its layer."""
    whole = row if isinstance(row, dict) else {}
    kept = {"id": whole["id"]} if isinstance(whole.get("id"), str) else {}
    extent = {name: whole.get(name) for name in ("start", "end")}
    if all(type(value) is int and value >= 0 for value in extent.values()):
        kept |= extent
    return OpaqueAnnotation(**{"start": 0, "end": 0, **kept, "data": kept})
