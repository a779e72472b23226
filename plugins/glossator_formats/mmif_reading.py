"""A document from MMIF."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import glossator
from glossator.exchange import check_extent, json_object
from glossator_formats.mmif_contents import PLACE, Contents, Item, in_order, short_type, text_of
from glossator_formats.own_names import (
    EXTENTS,
    ID,
    LAYER,
    LAYERS,
    METADATA,
    OWN,
    REFERENCES,
    own_extents,
)
from glossator_formats.said import several
from glossator_formats.uima_types import KNOWN
from glossator_formats.vocabulary import incoming, labels_of

if TYPE_CHECKING:
    from glossator_formats.mmif import MmifOptions

_TARGETS = "targets"
_TEXT_SAYS = ("id", "document", "text", "mime")


class Reader:
    """Makes a document of a text.

    Args:
        format_: What reads it.
        contents: What is in the file.
        number: Which of its texts is meant.
        source: Where it is.
    """

    def __init__(
        self,
        format_: glossator.Format[MmifOptions],
        contents: Contents,
        number: int,
        source: glossator.Source,
    ) -> None:
        self._about = contents.texts[number]
        self._text = text_of(self._about) or ""
        self._base = f"{format_.options.base}layer/"
        self._incoming = incoming(format_)
        self._ours = labels_of(format_).ours
        self._own = {one.key: one for one in contents.of_text(self._about)}
        self._references = contents.references
        more = "" if number == 0 else f"-{self._about.key}"
        self._identifier = f"{source.identifier}{more}"

    def document(self) -> glossator.Document:
        """The document; raises FormatError with the place."""
        about = {name: it for name, it in self._about.properties.items() if name not in _TEXT_SAYS}
        for layer in several(about.pop(LAYERS, None)):
            self._incoming.layer(str(layer))
        identifier = about.pop(ID, self._identifier)
        # What we have written says its metadata in one place, and the kind of the text for others.
        metadata = about.pop(METADATA, about)
        places = self._places()
        for one in self._own.values():
            try:
                self._add(one, places[one.key])
            except glossator.FormatError as error:
                raise glossator.FormatError(error.message, pointer=one.place) from None
        said = json_object(self._about.properties["text"], f"{self._about.place}/properties/text")
        language = said.get("@language")
        return self._incoming.document(
            str(identifier),
            self._text,
            language=language if isinstance(language, str) else None,
            metadata=json_object(metadata, self._about.place),
        )

    def _add(self, one: Item, extents: Sequence[tuple[int, int]]) -> None:
        fields = {name: it for name, it in one.properties.items() if name not in PLACE}
        if extents and "start" not in one.properties:
            fields.pop(_TARGETS, None)
        pointing = self._pointing(one, fields)
        short, layer = short_type(one.type), fields.pop(LAYER, None)
        is_own = one.type.startswith(self._base)
        is_said = len(extents) == 1 and fields.get("text") == self._text[slice(*extents[0])]
        if is_said and not is_own:
            del fields["text"]
        label = fields.get("label" if is_own else "category")
        if not isinstance(layer, str):
            layer = unquote(one.type.removeprefix(self._base)) if is_own and not label else None
        given: dict[str, Any] = {"key": one.key, "pointing": pointing}
        is_label = is_own or (layer is None and short == "NamedEntity" and isinstance(label, str))
        if is_label:
            fields.pop("label" if is_own else "category", None)
        fields = _as_ours(fields)
        if layer is not None:
            self._incoming.add(layer, extents, fields, **given)
        elif is_label:
            self._incoming.add_label(str(label), extents, fields, **given)
        elif short in KNOWN and self._ours(short).layer == short:
            self._incoming.add(KNOWN[short], extents, fields, **given)
        else:
            self._incoming.add_label(short, extents, fields, **given)

    def _pointing(self, one: Item, fields: dict[str, Any]) -> dict[str, Any]:
        """The fields that refer to annotations of the text; they are taken out of all."""
        own = fields.pop(REFERENCES, None)
        pointing: dict[str, str | list[str]] = {}
        for name, others in self._references[one.key].items():
            if name not in fields or (own is not None and name not in several(own)):
                continue
            value = fields.pop(name)
            keys = [other.key for other in others if other.key in self._own]
            if keys:
                pointing[name] = keys if isinstance(value, list) else keys[0]
        for name in several(own):
            if fields.get(str(name)) == []:
                pointing[str(name)] = fields.pop(str(name))
        return _as_ours(pointing)

    def _places(self) -> dict[str, list[tuple[int, int]]]:
        """Where each annotation stands; one that has targets, from the first to the last."""
        targets = {
            key: [other.key for other in self._references[key].get(_TARGETS, ())]
            for key in self._own
        }
        places: dict[str, list[tuple[int, int]]] = {}
        for key in in_order(self._own, targets):
            if one := self._own.get(key):
                found = [place for other in targets[key] for place in places.get(other, ())]
                places[key] = self._place(one, found)
        return places

    def _place(self, one: Item, found: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
        said = one.properties
        try:
            if EXTENTS in said:
                return own_extents(self._text, said[EXTENTS])
            if "start" in said or "end" in said:
                return [check_extent(self._text, said.get("start"), said.get("end"))]
        except glossator.FormatError as error:
            raise glossator.FormatError(error.message, pointer=one.place) from None
        return [(min(found)[0], max(end for _, end in found))] if found else []


def _as_ours(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {name.removeprefix(OWN): value for name, value in fields.items()}
