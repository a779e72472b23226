"""What differs between two documents of one id: data, for whoever prints or counts it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

import msgspec

from glossator import Annotation, Document, Layer
from glossator.cli.shared import parting
from glossator_diff.pairing import Paired, pair_relations, pair_spans, renamed
from glossator_diff.records import Kind

What = Literal["added", "removed", "moved", "relabelled", "changed"]
WHATS: tuple[What, ...] = ("added", "removed", "moved", "relabelled", "changed")
GONE = ""
"""The new id of what is no longer there."""
Values = dict[str, tuple[Any, Any]]
"""Field to what it was and what it is."""


class Change(NamedTuple):
    """One annotation that is not as it was; of those that are there twice, the fields that differ.

    What has moved, or has another label, may also have other fields.
    """

    what: What
    old: Annotation | None
    new: Annotation | None
    fields: Values


@dataclass(slots=True)
class LayerChanges:
    """Two layers of a document.

    Attributes:
        name: Its name; ``OLD=NEW`` where the two have different ones.
        old: How many annotations it had; None where there is no such layer.
        new: How many it has.
        changes: The annotations that differ, in the order of the text.
        head: What else differs: its type, its status, and its provenance if that is asked for.
        alike: How many have the same place and label.
        labels: Labels of annotations of the same place, old and new.
    """

    name: str
    old: int | None
    new: int | None
    changes: list[Change] = field(default_factory=list)
    head: Values = field(default_factory=dict)
    alike: int = 0
    labels: Counter[tuple[Any, Any]] = field(default_factory=Counter)

    def __bool__(self) -> bool:
        """Whether anything differs."""
        return bool(self.changes or self.head or (self.old is None) != (self.new is None))

    def counts(self) -> Counter[str]:
        """How many annotations differ in which way."""
        return Counter(change.what for change in self.changes)


@dataclass(slots=True)
class DocumentChanges:
    """Two documents of one id; of one that only one side has, the other is None.

    Attributes:
        old: The document.
        new: The document that it has become.
        text_at: Where the texts part; None where they are the same, or only white space at
            the end differs. Where they part their layers are not compared.
        head: What differs of language and metadata.
        layers: The layers that were compared, also those that are alike.
    """

    old: Document | None
    new: Document | None
    text_at: int | None = None
    head: Values = field(default_factory=dict)
    layers: list[LayerChanges] = field(default_factory=list)

    def __bool__(self) -> bool:
        """Whether anything differs."""
        if self.old is None or self.new is None or self.text_at is not None:
            return True
        return bool(self.head) or any(self.layers)

    @property
    def id(self) -> str:
        """The id that both have."""
        document = self.old or self.new
        assert document
        return document.id


def compare(
    old: Document,
    new: Document,
    layers: Sequence[tuple[str, str]] | None = None,
    *,
    provenance: bool = False,
) -> DocumentChanges:
    """Compare two documents.

    Args:
        old: A document.
        new: One of the same id.
        layers: Names of layers, old and new; all, unless given, and what stands around them.
        provenance: Whether it counts who made a layer, in which version and from what.
    """
    found = DocumentChanges(old, new)
    found.text_at = parting(old.text, new.text)
    if found.text_at is not None:
        return found
    if layers is None:
        found.head = dict(_differing(_around(old), _around(new)))
        names = dict.fromkeys((*old.layers, *new.layers))
        layers = [(name, name) for name in names]
    found.layers = list(_layers(old, new, layers, provenance=provenance))
    return found


def _around(document: Document) -> dict[str, Any]:
    metadata = {f"metadata.{key}": value for key, value in document.metadata.items()}
    end = document.text[len(document.text.rstrip()) :] or None
    return {"language": document.language, "white space at the end": end, **metadata}


def _differing(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for key in dict.fromkeys((*old, *new)):
        if old.get(key) != new.get(key):
            yield key, (old.get(key), new.get(key))


def _layers(
    old: Document, new: Document, names: Sequence[tuple[str, str]], *, provenance: bool
) -> Iterator[LayerChanges]:
    """Pair the annotations of all layers first, since what refers to a pair refers to the same."""
    now: dict[str, str] = {}
    both: dict[str, tuple[Layer[Any], Layer[Any], Kind]] = {}
    found: dict[str, LayerChanges] = {}
    for name, other in names:
        mine, theirs = old.layers.get(name), new.layers.get(other)
        if mine is None and theirs is None:
            continue
        label = name if name == other else f"{name}={other}"
        found[label] = made = LayerChanges(
            label,
            None if mine is None else len(mine),
            None if theirs is None else len(theirs),
        )
        if mine is not None and theirs is not None:
            made.head = dict(_differing(_head(mine, provenance), _head(theirs, provenance)))
            if mine.type == theirs.type:
                both[label] = mine, theirs, Kind(mine, theirs)
    pairs: dict[str, Paired] = {}
    known = {*old.layers, *new.layers}
    # What relations are paired by comes first.
    for label, (mine, theirs, kind) in sorted(both.items(), key=lambda one: one[1][2].is_relation):
        if mine.annotations == theirs.annotations:
            continue
        if kind.is_relation:
            pairs[label] = pair_relations(mine, theirs, kind, now, known)
        else:
            pairs[label] = pair_spans(mine, theirs, kind)
        now.update(_ids(mine, theirs, pairs[label]))
    for label, (mine, theirs, kind) in both.items():
        _compare(found[label], mine, theirs, kind, pairs.get(label), now)
    yield from found.values()


def _ids(old: Layer[Any], new: Layer[Any], paired: Paired) -> Iterator[tuple[str, str]]:
    """The new id of each annotation that has another one now."""
    for pairs in (paired.alike, paired.relabelled, paired.moved):
        for position, other in pairs:
            if (was := old[position].id) != (now := new[other].id):
                yield was, now
    for position in paired.removed:
        yield old[position].id, GONE


def _head(layer: Layer[Any], provenance: bool) -> dict[str, Any]:
    head: dict[str, Any] = {"type": layer.type, "status": layer.status}
    if layer.error:
        head["error"] = f"{layer.error.kind}: {layer.error.message}"
    if provenance:
        head["version"] = layer.version
        producer = msgspec.to_builtins(layer.producer) if layer.producer else {"annotator": None}
        head |= {f"producer.{key}": value for key, value in producer.items()}
        head |= {f"inputs.{key}": value for key, value in layer.inputs.items()}
    return head


def _compare(
    found: LayerChanges,
    old: Layer[Any],
    new: Layer[Any],
    kind: Kind,
    paired: Paired | None,
    now: Mapping[str, str],
) -> None:
    """Fill in what differs between the annotations of two layers; `paired` is None if nothing."""
    ours, theirs = old.annotations, new.annotations
    mine = kind.labels(ours)
    if paired is None:
        found.alike = len(ours)
        found.labels.update(zip(mine, mine, strict=True))
        if now and kind.fields:
            pairs = zip(ours, theirs, strict=True)
            found.changes += _changed(pairs, kind, now)
        return
    other = kind.labels(theirs)
    found.alike = len(paired.alike)
    found.labels.update((mine[a], other[b]) for a, b in paired.alike)
    found.labels.update((mine[a], other[b]) for a, b in paired.relabelled)
    made = found.changes
    if kind.fields:
        made += _changed(((ours[a], theirs[b]) for a, b in paired.alike), kind, now)
    for a, b in paired.relabelled:
        fields = {kind.label_field: (mine[a], other[b]), **_fields(ours[a], theirs[b], kind, now)}
        made.append(Change("relabelled", ours[a], theirs[b], fields))
    for a, b in paired.moved:
        made.append(Change("moved", ours[a], theirs[b], _fields(ours[a], theirs[b], kind, now)))
    made += [Change("removed", ours[position], None, {}) for position in paired.removed]
    made += [Change("added", None, theirs[position], {}) for position in paired.added]
    made.sort(key=_place)


def _changed(pairs: Any, kind: Kind, now: Mapping[str, str]) -> Iterator[Change]:
    for mine, other in pairs:
        if fields := _fields(mine, other, kind, now):
            yield Change("changed", mine, other, fields)


def _fields(old: Annotation, new: Annotation, kind: Kind, now: Mapping[str, str]) -> Values:
    """The further fields in which a pair differs, references as they are called now."""
    found: Values = {}
    for name in kind.fields:
        mine, other = kind.value(old, name), kind.value(new, name)
        if (mine != other or now) and renamed(mine, now) != other:
            found[name] = mine, other
    return found


def _place(change: Change) -> tuple[int, int]:
    """Where a change is told: where it is, or was; relations in the order of their layer."""
    one: Any = change.new or change.old
    return getattr(one, "start", 0), getattr(one, "end", 0)
