"""doccano's rows: spans as ``[start, end, label]``, or as ``entities`` with ``relations``.

doccano counts UTF-16 code units, as browsers do, unless a project counts otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Literal, TypedDict

import glossator
from glossator.exchange import ExchangeOptions, Offsets
from glossator_formats.jsonrows import (
    JsonRows,
    check_shape,
    extent_of,
    metadata_of,
    row_of,
    text_in,
)
from glossator_formats.vocabulary import incoming

_USED = ("id", "text", "data", "label", "labels", "entities", "relations")


class _Entity(TypedDict):
    label: str
    start_offset: int
    end_offset: int


class _Row(TypedDict, total=False):
    """The types of a row, as far as they matter."""

    entities: list[_Entity] | None
    relations: list[dict[str, Any]] | None


class DoccanoOptions(ExchangeOptions):
    """How doccano's rows are read.

    Attributes:
        offsets: What their offsets count.
    """

    offsets: Literal["utf-16", "code-points"] = "utf-16"


class Doccano(JsonRows, glossator.Format[DoccanoOptions]):
    """The rows that doccano exports, with their spans."""

    name = "doccano"

    def decode(self, record: glossator.Record, source: glossator.Source) -> glossator.Document:
        """As `Format.decode`."""
        row = row_of(record.data)
        check_shape(row, _Row)
        text = text_in(row, "text", "data")
        offsets = Offsets(text, "utf-16") if self.options.offsets == "utf-16" else None
        made = incoming(self)
        metadata = metadata_of(row, _USED)
        spans = list(_spans(row))
        for span in spans:
            units = offsets.to_units(len(text)) if offsets else len(text)
            extent = extent_of(span, "start_offset", "end_offset", units)
            if offsets:
                extent = offsets.to_points(extent[0]), offsets.to_points(extent[1])
            links: dict[str, list[str]] = {}
            for link in row.get("relations") or ():
                if link.get("from_id") == span.get("id") is not None:
                    links.setdefault(str(link.get("type")), []).append(str(link.get("to_id")))
            key = str(span.get("id", ""))
            made.add_label(str(span["label"]), [extent], key=key, pointing=links)
        classes = row.get("label", row.get("labels"))
        if classes and not spans:
            metadata["label"] = classes  # of the whole text
        identifier = str(row.get("id", f"{source.identifier}-{record.line}"))
        return made.document(identifier, text, metadata=metadata)


def _spans(row: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    labels = row.get("label", row.get("labels"))
    for one in labels if isinstance(labels, list) else ():
        match one:
            case [start, end, str(label)]:
                yield {"start_offset": start, "end_offset": end, "label": label}
            case str():
                pass  # a class of the whole text
            case _:
                raise glossator.FormatError(f"expected [start, end, label], got {one!r}")
    yield from row.get("entities") or ()
