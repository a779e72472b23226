#!/usr/bin/env bash
# STAM in Python: True as the value of an annotation is stored as the integer 1.
#
# One would guess that a boolean stays one: STAM's model has the type Bool, and its JSON can say
# {"@type": "Bool"}. In fact the Python binding takes True for an int: 1 is what it gives back, and
# {"@type": "Int", "value": 1} what it writes.
# It matters to whoever exchanges layers with yes/no fields: they come back as numbers. Write the
# STAM JSON yourself, or store the words "true" and "false".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check stam==0.12.1
"$folder/venv/bin/python" - <<'PYTHON'
import json
from importlib.metadata import version

import stam

store = stam.AnnotationStore(id="store")
text = store.add_resource(id="text", text="Acting ambassador Jo fled Rome.")
store.add_dataset("set")
target = stam.Selector.textselector(text, stam.Offset.simple(0, 6))
data = [{"id": "one", "key": "acting", "value": True, "set": "set"}]
annotation = store.annotate(id="first", target=target, data=data)
[value] = [item.value().get() for item in annotation.data()]
[written] = json.loads(store.to_json_string())["annotationsets"][0]["data"]
print("stam", version("stam"))
print("in memory:", repr(value))
print("as JSON:", json.dumps(written["value"]))
assert value == 1, "what is kept has changed"
assert type(value) is int, "what is kept has changed"
assert written["value"] == {"@type": "Int", "value": 1}, "what is written has changed"
PYTHON
