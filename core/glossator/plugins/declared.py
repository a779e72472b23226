"""What a plugin declares, in plain data: enough to list it and to know what it brings.

The classes themselves are found by their paths (``glossator_titles:Titles``) when they are needed,
so that a command imports only the plugins that it uses.
"""

from __future__ import annotations

import importlib
import inspect
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

import msgspec
import pluggy

from glossator.errors import PluginError, unknown
from glossator.model.annotation import Annotation
from glossator.plugins import hookspecs
from glossator.plugins.annotator import Annotator
from glossator.plugins.command import Command
from glossator.plugins.declaration import (
    check_annotator,
    check_engine,
    check_format,
    check_layer_type,
    check_view,
    computes_languages,
    targets,
)
from glossator.plugins.engine import Engine
from glossator.plugins.format import Format
from glossator.plugins.view import View


class DeclaredClass(msgspec.Struct, frozen=True):
    """A class or value that a plugin registers: its name, where it stands, what it is for."""

    name: str
    path: str
    """``module:qualified name``; only a plugin that is loaded has what is defined elsewhere."""
    summary: str = ""


class DeclaredAnnotator(DeclaredClass, frozen=True):
    """An annotator's declaration; layers by the names of their types."""

    provides: tuple[str, ...] = ()
    requires: tuple[str, ...] = ()
    uses: tuple[str, ...] = ()
    metadata: tuple[str, ...] = ()
    languages: tuple[str, ...] | None = ()
    """None where the class computes them: then the annotator itself has to be asked."""

    @property
    def module(self) -> str:
        """The module that defines it."""
        return self.path.partition(":")[0]


class DeclaredFormat(DeclaredClass, frozen=True):
    """A format's declaration: enough to see whether a file may be of it."""

    suffixes: tuple[str, ...] = ()
    companions: tuple[str, ...] = ()
    reads: bool = False
    writes: bool = False

    @classmethod
    def of(cls, declared: type[Format]) -> DeclaredFormat:
        """What a class of formats declares."""
        return cls(
            declared.name,
            path_of(declared),
            _summary(declared),
            suffixes=tuple(declared.suffixes),
            companions=tuple(declared.companions),
            reads=declared.reads(),
            writes=declared.writes(),
        )


class DeclaredCommand(DeclaredClass, frozen=True):
    """A command's declaration; its summary is the whole help."""

    example: str = ""
    commands: tuple[str, ...] = ()


class Declared(msgspec.Struct, frozen=True):
    """All that one plugin registers."""

    annotators: tuple[DeclaredAnnotator, ...] = ()
    layer_types: tuple[DeclaredClass, ...] = ()
    """Those that its annotators provide, too."""
    formats: tuple[DeclaredFormat, ...] = ()
    engines: tuple[DeclaredClass, ...] = ()
    commands: tuple[DeclaredCommand, ...] = ()
    views: tuple[DeclaredClass, ...] = ()
    chains: tuple[DeclaredClass, ...] = ()
    """The path of each is its chain file's."""
    targets: tuple[tuple[str, str], ...] = ()
    """Where its classes name layer types, and which."""


KINDS = tuple(name for name in Declared.__struct_fields__ if name != "targets")
"""The kinds of things that a plugin can register."""

Live = dict[str, dict[str, Any]]
"""Kind to name to the class or value itself, of a plugin that is loaded."""


