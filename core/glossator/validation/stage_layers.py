"""Stage 3 where something is wrong: the annotations of a layer, and what can be used of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy
from functools import cache, lru_cache
from operator import attrgetter
from typing import Any, TypeVar

import msgspec

from glossator.errors import FormatError
from glossator.format.layers import decoder_of, format_error, opaque
from glossator.format.schema import Schema, document_schema, layer_schema
from glossator.format.upgrade import upgrade_annotation
from glossator.format.version import standing_of_layer
from glossator.jsonpointer import escape
from glossator.model.annotation import Annotation, OpaqueAnnotation
from glossator.model.layer import Former, Layer, digest_of
from glossator.model.provenance import Failure, Producer
from glossator.validation.finding import Finding, and_more, is_systematic, make
from glossator.validation.rules import Rules
from glossator.validation.wording import Fault, faults

T = TypeVar("T")
_id_of = attrgetter("id")


class LargeNumberError(Exception):
    """A number that JSON allows and nobody can read: stage 1 tells it."""


class CheckedLayer:
    """A layer of a document that is not valid: its findings, and what can be used of it.

    Attributes:
        findings: What stage 3 finds.
        is_whole: Whether all its annotations are there.
        known_ids: Whether its ids are known, so that references to it can be checked.
        named: Whether its type and version are there, so that policies can look at them.
        usable: The layer with what is sound of it, for the later stages.
    """

    def __init__(
        self,
        name: str,
        record: dict[str, Any],
        rules: Rules,
        known: Layer[Any] | None = None,
        *,
        is_refused: bool = False,
    ) -> None:
        """Look at a layer.

        Args:
            name: The layer's name.
            record: The layer as it stands in the document, its annotations `msgspec.Raw`.
            rules: What it is checked against.
            known: The layer, where it is sound.
            is_refused: Whether its annotations are known not to be.

        Raises:
            LargeNumberError: where there is one.
            UnicodeDecodeError: where an annotation is not UTF-8.
        """
        kind, version, rows = (record.get(key) for key in ("type", "version", "annotations"))
        self.findings: list[Finding] = []
        self.known_ids = isinstance(kind, str) and isinstance(rows, msgspec.Raw)
        self.named = isinstance(kind, str) and isinstance(version, str)
        self.is_whole = known is not None
        if known is not None:
            self.usable = known
            return
        raw = rows if isinstance(rows, msgspec.Raw) else msgspec.Raw(b"[]")
        looks = _Looks(str(kind), version, rules)
        items = None if is_refused else looks.decoded(raw)
        own = name.rpartition(":")[2]
        if items is None and own != kind and own in rules.types:
            # It may be the type that is wrong.
            items = _Looks(own, rules.types[own].layer_version, rules).decoded(raw)
            if items is not None:
                self.findings, kind = [_wrong_type(name, looks.kind, own)], own
        self.is_whole = items is not None
        if items is None:
            rest = looks.rows(raw)
            found = list[tuple[int, Fault]]()
            items = looks.one_by_one(rest, 0, found)
            base = f"/layers/{escape(name)}/annotations"
            self.findings = list(_told_once(found, base, len(rest)))
        error = _convert(record.get("error"), Failure)
        failed = record.get("status") == "error" and not (error is None and record.get("error"))
        self.usable = Layer(
            type=str(kind),
            version=str(version),
            status="error" if failed else "ok",
            producer=_convert(record.get("producer"), Producer),
            by=_convert(record.get("by"), str),
            inputs=_convert(record.get("inputs"), dict[str, str]) or {},
            error=error if record.get("status") in ("ok", "error") else None,
            annotations=tuple(items),
            former=looks.former(raw),
        )


def _wrong_type(name: str, got: str, meant: str) -> Finding:
    message = f"expected {meant!r}, whose fields the annotations have, got {got!r}"
    pointer, hint = f"/layers/{escape(name)}/type", f"did you mean {meant!r}?"
    return make("document-value", message, pointer=pointer, hint=hint)


class _Looks:
    """How annotations of a type are looked at: by its class, by its schema, or as any are."""

    def __init__(self, kind: str, version: object, rules: Rules) -> None:
        self.kind, self._version = kind, str(version)
        self._cls = cls = rules.types.get(kind)
        self._own = rules.schema_of(kind)
        # Of another version nothing is known, not even what every annotation has today.
        self._is_any = not cls
        # Where no version is known, as with the current one.
        standing = (
            standing_of_layer(version, cls) if cls and isinstance(version, str) else "current"
        )
        self._is_older = standing == "upgraded"
        if standing in ("outdated", "unknown"):
            self._cls = None

    def former(self, raw: msgspec.Raw) -> Former | None:
        """What the layer was, where this upgrades it."""
        if not self._is_older:
            return None
        return Former(self._version, digest_of(msgspec.json.encode(msgspec.json.decode(raw))))

    def decoded(self, raw: msgspec.Raw) -> Sequence[Annotation] | None:
        """The annotations as they are written; None where one of them is not as it should be."""
        if not self._cls or self._is_older:
            return self._converted(self.rows(raw))
        try:
            items = decoder_of(self._cls).decode(raw)
        except msgspec.ValidationError as error:
            _refuse_large_number(error)
            return None
        return items if "" not in map(_id_of, items) else None

    def rows(self, raw: msgspec.Raw) -> list[Any]:
        """The annotations as plain JSON."""
        try:
            rows: list[Any] = msgspec.json.decode(raw)
        except msgspec.ValidationError as error:
            _refuse_large_number(error)
            raise
        return rows

    def _converted(self, rows: list[Any]) -> Sequence[Annotation] | None:
        """The same of decoded JSON."""
        try:
            if self._cls and self._is_older:
                objects = msgspec.convert(rows, list[dict[str, Any]])
                items: Sequence[Annotation] = [self._upgraded(one) for one in objects]
            elif self._cls:
                kind = list[self._cls]  # type: ignore[name-defined]  # made at run time
                items = msgspec.convert(rows, kind)
            elif self._own and not all(map(self._own.validator.is_valid, rows)):
                return None
            else:
                items = opaque(msgspec.convert(rows, list[dict[str, Any]]))
        except (FormatError, msgspec.ValidationError):
            return None
        return items if "" not in map(_id_of, items) else None

    def _upgraded(self, row: dict[str, Any]) -> Annotation:
        assert self._cls
        return upgrade_annotation(self._cls, deepcopy(row), self._version)

    def one_by_one(
        self, rows: list[Any], first: int, found: list[tuple[int, Fault]]
    ) -> list[Annotation]:
        """The annotations, or what can still be checked of them; what is wrong goes to `found`.

        By halves: most of them are sound. The first of `rows` is annotation number `first`.
        """
        items = self._converted(rows)
        if items is not None:
            return list(items)
        if len(rows) == 1:
            found += [(first, fault) for fault in self._faults(rows[0])]
            return [_remains(rows[0])]
        half = len(rows) // 2
        before = self.one_by_one(rows[:half], first, found)
        return before + self.one_by_one(rows[half:], first + half, found)

    def _faults(self, row: Any) -> list[Fault]:
        """What is wrong with an annotation."""
        if self._is_older and isinstance(row, dict):
            try:
                self._upgraded(row)
            except FormatError as error:
                # The fields that it names are those after the upgrade: the file lacks them.
                return [Fault("upgrade", "", str(error))]
        if self._cls:
            found = faults(_schema(self._cls), row, strict=True)
            return found or list(_refused(row, self._cls))
        found = faults(_any_schema(), row, strict=True) if self._is_any else []
        if self._own:
            own = faults(self._own.schema, row, strict=False)
            found += [fault for fault in own if fault not in found]
        return found


def _refuse_large_number(error: msgspec.ValidationError) -> None:
    if "out of range" in str(error):
        raise LargeNumberError from None


def _refused(row: Any, cls: type[Annotation]) -> Iterator[Fault]:
    """What our schema cannot say, the decoder does."""
    try:
        msgspec.convert(row, cls)
    except msgspec.ValidationError as error:
        wrong = format_error(error, cls=cls)
        yield Fault("type", wrong.pointer, wrong.message)


def _told_once(found: list[tuple[int, Fault]], base: str, size: int) -> Iterator[Finding]:
    """The faults of a layer's annotations; one that nearly all of them have is one."""
    same: dict[tuple[str, str, str], list[int]] = {}
    for at, fault in found:
        same.setdefault((fault.sort, fault.pointer, fault.name), []).append(at)
    for at, fault in found:
        rows = same[fault.sort, fault.pointer, fault.name]
        message = fault.message
        if is_systematic(len(rows), size):
            if at != rows[0]:
                continue
            message += and_more(len(rows) - 1, "annotation")
        pointer = f"{base}/{at}{fault.pointer}"
        yield make(f"layer-{fault.sort}", message, pointer=pointer, hint=fault.hint)


@lru_cache(maxsize=256)
def _schema(cls: type[Annotation]) -> Schema:
    return layer_schema(cls)


@cache
def _any_schema() -> Schema:
    """What every annotation has."""
    whole = document_schema()
    return {**whole["$defs"]["Annotation"], "$schema": whole["$schema"], "$defs": whole["$defs"]}


def _convert(value: object, kind: type[T]) -> T | None:
    try:
        return msgspec.convert(value, kind)
    except msgspec.ValidationError:
        return None


def _remains(row: object) -> OpaqueAnnotation:
    """What can still be checked of an annotation that does not fit its layer."""
    whole = row if isinstance(row, dict) else {}
    kept = {"id": whole["id"]} if isinstance(whole.get("id"), str) else {}
    extent = {name: whole.get(name) for name in ("start", "end")}
    if all(type(value) is int and value >= 0 for value in extent.values()):
        kept |= extent
    return OpaqueAnnotation(**{"start": 0, "end": 0, **kept, "data": kept})
