#!/usr/bin/env bash
# dateparser: "2,000 years ago" is two years ago.
#
# In English a comma parts thousands. One would guess that "1,200 days ago", with languages=["en"], is as far
# back as "1200 days ago", or is not found. In fact the comma is one of decimals: 1,200 days are one day and five
# hours, 2,000 years are two. With a point, which is one of decimals, search_dates takes "1.5 hours ago" for
# "5 hours ago". The results are datetimes as any other.
# It matters to texts about the past, since papers write thousands so: what is long ago is dated to this week,
# and sorts before what happened yesterday.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check dateparser==1.5.0
"$folder/venv/bin/python" - <<'PYTHON'
from datetime import datetime
from importlib.metadata import version

from dateparser.search import search_dates

print("dateparser", version("dateparser"))
settings = {"RELATIVE_BASE": datetime(2020, 6, 15)}
found = {}
for words in ("1200 days ago", "1,200 days ago", "2,000 years ago", "1.5 hours ago"):
    [(_, found[words])] = search_dates(f"It fell {words}.", languages=["en"], settings=settings)
    print(f"{words!r}: {found[words]}")
assert [*found.values()] == [
    datetime(2017, 3, 3),
    datetime(2020, 6, 13, 19, 12),
    datetime(2018, 6, 15),
    datetime(2020, 6, 14, 19),
], "the times have changed"
PYTHON
