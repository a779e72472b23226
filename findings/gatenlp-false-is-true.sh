#!/usr/bin/env bash
# GATE in Python: what is false in GATE's XML is true when it is read, and fractions are gone.
#
# Features of GATE have Java's types, and its XML names them beside each value (java.lang.Boolean, Double).
# One would guess that gatenlp reads them as they are; it does so with whole numbers. In fact it takes the
# truth of the word: "false" is text that is not empty, so the feature is True. A java.lang.Double, which is
# what a rule in GATE makes of 0.5, is a type that it does not know: a warning is logged, and the annotation
# has no such feature. An empty text is none either.
# It matters to whoever filters what comes from GATE: all that was judged negated=false is negated, and the
# scores are not there to be compared. gatenlp's own format, bdocjs, keeps all four.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check \
  gatenlp==1.0.8 requests==2.34.2 "setuptools<81"
"$folder/venv/bin/python" - "$folder/report.xml" <<'PYTHON'
import logging
import sys
from importlib.metadata import version
from pathlib import Path

from gatenlp import Document

logging.disable()
given = {
    "negated": ("Boolean", "false"),
    "line": ("Integer", "7"),
    "score": ("Double", "0.5"),
    "note": ("String", ""),
}
features = "".join(
    f'<Feature><Name className="java.lang.String">{name}</Name>'
    f'<Value className="java.lang.{kind}">{value}</Value></Feature>'
    for name, (kind, value) in given.items()
)
Path(sys.argv[1]).write_text(
    '<GateDocument version="3"><GateDocumentFeatures/><TextWithNodes><Node id="0"/>Ana<Node id="3"/> left.'
    '</TextWithNodes><AnnotationSet><Annotation Id="1" Type="Person" StartNode="0" EndNode="3">'
    f"{features}</Annotation></AnnotationSet></GateDocument>"
)
[person] = Document.load(sys.argv[1], fmt="gatexml").annset("")
print("gatenlp", version("gatenlp"))
for name, (kind, value) in given.items():
    print(f"{name}: java.lang.{kind} {value!r} -> {person.features.get(name, 'no such feature')!r}")
assert dict(person.features) == {"negated": True, "line": 7}, "features have changed"
document = Document("Ana left.")
document.annset("").add(0, 3, "Person", {"negated": False, "line": 7, "score": 0.5, "note": ""})
[person] = Document.load_mem(document.save_mem(fmt="bdocjs"), fmt="bdocjs").annset("")
print("through bdocjs:", dict(person.features))
assert dict(person.features) == {"negated": False, "line": 7, "score": 0.5, "note": ""}
PYTHON
