"""Boxes on a page: links below "Read more", offers of newsletters."""

from __future__ import annotations

import re
from collections.abc import Sequence

from glossator_structure import promotion
from glossator_structure.units import Unit

_OFFER = re.compile(r"\b(?:you|your|we|our|us)\b")


def tell_boxes(found: Sequence[Unit]) -> None:
    """Spread the kind of a box over its short lines, down from its head and up from its button."""
    inside = False
    for unit in found:
        if unit.rule == "promo-box" and _heads_news(unit):
            unit.kind = None
            inside = False
        elif unit.kind == "promo" or (unit.kind is None and promotion.opens_box(unit)):
            if unit.kind is None:
                unit.tell("promo", "promo-box")
            opens = promotion.opens_box(unit) and not _is_in_menu(unit)
            inside = opens or (inside and not unit.apart)
        elif inside and not unit.apart and _may_be_inside(unit):
            unit.tell("promo", "promo-box")
        else:
            inside = False
    for unit in reversed(found):
        below = unit.below
        if below and unit.kind is None and not below.apart and not _is_text(unit):
            button = below.kind == "promo" and promotion.closes_box(below)
            if button or below.rule == "promo-above":
                unit.tell("promo", "promo-above")


def _is_in_menu(unit: Unit) -> bool:
    """Whether the line above, too, is one of the page's links: "ABOUT", "CONTACT"."""
    return not unit.apart and unit.above is not None and promotion.is_section_label(unit.above)


def _heads_news(unit: Unit) -> bool:
    """Whether items of news follow, not links: sentences with their stop."""
    below = unit.below
    return below is not None and below.kind == "list_item" and below.text.endswith(".")


def _may_be_inside(unit: Unit) -> bool:
    return unit.kind in (None, "quote", "credit", "list_item", "byline") and not _is_text(unit)


def _is_text(unit: Unit) -> bool:
    """Whether a line is too long for a link or an offer."""
    if unit.length >= 22 or (unit.has_sentences and unit.length >= 16):
        return True
    return unit.length >= 11 and unit.ends_sentence and not _OFFER.search(unit.head)
