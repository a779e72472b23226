#!/usr/bin/env bash
# UIMA CAS in Python: a document with a second view can be written as JSON, but not read back.
#
# One would guess that what dkpro-cassis writes as JSON it reads, as it does with XMI. In fact a CAS
# with a view beside _InitialView (a translation, say) is written as JSON without a word, and its own
# reader refuses that JSON: the view "already exists". The same CAS as XMI comes back whole.
# It matters to whoever archives CAS as JSON: the loss shows when the file is needed. Keep all in
# _InitialView, or write XMI.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check dkpro-cassis==0.12.0
"$folder/venv/bin/python" - <<'PYTHON'
import io
from importlib.metadata import version

import cassis

types = cassis.TypeSystem()
name = types.create_type("demo.Name")
cas = cassis.Cas(typesystem=types)
cas.sofa_string = "Rome is old."
cas.add(name(begin=0, end=4))
view = cas.create_view("translated")
view.sofa_string = "Roma è antica."
view.add(name(begin=0, end=4))

again = cassis.load_cas_from_xmi(io.BytesIO(cas.to_xmi().encode()), typesystem=types)
views = sorted(sofa.sofaID for sofa in again.sofas)
names = len(again.get_view("translated").select("demo.Name"))
try:
    cassis.load_cas_from_json(cas.to_json())
    read = "read back"
except ValueError as error:
    read = f"ValueError: {error}"
print("dkpro-cassis", version("dkpro-cassis"))
print("XMI: views", views, "names in the second:", names)
print("JSON:", read)
assert (views, names) == (["_InitialView", "translated"], 1), "XMI has changed"
assert read == "ValueError: A view with name [translated] already exists!", "JSON has changed"
PYTHON
