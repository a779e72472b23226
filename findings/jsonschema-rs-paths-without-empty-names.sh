#!/usr/bin/env bash
# jsonschema-rs: an error under the empty name is told at the object around it, and the name "0" is a number.
#
# JSON has the empty string as a name, and a JSON Pointer has it too: "/notes/" is what notes calls "". One would
# guess that instance_path, whose parts are to be joined to such a pointer, has a part for each step, as the
# absolute_path of jsonschema has. In fact the part for "" is left out, at any depth, so the path is that of the
# object, which is nowhere said to be wrong; and the name "0" comes as the number 0, as the place in an array
# does, so that one cannot tell which it was. The instance of the error is the right one, and shows it.
# It matters to whoever points to the place of an error: tables turned into JSON have a column without a name.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check jsonschema-rs==0.60.3 jsonschema==4.26.0
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import jsonschema
import jsonschema_rs

print("jsonschema-rs", version("jsonschema-rs"), "jsonschema", version("jsonschema"))
schema = {"additionalProperties": {"additionalProperties": {"type": "integer"}}}
wrong = {"named": {"notes": {"a": "x"}}, "empty": {"notes": {"": "x"}}, "both": {"": {"": "x"}}, "number": {"notes": {"0": "x"}}}
ours = {}
for name, value in wrong.items():
    (error,) = jsonschema_rs.Draft202012Validator(schema).iter_errors(value)
    (other,) = jsonschema.Draft202012Validator(schema).iter_errors(value)
    ours[name] = error.instance_path
    print(value, error.instance_path, "of", repr(error.instance), "and by jsonschema", list(other.absolute_path))
    assert error.instance == other.instance == "x"
    assert name not in ("empty", "both") or list(other.absolute_path)[-1] == ""
assert ours == {"named": ["notes", "a"], "empty": ["notes"], "both": [], "number": ["notes", 0]}, "paths have changed"
PYTHON
