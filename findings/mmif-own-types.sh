#!/usr/bin/env bash
# MMIF in Python: a type of one's own vocabulary gets no annotations unless an id is given by hand.
#
# In MMIF the type of an annotation is any URI, and new_annotation() makes up the id. One would guess that
# this holds for the types that CLAMS does not define. In fact "http://example.org/Title" raises
# KeyError 'Title': the letters that begin an id are kept under the whole URI and looked for under the
# last part of it. A type of the LAPPS vocabulary (NounChunk) works, and "http://example.org/NamedEntity"
# works too, because LAPPS has a type that is called so.
# It matters to everyone who brings another tool's layers into MMIF. Give the ids: new_annotation(uri, "t1").
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check \
  mmif-python==1.6.0 clams-vocabulary==1.2.0 "setuptools<81"
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from mmif import Mmif

view = Mmif(validate=False).new_view()
found = {}
for uri in ("http://example.org/Title", "http://example.org/NamedEntity",
            "http://vocab.lappsgrid.org/NounChunk"):
    view.new_contain(uri)
    try:
        found[uri] = view.new_annotation(uri, start=0, end=4).id
    except KeyError as error:
        found[uri] = f"KeyError: {error}"
by_hand = view.new_annotation("http://example.org/Title", "t1", start=0, end=4).id
print("mmif-python", version("mmif-python"), "clams-vocabulary", version("clams-vocabulary"))
for uri, answer in found.items():
    print(f"{uri}: {answer}")
print("with an id:", by_hand)
assert list(found.values()) == ["KeyError: 'Title'", "v_0:ne_1", "v_0:nc_1"], "types have changed"
PYTHON
