"""What is said of an annotation besides its place, as formats that have fields write it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import glossator
from glossator.exchange import Labels, Mark, Ours, all_marks


class Said(NamedTuple):
    """What is said of an annotation.

    Attributes:
        mark: The annotation.
        label: Its foreign label.
        layer: The name of its layer, where the label alone does not lead back to it.
        values: Its fields as JSON has them, without those that the label or the references tell.
        references: Its fields that hold ids, each with the ids.
    """

    mark: Mark
    label: str
    layer: str | None
    values: dict[str, Any]
    references: Mapping[str, tuple[str, ...]]


def said(document: glossator.Document, labels: Labels) -> Iterator[Said]:
    """What is said of the annotations of a document, one by one."""
    label_fields = {
        name: type(layer[0]).label_field for name, layer in document.layers.items() if layer
    }
    known: dict[Ours, tuple[str, bool]] = {}
    """The foreign label of each of ours, and whether it leads back."""
    for mark in all_marks(document):
        ours = Ours(mark.layer, mark.label)
        if ours not in known:
            label = labels.foreign(*ours)
            known[ours] = label, bool(label) and labels.ours(label) == ours
        label, is_told = known[ours]
        label_field = label_fields[mark.layer] if is_told else None
        values = {
            name: value
            for name, value in mark.fields.items()
            if name != label_field and name not in mark.references
        }
        yield Said(mark, label, None if is_told else mark.layer, values, mark.references)


def several(value: Any) -> list[Any]:
    """What may stand alone or in a list, as a list; None is nothing."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def say(fields: dict[str, Any], name: str, value: Any) -> None:
    """Set a field, which holds a list where it is given several times."""
    fields[name] = [*several(fields[name]), value] if name in fields else value


def one_line_json(value: Any) -> str:
    """A value as JSON on one line, whatever a reader takes for the end of a line."""
    made = json.dumps(value, ensure_ascii=False)
    return _LINE_END.sub(lambda found: f"\\u{ord(found[0]):04x}", made)


LINE_ENDS = "\n\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
"""What some reader takes for the end of a line."""
_LINE_END = re.compile(f"[{LINE_ENDS}]")


def single(pointing: Mapping[str, list[str]]) -> dict[str, str | list[str]]:
    """References to one annotation as one, not as a list of one."""
    return {name: keys[0] if len(keys) == 1 else keys for name, keys in pointing.items()}
