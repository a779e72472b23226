"""What older versions wrote, in `format/archive`, and what it is in the versions of today."""

from __future__ import annotations

from pathlib import Path
from typing import Any

ARCHIVE = Path(__file__).parent / "format" / "archive"

RENAMED = {
    "hedging": {"scope": "scope_span"},
    "quotations": {"cue": "cue_span", "speaker": "speaker_span", "speaker_entity": "speaker"},
    # `status` is `when` or `rank`: see `_title_today`.
    "titles": {},
}
"""Layer type of 1.0 to the fields that have another name in 2.0."""

TODAY = {"hedging": "2.1", "quotations": "2.1", "titles": "2.0"}
"""Their versions of today."""


def as_today(document: dict[str, Any]) -> dict[str, Any]:
    """A document of `glossator/1.0` as it is to be read, told apart from what reads it."""
    layers = {name: _layer_today(layer) for name, layer in document["layers"].items()}
    return document | {"format": "glossator/1.1", "layers": layers}


def _layer_today(layer: dict[str, Any]) -> dict[str, Any]:
    layer = dict(layer)
    if "producer" in layer:
        layer["producer"] = layer["producer"] | {"identity": None, "language": None}
    names = RENAMED.get(layer["type"])
    if names is not None:
        layer["version"] = TODAY[layer["type"]]
        layer["annotations"] = [
            {names.get(name, name): value for name, value in _title_today(one).items()}
            for one in layer["annotations"]
        ]
    return layer


def _title_today(one: dict[str, Any]) -> dict[str, Any]:
    """An annotation whose `status`, where it is a title, said either when or with which rank."""
    status = {
        "current": {"when": "current"},
        "former": {"when": "former"},
        "elect": {"when": "elect"},
        "acting": {"when": "current", "rank": "acting"},
        "deputy": {"when": "current", "rank": "deputy"},
        "honorific": {"when": "current", "rank": "honorific"},
    }
    kept = {name: value for name, value in one.items() if name != "status"}
    return kept | (status[one["status"]] if "status" in one else {})
