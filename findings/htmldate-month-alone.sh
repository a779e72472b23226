#!/usr/bin/env bash
# htmldate: a page that gives a month is dated to the first of January.
#
# One would guess that a page whose only date is "March 2015" comes back as that month, its first day at
# most, or as no date. In fact find_date answers 2015-01-01: the year is taken, the month is not, and
# January is made up, with original_date=True too. A reader cannot tell it from a page that was published
# on New Year's Day. It matters wherever this date anchors "last month" or sorts the articles of magazines
# and quarterlies, which are dated by months. extensive_search=False gives None, and a month of which a
# day is known ("3 March 2015") is read right.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check htmldate==1.11.0
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from htmldate import find_date

PAGE = """<html><head><title>The bridge</title></head>
<body><p class="date">{}</p><p>The old bridge is closed.</p></body></html>"""
SEEN = {
    "3 March 2015": ("2015-03-03", "2015-03-03"),
    "March 2015": ("2015-01-01", None),
    "Mar. 2015": ("2015-01-01", None),
    "October 2019": ("2019-01-01", None),
}

print("htmldate", version("htmldate"))
found = {}
for written in SEEN:
    page = PAGE.format(written)
    found[written] = (
        find_date(page, original_date=True),
        find_date(page, original_date=True, extensive_search=False),
    )
    print(f"{written!r}: {found[written][0]}, not searched at length: {found[written][1]}")
assert found == SEEN, "what is found has changed"
PYTHON
