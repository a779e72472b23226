"""What the installed plugins bring, by name; who wins where two bring one name.

What is built in wins: a newcomer's namesake is refused. Of two third-party plugins neither serves
a name that both bring; that is an error where the name is touched, and nowhere else.
"""

from __future__ import annotations

import importlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from types import ModuleType
from typing import Any, Generic, TypeVar

from glossator.errors import PluginError, unknown
from glossator.model.annotation import Annotation
from glossator.model.staleness import Maker
from glossator.plugins.annotator import Annotator
from glossator.plugins.command import Command
from glossator.plugins.declaration import misspelt, targets
from glossator.plugins.declared import (
    KINDS,
    Declared,
    DeclaredAnnotator,
    DeclaredClass,
    Live,
    collect,
    find,
)
from glossator.plugins.engine import Engine
from glossator.plugins.faults import wording
from glossator.plugins.format import Format
from glossator.plugins.identity import identity
from glossator.plugins.view import View
from glossator.stdout import aside

T = TypeVar("T")

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


class Table(Mapping[str, T], Generic[T]):
    """All things of a kind by name; each is imported when it is asked for.

    Asking for what two plugins contest raises PluginError, naming both.

    Attributes:
        broken: The plugins that could not be loaded, so that what they bring is not here.
    """

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self.broken: list[Broken] = []
        self._owners: dict[str, list[tuple[Plugin, DeclaredClass]]] = {}
        self._found: dict[str, T] = {}

    def __getitem__(self, name: str) -> T:
        if name not in self._found:
            plugin = self.owner(name)
            self._found[name] = plugin.get(self.kind, self.declared(name))
        return self._found[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._owners)

    def __len__(self) -> int:
        return len(self._owners)

    def __contains__(self, name: object) -> bool:
        return name in self._owners

    def owner(self, name: str) -> Plugin:
        """The plugin that serves the name.

        Raises:
            KeyError: where none does.
            PluginError: where two contest it.
        """
        owners = self._owners[name]
        if len(owners) > 1:
            (one, first), (two, second) = owners[:2]
            raise PluginError(
                f"{NOUNS[self.kind]} {name!r} is brought by two plugins, {one} as {first.path} and "
                f"{two} as {second.path}; neither serves it: choose with --without {one.name} or "
                f"--without {two.name}"
            )
        return owners[0][0]

    def declared(self, name: str) -> DeclaredClass:
        """What the plugin that serves the name declares; raises as `owner` does."""
        self.owner(name)
        return self._owners[name][0][1]

    def contested(self) -> list[str]:
        """The names that two plugins bring, so that neither serves them."""
        return [name for name, owners in self._owners.items() if len(owners) > 1]

    def first(self, name: str) -> tuple[Plugin, DeclaredClass] | None:
        """Who brought a name first, contested or not."""
        return self._owners[name][0] if name in self._owners else None

    def unknown(self, name: str) -> str:
        """That nothing has the name, in words."""
        return missing(NOUNS[self.kind], name, self, self.broken)

    def add(self, plugin: Plugin, declared: DeclaredClass) -> None:
        """Let a plugin serve a name, or contest it."""
        self._owners.setdefault(declared.name, []).append((plugin, declared))


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
            for said in misspelt(plugin.declared.targets, self.layer_types)
        ]

    def doubts_of(self, annotators: Iterable[str]) -> list[str]:
        """What of `doubts` concerns these annotators, or a layer that they provide."""
        found: dict[str, None] = {}
        for name in annotators:
            if not self.owner(name).is_built_in:
                annotator = self.annotators[name]
                named = [*targets(annotator), *chain(*map(targets, annotator.provides))]
                found |= dict.fromkeys(misspelt(named, self.layer_types))
        return list(found)

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
