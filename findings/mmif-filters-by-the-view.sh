#!/usr/bin/env bash
# MMIF in Python: who asks a view for persons gets the places, too, where the view calls its names persons.
#
# In MMIF a view may say once what holds for all annotations of a type, and an annotation may say otherwise of
# itself. One would guess that both ways to ask follow one rule. In fact annotation.get("category") gives what
# the annotation says of itself, and view.get_annotations(type, category=...) takes an annotation where either
# of the two fits: the name that says "Place" is found under Place and under Person. Counts by category are
# too high by all exceptions, and the sum is larger than the number of names; nothing is said.
# It matters to whoever filters what apps of CLAMS have written. Filter by get() of each annotation instead.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check \
  mmif-python==1.6.0 clams-vocabulary==1.2.0 "setuptools<81"
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from mmif import Mmif

NAME = "http://vocab.lappsgrid.org/NamedEntity"
made = Mmif(validate=False)
view = made.new_view()
view.new_contain(NAME, category="Person")
view.new_annotation(NAME, start=0, end=3)
view.new_annotation(NAME, start=9, end=13, category="Place")
[view] = Mmif(made.serialize(), validate=False).views
print("mmif-python", version("mmif-python"))
found = {}
for category in ("Person", "Place"):
    found[category] = [one.get("category") for one in view.get_annotations(NAME, category=category)]
    print(f"names asked for as {category} say of themselves: {found[category]}")
assert found == {"Person": ["Person", "Place"], "Place": ["Place"]}, "what is found has changed"
PYTHON
