"""What a format cannot hold of a document, found by writing it and reading it again.

So what is not reported is kept, in the formats of any plugin that reads and writes.
"""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple

import msgspec

from glossator.errors import FormatError, InputError
from glossator.files.atomic import file_name, id_of
from glossator.files.encoding import encoded, footer, guarded, header, shared_files
from glossator.files.formats import OWN
from glossator.files.reading import checked, records_of
from glossator.model.annotation import Annotation, OpaqueAnnotation, Relation, Span, extents_of
from glossator.model.document import Document
from glossator.model.layer import Layer
from glossator.model.references import references
from glossator.plugins.faults import without_text, yielded
from glossator.plugins.format import Format, Loss

NOT_READ = "what is written cannot be read again: "

LONGEST = 40
"""Code points of an example."""


def losses_of(format_: Format, document: Document) -> list[Loss]:
    """What the format does not hold of a document: what it says, or what a round trip shows.

    Of a format that is only written, and says nothing, nothing is known.

    Raises:
        FormatError: where the document cannot be written, or not be read again.
    """
    if isinstance(format_, OWN):
        return []
    if type(format_).losses is not Format.losses:
        return guarded(format_, lambda: list(_said(format_, document)), document.text)
    if not (format_.reads() and format_.writes()):
        return []
    data, files = _written(format_, document)
    try:
        back = guarded(
            format_, lambda: _read_back(format_, document.id, data, files), document.text
        )
    except (FormatError, InputError) as error:
        words = without_text(str(error), document.text)
        raise FormatError(NOT_READ + words) from error
    return list(compare(document, back))


def _said(format_: Format, document: Document) -> Iterator[Loss]:
    return yielded(format_.losses(document), "a Loss of each kind from `losses`", Loss)


def round_trip(format_: Format, document: Document) -> Document:
    """The document as it comes back from the format.

    Raises:
        FormatError: where it cannot be written, or what was written cannot be read.
    """
    return _read_back(format_, document.id, *_written(format_, document))


def _written(format_: Format, document: Document) -> tuple[bytes, Mapping[str, bytes]]:
    """What a file of the document alone holds, and the files beside it."""
    fresh = guarded(format_, lambda: type(format_)(format_.options, format_.types))
    begin = header(fresh)
    made = encoded(fresh, document)
    if isinstance(made, Mapping):
        files = dict(made)
        data = files.get(fresh.suffixes[0], b"")
    else:
        files = {}
        data = begin + made + footer(fresh)
    return data, {**files, **shared_files(fresh)}


def _read_back(
    format_: Format, identifier: str, data: bytes, files: Mapping[str, bytes]
) -> Document:
    source = _InMemory(id_of(file_name(identifier)), data, files)
    reader = type(format_)(format_.options, format_.types)
    read = [reader.decode(record, source) for record in records_of(reader, io.BytesIO(data))]
    if len(read) != 1:
        raise FormatError(f"expected to read back one document, got {len(read)}")
    checked(read[0], format_)
    return read[0]


class _InMemory:
    """A document's files before they are written; a `Source`."""

    def __init__(self, identifier: str, data: bytes, files: Mapping[str, bytes]) -> None:
        self.name = self.identifier = identifier
        self.head = data
        self._files = files

    def has(self, companion: str) -> bool:
        return companion in self._files

    def companion(self, companion: str) -> bytes:
        if companion not in self._files:
            raise InputError(f"{self.name}: expected {companion} beside it, found none")
        return self._files[companion]

    def warn(self, message: str, line: int = 0) -> None:
        raise FormatError(message, line=line)  # what is written well has no damaged piece


def compare(before: Document, after: Document) -> Iterator[Loss]:
    """How a document differs from what has become of it, each kind once.

    Ids may be numbered anew: what is told is whether a reference still leads to the same place.
    """
    yield from _own_fields(before, after)
    old, new = _Places(before), _Places(after)
    for name, layer in before.layers.items():
        other = after.layers.get(name)
        if other is None:
            yield _layer_lost(before, name, layer)
        else:
            yield from _heads(name, layer, other)
            if layer.encoded() != other.encoded() or not _targets_same(layer, old, new):
                yield from _annotations(name, layer, other, old, new)
    for name, layer in after.layers.items():
        if name not in before.layers:
            yield Loss(layer=name, reason="is added", count=max(len(layer), 1))


