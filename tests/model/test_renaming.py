"""Layers under other names."""

from __future__ import annotations

from typing import Any

import msgspec

from glossator import Document, chain
from glossator.format.codec import decode, encode
from glossator.model.renaming import renamed
from glossator.plugins.discovery import default_registry
from glossator.validation import iter_findings, make_rules


def annotated() -> Document:
    text = "Acting ambassador Jo Song Gil fled Rome. Jo, the ambassador said, was silent."
    with chain("titles", "quotations", name="light") as run:
        return run(text)


def as_dict(document: Document) -> dict[str, Any]:
    made: dict[str, Any] = msgspec.json.decode(encode(document))
    return made


def test_ids_and_what_refers_to_them_go_with_the_name() -> None:
    registry = default_registry()
    before = annotated()
    after = renamed(before, {"entities": "gold:entities"}, registry.maker)
    assert [*after.layers] == ["gold:entities" if n == "entities" else n for n in before.layers]
    layers = as_dict(after)["layers"]
    assert layers["gold:entities"]["annotations"][0]["id"] == "gold:entities:1"
    holders = [one["holder"] for one in layers["titles"]["annotations"] if "holder" in one]
    assert holders
    assert all(one.startswith("gold:entities:") for one in holders)
    decode(encode(after), registry.layer_types)


def test_what_was_fresh_is_fresh_under_another_name() -> None:
    registry = default_registry()
    after = renamed(annotated(), {"entities": "gold:entities"}, registry.maker)
    assert list(iter_findings(encode(after), make_rules(registry))) == []


def test_two_layers_can_change_places() -> None:
    registry = default_registry()
    there = renamed(annotated(), {"entities": "gold:entities"}, registry.maker)
    both = there.with_layer(annotated().layers["entities"])
    swapped = renamed(
        both, {"entities": "gold:entities", "gold:entities": "entities"}, registry.maker
    )
    assert swapped.layers["entities"][0].id == "entities:1"
    assert swapped.layers["gold:entities"][0].id == "gold:entities:1"


def test_layers_that_no_class_declares_follow_too() -> None:
    registry = default_registry()
    moods = {
        "type": "moods",
        "version": "1.0",
        "status": "ok",
        "annotations": [
            {"id": "moods:1", "start": 0, "end": 6, "of": ["word:1"]},
            {"id": "moods:2", "start": 7, "end": 9, "after": "moods:1"},
        ],
    }
    data = {
        "format": "glossator/1.1",
        "id": "a",
        "text": "Acting ambassador",
        "layers": {"moods": moods},
    }
    document = decode(msgspec.json.encode(data), registry.layer_types)
    found = as_dict(renamed(document, {"moods": "anna:moods"}, registry.maker))["layers"]
    assert found["anna:moods"]["annotations"][1] == {
        "id": "anna:moods:2",
        "start": 7,
        "end": 9,
        "after": "anna:moods:1",
    }
