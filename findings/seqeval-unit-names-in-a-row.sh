#!/usr/bin/env bash
# seqeval: two names of one word each, one behind the other, count as one in BILOU.
#
# In BILOU a name of one word is U, as it is S in BIOES; seqeval lists both schemes. One would guess that
# "U-LOC U-LOC" is two names whatever way they are counted, as "S-LOC S-LOC" is. In fact the measure that is
# used unless mode="strict" is asked for knows S, E and B, and neither U nor L: the two are one name of two
# words, and so are "L-PER U-PER". Gold against itself is 1.0 all the same; who finds the first name alone
# has found nothing. No warning, and spaCy's own tags are BILOU.
# It matters where names stand side by side, as in lists of results and in languages without "and": count with
# mode="strict" and scheme=BILOU, or turn U into S and L into E.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check seqeval==1.2.2 numpy==2.4.6 scikit-learn==1.9.1
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from seqeval.metrics import f1_score
from seqeval.metrics.sequence_labeling import get_entities
from seqeval.scheme import BILOU

print("seqeval", version("seqeval"))
bilou, bioes = ["U-LOC", "U-LOC", "O"], ["S-LOC", "S-LOC", "O"]
names = {" ".join(tags): get_entities(tags) for tags in (bilou, bioes)}
print(names)
half = ["U-LOC", "O", "O"]
default = f1_score([bilou], [half], zero_division=0)
strict = f1_score([bilou], [half], mode="strict", scheme=BILOU)
print(f"one of the two names found: F1 {default:.3f}, strict {strict:.3f}")
assert names["U-LOC U-LOC O"] == [("LOC", 0, 1)], "names in BILOU have changed"
assert names["S-LOC S-LOC O"] == [("LOC", 0, 0), ("LOC", 1, 1)]
assert default == 0 and round(strict, 3) == 0.667, "the scores have changed"
PYTHON
