"""A chain ready to run: from what a user asked for to a runner with its annotators."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec

from glossator.chains import chainfiles, config
from glossator.chains.assessor import MAX_CHARACTERS
from glossator.chains.config import ChainFile
from glossator.chains.languages import AUTO, check, finder
from glossator.chains.options import configured, made, options_of, placed
from glossator.chains.plans import FindPlan, MakeAnnotator, Plans
from glossator.chains.resolver import Plan, resolve
from glossator.chains.runner import Runner
from glossator.errors import ChainError, OptionError, PluginError, unknown
from glossator.plugins.annotator import Annotator
from glossator.plugins.discovery import registry_with
from glossator.plugins.engine import Engine
from glossator.plugins.plugin import unloaded
from glossator.plugins.registry import Registry


def assemble(
    registry: Registry, asked: ChainFile, share: Callable[[Annotator], Annotator] | None = None
) -> Runner:
    """The chain of what a user asked for, its annotators made with their options.

    Args:
        registry: The plugins to choose from, as `registry_of` gives them for `asked`.
        asked: What is asked for; the named chain that it builds on speaks where it is silent.
        share: Gives an annotator that is there already in the place of one that is just like it.

    Raises:
        GlossatorError: where the chain cannot be made.
    """
    base = named_chain(registry, asked.chain, asked.at("chain"))
    asked = msgspec.structs.replace(asked, set=placed(asked.set, registry, asked.files))
    whole = asked.over(base)
    make = configured(whole.set, registry, whole.files)
    told = check(asked.language, "language") if asked.language else None
    made = (lambda name: share(make(name))) if share else make
    plans = Plans(finder_of_plans(registry, asked), made, _taken_for(told, base.language))
    # A mistake in options is told before all else, also in those of who has nothing to do here.
    planned = [step.annotator.name for step in plans.usual.steps]
    for name in planned:
        plans.annotator(name)
    for name in sorted(asked.set.keys() & registry.annotators.keys() - {*planned}):
        make(name)
    for said in registry.doubts_of(planned):
        warnings.warn(said, stacklevel=2)
    _check_anew(whole.anew, plans.usual, registry, asked.at("anew"))
    return Runner(
        plans,
        on_error=whole.on_error or "record",
        on_language=whole.on_language or "skip",
        language_of=finder(told),
        batch_size=whole.batch_size or 32,
        max_characters=MAX_CHARACTERS if whole.max_characters is None else whole.max_characters,
        forced=_providers(asked, registry),
        anew=whole.anew,
        maker_of=registry.maker,
        types=registry.layer_types,
        recipe=asked,
        registry=registry,
    )


def _taken_for(told: str | None, chains: str | None) -> str | None:
    """The language of documents of which nothing is known: the named chain's is a guess."""
    return next((one for one in (told, chains) if one and one != AUTO), None)


def finder_of_plans(registry: Registry, asked: ChainFile) -> FindPlan:
    """The plan for a language of what a user asked for, the named chain's choices where silent.

    Raises:
        ChainError: where there is nothing to do; the function, where there is nobody who does it.
    """
    base = named_chain(registry, asked.chain, asked.at("chain"))
    layers = asked.layers or base.layers
    if not layers:
        raise ChainError("the chain is empty: name layers with --layers, or a chain with --chain")

    use = _providers(asked, registry)

    def find(language: str | None, annotator: MakeAnnotator) -> Plan:
        try:
            return resolve(
                registry,
                layers,
                use=use,
                prefer=config.providers(base.uses, registry),
                minimal=bool(asked.minimal if asked.minimal is not None else base.minimal),
                language=language,
                annotator=annotator,
            )
        except ChainError as error:
            at = asked.at("use") if "provider" in str(error) else asked.at("layers")
            raise ChainError(f"{at}{error}") from None

    return find


