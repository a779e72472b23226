"""The same question without `glossator sql`: DuckDB on the JSON Lines, columns= written by hand.

python benchmarks/tables_duckdb.py IN.jsonl
"""

from __future__ import annotations

import sys

import duckdb

COLUMNS = """{
    id: 'VARCHAR',
    layers: 'STRUCT(
        quotations STRUCT(annotations STRUCT(id VARCHAR, kind VARCHAR, speaker VARCHAR)[]),
        entities STRUCT(annotations STRUCT(id VARCHAR, "start" BIGINT, "end" BIGINT)[])
    )',
    text: 'VARCHAR'
}"""

QUERY = f"""
    WITH documents AS (FROM read_json(?, format = 'newline_delimited', columns = {COLUMNS})),
    said AS (SELECT id AS document, unnest(layers.quotations.annotations) AS q FROM documents),
    named AS (SELECT id AS document, text, unnest(layers.entities.annotations) AS e FROM documents)
    SELECT substr(text, e.start + 1, e."end" - e.start) AS speaker, count(*) AS quotations
    FROM said JOIN named ON e.id = q.speaker AND named.document = said.document
    GROUP BY ALL ORDER BY quotations DESC, speaker LIMIT 10
"""  # noqa: S608  # nothing in it is from outside


def main(source: str) -> None:
    """Print the answer."""
    for speaker, count in duckdb.execute(QUERY, [source]).fetchall():
        print(f"{speaker}\t{count}")


if __name__ == "__main__":
    main(*sys.argv[1:])
