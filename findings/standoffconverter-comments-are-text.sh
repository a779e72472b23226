#!/usr/bin/env bash
# standoffconverter: comments of the XML stand in the plain text of a TEI document.
#
# Standoff(tree).plain is the text of a TEI document without its markup, and its annotations count their
# places in it. One would guess that it is the text as XPath's string() has it, of elements alone. In fact
# the words of comments and of processing instructions are part of it: "Ann left<!-- check this --> Oslo."
# becomes "Ann left check this  Oslo.", where an annotator finds who checks what. Nothing tells them apart.
# It matters because TEI files are edited by hand for years, and full of "<!-- TODO -->": counts of words,
# names that are found and all offsets behind them are of another text than what readers see.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check standoffconverter==0.9.1 lxml==6.1.3
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from lxml import etree
from standoffconverter import Standoff

TEI = "http://www.tei-c.org/ns/1.0"
XML = f"""<TEI xmlns="{TEI}"><text><body><p>Ann left<!-- check this --> <?page 7?>Oslo.</p></body></text></TEI>"""
tree = etree.fromstring(XML)
print("standoffconverter", version("standoffconverter"))
plain = Standoff(tree, namespaces={"tei": TEI}).plain
elements_alone = tree.xpath("string()")
print("plain: ", repr(plain))
print("string()", repr(elements_alone))
assert elements_alone == "Ann left Oslo."
assert plain == "Ann left check this  7Oslo.", "the plain text has changed"
PYTHON
