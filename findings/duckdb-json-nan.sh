#!/usr/bin/env bash
# DuckDB: a score that is no number is written to JSON as NaN, and json_valid() says that this is JSON.
#
# One would guess that what COPY ... TO 'x.json' writes is JSON, with null for what JSON cannot say or an error
# before anything is written, and that json_valid() tells JSON from what is none: it does refuse {a: 1}. In fact
# DuckDB's reader and writer know NaN, Infinity and a comma behind the last value. The score of a model that
# divided by nothing becomes {"score":NaN}; Python's json takes that, a strict reader such as msgspec refuses
# the file. A check of a corpus with json_valid() before it is handed on finds nothing.
# It matters to whoever passes annotations from a query on to a browser or a strict reader. Write
# nullif(score, 'nan') in the query; Infinity needs the same.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check duckdb==2.0.1 msgspec==0.22.0
"$folder/venv/bin/python" - "$folder/scores.json" <<'PYTHON'
import sys
from pathlib import Path

import duckdb
import msgspec

duckdb.sql(f"COPY (SELECT 'nan'::DOUBLE AS score, '-inf'::DOUBLE AS lift) TO '{sys.argv[1]}'")
written = Path(sys.argv[1]).read_text().strip()
print("duckdb", duckdb.__version__)
print("written:", written)
assert written == '{"score":NaN,"lift":-Infinity}', "what is written has changed"
for text, expected in {written: True, '{"a":1,}': True, "{a:1}": False}.items():
    [found] = duckdb.execute("SELECT json_valid(?)", [text]).fetchone()
    print("json_valid", text, found)
    assert found is expected, "what is valid has changed"
try:
    msgspec.json.decode(written)
except msgspec.DecodeError as error:
    print("msgspec:", error)
else:
    raise SystemExit("msgspec reads it now")
PYTHON
