#!/usr/bin/env bash
# GATE in Python: an empty annotation lies within another one that does not cover it.
#
# GATE's annotations may be empty: a place between two characters where something is missing or begins.
# One would guess that within() and covering() are two sides of one relation, so that A is within B
# exactly when B covers A. In fact gatenlp finds the empty annotation at the end of a name to be within
# the name, and finds nothing that covers it; one at the name's beginning is within it and covered.
# overlapping() passes over the one at the end too. It matters to rules that look up from a mark to what it
# stands in (the sentence of a footnote sign, the name of a missing letter): at the end they find none.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check gatenlp==1.0.8 "setuptools<81"
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from gatenlp import Document

document = Document("In Rome it rained.")
marks = document.annset("marks")
name = marks.add(3, 7, "name")
empty = {place: marks.add(offset, offset, place) for place, offset in
         (("begin", 3), ("middle", 5), ("end", 7))}
within = sorted(mark.type for mark in marks.within(name))
covered = sorted(place for place, mark in empty.items() if "name" in
                 [other.type for other in marks.covering(mark)])
overlapping = sorted(place for place, mark in empty.items() if "name" in
                     [other.type for other in marks.overlapping(mark)])
print("gatenlp", version("gatenlp"))
print("within the name:", within)
print("covered by it:", covered)
print("overlapping it:", overlapping)
assert within == ["begin", "end", "middle"], "within has changed"
assert covered == overlapping == ["begin", "middle"], "covering has changed"
PYTHON
