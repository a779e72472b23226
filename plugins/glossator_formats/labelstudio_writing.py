"""A document as a task of Label Studio."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

import glossator
from glossator.exchange import Labels, Mark, all_marks, choices
from glossator_formats.labelstudio_config import TEXT, Config

Result = dict[str, Any]
RESERVED = ("text", "id", "language", "metadata")
"""Keys of a task's data that are not metadata."""

MODEL = "glossator"


def task_of(document: glossator.Document, labels: Labels, config: Config) -> dict[str, Any]:
    """The task, with what it needs added to the configuration."""
    task: dict[str, Any] = {"data": _data(document, config.key)}
    people = {name for name, layer in document.layers.items() if layer.producer is None}
    marks = all_marks(document)
    by_machines = [mark for mark in marks if mark.layer not in people]
    by_people = [mark for mark in marks if mark.layer in people]
    if results := _Writer(document, labels, config).results(by_machines):
        task["predictions"] = [{"model_version": MODEL, "result": results}]
    if results := _Writer(document, labels, config).results(by_people):
        task["annotations"] = [{"result": results}]
    return task


def _data(document: glossator.Document, key: str) -> dict[str, Any]:
    """The text, our id, and metadata; under ``metadata`` what has a name of these."""
    reserved = {*RESERVED, key}
    flat = {name: value for name, value in document.metadata.items() if name not in reserved}
    hidden = {name: value for name, value in document.metadata.items() if name in reserved}
    return {
        key: document.text,
        "id": document.id,
        **({"language": document.language} if document.language else {}),
        **({"metadata": hidden} if hidden else {}),
        **flat,
    }


class _Writer:
    """Makes the results of one prediction or annotation."""

    def __init__(self, document: glossator.Document, labels: Labels, config: Config) -> None:
        self._document = document
        self._labels = labels
        self._config = config

    def results(self, marks: list[Mark]) -> list[Result]:
        spans = [one for one in map(self._span, marks) if one]
        written = {one["id"]: one for one in spans}
        about = [
            result
            for mark in marks
            if mark.id in written
            for result in self._about(mark, written[mark.id]["value"])
        ]
        links = [
            link
            for mark in marks
            for link in (self._links(mark) if mark.extents else self._relation(mark))
            if link["from_id"] in written and link["to_id"] in written
        ]
        return [*spans, *about, *links]

    def _span(self, mark: Mark) -> Result | None:
        """A span of one piece, where the project has its label."""
        if len(mark.extents) != 1 or mark.extents[0][0] >= mark.extents[0][1]:
            return None
        label = self._labels.foreign(mark.layer, mark.label)
        possible = [label]
        if not self._config.is_given:
            cls = self._class(mark)
            others = [self._labels.foreign(mark.layer, one) for one in choices(cls)]
            possible = [*others, label]
        name = self._config.control(control_of(mark.layer), "labels", possible)
        start, end = mark.extents[0]
        quote = self._document.text[start:end]
        value = {"start": start, "end": end, "text": quote, "labels": [label]}
        return self._result(mark, name, "labels", value) if name else None

    def _about(self, mark: Mark, place: Mapping[str, Any]) -> Iterator[Result]:
        """A result for each field."""
        cls = self._class(mark)
        for name, value in mark.fields.items():
            if name in mark.references or name == cls.label_field or value is None:
                continue
            kind, key, some = _valued(value)
            control = self._config.control(
                f"{control_of(mark.layer)}-{name}",
                kind,
                some if kind == "choices" else (),
                control_of(mark.layer),
            )
            if control:
                own = {**{at: place[at] for at in ("start", "end", "text")}, key: some}
                yield self._result(mark, control, kind, own)

    def _result(self, mark: Mark, control: str, kind: str, value: Mapping[str, Any]) -> Result:
        return {
            "id": mark.id,
            "from_name": control,
            "to_name": self._config.text,
            "type": kind,
            "value": value,
        }

    def _links(self, mark: Mark) -> Iterator[Result]:
        for name, targets in mark.references.items():
            for target in targets:
                if self._config.relation(name):
                    yield _link(mark.id, target, name)

    def _relation(self, mark: Mark) -> Iterator[Result]:
        """A relation of two, if that is all that it is."""
        ends = list(mark.references.values())
        is_all = len(ends) == len(mark.fields) == 2 and all(len(one) == 1 for one in ends)
        if is_all and self._config.relation(mark.layer):
            yield _link(ends[0][0], ends[1][0], mark.layer)

    def _class(self, mark: Mark) -> type[glossator.Annotation]:
        return type(self._document.layers[mark.layer][0])


def control_of(layer: str) -> str:
    """The name of the control for the labels of a layer."""
    return f"{layer}-labels" if layer == TEXT else layer


def _link(source: str, target: str, name: str) -> Result:
    return {
        "type": "relation",
        "from_id": source,
        "to_id": target,
        "direction": "right",
        "labels": [name],
    }


def _valued(value: Any) -> tuple[str, str, Any]:
    """The type of a result for a value, its key, and what stands there."""
    if isinstance(value, bool):
        return "choices", "choices", ["true" if value else "false"]
    if isinstance(value, int | float):
        return "number", "number", value
    return "textarea", "text", [packed(value)]


def packed(value: Any) -> str:
    """A value as a text: JSON, but for texts that are none."""
    if isinstance(value, str) and not _is_json(value):
        return value
    return json.dumps(value, ensure_ascii=False)


def unpacked(words: str) -> Any:
    """What `packed` has packed."""
    return json.loads(words) if _is_json(words) else words


def _is_json(words: str) -> bool:
    try:
        json.loads(words)
    except (ValueError, RecursionError):
        return False
    return True
