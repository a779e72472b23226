#!/usr/bin/env bash
# numerizer: "a second later" is "1 2nd later", and half a million two numbers.
#
# numerize() writes the numbers of an English text in digits: "forty two" is 42. One would guess that words that
# are no numbers where they stand are left alone. In fact each article "a" is a 1 ("1 day later"), "an" is none,
# "a second later" has two numbers, "no one" is "no 1", a quarter-final is "1/4 final". "One and a half million" is
# 1500000, but "half a million", the commoner one, stays in pieces: "1/2 1000000"; so does a year, "nineteen
# ninety nine" as "19 90 9".
# It matters to whoever reads amounts from its output: what looks for digits finds 1000000 people where half as
# many came, and 90 in a year, and nothing tells.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check numerizer==0.2.4
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from numerizer import numerize

print("numerizer", version("numerizer"))
expected = {
    "one and a half million came": "1500000 came",
    "half a million came": "1/2 1000000 came",
    "a second later": "1 2nd later",
    "a day later": "1 day later",
    "an hour later": "an hour later",
    "one of a kind": "1 of 1 kind",
    "no one knows": "no 1 knows",
    "in nineteen ninety nine": "in 19 90 9",
    "a quarter-final": "1/4 final",
}
for text, numbers in expected.items():
    found = numerize(text)
    print(f"{text} -> {found}")
    assert found == numbers, f"{text!r} has changed"
PYTHON
