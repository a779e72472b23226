#!/usr/bin/env bash
# UIMA CAS in Python: all annotations come type by type, and the order of the types is drawn by lot.
#
# UIMA's index of annotations has an order that its users rely on: by where they begin, the longer one first.
# One would guess that dkpro-cassis, which reads and writes what UIMA does, gives annotations in the order of
# the text; those of one type it does. In fact select("uima.tcas.Annotation"), or of any type with others
# below it, gives all of one type, then all of the next: a name of the last sentence before a word of the
# first. Which type comes first differs from run to run, since the types below one are a set. Nothing says so.
# It matters to whoever goes through a text mark by mark, or writes what comes out and compares it. Sort it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check dkpro-cassis==0.12.0
cat > "$folder/select.py" <<'PYTHON'
from cassis import Cas, TypeSystem

types = TypeSystem()
cas = Cas(types)
cas.sofa_string = "Ann left. Bo ran."
for name, places in {"Sentence": [(0, 9), (10, 17)], "Name": [(0, 3), (10, 12)]}.items():
    kind = types.create_type(f"org.example.{name}")
    cas.add_all(kind(begin=begin, end=end) for begin, end in places)
print(*(f"{one.type.name[12:]}:{one.begin}" for one in cas.select("uima.tcas.Annotation")))
PYTHON
"$folder/venv/bin/python" - "$folder/select.py" <<'PYTHON'
import os
import subprocess
import sys
from importlib.metadata import version

print("dkpro-cassis", version("dkpro-cassis"))
print("UIMA: Sentence:0 Name:0 Sentence:10 Name:10")
found = set()
for seed in map(str, range(8)):  # of Python's hashes, which otherwise is another one in each run
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    done = subprocess.run([sys.executable, sys.argv[1]], env=environment, stdout=subprocess.PIPE, check=True)
    found.add(done.stdout.decode().strip())
for order in sorted(found):
    print(order)
assert found == {
    "Name:0 Name:10 Sentence:0 Sentence:10",
    "Sentence:0 Sentence:10 Name:0 Name:10",
}, "the orders have changed"
PYTHON
