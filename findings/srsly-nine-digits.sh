#!/usr/bin/env bash
# srsly: numbers of JSON keep nine digits behind the point, and what is smaller is nothing.
#
# srsly writes the JSON and JSON Lines of spaCy and Prodigy. One would guess that a float comes back as it
# was, as it does with json, orjson and msgspec, whose digits are as many as it takes. In fact json_dumps
# writes 0.1234567890123456 as 0.123456789, and the probability 3e-12 as 0.0, whose logarithm is no number
# any more. Nothing says so. It matters to scores: two runs that differ compare equal, and a name that is
# very unlikely becomes one that cannot be.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check srsly==2.5.6
"$folder/venv/bin/python" - <<'PYTHON'
import json
from importlib.metadata import version

import srsly

print("srsly", version("srsly"))
given = [0.1234567890123456, 3e-12, 0.1 + 0.2]
found = json.loads(srsly.json_dumps(given))
for one, other in zip(given, found, strict=True):
    print(f"{one!r} comes back as {other!r}")
assert json.loads(json.dumps(given)) == given
assert found == [0.123456789, 0.0, 0.3], "the digits have changed"
PYTHON
