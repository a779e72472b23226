#!/usr/bin/env bash
# Babel: of a column of dates those up to the twelfth have day and month the other way round.
#
# parse_date reads a date as the locale writes it: in en_US the month comes first, and "12/4/2024" is the
# fourth of December. One would guess that "13/4/2024" is refused there, as "31/4/2024" and "2024/13/4" are:
# there is no thirteenth month. In fact it is the thirteenth of April, since day and month are exchanged where
# the month is too large. The documentation speaks of the locale alone.
# It matters where the locale is guessed for a whole table: if the guess is wrong nothing fails, twelve days
# of each month land in other months, and the rest look right.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check Babel==2.19.0
"$folder/venv/bin/python" - <<'PYTHON'
import datetime

import babel
from babel.dates import parse_date

print("babel", babel.__version__)
column = ["11/4/2024", "12/4/2024", "13/4/2024", "14/4/2024"]
days = [parse_date(one, locale="en_US") for one in column]
for one, day in zip(column, days):
    print(f"{one} in en_US: {day}")
british = parse_date("4/13/2024", locale="en_GB")
print(f"4/13/2024 in en_GB: {british}")
april = datetime.date(2024, 4, 13)
assert days == [datetime.date(2024, 11, 4), datetime.date(2024, 12, 4), april, april.replace(day=14)]
assert british == april, "the other order has changed"
PYTHON
