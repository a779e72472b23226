#!/usr/bin/env bash
# syntok: a token has an offset, and its word does not stand there.
#
# Tokens of syntok have a value and the offset at which they begin. One would guess that the value is the text
# from there on, as for any tokenizer that gives offsets. process(), which its documentation begins with, makes
# "not" of the "n't" in "isn't", and joins a word that is hyphenated at a line's end: the value is longer or
# shorter than what stands in the text. analyze() leaves "n't" as it is.
# It matters to whoever takes offset + len(value) for the end: "not" ends in the next word or past the end of the
# text, "cooperate" loses its last letters. Nothing in a token says where it ends.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check syntok==1.4.4
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import syntok.segmenter

print("syntok", version("syntok"))


def odd(make, text):
    tokens = [token for paragraph in make(text) for sentence in paragraph for token in sentence]
    stands = {token.value: text[token.offset : token.offset + len(token.value)] for token in tokens}
    return {value: there for value, there in stands.items() if value != there}


for text, expected in {
    "It isn't so.": {"not": "n't"},
    "They co-\noperate.": {"cooperate": "co-\nopera"},
}.items():
    found = odd(syntok.segmenter.process, text)
    print(f"{text!r}: {found}; analyze: {odd(syntok.segmenter.analyze, text)}")
    assert expected.items() <= found.items(), f"{text!r} has changed"
PYTHON
