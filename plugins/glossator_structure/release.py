"""The paragraph about itself with which an organisation ends a press release."""

from __future__ import annotations

from collections.abc import Sequence

from glossator_structure.units import Unit

_ITSELF = ("about ", "forward-looking statement", "cautionary statement", "safe harbor")


def tell_release(found: Sequence[Unit]) -> None:
    """What follows "About ..." in the second half of a page is boilerplate."""
    for unit in found[len(found) // 2 :]:
        heads = unit.kind == "subheading"
        if heads and unit.head.startswith(_ITSELF) and unit.below and unit.below.kind == "body":
            unit.below.tell("promo", "about")
