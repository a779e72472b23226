"""The compiled table, read in place.

The file is a header (see `glossator_gazetteer.header`) and four parts:

=========  ========================================================================================
names      a map (see `glossator_gazetteer.hashmap`) from the key of each name to a msgpack array:
           the most words of a name that begins with this one, links to the places so called, links
           to the places whose people or language is so called
spellings  a map from the first word of a name, as it is spelled, to a msgpack map: every name of a
           city that begins with it, and the city's inhabitants
places     rows: u16 length, and a `Place` as a msgpack array, without defaults at its end
small      a `Small` as a msgpack array: what is short enough to be read whole
=========  ========================================================================================

A link is where the row begins, times 16, plus a bit for each of `SIZES` with which the name has
this place: without small towns a region, say, has other inhabitants.
"""

from __future__ import annotations

from collections.abc import Iterable
from mmap import mmap
from struct import Struct

import msgspec

from glossator_gazetteer.hashmap import HashMap
from glossator_gazetteer.header import Header
from glossator_gazetteer.place import Place

LENGTH = Struct("<H")
"""Of a row, before it."""
BITS = 4
"""Of a link: those that are not where the row begins."""


class Small(msgspec.Struct, array_like=True):
    """What is short enough to be read whole.

    Attributes:
        exact: Abbreviations to the links of their places.
        capitals: The country of each capital's key.
        capital_ids: The GeoNames ids of capitals, each with the bits of the sizes that have it.
        governed: Names of countries, and of the states of the USA.
    """

    exact: dict[str, list[int]]
    capitals: dict[str, str]
    capital_ids: list[tuple[int, int]]
    governed: list[str]


class Table:
    """A compiled table.

    Args:
        file: Its bytes, or the file that is mapped.
        header: Its first line.
    """

    def __init__(self, file: mmap | bytes, header: Header) -> None:
        self._file = file
        self.header = header
        begin = file.find(b"\n") + 1
        parts = {name: begin + start for name, start in header.parts.items()}
        self.names = HashMap(file, parts["names"])
        self.spellings = HashMap(file, parts["spellings"])
        self._rows = parts["places"]
        self.small = msgspec.msgpack.decode(file[parts["small"] :], type=Small)
        self._decode = msgspec.msgpack.Decoder(Place).decode

    def places(self, links: Iterable[int], bit: int) -> tuple[Place, ...]:
        """The places behind those links that have this bit."""
        return tuple(self._place(link >> BITS) for link in links if link & bit)

    def _place(self, where: int) -> Place:
        begin = self._rows + where
        (length,) = LENGTH.unpack_from(self._file, begin)
        begin += LENGTH.size
        return self._decode(self._file[begin : begin + length])
