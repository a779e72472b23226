"""Streams of bytes to read from: unpacked, looked at before they are read, never without bounds."""

from __future__ import annotations

import contextlib
import io
import select
import sys
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, cast

from glossator.files.compression import COMPRESSIONS, Compression
from glossator.files.parts import Part, unchanged

if TYPE_CHECKING:
    from typing_extensions import Buffer

HEAD = 1 << 16
"""Bytes of a file that tell its format."""

LARGEST = 1 << 28
"""Bytes that a line may have, and a file without lines that unpacks to more than it is."""


def open_file(path: Path, compression: Compression | None, part: Part | None = None) -> Ahead:
    """A file to read, unpacked; what is known of it as a part of a corpus is held against it.

    Raises:
        OSError: where it cannot be opened.
    """
    plain: IO[bytes] = path.open("rb")
    if part:
        plain = unchanged(plain, part)
    if compression is None:
        return Ahead(plain)
    try:
        return Ahead(compression.unpack(plain), compression, below=plain)
    except BaseException:
        plain.close()
        raise


def open_stream(path: Path | None) -> Ahead:
    """Standard input, or a pipe or device; unpacked where it turns out to be packed.

    Raises:
        OSError: where it cannot be opened or read.
    """
    if path is None and sys.stdin is None:
        raise OSError("it is closed")
    plain = Ahead(path.open("rb", buffering=0) if path else _stdin(), is_stream=True)
    for compression in COMPRESSIONS:
        if plain.head().startswith(compression.magic):
            inner = cast("IO[bytes]", io.BufferedReader(plain))
            return Ahead(compression.unpack(inner), compression, is_stream=True)
    return plain


def _stdin() -> Any:
    """Standard input without its buffer, which a thread that waits for it would hold at the end."""
    return getattr(sys.stdin.buffer, "raw", sys.stdin.buffer)


def too_long(line: int) -> OSError:
    """That a line would fill the memory; nothing behind it can be read."""
    most = f"{LARGEST >> 20} MiB"
    return OSError(
        f"expected lines of at most {most}, got a longer one, line {line}: only what stands "
        "before it was read"
    )


class Ahead(io.RawIOBase):
    """A stream whose first bytes can be looked at before they are read.

    Args:
        stream: What is read.
        compression: How it was packed; what it raises where it is damaged becomes OSError.
        is_stream: Whether its bytes come as somebody writes them, so that none are waited for
            that need not be there yet.
        below: What must be closed too.
    """

    def __init__(
        self,
        stream: IO[bytes],
        compression: Compression | None = None,
        *,
        is_stream: bool = False,
        below: IO[bytes] | None = None,
    ) -> None:
        self._stream: Any = stream
        # Of raw streams `read` itself takes what is there.
        self._read = getattr(stream, "read1", stream.read)
        self._compression = compression
        self._errors = compression.errors() if compression else ()
        self._is_stream = is_stream
        self._below = below
        self._looked = b""
        self._position = 0
        self._rest = b""

    @property
    def position(self) -> int:
        """How many bytes were read so far of what is on the disk."""
        if not self.closed:
            with contextlib.suppress(OSError, ValueError):  # no file, or closed meanwhile
                self._position = int((self._below or self._stream).tell())
        return self._position

    def head(self) -> bytes:
        """The first bytes: `HEAD` of them, or of a stream the lines that tell what it is."""
        while not self._suffices(self._looked) and (more := self._more(HEAD)):
            self._looked += more
            self._rest += more
        return self._looked

    def reader(self, *, is_bounded: bool) -> IO[bytes]:
        """All of it, from the first byte on."""
        return cast("IO[bytes]", _Bounded(self, is_bounded=is_bounded))

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: Buffer) -> int:
        """Read some bytes, as `io.RawIOBase`."""
        view = memoryview(buffer).cast("B")
        if self._rest:
            data, self._rest = self._rest[: len(view)], self._rest[len(view) :]
        else:
            data = self._more(len(view))
        view[: len(data)] = data
        return len(data)

    def seekable(self) -> bool:
        """Whether it is a file."""
        return not self._is_stream and bool(self._stream.seekable())

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        """Go to a place of a file, as `io.RawIOBase`."""
        if whence == io.SEEK_CUR:
            offset -= len(self._rest)
        self._rest = b""
        return int(self._stream.seek(offset, whence))

    def tell(self) -> int:
        """Where it is read next, as `io.RawIOBase`."""
        return int(self._stream.tell()) - len(self._rest)

    def close(self) -> None:
        """Close what is read, standard input apart."""
        self._position = self.position
        if not self.closed and (sys.stdin is None or self._stream is not _stdin()):
            self._stream.close()
            if self._below:
                self._below.close()
        super().close()

    def _more(self, size: int) -> bytes:
        try:
            while (data := self._read(size)) is None:
                select.select([self._stream], [], [])  # it was opened not to be waited for
        except self._errors as error:
            words = self._compression.wording(error) if self._compression else str(error)
            raise OSError(words) from None
        return cast("bytes", data)

    def _suffices(self, head: bytes) -> bool:
        if len(head) >= LARGEST or (len(head) >= HEAD and not self._is_stream):
            return True
        first, ended, second = head.lstrip().partition(b"\n")
        # A line that opens an object or a list and does not close it says nothing by itself.
        is_open = first.startswith((b"{", b"[")) and not first.rstrip().endswith((b"}", b"]"))
        return self._is_stream and bool(ended) and (not is_open or b"\n" in second)


class _Bounded(io.BufferedReader):
    """A reader that ends at a line, or packed file, that would fill the memory.

    Args:
        raw: What is read.
        is_bounded: Whether all that is left may be too much to be read at once.
    """

    def __init__(self, raw: io.RawIOBase, *, is_bounded: bool) -> None:
        super().__init__(raw, HEAD)
        self._is_bounded = is_bounded
        self._lines = 0

    def readline(self, size: int | None = -1, /) -> bytes:
        """As `io.BufferedReader`."""
        if size is not None and size >= 0:
            return super().readline(size)
        line = super().readline(LARGEST + 1)
        if len(line) > LARGEST:
            raise too_long(self._lines + 1)
        self._lines += 1
        return line

    def read(self, size: int | None = -1, /) -> bytes:
        """As `io.BufferedReader`."""
        if (size is not None and size >= 0) or not self._is_bounded:
            return super().read(size)
        parts: list[bytes] = []
        left = LARGEST
        while part := super().read(HEAD):
            parts.append(part)
            left -= len(part)
            if left < 0:
                raise OSError(f"expected at most {LARGEST >> 20} MiB at once, got more")
        return b"".join(parts)
