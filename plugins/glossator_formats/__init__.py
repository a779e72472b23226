"""Formats of other tools."""

from __future__ import annotations

from collections.abc import Iterable

import glossator


@glossator.hookimpl
def glossator_formats() -> Iterable[type[glossator.Format]]:
    from glossator_formats.brat import Brat
    from glossator_formats.conllu import Conllu

    return [Brat, Conllu]
