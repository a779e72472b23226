#!/usr/bin/env bash
# holidays: Easter Monday is no holiday in the United Kingdom, nor in Switzerland, until a part is named.
#
# A tool that resolves "on the bank holiday" or marks days on which nothing is published asks for a country.
# One would guess that a day that nearly all people of a country have off is among its holidays, or that one
# is told that a part must be named. In fact a country without a part has the days that all its parts share:
# holidays.country_holidays("GB") knows neither Easter Monday nor the late summer bank holiday, since Scotland
# has them not, and "CH" lacks Easter Monday and 26 December. For "AU", Easter Monday is there. No error, no
# warning: the answer for a day is None, as for any working day.
# It matters to whoever anchors dates by country, as datelines and outlets name it. Name the part (subdiv="ENG").
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check \
  holidays==0.109 python-dateutil==2.9.0.post0 six==1.17.0
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import holidays

print("holidays", version("holidays"))
asked = {
    ("GB", None, "2024-04-01"): None,
    ("GB", "ENG", "2024-04-01"): "Easter Monday",
    ("GB", None, "2024-08-26"): None,
    ("GB", "ENG", "2024-08-26"): "Late Summer Bank Holiday",
    ("CH", None, "2024-04-01"): None,
    ("AU", None, "2024-04-01"): "Easter Monday",
}
for (country, part, day), expected in asked.items():
    found = holidays.country_holidays(country, subdiv=part).get(day)
    print(country, part or "as a whole", day, found)
    assert found == expected, "holidays have changed"
PYTHON
