#!/usr/bin/env bash
# langid: a headline in capitals is English, or Amharic.
#
# One would guess that capitals make no difference to the language of a text, or that what the model does
# not know is told as unknown, with a low score. In fact its features are of letters as they stand, mostly
# small ones: "El alcalde abandona la ciudad por la crisis" is Spanish, the same in capitals English; a French
# one becomes Amharic, a German one Estonian. Where no feature is found at all, English comes with a higher
# score than a real English sentence has, since only the prior is left.
# It matters because headlines, datelines and the first words of wire stories are in capitals: texts
# go to the wrong chain, and the score does not warn.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check langid==1.1.6 numpy==2.4.6
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

import langid

print("langid", version("langid"))
texts = {
    "es": "El alcalde abandona la ciudad por la crisis",
    "fr": "Le président de la République est arrivé à Paris",
    "de": "Der Bürgermeister verlässt die Stadt nach dem Streit",
    "it": "Il sindaco lascia la città dopo la crisi",
}
found = {one: (langid.classify(text), langid.classify(text.upper())) for one, text in texts.items()}
for one, ((small, _), (large, score)) in found.items():
    print(f"{one}: {small} as it stands, {large} ({score:.1f}) in capitals")
(_, known), (_, unknown) = langid.classify("The mayor left the city."), langid.classify("")
print(f"score of English: {known:.1f} of a sentence, {unknown:.1f} of nothing")
assert [small for (small, _), _ in found.values()] == list(texts), "small letters have changed"
assert [large for _, (large, _) in found.values()] == ["en", "am", "et", "en"], "capitals have changed"
assert unknown > known, "the score of what is not known has changed"
PYTHON
