#!/usr/bin/env bash
# geojson: a property "type" that says "Point" gets coordinates of its own.
#
# The properties of a feature are any object (RFC 7946, 3.2), and "type" is a common name among them:
# "city", "Point" of interest, "Feature" of a map. One would guess that loads() gives them back as they are.
# In fact each object of the file whose "type" is a name of GeoJSON is made into that, properties too:
# {"name": "Bridge", "type": "Point"} comes back, and is written, with "coordinates": [], one with
# "type": "Feature" with a "geometry" and "properties" of its own. "point" and "city" are left alone.
# It matters to gazetteers that pass through it: columns appear that nobody wrote, in some rows, and a
# reader of the result that looks for geometries finds empty ones.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check geojson==3.3.0
"$folder/venv/bin/python" - <<'PYTHON'
import json
from importlib.metadata import version

import geojson

print("geojson", version("geojson"))
back = {}
for kind in ("city", "Point", "Feature"):
    place = {"type": "Point", "coordinates": [10.75, 59.91]}
    properties = {"name": "Bridge", "type": kind}
    feature = {"type": "Feature", "geometry": place, "properties": properties}
    back[kind] = json.loads(geojson.dumps(geojson.loads(json.dumps(feature))))["properties"]
    print(f"{properties} -> {back[kind]}")
assert back["city"] == {"name": "Bridge", "type": "city"}
assert back["Point"] == {"name": "Bridge", "type": "Point", "coordinates": []}, "Point has changed"
assert {"geometry", "properties"} <= back["Feature"].keys(), "Feature has changed"
PYTHON
