"""The options of annotators, formats and engines, made of what a user set."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar, get_args, get_origin

import msgspec

from glossator.chains.wording import refused
from glossator.errors import GlossatorError, OptionError, PluginError, unknown
from glossator.model.types import types_within
from glossator.plugins.annotator import Annotator
from glossator.plugins.engine import Engine
from glossator.plugins.format import Format
from glossator.plugins.optionfile import OptionFile, from_path
from glossator.plugins.options import Options
from glossator.plugins.plugin import missing
from glossator.plugins.registry import Registry

LISTS = "lists"
"""The option that ``[lists.ANNOTATOR]`` of a chain file sets."""

T = TypeVar("T")
O = TypeVar("O", bound=Options)  # noqa: E741  # for options


class Written(str):
    """The value of an option as typed on the command line; its type decides how it is read."""

    __slots__ = ()


def placed(
    options: Mapping[str, Mapping[str, Any]],
    registry: Registry,
    files: Mapping[str, str] = MappingProxyType({}),
) -> dict[str, dict[str, Any]]:
    """The options with the paths of `OptionFile` made absolute, wherever they are read then.

    A path is relative to the file that says the option, a typed one to the working directory.
    """
    made = {name: dict(values) for name, values in options.items()}
    for name, values in made.items():
        for cls in classes_of(name, registry):
            for field in fields_of(cls.options_type):
                if field.encode_name in values and _is_of_files(field.type):
                    said = files.get(f"{name}.{field.encode_name}")
                    folder = Path(said).parent if said else Path()
                    several = get_origin(field.type) is tuple
                    values[field.encode_name] = _paths(values[field.encode_name], folder, several)
    return made


def _is_of_files(kind: Any) -> bool:
    return kind is OptionFile or OptionFile in get_args(kind)


def _paths(value: Any, folder: Path, several: bool) -> Any:
    """A path or several as they are said, absolute; what is none is refused later."""
    if isinstance(value, Written) and value.startswith("["):
        value = _value(str(value), list[str])
    if isinstance(value, str) and value:
        path = str(Path(folder, value).absolute())
        return [path] if several else path
    if isinstance(value, list):
        return [_paths(one, folder, several=False) for one in value]
    return value


def check_options(
    options: Mapping[str, Mapping[str, Any]],
    registry: Registry,
    files: Mapping[str, str] = MappingProxyType({}),
) -> None:
    """Raise OptionError for options of nobody, or that nobody of that name has."""
    known = {
        *registry.annotators,
        *registry.formats,
        *registry.engines,
        *(plugin.name for plugin in registry.plugins),
    }
    for name, values in options.items():
        at = _file(files, name, values)
        if name not in known and LISTS not in values:
            raise OptionError(
                at + missing("annotator, format, engine or plugin", name, known, registry.broken)
            )
        _check_keys(name, values, registry, at)


def configured(
    options: Mapping[str, Mapping[str, Any]],
    registry: Registry,
    files: Mapping[str, str] = MappingProxyType({}),
) -> Callable[[str], Annotator]:
    """What makes an annotator by name, with its options.

    A name in `options` is an annotator's or a plugin's; a plugin's options go to each of its
    annotators that has them.

    Raises:
        OptionError: for an unknown name or key, or a value of the wrong type.
    """
    check_options(options, registry, files)

    def make(name: str) -> Annotator:
        cls, plugin = registry.annotators[name], registry.owner(name).name
        fields = cls.options_type.__struct_fields__
        values = {k: v for k, v in options.get(plugin, {}).items() if k in fields}
        own = options.get(name, {})
        values.update(_shared(own, fields) if name in registry.formats else own)
        with _told_of_file(files, options, name, plugin):
            return made(cls, lambda: cls(options_of(cls, values)))

    return make


def configured_formats(
    options: Mapping[str, Mapping[str, Any]],
    registry: Registry,
    files: Mapping[str, str] = MappingProxyType({}),
) -> Callable[[type[Format]], Format]:
    """What makes a format with its options, those under its name.

    Raises:
        OptionError: for an unknown name or key; the function, for a value of the wrong type.
    """
    check_options(options, registry, files)
    options = placed(options, registry, files)

    def make(cls: type[Format]) -> Format:
        own = options.get(cls.name, {})
        if cls.name in registry.annotators:
            own = _shared(own, cls.options_type.__struct_fields__)
        with _told_of_file(files, options, cls.name):
            return made(cls, lambda: cls(options_of(cls, own), registry.layer_types))

    return make


def _shared(values: Mapping[str, Any], fields: Container[str]) -> dict[str, Any]:
    """Those of the options under a name that one of its two owners has."""
    return {key: value for key, value in values.items() if key in fields}


@contextmanager
def _told_of_file(
    files: Mapping[str, str], options: Mapping[str, Mapping[str, Any]], *names: str
) -> Iterator[None]:
    """Begin the error of an option with the file that it stands in."""
    try:
        yield
    except OptionError as error:
        given = (one for one in names if one in options)
        at = next((at for one in given if (at := _file(files, one, options[one]))), "")
        raise OptionError(f"{at}{error}") from None


def made(cls: type[Annotator] | type[Format] | type[Engine], make: Callable[[], T]) -> T:
    """One of a plugin's class, with its options; PluginError where it cannot be made."""
    try:
        one = make()
    except GlossatorError:
        raise
    except Exception as error:
        words = f"{type(error).__name__}: {error}"
        raise PluginError(f"{cls.name}: it cannot be made: {words}") from error
    if not hasattr(one, "options"):
        raise PluginError(f"{cls.name}: its __init__ does not call super().__init__(options)")
    return one


