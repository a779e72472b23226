#!/usr/bin/env bash
# STAM: the parts of a composite selector come back in the order of the text, not as given.
#
# One would guess that an annotation over two stretches (a verb and its particle, a holder and a
# title) gives them back as they were put in. In fact CompositeSelector sorts its parts by place as
# soon as the annotation is made; only DirectionalSelector keeps the order, with the same arguments.
# It matters where the first part means something (governor before dependent, cue before scope): the
# meaning is lost without a word wherever the first part stands later in the text.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check stam==0.12.1
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import stam

store = stam.AnnotationStore(id="store")
text = store.add_resource(id="text", text="Acting ambassador Jo fled Rome.")
store.add_dataset("set")
found = {}
for name in ("compositeselector", "directionalselector"):
    parts = [
        stam.Selector.textselector(text, stam.Offset.simple(26, 30)),
        stam.Selector.textselector(text, stam.Offset.simple(18, 20)),
    ]
    data = [{"id": name, "key": "kind", "value": name, "set": "set"}]
    made = store.annotate(id=f"by-{name}", target=getattr(stam.Selector, name)(*parts), data=data)
    found[name] = [str(part) for part in made.textselections()]
print("stam", version("stam"))
print("given: ['Rome', 'Jo']")
for name, parts in found.items():
    print(f"{name}: {parts}")
assert found["compositeselector"] == ["Jo", "Rome"], "CompositeSelector has changed"
assert found["directionalselector"] == ["Rome", "Jo"], "DirectionalSelector has changed"
PYTHON