def _own_fields(before: Document, after: Document) -> Iterator[Loss]:
    for field in ("id", "text", "language"):
        if (was := getattr(before, field)) != getattr(after, field):
            reason = "is not kept" if getattr(after, field) is None else "comes back changed"
            yield Loss(field=field, reason=reason, example="" if field == "text" else str(was))
    for key, value in before.metadata.items():
        if key not in after.metadata:
            yield Loss(field=f"metadata.{key}", reason="is not kept", example=_short(value))
        elif after.metadata[key] != value:
            yield Loss(field=f"metadata.{key}", reason="comes back changed", example=_short(value))
    for key in after.metadata.keys() - before.metadata.keys():
        yield Loss(field=f"metadata.{key}", reason="is added")


def _layer_lost(document: Document, name: str, layer: Layer[Any]) -> Loss:
    if layer.status != "ok":
        return Loss(layer=name, reason="a failed layer is left out")
    if not layer.annotations:
        return Loss(layer=name, reason="a layer without annotations is left out")
    example = _example(document, layer[0])
    return Loss(layer=name, reason="is left out", count=len(layer), example=example)


def _heads(name: str, layer: Layer[Any], other: Layer[Any]) -> Iterator[Loss]:
    if (layer.producer, layer.inputs) != (other.producer, other.inputs):
        yield Loss(field="producer", reason="who made a layer is not kept", example=name)
    if (layer.type, layer.version, layer.status) != (other.type, other.version, other.status):
        yield Loss(layer=name, reason=f"comes back as {other.type} {other.version}")


class _Places:
    """Where the annotations of a document stand, so that ids of two documents can be compared."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self._found: dict[str, Hashable] | None = None

    def __getitem__(self, identifier: str) -> Hashable:
        if self._found is None:
            self._found = {}
            for name, layer in self.document.layers.items():
                seen: dict[Hashable, int] = defaultdict(int)
                for item in layer:
                    key = extents_of(item)
                    self._found[item.id] = (name, key, seen[key])
                    seen[key] += 1
        return self._found.get(identifier, identifier)


def _targets_same(layer: Layer[Any], old: _Places, new: _Places) -> bool:
    """Whether the references of a layer that has come back byte for byte lead where they led."""
    if not layer.annotations:
        return True
    cls: type[Annotation] = type(layer[0])
    if cls is OpaqueAnnotation:
        was, now = ([one.fields for one in _records(layer, some)] for some in (old, new))
        return was == now
    fields = [one for one in references(cls) if one.target]
    ids = {value for one in fields for item in layer for value in one.values(item)}
    return all(old[one] == new[one] for one in ids)


class _Record(NamedTuple):
    item: Annotation
    fields: dict[str, Any]
    """With the place of what is referred to where the annotation has an id."""

    @property
    def whole(self) -> bytes:
        """All that it says, and where it stands."""
        said = extents_of(self.item), self.fields
        return msgspec.json.encode(said, order="deterministic")

    @property
    def anchors(self) -> list[Hashable]:
        """What it is known by though it says something else: its place, else what it refers to."""
        extents = extents_of(self.item)
        return [extents] if extents else [*_links(self.fields.values())] or [()]


def _links(values: Iterable[Any]) -> Iterator[Hashable]:
    """The places in values, which `_placed` has made of ids."""
    for value in values:
        if isinstance(value, tuple):
            yield value
        elif isinstance(value, list | dict):
            yield from _links(value.values() if isinstance(value, dict) else value)


def _annotations(
    name: str, layer: Layer[Any], other: Layer[Any], old: _Places, new: _Places
) -> Iterator[Loss]:
    """Annotations that are gone or new, and fields of those that are still there."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    after = [*_records(other, new)]
    added = len(after)
    for record, same in _paired([*_records(layer, old)], after):
        example = _example(old.document, record.item)
        if same is None:
            found["", _kind(record.item)].append(example)
            continue
        added -= 1
        for field in record.fields.keys() | same.fields.keys():
            was, now = record.fields.get(field), same.fields.get(field)
            if was != now:
                why = "is not kept" if now in (None, [], {}) else "comes back changed"
                found[field, why].append(example)
    for (field, reason), examples in sorted(found.items()):
        yield Loss(layer=name, field=field, reason=reason, count=len(examples), example=examples[0])
    if added:
        yield Loss(layer=name, reason="annotations are added", count=added)


