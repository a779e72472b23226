"""The top of a page: what stands above the first paragraph."""

from __future__ import annotations

from collections.abc import Sequence

from glossator_structure import bylines, datelines, headings, notes, pictures, promotion
from glossator_structure.units import Unit

_LONGEST_DECK = 30
"""Words of a standfirst that is no sentence."""


def tell_top(found: Sequence[Unit]) -> int:
    """Give a kind to the lines above the first paragraph; where the article begins."""
    end = _first_paragraph(found)
    top = found[:end]
    headline = _headline(top, found)
    if headline is None:
        return 0
    head = top[headline]
    for unit in top[:headline]:
        if unit.kind is None:
            unit.tell("promo", "above-headline")
    head.tell("headline", "headline-first" if headline == 0 else "headline-below")
    below = False
    for unit in top[headline + 1 :]:
        below = _tell_below(unit, head, below)
    return end


def _first_paragraph(found: Sequence[Unit]) -> int:
    """Where the first paragraph is: text that is no headline, no standfirst and no frame."""
    last_frame = _frame_end(found)
    seen = False
    for at, unit in enumerate(found):
        if unit.kind in ("list_item", "quote", "table"):
            return at
        if unit.kind is not None:
            continue
        if datelines.dateline(unit.text):
            return at
        if at and found[at - 1].kind == "byline" and notes.is_about_author(unit) and unit.length <= 25:
            continue
        if _is_paragraph(unit) and not (at < last_frame and at and headings.may_be_deck(unit)):
            return at
        closed = unit.ends_sentence or unit.length > _LONGEST_DECK or not headings.may_be_deck(unit)
        if seen and at >= last_frame and closed:
            return at
        seen = True
    return len(found)


def _is_paragraph(unit: Unit) -> bool:
    return unit.is_prose and not (headings.may_be_headline(unit) and not unit.has_sentences)


def _frame_end(found: Sequence[Unit]) -> int:
    """Behind the last byline or date of the top: what stands above it is no paragraph yet."""
    last, prose = 0, False
    for at, unit in enumerate(found[:16]):
        if unit.kind in ("byline", "date") and unit.rule != "byline-tail":
            last = at
        elif unit.kind == "credit" and found[at - 1].kind is None and found[at - 1].has_sentences:
            last = at
        elif unit.kind is None and (unit.length > 45 or datelines.dateline(unit.text)):
            break
        elif unit.kind is None and unit.is_prose and not headings.may_be_headline(unit):
            if prose or (last and not _stands_above_credit(found, at)):
                break
            prose = True
    return last


def _stands_above_credit(found: Sequence[Unit], at: int) -> bool:
    return at + 1 < len(found) and found[at + 1].kind == "credit"


def _headline(top: Sequence[Unit], found: Sequence[Unit]) -> int | None:
    """Which line is the headline."""
    open_ = [
        at
        for at, unit in enumerate(top)
        if unit.kind is None or (unit.kind == "promo" and promotion.is_section_label(unit))
    ]
    open_ = [at for at in open_ if top[at].kind is None] or open_
    quoted = [at for at, unit in enumerate(top[:3]) if unit.kind == "quote"]
    for place, at in enumerate(open_):
        unit = top[at]
        if not headings.may_be_headline(unit):
            continue
        if headings.is_section(unit) and not any(one.kind in ("byline", "date") for one in top):
            return None
        if _is_kicker(top, at, open_[place + 1 : place + 3]):
            continue
        return at
    return quoted[0] if quoted and len(top) > 1 else None


def _is_kicker(top: Sequence[Unit], at: int, below: Sequence[int]) -> bool:
    """Whether a line is the label above a headline, which is one of the next open lines."""
    unit = top[at]
    if not below:
        return False
    first = top[below[0]]
    if promotion.is_section_label(unit):
        return promotion.is_section_label(first) or any(top[one].length > 3 for one in below)
    if below[0] != at + 1 or first.length < 4 or not headings.may_be_headline(first):
        return False
    return unit.length <= 3 and not first.apart and first.length >= unit.length + 2


def _tell_below(unit: Unit, headline: Unit, below: bool) -> bool:
    """Give a kind to a line between headline and text; whether the next one is below a byline."""
    if unit.kind is not None:
        return below or unit.kind in ("byline", "date")
    if unit.text == headline.text:
        unit.tell("headline", "headline-again")
    elif below and notes.is_about_author(unit) and unit.length <= 25:
        unit.tell("note", "about-author")
    elif bylines.is_named(unit) and not below:
        unit.tell("byline", "byline-name")
        return True
    elif bylines.is_named(unit) or _is_outlet(unit):
        unit.tell("byline" if not _is_outlet(unit) else "promo", "byline-name" if not _is_outlet(unit) else "outlet")
    elif below and (pictures.looks_like_caption(unit) or pictures.is_phrase(unit)):
        unit.tell("caption", "caption-top")
    else:
        unit.tell("subheading", "standfirst")
    return below


def _is_outlet(unit: Unit) -> bool:
    """Whether a line below a byline names the paper or agency."""
    last = unit.head.split()[-1]
    return unit.length <= 5 and not unit.apart and last in (
        "wire", "press", "news", "agency", "times", "post", "reuters", "service", "network", "media", "newswire", "tribune", "herald", "journal", "gazette"
    )