def _providers(asked: ChainFile, registry: Registry) -> dict[str, str]:
    """As `config.providers`; what nobody is called is told with the file that says it."""
    try:
        return config.providers(asked.uses, registry)
    except OptionError as error:
        raise OptionError(f"{asked.at('use')}{error}") from None


def _check_anew(names: Iterable[str], plan: Plan, registry: Registry, at: str) -> None:
    """Refuse to make a layer anew that the chain does not make."""
    made = list(plan.layers)
    # Others are made for documents in other languages, perhaps.
    made += [absent.layer for absent in plan.absent if not absent.is_brought]
    for name in names:
        if name not in made:
            if name not in registry.layer_types:
                raise OptionError(f"{at}to make anew: {unknown('layer', name, made)}")
            raise OptionError(
                f"{at}to make {name!r} anew, ask for it as a layer too: this chain makes only "
                f"{', '.join(sorted(made))}"
            )


def engine_of(registry: Registry, asked: ChainFile) -> Engine:
    """Where the chain is to run: what is named, or several processes where there are to be some.

    Raises:
        OptionError: where no engine has that name, or it cannot do what is asked for.
    """
    whole = asked.over(named_chain(registry, asked.chain, asked.at("chain")))
    several = whole.time_limit is not None or whole.jobs not in (None, 1)
    name = whole.engine or ("processes" if several else "serial")
    if name not in registry.engines:
        raise OptionError(asked.at("engine") + registry.engines.unknown(name))
    cls = registry.engines[name]
    given: dict[str, Any] = {
        "jobs": whole.jobs,
        "time_limit": whole.time_limit,
        "address": whole.address,
    }
    given = {key: value for key, value in given.items() if value is not None}
    if "time_limit" in given and not whole.engine:
        given.setdefault("jobs", 1)
    for key in given.keys() - cls.options_type.__struct_fields__:
        if (key, given.pop(key)) != ("jobs", 1):  # one process is what every engine has
            raise OptionError(f"engine {name!r} has no --{key.replace('_', '-')}")
    options = options_of(cls, {**whole.set.get(name, {}), **given}, f"engine {name}")
    return made(cls, lambda: cls(options))


def registry_of(asked: ChainFile) -> Registry:
    """The installed plugins, without those left out, and those that the user named."""
    try:
        return registry_with(asked.plugins, without=asked.without)
    except PluginError as error:
        words = str(error).removeprefix("--without: ")
        at = asked.at("plugins" if words == str(error) else "without")
        raise PluginError(f"{at}{words if at else error}") from error


def named_chain(registry: Registry, name: str = "", at: str = "") -> ChainFile:
    """The chain of that name; without one the default, or an empty one where there is none.

    Raises:
        OptionError: where no plugin has a chain of that name.
    """
    if name:
        if name not in registry.chains:
            known = unknown("chain", name, registry.chains)
            hint = "" if at else "; or name a .toml file"
            raise OptionError(f"{at}{known}{hint}{unloaded(registry.broken)}")
        return _placed(_loaded(registry.chains[name]), registry)
    chains = {one: registry.chains.first(one) for one in registry.chains}
    found = {
        one: (not owner[0].is_built_in, one)
        for one, owner in chains.items()
        if owner and _loaded(owner[1].path).default
    }
    if not found:
        return ChainFile()
    default = registry.chains[min(found, key=lambda one: found[one])]
    return _placed(_loaded(default), registry)


def _placed(chain: ChainFile, registry: Registry) -> ChainFile:
    """A chain whose files are those beside it, wherever it is asked for."""
    return msgspec.structs.replace(chain, set=placed(chain.set, registry, chain.files))


def _loaded(path: str) -> ChainFile:
    file = Path(path)
    return _load(path, file.stat().st_mtime_ns if file.is_file() else 0)


@lru_cache(maxsize=64)
def _load(path: str, _changed: int) -> ChainFile:
    """A plugin's chain as its file was when it changed last: it is asked for with each chain."""
    chain = chainfiles.load(Path(path))
    return msgspec.structs.replace(chain, plugins=(), without=())
