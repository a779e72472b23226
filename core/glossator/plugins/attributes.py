"""Whether the attributes of a class are those that the contract knows: a misspelt one is silent."""

from __future__ import annotations

import inspect
from collections.abc import Container, Iterator
from difflib import get_close_matches
from functools import cache
from typing import Any

from glossator.errors import PluginError
from glossator.model.annotation import Annotation, Relation, Span
from glossator.plugins.annotator import Annotator
from glossator.plugins.engine import Engine
from glossator.plugins.format import Format
from glossator.plugins.options import Options
from glossator.plugins.view import View

_CLOSE = 0.8
"""How near a name must come to a known one to be taken for it."""


def check_annotator_attributes(cls: type[Annotator], where: str) -> None:
    """Raise PluginError where an attribute is nearly one that annotators have."""
    # That none of these is written is told elsewhere, with the nearest name.
    told = ("annotate", "annotate_batch") if lacks_methods(cls) else ()
    _check_attributes(cls, Annotator, where, told)


def check_format_attributes(cls: type[Format], where: str) -> None:
    """Raise PluginError where an attribute is nearly one that formats have."""
    _check_attributes(cls, Format, where)


def check_engine_attributes(cls: type[Engine], where: str) -> None:
    """Raise PluginError where an attribute is nearly one that engines have."""
    _check_attributes(cls, Engine, where)


def check_view_attributes(cls: type[View], where: str) -> None:
    """Raise PluginError where an attribute is nearly one that views have."""
    _check_attributes(cls, View, where)


def _check_attributes(cls: type, base: type, where: str, told: Container[str] = ()) -> None:
    for name, value, _ in _own(cls, base):
        is_options = inspect.isclass(value) and issubclass(value, Options)
        if is_options and (name == "options" or cls.__dict__.get("options_type") is None):
            known = "is set by the core" if name == "options" else "is read by nothing"
            raise PluginError(
                f"{where}: `{name}` {known}: name their class in brackets, as in "
                f"class {cls.__name__}(glossator.{base.__name__}[{value.__name__}])"
            )
        if near := _near(name, value, cls, base, told):
            raise PluginError(f"{where}: nothing reads `{name}`; did you mean {near!r}?")


def check_signatures(cls: type, base: type, where: str) -> None:
    """Raise PluginError where a method cannot be called as the core calls it."""
    for name in known_attributes(base):
        ours, theirs = _function(_static(base, name)), _function(_static(cls, name))
        if ours is None or theirs is None or ours is theirs:
            continue
        given = list(inspect.signature(ours).parameters)
        if inspect.iscoroutinefunction(theirs) or inspect.isasyncgenfunction(theirs):
            raise PluginError(f"{where}: `{name}` is awaited by nothing: write `def`, not `async`")
        try:
            inspect.signature(theirs).bind(*given)
        except TypeError as error:
            said = " and ".join(given[1:]) or f"{given[0]} alone"
            raise PluginError(f"{where}: `{name}` is called with {said}: {error}") from None


def _function(value: object) -> Any:
    """The plain function of a method; None where it is made otherwise."""
    value = value.__func__ if isinstance(value, classmethod) else value
    return value if inspect.isfunction(value) else None


def lacks_methods(cls: type[Annotator]) -> bool:
    """Whether an annotator has nothing that annotates."""
    return cls.annotate is Annotator.annotate and cls.annotate_batch is Annotator.annotate_batch


def check_layer_attributes(cls: type[Annotation]) -> None:
    """Raise PluginError where an attribute is nearly one that annotation classes have, or no field.

    A value without a type is an attribute of the class, where a field was meant.
    """
    base = next(one for one in (Span, Relation, Annotation) if issubclass(cls, one))
    for name in cls.__struct_fields__:
        if name in known_attributes(Span):
            kind = type(getattr(Span, name)).__name__
            how = f"write `{name}: ClassVar[{kind}] = ...`, or give a field another name"
            raise PluginError(f"{cls.__name__}.{name} is no field, it is said of the class: {how}")
    for name, given in (("check", "layer and document"), ("upgrade", "record and version")):
        if not isinstance(_static(cls, name), classmethod):
            raise PluginError(f"{cls.__name__}.{name}: make it a @classmethod of {given}")
    check_signatures(cls, base, cls.__name__)
    for name, value, is_typed in _own(cls, base):
        if name in known_attributes(Span):
            raise PluginError(f"{cls.__name__}.{name} is for spans: derive from glossator.Span")
        if near := _near(name, value, cls, base):
            raise PluginError(f"{cls.__name__}: nothing reads `{name}`; did you mean {near!r}?")
        if not (is_typed or _is_method(value) or inspect.isclass(value) or name.isupper()):
            kind = type(value).__name__
            raise PluginError(
                f"{cls.__name__}.{name} has no type, so that it is no field: write "
                f"`{name}: {kind} = {value!r:.40}`; or `{name}: ClassVar[{kind}]`, if it is meant "
                "to be none"
            )


def _own(cls: type, base: type) -> Iterator[tuple[str, Any, bool]]:
    """What a class adds to those of the core: name, value, and whether it is given a type."""
    for owner in cls.__mro__:
        if owner is base or not issubclass(owner, base):
            continue
        types = vars(owner).get("__annotations__", {})
        names = {**dict.fromkeys(types), **vars(owner)}
        for name, value in names.items():
            if not name.startswith("_") and name not in known_attributes(base):
                yield name, value, name in types


@cache
def known_attributes(base: type) -> tuple[str, ...]:
    """The public attributes of a class of the core, its fields aside."""
    found = {name for owner in base.__mro__ for name in vars(owner) if not name.startswith("_")}
    return tuple(sorted(found - set(getattr(base, "__struct_fields__", ()))))


def _near(name: str, value: Any, cls: type, base: type, told: Container[str] = ()) -> str:
    """What a name is nearly the name of, among that of its kind which the class does not set."""
    unset = [
        known
        for known in known_attributes(base)
        if _static(cls, known) is (ours := _static(base, known))
        and _is_method(ours) == _is_method(value)
        and known not in told
    ]
    return next(iter(get_close_matches(name, unset, n=1, cutoff=_CLOSE)), "")


def _static(cls: type, name: str) -> object:
    """What a class has of that name, not called and not bound."""
    return next(vars(owner)[name] for owner in cls.__mro__ if name in vars(owner))


def _is_method(value: object) -> bool:
    return inspect.isroutine(value) or isinstance(value, classmethod | staticmethod | property)
