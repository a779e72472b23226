"""A map from strings to bytes that is read where it lies: in a file mapped into memory.

Layout, all numbers little-endian:

==========================  =====================================================================
u32                         number of keys
u32                         number of slots: a power of two, at least twice the number of keys
u32 for each slot           0 where it is empty, else 1 + where a record begins, from the first on
records, sorted by key      u16 length of the key, u32 length of the value, the key in UTF-8, value
==========================  =====================================================================

A key's slot is the CRC-32 of its UTF-8 modulo the number of slots, or the next one that was free.
A look-up takes about a microsecond: less than one of SQLite or of a trie, which is a library more.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Mapping
from mmap import mmap
from zlib import crc32

_COUNTS = struct.Struct("<II")
_LENGTHS = struct.Struct("<HI")
_slot_at = struct.Struct("<I").unpack_from
_lengths_at = _LENGTHS.unpack_from


def packed(items: Mapping[str, bytes]) -> bytes:
    """The bytes of a map; the same for the same items, in whatever order they come."""
    count = 1 << (2 * len(items) - 1).bit_length()
    slots = [0] * count
    records = bytearray()
    for key, value in sorted(items.items()):
        name = key.encode()
        slot = crc32(name) % count
        while slots[slot]:
            slot = (slot + 1) % count
        slots[slot] = 1 + len(records)
        records += _LENGTHS.pack(len(name), len(value)) + name + value
    return _COUNTS.pack(len(items), count) + struct.pack(f"<{count}I", *slots) + records


class HashMap:
    """A packed map.

    Args:
        file: What it lies in.
        start: Where it begins there.
    """

    def __init__(self, file: mmap | bytes, start: int = 0) -> None:
        self._file = file
        self._count, slots = _COUNTS.unpack_from(file, start)
        self._slots = start + _COUNTS.size
        self._mask = slots - 1
        self._records = self._slots + 4 * slots

    def get(self, key: str) -> bytes | None:
        """The value of a key, or None."""
        file, mask = self._file, self._mask
        name = key.encode("utf-8", "surrogatepass")
        slot = crc32(name)
        while where := _slot_at(file, self._slots + 4 * (slot & mask))[0]:
            begin = self._records + where - 1
            length, size = _lengths_at(file, begin)
            begin += _LENGTHS.size
            end = begin + length
            if length == len(name) and file[begin:end] == name:
                return file[end : end + size]
            slot += 1
        return None

    def __iter__(self) -> Iterator[str]:
        begin = self._records
        for _ in range(self._count):
            length, size = _lengths_at(self._file, begin)
            begin += _LENGTHS.size
            yield self._file[begin : begin + length].decode()
            begin += length + size
