#!/usr/bin/env bash
# Hugging Face datasets: a day becomes a number in JSON, and JSON's days come back as midnights.
#
# A column of dates has the type date32, and load_dataset("json") makes a point in time of any text that looks
# like one. One would guess that to_json writes a day as "2026-01-02", which load_dataset then reads. In fact it
# writes 1767312000000, the milliseconds since 1970, which load_dataset reads as a whole number; a point in time
# becomes one too, and its zone is gone. The other way round, a text "2026-01-02" in JSON is read as a
# midnight, and "2026-01-02T01:00:00+05:00" as 20:00 of the day before, without a zone.
# It matters to whoever publishes a corpus with days: after one round the metadata hold numbers that no reader
# takes for dates, and what was a text was turned into another day.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check datasets==5.2.0 pyarrow==26.0.1 pandas==3.1.1
export HF_HOME="$folder/home" HF_HUB_OFFLINE=1
"$folder/venv/bin/python" - "$folder" <<'PYTHON'
import datetime
import sys
from pathlib import Path

import datasets

datasets.disable_progress_bars()
print("datasets", datasets.__version__)
file = Path(sys.argv[1], "rows.jsonl")


def read():
    [row] = datasets.load_dataset("json", data_files=str(file), split="train").to_list()
    return row


day = datetime.date(2026, 1, 2)
zone = datetime.timezone(datetime.timedelta(hours=5))
hour = datetime.datetime(2026, 1, 2, 1, tzinfo=zone)
datasets.Dataset.from_dict({"day": [day], "hour": [hour]}).to_json(str(file))
print(f"{day} and {hour} are written as", file.read_text().strip())
back = read()
print("and read as", back)
assert back == {"day": 1767312000000, "hour": 1767297600000}, "to_json has changed"
file.write_text('{"day": "2026-01-02", "hour": "2026-01-02T01:00:00+05:00"}\n')
texts = read()
print(file.read_text().strip(), "is read as", texts)
assert texts["day"] == datetime.datetime(2026, 1, 2), "days have changed"
assert texts["hour"] == datetime.datetime(2026, 1, 1, 20), "zones have changed"
PYTHON
