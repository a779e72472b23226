#!/usr/bin/env bash
# DuckDB: fractions that come late in a JSON file are rounded to whole numbers.
#
# read_json looks at the first 20,480 rows for the types of columns. One would guess that a value that does
# not fit a type later on is an error that names the line, as a text or a new key is. In fact a column
# of scores that are 1 in all of these rows is one of whole numbers, and later .5 is 0, 1.5 is 2, without a
# word; where they are true, a later 2 is true. It matters to files of annotations, sorted by document, in
# which sure ones come first: means and thresholds are wrong. Name the types in columns=, or look at all rows
# with sample_size=-1.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check duckdb==2.0.1
"$folder/venv/bin/python" - <<'PYTHON'
import json
import tempfile
from pathlib import Path

import duckdb

print("duckdb", duckdb.__version__)
rows = 20_480
scores = [1] * rows + [0.5, 1.5]
with tempfile.TemporaryDirectory() as folder:
    path = Path(folder) / "scores.jsonl"
    path.write_text("".join(json.dumps({"score": score}) + "\n" for score in scores), "utf-8")
    query = "SELECT score FROM read_json('{}'{}) OFFSET {}"
    late = duckdb.sql(query.format(path, "", rows)).fetchall()
    whole = duckdb.sql(query.format(path, ", sample_size=-1", rows)).fetchall()
print("given:", scores[rows:])
print("found:", [score for (score,) in late])
print("with sample_size=-1:", [score for (score,) in whole])
assert late == [(0,), (2,)], "the values have changed"
assert whole == [(0.5,), (1.5,)], "sample_size=-1 has changed"
PYTHON
