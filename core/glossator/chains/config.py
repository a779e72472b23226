"""The chain as a user writes it: ``glossator.toml``, ``[tool.glossator]``, or options.

::

    layers = ["entities", "titles"]
    plugins = ["shout.py"]
    use = ["rules"]

    [set.hedging]
    key = "value"

Keys are the long names of the options of ``glossator run``.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Any, Literal, TypeVar

import msgspec

from glossator.arguments import names, pair
from glossator.chains import languages
from glossator.errors import GlossatorError, OptionError, PluginError, unknown
from glossator.format.schema import DIALECT
from glossator.plugins.annotator import Annotator
from glossator.plugins.format import Format
from glossator.plugins.options import Options
from glossator.plugins.registry import Registry

T = TypeVar("T")

FILENAME = "glossator.toml"

O = TypeVar("O", bound=Options)  # noqa: E741  # for options

OnError = Literal["stop", "record", "skip"]
OnLanguage = Literal["skip", "error"]


class Written(str):
    """The value of an option as typed on the command line; its type decides how it is read."""

    __slots__ = ()


def _said(text: str) -> msgspec.Meta:
    return msgspec.Meta(description=text)


class ChainFile(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab"
):
    """A chain of Glossator: what ``glossator run`` is asked for; every key may be left out."""

    chain: Annotated[str, _said("The named chain that this one builds on.")] = ""
    layers: Annotated[
        tuple[str, ...], _said("Layers to produce; those of the named chain unless given.")
    ] = ()
    plugins: Annotated[
        tuple[str, ...], _said("Further plugins: modules, or .py files relative to this file.")
    ] = ()
    without: Annotated[tuple[str, ...], _said("Installed plugins to leave out.")] = ()
    use: Annotated[
        dict[str, str] | tuple[str, ...] | str,
        _said(
            "Who provides layers: a table of LAYER = ANNOTATOR, or a list of LAYER=ANNOTATOR and "
            "of names of annotators or plugins, which then provide all that they can."
        ),
    ] = ()
    set: Annotated[
        dict[str, dict[str, Any]],
        _said("Options, by the name of an annotator, a format or a plugin."),
    ] = {}
    minimal: Annotated[bool | None, _said("Leave out layers that are used but not required.")] = (
        None
    )
    on_error: Annotated[
        OnError | None, _said("A failing document: mark its layer, leave it out, or stop.")
    ] = None
    language: Annotated[
        str | None,
        _said("The language of documents that name none: a BCP 47 tag, or auto to find it out."),
    ] = None
    on_language: Annotated[
        OnLanguage | None,
        _said("A layer that no annotator makes for a document's language: leave it out, or fail."),
    ] = None
    batch_size: Annotated[
        Annotated[int, msgspec.Meta(ge=1)] | None, _said("Documents in a batch.")
    ] = None
    anew: Annotated[
        tuple[str, ...], _said("Layers to make again, whether or not they are up to date.")
    ] = ()
    engine: Annotated[str | None, _said("Where the chain runs.")] = None
    jobs: Annotated[
        Annotated[int, msgspec.Meta(ge=1)] | Literal["auto"] | None,
        _said("Processes to run in; auto takes one for each core."),
    ] = None
    time_limit: Annotated[
        Annotated[float, msgspec.Meta(gt=0)] | None,
        _said("Seconds that a document may take, where several processes run."),
    ] = None
    default: Annotated[
        bool, _said("Whether a plugin's named chain is the one to run where none is named.")
    ] = False

    files: dict[str, str] = {}
    """Key (of an option: ``annotator.key``) to the file that says it: for messages alone."""

    @property
    def uses(self) -> tuple[str, ...]:
        """`use` as on the command line: names before pairs, which are the closer word."""
        if isinstance(self.use, str):
            return (self.use,)
        if isinstance(self.use, dict):
            return tuple(f"{layer}={provider}" for layer, provider in self.use.items())
        return tuple(sorted(self.use, key=lambda one: "=" in one))

    def at(self, key: str) -> str:
        """The file that says a key, to begin a message with; nothing where it was typed."""
        return f"{self.files[key]}: " if key in self.files else ""

    def _says(self, key: str) -> bool:
        """Whether it has a word of its own on a key, or on an option ``annotator.key``."""
        name, dot, option = key.partition(".")
        if dot:
            return option in self.set.get(name, {})
        return bool(getattr(self, key.replace("-", "_")))

    def over(self, below: ChainFile) -> ChainFile:
        """This chain, with `below` where it is silent."""
        options = {name: dict(values) for name, values in below.set.items()}
        for name, values in self.set.items():
            options.setdefault(name, {}).update(values)
        merged: dict[str, Any] = {
            "layers": self.layers or below.layers,
            "plugins": tuple(dict.fromkeys([*below.plugins, *self.plugins])),
            "without": tuple(dict.fromkeys([*below.without, *self.without])),
            "anew": self.anew or below.anew,
            "use": (*below.uses, *self.uses),
            "set": options,
            "files": {
                key: file
                for key, file in {**below.files, **self.files}.items()
                if key in self.files or not self._says(key)
            },
        }
        for name in self.__struct_fields__:
            own = getattr(self, name)
            merged.setdefault(name, getattr(below, name) if own in (None, "") else own)
        return ChainFile(**merged)


CHAIN = "chain"
"""The name of the schema of chain files."""


def chain_schema() -> dict[str, Any]:
    """The JSON Schema of a chain file."""
    made = msgspec.json.schema(ChainFile)
    own: dict[str, Any] = made["$defs"].pop("ChainFile")
    del own["properties"]["files"]
    head = {"$schema": DIALECT, "$id": "urn:glossator:chain", "title": "Chain file"}
    return {**own, **head}


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
        raise OptionError(f"{path}: {_worded(error, data)}") from None
    if chain.language is not None:
        languages.check(chain.language, f"{path}: language")
    plugins = [str(path.parent / one) if one.endswith(".py") else one for one in chain.plugins]
    said = {key: str(path) for key in data if key != "set"}
    said |= {f"{name}.{key}": str(path) for name, values in chain.set.items() for key in values}
    return msgspec.structs.replace(chain, plugins=tuple(plugins), files=said)


def _worded(error: msgspec.ValidationError, data: Any) -> str:
    """What is wrong with a chain file, with the key and what stands there."""
    words, _, path = str(error).partition(" - at `$")
    value, key = data, ""
    for part in path.rstrip("`").replace("[", ".[").split("."):
        if part.startswith("[") and isinstance(value, list) and part[1:-1].isdigit():
            value, key = value[int(part[1:-1])], f"{key}{part}"
        elif isinstance(value, dict) and part in value:
            value, key = value[part], f"{key}.{part}".lstrip(".")
    if isinstance(value, dict) and "`object`" in words and "..." in path:
        # A key of a table of tables, which msgspec does not name: [set] with a value beside tables.
        wrong = next((name for name, one in value.items() if not isinstance(one, dict)), "")
        key, value = f"{key}.{wrong}", value.get(wrong)
        words = f"Expected a table of options, as in [{key}]"
    return f"{key}: {words[:1].lower()}{words.partition(', got')[0][1:]}, got {value!r:.60}"


def from_options(
    *,
    chain: str = "",
    layers: Iterable[str] = (),
    use: Iterable[str] = (),
    settings: Iterable[str] = (),
    plugins: Iterable[str] = (),
    without: Iterable[str] = (),
    anew: Iterable[str] = (),
    **others: Any,
) -> ChainFile:
    """The chain that command-line options give: ``--use a=b``, ``--set annotator.key=value``.

    Args:
        chain: The name of a chain.
        layers: Comma-separated names.
        use: ``LAYER=ANNOTATOR``, or names of annotators or plugins.
        settings: ``ANNOTATOR.KEY=VALUE``.
        plugins: Files or modules.
        without: Comma-separated names of plugins.
        anew: Comma-separated names of layers.
        others: Further keys of a chain file; None for those not given.
    """
    options: dict[str, dict[str, Any]] = {}
    for setting in settings:
        target, value = pair(setting, "--set", "ANNOTATOR.KEY=VALUE", value_needed=False)
        name, dot, key = target.partition(".")
        if not (name and dot and key):
            raise OptionError(f"--set: expected ANNOTATOR.KEY=VALUE, got {setting!r}")
        options.setdefault(name, {})[key] = Written(value)
    for one in use:
        if "=" in one or not one:
            pair(one, "--use", "LAYER=ANNOTATOR, or the name of an annotator or plugin")
    return ChainFile(
        chain=chain,
        layers=tuple(name for item in layers for name in _names(item)),
        plugins=tuple(plugins),
        without=tuple(names(*without)),
        use=tuple(use),
        anew=tuple(names(*anew)),
        set=options,
        **others,
    )


def providers(use: Iterable[str], registry: Registry) -> dict[str, str]:
    """Layer type to the annotator or plugin that is to provide it; later words win.

    Args:
        use: ``LAYER=NAME``, or ``NAME`` for all layers that the annotator or plugin provides.
        registry: The plugins to choose from.

    Raises:
        OptionError: where nobody has that name.
    """
    chosen: dict[str, str] = {}
    for one in use:
        layer, equals, name = one.partition("=")
        if equals:
            chosen[layer] = name
            continue
        made = {
            layer
            for name in registry.annotators
            if one in (name, registry.owner(name).name)
            for layer in registry.provided(name)
        }
        if not made:
            known = {*registry.annotators, *(p.name for p in registry.plugins)}
            hint = f": {one!r} is a layer, write {one}=ANNOTATOR" * (one in registry.layer_types)
            raise OptionError(unknown("annotator or plugin", one, known) + hint)
        chosen.update(dict.fromkeys(sorted(made), one))
    return chosen


def check_options(
    options: Mapping[str, Mapping[str, Any]],
    registry: Registry,
    files: Mapping[str, str] = MappingProxyType({}),
) -> None:
    """Raise OptionError for options of nobody, or that nobody of that name has."""
    known = {
        *registry.annotators,
        *registry.formats,
        *(plugin.name for plugin in registry.plugins),
    }
    for name, values in options.items():
        at = _file(files, name, values)
        if name not in known:
            raise OptionError(at + unknown("annotator, format or plugin", name, known))
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
            return _make(cls, lambda: cls(options_of(cls, values)))

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

    def make(cls: type[Format]) -> Format:
        own = options.get(cls.name, {})
        if cls.name in registry.annotators:
            own = _shared(own, cls.options_type.__struct_fields__)
        with _told_of_file(files, options, cls.name):
            return _make(cls, lambda: cls(options_of(cls, own), registry.layer_types))

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


def _make(cls: type[Annotator] | type[Format], make: Callable[[], T]) -> T:
    try:
        return make()
    except GlossatorError:
        raise
    except Exception as error:
        raise PluginError(
            f"{cls.name}: it cannot be made: {type(error).__name__}: {error}"
        ) from error


def options_of(cls: type[Annotator] | type[Format], values: Mapping[str, Any]) -> Options:
    """The options of an annotator or a format from plain values, checked.

    Strings become what their declared type says.
    """
    _refuse_unknown_keys(values, cls.options_type, f"{cls.name}: ")
    kinds = {field.encode_name: field.type for field in _fields(cls.options_type)}
    values = {
        key: _value(str(one), kinds[key]) if isinstance(one, Written) else one
        for key, one in values.items()
    }
    return converted(cls.options_type, values, cls.name)


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
        return msgspec.convert(values, kind, strict=False)
    except msgspec.ValidationError as error:
        message, _, path = str(error).partition(" - at `$.")
        key = path.rstrip("`")
        if key in values:
            message = f"{message.partition(', got ')[0]}, got {values[key]!r}"
        raise OptionError(f"{owner}.{key}: {message[:1].lower()}{message[1:]}") from None


def _file(files: Mapping[str, str], name: str, keys: Iterable[str]) -> str:
    """The file that options stand in, to begin a message with; nothing where one was typed."""
    found = {files.get(f"{name}.{key}") for key in keys}
    return f"{found.pop()}: " if len(found) == 1 and None not in found else ""


def _check_keys(name: str, values: Mapping[str, Any], registry: Registry, at: str) -> None:
    names = {name} & registry.annotators.keys()
    for plugin in registry.plugins:
        if plugin.name == name:
            names |= {one.name for one in plugin.declared.annotators} & registry.annotators.keys()
    classes: list[type[Annotator] | type[Format]] = [registry.annotators[one] for one in names]
    classes += [registry.formats[name]] if name in registry.formats else []
    keys = {key for cls in classes for key in cls.options_type.__struct_fields__}
    for key in values:
        if key not in keys:
            raise OptionError(f"{at}{name}: " + unknown("option", key, keys))


def _refuse_unknown_keys(values: Mapping[str, Any], cls: type, at: str) -> None:
    known = [field.encode_name for field in _fields(cls) if (cls, field.name) != _HIDDEN]
    for key in values:
        if key not in known:
            raise OptionError(at + unknown("option", key, known))


_HIDDEN = (ChainFile, "files")


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
    found = names(text)
    if not found:
        raise OptionError(
            f"expected --layers a,b, got {text!r}; leave it out for the default chain"
        )
    return found


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
