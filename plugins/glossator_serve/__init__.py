"""Documents in a browser, and texts annotated there: the command ``serve``."""

from __future__ import annotations

from collections.abc import Iterable

import glossator


@glossator.hookimpl
def glossator_commands() -> Iterable[glossator.Command]:
    from glossator_serve.command import serve

    return [serve]
