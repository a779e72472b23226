"""How files are packed: the one place that knows gzip and Zstandard.

Any format's file may be packed; its name then ends in the format's suffix and the packing's.
"""

from __future__ import annotations

import gzip
import zlib
from abc import ABC, abstractmethod
from typing import IO, Any, ClassVar, cast

from glossator.errors import InputError

MEMBER = 1 << 20
"""Bytes that are packed together: enough to find what repeats."""


class Compression(ABC):
    """One way of packing bytes.

    Attributes:
        name: What ``--compression`` says.
        suffix: How the name of what is packed ends.
        magic: The first bytes of what is packed.
    """

    name: ClassVar[str]
    suffix: ClassVar[str]
    magic: ClassVar[bytes]

    @abstractmethod
    def unpack(self, stream: IO[bytes]) -> IO[bytes]:
        """What a packed stream holds; parts that were packed one by one are read as one."""

    @abstractmethod
    def pack(self, data: bytes) -> bytes:
        """A part of a file; the same bytes every time."""

    @abstractmethod
    def errors(self) -> tuple[type[Exception], ...]:
        """What reading a damaged stream raises."""

    def wording(self, error: Exception) -> str:
        """What is wrong with a damaged stream, and what to do."""
        got = "damaged data: fetch or write the file again"
        if isinstance(error, EOFError):
            got = "the beginning of it alone: fetch or write the file again"
        elif any(words in str(error) for words in _OTHER):
            got = "other data: rename the file if it is not packed"
        return f"expected data packed with {self.name}, got {got}"


_OTHER = ("Not a gzipped file", "Unknown frame descriptor")
"""What the unpackers say where a stream does not begin as their data does."""


class Gzip(Compression):
    """RFC 1952."""

    name = "gzip"
    suffix = ".gz"
    magic = b"\x1f\x8b"

    def unpack(self, stream: IO[bytes]) -> IO[bytes]:
        """As `Compression.unpack`."""
        return cast("IO[bytes]", gzip.GzipFile(fileobj=stream, mode="rb"))

    def pack(self, data: bytes) -> bytes:
        """As `Compression.pack`: there is no time in the header."""
        return gzip.compress(data, compresslevel=6, mtime=0)

    def errors(self) -> tuple[type[Exception], ...]:
        """As `Compression.errors`."""
        return EOFError, zlib.error, gzip.BadGzipFile


class Zstandard(Compression):
    """RFC 8878."""

    name = "zstd"
    suffix = ".zst"
    magic = b"\x28\xb5\x2f\xfd"

    def unpack(self, stream: IO[bytes]) -> IO[bytes]:
        """As `Compression.unpack`."""
        return cast("IO[bytes]", _zstd().ZstdFile(stream, mode="rb"))

    def pack(self, data: bytes) -> bytes:
        """As `Compression.pack`."""
        return cast("bytes", _zstd().compress(data))

    def errors(self) -> tuple[type[Exception], ...]:
        """As `Compression.errors`."""
        return EOFError, _zstd().ZstdError


COMPRESSIONS: tuple[Compression, ...] = (Gzip(), Zstandard())


def packing_of(name: str) -> Compression | None:
    """The packing that the end of a file's name says; None for none."""
    lower = name.lower()
    return next((one for one in COMPRESSIONS if lower.endswith(one.suffix)), None)


def _zstd() -> Any:
    """Python's own module from 3.14 on, before that the same as a package of its own."""
    try:
        try:
            from compression import zstd  # type: ignore[import-not-found]  # from Python 3.14 on
        except ImportError:
            from backports import zstd
    except ImportError:
        raise InputError(
            "to read and write .zst files: pip install backports.zstd, or unpack them"
        ) from None
    return zstd
