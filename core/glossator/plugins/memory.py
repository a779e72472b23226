"""What the installed plugins declare, remembered from one start to the next.

To list commands, or to validate a file, no plugin need be imported but the one that is used. So
what importing all of them told is kept as plain data in the user's cache folder, under a key made
of what is installed and of where this package is; it is believed as long as the plugins' files are
as they were. What could not be loaded is asked each time.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

import msgspec

from glossator.plugins.declared import Declared
from glossator.plugins.identity import plugin_paths

VARIABLE = "GLOSSATOR_CACHE"
"""The environment variable that names another folder than the user's cache; empty for none."""

MOST = 16
"""Environments that are remembered; those not used for longest are forgotten."""


class Remembered(msgspec.Struct, frozen=True):
    """One installed plugin: what it declared, or why it could not be loaded."""

    name: str
    module: str
    version: str
    origin: str
    is_built_in: bool
    declared: Declared = Declared()
    broken: str = ""
    trace: str = ""
    """The traceback of that."""


class _Memory(msgspec.Struct, frozen=True):
    paths: tuple[str, ...]
    """Files and folders of the plugins, and of this package."""
    state: str
    plugins: tuple[Remembered, ...]


def recall() -> tuple[Remembered, ...] | None:
    """What was remembered of the plugins that are installed now; None where nothing holds."""
    path = _path()
    if path is None:
        return None
    try:
        memory = msgspec.json.decode(path.read_bytes(), type=_Memory)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return None
    if memory.state != _state(memory.paths):
        return None
    with suppress(OSError):
        os.utime(path)
    return memory.plugins


def remember(plugins: Sequence[Remembered]) -> None:
    """Keep what the plugins declared; where that cannot be, the next start asks them again."""
    path = _path()
    if path is None:
        return
    roots = sorted({root for one in plugins for root in plugin_paths(one.module)})
    paths = (str(Path(__file__).parent.parent), *roots)
    memory = _Memory(paths, _state(paths), tuple(plugins))
    partial = path.with_name(f"{path.name}.{os.getpid()}")
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        partial.write_bytes(msgspec.json.encode(memory))
        partial.replace(path)
        _forget_old(path.parent)


def _path() -> Path | None:
    """The file for what is installed now; None where nothing is to be kept."""
    folder = os.environ.get(VARIABLE)
    if folder is None:
        import platformdirs

        folder = platformdirs.user_cache_dir("glossator")
    if not folder:
        return None
    facts = [sys.version, __file__, *_installed()]
    key = hashlib.sha256("\0".join(facts).encode("utf-8", "surrogateescape")).hexdigest()
    return Path(folder) / "plugins" / f"{key[:32]}.json"


def _installed() -> Iterator[str]:
    """The distributions that are installed, and when they were, in the order of the path."""
    for folder in sys.path:
        with suppress(OSError), os.scandir(folder or ".") as entries:
            found = sorted(
                f"{entry.path} {entry.stat().st_mtime_ns}"
                for entry in entries
                if entry.name.endswith((".dist-info", ".egg-info"))
            )
            yield from found


def _state(paths: Iterable[str]) -> str:
    """The names, sizes and times of all Python files below: cheaper than what is in them."""
    state = hashlib.sha256()
    for path in paths:
        for line in _files(path):
            state.update(line.encode("utf-8", "surrogateescape"))
    return state.hexdigest()


def _files(path: str) -> Iterator[str]:
    try:
        if not os.path.isdir(path):  # noqa: PTH112  # on the way to --help each call counts
            facts = os.stat(path)  # noqa: PTH116
            yield f"{path} {facts.st_size} {facts.st_mtime_ns}\n"
            return
        with os.scandir(path) as entries:
            found = sorted(entries, key=lambda entry: entry.name)
    except OSError:
        yield f"{path} is not there\n"
        return
    for entry in found:
        if entry.is_dir():
            if entry.name != "__pycache__":
                yield from _files(entry.path)
        elif entry.name.endswith((".py", ".toml", ".so", ".pyd")):
            with suppress(OSError):  # a link to nowhere
                facts = entry.stat()
                yield f"{entry.path} {facts.st_size} {facts.st_mtime_ns}\n"


def _forget_old(folder: Path) -> None:
    files = sorted(folder.glob("*.json"), key=lambda path: path.stat().st_mtime, reverse=True)
    for path in files[MOST:]:
        path.unlink(missing_ok=True)
