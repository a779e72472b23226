#!/usr/bin/env bash
# spaCy: Doc.from_docs joins span groups, but drops the attributes of the groups.
#
# One would guess that what is joined keeps all that its parts agree on, or that a warning says what
# does not fit: the function warns of user data that it skips. In fact the spans of a group come over,
# and SpanGroup.attrs, where the source or the version of a layer is noted, is empty afterwards, even if all
# parts hold the same; Doc.cats is empty too. No warning. It matters where paragraphs are annotated
# one by one and joined: where their layers came from is lost.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check spacy==3.8.18
"$folder/venv/bin/python" -W error::UserWarning - <<'PYTHON'
import spacy
from spacy.tokens import Doc, Span

nlp = spacy.blank("en")


def part(text):
    doc = nlp(text)
    doc.spans["people"] = [Span(doc, 0, 1, label="PERSON")]
    doc.spans["people"].attrs["source"] = "second annotator"
    doc.cats = {"news": 1.0}
    return doc


joined = Doc.from_docs([part("Jo ran."), part("Ana left.")])
group = joined.spans["people"]
print("spaCy", spacy.__version__)
print("spans:", [span.text for span in group], "attributes:", dict(group.attrs), "cats:", joined.cats)
assert [span.text for span in group] == ["Jo", "Ana"], "what becomes of the spans has changed"
assert dict(group.attrs) == {} and joined.cats == {}, "what becomes of their attributes has changed"
PYTHON
