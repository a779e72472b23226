#!/usr/bin/env bash
# spaCy: what Doc.to_json writes with extension attributes, Doc.from_json cannot read in a new process.
#
# One would guess that Doc.from_json declares the attributes that it meets: its code calls
# set_extension for each that is not there yet. In fact it calls it without a default, a method or a
# getter, which set_extension refuses with E083. In the process that wrote the JSON nothing shows, since
# there they are declared; elsewhere the document cannot be read.
# It matters to whoever stores documents as JSON with attributes: declare each before reading, or keep
# such values under a key of one's own, which from_json passes over.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check spacy==3.8.18
cat > "$folder/read.py" <<'PYTHON'
import json
import sys

import spacy
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

row = json.load(open(sys.argv[1]))
try:
    Doc(Vocab()).from_json(row)
    read = "read"
except ValueError as error:
    read = str(error)[:6]
Span.set_extension("sure", default=None)
doc = Doc(Vocab()).from_json(row)
own = {key: value for key, value in row.items() if key != "underscore_span"}
Doc(Vocab()).from_json({**own, "user_data": row["underscore_span"]}, validate=True)
print("spacy", spacy.__version__)
print("without a declaration:", read)
print("with one:", doc[0:1]._.sure)
assert read == "[E083]", "from_json has changed"
assert doc[0:1]._.sure is True
PYTHON
"$folder/venv/bin/python" - "$folder" <<'PYTHON'
import json
import sys

import spacy
from spacy.tokens import Span

Span.set_extension("sure", default=None)
doc = spacy.blank("en")("Rome is old.")
doc[0:1]._.sure = True
with open(f"{sys.argv[1]}/doc.json", "w") as stream:
    json.dump(doc.to_json(underscore=["sure"]), stream)
PYTHON
"$folder/venv/bin/python" "$folder/read.py" "$folder/doc.json"
