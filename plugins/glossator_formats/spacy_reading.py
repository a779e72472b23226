"""A document from the shape of ``Doc.to_json``."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

import glossator
from glossator.exchange import ExchangeOptions, Incoming, choices
from glossator_formats.jsonrows import check_shape, extent_of
from glossator_formats.spacy_shape import CATS, ID, OTHERS, OWN, Extent, Written
from glossator_formats.vocabulary import incoming, labels_of
from glossator_standard.dependencies import Dependency
from glossator_standard.entities import Entity
from glossator_standard.morphology import Morph
from glossator_standard.segmentation import Sentence, Token


def document_of(
    shape: Mapping[str, Any], format_: glossator.Format[ExchangeOptions], identifier: str
) -> glossator.Document:
    """The document that a shape is of; raises FormatError where it does not fit together."""
    check_shape(shape, Written)
    return _Reader(shape, format_).document(identifier)


class _Reader:
    def __init__(
        self, shape: Mapping[str, Any], format_: glossator.Format[ExchangeOptions]
    ) -> None:
        self._shape = shape
        self._text = str(shape["text"])
        self._types = format_.types
        self._labels = labels_of(format_)
        self._incoming: Incoming = incoming(format_)
        self._spans: list[_Span] = []
        self._keys: set[str] = set()

    def document(self, identifier: str) -> glossator.Document:
        shape = self._shape
        if "ents" in shape:
            self._incoming.layer(Entity.type_name())
        for row in shape.get("ents") or ():
            self._take(self._labels.ours(str(row["label"])), row)
        for group, rows in (shape.get("spans") or {}).items():
            self._incoming.layer(self._labels.ours(group).layer)
            for row in rows:
                self._take(self._of_group(group, str(row.get("label") or "")), row)
        for row in shape.get("sents") or ():
            start, end = _trimmed(self._text, extent_of(row, "start", "end", len(self._text)))
            if start < end:
                self._spans.append(_Span(Sentence.type_name(), (start, end), {}, ""))
        self._read_tokens()
        self._read_attributes()
        keys = {span.key for span in self._spans}
        for span in self._spans:
            links = {name: ids for name, ids in span.links.items() if _all_in(ids, keys)}
            self._incoming.add(span.layer, [span.extent], span.fields, key=span.key, pointing=links)
        own = dict(shape.get("_") or {})
        said = {key: own.pop(key, None) for key in OWN}
        metadata = {**own, **(said["metadata"] if isinstance(said["metadata"], dict) else {})}
        if cats := shape.get(CATS):
            metadata[CATS] = cats
        return self._incoming.document(
            str(said["id"] or identifier),
            self._text,
            language=said["language"] if isinstance(said["language"], str) else None,
            metadata=metadata,
        )

    def _of_group(self, group: str, label: str) -> tuple[str, str | None]:
        """The layer and the label of a span of a group."""
        layer, fixed = self._labels.ours(group)
        theirs = self._labels.ours(label)
        if fixed or not label or label == group:
            return layer, fixed
        if theirs.layer == layer and theirs.label:
            return theirs
        cls = self._types.get(layer)
        if cls and (not cls.label_field or (choices(cls) and label not in choices(cls))):
            return theirs  # a label that the layer of that name cannot have
        return layer, label

    def _take(self, ours: tuple[str, str | None], row: Mapping[str, Any]) -> None:
        layer, label = ours
        extent = extent_of(row, "start", "end", len(self._text))
        cls = self._types.get(layer)
        fields: dict[str, Any] = {"kb_id": row.get("kb_id") or None, "score": row.get("score")}
        if label is not None:
            fields[cls.label_field if cls else "label"] = label
        key = str(row.get("id") or "")
        if not key.startswith(f"{layer}:"):
            fields[ID] = key or None  # an id of theirs, which need not be of this span alone
        if not key or key in self._keys:
            key = f"span {len(self._spans)}"
        self._keys.add(key)
        self._spans.append(_Span(layer, extent, fields, key))

    def _read_tokens(self) -> None:
        rows = self._shape.get("tokens") or ()
        kept = {}
        for number, row in enumerate(rows):
            extent = extent_of(row, "start", "end", len(self._text))
            if self._text[slice(*extent)].strip():
                kept[number] = extent
        said = self._token_attributes()
        for number, extent in kept.items():
            fields = said.get(extent[0])
            self._incoming.add(Token.type_name(), [extent], fields, key=f"token {number}")
        names = ("pos", "tag", "morph", "lemma", "dep")
        said_of = {n for n in kept if any(rows[n].get(name) for name in names)}
        heads = {rows[n].get("head") for n in said_of if rows[n].get("dep")}
        words = {n: rows[n] for n in kept if n in said_of or n in heads}
        for number, row in words.items():
            fields = {
                "upos": row.get("pos") or "X",
                "xpos": row.get("tag") or None,
                "features": row.get("morph") or "",
                "lemma": row.get("lemma") or None,
            }
            self._incoming.add(
                Morph.type_name(),
                (),
                fields,
                key=f"word {number}",
                pointing={"token": f"token {number}"},
            )
        for number, row in words.items():
            head = row.get("head")
            if not row.get("dep"):
                continue
            if head is not None and not 0 <= head < len(rows):
                raise glossator.FormatError(
                    f"token {number}: expected the number of a token as head, got {head}"
                )
            pointing = {"word": f"word {number}"}
            if head != number and head in words:
                pointing["head"] = f"word {head}"
            self._incoming.add(
                Dependency.type_name(), (), {"relation": row["dep"]}, pointing=pointing
            )

    def _token_attributes(self) -> dict[int, dict[str, Any]]:
        """What is said of the token that begins at an offset."""
        found: dict[int, dict[str, Any]] = defaultdict(dict)
        for name, values in (self._shape.get("underscore_token") or {}).items():
            for one in values:
                found[one["start"]][name] = one["value"]
        return found

    def _read_attributes(self) -> None:
        """What is said of spans: of those of the layer that the name begins with, else of all.

        A stretch of the text that is in no layer is an annotation for what is said of it.
        """
        at: dict[Extent, list[_Span]] = defaultdict(list)
        for span in self._spans:
            at[span.extent].append(span)
        for attribute, values in (self._shape.get("underscore_span") or {}).items():
            for one in values:
                extent = extent_of(one, "start", "end", len(self._text))
                if extent not in at:
                    at[extent].append(_Span(OTHERS, extent, {}, ""))
                    self._spans += at[extent]
                spans = at[extent]
                own = [span for span in spans if attribute.startswith(f"{span.layer}_")]
                for span in own or spans:
                    name = attribute.removeprefix(f"{span.layer}_") if own else attribute
                    span.say(name, one["value"], self._types.get(span.layer))


class _Span:
    def __init__(self, layer: str, extent: Extent, fields: dict[str, Any], key: str) -> None:
        self.layer, self.extent, self.fields, self.key = layer, extent, fields, key
        self.links: dict[str, Any] = {}

    def say(self, name: str, value: Any, cls: type[glossator.Annotation] | None) -> None:
        """Take a field, or what it refers to."""
        is_link = cls and any(one.field == name and one.target for one in glossator.references(cls))
        if is_link:
            self.links[name] = value
        else:
            self.fields[name] = value


def _all_in(ids: Any, keys: set[str]) -> bool:
    return set([ids] if isinstance(ids, str) else ids) <= keys


def _trimmed(text: str, extent: Extent) -> Extent:
    """An extent without the white space at both ends."""
    words = text[slice(*extent)]
    start = extent[0] + len(words) - len(words.lstrip())
    return start, max(start, extent[1] - len(words) + len(words.rstrip()))
