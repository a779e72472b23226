#!/usr/bin/env bash
# word2number: "nineteen eighty four" is 1524, and "two point five million" is 2.
#
# word_to_num turns numbers in words into numbers, and raises ValueError where there is none. One would guess
# that a year as it is spoken is that year, or refused as two numbers; and that "two point five million" is,
# as "two point five" and "two million" are, what it says. In fact nineteen, eighty and four are 19 times 80
# and 4, "twenty twenty" is 40, and what stands behind "point" is dropped where it is no row of digits, the
# million with it. Nothing is said.
# It matters to whoever reads transcripts or quoted speech, where years and amounts are spoken so: the results
# look like numbers as good as others.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check word2number==1.1
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from word2number.w2n import word_to_num

print("word2number", version("word2number"))
words = ["nineteen eighty four", "twenty twenty", "two point three", "two point five million"]
found = {one: word_to_num(one) for one in words}
for one, number in found.items():
    print(f"{one!r}: {number}")
assert found["two point three"] == 2.3
assert found["nineteen eighty four"] == 1524, "the year has changed"
assert found["twenty twenty"] == 40, "the year has changed"
assert found["two point five million"] == 2, "the fraction has changed"
PYTHON
