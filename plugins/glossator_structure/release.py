"""The paragraph about itself with which an organisation ends a press release."""

from __future__ import annotations

from collections.abc import Sequence

from glossator_structure.units import Unit


def tell_release(found: Sequence[Unit]) -> None:
    """What follows "About ..." in the last part of a page is boilerplate."""
    for above, below in zip(found, found[1:], strict=False):
        if (
            above.kind == "subheading"
            and above.head.startswith("about ")
            and above.length <= 10
            and found.index(above) * 2 > len(found)
            and below.kind == "body"
        ):
            below.tell("promo", "about")
