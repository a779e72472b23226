"""Elements and labels."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any, get_args

from glossator_standard import Label

ELEMENTS = Path(__file__).with_name("elements.toml")

OTHER = "name"
"""The element of a label that has none of its own, which stands in its `type`."""


@cache
def _labels() -> dict[str, Any]:
    return tomllib.loads(ELEMENTS.read_text("utf-8"))


def label_of(element: str, kind: str) -> Any:
    """Our label for an element, with its `type`; None where it names nothing."""
    if element == OTHER:
        return kind if kind in get_args(Label) else _labels().get(f"{kind}Name", "MISC")
    return _labels().get(element)


def element_of(label: str) -> tuple[str, dict[str, str]]:
    """The element for a label, and its attributes."""
    for element, ours in _labels().items():
        if ours == label:
            return element, {}
    return OTHER, {"type": label}
