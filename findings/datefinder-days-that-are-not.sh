#!/usr/bin/env bash
# datefinder: "31 April 2020" is 1 April 2020, and "Monday 3 June 2019" is also a day of this year.
#
# find_dates() gives the dates that stand in a text. One would guess that a day that there is not is left
# out, and that one date is found once. In fact "31 April 2020" is read from its month on, as the first of
# April: a day that the text does not name, in no way told from one that it does. And a weekday before a date
# makes two of it, of which the first has the year in which the program runs. Nothing is said.
# It matters to chronologies and to deadlines: slips of the pen in old texts ("30 February") move to the
# first of the month, and each "Monday 3 June 2019" adds an event to the present.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check datefinder==1.0.0 python-dateutil==4.0.0
"$folder/venv/bin/python" - <<'PYTHON'
import datetime
from importlib.metadata import version

from datefinder import find_dates

print("datefinder", version("datefinder"))
texts = ["It is due on 30 April 2020.", "It is due on 31 April 2020.", "They met on Monday 3 June 2019."]
found = {one: [day.date() for day in find_dates(one)] for one in texts}
for one, days in found.items():
    print(f"{one!r}:", *days)
day = datetime.date
assert found[texts[0]] == [day(2020, 4, 30)]
assert found[texts[1]] == [day(2020, 4, 1)], "the day that there is not has changed"
assert len(found[texts[2]]) == 2, "a weekday makes no second date any more"
first, second = found[texts[2]]
assert (first.month, first.day, second) == (6, 3, day(2019, 6, 3))
assert first.year == datetime.date.today().year, "the year of the first has changed"
PYTHON
