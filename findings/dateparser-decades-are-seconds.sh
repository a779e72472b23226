#!/usr/bin/env bash
# dateparser: "the 1990s" is 1,990 seconds ago, and "in the 1990s" in 33 minutes from now.
#
# One would guess that a decade is found as a time in it, or, since no day is meant, not found at all, as
# "the nineties" is. In fact the "s" counts as seconds, whatever the number: search_dates finds "in the
# 1990s" in a sentence and dates it to half an hour before the program runs. The result is a datetime as any
# other. It matters wherever dates are sought in news or history: a text about the past is dated to today.
# Take out what matches \d{4}s first.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check dateparser==1.5.0
"$folder/venv/bin/python" - <<'PYTHON'
from datetime import datetime
from importlib.metadata import version

import dateparser
from dateparser.search import search_dates

settings = {"RELATIVE_BASE": datetime(2020, 6, 15, 12)}
print("dateparser", version("dateparser"), "on", settings["RELATIVE_BASE"])
alone = {
    words: dateparser.parse(words, languages=["en"], settings=settings)
    for words in ("the 1990s", "in the 1990s", "the nineties")
}
for words, when in alone.items():
    print(f"{words}: {when}")
sentence = "Wages fell in the 1990s."
((found, when),) = search_dates(sentence, languages=["en"], settings=settings)
print(f"{sentence} {found!r} is {when}")
assert alone["the 1990s"] == datetime(2020, 6, 15, 11, 26, 50), "the decade has changed"
assert alone["in the 1990s"] == datetime(2020, 6, 15, 12, 33, 10), "a decade with in has changed"
assert when == alone["the 1990s"], "the decade of a sentence has changed"
assert alone["the nineties"] is None, "a decade in words has changed"
PYTHON
