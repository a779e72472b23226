#!/usr/bin/env bash
# trafilatura: an inline quotation, <q>, loses its marks and ends the line in mid-sentence.
#
# One would guess that <q> is read as a browser shows it, in quotation marks, or at least as the words
# that stand there. In fact it is taken for a block, as <blockquote> is: "She said <q>we left</q> and went
# home." becomes two lines, "She said we left" and "and went home.", without any mark. It matters to
# whoever looks for sentences or for who said what: the quotation cannot be told from the report, and
# the sentence is cut in two.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check trafilatura==2.3.1 lxml_html_clean==0.4.6
"$folder/venv/bin/python" - <<'PYTHON'
import trafilatura

filler = "<p>" + "The council said that the old bridge over the river would be mended by spring. " * 5 + "</p>"
sentence = "<p>She said <q>we left</q> and went home.</p>"
page = f"<html><body><article><h1>Bridge</h1>{filler}{sentence}</article></body></html>"
lines = trafilatura.extract(page).splitlines()[2:]
print("trafilatura", trafilatura.__version__)
print(lines)
assert [line.strip() for line in lines] == ["She said we left", "and went home."], "<q> has changed"
PYTHON
