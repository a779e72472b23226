#!/usr/bin/env bash
# flashtext: behind "İ" all offsets are one too high.
#
# extract_keywords(text, span_info=True) gives each keyword with its place. One would guess that
# text[start:end] is the keyword, as it stands in the text. It is, until the text has a letter that is
# longer in lower case: "İ", with which Istanbul and many Turkish names begin, becomes an i and a dot of its
# own. The text is put in lower case before it is looked through, and the places are those in that other text:
# one too high behind the first such letter, two behind the second. Nothing tells.
# It matters to whoever marks names of a list in texts: all marks of an article about Turkey are off, the more
# the further down. With case_sensitive=True the places are right.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check flashtext==2.7
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from flashtext import KeywordProcessor

TEXT = "Oslo wrote to İzmir; İzmir wrote to Oslo."
print("flashtext", version("flashtext"))
shown = {}
for case_sensitive in (False, True):
    processor = KeywordProcessor(case_sensitive=case_sensitive)
    processor.add_keyword("Oslo")
    found = processor.extract_keywords(TEXT, span_info=True)
    shown[case_sensitive] = [TEXT[start:end] for _, start, end in found]
    print(f"case_sensitive={case_sensitive}: {found}, in the text: {shown[case_sensitive]}")
assert shown[False] == ["Oslo", "lo."], "the offsets have changed"
assert shown[True] == ["Oslo", "Oslo"]
PYTHON
