"""The chain as a user writes it: ``glossator.toml``, ``[tool.glossator]``, or options.

::

    layers = ["entities", "titles"]
    plugins = ["shout.py"]

    [use]
    tokens = "rules"

    [set.hedging]
    key = "value"
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from glossator.chains.resolver import Step
from glossator.errors import GlossatorError, OptionError, PluginError, unknown
from glossator.plugins.annotator import Annotator, Options
from glossator.plugins.registry import Registry

FILENAME = "glossator.toml"


class Written(str):
    """The value of an option as typed on the command line; its type decides how it is read."""

    __slots__ = ()


class ChainFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a user asks for; every part has a default, so that parts can be given alone."""

    layers: tuple[str, ...] = ()
    plugins: tuple[str, ...] = ()
    use: dict[str, str] = {}
    set: dict[str, dict[str, Any]] = {}

    def over(self, below: ChainFile) -> ChainFile:
        """This chain, with `below` where it is silent."""
        options = {name: dict(values) for name, values in below.set.items()}
        for name, values in self.set.items():
            options.setdefault(name, {}).update(values)
        return ChainFile(
            layers=self.layers or below.layers,
            plugins=tuple(dict.fromkeys([*below.plugins, *self.plugins])),
            use={**below.use, **self.use},
            set=options,
        )


def find(folder: Path) -> Path | None:
    """The chain file of a folder: ``glossator.toml``, else a pyproject with our table."""
    own = folder / FILENAME
    if own.is_file():
        return own
    project = folder / "pyproject.toml"
    if project.is_file() and _our_table(project) is not None:
        return project
    return None


def load(path: Path) -> ChainFile:
    """Read a chain file; plugin files are relative to it.

    Raises:
        OptionError: where it is absent, not TOML, or has an unknown or ill-typed key.
    """
    data = _our_table(path) if path.name == "pyproject.toml" else _toml(path)
    data = {} if data is None else data
    if not isinstance(data, dict):
        raise OptionError(f"{path}: expected a table [tool.glossator], got {data!r}")
    _refuse_unknown_keys(data, ChainFile, f"{path}: ")
    try:
        chain = msgspec.convert(data, ChainFile)
    except msgspec.ValidationError as error:
        raise OptionError(f"{path}: {error}") from None
    plugins = [str(path.parent / one) if one.endswith(".py") else one for one in chain.plugins]
    return msgspec.structs.replace(chain, plugins=tuple(plugins))


def from_options(
    *,
    layers: Iterable[str] = (),
    use: Iterable[str] = (),
    settings: Iterable[str] = (),
    plugins: Iterable[str] = (),
) -> ChainFile:
    """The chain that command-line options give: ``--use a=b``, ``--set annotator.key=value``."""
    options: dict[str, dict[str, Any]] = {}
    for setting in settings:
        target, value = _pair(setting, "--set annotator.key=value")
        name, dot, key = target.partition(".")
        if not (name and dot and key):
            raise OptionError(f"expected --set annotator.key=value, got {setting!r}")
        options.setdefault(name, {})[key] = Written(value)
    return ChainFile(
        layers=tuple(name for item in layers for name in _names(item)),
        plugins=tuple(plugins),
        use=dict(_pair(item, "--use layer=annotator") for item in use),
        set=options,
    )


def configure(
    steps: Sequence[Step], options: Mapping[str, Mapping[str, Any]], registry: Registry
) -> list[Annotator]:
    """Make the annotators of a chain with their options.

    A name in `options` is an annotator's or a plugin's; a plugin's options go to each of its
    annotators that has them.

    Raises:
        OptionError: for an unknown name or key, or a value of the wrong type.
    """
    known = {*registry.annotators, *(plugin.name for plugin in registry.plugins)}
    for name, values in options.items():
        if name not in known:
            raise OptionError(unknown("annotator or plugin", name, known))
        _check_keys(name, values, registry)
    made = []
    for step in steps:
        cls = step.annotator
        fields = cls.options_type.__struct_fields__
        values = {k: v for k, v in options.get(step.plugin, {}).items() if k in fields}
        values.update(options.get(cls.name, {}))
        made.append(_make(cls, options_of(cls, values)))
    return made


def _make(cls: type[Annotator], options: Options) -> Annotator:
    try:
        return cls(options)
    except GlossatorError:
        raise
    except Exception as error:
        raise PluginError(
            f"{cls.name}: it cannot be made: {type(error).__name__}: {error}"
        ) from error


def options_of(cls: type[Annotator], values: Mapping[str, Any]) -> Options:
    """The annotator's options from plain values, checked; strings become the declared type."""
    _refuse_unknown_keys(values, cls.options_type, f"{cls.name}: ")
    kinds = {field.encode_name: field.type for field in _fields(cls.options_type)}
    values = {
        key: _value(str(one), kinds[key]) if isinstance(one, Written) else one
        for key, one in values.items()
    }
    try:
        return msgspec.convert(values, cls.options_type, strict=False)
    except msgspec.ValidationError as error:
        message, _, path = str(error).partition(" - at `$.")
        key = path.rstrip("`")
        if key in values:
            message = f"{message.partition(', got ')[0]}, got {values[key]!r}"
        raise OptionError(f"{cls.name}.{key}: {message[:1].lower()}{message[1:]}") from None


def _check_keys(name: str, values: Mapping[str, Any], registry: Registry) -> None:
    plugin = next((plugin for plugin in registry.plugins if plugin.name == name), None)
    classes = [registry.annotators[name]] if name in registry.annotators else []
    classes += plugin.annotators if plugin else ()
    keys = {field for cls in classes for field in cls.options_type.__struct_fields__}
    for key in values:
        if key not in keys:
            raise OptionError(f"{name}: " + unknown("option", key, keys))


def _refuse_unknown_keys(values: Mapping[str, Any], cls: type, at: str) -> None:
    known = [field.encode_name for field in _fields(cls)]
    for key in values:
        if key not in known:
            raise OptionError(at + unknown("option", key, known))


def _fields(cls: Any) -> tuple[msgspec.structs.FieldInfo, ...]:
    return msgspec.structs.fields(cls)


def _our_table(project: Path) -> Any:
    """What a pyproject has for us, which should be a table; None where it has nothing."""
    tools = _toml(project).get("tool")
    return tools.get("glossator") if isinstance(tools, dict) else None


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise OptionError(f"{path}: {error.strerror or error}") from None
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise OptionError(f"{path}: {error}") from None


def _names(text: str) -> list[str]:
    names = [name.strip() for name in text.split(",") if name.strip()]
    if not names:
        raise OptionError(
            f"expected --layers a,b, got {text!r}; leave it out for the default chain"
        )
    return names


def _pair(text: str, form: str) -> tuple[str, str]:
    key, equals, value = text.partition("=")
    if not (key and equals):
        raise OptionError(f"expected {form}, got {text!r}")
    return key, value


def _value(text: str, kind: Any) -> Any:
    """A JSON value where the text is one (``true``, ``3``, ``["a"]``) of the option's type.

    Else the text itself, if that is of the type: ``2024`` may be a name.
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
    return value
