#!/usr/bin/env bash
# CoNLL-U in Python: of two notes on a sentence the first is lost when it is read, in two of three libraries.
#
# A sentence of CoNLL-U may have any comments, and treebanks repeat them: two notes of two annotators, a
# comment for each speaker, for each change. One would guess that what is read and written again has them all,
# or that a repeated name is an error. In fact conllu and pyconll keep comments in a dictionary by their name:
# the last one stays. Both do the same with what is said twice in the last column (Gloss=a|Gloss=b). udapi keeps
# every line, and both glosses. Nothing is said.
# It matters to whoever passes annotation through a script that changes something else: remarks of the
# annotators disappear, and a comparison that goes through the same library does not see it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check \
  conllu==6.0.0 pyconll==3.3.1 udapi==0.5.2 colorama==0.4.6 termcolor==3.3.0
"$folder/venv/bin/python" - "$folder/one.conllu" <<'PYTHON'
import sys
from importlib.metadata import version
from pathlib import Path

import conllu
import pyconll
from udapi.core.document import Document

given = """# sent_id = 1
# text = Left
# note = a verb, says Ana
# note = an adjective, says Bo
1\tLeft\tleave\tVERB\t_\t_\t0\troot\t_\tGloss=went|Gloss=not right

"""
Path(sys.argv[1]).write_text(given)
written = {
    "conllu": "".join(one.serialize() for one in conllu.parse(given)),
    "pyconll": pyconll.load_from_string(given).conll(),
    "udapi": Document(sys.argv[1]).to_conllu_string(),
}
notes = {}
for library, text in written.items():
    notes[library] = [line for line in text.splitlines() if line.startswith("# note")]
    glosses = text.count("Gloss=")
    print(library, version(library), notes[library], "glosses:", glosses)
    assert glosses == len(notes[library]), "glosses are kept otherwise now"
assert [len(found) for found in notes.values()] == [1, 1, 2], "comments are kept otherwise now"
assert notes["conllu"] == notes["pyconll"] == ["# note = an adjective, says Bo"], "another one stays now"
PYTHON
