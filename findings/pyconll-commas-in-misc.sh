#!/usr/bin/env bash
# pyconll: a file that is read and written has the words of MISC in another order.
#
# The last column of CoNLL-U holds what a treebank likes, Gloss=well,known among it. One would guess that
# what nobody has touched is written as it stood. In fact a value is taken apart at its commas and kept as
# a set: it comes back as Gloss=known,well, and Ref=3,1,2,1 as Ref=1,2,3, with the second 1 gone. Of two
# comments of one name the first is gone. Nothing is said. It matters to whoever changes one column of a
# treebank: what the others hold changes with it, and what is sorted cannot be put back.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check pyconll==3.3.1
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import pyconll

print("pyconll", version("pyconll"))
comments = "# sent_id = 1\n# note = first\n# note = second\n# text = Ann\n"
misc = "Gloss=well,known|Ref=3,1,2,1"
row = f"1\tAnn\tAnn\tPROPN\t_\t_\t0\troot\t_\t{misc}\n\n"
written = pyconll.load_from_string(comments + row).conll()
last = written.split("\n")[-3].split("\t")[-1]
print("given:", misc, "| found:", last)
print("comments found:", [line for line in written.split("\n") if line.startswith("# note")])
assert last == "Gloss=known,well|Ref=1,2,3", "the values have changed"
assert "first" not in written, "both comments are kept"
PYTHON
