#!/usr/bin/env bash
# country_converter: Perugia is in Peru, and Lebanon, Pennsylvania, in Lebanon; England is the United Kingdom.
#
# convert() finds countries by regular expressions, so that "Republic of Peru" and "Peruvian" are Peru, and
# says "not found" of what is none. One would guess that the expressions match words. In fact some of them match
# anywhere: "Perugia", a town in Italy, is PER, without a warning, and so is "superuser". Others are bounded:
# "New Mexico" is not Mexico, "Indiana" not India. What is more, "England" is GBR while "Scotland" and "Wales"
# are not found.
# It matters to whoever gives it the last part of an address or all places of a text, as its documentation has
# names that are not standardized: the towns that it takes for countries cannot be told from countries.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check \
  country_converter==1.3.2 "pandas<3"
"$folder/venv/bin/python" - <<'PYTHON'
import logging
from importlib.metadata import version

import country_converter

logging.disable()
print("country_converter", version("country_converter"))
expected = {
    "Peru": "PER",
    "Perugia": "PER",
    "superuser": "PER",
    "Lebanon, Pennsylvania": "LBN",
    "New Mexico": "none",
    "Indiana": "none",
    "England": "GBR",
    "Scotland": "none",
    "Wales": "none",
}
for name, code in expected.items():
    found = country_converter.convert(name, to="ISO3", not_found="none")
    print(f"{name}: {found}")
    assert found == code, f"{name} has changed"
PYTHON
