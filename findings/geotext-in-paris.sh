#!/usr/bin/env bash
# geotext: a city is not found behind any other word in capitals, as the "In" that begins a sentence.
#
# GeoText looks up words in capitals among the cities of GeoNames. One would guess that "In Paris it rained"
# has Paris: "It rained in Paris" has. In fact words in capitals that stand side by side are looked up as one
# name, "In Paris", and as nothing else where that is no city. So no city that begins a sentence behind "In",
# "From" or "Near" is found, nor one before a title ("London Mayor Ana Oke"), and a dateline has none either,
# since PARIS is no name in its table; of "Police in Paris" both are cities, as there is one of that name.
# It matters to counts of where the news is: what is lost is not lost evenly, but where places come first.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check geotext==0.4.0
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from geotext import GeoText

print("geotext", version("geotext"))
expected = {
    "It rained in Paris on Friday.": ["Paris"],
    "In Paris it rained on Friday.": [],
    "London Mayor Ana Oke left.": [],
    "The mayor of London left.": ["London"],
    "PARIS - It rained.": [],
    "Police in Paris left.": ["Police", "Paris"],
}
for text, cities in expected.items():
    found = GeoText(text).cities
    print(f"{text} -> {found}")
    assert found == cities, f"{text!r} has changed"
PYTHON
