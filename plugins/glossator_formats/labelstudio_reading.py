"""A document from a task of Label Studio."""

from __future__ import annotations

import warnings
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Required, TypedDict

import msgspec

import glossator
from glossator.exchange import Incoming, Labels, check_quote
from glossator_formats.jsonrows import check_shape, extent_of
from glossator_formats.labelstudio_config import TEXT
from glossator_formats.labelstudio_writing import RESERVED, control_of, unpacked
from glossator_formats.rows import GUESSES
from glossator_formats.vocabulary import incoming, labels_of

if TYPE_CHECKING:
    from glossator_formats.labelstudio import LabelStudio


class _Value(TypedDict, total=False):
    labels: list[str]
    globalOffsets: dict[str, int]  # their name


class _Result(TypedDict, total=False):
    type: str
    value: _Value
    labels: list[str] | None


class _Annotation(TypedDict, total=False):
    result: list[_Result] | None


class _Task(TypedDict, total=False):
    """The types of a task, as far as they matter."""

    data: Required[dict[str, Any]]
    annotations: list[_Annotation] | None
    completions: list[_Annotation] | None
    predictions: list[_Annotation | int] | None


_ABOUT = ("score", "meta")
"""Keys of a result that say something of its span."""
_PARENT = "parentID"
"""The key of the region that a region is nested in."""


def document_of(
    task: Mapping[str, Any],
    format_: LabelStudio,
    source: glossator.Source,
    identifier: str,
    key: str | None,
) -> glossator.Document:
    """The document of a task.

    Args:
        task: The task, as the exports JSON and JSON_MIN have it.
        format_: The format that is read.
        source: Where it stands.
        identifier: The id of a document that brings none.
        key: The key of the text in the data; found unless given.

    Raises:
        FormatError: where it has no text, or a result does not fit the text.
    """
    task = task if "data" in task else _from_min(task)
    check_shape(task, _Task)
    data = task["data"]
    key = key or _text_key(data)
    if not isinstance(data.get(key), str):
        raise glossator.FormatError(f"expected a text under {key!r}, got the keys: {_keys(data)}")
    reader = _Reader(data[key], labels_of(format_))
    chosen = _chosen(task, format_.options.annotator, source.name)
    person = _person(chosen)
    reader.take(chosen.get("result") or ())
    theirs = {layer for region in reader.regions.values() for layer in region.layers}
    if "parent_prediction" not in chosen or chosen["parent_prediction"] is None:
        # What nobody has corrected stands as the machine made it.
        if not chosen and not all(isinstance(one, dict) for one in task.get("predictions") or ()):
            source.warn(
                "expected the predictions of the task, got their numbers alone: export a "
                "snapshot, or read them from /api/tasks?fields=all"
            )
        machine = _Reader(data[key], labels_of(format_))
        machine.take(_latest(task.get("predictions")).get("result") or ())
        reader.add(machine, without=theirs)
    own = data.get("metadata") if isinstance(data.get("metadata"), dict) else {}
    others = {name: value for name, value in data.items() if name not in (*RESERVED, key)}
    about = task.get("meta") if isinstance(task.get("meta"), dict) else {}
    metadata = {**(about or {}), **others, **(own or {}), **reader.of_text}
    language = data.get("language")
    made = incoming(format_)
    reader.put(made, format_.types)
    document = made.document(
        str(data.get("id", task.get("id", identifier))),
        data[key],
        language=language if isinstance(language, str) else None,
        metadata=metadata,
    )
    return _made_by(document, person, theirs) if person else document


