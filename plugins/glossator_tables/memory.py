"""Tables in memory: what `glossator.to_arrow` gives."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import glossator
from glossator import Document, OptionError
from glossator.cli.shared import registry_with, unknown

glossator.require("to_arrow", "duckdb", "pyarrow", install="glossator[tables]")

import pyarrow as pa  # noqa: E402  # what is missing is told first

from glossator_tables.batches import Tables  # noqa: E402
from glossator_tables.rows import SENTENCES  # noqa: E402


def tables_of(
    source: str | Document | Iterable[Document],
    layers: Sequence[str] | None,
    plugins: Sequence[str],
) -> dict[str, pa.Table]:
    """As `glossator.to_arrow`."""
    if isinstance(layers, str):
        raise OptionError(f'layers is a list, layers=["titles"]; got {layers!r}')
    tables = Tables(registry_with(plugins).layer_types, layers)
    found: dict[str, list[pa.RecordBatch]] = {}
    for name, batch in tables.batches(_documents(source, layers, plugins)):
        found.setdefault(name, []).append(batch.cast(tables.schemas[name]))
    for name in layers or ():
        if name not in found:
            raise OptionError(unknown("layer", name, found))
    return {
        name: pa.Table.from_batches(batches, tables.schemas[name])
        for name, batches in found.items()
    }


def _documents(
    source: str | Document | Iterable[Document],
    layers: Sequence[str] | None,
    plugins: Sequence[str],
) -> Iterable[Document]:
    if isinstance(source, Document):
        return [source]
    if isinstance(source, str):
        only = None if layers is None else [*layers, SENTENCES]
        return glossator.read(source, plugins=plugins, layers=only)
    return source
