#!/usr/bin/env bash
# us: "Oahu" is Ohio, and "Moin" is Maine.
#
# states.lookup() finds a state of the United States by its name, and forgives misspellings. One would
# guess that a name that is no state brings one only where it is nearly the same in letters, as "Arizone" is.
# In fact names are the same that sound alike by Metaphone, which drops the vowels behind the first letter:
# Oahu, the island of Hawaii, is Ohio, and Moin, a town of Costa Rica, is Maine. A state comes back as for its
# own name, with no mark of doubt. It matters to whoever looks places of a text up: say field="name", which
# takes the name alone.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check us==4.0.0
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from us import states

print("us", version("us"))
found = {name: states.lookup(name) for name in ("Ohio", "Arizone", "Oahu", "Moin", "Kauai")}
for name, state in found.items():
    print(f"{name!r}: {state}")
print("by name alone, 'Oahu':", states.lookup("Oahu", field="name"))
assert found["Ohio"] == found["Oahu"] == states.OH, "what sounds like Ohio has changed"
assert found["Moin"] == states.ME, "what sounds like Maine has changed"
assert found["Kauai"] is None
assert states.lookup("Oahu", field="name") is None
PYTHON
