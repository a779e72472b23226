"""Which layers of ours the types of a UIMA CAS are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from glossator.exchange import Arriving, Incoming, Labels, layer_name

_VALUES = ("value", "label", "identifier")
"""Features of a named entity that may say what it is."""
KNOWN = {"Sentence": "sentences", "Token": "tokens", "Paragraph": "paragraphs"}


class Types:
    """Takes annotations by their type, whose last part is the layer where that is enough.

    Args:
        taken: What takes them.
        labels: What the types are here, as users say it.
    """

    def __init__(self, taken: Incoming, labels: Labels) -> None:
        self._incoming = taken
        self._labels = labels
        self._shorts: dict[str, set[str]] = defaultdict(set)
        """The full names of types by their last part."""

    def know(self, types: Iterable[str]) -> None:
        """Take note of the types of a document: two may end alike."""
        for type_ in types:
            self._shorts[type_.rpartition(".")[2]].add(type_)

    def add(
        self,
        type_: str,
        extents: Sequence[tuple[int, int]],
        fields: Mapping[str, Any],
        *,
        key: str,
        pointing: Mapping[str, str | Sequence[str]],
    ) -> Arriving:
        """Add an annotation; as `Incoming.add`."""
        short = type_.rpartition(".")[2]
        label = next((fields[name] for name in _VALUES if isinstance(fields.get(name), str)), None)
        add, add_label = self._incoming.add, self._incoming.add_label
        if self._labels.ours(type_) != (layer_name(type_), None):
            return add_label(type_, extents, fields, key=key, pointing=pointing)
        if short == "NamedEntity" and label is not None:
            rest = {name: value for name, value in fields.items() if value != label}
            return add_label(label, extents, rest, key=key, pointing=pointing)
        if short in KNOWN:
            return add(KNOWN[short], extents, fields, key=key, pointing=pointing)
        if len(self._shorts[short]) > 1:
            return add(layer_name(type_), extents, fields, key=key, pointing=pointing)
        return add_label(short, extents, fields, key=key, pointing=pointing)
