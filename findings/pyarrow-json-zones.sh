#!/usr/bin/env bash
# pyarrow: times with a zone, read from JSON, are moved to UTC and lose it.
#
# One would guess that "2026-11-28T10:30:00+02:00" is a time with a zone, as it is for pandas, DuckDB and
# Arrow's own reader of CSV, or stays a text. In fact read_json makes 08:30 of it, of the type timestamp[s]
# without a zone, which means a local time: it cannot be told from 08:30 on the reporter's clock, nor, in one
# column, from a time that never had a zone and is not moved. Days become midnights. It matters to dates
# of publication: those of an evening in America fall on the next day. Give the types in explicit_schema.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check pyarrow==26.0.1
"$folder/venv/bin/python" - <<'PYTHON'
import io

import pyarrow as pa
from pyarrow import csv, json

print("pyarrow", pa.__version__)
times = ["2026-11-28T22:30:00-05:00", "2026-11-28T22:30:00"]
rows = "".join(f'{{"date": "{one}"}}\n' for one in times)
found = json.read_json(io.BytesIO(rows.encode())).column("date")
table = csv.read_csv(io.BytesIO(f"date\n{times[0]}\n".encode())).column("date")
print("JSON:", found.type, [str(one) for one in found.to_pylist()])
print("CSV: ", table.type, [str(one) for one in table.to_pylist()])
assert found.type == pa.timestamp("s"), "the type has changed"
assert [str(one) for one in found.to_pylist()] == ["2026-11-29 03:30:00", "2026-11-28 22:30:00"]
assert table.type.tz is not None, "CSV has changed"
PYTHON
