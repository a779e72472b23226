"""Counting what differs over all documents, and how far two hands agree."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from glossator_diff.changes import DocumentChanges, LayerChanges


@dataclass(slots=True)
class LayerTotals:
    """A layer in all documents.

    Agreement counts only documents in which both sides have it.

    Attributes:
        only_old: Documents in which only the old side has the layer.
        only_new: Documents in which only the new side has it.
        old: Annotations of the old side, in documents in which both have it.
        new: Those of the new side.
        alike: Pairs of the same place and label.
        counts: How many differ in which way.
        fields: How many pairs differ in which field.
        head: In how many documents the layers differ in type, status or provenance.
        labels: Labels of annotations of the same place, old and new.
    """

    only_old: int = 0
    only_new: int = 0
    old: int = 0
    new: int = 0
    alike: int = 0
    counts: Counter[str] = field(default_factory=Counter)
    fields: Counter[str] = field(default_factory=Counter)
    head: Counter[str] = field(default_factory=Counter)
    labels: Counter[tuple[Any, Any]] = field(default_factory=Counter)

    def add(self, layer: LayerChanges) -> None:
        """Count the layer of one document."""
        self.only_old += layer.new is None
        self.only_new += layer.old is None
        if layer.old is None or layer.new is None:
            return
        self.old += layer.old
        self.new += layer.new
        self.alike += layer.alike
        self.counts.update(layer.counts())
        self.fields.update(name for change in layer.changes for name in change.fields)
        self.head.update(layer.head.keys())
        self.labels.update(layer.labels)

    @property
    def same(self) -> int:
        """Pairs that differ in nothing."""
        return self.alike - self.counts["changed"]

    @property
    def f1(self) -> float | None:
        """The F1 of the same place and label, whichever side is gold; None of nothing."""
        return self._f1(self.alike)

    @property
    def f1_overlap(self) -> float | None:
        """The F1 of the same label where spans overlap."""
        return self._f1(self.alike + self.counts["moved"])

    def _f1(self, matched: int) -> float | None:
        return 2 * matched / (self.old + self.new) if self.old + self.new else None

    @property
    def kappa(self) -> float | None:
        """Cohen's kappa of the labels of annotations of the same place.

        None where it says nothing: there are none, or both sides have one and the same label only.
        """
        total = self.labels.total()
        ours: Counter[Any] = Counter()
        theirs: Counter[Any] = Counter()
        for (old, new), count in self.labels.items():
            ours[old] += count
            theirs[new] += count
        by_chance = sum(ours[label] * theirs[label] for label in ours)
        if not total or by_chance == total * total:
            return None
        agreed = sum(count for (old, new), count in self.labels.items() if old == new)
        return (agreed * total - by_chance) / (total * total - by_chance)


@dataclass(slots=True)
class Totals:
    """All documents.

    Attributes:
        both: Documents of both sides.
        differing: Those of them that differ.
        only_old: Documents of the old side alone.
        only_new: Documents of the new side alone.
        texts: Documents whose texts differ.
        head: In how many the language differs, or which metadata.
        layers: The layers by name.
    """

    both: int = 0
    differing: int = 0
    only_old: int = 0
    only_new: int = 0
    texts: int = 0
    head: Counter[str] = field(default_factory=Counter)
    layers: dict[str, LayerTotals] = field(default_factory=dict)

    def add(self, found: DocumentChanges) -> None:
        """Count a document."""
        self.only_old += found.new is None
        self.only_new += found.old is None
        if found.old is None or found.new is None:
            return
        self.both += 1
        self.differing += bool(found)
        self.texts += found.text_at is not None
        self.head.update(found.head.keys())
        for layer in found.layers:
            self.layers.setdefault(layer.name, LayerTotals()).add(layer)

    def __bool__(self) -> bool:
        """Whether anything differs."""
        return bool(self.differing or self.only_old or self.only_new)
