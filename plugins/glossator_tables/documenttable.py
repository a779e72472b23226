"""The table of documents."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pyarrow as pa

from glossator import Document, FormatError
from glossator_tables.arrowtypes import as_json

COMMON = ("title", "author", "date", "outlet", "url")
"""Keys of metadata that have a column of their own; all are in the column ``metadata``."""

SCHEMA = pa.schema(
    [
        ("document", pa.string()),
        ("language", pa.string()),
        ("text", pa.string()),
        ("characters", pa.int64()),
        *((name, pa.string()) for name in COMMON),
        ("metadata", pa.string()),
    ]
)


def document_batch(documents: Sequence[Document]) -> pa.RecordBatch:
    """A row for each document; the metadata as JSON.

    Raises:
        FormatError: where a text cannot be written in UTF-8.
    """
    rows = [_row(one) for one in documents]
    try:
        columns = [pa.array([row[one.name] for row in rows], one.type) for one in SCHEMA]
        return pa.RecordBatch.from_arrays(columns, schema=SCHEMA)
    except UnicodeError as error:
        raise FormatError(f"expected documents that UTF-8 can write, got: {error}") from None


def _row(document: Document) -> dict[str, Any]:
    return {
        "document": document.id,
        "language": document.language,
        "text": document.text,
        "characters": len(document.text),
        **{name: _as_text(document.metadata.get(name)) for name in COMMON},
        "metadata": as_json(document.metadata),
    }


def _as_text(value: Any) -> str | None:
    return value if value is None or isinstance(value, str) else as_json(value)
