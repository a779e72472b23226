#!/usr/bin/env bash
# seqeval: mode="strict" is lenient, unless a scheme is given too.
#
# seqeval counts names in rows of IOB tags as CoNLL's script did: a name may begin with I. mode="strict" is
# there to count only what the scheme has. One would guess that without a scheme it says that one is needed,
# or takes IOB2. In fact it counts leniently, and so does a scheme without the mode: names that begin with
# I-PER where gold has B-PER are right, 1.0, and with both arguments none is. Nothing tells which count it was.
# It matters to scores that are compared between papers: "strict" stands in the call, and was not done.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check seqeval==1.2.2 numpy==2.4.6 scikit-learn==1.9.1
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from seqeval.metrics import f1_score
from seqeval.scheme import IOB2

print("seqeval", version("seqeval"))
gold, found = [["B-PER", "I-PER", "O"]], [["I-PER", "I-PER", "O"]]
ways = {
    "no argument": {},
    "mode='strict'": {"mode": "strict"},
    "scheme=IOB2": {"scheme": IOB2},
    "both": {"mode": "strict", "scheme": IOB2},
}
scores = {name: float(f1_score(gold, found, zero_division=0, **way)) for name, way in ways.items()}
for name, score in scores.items():
    print(f"{name}: F1 {score}")
assert [*scores.values()] == [1.0, 1.0, 1.0, 0.0], "what is strict has changed"
PYTHON
