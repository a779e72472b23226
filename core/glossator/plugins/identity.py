"""Which code and data a plugin is: the hash of its files, part of the fingerprint of its layers.

A rule or a word that is changed without a new version changes what a plugin does. So the core
hashes, for an annotator, the files of the package or module that its plugin is, and of the plugin
packages that these import (a toolkit of shared rules is one). Libraries are told by their
versions and models by `Annotator.model_id`; READMEs, tests and caches change nothing.
"""

from __future__ import annotations

import hashlib
import importlib.util
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from functools import cache
from pathlib import Path, PurePath
from typing import TYPE_CHECKING

from glossator.plugins.ownfiles import beside, files_of, imports, quoted

if TYPE_CHECKING:
    from importlib.metadata import Distribution

GROUP = "glossator"
"""The entry points of this group are plugins."""

FRAMEWORK = "glossator"
"""The package and the distribution that is no plugin."""


@cache
def identity(module: str) -> str:
    """``sha256:`` of the code and data of the plugin that `module` belongs to, as on the disk.

    Args:
        module: The dotted name of an imported module, or of one that can be found.
    """
    whole = hashlib.sha256()
    for name, file in sorted(_with_imported(module).items()):
        whole.update(f"{name} {_hash_of(file)}\n".encode())
    return f"sha256:{whole.hexdigest()[:32]}"


def forget() -> None:
    """Look at the files again: a long-lived process may have seen them change.

    What is installed stays, as in `default_registry`.
    """
    for kept in (identity, _hash_of, _files_of):
        kept.cache_clear()


@cache
def plugin_roots() -> frozenset[str]:
    """The packages and modules that are installed plugins, or come with one, but the framework."""
    # Most commands get by with what is remembered, and it takes long to import.
    from importlib.metadata import entry_points

    found = set()
    for entry in entry_points(group=GROUP):
        found.add(_root(entry.module))
        if entry.dist is not None and entry.dist.name != FRAMEWORK:
            found.update(_top_levels(entry.dist))
    return frozenset(found - {FRAMEWORK})


def _top_levels(distribution: Distribution) -> Iterator[str]:
    """The packages and modules of a distribution, as far as it lists them."""
    for path in distribution.files or ():
        if path.suffix == ".py" and (len(path.parts) == 1 or path.parts[1:] == ("__init__.py",)):
            yield path.parts[0].removesuffix(".py")


def plugin_paths(module: str) -> tuple[str, ...]:
    """The folders and files of the plugin that a module belongs to, and of those it imports."""
    return tuple(
        str(file.parent if file.name == "__init__.py" else file)
        for _, file in sorted(_with_imported(module).items())
    )


def _root(module: str) -> str:
    """The outermost package that a plugin's module belongs to, or the module itself.

    A namespace package is none: plugins of several distributions may share it.
    """
    parts = module.split(".")
    names = (".".join(parts[:end]) for end in range(1, len(parts) + 1))
    return next((name for name in names if file_of(name)), module)


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


def _with_imported(module: str) -> dict[str, Path]:
    """A plugin's root, and those of the plugins that its files import, and so on, by name."""
    found: dict[str, Path] = {}
    waiting = [(root := _root(module), file_of(root))]
    while waiting:
        name, file = waiting.pop()
        if name not in found and file is not None:
            found[name] = file
            waiting += _imported(file, found)
    return found


def _imported(file: Path, found: Mapping[str, Path]) -> Iterator[tuple[str, Path | None]]:
    """The plugins, and the helpers beside it, that a plugin's files import."""
    helpers = beside(file)
    wanted = (plugin_roots() | helpers.keys()) - {FRAMEWORK} - found.keys()
    for path in _files_of(file):
        source = path.read_bytes() if path.suffix == ".py" else b""
        # Few of the names stand in a file at all, and to look for them is cheap.
        near = {name for name in wanted if name.rpartition(".")[2].encode() in source}
        if near:
            named = near & (imports(source) | (quoted(source) & plugin_roots()))
            wanted -= named
            for name in named:
                yield name, file_of(name) if name in plugin_roots() else helpers[name]


@cache
def _hash_of(file: Path) -> str:
    whole = hashlib.sha256()
    for path in _files_of(file):
        content = hashlib.sha256(path.read_bytes()).hexdigest()
        place = path.relative_to(file.parent) if path.is_relative_to(file.parent) else path.name
        whole.update(f"{PurePath(place).as_posix()} {content}\n".encode())
    return whole.hexdigest()


@cache
def _files_of(file: Path) -> tuple[Path, ...]:
    return files_of(file)
