"""Opening the table: mapped into memory, so that all processes share what they read of it.

A wheel brings it. In a checkout it is made by the build that installs it, and made anew where the
lists or the code have changed since.
"""

from __future__ import annotations

import logging
import mmap
import os
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path

from glossator_gazetteer.header import FILE, Header, fitting, lacking, sources
from glossator_gazetteer.table import Table


@cache
def table() -> Table:
    """The table, opened once a process; made first where none fits.

    Raises:
        glossator.ModelError: where none fits, and what it is made from is not installed.
    """
    for path in _homes():
        if header := fitting(path):
            return Table(_mapped(path), header)
    why = "was made from other lists" if FILE.exists() else "is not there"
    if message := lacking():
        from glossator import ModelError

        raise ModelError(f"the table of places {FILE} {why}, and {message}")
    log = logging.getLogger(__package__)
    log.warning("The table of places %s: it is made anew (some seconds, once).", why)
    return make()


def make() -> Table:
    """Make the table and keep it, beside the code or else in the user's cache.

    Raises:
        RuntimeError: where what it is made from is not installed.
    """
    from glossator_gazetteer.compiling import compiled

    header, content = compiled()
    for path in _homes():
        with suppress(OSError):
            save(path, header, content)
            return Table(_mapped(path), header)
    return Table(header.line() + content, header)


def save(path: Path, header: Header, content: bytes) -> None:
    """Write a table at once, so that nobody reads half of it."""
    partial = path.with_name(f"{path.name}.{os.getpid()}")
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        partial.write_bytes(header.line() + content)
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)


def _homes() -> Iterator[Path]:
    yield FILE
    folder = os.environ.get("GLOSSATOR_CACHE")
    if folder is None:
        import platformdirs

        folder = platformdirs.user_cache_dir("glossator")
    if folder:
        yield Path(folder, "places", f"{sources().removeprefix('sha256:')}.compiled")


def _mapped(path: Path) -> mmap.mmap:
    with path.open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
