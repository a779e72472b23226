#!/usr/bin/env bash
# parsedatetime: "the day after tomorrow" is tomorrow, and "the day before yesterday" yesterday.
#
# It knows "two days before Friday" and "a week after 4 July": a span, a direction, a day. One would guess
# that "the day after tomorrow" is one of these, or is not found. In fact nlp() finds "after tomorrow" in it
# and gives tomorrow, parse() the same, both as sure of the date as they ever are; so with "the day before
# yesterday". "two days after today" and "1 day after tomorrow" are right.
# It matters wherever texts are dated that people wrote: the words are common, and the date is off by a day,
# which nothing shows.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check parsedatetime==2.6
"$folder/venv/bin/python" - <<'PYTHON'
from datetime import date, datetime
from importlib.metadata import version

import parsedatetime

TODAY = datetime(2021, 5, 12, 10)
calendar = parsedatetime.Calendar()
print("parsedatetime", version("parsedatetime"), "on", TODAY.date())
found = {}
for words in ("the day after tomorrow", "the day before yesterday", "1 day after tomorrow"):
    when, status = calendar.parseDT(words, sourceTime=TODAY)
    [(moment, _, start, end, part)] = calendar.nlp(words, sourceTime=TODAY)
    found[words] = when.date(), moment.date()
    print(f"{words!r}: parse {when.date()} (status {status}), nlp {moment.date()} from {part!r}")
assert found["the day after tomorrow"] == (date(2021, 5, 13),) * 2, "the day after has changed"
assert found["the day before yesterday"] == (date(2021, 5, 11),) * 2, "the day before has changed"
PYTHON
