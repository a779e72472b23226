#!/usr/bin/env bash
# rdflib: a number goes through Turtle with seven digits; N-Triples, JSON-LD and XML keep all.
#
# One would guess that a graph that is written and read again is the same one, and that its formats differ
# in looks alone. In fact Turtle, the default of serialize(), has a shorthand for xsd:double, and rdflib
# writes it with "%e": six digits behind the first. 38.7250912 becomes 38.72509, a confidence of 0.123456789
# becomes 0.1234568, and the graph that is read is not isomorphic to the one that was written. Nothing is said.
# It matters for coordinates of places (what is left tells a metre in Lisbon, ten metres in Alaska), for scores
# that are compared, and for whoever asks whether two files say the same.
# xsd:decimal and xsd:float are written as they are.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check rdflib==7.6.0 pyparsing==3.3.3
"$folder/venv/bin/python" - <<'PYTHON'
import rdflib
from rdflib import Graph, Literal, URIRef
from rdflib.compare import isomorphic

given = Graph()
place = URIRef("http://example.org/place")
for name, number in {"latitude": 38.7250912, "longitude": -149.8731254, "score": 0.123456789}.items():
    given.add((place, URIRef(f"http://example.org/{name}"), Literal(number)))
print("rdflib", rdflib.__version__)
same = {}
for format_ in ("turtle", "nt", "json-ld", "xml"):
    read = Graph().parse(data=given.serialize(format=format_), format=format_)
    same[format_] = isomorphic(given, read)
    print(f"{format_}: {sorted(number.toPython() for number in read.objects())}, the same graph: {same[format_]}")
assert same == {"turtle": False, "nt": True, "json-ld": True, "xml": True}, "what is kept has changed"
PYTHON
