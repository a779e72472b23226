#!/usr/bin/env bash
# pyarrow: pairs of whole numbers become pairs of floats for pandas where another row has none.
#
# A place in a text is a pair of offsets, and a fixed-size list of two is the Arrow type for it. One would
# guess that for pandas such a column is what a list column is: rows without a value are None, the others
# arrays of integers. In fact one row without a pair makes floats of all others: [0, 3] is array([0., 3.]),
# though no number is missing in it, and text[0.0:3.0] is an error, far from where the table was read.
# With list, large_list and list_view in place of the fixed-size list the numbers stay whole, as they do in
# a slice or a batch that happens to have no empty row: the type depends on which rows come together. Whole
# numbers past 2**53, as some ids are, come back as others.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check pyarrow==26.0.1 pandas==3.1.1
"$folder/venv/bin/python" - <<'PYTHON'
import pandas as pd
import pyarrow as pa

print("pyarrow", pa.__version__, "pandas", pd.__version__)
whole = pa.int64()
kinds = (pa.list_(whole), pa.large_list(whole), pa.list_view(whole), pa.list_(whole, 2))
types = {}
for kind in kinds:
    column = pa.array([[0, 3], None], kind)
    first, none = column.to_pandas()
    alone = column.slice(0, 1).to_pandas()[0]
    types[str(kind)] = (str(first.dtype), str(alone.dtype))
    print(f"{kind}: {first.tolist()} beside {none}, alone {alone.tolist()}")
*others, fixed = types.values()
assert set(others) == {("int64", "int64")}, "lists have changed"
assert fixed == ("float64", "int64"), "fixed-size lists have changed"
large = 2**53 + 1
[pair, _] = pa.array([[large, large], None], pa.list_(whole, 2)).to_pandas()
print(large, "becomes", int(pair[0]))
assert int(pair[0]) == large - 1, "large numbers stay what they are"
PYTHON
