"""What two annotations of the same texts have not alike: the command ``diff``."""

from __future__ import annotations

from collections.abc import Iterable

import glossator


@glossator.hookimpl
def glossator_commands() -> Iterable[glossator.Command]:
    from glossator_diff.command import diff

    return [diff]
