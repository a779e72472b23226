"""Formats of other tools, and the command ``convert``."""

from __future__ import annotations

from collections.abc import Iterable

import glossator


@glossator.hookimpl
def glossator_commands() -> Iterable[glossator.Command]:
    from glossator_exchange.convert import convert

    return [convert]


@glossator.hookimpl
def glossator_formats() -> Iterable[type[glossator.Format]]:
    from glossator_exchange.brat import Brat

    return [Brat]


@glossator.hookimpl
def glossator_layer_types() -> Iterable[type[glossator.Annotation]]:
    from glossator_exchange.layers import ForeignField, ForeignRelation

    return [ForeignField, ForeignRelation]
