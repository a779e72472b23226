#!/usr/bin/env bash
# polars: of a column of dicts the keys are those of the first cell, and what later ones have more is gone.
#
# Rows that lack keys are no difficulty to polars: of [{"x": 1}, {"y": 2}] given as rows it makes both columns.
# One would guess that the same dicts in a cell, or in lists there, become structs with both fields, as they do
# in pyarrow, or are refused as words among numbers are. In fact the first cell says which fields there are: the
# labels of the second document's spans are dropped when the frame is made. Nothing is raised, strict=True
# changes nothing, and to_list() gives spans without them.
# It matters because annotations are such lists, and a field that is seldom set ("corrected_by") is rarely in
# the first document. Give the schema, or make the column in pyarrow.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check polars==2.1.0 pyarrow==26.0.1
"$folder/venv/bin/python" - <<'PYTHON'
import polars
import pyarrow

print("polars", polars.__version__, "pyarrow", pyarrow.__version__)
spans = [[{"start": 0}], [{"start": 2, "label": "LOC"}]]
found = polars.DataFrame({"spans": spans}, strict=True)["spans"].to_list()
print("given:  ", spans)
print("polars: ", found)
print("pyarrow:", pyarrow.array(spans).to_pylist())
assert found == [[{"start": 0}], [{"start": 2}]], "lists have changed"
assert polars.DataFrame({"a": [{"x": 1}, {"y": 2}]})["a"].to_list() == [{"x": 1}, {"x": None}]
assert polars.DataFrame([{"x": 1}, {"y": 2}]).columns == ["x", "y"], "rows have changed"
assert pyarrow.array(spans)[1].as_py() == spans[1], "pyarrow has changed"
PYTHON
