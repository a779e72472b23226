#!/usr/bin/env bash
# mwparserfromhell: the plain text of a wiki page has notes inside words, and the settings of pictures.
#
# strip_code() is there to get the text of a page of a wiki without its markup. One would guess that what is no
# running text goes (templates do), and that a line break parts words. In fact the content of <ref> stays, glued to
# the word before it; <br> goes without a space, so that two words are one; and of a picture all arguments
# stay, joined by bars: "thumb|left|Holm in 2019". Categories and links to other languages stay as well.
# It matters to whoever tags or counts words of such pages: "leftKelmar" and "Henote" are words that nobody
# wrote, and offsets of what is found lie in a text that no reader of the page sees. Take <ref>, <br> and
# links to files out of the tree first.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check mwparserfromhell==0.7.2
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import mwparserfromhell

print("mwparserfromhell", version("mwparserfromhell"))
expected = {
    "Holm '''left''' [[Oslo]].": "Holm left Oslo.",
    "He left{{citation needed}}.": "He left.",
    "He<ref>note</ref> left.": "Henote left.",
    "He left<br>Kelmar.": "He leftKelmar.",
    "[[File:A.jpg|thumb|left|Holm in 2019]] Holm left.": "thumb|left|Holm in 2019 Holm left.",
    "Holm left.[[Category:Oslo]][[de:Holm]]": "Holm left.Category:Oslode:Holm",
}
for code, text in expected.items():
    found = mwparserfromhell.parse(code).strip_code()
    print(f"{code} -> {found}")
    assert found == text, f"{code!r} has changed"
PYTHON
