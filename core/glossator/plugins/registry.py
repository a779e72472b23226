"""What the installed plugins bring, by name; who wins where two bring one name.

What is built in wins: a newcomer's namesake is refused. Of two third-party plugins neither serves
a name that both bring; that is an error where the name is touched, and nowhere else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from types import ModuleType
from typing import Any

from glossator.errors import PluginError
from glossator.model.annotation import Annotation
from glossator.model.staleness import Maker
from glossator.plugins.annotator import Annotator
from glossator.plugins.command import Command
from glossator.plugins.declaration import misspelt, targets
from glossator.plugins.declared import (
    KINDS,
    DeclaredAnnotator,
    DeclaredClass,
    collect,
)
from glossator.plugins.engine import Engine
from glossator.plugins.format import Format
from glossator.plugins.identity import identity
from glossator.plugins.plugin import Broken, Plugin
from glossator.plugins.table import Table
from glossator.plugins.view import View


@dataclass(slots=True)
class Registry:
    """What the installed plugins bring."""

    plugins: list[Plugin] = field(default_factory=list)
    broken: list[Broken] = field(default_factory=list)
    """Plugins that could not be loaded."""
    refused: list[Broken] = field(default_factory=list)
    """What was refused of plugins, since something built in has that name."""
    left_out: dict[str, str] = field(default_factory=dict)
    """Layer type to a plugin that makes it, and that the user does without."""
    annotators: Table[type[Annotator]] = field(default_factory=lambda: Table("annotators"))
    layer_types: Table[type[Annotation]] = field(default_factory=lambda: Table("layer_types"))
    formats: Table[type[Format]] = field(default_factory=lambda: Table("formats"))
    engines: Table[type[Engine]] = field(default_factory=lambda: Table("engines"))
    commands: Table[Command] = field(default_factory=lambda: Table("commands"))
    views: Table[type[View]] = field(default_factory=lambda: Table("views"))
    chains: Table[str] = field(default_factory=lambda: Table("chains"))
    """The paths of chain files."""

    def __post_init__(self) -> None:
        for kind in KINDS:
            self.table(kind).broken = self.broken

    def table(self, kind: str) -> Table[Any]:
        """The table of a kind."""
        found: Table[Any] = getattr(self, kind)
        return found

    def annotator(self, name: str) -> type[Annotator]:
        """The annotator of that name; raises PluginError listing the known ones."""
        if name not in self.annotators:
            raise PluginError(self.annotators.unknown(name))
        return self.annotators[name]

    def layer_type(self, name: str) -> type[Annotation]:
        """The class of that layer type; raises PluginError listing the known ones."""
        if name not in self.layer_types:
            raise PluginError(self.layer_types.unknown(name))
        return self.layer_types[name]

    def owner(self, annotator: str) -> Plugin:
        """The plugin that brings an annotator; raises as `Table.owner` does."""
        return self.annotators.owner(annotator)

    def doubts(self) -> list[tuple[Plugin, str]]:
        """What third-party plugins have probably misspelt: no error, but of no effect."""
        return [
            (plugin, said)
            for plugin in self.plugins
            if not plugin.is_built_in
            for said in self._misspelt(plugin.declared.targets)
        ]

    def doubts_of(self, annotators: Iterable[str]) -> list[str]:
        """What of `doubts` concerns these annotators, or a layer that they provide."""
        found: dict[str, None] = {}
        for name in annotators:
            if not self.owner(name).is_built_in:
                annotator = self.annotators[name]
                named = [*targets(annotator), *chain(*map(targets, annotator.provides))]
                found |= dict.fromkeys(self._misspelt(named))
        return list(found)

    def _misspelt(self, named: Iterable[tuple[str, str]]) -> Iterator[str]:
        types = self.layer_types
        paths = {name: one[1].path for name in types if (one := types.first(name))}
        classes = {re.split("[:.]", path)[-1].lower(): name for name, path in paths.items()}
        return misspelt(named, types, classes)

    def declared_annotators(self) -> list[DeclaredAnnotator]:
        """What every annotator declares, by name; of contested ones the first."""
        found = [self.annotators.first(name) for name in sorted(self.annotators)]
        return [one[1] for one in found if one and isinstance(one[1], DeclaredAnnotator)]

    def provided(self, annotator: str) -> tuple[str, ...]:
        """The names of the layer types that an annotator provides."""
        declared = self.annotators.declared(annotator)
        assert isinstance(declared, DeclaredAnnotator)
        return declared.provides

    def named(self, name: str) -> list[Plugin]:
        """The plugins of that name, or of that distribution."""
        return [one for one in self.plugins if name in (one.name, one.origin.partition(" ")[0])]

    def maker(self, annotator: str) -> Maker | None:
        """What there is to know of an annotator's state, to see whether its layers are stale."""
        if annotator not in self.annotators or annotator in self.annotators.contested():
            return None
        declared = self.annotators.declared(annotator)
        assert isinstance(declared, DeclaredAnnotator)
        return Maker(
            version=self.owner(annotator).version,
            metadata=declared.metadata,
            identity=identity(declared.module),
        )

    def register(
        self, module: ModuleType, *, name: str, version: str, origin: str, built_in: bool = False
    ) -> Plugin:
        """Add what a module's hooks return, all or none: a plugin that the user named.

        Raises:
            PluginError: for a misspelt hook, a bad declaration, or a name already taken.
        """
        declared, live = collect(module, name)
        plugin = Plugin(name, module.__name__, version, origin, declared, live, built_in)
        if self.named(name):
            raise PluginError(f"a plugin named {name!r} is already loaded")
        for kind in KINDS:
            for one in getattr(declared, kind):
                other = self.table(kind).first(one.name)
                if other and not self._is_same(kind, plugin, one, other):
                    raise PluginError(_taken(kind, one, plugin, *other))
        self._add(plugin)
        return plugin

    def install(self, plugin: Plugin) -> None:
        """Add an installed plugin: what is built in wins, third parties contest each other."""
        if any(one.is_built_in for one in self.named(plugin.name)) and not plugin.is_built_in:
            reason = f"a plugin of glossator is named {plugin.name!r}: give this one another name"
            self.refused.append(Broken(plugin.name, plugin.origin, reason))
            return
        self._add(plugin)

    def _add(self, plugin: Plugin) -> None:
        self.plugins.append(plugin)
        lost: set[str] = set()
        for kind in reversed(KINDS):  # layer types before the annotators that provide them
            for one in getattr(plugin.declared, kind):
                other = self.table(kind).first(one.name)
                if kind == "annotators" and lost & set(one.provides):
                    self._refuse(plugin, f"annotator {one.name!r} provides what was refused")
                elif other is None:
                    self.table(kind).add(plugin, one)
                elif self._is_same(kind, plugin, one, other):
                    continue
                elif other[0].is_built_in:
                    self._refuse(plugin, _taken(kind, one, plugin, *other))
                    lost |= {one.name} if kind == "layer_types" else set()
                else:
                    self.table(kind).add(plugin, one)

    def _refuse(self, plugin: Plugin, reason: str) -> None:
        self.refused.append(Broken(plugin.name, plugin.origin, reason))

    def _is_same(
        self, kind: str, plugin: Plugin, one: DeclaredClass, other: tuple[Plugin, DeclaredClass]
    ) -> bool:
        """Whether two plugins bring the very same class, as who imports a layer type does."""
        if kind != "layer_types" or one.path != other[1].path:
            return False
        if plugin.live is None or other[0].live is None:
            return True
        return plugin.live[kind][one.name] is other[0].live[kind][one.name]


def _taken(
    kind: str, one: DeclaredClass, plugin: Plugin, other: Plugin, first: DeclaredClass
) -> str:
    """That a name is taken, naming both sides."""
    if kind == "layer_types":
        return (
            f"layer type {one.name!r} is declared by both {_dotted(first)} and {_dotted(one)} "
            f"(plugin {plugin.name!r}): import the first, or give the second another name"
        )
    return (
        f"two {kind} are named {one.name!r}: one of plugin {other}, one of plugin {plugin}: "
        "give the second another name"
    )


def _dotted(declared: DeclaredClass) -> str:
    return declared.path.replace(":", ".")
