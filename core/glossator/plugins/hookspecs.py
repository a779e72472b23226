"""Every hook that a plugin can implement. A module implements one with `glossator.hookimpl`."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import pluggy

if TYPE_CHECKING:
    import typer

    from glossator.model.annotation import Annotation
    from glossator.plugins.annotator import Annotator

hookspec = pluggy.HookspecMarker("glossator")
hookimpl = pluggy.HookimplMarker("glossator")


@hookspec
def glossator_annotators() -> Iterable[type[Annotator]]:
    """Called once when plugins are loaded: return the annotator classes of this plugin."""
    raise NotImplementedError


@hookspec
def glossator_layer_types() -> Iterable[type[Annotation]]:
    """Called once when plugins are loaded: return layer types that no annotator here provides."""
    raise NotImplementedError


@hookspec
def glossator_default_chain() -> Path:
    """Called when a user names no layers: return the chain file (TOML) to run then."""
    raise NotImplementedError


@hookspec
def glossator_commands(app: typer.Typer) -> None:
    """Called when the command line starts: add commands to `app`."""
    raise NotImplementedError