def collect(module: ModuleType, plugin: str) -> tuple[Declared, Live]:
    """What a module's hooks return, checked.

    Raises:
        PluginError: for a misspelt hook or a bad declaration; a hook may raise anything else.
    """
    _refuse_unknown_hooks(module, plugin)
    returned = _hooks(module, plugin)
    annotators = returned["annotators"]
    if not any(returned.values()) and not has_hooks(module):
        annotators = _own_annotators(module)
    for cls in annotators:
        check_annotator(cls, f"plugin {plugin!r}: glossator_annotators: ")
    for cls in returned["layer_types"]:
        check_layer_type(cls, f"plugin {plugin!r}")
    _check_kinds(returned, plugin)
    provided = [one for cls in annotators for one in cls.provides]
    chains = {name: str(path) for name, path in returned["chains"]}
    live: Live = {
        "annotators": _by_name("annotators", annotators, plugin),
        "layer_types": _by_name("layer_types", [*returned["layer_types"], *provided], plugin),
        "formats": _by_name("formats", returned["formats"], plugin),
        "engines": _by_name("engines", returned["engines"], plugin),
        "commands": _by_name("commands", returned["commands"], plugin),
        "views": _by_name("views", returned["views"], plugin),
        "chains": dict(chains),
    }
    declared = Declared(
        annotators=tuple(map(_annotator, annotators)),
        layer_types=tuple(
            DeclaredClass(name, path_of(cls), _summary(cls))
            for name, cls in live["layer_types"].items()
        ),
        formats=tuple(map(DeclaredFormat.of, returned["formats"])),
        engines=tuple(
            DeclaredClass(cls.name, path_of(cls), _summary(cls)) for cls in returned["engines"]
        ),
        commands=tuple(
            DeclaredCommand(
                one.name, _place(one), one.help, one.example, tuple(c.name for c in one.commands)
            )
            for one in returned["commands"]
        ),
        views=tuple(
            DeclaredClass(cls.name, path_of(cls), _summary(cls)) for cls in returned["views"]
        ),
        chains=tuple(DeclaredClass(name, path) for name, path in chains.items()),
        targets=tuple(
            one
            for cls in (*annotators, *live["layer_types"].values(), *returned["views"])
            for one in targets(cls)
        ),
    )
    return declared, live


def find(path: str) -> Any:
    """The class or command of a path; None where it stands nowhere but in what a hook returns."""
    module, _, name = path.partition(":")
    found: Any = importlib.import_module(module)
    for part in name.split("."):
        found = getattr(found, part, None)
    is_it = isinstance(found, Command) or (inspect.isclass(found) and path_of(found) == path)
    return found if is_it else None


def path_of(cls: type) -> str:
    """Where a class stands."""
    return f"{cls.__module__}:{cls.__qualname__}"


def _place(command: Command) -> str:
    """Where the function of a command stands; a group stands in what its hook returns."""
    if command.function is None:
        return ""
    return f"{command.function.__module__}:{command.function.__qualname__}"


def has_hooks(module: ModuleType) -> bool:
    """Whether a module implements any hook."""
    return any(getattr(value, "glossator_impl", None) for value in vars(module).values())


def _hooks(module: ModuleType, plugin: str) -> dict[str, list[Any]]:
    """Kind to what the plugin's hook returns for it."""
    manager = pluggy.PluginManager("glossator")
    manager.add_hookspecs(hookspecs)
    for kind in KINDS:
        hook = getattr(module, f"glossator_{kind}", None)
        if inspect.isfunction(hook):
            try:
                inspect.signature(hook).bind()
            except TypeError as error:
                raise PluginError(
                    f"plugin {plugin!r}: {hook.__name__} is called without arguments: {error}"
                ) from None
    manager.register(module, name=plugin)
    returned: dict[str, list[Any]] = {kind: [] for kind in KINDS}
    for kind in KINDS:
        for implementation in getattr(manager.hook, f"glossator_{kind}").get_hookimpls():
            found = implementation.function()
            if isinstance(found, Mapping):
                found = found.items()
            elif isinstance(found, type | str) or not isinstance(found, Iterable):
                raise PluginError(
                    f"plugin {plugin!r}: glossator_{kind} returns several, "
                    f"as in [{_name(found)}]; got {found!r:.80}"
                )
            returned[kind] += found
    return returned


_CHECKS: dict[str, tuple[Any, Callable[[Any, str], None]]] = {
    "formats": (Format, check_format),
    "engines": (Engine, check_engine),
    "views": (View, check_view),
}
"""Kinds of classes: the base of each, and what looks at their declarations."""


