"""Makes a document of what another tool says: its spans, their labels, what refers to what."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from types import MappingProxyType
from typing import Any

import msgspec

from glossator.errors import FormatError
from glossator.exchange.labels import Labels
from glossator.exchange.layers import ForeignField, ForeignRelation
from glossator.exchange.outgoing import PLACE
from glossator.format import codec
from glossator.format.version import FORMAT
from glossator.jsonpointer import escape
from glossator.model.annotation import Annotation
from glossator.model.checks import check_document
from glossator.model.document import Document, Layers
from glossator.model.layer import Layer, numbered
from glossator.model.references import references


class Incoming:
    """Takes foreign annotations one by one, and makes a document of them.

    Args:
        types: The layer types that are installed, by name.
        labels: Which layer and label of ours a foreign label is.
        defaults: What fields hold that our layers have and the other tool does not.
    """

    def __init__(
        self,
        types: Mapping[str, type[Annotation]],
        labels: Labels,
        defaults: Mapping[str, Any] = MappingProxyType({}),
    ) -> None:
        self._types = types
        self._labels = labels
        self._defaults = defaults
        self._layers: dict[str, list[Arriving]] = {}
        self._made: dict[str, Layer[Any]] = {}
        self._told: dict[str, tuple[str, Mapping[str, str]]] = {}
        """The layer that a foreign label stands for, and the fields that it tells."""

    def add_layer(self, layer: Layer[Any]) -> None:
        """Add a layer whose annotations are made; their ids are the keys that others use."""
        self._layers.setdefault(layer.type, [])
        self._made[layer.type] = layer

    def add_foreign(self, key: str, fields: Mapping[str, Any]) -> None:
        """Say of an annotation what its class has no field for: each a `ForeignField`."""
        for name, value in fields.items():
            said = {"name": name, "value": value}
            self.add(ForeignField.type_name(), (), said, pointing={"annotation": key})

    def add_relation(self, source: str, name: str, target: str, *, key: str = "") -> Arriving:
        """Add a `ForeignRelation` of which more may be said: fields become those of its own."""
        ends = {"source": source, "target": target}
        said = {"name": name}
        return self.add(ForeignRelation.type_name(), (), said, key=key, pointing=ends)

    def has_field(self, foreign: str, name: str) -> bool:
        """Whether the layer of a foreign label has a class with a field of that name."""
        return name in _fields_of(self._types.get(self._labels.ours(foreign).layer))

    def layer(self, name: str) -> None:
        """Have a layer, even if nothing is added to it."""
        self._layers.setdefault(name, [])

    def add_label(
        self,
        foreign: str,
        extents: Sequence[tuple[int, int]],
        fields: Mapping[str, Any] | None = None,
        *,
        key: str = "",
        pointing: Mapping[str, str | Sequence[str]] | None = None,
    ) -> Arriving:
        """Add an annotation by its foreign label; the rest is as in `add`."""
        if foreign not in self._told:
            self._told[foreign] = self._told_by(foreign)
        layer, told = self._told[foreign]
        given = {**told, **fields} if fields else told
        return self.add(layer, extents, given, key=key, pointing=pointing)

    def _told_by(self, foreign: str) -> tuple[str, Mapping[str, str]]:
        layer, label = self._labels.ours(foreign)
        cls = self._types.get(layer)
        field = cls.label_field if cls else "label"
        return layer, {field: label} if field and label is not None else {}

    def add(
        self,
        layer: str,
        extents: Sequence[tuple[int, int]],
        fields: Mapping[str, Any] | None = None,
        *,
        key: str = "",
        pointing: Mapping[str, str | Sequence[str]] | None = None,
    ) -> Arriving:
        """Add an annotation.

        Args:
            layer: The layer's name.
            extents: Its stretches of the text in code points; none of a relation.
            fields: Its fields as JSON has them; those that are None are not set. What the layer's
                class has no field for becomes a `ForeignField`.
            key: What others call it, in the same document.
            pointing: The fields that refer to others: to one, or to several. What the class has no
                field for becomes a `ForeignRelation`.

        Returns:
            The annotation, of which more may be said until the document is made.
        """
        in_order = tuple(extents if len(extents) < 2 else sorted(extents))
        one = Arriving(
            in_order, {**fields} if fields else {}, key, {**pointing} if pointing else {}
        )
        self._layers.setdefault(layer, []).append(one)
        return one

    def document(
        self,
        identifier: str,
        text: str,
        *,
        language: str | None = None,
        metadata: Mapping[str, Any] | None = None,
    ) -> Document:
        """The document.

        Raises:
            FormatError: where an annotation does not fit the text, lacks what its layer's class
                requires, or refers to nothing.
        """
        for name in list(self._layers):
            self._part(self._types.get(name), self._layers[name])
        record = {
            "format": FORMAT,
            "id": identifier,
            "text": text,
            **({"language": language} if language else {}),
            "metadata": dict(metadata or {}),
        }
        try:
            document = self._decoded(record)
        except FormatError as error:
            if not self._part_unlike():
                raise self._with_hint(error) from None
            try:
                document = self._decoded(record)
            except FormatError as left:
                raise self._with_hint(left) from None
        if self._made:
            all_layers = {**document.layers, **self._made}
            in_order = Layers({name: all_layers[name] for name in self._layers})
            document = document.replace(layers=in_order)
        check_document(document)
        return document

    def _decoded(self, record: Mapping[str, Any]) -> Document:
        """The document of a record, with the layers that are not made yet."""
        ids = self._number()
        layers = {
            name: self._layer(name, found, ids)
            for name, found in self._layers.items()
            if name not in self._made
        }
        return codec.decode_shape(msgspec.json.encode({**record, "layers": layers}), self._types)

    def _part_unlike(self) -> bool:
        """Make foreign fields of what is of another kind than a field of that name; whether any is.

        Who writes `confidence: "high"` means another thing than we do. A text that is none of the
        choices of a field is rather a slip, and stays one.
        """
        unlike = False
        for layer, found in list(self._layers.items()):
            kinds = _kinds(self._types.get(layer), self._defaults)
            for one in found:
                said = one.fields
                other = [at for at, it in said.items() if at in kinds and _is_unlike(kinds[at], it)]
                if other:
                    unlike, one.key = True, one.key or f"{id(one)}"
                    self.add_foreign(one.key, {name: said.pop(name) for name in other})
        return unlike

    def _with_hint(self, error: FormatError) -> FormatError:
        """The error; where a label is called as one of our layers is, with what to do."""
        for foreign, (layer, told) in self._told.items():
            if not told and error.pointer.startswith(f"/layers/{escape(layer)}/"):
                message = (
                    f"{error.message}; {foreign!r} is the layer {layer} here: "
                    f"say what else it means with --map {foreign}=LAYER"
                )
                return FormatError(message, pointer=error.pointer)
        return error

    def _part(self, cls: type[Annotation] | None, found: Sequence[Arriving]) -> None:
        """Make foreign fields and relations of what a class has no field for.

        A layer that has no class takes any field but those that say where an annotation stands.
        """
        fields_of = _fields_of(cls)
        for one in found:
            fields, pointing = one.fields, one.pointing
            if None in fields.values():
                fields = one.fields = {at: it for at, it in fields.items() if it is not None}
            if fields.keys() <= fields_of and (not pointing or pointing.keys() <= fields_of):
                continue
            known = fields_of if cls else {*fields, *pointing}.difference(PLACE)
            one.key = one.key or f"{id(one)}"
            for name in [name for name in fields if name not in known]:
                self.add_foreign(one.key, {name: fields.pop(name)})
            for name in [name for name in pointing if name not in known]:
                keys = pointing.pop(name)
                for key in [keys] if isinstance(keys, str) else keys:
                    self.add_relation(one.key, name, key)

    def _number(self) -> dict[str, str]:
        """Give all annotations their ids; those of the keys that others call them by."""
        ids: dict[str, str] = {}
        if any(one.pointing for found in self._layers.values() for one in found):
            ids = {item.id: item.id for layer in self._made.values() for item in layer}
        for name, found in self._layers.items():
            if all(one.extents for one in found):
                found.sort(key=lambda one: (one.extents[0][0], one.extents[-1][1]))
            for one, identifier in zip(found, numbered(name, len(found)), strict=True):
                one.id = identifier
                if one.key in ids:
                    raise FormatError(f"expected ids to be unique, got {one.key!r} twice")
                if one.key:
                    ids[one.key] = one.id
        return ids

    def _layer(
        self, name: str, found: Sequence[Arriving], ids: Mapping[str, str]
    ) -> dict[str, Any]:
        cls = self._types.get(name)
        many = {at.field: at.many for at in references(cls)} if cls else {}
        fields_of = _fields_of(cls)
        defaults = {at: it for at, it in self._defaults.items() if at in fields_of}
        records = [
            {
                "id": one.id,
                **_place(one.extents),
                **(_references(name, one, ids, many) if one.pointing else {}),
                **defaults,
                **one.fields,
            }
            for one in found
        ]
        return {
            "type": name,
            "version": cls.layer_version if cls else "1.0",
            "status": "ok",
            "annotations": records,
        }


def _fields_of(cls: type[Annotation] | None) -> frozenset[str]:
    """The fields of a class but those that say where an annotation stands; none of no class."""
    return frozenset(cls.__struct_fields__).difference(PLACE) if cls else frozenset()


def _kinds(cls: Any, defaults: Container[str]) -> dict[str, Any]:
    """The types of the fields of a class that need not be said: that have a default, or get one."""
    return {
        one.name: one.type
        for one in (msgspec.structs.fields(cls) if cls else ())
        if one.name not in PLACE and (not one.required or one.name in defaults)
    }


def _is_unlike(kind: Any, value: Any) -> bool:
    """Whether a value is of another kind than a type; a text that is no choice of it is not."""
    try:
        msgspec.json.decode(msgspec.json.encode(value), type=kind)
    except msgspec.ValidationError as error:
        return not str(error).startswith("Invalid enum value")
    return False


def _place(extents: tuple[tuple[int, int], ...]) -> dict[str, Any]:
    """Where an annotation stands, as it is written."""
    if not extents:
        return {}
    place = {"start": extents[0][0], "end": extents[-1][1]}
    return place if len(extents) == 1 else {**place, "fragments": extents}


def _references(
    layer: str, one: Arriving, ids: Mapping[str, str], many: Mapping[str, bool]
) -> dict[str, str | list[str]]:
    """What an annotation refers to, as it is written.

    Args:
        layer: The layer's name.
        one: The annotation.
        ids: Our ids by the keys of the other tool.
        many: Whether a field takes several references, where that is known.
    """
    found: dict[str, str | list[str]] = {}
    for field, keys in one.pointing.items():
        is_one = isinstance(keys, str)
        all_keys = [keys] if isinstance(keys, str) else list(keys)
        if missing := [key for key in all_keys if key not in ids]:
            raise FormatError(f"{layer}: {field!r} refers to {missing[0]!r}, which is not there")
        targets = [ids[key] for key in all_keys]
        found[field] = targets if many.get(field, not is_one) else targets[0]
    return found


class Arriving(msgspec.Struct, eq=False):
    """An annotation on its way in; the attributes are those that `Incoming.add` takes."""

    extents: tuple[tuple[int, int], ...]
    fields: dict[str, Any]
    key: str
    pointing: dict[str, str | Sequence[str]]
    id: str = ""


def joined(extents: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """Extents in order; of those that touch or overlap, one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(extents):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return tuple(merged)
