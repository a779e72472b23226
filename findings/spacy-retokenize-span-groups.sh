#!/usr/bin/env bash
# spaCy: merging tokens moves the entities of a document, but not its span groups.
#
# One would guess that retokenize() keeps all spans on their words, as it does with Doc.ents. In fact
# the spans in Doc.spans keep their token numbers: after two tokens before them have become one, each
# stands on the words that follow, over another text, with its old label. No warning, no exception.
# It matters because span groups hold what may overlap (spancat, quotations, titles), and merging
# entities or noun phrases is a common step before: whatever comes later reads wrong stretches.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check spacy==3.8.18
"$folder/venv/bin/python" -W error::UserWarning - <<'PYTHON'
import spacy
from spacy.tokens import Span

doc = spacy.blank("en")("Jo Holm met Ana.")
doc.ents = [Span(doc, 0, 2, label="PERSON"), Span(doc, 3, 4, label="PERSON")]
doc.spans["people"] = [Span(doc, 0, 2, label="PERSON"), Span(doc, 3, 4, label="PERSON")]
print("spaCy", spacy.__version__)
print("before:", [span.text for span in doc.ents], [span.text for span in doc.spans["people"]])
with doc.retokenize() as retokenizer:
    retokenizer.merge(doc[0:2])
ents, spans = ([span.text for span in some] for some in (doc.ents, doc.spans["people"]))
print("after: ", ents, spans)
assert ents == ["Jo Holm", "Ana"], "what becomes of the entities has changed"
assert spans == ["Jo Holm met", "."], "what becomes of the span group has changed"
PYTHON
