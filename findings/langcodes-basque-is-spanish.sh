#!/usr/bin/env bash
# langcodes: of the languages that there are models for, Basque is nearest to Spanish and Ukrainian to Russian.
#
# A pipeline has models of some languages, a text has a tag, and closest_supported_match() chooses. One would
# guess that it bridges tags of what is the same language, or nearly (nb and no, pt-BR and pt), and answers None
# where there is no model of the language: it does so for Kazakh. In fact it follows Unicode's table of which
# language a reader of another one will put up with on a website. Within the default distance, a text in
# Basque, which is kin to no language, is given to the Spanish model, Breton to French, Welsh and Irish to
# English, Ukrainian and Belarusian to Russian. Nothing is said, and tags come out.
# It matters to whoever chooses taggers by tag. Say max_distance=10 or less: pt-BR still finds pt, and af no nl.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check langcodes==3.5.1
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from langcodes import closest_supported_match

models = ["en", "fr", "es", "ru", "de", "pt"]
expected = {"eu": "es", "br": "fr", "cy": "en", "ga": "en", "uk": "ru", "be": "ru", "kk": None, "pt-BR": "pt"}
print("langcodes", version("langcodes"), "models", *models)
for tag, model in expected.items():
    found = closest_supported_match(tag, models)
    near = closest_supported_match(tag, models, max_distance=10)
    print(f"{tag}: {found}, within a distance of 10: {near}")
    assert found == model, "the nearest has changed"
    assert near == (model if tag == "pt-BR" else None), "distances have changed"
PYTHON
