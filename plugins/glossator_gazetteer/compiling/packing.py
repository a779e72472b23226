"""From names to the bytes of the table, in the layout of `glossator_gazetteer.table`."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from glossator_gazetteer import hashmap
from glossator_gazetteer.compiling.index import Index
from glossator_gazetteer.place import Place
from glossator_gazetteer.table import BITS, LENGTH, Small

_encode = msgspec.msgpack.Encoder(order="deterministic").encode
_DEFAULTS = Place.__struct_defaults__


class Rows:
    """The rows of the places, each written where it is first linked to."""

    def __init__(self) -> None:
        self.packed = bytearray()
        self._begin: dict[Place, int] = {}

    def links(self, readings: Sequence[Sequence[Place]]) -> list[int]:
        """Links to the places of a name; one list of places for each size, in order."""
        if not any(readings):
            return []
        bits: dict[Place, int] = {}
        for number, places in enumerate(readings):
            for place in places:
                bits[place] = bits.get(place, 0) | 1 << number
        ordered = all(
            list(places) == [place for place, mask in bits.items() if mask >> number & 1]
            for number, places in enumerate(readings)
        )
        if ordered:
            return [self._link(place, mask) for place, mask in bits.items()]
        return [self._link(place, 1 << n) for n, places in enumerate(readings) for place in places]

    def _link(self, place: Place, bits: int) -> int:
        begin = self._begin.get(place)
        if begin is None:
            begin = self._begin[place] = len(self.packed)
            row = _encode(_trimmed(place))
            self.packed += LENGTH.pack(len(row)) + row
        return begin << BITS | bits


def _trimmed(place: Place) -> list[object]:
    """The fields of a place without the defaults at its end."""
    fields: list[object] = list(msgspec.structs.astuple(place))
    defaults = list(_DEFAULTS)
    while defaults and fields[-1] == defaults.pop():
        fields.pop()
    return fields


def packed(
    indexes: Sequence[Index], spellings: dict[str, dict[str, int]], governed: list[str]
) -> tuple[bytes, dict[str, int]]:
    """The content of a table, and where each part begins.

    Args:
        indexes: All names, for each size.
        spellings: First words to the names of cities, with their inhabitants.
        governed: Names of countries and states.
    """
    rows = Rows()
    largest = indexes[0]
    names = {
        name: _encode(
            (
                largest.longest.get(name, 0),
                rows.links([index.names.get(name, ()) for index in indexes]),
                rows.links([index.demonyms.get(name, ()) for index in indexes]),
            )
        )
        for name in sorted({*largest.names, *largest.demonyms, *largest.longest})
    }
    ids = [index.capital_ids() for index in indexes]
    small = Small(
        exact={
            name: rows.links([index.exact.get(name, ()) for index in indexes])
            for name in sorted(largest.exact)
        },
        capitals=largest.capitals,
        capital_ids=[
            (one, sum(1 << n for n, some in enumerate(ids) if one in some))
            for one in sorted(set().union(*ids))
        ],
        governed=governed,
    )
    parts = {
        "names": hashmap.packed(names),
        "spellings": hashmap.packed({word: _encode(one) for word, one in spellings.items()}),
        "places": bytes(rows.packed),
        "small": _encode(small),
    }
    begin, begins = 0, {}
    for name, part in parts.items():
        begins[name] = begin
        begin += len(part)
    return b"".join(parts.values()), begins
