"""What the loaded plugins registered; names that are taken are refused."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from types import ModuleType
from typing import Any

import pluggy

from glossator.errors import PluginError, unknown
from glossator.model.annotation import Annotation
from glossator.model.staleness import Maker
from glossator.plugins import hookspecs
from glossator.plugins.annotator import Annotator
from glossator.plugins.declaration import check_annotator, check_layer_type
from glossator.plugins.faults import wording
from glossator.plugins.identity import identity


@dataclass(frozen=True, slots=True)
class Plugin:
    """A loaded plugin: its name, version, where it comes from, and what it registered."""

    name: str
    module: str
    version: str
    origin: str
    annotators: tuple[type[Annotator], ...] = ()
    layer_types: tuple[type[Annotation], ...] = ()


@dataclass(frozen=True, slots=True)
class Broken:
    """A plugin that was refused, and why."""

    name: str
    origin: str
    reason: str


@dataclass(slots=True)
class Registry:
    """What the loaded plugins registered."""

    plugins: list[Plugin] = field(default_factory=list)
    broken: list[Broken] = field(default_factory=list)
    annotators: dict[str, type[Annotator]] = field(default_factory=dict)
    layer_types: dict[str, type[Annotation]] = field(default_factory=dict)
    owners: dict[str, Plugin] = field(default_factory=dict)
    """Annotator name to the plugin that registered it."""
    manager: pluggy.PluginManager = field(default_factory=lambda: _manager())

    def annotator(self, name: str) -> type[Annotator]:
        """The annotator of that name; raises PluginError listing the known ones."""
        if name not in self.annotators:
            raise PluginError(unknown("annotator", name, self.annotators))
        return self.annotators[name]

    def layer_type(self, name: str) -> type[Annotation]:
        """The class of that layer type; raises PluginError listing the known ones."""
        if name not in self.layer_types:
            raise PluginError(unknown("layer type", name, self.layer_types))
        return self.layer_types[name]

    def register(self, module: ModuleType, *, name: str, version: str, origin: str) -> Plugin:
        """Add a module's annotators and layer types, all or none.

        Raises:
            PluginError: for a misspelt hook, a bad declaration, or a name already taken.
        """
        _refuse_unknown_hooks(module, name)
        if any(plugin.name == name for plugin in self.plugins):
            raise PluginError(f"a plugin named {name!r} is already loaded")
        self.manager.register(module, name=name)
        try:
            plugin = self._collect(module, name=name, version=version, origin=origin)
        except Exception:
            self.manager.unregister(name=name)
            raise
        self.plugins.append(plugin)
        return plugin

    def call(self, hook: str, **arguments: Any) -> list[Any]:
        """What the plugins return for a hook, by their names.

        One that raises is broken, the others are heard.
        """
        found = []
        for plugin in sorted(self.plugins, key=lambda plugin: plugin.name):
            own = self.manager.get_plugin(plugin.name)
            others = [one for one in self.manager.get_plugins() if one is not own]
            try:
                found += self.manager.subset_hook_caller(hook, others)(**arguments)
            except (Exception, SystemExit) as error:  # noqa: BLE001  # whatever a plugin raises
                reason = f"{hook}: {wording(error, getattr(own, '__file__', None))}"
                broken = Broken(plugin.name, plugin.origin, reason)
                if broken not in self.broken:
                    self.broken.append(broken)
        return found

    def maker(self, annotator: str) -> Maker | None:
        """What there is to know of an annotator's state, to see whether its layers are stale."""
        if annotator not in self.annotators:
            return None
        cls = self.annotators[annotator]
        return Maker(
            version=self.owners[annotator].version,
            metadata=tuple(cls.metadata),
            identity=identity(cls.__module__),
        )

    def _collect(self, module: ModuleType, *, name: str, version: str, origin: str) -> Plugin:
        annotators = tuple(_call(module, "glossator_annotators") or _own_annotators(module))
        for cls in annotators:
            check_annotator(cls)
        layer_types = tuple(_call(module, "glossator_layer_types"))
        for layer_type in layer_types:
            check_layer_type(layer_type, f"plugin {name!r}")
        plugin = Plugin(name, module.__name__, version, origin, annotators, layer_types)
        provided = [cls for one in annotators for cls in one.provides]
        new_types = self._checked_types([*layer_types, *provided], name)
        new_annotators = self._checked_annotators(annotators, plugin)
        self.layer_types.update(new_types)
        self.annotators.update(new_annotators)
        self.owners.update(dict.fromkeys(new_annotators, plugin))
        return plugin

    def _checked_annotators(
        self, classes: Iterable[type[Annotator]], plugin: Plugin
    ) -> dict[str, type[Annotator]]:
        found: dict[str, type[Annotator]] = {}
        for cls in classes:
            if cls.name in self.annotators or cls.name in found:
                owner = self.owners.get(cls.name, plugin)
                raise PluginError(
                    f"two annotators are named {cls.name!r}: one of plugin {owner.name!r} "
                    f"({owner.origin}), one of plugin {plugin.name!r} ({plugin.origin})"
                )
            found[cls.name] = cls
        return found

    def _checked_types(
        self, classes: Iterable[type[Annotation]], plugin: str
    ) -> dict[str, type[Annotation]]:
        found: dict[str, type[Annotation]] = {}
        for cls in classes:
            name = cls.type_name()
            other = self.layer_types.get(name, found.get(name, cls))
            if other is not cls:
                raise PluginError(
                    f"layer type {name!r} is declared by both {_path(other)} and {_path(cls)} "
                    f"(plugin {plugin!r}): import the first, or give the second another name"
                )
            found[name] = cls
        return found


def _manager() -> pluggy.PluginManager:
    manager = pluggy.PluginManager("glossator")
    manager.add_hookspecs(hookspecs)
    return manager


def _refuse_unknown_hooks(module: ModuleType, plugin: str) -> None:
    """Refuse a misspelt or unmarked hook; pluggy alone would never call it and never say so."""
    known = [name for name in vars(hookspecs) if name.startswith("glossator_")]
    for name, value in vars(module).items():
        marked = getattr(value, "glossator_impl", None) is not None
        own = inspect.isfunction(value) and value.__module__ == module.__name__
        if name not in known and (marked or (own and name.startswith("glossator_"))):
            raise PluginError(f"plugin {plugin!r}: " + unknown("hook", name, known))
        if name in known and own and not marked:
            raise PluginError(f"plugin {plugin!r}: mark {name} with @glossator.hookimpl")


def _call(module: ModuleType, hook: str) -> list[Any]:
    implementation: Callable[[], Iterable[Any]] | None = getattr(module, hook, None)
    return list(implementation()) if implementation else []


def has_hooks(module: ModuleType) -> bool:
    return any(getattr(value, "glossator_impl", None) for value in vars(module).values())


def _own_annotators(module: ModuleType) -> list[type[Annotator]]:
    """The annotators that a module without hooks defines, in the order it defines them."""
    return [
        value
        for value in vars(module).values()
        if inspect.isclass(value)
        and issubclass(value, Annotator)
        and value.__module__ == module.__name__
        and value.name
    ]


def _path(cls: type) -> str:
    return f"{cls.__module__}.{cls.__qualname__}"