def options_of(
    cls: type[Annotator] | type[Format] | type[Engine], values: Mapping[str, Any], owner: str = ""
) -> Options:
    """The options of an annotator, a format or an engine from plain values, checked.

    Strings become what their declared type says.
    """
    owner = owner or cls.name
    return converted(cls.options_type, plain_options(cls, values, owner), owner)


def plain_options(
    cls: type[Annotator] | type[Format] | type[Engine], values: Mapping[str, Any], owner: str = ""
) -> dict[str, Any]:
    """Values as a chain file has them: what was typed is read as its declared type says.

    Raises:
        OptionError: for an option that there is not.
    """
    kinds = {field.encode_name: field.type for field in fields_of(cls.options_type)}
    refuse_unknown(values, kinds, f"{owner or cls.name}: ")
    return {
        key: _value(str(one), kinds[key]) if isinstance(one, Written) else one
        for key, one in values.items()
    }


def converted(kind: type[O], values: Mapping[str, Any], owner: str) -> O:
    """Options from plain values, checked.

    Args:
        kind: Their class.
        values: What was set.
        owner: Whose options they are, for the error.

    Raises:
        OptionError: naming owner and key, where a value is not of the option's type or range.
    """
    try:
        return msgspec.convert(values, kind, strict=False, dec_hook=from_path)
    except msgspec.ValidationError as error:
        raise OptionError(f"{owner}.{refused(error, kind, values)}") from None


def _file(files: Mapping[str, str], name: str, keys: Iterable[str]) -> str:
    """The file that options stand in, to begin a message with; nothing where one was typed."""
    found = {files.get(f"{name}.{key}") for key in keys}
    return f"{found.pop()}: " if len(found) == 1 and None not in found else ""


def _check_keys(name: str, values: Mapping[str, Any], registry: Registry, at: str) -> None:
    keys = {key for cls in classes_of(name, registry) for key in cls.options_type.__struct_fields__}
    if LISTS in values and LISTS not in keys:
        having = {
            one
            for one, cls in registry.annotators.items()
            if LISTS in cls.options_type.__struct_fields__
        }
        raise OptionError(at + missing("annotator with word lists", name, having, registry.broken))
    refuse_unknown(values, keys, f"{at}{name}: ")


def classes_of(
    name: str, registry: Registry
) -> list[type[Annotator] | type[Format] | type[Engine]]:
    """What has options under a name: an annotator, a plugin's annotators, a format, an engine."""
    names = {name} & registry.annotators.keys()
    for plugin in registry.plugins:
        if plugin.name == name:
            names |= {one.name for one in plugin.declared.annotators} & registry.annotators.keys()
    classes: list[type[Annotator] | type[Format] | type[Engine]] = [
        registry.annotators[one] for one in names
    ]
    classes += [registry.formats[name]] if name in registry.formats else []
    classes += [registry.engines[name]] if name in registry.engines else []
    return classes


def refuse_unknown(values: Iterable[str], known: Iterable[str], at: str) -> None:
    """Raise OptionError for a key that is not among the known ones; `at` begins the message."""
    names = list(known)
    for key in values:
        if key not in names:
            raise OptionError(at + unknown("option", key, names))


def fields_of(cls: Any) -> tuple[msgspec.structs.FieldInfo, ...]:
    """The fields of a struct."""
    return msgspec.structs.fields(cls)


def _value(text: str, kind: Any) -> Any:
    """A JSON value where the text is one (``true``, ``3``, ``["a"]``) of the option's type.

    Else the text itself, if that is of the type, or if it should be text of some kind: ``2024`` may
    be a name.
    """
    try:
        value = msgspec.json.decode(text)
    except msgspec.DecodeError:
        return text
    for one in (value, text):
        try:
            msgspec.convert(one, kind, strict=False)
        except msgspec.ValidationError:
            continue
        return one
    return text if _is_text(kind) else value


def _is_text(kind: Any) -> bool:
    """Whether a type is one of text: ``str``, perhaps of a pattern, or words to choose from."""
    found = {type(one) for one, _ in types_within(msgspec.inspect.type_info(kind))}
    return not found - _OF_TEXT


_OF_TEXT = {
    msgspec.inspect.EnumType,
    msgspec.inspect.LiteralType,
    msgspec.inspect.Metadata,
    msgspec.inspect.NoneType,
    msgspec.inspect.StrType,
    msgspec.inspect.UnionType,
}
