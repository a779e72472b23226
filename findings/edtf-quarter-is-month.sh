#!/usr/bin/env bash
# edtf: "Q3 2020" is March 2020.
#
# text_to_edtf turns dates of catalogues and texts into the Library of Congress's Extended Date/Time Format,
# and gives None where it knows none ("the sixties"). The format has quarters, 2020-35 is the third, and
# edtf reads that as July to September. One would guess that "Q3 2020" becomes it, or the year, as "the
# third quarter of 2020" does. In fact the 3 is taken for a month, and so is any number up to 12 that stands
# before a year: "Volume 3 2020" is March too. It matters to news of business, full of quarters: each comes
# out as one of the first four months, and sorts and filters as that.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check edtf==5.0.2
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from edtf import parse_edtf, text_to_edtf

print("edtf", version("edtf"))
wanted = {
    "Q1 2020": "2020-01",
    "Q3 2020": "2020-03",
    "in Q4 of 2019": "2019-04",
    "Volume 3 2020": "2020-03",
    "the third quarter of 2020": "2020",
}
found = {words: text_to_edtf(words) for words in wanted}
for words, date in found.items():
    print(f"{words}: {date}")
third = parse_edtf("2020-35")
months = third.lower_strict().tm_mon, third.upper_strict().tm_mon
print("2020-35: months", months)
assert found == wanted, "the dates have changed"
assert months == (7, 9), "quarters have changed"
PYTHON
