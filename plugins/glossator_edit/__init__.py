"""Layers taken out, renamed, and brought in from other files: the command ``edit``."""

from __future__ import annotations

from collections.abc import Iterable

import glossator


@glossator.hookimpl
def glossator_commands() -> Iterable[glossator.Command]:
    from glossator_edit.command import edit

    return [edit]
