"""DuckDB's engine, as `duckdb`: its package takes four times as long to import.

What else the package brings, as relations, is there once it is imported too.
"""

from __future__ import annotations

try:
    import _duckdb as duckdb
except ImportError:  # where the package keeps its engine elsewhere
    import duckdb  # type: ignore[no-redef]  # it has the same names

Connection = duckdb.DuckDBPyConnection

__all__ = ["Connection", "duckdb"]