def _check_kinds(returned: Mapping[str, list[Any]], plugin: str) -> None:
    """Refuse what is not of its kind, or has no name."""
    for kind, (base, check) in _CHECKS.items():
        for cls in returned[kind]:
            is_of_kind = inspect.isclass(cls) and issubclass(cls, base)
            if not is_of_kind:
                raise PluginError(
                    f"plugin {plugin!r}: glossator_{kind}: expected a class derived from "
                    f"glossator.{base.__name__}, got {cls!r:.80}"
                )
            if not cls.name:
                raise PluginError(
                    f"plugin {plugin!r}: {cls.__name__} has no name: set the class attribute `name`"
                )
            where = f"{kind.removesuffix('s')} {cls.name!r} ({cls.__module__})"
            check(cls, where)
    for one in returned["commands"]:
        if not isinstance(one, Command):
            raise PluginError(
                f"plugin {plugin!r}: glossator_commands: expected a glossator.Command, made with "
                f"@glossator.command(), got {one!r:.80}"
            )
    for one in returned["chains"]:
        where = f"plugin {plugin!r}: glossator_chains: "
        if not (isinstance(one, tuple) and list(map(type, one))[:1] == [str]) or not isinstance(
            one[1], str | Path
        ):
            raise PluginError(
                f"{where}expected names and the chain files that they stand for, got {one!r:.80}"
            )
        if not Path(one[1]).is_file():
            raise PluginError(f"{where}no such file of the chain {one[0]!r}: {one[1]}")


def _by_name(kind: str, found: Iterable[Any], plugin: str) -> dict[str, Any]:
    """The plugin's own things by name; refuses two of one name."""
    by_name: dict[str, Any] = {}
    for one in found:
        name = one.type_name() if kind == "layer_types" else one.name
        other = by_name.setdefault(name, one)
        if other is not one:
            if kind == "layer_types":
                raise PluginError(
                    f"layer type {name!r} is declared by both {_path(other)} and {_path(one)} "
                    f"(plugin {plugin!r}): import the first, or give the second another name"
                )
            raise PluginError(
                f"plugin {plugin!r}: two {kind} are named {name!r}: give one another name"
            )
    return by_name


def _annotator(cls: type[Annotator]) -> DeclaredAnnotator:
    return DeclaredAnnotator(
        cls.name,
        path_of(cls),
        _summary(cls),
        provides=tuple(one.type_name() for one in cls.provides),
        requires=tuple(cls.requires),
        uses=tuple(cls.uses),
        metadata=tuple(cls.metadata),
        languages=None if computes_languages(cls) else tuple(cls.languages),
    )


def _summary(cls: type) -> str:
    """The first paragraph of what a class says of itself; of what it inherits nothing."""
    own = inspect.cleandoc(vars(cls).get("__doc__") or "")
    return " ".join(own.partition("\n\n")[0].split())


def _refuse_unknown_hooks(module: ModuleType, plugin: str) -> None:
    """Refuse a misspelt or unmarked hook; pluggy alone would never call it and never say so."""
    known = [f"glossator_{kind}" for kind in KINDS]
    for name, value in vars(module).items():
        marked = getattr(value, "glossator_impl", None) is not None
        own = inspect.isfunction(value) and value.__module__ == module.__name__
        if name not in known and (marked or (own and name.startswith("glossator_"))):
            raise PluginError(f"plugin {plugin!r}: " + unknown("hook", name, known))
        if name in known and own and not marked:
            raise PluginError(f"plugin {plugin!r}: mark {name} with @glossator.hookimpl")


def _own_annotators(module: ModuleType) -> list[type[Annotator]]:
    """The annotators that a module without hooks defines, in the order it defines them.

    One without a name is a base of others, unless there is no other.
    """
    own = [
        value
        for value in vars(module).values()
        if inspect.isclass(value)
        and issubclass(value, Annotator)
        and value.__module__ == module.__name__
    ]
    return [cls for cls in own if cls.name] or [cls for cls in own if cls.provides]


def _name(value: object) -> str:
    return value.__name__ if isinstance(value, type) else "..."


def _path(cls: type[Annotation]) -> str:
    return f"{cls.__module__}.{cls.__qualname__}"
