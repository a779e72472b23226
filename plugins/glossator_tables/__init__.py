"""Layers as tables: the commands ``table`` and ``sql``, and `to_arrow`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import glossator

if TYPE_CHECKING:
    import pyarrow as pa

__all__ = ["to_arrow"]


def to_arrow(
    source: str | glossator.Document | Iterable[glossator.Document],
    *,
    layers: Sequence[str] | None = None,
    plugins: Sequence[str] = (),
) -> dict[str, pa.Table]:
    """As `glossator.to_arrow`."""
    from glossator_tables.memory import tables_of

    return tables_of(source, layers, plugins)


@glossator.hookimpl
def glossator_commands() -> Iterable[glossator.Command]:
    from glossator_tables.sql import sql
    from glossator_tables.table import table

    return [table, sql]
