"""Layers taken out, renamed, brought in; texts apart from annotations: ``edit`` and ``attach``."""

from __future__ import annotations

from collections.abc import Iterable

import glossator


@glossator.hookimpl
def glossator_commands() -> Iterable[glossator.Command]:
    from glossator_edit.command import edit
    from glossator_edit.texts import attach

    return [edit, attach]
