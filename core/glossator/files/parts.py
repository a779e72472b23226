"""A corpus in parts: a folder of files that are read one after the other, and the list of them.

The list, ``_manifest.json``, says how many documents and bytes each part has, and their hash. A
part that is missing or changed, and a file that is none, are told: a piece of a corpus must not be
taken for all of it.
"""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, TYPE_CHECKING, cast

import msgspec

from glossator.errors import InputError, located

if TYPE_CHECKING:
    from typing_extensions import Buffer

MANIFEST = "_manifest.json"
_KIND = "glossator-parts"
FORMAT = f"{_KIND}/1.0"

_NAME = re.compile(r"part-\d{5,}\.")

AGAIN = "make the corpus again, or remove {} to read what is there file by file"


class Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One file of a corpus in parts."""

    name: str
    documents: int
    size: int = msgspec.field(name="bytes")
    sha256: str
    """Of these bytes, in hexadecimal digits."""

    @classmethod
    def of(cls, path: Path, documents: int) -> Part:
        """A file as it is now."""
        with path.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
        return cls(path.name, documents, path.stat().st_size, digest)


class Manifest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The parts of a corpus, in order."""

    format: str
    documents: int
    size: int = msgspec.field(name="bytes")
    parts: tuple[Part, ...]

    @classmethod
    def of(cls, parts: Iterable[Part]) -> Manifest:
        """That of some parts."""
        listed = tuple(parts)
        documents = sum(part.documents for part in listed)
        return cls(FORMAT, documents, sum(part.size for part in listed), listed)

    def encoded(self) -> bytes:
        """As it stands in its file: the same for the same parts."""
        return msgspec.json.format(msgspec.json.encode(self), indent=2) + b"\n"


class _Peek(msgspec.Struct):
    """Just enough of a file to see whether it is a list of parts."""

    format: str = ""


def read_manifest(folder: Path) -> Manifest | None:
    """The list of a folder's parts; None where it has none.

    Raises:
        InputError: where what is there is no such list.
    """
    path = folder / MANIFEST
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise InputError(f"{path}: {error.strerror or error}") from None
    try:
        if not msgspec.json.decode(data, type=_Peek).format.startswith(f"{_KIND}/"):
            return None  # a document of this name, or what another tool keeps there
        manifest = msgspec.json.decode(data, type=Manifest)
    except msgspec.ValidationError as error:
        words, pointer = located(error)
        raise InputError(f"{path}: {words} (at {pointer or '/'})") from None
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: expected a list of parts: {error}") from None
    if manifest.format.partition(".")[0] != FORMAT.partition(".")[0]:  # another major version
        raise InputError(f"{path}: expected format {FORMAT!r}, got {manifest.format!r}")
    return manifest


def parts_in(folder: Path) -> list[Path]:
    """The files of a folder that are called as parts are, listed or not, in order."""
    found = (path for path in folder.iterdir() if _NAME.match(path.name) and path.is_file())
    return sorted(found, key=lambda path: (len(path.name.partition(".")[0]), path.name))


def renew(paths: Iterable[Path | None]) -> None:
    """List parts again that have been written anew, document by document."""
    written = {path for path in paths if path}
    for folder in {path.parent for path in written}:
        if manifest := read_manifest(folder):
            listed = ((folder / part.name, part) for part in manifest.parts)
            parts = [
                Part.of(path, part.documents) if path in written else part for path, part in listed
            ]
            half = folder / f".{MANIFEST}"
            half.write_bytes(Manifest.of(parts).encoded())
            half.replace(folder / MANIFEST)


def in_order(paths: Iterable[Path]) -> Iterator[tuple[Path, Part | None]]:
    """Files, and of those that are parts of a corpus what is known of them, in the list's order.

    Raises:
        InputError: where a part is missing or has another size, or a file beside the parts is none.
    """
    found = list(paths)
    lists = {path.parent: read_manifest(path.parent) for path in found if path.name == MANIFEST}
    done: set[Path] = set()
    for path in found:
        folder, manifest = path.parent, lists.get(path.parent)
        if manifest is None:
            yield path, None
        elif folder not in done:
            done.add(folder)
            inside = {one.name for one in found if one.parent == folder}
            _check(folder, manifest, {name for name in inside if not name.startswith(".")})
            yield from ((folder / part.name, part) for part in manifest.parts)


def _check(folder: Path, manifest: Manifest, names: set[str]) -> None:
    """Raise InputError where the files of a folder are not those of its list."""
    what_to_do = AGAIN.format(folder / MANIFEST)
    for part in manifest.parts:
        path = folder / part.name
        if part.name not in names:
            raise InputError(
                f"{path}: missing, of the {len(manifest.parts)} parts of {folder}: {what_to_do}"
            )
        if (size := path.stat().st_size) != part.size:
            raise InputError(
                f"{path}: changed since it was made: expected {part.size} bytes, got {size}: "
                f"{what_to_do}"
            )
    if extra := sorted(names - {MANIFEST, *(part.name for part in manifest.parts)}):
        raise InputError(
            f"{folder / extra[0]}: expected only the {len(manifest.parts)} parts that "
            f"{folder / MANIFEST} lists: move it elsewhere"
        )


class Unchanged(io.RawIOBase):
    """A part's bytes; at their end it is told where they are not those that were written.

    Args:
        stream: What is read.
        part: What is known of it.
    """

    def __init__(self, stream: IO[bytes], part: Part) -> None:
        self._stream = stream
        self._part = part
        self._digest = hashlib.sha256()

    def readable(self) -> bool:
        """Always."""
        return True

    def readinto(self, buffer: Buffer) -> int:
        """Read some bytes, as `io.RawIOBase`; raises OSError at the end of other bytes."""
        view = memoryview(buffer).cast("B")
        size = self._stream.readinto(view)  # type: ignore[attr-defined]  # binary files have it
        self._digest.update(view[:size])
        if view and not size and self._digest.hexdigest() != self._part.sha256:
            raise OSError(
                f"changed since it was made: expected the SHA-256 {self._part.sha256[:12]}…, "
                f"got {self._digest.hexdigest()[:12]}…"
            )
        return cast("int", size)

    def close(self) -> None:
        """Close what is read."""
        self._stream.close()
        super().close()


def unchanged(stream: IO[bytes], part: Part) -> IO[bytes]:
    """The stream of a part, which tells at its end where it is not what was written."""
    return cast("IO[bytes]", io.BufferedReader(Unchanged(stream, part)))
