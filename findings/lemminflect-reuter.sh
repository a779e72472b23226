#!/usr/bin/env bash
# lemminflect: the lemma of the proper noun Reuters is Reuter, that of Paris Paris.
#
# getLemma() takes a part of speech, and PROPN is one of them: names. One would guess that a name is its own
# lemma, or that all names that end in s lose it alike. In fact those that its dictionary has as names stay, "Paris"
# and "Athens", and all others go by the rule for plurals: "Reuters" is "Reuter", "Times" is "Time", and "news",
# which as a noun stays, is "new" as a name.
# It matters to whoever counts or joins names by lemma: an agency is counted under a name that no text has, and
# whether that happens depends on a dictionary that has no names of the news.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check lemminflect==0.2.3 numpy==2.4.6
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from lemminflect import getLemma

print("lemminflect", version("lemminflect"))
expected = {"Paris": "Paris", "Athens": "Athens", "Reuters": "Reuter", "Times": "Time", "news": "new"}
for name, lemma in expected.items():
    found = getLemma(name, upos="PROPN")
    print(f"{name} as a proper noun: {found}, as a noun: {getLemma(name, upos='NOUN')}")
    assert found == (lemma,), f"{name} has changed"
assert getLemma("news", upos="NOUN") == ("news",)
PYTHON
