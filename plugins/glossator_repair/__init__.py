"""What can be mended in damaged annotation files: the command ``repair``."""

from __future__ import annotations

from collections.abc import Iterable

import glossator


@glossator.hookimpl
def glossator_commands() -> Iterable[glossator.Command]:
    from glossator_repair.command import repair

    return [repair]