def _paired(
    before: Sequence[_Record], after: Sequence[_Record]
) -> Iterator[tuple[_Record, _Record | None]]:
    """Each annotation with what has become of it: the same one, else the most like it; None of it.

    The same are taken first, so that what is gone is not told as another one that has changed.
    """
    left: dict[bytes, list[_Record]] = defaultdict(list)
    for record in reversed(after):
        left[record.whole].append(record)
    changed: list[_Record] = []
    for record in before:
        if some := left.get(record.whole):
            yield record, some.pop()
        else:
            changed.append(record)
    known: dict[Hashable, dict[str, _Record]] = defaultdict(dict)
    for record in (one for some in left.values() for one in some) if changed else ():
        for anchor in record.anchors:
            known[anchor][record.item.id] = record
    for record in changed:
        candidates = {key: one for anchor in record.anchors for key, one in known[anchor].items()}
        same = max(candidates.values(), key=partial(_likeness, record), default=None)
        if same:
            for anchor in same.anchors:
                known[anchor].pop(same.item.id, None)
        yield record, same


def _likeness(record: _Record, other: _Record) -> int:
    """How many fields say the same."""
    return sum(other.fields.get(name) == value for name, value in record.fields.items())


def _kind(item: Annotation) -> str:
    """What sort of annotation has not come back where it was."""
    if not isinstance(item, Span):
        return "relations are left out"
    if item.fragments:
        return "discontinuous spans do not come back as they are"
    if item.start == item.end:
        return "empty spans are left out"
    return "spans are left out, or stand elsewhere"


def _records(layer: Layer[Any], places: _Places) -> Iterator[_Record]:
    cls: type[Annotation] = type(layer[0]) if layer.annotations else Annotation
    pointing = {one.field for one in references(cls) if one.target}
    # A relation that declares none refers to what layer it may, and one of no class does so too.
    is_open = cls is OpaqueAnnotation or (not pointing and issubclass(cls, Relation))
    for item in layer:
        fields = item.data if isinstance(item, OpaqueAnnotation) else msgspec.to_builtins(item)
        own = {k: v for k, v in fields.items() if k not in ("id", "start", "end", "fragments")}
        for field in own.keys() if is_open else pointing & own.keys():
            own[field] = _placed(own[field], places)
        yield _Record(item, own)


def _placed(value: Any, places: _Places) -> Any:
    """A value with places instead of the ids in it."""
    if isinstance(value, str):
        return places[value]
    if isinstance(value, list):
        return [_placed(one, places) for one in value]
    if isinstance(value, dict):
        return {name: _placed(one, places) for name, one in value.items()}
    return value


def _example(document: Document, item: Annotation) -> str:
    return _short(document.text_of(item)) if isinstance(item, Span) else item.id


def _short(value: object) -> str:
    words = " ".join(str(value).split())
    return words if len(words) <= LONGEST else words[: LONGEST - 1] + "…"


class Tally:
    """Losses of many documents: each kind once, with its number and its first example."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str, str], Loss] = {}

    def add(self, loss: Loss) -> None:
        """Count a loss."""
        key = loss.layer, loss.field, loss.reason
        if known := self._found.get(key):
            loss = msgspec.structs.replace(known, count=known.count + loss.count)
        self._found[key] = loss

    def __iter__(self) -> Iterator[Loss]:
        return iter(self._found.values())

    def __len__(self) -> int:
        return len(self._found)
