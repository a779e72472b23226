#!/usr/bin/env bash
# EstNLTK: cutting a text into sections, or joining texts, loses the layers of relations.
#
# Since 1.7 a text has layers of relations (who holds which office, which mention means which person)
# beside layers of spans; JSON and a copy keep them. One would guess that extract_sections and join_texts,
# which move the spans of all layers, move relations whose members lie in one section, or say that they
# do not. In fact they are gone without a word, and so are the metadata of the text; join_texts empties
# the metadata of span layers too. It matters because cutting and joining is how long texts are annotated
# piece by piece: what a relation annotator wrote is lost on the way, though there is a function for it
# (join_relation_layers) that has to be called by hand.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check estnltk-core==1.7.5
"$folder/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from estnltk_core.base_text import BaseText
from estnltk_core.converters.json_exporter import text_to_json
from estnltk_core.converters.json_importer import json_to_text
from estnltk_core.layer.layer import Layer
from estnltk_core.layer.relation_layer import RelationLayer
from estnltk_core.layer_operations import extract_section, join_texts


def made() -> BaseText:
    text = BaseText("Rome is old. Oke left Rome.")
    text.meta["source"] = "wire"
    names = Layer("names", attributes=["label"], text_object=text)
    names.meta["tool"] = "by hand"
    names.add_annotation((0, 4), label="place")
    names.add_annotation((13, 16), label="person")
    text.add_layer(names)
    lives = RelationLayer("lives", span_names=["who", "where"], text_object=text)
    lives.add_annotation(who=(13, 16), where=(0, 4))
    text.add_layer(lives)
    return text


def kept(text: BaseText) -> tuple[int, list[str], dict, dict]:
    return len(text["names"]), sorted(text.relation_layers), text.meta, text["names"].meta


text = made()
ways = {
    "through JSON": kept(json_to_text(text_to_json(text))),
    "one section, all of the text": kept(extract_section(text, 0, len(text.text))),
    "two texts joined": kept(join_texts([made(), made()])),
}
print("estnltk-core", version("estnltk-core"))
for way, (names, relations, source, tool) in ways.items():
    print(f"{way}: {names} names, layers of relations {relations}, {source}, {tool}")
assert ways == {
    "through JSON": (2, ["lives"], {"source": "wire"}, {"tool": "by hand"}),
    "one section, all of the text": (2, [], {}, {"tool": "by hand"}),
    "two texts joined": (4, [], {}, {}),
}, "what is kept has changed"
PYTHON
