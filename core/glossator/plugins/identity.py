"""Which code and data a plugin is: the hash of its files, part of the fingerprint of its layers.

A rule or a word that is changed without a new version changes what a plugin does. So the core
hashes, for an annotator, the files of the package or module that its plugin is, and of the plugin
packages that these import (a toolkit of shared rules is one). Libraries are told by their
versions and models by `Annotator.model_id`; READMEs, tests and caches change nothing.
"""

from __future__ import annotations

import hashlib
import importlib.util
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from fnmatch import fnmatch
from functools import cache
from importlib.metadata import entry_points
from pathlib import Path, PurePath

GROUP = "glossator"
"""The entry points of this group are plugins."""

_NOT_PART = ("__pycache__", ".*", "tests", "test_*.py", "conftest.py")
_NO_EFFECT = (
    ".md",
    ".rst",
    ".pyc",
    ".pyo",
    ".compiled",
    ".orig",
    ".rej",
    "~",
    "py.typed",
    "LICENSE",
    "NOTICE",
)
_IMPORT = re.compile(
    rb"^[ \t]*(?:from[ \t]+([A-Za-z_]\w*)|import[ \t]+([A-Za-z_][\w., \t]*))", re.MULTILINE
)
_LITERAL = re.compile(rb"""(/[ \t]*|joinpath\([ \t]*)?(["'])([^"'\\\r\n]{1,200})\2""")


@cache
def identity(module: str) -> str:
    """``sha256:`` of the code and data of the plugin that `module` belongs to, as on the disk.

    Args:
        module: The dotted name of an imported module, or of one that can be found.
    """
    whole = hashlib.sha256()
    for root in sorted(_with_imported(_root(module))):
        whole.update(f"{root} {_hash_of(root)}\n".encode())
    return f"sha256:{whole.hexdigest()[:32]}"


def forget() -> None:
    """Look at the files again: a long-lived process may have seen them change."""
    for kept in (identity, plugin_roots, _hash_of, _files_of):
        kept.cache_clear()


@cache
def plugin_roots() -> frozenset[str]:
    """The top-level packages and modules that are installed plugins, but for the framework."""
    return frozenset(
        root
        for entry in entry_points(group=GROUP)
        if (root := entry.module.partition(".")[0]) != __name__.partition(".")[0]
    )


def plugin_paths(module: str) -> tuple[str, ...]:
    """The folders and files of the plugin that a module belongs to, and of those it imports."""
    found = []
    for root in sorted(_with_imported(_root(module))):
        file = file_of(root)
        if file is not None:
            found.append(str(file.parent if file.name == "__init__.py" else file))
    return tuple(found)


def _root(module: str) -> str:
    """The package or module that a plugin's module belongs to."""
    package = module
    while not _is_package(package):
        above = package.rpartition(".")[0]
        if not above:
            return module.partition(".")[0]
        package = above
    return package


def _is_package(name: str) -> bool:
    file = file_of(name)
    return file is not None and file.name == "__init__.py"


def file_of(name: str) -> Path | None:
    """The file of a module, imported or not; None where it has none (built in, namespace)."""
    module = sys.modules.get(name)
    if module is not None:
        file = getattr(module, "__file__", None)
        return Path(file) if file else None
    with suppress(ImportError, ValueError, AttributeError):
        spec = importlib.util.find_spec(name)
        if spec and spec.origin and spec.has_location:
            return Path(spec.origin)
    return None


def _with_imported(start: str) -> set[str]:
    """A plugin's root, and those of the plugins that its files import, and so on."""
    found: set[str] = set()
    waiting = [start]
    while waiting:
        root = waiting.pop()
        if root in found:
            continue
        found.add(root)
        known = plugin_roots() - found
        for path in _files_of(root):
            if path.suffix == ".py" and known:
                waiting += _imported(path.read_bytes()) & known
    return found


def _imported(source: bytes) -> set[str]:
    """The top-level modules that a source imports, wherever in it."""
    names: set[str] = set()
    for start, listed in _IMPORT.findall(source):
        for one in [start, *listed.split(b",")]:
            names.add(one.strip().partition(b" ")[0].partition(b".")[0].decode())
    return names - {""}


@cache
def _hash_of(root: str) -> str:
    files = _files_of(root)
    whole = hashlib.sha256()
    base = files[0].parent if files else Path()
    for path in files:
        content = hashlib.sha256(path.read_bytes()).hexdigest()
        place = path.relative_to(base) if path.is_relative_to(base) else PurePath(path.name)
        whole.update(f"{place.as_posix()} {content}\n".encode())
    return whole.hexdigest()


@cache
def _files_of(root: str) -> tuple[Path, ...]:
    """The files that make up a package, or a module and what it names beside itself."""
    file = file_of(root)
    if file is None or not file.is_file():
        return ()
    inside = package_files(file.parent) if file.name == "__init__.py" else module_files(file)
    return (file, *sorted(set(inside) - {file}))


def package_files(folder: Path) -> Iterator[Path]:
    """Every file of a package that can change what it does."""
    for path in sorted(folder.iterdir()):
        if any(fnmatch(path.name, pattern) for pattern in _NOT_PART):
            continue
        if path.is_dir():
            yield from package_files(path)
        elif not path.name.endswith(_NO_EFFECT):
            yield path


def module_files(file: Path) -> Iterator[Path]:
    """A single module, and the data files and modules beside it that its source names.

    Named is what stands there as a string (``"words.toml"``, ``"lists/*.tsv"``, the ``".toml"`` of
    ``with_suffix``) or as an import: whatever else lies in that folder is not the plugin's.
    """
    yield file
    source = file.read_bytes()
    folder = file.parent
    for joined, _, literal in _LITERAL.findall(source):
        yield from _named(literal.decode("utf-8", "replace"), file, is_joined=bool(joined))
    if folder.name not in ("site-packages", "dist-packages"):
        for name in _imported(source):
            beside = folder / f"{name}.py"
            if beside.is_file() and beside != file:
                yield beside


def _named(name: str, file: Path, *, is_joined: bool) -> Iterator[Path]:
    """The files beside a module that a string in it names."""
    if name.startswith((".", "/", "~")) or "\0" in name or ".." in name:
        beside: Iterable[Path] = (
            [file.with_suffix(name)] if re.fullmatch(r"\.\w+", name) and name != ".py" else ()
        )
    elif set("*?") & set(name):
        # "*" alone is hardly ever a name.
        beside = file.parent.glob(name) if re.search(r"\w", name) and " " not in name else ()
    else:
        beside = [file.parent / name]
    for path in beside:
        with suppress(OSError):
            if path.is_file() and not path.name.endswith(_NO_EFFECT):
                yield path
            elif is_joined and path.is_dir():
                yield from package_files(path)