def _from_min(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row of JSON_MIN as a task: each control stands beside the data, with its values alone."""
    results: list[dict[str, Any]] = []
    data: dict[str, Any] = {}
    for name, value in row.items():
        some = value if isinstance(value, list) else []
        if some and all(isinstance(one, dict) and "labels" in one for one in some):
            results += [{"type": "labels", "from_name": name, "value": one} for one in some]
        elif name not in _MIN:
            data[name] = value
    return {"data": data, "annotations": [{"result": results}]}


_MIN = ("annotator", "annotation_id", "created_at", "updated_at", "lead_time")


def _text_key(data: Mapping[str, Any]) -> str:
    """The key that is called as texts usually are, else that of the only string."""
    texts = [key for key, value in data.items() if isinstance(value, str)]
    usual = [key for key in GUESSES[TEXT] if key in texts]
    others = [key for key in texts if key not in RESERVED]
    return usual[0] if usual else others[0] if len(others) == 1 else TEXT


def _keys(data: Mapping[str, Any]) -> str:
    return f"{', '.join(sorted(data)) or 'none'}; say which with --set labelstudio.text=KEY"


def _chosen(task: Mapping[str, Any], annotator: str | None, name: str) -> Mapping[str, Any]:
    """The annotation that is read: that of the one asked for, the ground truth, or the latest."""
    found = [
        one
        for one in task.get("annotations") or task.get("completions") or ()
        if not one.get("was_cancelled")
    ]
    if annotator is not None:
        return _latest([one for one in found if annotator in _names(one)])
    sure = [one for one in found if one.get("ground_truth")]
    if len(found) > 1:
        warnings.warn(
            f"{name}: some tasks have several annotations: of each, the ground truth is read, "
            "else the latest; --set labelstudio.annotator=ID says whose",
            stacklevel=2,
        )
    return _latest(sure or found)


def _latest(some: Sequence[Mapping[str, Any]] | None) -> Mapping[str, Any]:
    """The one that was changed last; of those that do not say it the last."""
    found: Mapping[str, Any] = {}
    for one in some or ():
        # Of predictions some exports have the numbers alone.
        if isinstance(one, dict) and _changed(one) >= _changed(found):
            found = one
    return found


def _changed(one: Mapping[str, Any]) -> str:
    return str(one.get("updated_at") or one.get("created_at") or "")


def _names(annotation: Mapping[str, Any]) -> tuple[str, ...]:
    person = annotation.get("completed_by")
    if isinstance(person, dict):
        return tuple(str(person[key]) for key in ("email", "id") if key in person)
    return () if person is None else (str(person),)


def _person(annotation: Mapping[str, Any]) -> str | None:
    return next(iter(_names(annotation)), None)


def _made_by(document: glossator.Document, person: str, layers: set[str]) -> glossator.Document:
    """The document whose layers say who made them."""
    for name in layers & set(document.layers):
        layer = msgspec.structs.replace(document.layers[name], by=person)
        document = document.with_layer(layer, name)
    return document


class _Region:
    """A labelled stretch of the text, with what is said of it."""

    def __init__(self, key: str, extent: tuple[int, int], labels: Sequence[str]) -> None:
        self.key, self.extent, self.labels = key, extent, labels
        self.layers: tuple[str, ...] = ()
        self.fields: dict[str, Any] = {}
        self.links: dict[str, list[str]] = {}

    def put(self, made: Incoming) -> None:
        """Add it, once for each of its labels."""
        for number, label in enumerate(self.labels):
            key = self.key if number == 0 else f"{self.key} {number}"
            made.add_label(label, [self.extent], self.fields, key=key, pointing=self.links)


class _Reader:
    """Takes the results of an annotation or a prediction."""

    def __init__(self, text: str, labels: Labels) -> None:
        self._text = text
        self._labels = labels
        self.regions: dict[str, _Region] = {}
        self.of_text: dict[str, Any] = {}
        """What is said of the text as a whole."""
        self._relations: list[tuple[str, str, str]] = []

    def take(self, results: Sequence[Mapping[str, Any]]) -> None:
        """Take all results; raises FormatError naming the one that does not fit."""
        for number, result in enumerate(results):
            if _is_region(result):
                self._region(result, str(result.get("id") or f"result {number}"))
        for result in results:
            if result.get("type") == "relation":
                for name in result.get("labels") or ("relation",):
                    self._relations += [(*ends, str(name)) for ends in _ends(result)]
            elif not _is_region(result):
                self._say(result)

    def add(self, other: _Reader, without: set[str]) -> None:
        """Add what another reader has taken of other layers."""
        for key, region in other.regions.items():
            if not without & set(region.layers):
                self.regions.setdefault(key, region)
        self.of_text = {**other.of_text, **self.of_text}
        self._relations += [one for one in other._relations if one not in self._relations]

    def put(self, made: Incoming, types: Mapping[str, type[glossator.Annotation]]) -> None:
        """Add all regions, and their relations as fields of these or as layers of their own."""
        for source, target, name in self._relations:
            if source not in self.regions or target not in self.regions:
                continue
            # A field may have the name of a layer of spans, which is then no relation's.
            cls = types.get(name)
            is_relation = cls is not None and issubclass(cls, glossator.Relation)
            pointing = glossator.references(cls) if cls and is_relation else ()
            fields = [one.field for one in pointing if one.target]
            if len(fields) == 2:
                made.add(name, (), pointing={fields[0]: source, fields[1]: target})
            else:
                self.regions[source].links.setdefault(name, []).append(target)
        for region in self.regions.values():
            region.put(made)

    def _region(self, result: Mapping[str, Any], key: str) -> None:
        value = result.get("value") or {}
        if offsets := value.get("globalOffsets"):  # of texts with markup
            value = {**value, **offsets}
        extent = extent_of(value, "start", "end", len(self._text))
        if isinstance(quote := value.get("text"), str):
            self._check(extent, quote, key)
        if key in self.regions:
            raise glossator.FormatError(
                f"expected the ids of regions to be unique, got {key} twice"
            )
        kind = str(result.get("type"))
        labels = [str(one) for one in value.get(kind) or value.get("labels") or ("region",)]
        region = _Region(key, extent, labels)
        region.layers = tuple(self._labels.ours(label).layer for label in labels)
        region.fields |= {name: result[name] for name in _ABOUT if result.get(name) is not None}
        if parent := result.get(_PARENT):
            self._relations.append((key, str(parent), _PARENT))
        self.regions[key] = region

    def _check(self, extent: tuple[int, int], quote: str, key: str) -> None:
        """Compare the words; in those that a browser has sent, line breaks are written out."""
        found = self._text[slice(*extent)]
        if quote.replace("\\n", "\n").split() != found.split():
            check_quote(self._text, *extent, quote, key)

    def _say(self, result: Mapping[str, Any]) -> None:
        """Take what is said of a region, or of the text."""
        kind, value = str(result.get("type")), result.get("value") or {}
        said = value.get("text" if kind == "textarea" else kind)
        name = str(result.get("from_name"))
        region = self.regions.get(str(result.get("id")))
        if said is None:
            return
        if region is None:
            self.of_text[name] = said[0] if isinstance(said, list) and len(said) == 1 else said
            return
        controls = [f"{control_of(layer)}-" for layer in region.layers]
        prefix = next((one for one in controls if name.startswith(one)), "")
        if isinstance(said, list) and len(said) == 1:
            said = said[0]
        if prefix and isinstance(said, str):
            said = unpacked(said)
        region.fields[name.removeprefix(prefix).removesuffix(f"-{kind}" if prefix else "")] = said


def _ends(relation: Mapping[str, Any]) -> list[tuple[str, str]]:
    """From where to where a relation goes; the arrow may point back, or both ways."""
    there = str(relation.get("from_id")), str(relation.get("to_id"))
    back = there[1], there[0]
    return {"left": [back], "bi": [there, back]}.get(str(relation.get("direction")), [there])


def _is_region(result: Mapping[str, Any]) -> bool:
    return str(result.get("type")).endswith("labels")
