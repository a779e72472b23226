#!/usr/bin/env bash
# bioc: a relation of PubTator, written again, ends in the word "None".
#
# The relation lines of the format (chemical-disease relations are given so) have four columns: document,
# type, and the ids of the two concepts. One would guess that a file of them comes back as it was from
# loads() and dumps(). In fact a fifth column "None" stands at the end of each, and read once more it is a
# value of the relation, the text "None"; each mention line ends in an empty column. No warning.
# It matters to whoever merges or filters such files: two copies of one corpus no longer compare equal,
# and scorers that count columns refuse or miscount.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check bioc==2.1
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from bioc import pubtator

LINES = ["7|t|Salt and pain", "7|a|Salt eased the pain.", "7\t0\t4\tSalt\tChemical\tC1",
         "7\t9\t13\tpain\tDisease\tD1", "7\tCID\tC1\tD1"]
text = "\n".join(LINES) + "\n\n"
written = pubtator.dumps(pubtator.loads(text))
lines = [line for line in written.split("\n") if line]
print("bioc", version("bioc"))
for line in lines:
    print(repr(line))
assert lines[:2] == LINES[:2], "title and abstract have changed"
assert lines[2] == LINES[2] + "\t", "mentions have changed"
assert lines[-1] == LINES[-1] + "\tNone", "relations have changed"
PYTHON
