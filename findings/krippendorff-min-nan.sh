#!/usr/bin/env bash
# krippendorff: a rater's answer "nan" counts as no answer.
#
# The codes of ISO 639-3 are the labels of language identification, and "nan" is Min Nan Chinese, with
# tens of millions of speakers. One would guess that alpha over texts takes them as the nominal values that
# they are. In fact the word "nan" is dropped as missing, since that is what a missing number looks like
# in an array of texts: raters who disagree on every second item, one saying "nan" and one "cmn", reach
# alpha 1.0; with "yue" in place of "nan" it is far below. Nothing is said. It matters for any corpus with
# that language, and wherever raters' answers are words: code labels as numbers first.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check krippendorff==0.9.0 numpy
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import krippendorff


def alpha(third: str) -> float:
    """Two raters over six texts; they disagree on three, where the first says `third`."""
    raters = [["cmn", "eng", "eng", third, third, third], ["cmn", "eng", "eng", "cmn", "cmn", "eng"]]
    return round(krippendorff.alpha(reliability_data=raters, level_of_measurement="nominal"), 3)


print("krippendorff", version("krippendorff"))
found = {code: alpha(code) for code in ("nan", "yue")}
for code, value in found.items():
    print(f"alpha, three of six answers {code!r} against others: {value}")
assert found["nan"] == 1.0, "nan has changed"
assert found["yue"] < 0.5, "the others have changed"
PYTHON
