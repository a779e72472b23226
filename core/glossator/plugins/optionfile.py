"""Options that are files: what stands in the file is what counts, not where it lies."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from glossator.errors import OptionError
from glossator.lines import line_and_column


class OptionFile:
    """A file that an option names, as text or as bytes; use it as the type of an option.

    A user writes a path: in a chain file relative to that file, on the command line to where one
    is. Provenance has the hash of what stands in it, so that a changed file makes its layers anew,
    and a moved one does not.

    Attributes:
        path: Where the file lies, to begin a message with.
        data: What stands in it, as bytes: of a model, say.
    """

    __slots__ = ("data", "path")

    def __init__(self, path: str, content: str | bytes) -> None:
        self.path = path
        self.data = content.encode() if isinstance(content, str) else content

    @classmethod
    def read(cls, path: str) -> OptionFile:
        """Read a file.

        Raises:
            OptionError: where it cannot be read.
        """
        try:
            return cls(path, Path(path).read_bytes())
        except OSError as error:
            raise OptionError(f"{path}: {error.strerror or error}") from None

    @property
    def text(self) -> str:
        """What stands in it, as text.

        Raises:
            OptionError: with line and column, where it is not UTF-8.
        """
        data = self.data
        try:
            return data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line, column = line_and_column(data, error.start, errors="replace")
            place = f"{self.path}:{line}:{column}"
            found = f"byte 0x{data[error.start]:02x}"
            raise OptionError(f"{place}: expected UTF-8, got {found}") from None

    @property
    def digest(self) -> str:
        """``sha256:`` of what stands in it, a byte order mark aside."""
        content = self.data.removeprefix(b"\xef\xbb\xbf")
        return "sha256:" + hashlib.sha256(content).hexdigest()[:32]

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, OptionFile):
            return NotImplemented
        return (self.path, self.data) == (other.path, other.data)

    def __hash__(self) -> int:
        return hash((self.path, self.data))

    def __repr__(self) -> str:
        return f"OptionFile({self.path!r})"


def from_path(kind: type, value: Any) -> Any:
    """What msgspec asks for a value of a class that is not its own, as in options."""
    if kind is not OptionFile:
        raise NotImplementedError
    if not isinstance(value, str) or not value:
        raise ValueError(f"expected the path of a file, got {value!r}")
    try:
        return OptionFile(value, Path(value).read_bytes())
    except OSError as error:
        found = f"got {value}: {error.strerror or error}"
        raise ValueError(f"expected the path of a file, {found}") from None


def to_digest(value: Any) -> str:
    """What stands for a file in provenance."""
    if not isinstance(value, OptionFile):
        raise NotImplementedError
    return value.digest


def schema_of(kind: type) -> dict[str, Any]:
    """What stands for the class in a JSON Schema: the path that a user writes."""
    if kind is not OptionFile:
        raise NotImplementedError
    return {"type": "string", "format": "path"}
