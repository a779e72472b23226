"""What torch saved, read without torch: arrays, and nothing but plain data.

Such a file is a zip archive: the numbers of each tensor as they are in memory, and a pickle that
says which belong to which. Pickles can name any function to call; here none can be named but those
that put containers and tensors together, as with torch's own ``weights_only``.
"""

from __future__ import annotations

import mmap
import pickle
import re
import struct
from collections import OrderedDict
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple
from zipfile import ZIP_STORED, BadZipFile, ZipFile, ZipInfo

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]
Floats = npt.NDArray[np.float32]

_TYPES: dict[str, type[np.generic]] = {
    "HalfStorage": np.float16,
    "FloatStorage": np.float32,
    "DoubleStorage": np.float64,
    "LongStorage": np.int64,
    "CharStorage": np.int8,
}
_BY_SIZE: dict[float, type[np.generic]] = {1: np.int8, 2: np.float16, 4: np.float32}
"""Types of numbers by their bytes."""
_NUMBERS = re.compile(r"/data/\d+$")
"""The members of an archive that are the numbers of tensors."""
_HEADER = struct.Struct("<26xHH")
"""Of a member of a zip archive: after 26 bytes the lengths of its name and of what else is said."""


PARTS = 32
"""What is kept as whole numbers of one byte counts parts of this size: so are vectors of words."""


class ForeignError(Exception):
    """A file that holds something else, which torch may know."""


class _Storage(NamedTuple):
    """The numbers of one tensor or of several."""

    type: type[np.generic]


def read(path: Path) -> Any:
    """The content of a file by `torch.save`, tensors as arrays that are read from disk when needed.

    Raises:
        ForeignError: where it has other things in it, or is no such file.
        OSError: where it cannot be read.
    """
    try:
        with path.open("rb") as file, ZipFile(file) as archive:
            memory = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
            return _Reader(archive, memory).load()
    except (BadZipFile, KeyError, ValueError, TypeError, IndexError, EOFError) as error:
        raise ForeignError(f"{path}: {error}") from error
    except pickle.UnpicklingError as error:
        raise ForeignError(f"{path}: {error}") from error


def read_rows(path: Path, rows: int, columns: int) -> Array:
    """The one tensor of a file of word vectors, without the words that it has beside it.

    Where the file has others, its content is read as a whole.

    Args:
        path: The file.
        rows: How many vectors there are.
        columns: How many numbers each has.
    """
    with path.open("rb") as file, ZipFile(file) as archive:
        numbers = [one for one in archive.infolist() if _NUMBERS.search(one.filename)]
        is_plain = len(numbers) == 1 and numbers[0].compress_type == ZIP_STORED
        kind = _BY_SIZE.get(numbers[0].file_size / (rows * columns)) if is_plain else None
        if kind is None:
            found: Array = read(path)["emb"]
            return found
        memory = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        start = _start(memory, numbers[0])
        return np.frombuffer(memory, kind, rows * columns, start).reshape(rows, columns)


def _start(memory: mmap.mmap, member: ZipInfo) -> int:
    """Where the content of a member of an archive begins."""
    name, more = _HEADER.unpack_from(memory, member.header_offset)
    start: int = member.header_offset + _HEADER.size + name + more
    return start


class _Reader(pickle.Unpickler):
    """Puts the content together.

    Args:
        archive: The file.
        memory: The same, mapped into memory.
    """

    def __init__(self, archive: ZipFile, memory: mmap.mmap) -> None:
        self._members = {member.filename: member for member in archive.infolist()}
        (content,) = (name for name in self._members if name.endswith("/data.pkl"))
        self._folder = content.removesuffix("data.pkl")
        order = f"{self._folder}byteorder"
        if order in self._members and archive.read(order) != b"little":
            raise ValueError("numbers in the order of another kind of processor")
        self._memory = memory
        super().__init__(BytesIO(archive.read(content)))

    def find_class(self, module: str, name: str) -> Any:
        """What a pickle may name."""
        if (module, name) == ("collections", "OrderedDict"):
            return OrderedDict
        if (module, name) == ("torch._utils", "_rebuild_tensor_v2"):
            return _tensor
        if module == "torch" and name in _TYPES:
            return _Storage(_TYPES[name])
        raise pickle.UnpicklingError(f"it needs {module}.{name}")

    def persistent_load(self, pid: Any) -> Array:
        """The numbers that a pickle refers to."""
        _, storage, key, _, count = pid
        member = self._members[f"{self._folder}data/{key}"]
        if member.compress_type != ZIP_STORED:
            raise pickle.UnpicklingError("its numbers are packed")
        return np.frombuffer(self._memory, storage.type, count, _start(self._memory, member))


def _tensor(storage: Array, offset: int, shape: tuple[int, ...], steps: Any, *_: Any) -> Array:
    """A view of the numbers as torch would have it."""
    last = sum((size - 1) * step for size, step in zip(shape, steps, strict=True))
    if 0 not in shape and not 0 <= offset <= offset + last < len(storage):
        raise ValueError("a tensor ends outside of its numbers")
    return np.lib.stride_tricks.as_strided(
        storage[offset:], shape, [step * storage.itemsize for step in steps], writeable=False
    )


def floats(array: Array) -> Floats:
    """The same in single precision, which is what is computed with."""
    numbers = np.ascontiguousarray(array, dtype=np.float32)
    return numbers / np.float32(PARTS) if array.dtype == np.int8 else numbers


class Vocabulary:
    """Units of text by number, as Stanza's models have them.

    Args:
        state: What the model's file has of it.
    """

    _UNKNOWN = "<UNK>"

    def __init__(self, state: Mapping[str, Any]) -> None:
        self._ids: dict[str, int] = state["_unit2id"]
        self.units: list[str] = state["_id2unit"]
        self._is_lower = bool(state.get("lower"))
        self._unknown: int = self._ids[self._UNKNOWN]

    def id(self, unit: str) -> int:
        """That of a unit, or of what is unknown."""
        return self._ids.get(unit.lower() if self._is_lower else unit, self._unknown)
