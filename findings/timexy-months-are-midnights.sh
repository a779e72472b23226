#!/usr/bin/env bash
# timexy: "March 2019" has the value of midnight on 1 March.
#
# timexy marks times with values of TIMEX3, where a value is as precise as the words: "March 2019" is
# 2019-03, "3 June 2019" is 2019-06-03 (ISO-TimeML, and TimeBank). One would guess that its values are such,
# since the type TIMEX3 is asked for by name. In fact each is a time to the second, and a month is its first
# day: "in March 2019" cannot be told from "on 1 March 2019". A day that there is not, "31 April 2020", is
# marked from its month on, and is the first of April.
# It matters to whoever orders events or compares with gold in TIMEX3: no value is the same as that of the
# corpora, and what happened in a month happens on its first day.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check timexy==0.1.3 spacy==3.8.18
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import spacy
from timexy import Timexy  # it registers the component

print("timexy", version("timexy"), "spacy", spacy.__version__)
assert Timexy
nlp = spacy.blank("en")
nlp.add_pipe("timexy", config={"kb_id_type": "timex3", "label": "timexy", "overwrite": False})
texts = ["It fell in March 2019.", "It fell on 1 March 2019.", "It is due on 31 April 2020."]
found = [[(one.text, one.kb_id_) for one in nlp(text).ents] for text in texts]
for text, marked in zip(texts, found):
    print(f"{text!r}:", *marked)
values = [marked[0][1] for marked in found]
assert values[0] == values[1] == 'TIMEX3 type="DATE" value="2019-03-01T00:00:00"', "months have changed"
assert found[2][0][0] == "April 2020" and "2020-04-01T00:00:00" in values[2], "the day has changed"
PYTHON
