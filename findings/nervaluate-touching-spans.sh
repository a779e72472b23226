#!/usr/bin/env bash
# nervaluate: two spans that only touch count as overlapping when their ends are exclusive.
#
# Its README says that it takes "prodi.gy style lists of spans". One would guess that the offsets in
# them mean what they mean there: characters, the end exclusive. In fact ends are inclusive, as in the
# token ranges that its other readers make: the name at 0 to 5 and the one at 5 to 9, which share no
# character, are one overlap. A wrong neighbour with the right label counts as a hit by type ("ent_type",
# precision and recall 1) and as half a hit by extent ("partial", .5); one character apart it is a miss
# and a spurious name. It matters where names stand without a space between them, which is all of
# Chinese, Japanese or Thai, and "US-Iran" elsewhere: scores come out too high, without a word.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check nervaluate==1.2.1
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from nervaluate import Evaluator

print("nervaluate", version("nervaluate"))
shares = {}
for start in (5, 6):
    gold = [[{"label": "LOC", "start": 0, "end": 5}]]
    found = [[{"label": "LOC", "start": start, "end": 9}]]
    scores = Evaluator(gold, found, tags=["LOC"]).evaluate()["overall"]
    shares[start] = {name: scores[name].recall for name in ("strict", "partial", "ent_type")}
    print(f"gold 0 to 5, found {start} to 9, recall: {shares[start]}")
assert shares[5] == {"strict": 0, "partial": 0.5, "ent_type": 1}, "touching spans have changed"
assert shares[6] == {"strict": 0, "partial": 0, "ent_type": 0}, "spans apart have changed"
PYTHON
