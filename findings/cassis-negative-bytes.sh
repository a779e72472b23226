#!/usr/bin/env bash
# UIMA CAS in Python: a byte below zero is written as XMI that cannot be read, and not as JSON at all.
#
# One would guess that the bytes of a ByteArray are UIMA's, which are Java's: -128 to 127. In fact
# dkpro-cassis writes -2 as the digits "-2" in the middle of the hexadecimal ones, without a word, and
# its own reader fails on that file; to_json raises ValueError. 254, the same byte without a sign, works.
# It matters to whoever keeps hashes or packed values in a CAS: the loss shows when the XMI is needed.
# Take the sign off first: value & 0xFF.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check dkpro-cassis==0.12.0
"$folder/venv/bin/python" - <<'PYTHON'
import io
import re
from importlib.metadata import version

import cassis

types = cassis.TypeSystem()
name = types.create_type("demo.Packed")
types.create_feature(name, "data", "uima.cas.ByteArray")
array = types.get_type("uima.cas.ByteArray")


def tried(work):
    try:
        return work()
    except ValueError as error:
        return f"ValueError: {error}"


found = {}
for value in (-2, -2 & 0xFF):
    cas = cassis.Cas(typesystem=types)
    cas.sofa_string = "Rome"
    cas.add(name(begin=0, end=4, data=array(elements=[1, value, 127])))
    xmi = cas.to_xmi()
    written = re.search(r'data="([^"]*)"', xmi)[1]

    def back():
        read = cassis.load_cas_from_xmi(io.BytesIO(xmi.encode()), typesystem=types)
        return read.select("demo.Packed")[0].data.elements

    json = tried(lambda: "written" if cas.to_json() else "")
    found[value] = written, tried(back), json
print("dkpro-cassis", version("dkpro-cassis"))
for value, (written, read, json) in found.items():
    print(f"{value}: XMI has {written}, read as {read}; JSON: {json}")
written, read, json = found[-2]
assert written == "01-27F", "what XMI has is changed"
assert read.startswith("ValueError: non-hexadecimal"), "reading has changed"
assert json == "ValueError: bytes must be in range(0, 256)", "JSON has changed"
assert found[254] == ("01FE7F", [1, 254, 127], "written"), "254 has changed"
PYTHON
