"""What is compared: labelled stretches of text with the fields that matter."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import msgspec

ANY_LABEL = "*"
"""The label of all items where labels do not count."""


class Item(msgspec.Struct, frozen=True, array_like=True):
    """One annotation to compare; offsets are code points.

    Attributes:
        start: Where it begins.
        end: Where it ends, exclusive.
        label: What sort of annotation it is; ``*`` where labels do not count.
        fields: The values of the fields that are compared.
        optional: Whether it is gold that counts neither for nor against.
    """

    start: int
    end: int
    label: str
    fields: dict[str, Any] = {}
    optional: bool = False


@dataclass(frozen=True)
class Normalisation:
    """What is done to the annotations of both sides before they are compared.

    Attributes:
        labels: Old label to new.
        keep: The labels to compare, after `labels`; empty for all.
        drop: Labels to leave out, after `labels`.
        typed: Whether labels count; else every item has the label ``*``.
        trim_start: Words to leave out at the start, whatever their case.
        trim_end: Endings to leave out, whatever their case.
    """

    labels: dict[str, str] = field(default_factory=dict)
    keep: frozenset[str] = frozenset()
    drop: frozenset[str] = frozenset()
    typed: bool = True
    trim_start: tuple[str, ...] = ()
    trim_end: tuple[str, ...] = ()

    def label(self, label: str) -> str | None:
        """The label as it is compared; None where it is left out."""
        label = self.labels.get(label, label)
        if label in self.drop or (self.keep and label not in self.keep):
            return None
        return label if self.typed else ANY_LABEL

    def trimmed(self, start: int, end: int, text: str) -> tuple[int, int]:
        """The extent without words that do not count; something of it always stays."""
        if self._start and (found := self._start.match(text, start, end)) and found.end() < end:
            start = found.end()
        if self._end and (found := self._end.search(text, start, end)) and found.start() > start:
            end = found.start()
        return start, end

    @cached_property
    def renames(self) -> bool:
        """Whether labels are renamed or left out."""
        return bool(self.labels or self.keep or self.drop)

    @cached_property
    def trims(self) -> bool:
        """Whether anything is left out."""
        return bool(self.trim_start or self.trim_end)

    @cached_property
    def _start(self) -> re.Pattern[str] | None:
        words = "|".join(map(re.escape, self.trim_start))
        return re.compile(rf"(?:{words})\s+", re.IGNORECASE) if words else None

    @cached_property
    def _end(self) -> re.Pattern[str] | None:
        endings = "|".join(map(re.escape, sorted(self.trim_end, key=len, reverse=True)))
        return re.compile(rf"(?:{endings})\Z", re.IGNORECASE) if endings else None


@dataclass(frozen=True, slots=True)
class Side:
    """Where one side's items stand.

    Attributes:
        layer: The layer's name, or the key of a plain row's list.
        label: The field of the label; None for the one that the layer's class names, or for a
            usual one.
        required: Fields and values, as text in any case: items with none of them are optional.
    """

    layer: str
    label: str | None = None
    required: tuple[tuple[str, str], ...] = ()
