"""Prodigy's rows: spans, tokens and relations of a text, and the answer that was given."""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from typing import Any, TypedDict

import glossator
from glossator.exchange import ExchangeOptions, Incoming
from glossator_formats.jsonrows import (
    JsonRows,
    check_shape,
    extent_of,
    metadata_of,
    row_of,
    text_in,
)
from glossator_formats.vocabulary import incoming
from glossator_standard.segmentation import Token

_USED = ("id", "text", "spans", "tokens", "relations", "meta")


class _Relation(TypedDict, total=False):
    head_span: dict[str, Any] | None
    child_span: dict[str, Any] | None


class _Row(TypedDict, total=False):
    """The types of a row, as far as they matter."""

    text: str
    tokens: list[dict[str, Any]] | None
    spans: list[dict[str, Any]] | None
    relations: list[_Relation] | None


_PLACE = ("start", "end", "label", "token_start", "token_end", "text")


class Prodigy(JsonRows, glossator.Format[ExchangeOptions]):
    """The rows that Prodigy exports, with their spans, tokens and relations."""

    name = "prodigy"

    def decode(self, record: glossator.Record, source: glossator.Source) -> glossator.Document:
        """As `Format.decode`."""
        row = row_of(record.data)
        check_shape(row, _Row)
        text = text_in(row, "text")
        made = incoming(self)
        for number, token in enumerate(row.get("tokens") or ()):
            extent = extent_of(token, "start", "end", len(text))
            if text[slice(*extent)].strip():
                made.add(Token.type_name(), [extent], key=f"token {number}")
        spans = _with_ends(row)
        links = _links(row)
        refused = row.get("answer") in ("reject", "ignore")
        if refused and (spans or row.get("relations")):
            spans = {}
            warnings.warn(
                "spans and relations that were rejected or ignored are left out; the metadata "
                "`answer` says of which documents",
                stacklevel=2,
            )
        for key, span in spans.items():
            extent = extent_of(span, "start", "end", len(text))
            fields = metadata_of(span, _PLACE)
            made.add_label(key[2], [extent], fields, key=str(key), pointing=links.get(key))
        if not refused:
            _link_tokens(made, row)
        metadata = {**_object(row.get("meta")), **metadata_of(row, _USED)}
        identifier = str(row.get("id", f"{source.identifier}-{record.line}"))
        return made.document(identifier, text, metadata=metadata)


_Key = tuple[Any, Any, str]


def _key(span: Mapping[str, Any]) -> _Key:
    return span.get("start"), span.get("end"), str(span.get("label") or "span")


def _with_ends(row: Mapping[str, Any]) -> dict[_Key, Mapping[str, Any]]:
    """The spans of a row, and those that only its relations have."""
    found = {_key(span): span for span in row.get("spans") or ()}
    for link in row.get("relations") or ():
        for end in ("head_span", "child_span"):
            if (span := link.get(end)) and span.get("label"):
                found.setdefault(_key(span), span)
    return found


def _links(row: Mapping[str, Any]) -> dict[_Key, dict[str, list[str]]]:
    """The relations of spans, by where they begin."""
    found: dict[_Key, dict[str, list[str]]] = {}
    for link in row.get("relations") or ():
        head, child = link.get("head_span") or {}, link.get("child_span") or {}
        if head.get("label") and child.get("label"):
            names = found.setdefault(_key(head), {})
            names.setdefault(str(link.get("label")), []).append(str(_key(child)))
    return found


def _link_tokens(made: Incoming, row: Mapping[str, Any]) -> None:
    """The relations of which an end is a token."""
    for link in row.get("relations") or ():
        ends = []
        for end in ("head", "child"):
            span = link.get(f"{end}_span") or {}
            ends.append(str(_key(span)) if span.get("label") else f"token {link.get(end)}")
        if any(end.startswith("token ") for end in ends):
            pointing = {"source": ends[0], "target": ends[1]}
            made.add("foreign_relations", (), {"name": str(link.get("label"))}, pointing=pointing)


def _object(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
