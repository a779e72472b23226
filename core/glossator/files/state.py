"""Whether inputs are as they were, so that what was made of them can be kept, and where it is."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from glossator.files.claims import resolved
from glossator.files.inputs import InputFile
from glossator.plugins.declared import path_of
from glossator.plugins.discovery import default_registry
from glossator.plugins.identity import file_of

VARIABLE = "GLOSSATOR_CACHE"
"""The environment variable that names another folder than the user's cache; empty for none."""

SETTLED = 2.0
"""Seconds after which a file system gives another time to a file that changes."""


class State(NamedTuple):
    """What the system says of inputs.

    Attributes:
        key: Another whenever a file has another name, size, time or place on the disk.
        is_settled: Whether what is in them is another whenever the key is: not where one was
            changed just now, and might be again within the same tick of the clock.
        size: Bytes of all.
    """

    key: str
    is_settled: bool
    size: int


def state_of(files: Iterable[InputFile], *facts: object) -> State:
    """What inputs are like now.

    Args:
        files: The inputs, none of which is a stream.
        facts: What else the key is to stand for.

    Raises:
        OSError: where one is no longer there.
    """
    files = list(files)
    found = [(path, path.stat()) for path in _paths(files)]
    # Each built-in plugin has our version; to ask the installation takes longer.
    ours = {one.version for one in default_registry().plugins if one.is_built_in}
    key = hashlib.sha256(repr((*ours, *facts)).encode())
    for path, one in found:
        line = f"{path}\0{one.st_size} {one.st_mtime_ns} {one.st_ctime_ns} {one.st_ino}\n"
        key.update(line.encode("utf-8", "surrogateescape"))
    for cls in sorted({one.path for file in files for one in file.choices.declared}):
        key.update(_code_at(cls).encode())
    newest = max((max(one.st_mtime, one.st_ctime) for _, one in found), default=0.0)
    size = sum(one.st_size for _, one in found)
    return State(key.hexdigest()[:32], time.time() - newest > SETTLED, size)


def content_of(files: Iterable[InputFile]) -> str:
    """The hash of all that is in inputs; raises as `state_of` does."""
    whole = hashlib.sha256()
    for path in _paths(files):
        with path.open("rb") as stream:
            whole.update(hashlib.file_digest(stream, "sha256").digest())
    return whole.hexdigest()


def code_of(cls: type) -> str:
    """The class by its module's file, its size and its time: another where the code is another."""
    return _code_at(path_of(cls))


def _code_at(path: str) -> str:
    """The same of a class that may not be imported yet."""
    file = file_of(path.partition(":")[0])
    if not file:
        return path
    facts = file.stat()
    return f"{path} {file} {facts.st_size} {facts.st_mtime_ns}"


def cache_folder(name: str) -> Path | None:
    """A folder of the user's cache, for this user alone; None where nothing is, or can be, kept.

    Args:
        name: What is kept there.
    """
    folder = os.environ.get(VARIABLE)
    if folder is None:
        import platformdirs

        folder = platformdirs.user_cache_dir("glossator")
    if not folder:
        return None
    root = Path(folder).absolute() / name
    try:
        root.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        return None
    return root if os.access(root, os.W_OK) else None


def _paths(files: Iterable[InputFile]) -> list[Path]:
    return [resolved(path) for file in files for path in file.paths()]
