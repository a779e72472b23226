"""What older versions wrote, in `format/archive`, and what it is in the versions of today."""

from __future__ import annotations

from pathlib import Path
from typing import Any

ARCHIVE = Path(__file__).parent / "format" / "archive"

RENAMED = {
    "hedging": {"scope": "scope_span"},
    "quotations": {"cue": "cue_span", "speaker": "speaker_span", "speaker_entity": "speaker"},
}
"""Layer type of 1.0 to the fields that have another name in 2.0."""


def as_today(document: dict[str, Any]) -> dict[str, Any]:
    """A document of `glossator/1.0` as it is to be read, told apart from what reads it."""
    layers = {name: _layer_today(layer) for name, layer in document["layers"].items()}
    return document | {"format": "glossator/1.1", "layers": layers}


def _layer_today(layer: dict[str, Any]) -> dict[str, Any]:
    layer = dict(layer)
    if "producer" in layer:
        layer["producer"] = layer["producer"] | {"identity": None, "language": None}
    if names := RENAMED.get(layer["type"]):
        layer["version"] = "2.0"
        layer["annotations"] = [
            {names.get(name, name): value for name, value in one.items()}
            for one in layer["annotations"]
        ]
    return layer
