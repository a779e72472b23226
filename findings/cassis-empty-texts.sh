#!/usr/bin/env bash
# UIMA CAS in Python: an empty text in an array is None after XMI, and not after JSON.
#
# One would guess that a StringArray comes back as it was: a feature that holds "" does, from both formats.
# In fact an element "" of an array is None when XMI is read, and "" when JSON is: XMI has it as an empty
# element, <words></words>. Nothing is said. It matters where the places of an array count (the lemma of each
# word, one of them empty): None is "not known" there, and joining the texts fails far from the file.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check dkpro-cassis==0.12.0
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from cassis import Cas, TypeSystem, load_cas_from_json, load_cas_from_xmi

print("dkpro-cassis", version("dkpro-cassis"))
types = TypeSystem()
kind = types.create_type("org.example.Lemmas")
types.create_feature(kind, "words", "uima.cas.StringArray")
types.create_feature(kind, "note", "uima.cas.String")
cas = Cas(types)
cas.sofa_string = "Ann left"
words = types.get_type("uima.cas.StringArray")(elements=["Ann", ""])
cas.add(kind(begin=0, end=8, words=words, note=""))
backs = {
    "XMI": load_cas_from_xmi(cas.to_xmi(), typesystem=types),
    "JSON": load_cas_from_json(cas.to_json()),
}
found = {}
for name, back in backs.items():
    (one,) = back.select("org.example.Lemmas")
    found[name] = one.words.elements, one.note
    print(f"{name}: array {one.words.elements}, feature {one.note!r}")
assert found["XMI"] == (["Ann", None], ""), "XMI has changed"
assert found["JSON"] == (["Ann", ""], ""), "JSON has changed"
PYTHON
