#!/usr/bin/env bash
# spaCy: two annotations over the same words have one set of extension attributes between them.
#
# One would guess that a custom attribute belongs to the span that it was set on: spans over the same
# words may differ in label, id and knowledge-base id, and a span group keeps both. In fact the value
# is stored by the extent alone: setting a confidence on the second changes the first, in Doc.ents and
# in every group. It matters for layers that say several things of one stretch (a title and a person, two
# readings with their scores): the last value written stands for all, and is saved so.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check spacy==3.8.18
"$folder/venv/bin/python" -W error::UserWarning - <<'PYTHON'
import spacy
from spacy.tokens import Span

Span.set_extension("confidence", default=None)
doc = spacy.blank("en")("The Georgia court ruled.")
doc.spans["readings"] = [
    Span(doc, 1, 2, label="STATE", kb_id="Q1428"),
    Span(doc, 1, 2, label="COUNTRY", kb_id="Q230"),
]
state, country = doc.spans["readings"]
state._.confidence = 0.9
country._.confidence = 0.1
found = {span.label_: span._.confidence for span in doc.spans["readings"]}
print("spaCy", spacy.__version__)
print("given:", {"STATE": 0.9, "COUNTRY": 0.1})
print("found:", found)
assert found == {"STATE": 0.1, "COUNTRY": 0.1}, "where the values are kept has changed"
PYTHON
