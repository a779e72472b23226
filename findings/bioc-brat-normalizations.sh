#!/usr/bin/env bash
# bioc: its brat reader leaves out the normalizations (N lines), and says nothing.
#
# One would guess that a reader of brat's stand-off files that knows entities, events, relations,
# attributes, equivalences and notes keeps all kinds of lines, or tells of the one that it does not.
# In fact "N1	Reference T1 Wikidata:Q585	Oslo" is gone after loads(), and dumps_ann() writes the file
# without it; no exception, no warning, no line in the log. It matters because those lines are the links
# to a knowledge base: a corpus that passes through it once comes out with its entities unlinked.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check bioc==2.1
"$folder/venv/bin/python" -W error::UserWarning - <<'PYTHON'
import logging
from importlib.metadata import version

from bioc import brat

logging.basicConfig(level=logging.DEBUG)
lines = [
    "T1\tGPE 7 11\tOslo",
    "N1\tReference T1 Wikidata:Q585\tOslo",
    "#1\tAnnotatorNotes T1\tthe capital",
]
read = brat.loads("Fog in Oslo.", "\n".join(lines) + "\n")
written = brat.dumps_ann(read).splitlines()
print("bioc", version("bioc"))
print("given:  ", [line.split("\t")[0] for line in lines])
print("written:", [line.split("\t")[0] for line in written if line])
kinds = {line[0] for line in written if line}
assert kinds == {"T", "#"}, "the kinds of lines that come back have changed"
PYTHON
