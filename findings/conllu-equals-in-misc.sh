#!/usr/bin/env bash
# conllu: an address in the last column ends at its second "=".
#
# Attributes of MISC are NAME=VALUE, and a value may hold any sign but a bar and white space: addresses,
# say, that link a name. One would guess that the first "=" divides. In fact all do, and what stands behind
# the second is dropped: Link=https://example.org/?id=7&lang=en is read as https://example.org/?id, and
# written so again. No exception, no warning. It matters to linked corpora: all links that differ in their
# query only become one.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check conllu==6.0.0
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import conllu

print("conllu", version("conllu"))
link = "https://example.org/?id=7&lang=en"
rows = f"1\tOslo\tOslo\tPROPN\t_\t_\t0\troot\t_\tLink={link}\n\n"
(sentence,) = conllu.parse(rows)
found = sentence[0]["misc"]["Link"]
print("given:", link)
print("found:", found)
assert found == "https://example.org/?id", "the value has changed"
assert f"Link={found}\n" in sentence.serialize(), "the value is written otherwise"
PYTHON
