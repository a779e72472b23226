"""What the name or the file that is to be checked stands for."""

from __future__ import annotations

import importlib.util
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from glossator import OptionError
from glossator.cli.shared import Registry, registry_with, unknown

KINDS = {
    "annotators": "annotator",
    "layer_types": "layer",
    "formats": "format",
    "engines": "engine",
    "commands": "command",
    "views": "view",
    "chains": "chain",
}
"""Kinds of what plugins bring, as the registry calls them, and in words."""


class Thing(NamedTuple):
    """One thing that a plugin brings."""

    kind: str
    name: str
    value: Any

    def __str__(self) -> str:
        return f"{self.kind} {self.name}"


@dataclass
class Subject:
    """What is checked: a plugin, one thing of it, or a chain file."""

    name: str
    origin: str
    registry: Registry
    sources: list[str] = field(default_factory=list)
    """Plugins to load beside those that are installed."""
    things: list[Thing] = field(default_factory=list)
    module: str = ""
    file: str = ""
    """Of a plugin that is one file."""
    troubles: list[str] = field(default_factory=list)
    """Why it, or part of it, is not loaded."""

    @property
    def folders(self) -> list[Path]:
        """Where its package lies; nowhere if it is a single file."""
        spec = importlib.util.find_spec(self.module.partition(".")[0]) if self.module else None
        return [Path(one) for one in (spec and spec.submodule_search_locations) or ()]

    @property
    def project(self) -> Path | None:
        """The folder with the pyproject.toml of its package; None where there is none.

        What is installed lies elsewhere, and its author stands in that folder.
        """
        roots = [root for one in self.folders for root in (one.parent, one.parent.parent)]
        package = self.module.partition(".")[0]
        if package and any(Path(one, package).is_dir() for one in ("", "src")):
            roots.append(Path.cwd())
        return next((one for one in roots if (one / "pyproject.toml").is_file()), None)


def find(asked: str, plugins: Sequence[str], without: Sequence[str]) -> Subject:
    """What a user means: a file, a chain file, a plugin, something that one brings, or a module.

    Raises:
        OptionError: where there is nothing of that name.
        PluginError: where a file or a module cannot be loaded.
    """
    sources = list(plugins)
    if asked.endswith(".toml"):
        if not Path(asked).is_file():
            raise OptionError(f"no such file: {asked}")
        chain = Thing("chain", Path(asked).stem, asked)
        return Subject(asked, asked, registry_with(sources, without), sources, [chain])
    if asked.endswith(".py"):
        sources.append(asked)
        registry = registry_with(sources, without)
        subject = _of_plugin(registry.plugins[-1].name, registry, sources)
        subject.file = asked
        return subject
    registry = registry_with(sources, without)
    if registry.named(asked) or any(asked in _names(one) for one in registry.broken):
        return _of_plugin(asked, registry, sources)
    for kind, word in KINDS.items():
        if found := registry.table(kind).first(asked):
            plugin, _ = found
            thing = Thing(word, asked, registry.table(kind)[asked])
            return Subject(asked, plugin.origin, registry, sources, [thing], plugin.module)
    if importlib.util.find_spec(asked.partition(".")[0]):
        sources.append(asked)
        registry = registry_with(sources, without)
        return _of_plugin(asked, registry, sources)
    hint = "; one that is new is installed first: pip install --editable ."
    if Path(asked).is_dir():
        hint = f": it is a folder. Name the plugin or its .py file{hint}"
    raise OptionError(unknown("plugin", asked, (one.name for one in registry.plugins)) + hint)


def _names(one: Any) -> tuple[str, str]:
    """The names of a plugin and of the distribution that it comes from."""
    return one.name, one.origin.partition(" ")[0]


def _of_plugin(asked: str, registry: Registry, sources: list[str]) -> Subject:
    """All that the plugins of a name bring."""
    subject = Subject(asked, asked, registry, sources)
    for plugin in registry.named(asked):
        subject.origin, subject.module = plugin.origin, plugin.module
        for kind, word in KINDS.items():
            for one in getattr(plugin.declared, kind):
                subject.things.append(Thing(word, one.name, plugin.get(kind, one)))
    for trouble in (*registry.broken, *registry.refused):
        if asked in _names(trouble):
            subject.origin = trouble.origin
            subject.troubles.append(trouble.reason)
    return subject
