"""What a query begins with, told without DuckDB."""

from __future__ import annotations

READS = ("SELECT", "WITH", "FROM", "VALUES", "DESCRIBE", "SUMMARIZE", "SHOW", "PIVOT", "EXPLAIN")
"""The first words of statements that only read."""


def is_query(text: str) -> bool:
    """Whether a text begins as a query does, and no name of a file."""
    first, rest = (*text.split(maxsplit=1), "", "")[:2]
    return bool(rest) and first.upper() in READS
