"""Whether a class declares what the contract asks for; said when its plugin is loaded."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterable, Iterator, Mapping
from difflib import get_close_matches
from functools import cache
from typing import Any

from glossator.errors import PluginError, unknown
from glossator.model import language
from glossator.model.annotation import Annotation, Relation, Span
from glossator.model.references import references
from glossator.plugins.annotator import Annotator
from glossator.plugins.attributes import (
    check_annotator_attributes,
    check_engine_attributes,
    check_format_attributes,
    check_layer_attributes,
    check_signatures,
    check_view_attributes,
    lacks_methods,
)
from glossator.plugins.engine import Engine
from glossator.plugins.fieldtypes import check_fields, fields_of
from glossator.plugins.format import Format
from glossator.plugins.options import Options
from glossator.plugins.view import View

_NAME = re.compile(r"[\w-]+")
"""What can stand in ``--layers``, ``--use``, ``--set`` and in an id."""


def check_annotator(cls: type[Annotator], given_by: str = "") -> None:
    """Raise PluginError where the class does not declare what the contract asks for.

    Args:
        cls: What is meant to be an annotator.
        given_by: What brings it, with a colon: for what is none.
    """
    if not (inspect.isclass(cls) and issubclass(cls, Annotator)):
        raise PluginError(
            f"{given_by}expected a class derived from glossator.Annotator, got {cls!r}"
        )
    where = f"annotator {cls.name or cls.__name__!r} ({cls.__module__})"
    check_annotator_attributes(cls, where)
    if not cls.name:
        raise PluginError(f"{where} has no name: set the class attribute `name`")
    if not (isinstance(cls.name, str) and _NAME.fullmatch(cls.name)):
        raise PluginError(f"{where}: `name` is made of letters, digits, - and _, got {cls.name!r}")
    if not cls.provides:
        raise PluginError(f"{where} provides nothing: set `provides` to its annotation classes")
    if not _is_list(cls.provides):
        raise PluginError(
            f"{where}: `provides` is a list of annotation classes, got {cls.provides!r}"
        )
    for provided in cls.provides:
        check_layer_type(provided, where)
    for field in ("requires", "uses", "metadata", "languages"):
        if field == "languages" and computes_languages(cls):
            continue
        value = getattr(cls, field)
        if not _is_list(value) or not all(isinstance(item, str) for item in value):
            raise PluginError(f"{where}: `{field}` is a list of names, got {value!r}")
        for tag in value if field == "languages" else ():
            if tag != "*" and not language.is_tag(tag):
                raise PluginError(f"{where}: `languages`: {language.expected(tag)}")
    _check_options(cls, where)
    _check_methods(cls, where)
    check_signatures(cls, Annotator, where)


def computes_languages(cls: type[Annotator]) -> bool:
    """Whether a class has a property in the place of `languages`."""
    return hasattr(inspect.getattr_static(cls, "languages"), "__get__")


def check_format(cls: type[Format], where: str) -> None:
    """Raise PluginError where the class does not declare what the contract of a format asks for."""
    check_format_attributes(cls, where)
    if not (isinstance(cls.name, str) and _NAME.fullmatch(cls.name)):
        raise PluginError(f"{where}: `name` is made of letters, digits, - and _, got {cls.name!r}")
    for field in ("suffixes", "companions"):
        value = getattr(cls, field)
        if not _is_list(value) or not all(isinstance(item, str) and item for item in value):
            raise PluginError(f"{where}: `{field}` is a list of endings of names, got {value!r}")
    for suffix in cls.suffixes:
        if not suffix.startswith(".") or "/" in suffix:
            raise PluginError(f"{where}: a suffix begins with a dot, as in '.x', got {suffix!r}")
    if not isinstance(cls.separator, bytes):
        raise PluginError(f"{where}: `separator` is bytes, got {cls.separator!r}")
    if cls.writes() and not cls.suffixes:
        raise PluginError(f"{where}: it writes files: set `suffixes` to what their names end in")
    if not (cls.reads() or cls.writes()):
        raise PluginError(f"{where} has neither `decode` nor `encode`")
    check_signatures(cls, Format, where)
    _check_options(cls, where)


def check_engine(cls: type[Engine], where: str) -> None:
    """Raise PluginError where the class does not declare what is asked of an engine."""
    check_engine_attributes(cls, where)
    if not (isinstance(cls.name, str) and _NAME.fullmatch(cls.name)):
        raise PluginError(f"{where}: `name` is made of letters, digits, - and _, got {cls.name!r}")
    if cls.run is Engine.run:
        raise PluginError(f"{where} has no `run`")
    check_signatures(cls, Engine, where)
    _check_options(cls, where)


def check_view(cls: type[View], where: str) -> None:
    """Raise PluginError where the class does not declare what is asked of a view."""
    check_view_attributes(cls, where)
    if not (isinstance(cls.name, str) and _NAME.fullmatch(cls.name)):
        raise PluginError(f"{where}: `name` is made of letters, digits, - and _, got {cls.name!r}")
    if not (isinstance(cls.title, str) and cls.title):
        raise PluginError(f"{where} has no heading: set the class attribute `title`")
    if not _is_list(cls.layers) or not all(isinstance(item, str) for item in cls.layers):
        raise PluginError(f"{where}: `layers` is a list of names, got {cls.layers!r}")
    if cls.draw is View.draw:
        raise PluginError(f"{where} has no `draw`")
    check_signatures(cls, View, where)


def _is_list(value: object) -> bool:
    """Whether it has items and is meant to: a string's letters are no names."""
    return isinstance(value, Iterable) and not isinstance(value, str | bytes | type)


