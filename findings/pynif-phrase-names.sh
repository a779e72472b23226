#!/usr/bin/env bash
# NIF in Python: a phrase is named by the length of the text and a number, not by where it stands.
#
# NIF names a piece of text by its place (#offset_9_13), so that whoever annotates the same words names
# the same resource, and other words another one. One would guess that pynif does so: it asks for the
# place of a phrase, and writes it down. In fact the name is made of the place of the whole text and of
# how many phrases came before: the first phrase of every file about a text is #offset_0_14_0, whatever
# its words. Two files about one text (names by one tool, places by another), put into one graph as RDF
# is meant to be, become one phrase with two places, two texts and both classes; what pynif then reads is
# one phrase where there were two, of both classes. Nothing is raised. A caller can give a URI to each
# phrase, and has to.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check pynif==0.3.1 rdflib==7.6.0 six==1.17.0
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import rdflib
from pynif import NIFCollection

print("pynif", version("pynif"))


def file_with(start, end, kind):
    collection = NIFCollection(uri="http://example.org/collection")
    text = collection.add_context(uri="http://example.org/article", mention="Ana left Oslo.")
    text.add_phrase(beginIndex=start, endIndex=end, taClassRef=[f"http://example.org/{kind}"])
    return collection.dumps(format="turtle")


both = rdflib.Graph()
for turtle in (file_with(0, 3, "Person"), file_with(9, 13, "Place")):
    [name] = {line.split()[0] for line in turtle.splitlines() if "#offset" in line}
    print("a phrase's name:", name)
    both.parse(data=turtle, format="turtle")
    assert name == "<http://example.org/article#offset_0_14_0>", "phrases have other names now"
read = NIFCollection.loads(both.serialize(format="turtle"), format="turtle")
[phrase] = [phrase for text in read.contexts for phrase in text.phrases]
print("of both files:", phrase.mention, sorted(phrase.taClassRef))
assert len(phrase.taClassRef) == 2, "the phrases of two files are two now"
PYTHON
