"""Layers whose class is not known, in the formats of other tools."""

from __future__ import annotations

import json
from typing import Any

import pytest

import glossator
from glossator.files.losses import compare, round_trip
from glossator.format import codec
from glossator_formats.brat import Brat
from glossator_formats.cas import CasJson
from glossator_formats.spacy_json import SpacyJson
from glossator_formats.stam import Stam
from glossator_formats.webannotation import WebAnnotation
from glossator_formats.xmi import Xmi

KIN = [
    {"id": "kin:3", "start": 0, "end": 2, "name": "Jo"},
    {"id": "kin:5", "start": 7, "end": 10, "of": "kin:3", "seen": ["kin:3", "kin:8"]},
    {"id": "kin:8", "start": 14, "end": 18, "of": "kin:5", "note": "of kin:3"},
]
LAYER = {"type": "kin", "version": "1.0", "status": "ok", "annotations": KIN}
RECORD = {"format": glossator.FORMAT, "id": "a", "text": "Jo met Ana in Oslo."}


@pytest.mark.parametrize(
    "format_", [Brat, CasJson, SpacyJson, Stam, WebAnnotation, Xmi], ids=lambda one: one.name
)
def test_what_refers_to_another_annotation_leads_there_or_is_told(format_: type[Any]) -> None:
    one = codec.decode(json.dumps({**RECORD, "layers": {"kin": LAYER}}).encode(), {})
    back = round_trip(format_(types={}), one)
    told = {loss.field for loss in compare(one, back)}
    words = {item.id: back.text_of(item) for item in back.layers["kin"]}
    found = [item.data for item in back.layers["kin"]]
    assert "of" in told or [words[it["of"]] for it in found[1:]] == ["Jo", "Ana"]
    assert "seen" in told or [words[at] for at in found[1]["seen"]] == ["Jo", "Oslo"]
    assert found[2]["note"] == "of kin:3"