def _check_options(cls: type[Annotator] | type[Format] | type[Engine], where: str) -> None:
    options = cls.options_type
    if not (inspect.isclass(options) and issubclass(options, Options)):
        raise PluginError(
            f"{where}: its options are a class derived from glossator.Options, got {options!r}"
        )
    try:
        options()
    except TypeError as error:
        raise PluginError(f"{where}: every option needs a default: {error}") from None
    try:
        check_fields(options, "an option")
    except PluginError as error:
        raise PluginError(f"{where}: {error}") from error
    for name in options.without_effect:
        if name not in options.__struct_fields__:
            known = options.__struct_fields__
            raise PluginError(f"{where}: `without_effect`: {unknown('option', name, known)}")


def _check_methods(cls: type[Annotator], where: str) -> None:
    if lacks_methods(cls):
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
    try:
        _check_layer_type(cls)
    except PluginError as error:
        raise PluginError(f"{where}: {error}") from error


@cache
def _check_layer_type(cls: type[Annotation]) -> None:
    """Look at a class, once if it is sound: several annotators may provide it."""
    check_layer_attributes(cls)
    for name, form, example in (
        ("layer_type", r"[\w-]*", "letters, digits, - and _"),
        ("layer_version", r"\d+\.\d+", "a version MAJOR.MINOR, as in '1.0'"),
        ("within", r"[\w-]*", "the name of a layer type"),
    ):
        value = getattr(cls, name, "")
        if not (isinstance(value, str) and re.fullmatch(form, value)):
            raise PluginError(f"{cls.__name__}.{name}: expected {example}, got {value!r}")
    if not isinstance(disjoint := getattr(cls, "disjoint", False), bool):
        raise PluginError(f"{cls.__name__}.disjoint: expected True or False, got {disjoint!r}")
    if cls.label_field and cls.label_field not in cls.__struct_fields__:
        wrong = unknown("field", cls.label_field, cls.__struct_fields__)
        raise PluginError(f"`label_field` of {cls.__name__}: {wrong}")
    for name in cls.facet_fields or ():
        is_property = isinstance(getattr(cls, name, None), property)
        if name not in (*cls.__struct_fields__, "text") and not is_property:
            wrong = unknown("field", name, [*cls.__struct_fields__, "text"])
            raise PluginError(f"`facet_fields` of {cls.__name__}: {wrong}")
    what = f"a field of {cls.__name__}"
    fields_of(cls, what)
    try:
        references(cls)
    except TypeError as error:
        raise PluginError(f"{what} has a type that is not understood: {error}") from None
    check_fields(cls, what)
    _check_shape(cls, what)


def _check_shape(cls: type[Annotation], what: str) -> None:
    """Refuse what changes how every annotation is written: its first fields, or its form."""
    base = next(one for one in (Span, Relation, Annotation) if issubclass(cls, one))
    config: Any = cls.__struct_config__
    for option, expected in (("array_like", False), ("forbid_unknown_fields", True)):
        if getattr(config, option) is not expected:
            raise PluginError(f"{cls.__name__}: leave out {option}={not expected}")
    ours = fields_of(base, base.__name__)
    own = {field.name: field for field in fields_of(cls, what)}
    for field in ours:
        if own[field.name] != field:
            names = ", ".join(one.name for one in ours)
            raise PluginError(
                f"{cls.__name__}.{field.name} is declared anew: {names} are those of "
                f"glossator.{base.__name__}; give your own another name"
            )


def misspelt(
    named: Iterable[tuple[str, str]], known: Iterable[str], classes: Mapping[str, str]
) -> Iterator[str]:
    """What names as a layer what no plugin declares, but nearly: in words, as warnings.

    A layer that nobody declares may be of a plugin that is not installed here; one that is nearly
    the name of another is misspelt, and the name of a class is meant for its layer.

    Args:
        named: As `targets` gives them.
        known: The layer types of all plugins that are loaded.
        classes: The names of their classes in lower case, and the layer type of each.
    """
    names = sorted(known)
    for where, target in named:
        near = classes.get(target.lower()) or next(iter(get_close_matches(target, names, n=1)), "")
        if near and target not in names:
            said = f"{where} names {target!r}, a layer that no plugin declares"
            yield f"{said}; did you mean {near!r}?"


def targets(cls: type[Annotator | Annotation | View]) -> Iterator[tuple[str, str]]:
    """Where a class names a layer type, and which."""
    for field, target in _targets(cls):
        yield f"{cls.__module__}.{cls.__qualname__}: {field}", target


def _targets(cls: type[Annotator | Annotation | View]) -> Iterator[tuple[str, str]]:
    """Each layer type that a class names, and where it does."""
    if issubclass(cls, View):
        yield from (("`layers`", target) for target in cls.layers)
    elif issubclass(cls, Annotator):
        for field in ("requires", "uses"):
            yield from ((f"`{field}`", target) for target in getattr(cls, field))
    else:
        for one in references(cls):
            if one.target is not None:
                yield f"the field `{one.field}`", one.target
        if within := getattr(cls, "within", ""):
            yield "`within`", within
