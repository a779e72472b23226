"""A chain ready to run: from what a user asked for to a runner with its annotators."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Sequence

from glossator.chains import config
from glossator.chains.config import ChainFile
from glossator.chains.resolver import Step, resolve
from glossator.chains.runner import OnError, Runner
from glossator.errors import OptionError, unknown
from glossator.plugins.discovery import add_plugin, default_registry, installed
from glossator.plugins.registry import Registry


def assemble(
    registry: Registry,
    asked: ChainFile,
    *,
    minimal: bool = False,
    anew: Sequence[str] = (),
    on_error: OnError = "record",
    batch_size: int = 32,
) -> Runner:
    """The chain of what a user asked for, its annotators made with their options.

    Args:
        registry: The plugins to choose from.
        asked: Layers, providers and options.
        minimal: Leave out the layers that annotators use but do not require.
        anew: Layers of the chain to make again, whether or not those that are there are up to date.
        on_error: See `Runner`.
        batch_size: How many documents an annotator gets at once.

    Raises:
        GlossatorError: where the chain cannot be made.
    """
    steps = plan(registry, asked, minimal=minimal)
    _check_anew(anew, steps, registry)
    return Runner(
        steps,
        config.configure(steps, asked.set, registry),
        on_error=on_error,
        batch_size=batch_size,
        forced=asked.use,
        anew=anew,
        maker_of=registry.maker,
    )


def plan(registry: Registry, asked: ChainFile, *, minimal: bool = False) -> list[Step]:
    """The steps of what a user asked for, the default chain's choices where they are silent."""
    default = default_chain(registry)
    layers = asked.layers or default.layers
    return resolve(registry, layers, use=asked.use, prefer=default.use, minimal=minimal)


def _check_anew(names: Iterable[str], steps: Iterable[Step], registry: Registry) -> None:
    """Refuse to make a layer anew that the chain does not make."""
    made = [layer for step in steps for layer in step.layers]
    for name in names:
        if name not in made:
            if name not in registry.layer_types:
                raise OptionError(f"to make anew: {unknown('layer', name, made)}")
            raise OptionError(
                f"to make {name!r} anew, ask for it as a layer too: this chain makes only "
                f"{', '.join(sorted(made))}"
            )


def registry_with(plugins: Sequence[str]) -> Registry:
    """The installed plugins, and those that the user named."""
    if not plugins:
        return default_registry()
    registry = installed()
    for source in plugins:
        add_plugin(registry, source)
    return registry


def default_chain(registry: Registry) -> ChainFile:
    """The chain file that a plugin offers as the default; an empty one where none does.

    Of several the one of the first plugin by name is read, with a warning.
    """
    paths = registry.call("glossator_default_chain")
    if len(paths) > 1:
        others = ", ".join(map(str, paths[1:]))
        warnings.warn(
            f"several plugins offer a default chain: {paths[0]} is read, not {others}", stacklevel=2
        )
    return config.load(paths[0]) if paths else ChainFile()
