"""The chain as a user writes it: ``glossator.toml``, ``[tool.glossator]``, or options.

::

    layers = ["entities", "titles"]
    plugins = ["shout.py"]
    use = ["rules"]

    [set.hedging]
    key = "value"

    [lists.hedging]
    extend = "our-cues.toml"
    cut = ["could"]

Keys are the long names of the options of ``glossator run``; ``[lists.NAME]`` is what a project
changes about the word lists of an annotator.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Any, Literal

import msgspec

from glossator.arguments import names, pair
from glossator.chains.options import Written
from glossator.errors import OptionError
from glossator.format.schema import DIALECT
from glossator.plugins.plugin import missing
from glossator.plugins.registry import Registry

OnError = Literal["stop", "record", "skip"]
OnLanguage = Literal["skip", "error"]


def _said(text: str) -> msgspec.Meta:
    return msgspec.Meta(description=text)


Files = Annotated[tuple[str, ...], msgspec.Meta(min_length=1)] | str
Rows = tuple[str | dict[str, Any], ...]


class ListsTable(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a project changes about the word lists of an annotator."""

    extend: Annotated[Files, _said("Files whose entries are added.")] = ""
    replace: Annotated[
        Files, _said("Files with whole lists, which stand in the place of those of that name.")
    ] = ""
    add: Annotated[
        Rows, _said("Entries that are added, as in a file: words, or a table with fields.")
    ] = ()
    cut: Annotated[Rows | str, _said("Entries that are taken out, or a file of them.")] = ()

    def option(self, folder: Path) -> dict[str, Any]:
        """The option `lists` of the annotator: what is said, paths made absolute."""
        made: dict[str, Any] = {}
        for key in ("extend", "replace"):
            given = getattr(self, key)
            paths = (given,) if isinstance(given, str) else given
            made[key] = [str((folder / one).absolute()) for one in paths if one]
        made["add"] = self.add
        if isinstance(self.cut, str):
            made["cut_files"] = [str((folder / self.cut).absolute())]
        else:
            made["cut"] = self.cut
        return {key: value for key, value in made.items() if value}


class ChainFile(
    msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, rename="kebab"
):
    """A chain of Glossator: what ``glossator run`` is asked for; every key may be left out."""

    chain: Annotated[str, _said("The named chain that this one builds on.")] = ""
    layers: Annotated[
        tuple[str, ...],
        msgspec.Meta(min_length=1),
        _said("Layers to produce; those of the named chain unless given."),
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
        _said("Options, by the name of an annotator, a format, an engine or a plugin."),
    ] = {}
    lists: Annotated[
        dict[str, ListsTable], _said("Changes of word lists, by the name of their annotator.")
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
    max_characters: Annotated[
        Annotated[int, msgspec.Meta(ge=0)] | None,
        _said("Characters that a text may have, or it has failed; 0 for any number."),
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
    address: Annotated[
        str | None, _said("The cluster that an engine runs on, where it can reach one.")
    ] = None
    default: Annotated[
        bool, _said("Whether a plugin's named chain is the one to run where none is named.")
    ] = False

    files: dict[str, str] = {}
    """Key (of an option: ``annotator.key``) to the file that says it: for messages, and for paths,
    which are relative to it."""

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


def chain_schema() -> dict[str, Any]:
    """The JSON Schema of a chain file."""
    made = msgspec.json.schema(ChainFile)
    own: dict[str, Any] = made["$defs"].pop("ChainFile")
    del own["properties"]["files"]
    head = {"$schema": DIALECT, "$id": "urn:glossator:chain", "title": "Chain file"}
    return {**own, **head, "$defs": made["$defs"]}


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
            said = missing("annotator or plugin", one, known, registry.broken)
            raise OptionError(said + hint)
        chosen.update(dict.fromkeys(sorted(made), one))
    return chosen


def _names(text: str) -> list[str]:
    found = names(text)
    if not found:
        raise OptionError(
            f"expected --layers a,b, got {text!r}; leave it out for the default chain"
        )
    return found
