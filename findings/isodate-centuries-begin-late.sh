#!/usr/bin/env bash
# isodate: the century "19" begins in 1901, and "P1.5Y" is shown as one year.
#
# In ISO 8601 the two digits "19" are the years 1900 to 1999, and so they are in TIMEX3, which marks centuries
# with them; "2018" and "2018-11" are read as the first day of what they mean. One would guess that "19" is
# 1 January 1900. In fact it is 1 January 1901, and "20" is in 2001: the year 1900 is before the century that it
# opens. A duration of a year and a half keeps its .5, and is written so, but its repr, and what it prints, say
# years=1, and so does a log. It matters to values of dates in texts: what is compared with the first day
# of a century is off by a year, in which wars and laws fall.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check isodate==0.7.2
"$folder/venv/bin/python" - <<'PYTHON'
from datetime import date
from importlib.metadata import version

from isodate import duration_isoformat, parse_date, parse_duration

print("isodate", version("isodate"))
for value in ("2018", "2018-11", "19", "20"):
    print(f"{value!r}: {parse_date(value)}")
long = parse_duration("P1.5Y")
print(f"'P1.5Y': {long}, {long!r}, written as {duration_isoformat(long)}")
assert (parse_date("2018"), parse_date("2018-11")) == (date(2018, 1, 1), date(2018, 11, 1))
assert (parse_date("19"), parse_date("20")) == (date(1901, 1, 1), date(2001, 1, 1)), "centuries have changed"
assert str(long) == "1 years, 0:00:00" and duration_isoformat(long) == "P1.5Y", "durations have changed"
PYTHON
