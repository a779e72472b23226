"""A plugin: what it declares, its classes once they are loaded, or why it could not be."""

from __future__ import annotations

import importlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from glossator.errors import PluginError, unknown
from glossator.plugins.declared import Declared, DeclaredClass, Live, collect, find
from glossator.plugins.faults import wording
from glossator.stdout import aside

NOUNS = {
    "annotators": "annotator",
    "layer_types": "layer type",
    "formats": "format",
    "engines": "engine",
    "commands": "command",
    "views": "view",
    "chains": "chain",
}
"""What each kind is called in messages."""


@dataclass(slots=True)
class Plugin:
    """A plugin: where it comes from, what it declares, and its classes once they are loaded."""

    name: str
    module: str
    version: str
    origin: str
    declared: Declared
    live: Live | None = None
    is_built_in: bool = False

    def __str__(self) -> str:
        return f"{self.name!r} ({self.origin})"

    def get(self, kind: str, declared: DeclaredClass) -> Any:
        """The class or value that it declares; imports no more than that needs.

        Raises:
            PluginError: where it cannot be imported any more.
        """
        if kind == "chains":
            return declared.path
        if self.live is None and declared.path and (found := self._imported(declared.path)):
            return found
        self.load()
        assert self.live is not None
        if declared.name not in self.live[kind]:
            raise PluginError(
                f"plugin {self} no longer brings its {NOUNS[kind]} {declared.name!r}: "
                "was it changed while this ran?"
            )
        return self.live[kind][declared.name]

    def load(self) -> None:
        """Import the plugin and ask its hooks."""
        if self.live is None:
            module = self._guarded(lambda: importlib.import_module(self.module))
            self.declared, self.live = self._guarded(lambda: collect(module, self.name))

    def _imported(self, path: str) -> Any:
        return self._guarded(lambda: find(path))

    def _guarded(self, make: Any) -> Any:
        try:
            with aside():
                return make()
        except PluginError:
            raise
        except (Exception, SystemExit) as error:
            raise PluginError(
                f"plugin {self} cannot be loaded: {wording(error, self.module)}"
            ) from error


@dataclass(frozen=True, slots=True)
class Broken:
    """A plugin that could not be loaded, or what was refused of one, and why."""

    name: str
    origin: str
    reason: str
    trace: str = ""
    """The traceback of what went wrong, where there is one."""


def unloaded(broken: Iterable[Broken]) -> str:
    """What is said after an unknown name: it may be one of a plugin that could not be loaded."""
    found = ", ".join(f"{one.name} ({one.reason})" for one in broken)
    return f". Plugins that could not be loaded: {found}" if found else ""


def missing(what: str, name: str, known: Iterable[str], broken: Iterable[Broken]) -> str:
    """That there is nothing of a name; of a plugin of that name that could not be loaded, only why.

    Args:
        what: As in `glossator.errors.unknown`, and so `name` and `known`.
        name: What was said.
        known: The names that there are.
        broken: The plugins that could not be loaded.
    """
    broken = list(broken)
    for one in broken:
        if one.name.replace("-", "_") == name.replace("-", "_"):
            return f"plugin {one.name!r} could not be loaded: {one.reason}"
    return unknown(what, name, known) + unloaded(broken)
