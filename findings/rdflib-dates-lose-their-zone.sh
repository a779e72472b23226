#!/usr/bin/env bash
# rdflib: a date with a zone is written without it.
#
# xsd:date may have a zone: "2019-05-01+02:00" is the day that began at 22:00 UTC on 30 April, another value
# than the same day without a zone. One would guess that a literal keeps its words, as those of gYear and
# of dateTime do, or that the value has the zone. In fact a date is turned into Python's, which has none, and
# then written from it: the graph that is read from Turtle has "2019-05-01", says so in what it writes, and two
# dates that differ by a day in the world are one node. Nothing is said. It matters to annotations in linked
# data (when a body was made, what a TIMEX means) that are read and written again; with
# rdflib.NORMALIZE_LITERALS = False the words stay.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check rdflib==7.6.0
"$folder/venv/bin/python" - <<'PYTHON'
import rdflib

TURTLE = """
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix dct: <http://purl.org/dc/terms/> .
<http://example.org/a> dct:date "2019-05-01+14:00"^^xsd:date, "2019-05-01-10:00"^^xsd:date ;
  dct:created "2019-05-01T10:00:00+02:00"^^xsd:dateTime ; dct:year "2019+02:00"^^xsd:gYear .
"""


def words() -> list[str]:
    graph = rdflib.Graph().parse(data=TURTLE, format="turtle")
    return sorted(str(one) for one in graph.objects())


print("rdflib", rdflib.__version__)
found = words()
print("read:", found)
rdflib.NORMALIZE_LITERALS = False
kept = words()
print("read without NORMALIZE_LITERALS:", kept)
assert found == ["2019+02:00", "2019-05-01", "2019-05-01T10:00:00+02:00"], "dates have changed"
assert {"2019-05-01+14:00", "2019-05-01-10:00"} <= {*kept}
PYTHON
