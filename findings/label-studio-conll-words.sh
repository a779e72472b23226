#!/usr/bin/env bash
# Label Studio: exported as CoNLL, a name takes in the full stop behind it, but not at the end of the text.
#
# Regions of Label Studio have offsets, and one would guess that an export to CoNLL either keeps to them,
# by dividing words where a region begins or ends, or says where it cannot. In fact the words are made
# first, by a tokeniser for single sentences, and a region labels whatever words it touches: of "She left
# Oslo. Oke stayed in Oslo." the first name is the word "Oslo.", the second "Oslo" with the stop apart; of
# "the Acme-owned mine" the organisation is "Acme-owned". Nothing is said. A tagger trained on it learns that
# names end in full stops in the middle of a text, and scores against other exports of the same regions
# are too low.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check label-studio-sdk==2.1.2
"$folder/venv/bin/python" - "$folder" <<'PYTHON'
import json
import sys
from importlib.metadata import version
from pathlib import Path

from label_studio_sdk.converter import Converter

folder = Path(sys.argv[1])
print("label-studio-sdk", version("label-studio-sdk"))
LABELS = '<Labels name="label" toName="text"><Label value="ORG"/><Label value="LOC"/></Labels>'
CONFIG = f'<View>{LABELS}<Text name="text" value="$text"/></View>'


def words(text, *regions):
    found = [
        {
            "from_name": "label",
            "to_name": "text",
            "type": "labels",
            "value": {"start": start, "end": end, "text": text[start:end], "labels": [label]},
        }
        for start, end, label in regions
    ]
    task = {"id": 1, "data": {"text": text}, "annotations": [{"id": 1, "result": found}]}
    (folder / "in.json").write_text(json.dumps([task]))
    made = folder / "made"
    Converter(CONFIG, project_dir=str(folder)).convert_to_conll2003(
        str(folder / "in.json"), str(made), is_dir=False
    )
    [file] = made.iterdir()
    rows = [line.split() for line in file.read_text().splitlines()[1:] if line]
    labelled = [(row[0], row[-1]) for row in rows if row[-1] != "O"]
    print(f"{text!r}, {[text[a:b] for a, b, _ in regions]}: {labelled}")
    return labelled


towns = words("She left Oslo. Oke stayed in Oslo.", (9, 13, "LOC"), (29, 33, "LOC"))
firm = words("The Acme-owned mine.", (4, 8, "ORG"))
assert towns == [("Oslo.", "B-LOC"), ("Oslo", "B-LOC")], "names at the end of sentences have changed"
assert firm == [("Acme-owned", "B-ORG")], "parts of words have changed"
PYTHON
