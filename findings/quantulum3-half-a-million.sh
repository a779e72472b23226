#!/usr/bin/env bash
# quantulum3: "half a million" is 1,500,000, and "5 to 10 million" is 5,000,002.5.
#
# quantulum3 finds quantities in text, with their units and places. "two and a half million" is 2,500,000, and
# "$5 million to $10 million" has the value in the middle and how far it is to either end, as documented. One
# would guess that "half a million" is half of one, and that the million in "5 to 10 million" is for both
# ends, as readers have it. In fact half and a million are added, and the range goes from 5 to 10,000,000.
# Beside these the "m" of "$2.5m", as papers write millions, is a metre: 2.5 dollar metres. Nothing marks them.
# It matters to news of business and of crowds, where amounts are written so: sums and means are wrong by far.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check quantulum3==0.10.0
"$folder/venv/bin/python" -W ignore - <<'PYTHON'
from importlib.metadata import version

from quantulum3 import parser

print("quantulum3", version("quantulum3"))
found = {}
for text in ("two and a half million", "half a million", "from 5 to 10 million people", "It cost $2.5m."):
    (quantity,) = parser.parse(text)
    found[text] = (quantity.value, quantity.unit.name)
    print(f"{text!r}: {quantity.value:,} ({quantity.unit.name})")
assert [*found.values()] == [
    (2_500_000, "dimensionless"),
    (1_500_000, "dimensionless"),
    (5_000_002.5, "dimensionless"),
    (2.5, "dollar metre"),
], "the values have changed"
PYTHON
