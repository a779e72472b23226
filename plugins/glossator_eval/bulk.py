"""Decoding the records of a layer to items all at once, where nothing is to be done to any.

What is not as it is expected here is left to `glossator_eval.reader`, which looks at one record
after the other and says what is wrong with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import repeat
from operator import attrgetter, le
from typing import Any

import msgspec

from glossator import Offset
from glossator_eval.items import Item
from glossator_eval.rows import Row

SURFACES = ("surface", "text")
"""Keys by which the spans of plain rows say what stands at their offsets."""

_start, _end, _label = attrgetter("start"), attrgetter("end"), attrgetter("label")
_optional = attrgetter("optional")
_NOTHING: dict[str, Any] = {}


class Bulk:
    """Decodes one layer of one side.

    Attributes:
        label_field: The field that the labels were in; empty where none had any.
    """

    def __init__(self, label_fields: Sequence[str], default: str) -> None:
        """Choose nothing yet: where a label has several places, the first record decides.

        Args:
            label_fields: The fields in which a label is looked for, in this order.
            default: The label of a record that has none.
        """
        self.label_field = ""
        self._label_fields = tuple(label_fields)
        self._default = default
        self._decoder: msgspec.json.Decoder[list[Any]] | None = None

    def items(self, row: Row, layer: str) -> list[Item] | None:
        """The items of a document; None where a record is not as is expected here."""
        if self._decoder is None:
            records = row.records(layer)
            if not records or not isinstance(records[0], dict):
                return None
            self._choose(records[0], row)
        assert self._decoder
        found = row.decoded(layer, self._decoder)
        if not found:
            return found
        furthest = max(map(_end, found))
        if furthest > len(row.text) or not all(map(le, map(_start, found), map(_end, found))):
            return None
        return _as_items(found, row.text) if row.is_plain else found

    def _choose(self, first: dict[str, Any], row: Row) -> None:
        fields = self._label_fields
        there = next((name for name in fields if first.get(name) is not None), "")
        if len(fields) <= 1:
            self.label_field, default, earlier = "".join(fields), self._default, fields[:0]
        elif there:
            self.label_field, default, earlier = there, None, fields[: fields.index(there)]
        else:
            self.label_field, default, earlier = "", self._default, fields
        record = _record(self.label_field, default, earlier, with_surface=row.is_plain)
        self._decoder = msgspec.json.Decoder(list[record])  # type: ignore[valid-type]  # made here


@cache
def _record(
    label_field: str, default: str | None, earlier: tuple[str, ...], *, with_surface: bool
) -> type[Any]:
    """A class of records; one of a kind, so that two can be equal.

    Args:
        label_field: The field of the label; empty where there is none.
        default: The label of a record that has none; None where each must have one.
        earlier: Fields that no record has, since the label would be there.
        with_surface: Whether to decode what stands at the offsets.
    """
    absent = {f"absent{number}": name for number, name in enumerate(earlier)}
    fields: list[Any] = [("start", Offset), ("end", Offset)]
    fields.append(("label", str) if default is None else ("label", str, default))
    fields.append(("optional", bool, False))
    fields += [(name, None, None) for name in absent]
    fields += [(name, str | None, None) for name in SURFACES if with_surface]
    return msgspec.defstruct(
        "Record",
        fields,
        namespace={"fields": _NOTHING},
        rename={"label": label_field, **absent},
        frozen=True,
        gc=False,
    )


def _as_items(records: Sequence[Any], text: str) -> list[Item] | None:
    """Items of the records of a plain row; None where one has another surface than the text."""
    for record in records:
        for surface in (record.surface, record.text):
            if surface is not None and text[record.start : record.end] != surface:
                return None
    columns = (map(one, records) for one in (_start, _end, _label))
    return list(map(Item, *columns, repeat(_NOTHING), map(_optional, records)))
