#!/usr/bin/env bash
# trafilatura: words inside a <time> element are missing from the text of a page.
#
# One would guess that all words of a paragraph that is kept are kept, as they are for <b>, <abbr>
# or an unknown element. In fact "<p>The bridge fell on <time>5 June 2016</time> at dawn.</p>" becomes
# "The bridge fell on at dawn.": <time> is cleared away wherever it stands, as bylines have it. It matters
# to whoever looks for dates in the text, since the pages that mark their dates up lose them.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check trafilatura==2.3.1 lxml_html_clean==0.4.6
"$folder/venv/bin/python" - <<'PYTHON'
import trafilatura

filler = "<p>" + "The council said that the old bridge over the river would be mended by spring. " * 5 + "</p>"
lines = {}
for tag in ("time", "abbr"):
    sentence = f"<p>The bridge fell on <{tag}>5 June 2016</{tag}> at dawn.</p>"
    page = f"<html><body><article><h1>Bridge</h1>{filler}{sentence}</article></body></html>"
    lines[tag] = trafilatura.extract(page).splitlines()[-1]
print("trafilatura", trafilatura.__version__)
print(lines)
assert lines["abbr"] == "The bridge fell on 5 June 2016 at dawn.", "other elements have changed"
assert "2016" not in lines["time"], "the words of <time> are kept now"
PYTHON
