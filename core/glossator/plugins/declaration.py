"""Whether a class declares what the contract asks for; said when its plugin is loaded."""

from __future__ import annotations

import inspect
from collections.abc import Iterable
from difflib import get_close_matches

import msgspec

from glossator.errors import PluginError, unknown
from glossator.model.annotation import Annotation
from glossator.model.references import references
from glossator.plugins.annotator import Annotator, Options


def check_annotator(cls: type[Annotator]) -> None:
    """Raise PluginError where the class does not declare what the contract asks for."""
    if not (inspect.isclass(cls) and issubclass(cls, Annotator)):
        raise PluginError(f"expected a class derived from glossator.Annotator, got {cls!r}")
    where = f"annotator {cls.name or cls.__name__!r} ({cls.__module__})"
    if not cls.name:
        raise PluginError(f"{where} has no name: set the class attribute `name`")
    if not cls.provides:
        raise PluginError(f"{where} provides nothing: set `provides` to its annotation classes")
    if not _is_list(cls.provides):
        raise PluginError(
            f"{where}: `provides` is a list of annotation classes, got {cls.provides!r}"
        )
    for provided in cls.provides:
        check_layer_type(provided, where)
    for field in ("requires", "uses", "metadata", "languages"):
        value = getattr(cls, field)
        if not _is_list(value) or not all(isinstance(item, str) for item in value):
            raise PluginError(f"{where}: `{field}` is a list of names, got {value!r}")
    _check_options(cls, where)
    _check_methods(cls, where)


def _is_list(value: object) -> bool:
    """Whether it has items and is meant to: a string's letters are no names."""
    return isinstance(value, Iterable) and not isinstance(value, str | bytes | type)


def _check_options(cls: type[Annotator], where: str) -> None:
    options = cls.options_type
    if not (inspect.isclass(options) and issubclass(options, Options)):
        raise PluginError(
            f"{where}: its options are a class derived from glossator.Options, got {options!r}"
        )
    try:
        default = options()
    except TypeError as error:
        raise PluginError(f"{where}: every option needs a default: {error}") from None
    try:
        # msgspec checks no types when a struct is made.
        msgspec.convert(msgspec.to_builtins(default), options)
    except (TypeError, msgspec.ValidationError) as error:
        raise PluginError(f"{where}: the default of an option: {error}") from None
    for name in options.without_effect:
        if name not in options.__struct_fields__:
            known = options.__struct_fields__
            raise PluginError(f"{where}: `without_effect`: {unknown('option', name, known)}")


def _check_methods(cls: type[Annotator], where: str) -> None:
    if cls.annotate is Annotator.annotate and cls.annotate_batch is Annotator.annotate_batch:
        own = [name for name, value in vars(cls).items() if inspect.isfunction(value)]
        near = get_close_matches("annotate", own, n=1)
        hint = f"; is {near[0]!r} meant to be it?" if near else ""
        raise PluginError(f"{where} has neither `annotate` nor `annotate_batch`{hint}")


def check_layer_type(cls: type[Annotation], where: str) -> None:
    """Raise PluginError where the class is no annotation class, or JSON has no such fields."""
    if not (inspect.isclass(cls) and issubclass(cls, Annotation)):
        raise PluginError(
            f"{where} provides {cls!r}: "
            "expected a class derived from glossator.Span or glossator.Relation"
        )
    if cls.label_field and cls.label_field not in cls.__struct_fields__:
        wrong = unknown("field", cls.label_field, cls.__struct_fields__)
        raise PluginError(f"{where}: `label_field` of {cls.__name__}: {wrong}")
    try:
        references(cls)
    except (NameError, TypeError) as error:
        raise PluginError(
            f"{where}: a field of {cls.__name__} has a type that is not understood: {error}"
        ) from None
