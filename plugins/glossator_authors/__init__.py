"""For those who write plugins: the commands `new` and `check`."""

from __future__ import annotations

from collections.abc import Iterable

import glossator


@glossator.hookimpl
def glossator_commands() -> Iterable[glossator.Command]:
    from glossator_authors.check import check
    from glossator_authors.new import new

    return [new, check]
