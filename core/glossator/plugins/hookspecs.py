"""Every hook that a plugin can implement. A module implements one with `glossator.hookimpl`.

Hooks are called once, when the plugin is loaded; they return classes or values, never change any.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import pluggy

if TYPE_CHECKING:
    from glossator.model.annotation import Annotation
    from glossator.plugins.annotator import Annotator
    from glossator.plugins.command import Command
    from glossator.plugins.engine import Engine
    from glossator.plugins.format import Format
    from glossator.plugins.view import View

hookspec = pluggy.HookspecMarker("glossator")
hookimpl = pluggy.HookimplMarker("glossator")


@hookspec
def glossator_annotators() -> Iterable[type[Annotator]]:  # type: ignore[empty-body]  # never called
    """Return the annotator classes of this plugin."""


@hookspec
def glossator_layer_types() -> Iterable[type[Annotation]]:  # type: ignore[empty-body]
    """Return the layer types that no annotator of this plugin provides."""


@hookspec
def glossator_formats() -> Iterable[type[Format]]:  # type: ignore[empty-body]
    """Return the classes of the kinds of files that this plugin reads or writes."""


@hookspec
def glossator_engines() -> Iterable[type[Engine]]:  # type: ignore[empty-body]
    """Return the classes of the engines that run a chain over documents."""


@hookspec
def glossator_commands() -> Iterable[Command]:  # type: ignore[empty-body]
    """Return commands, made with `glossator.command`."""


@hookspec
def glossator_views() -> Iterable[type[View]]:  # type: ignore[empty-body]
    """Return the classes of what stands beside an article in a page of ``glossator view``."""


@hookspec
def glossator_chains() -> Mapping[str, Path]:  # type: ignore[empty-body]
    """Return chain files (TOML) by the name that ``--chain`` says."""
