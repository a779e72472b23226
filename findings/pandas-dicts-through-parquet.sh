#!/usr/bin/env bash
# pandas: dicts of a column come back from Parquet with each other's keys, and whole numbers with a point.
#
# A cell may hold a dict: an annotation, or a document's metadata. One would guess that to_parquet writes it
# or refuses it. In fact all keys of the column become fields of one type, and read_parquet gives every dict all
# of them: what one document says is None in the others, an empty dict is no longer empty, and a whole number
# is a float as soon as one dict lacks the key: the page 2 is 2.0. pyarrow.Table.to_pylist has the same keys,
# but numbers stay whole. Nothing is said.
# It matters to whoever tests for a key ("has it been corrected?"), uses offsets as indices, or compares what
# was stored with what was given. Store such cells as JSON.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check pandas==3.1.1 pyarrow==26.0.1
"$folder/venv/bin/python" - <<'PYTHON'
import io

import pandas
import pyarrow.parquet

print("pandas", pandas.__version__, "pyarrow", pyarrow.__version__)
cells = [{"page": 2, "corrected": True}, {"line": 7}, {}]
file = io.BytesIO()
pandas.DataFrame({"metadata": cells}).to_parquet(file)
back = pandas.read_parquet(file)["metadata"].tolist()
arrow = pyarrow.parquet.read_table(file)["metadata"].to_pylist()
for given, found in zip(cells, back):
    print(given, "->", found)
everything = {"corrected": None, "line": None, "page": None}
assert back[2] == everything, "the empty dict has changed"
assert "corrected" in back[1], "the keys have changed"
assert type(back[0]["page"]) is float and type(arrow[0]["page"]) is int, "the numbers have changed"
PYTHON
