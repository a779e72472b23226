#!/usr/bin/env bash
# Ray Data: read_text cuts a line in two where a word processor put a line separator.
#
# read_text gives a row for each line of a file, and JSON Lines are such lines. One would guess that a line
# ends where it does for everybody else, at a newline. In fact it also ends at U+2028, which JSON holds as it
# is and word processors and web editors leave in texts, at U+0085 and at other signs that Python's splitlines
# knows: one document becomes two rows, neither of which is JSON. read_json reads the same file whole.
# It matters to whoever reads annotated documents as lines so as to parse them later: how many fail depends
# on who wrote the texts.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check 'ray[data]==2.60.0'
"$folder/venv/bin/python" - <<'PYTHON'
import json
import logging
import tempfile
from pathlib import Path

import ray

ray.init(num_cpus=1, logging_level=logging.ERROR, include_dashboard=False, log_to_driver=False)
ray.data.DataContext.get_current().enable_progress_bars = False
logging.getLogger("ray").setLevel(logging.ERROR)
texts = ["Ann left.\u2028Bob stayed.", "one\u0085two", "plain"]
with tempfile.TemporaryDirectory() as folder:
    path = Path(folder) / "texts.jsonl"
    lines = [json.dumps({"text": text}, ensure_ascii=False) for text in texts]
    path.write_text("\n".join(lines) + "\n", "utf-8")
    rows = [row["text"] for row in ray.data.read_text(str(path)).take_all()]
    whole = ray.data.read_json(str(path)).count()
print("ray", ray.__version__)
print("lines:", len(lines), "| rows of read_text:", len(rows), "| rows of read_json:", whole)
print(rows)
assert len(rows) == 5, "the rows of read_text have changed"
assert whole == len(lines), "the rows of read_json have changed"
PYTHON
