#!/usr/bin/env bash
# inscriptis: what opens an item of a list is annotated with its bullet.
#
# get_annotated_text turns HTML into text, and marks what stands in elements that one names: label, start, end.
# One would guess that text[start:end] is what the element holds, as it is in the middle of a line. In fact
# the annotation of an element that opens an item, or an indented block, begins with the line: <li><b>Oslo</b>
# gives "  * Oslo", in a numbered list " 1. Oslo". The second word of the same item is right. Nothing is said.
# It matters to whoever makes training data of links or of bold names: those in lists, where names are
# densest, have signs that are none of theirs, the same name differs by its place, and numbers are part of it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check inscriptis==2.7.6
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from inscriptis import get_annotated_text
from inscriptis.model.config import ParserConfig

print("inscriptis", version("inscriptis"))
config = ParserConfig(annotation_rules={"b": ["name"]})


def names(html: str) -> list[str]:
    found = get_annotated_text(html, config)
    return [found["text"][start:end] for start, end, _ in found["label"]]


pages = {
    "<p><b>Oslo</b> fell</p>": ["Oslo"],
    "<ul><li><b>Oslo</b> and <b>Lund</b></li></ul>": ["  * Oslo", "Lund"],
    "<ol><li><b>Oslo</b></li><li><b>Lund</b></li></ol>": [" 1. Oslo", " 2. Lund"],
}
for html, expected in pages.items():
    print(html, "->", names(html))
    assert names(html) == expected, "the extents have changed"
PYTHON
