#!/usr/bin/env bash
# spaCy: a sentence that is made a document of its own keeps its entities, but not its span groups.
#
# Span.as_doc is "a new Doc object corresponding to the span, with a copy of the data". One would guess
# that all spans that lie in it come along. In fact entities do, with their ids, and Doc.spans is empty, also
# with copy_user_data=True; that copies all attributes instead, those of spans outside too, which then have
# offsets below zero. No warning. It matters where long documents are cut up for training or review: what
# may overlap (quotations, titles, what spancat finds) is in groups, and is gone.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check spacy==3.8.18
"$folder/venv/bin/python" - <<'PYTHON'
import spacy
from spacy.tokens import Span

Span.set_extension("confidence", default=None)
nlp = spacy.blank("en")
doc = nlp("Bo ran. Ann left Oslo.")
doc.ents = [Span(doc, 3, 4, label="PERSON")]
doc.spans["people"] = [Span(doc, 3, 4, label="PERSON"), Span(doc, 0, 1, label="PERSON")]
doc[0:1]._.confidence = 0.5
sentence = doc[3:7].as_doc(copy_user_data=True)
places = [key[2:] for key in sentence.user_data]
print("spaCy", spacy.__version__)
print("given: entities", list(doc[3:7].ents), "groups", list(doc.spans))
print("found: entities", list(sentence.ents), "groups", list(sentence.spans))
print("places of attributes:", places)
assert [one.text for one in sentence.ents] == ["Ann"], "entities have changed"
assert list(sentence.spans) == [], "groups have changed"
assert places == [(-8, -6)], "attributes have changed"
PYTHON
