"""Boxes on a page: links below "Read more", offers of newsletters."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import dropwhile, pairwise, takewhile

from glossator_structure import headings, promotion
from glossator_structure.lexicon import FORMS, words
from glossator_structure.narration import is_narrated
from glossator_structure.units import Unit

_LONGEST_LINK, _LEAST = 22, 2
"""Words of a link at most, and of a sentence of the text at least."""
_GOES_TO = ("read more", "continue reading")
"""Buttons below a link that stands by itself."""
_BULLETS = frozenset("*•")


def tell_boxes(found: Sequence[Unit]) -> None:
    """Spread the kind of a box over its short lines, down from its head and up from its button."""
    inside, headline, text = False, _signed_headline(found), False
    for unit in found:
        text = text or _is_paragraph(unit)
        if unit is headline or (unit.rule == "byline-words" and not text):
            inside = False
        elif unit.kind == "promo" or (unit.kind is None and promotion.opens_box(unit)):
            if unit.kind is None:
                unit.tell("promo", "promo-box")
            linked = unit.above and not unit.apart and promotion.is_section_label(unit.above)
            opens = promotion.opens_box(unit) and not linked  # "ABOUT", "CONTACT"
            inside = (opens or (inside and not unit.apart)) and not promotion.ends_box(unit)
        elif inside and unit.kind == "date" and not unit.apart and unit.head.endswith(" ago"):
            continue
        elif inside and not (unit.apart or _follows_links(unit)) and _may_be_inside(unit):
            unit.tell("promo", "promo-box")
        else:
            inside = False
    for unit in reversed(found):
        below = unit.below
        if below and unit.kind is None and not _is_text(unit):
            button = below.kind == "promo" and promotion.closes_box(below)
            closed = not below.apart and (button or below.rule == "promo-above")
            if closed or (below.head in _GOES_TO and unit.apart and _may_be_link(unit)):
                unit.tell("promo", "promo-above")


def _signed_headline(found: Sequence[Unit]) -> Unit | None:
    """The last line above the text that has a byline or date below: the headline, and no link."""
    signed = None
    for unit in takewhile(lambda one: not _is_paragraph(one), found):
        if unit.kind is None and unit.length > 3 and headings.may_be_headline(unit):
            below = unit.below
            if below and below.kind in ("byline", "date") and not unit.ends_sentence:
                signed = unit
    return signed


def tell_films(found: Sequence[Unit]) -> None:
    """Names of films, each below the time that it runs."""
    alone = (at for at, unit in enumerate(found) if unit.length == 1)
    times = [at for at in alone if FORMS["runs"].fullmatch(found[at].text)]
    for at, after in pairwise([*times, len(found)]):
        below_player = at > 0 and "player" in found[at - 1].words
        rows = found[at : at + 2] if below_player else found[at:after]
        if (len(times) > 1 or below_player) and len(rows) <= 3 and all(map(_is_link, rows[1:])):
            for unit in rows:
                unit.tell("promo", "promo-form")


def tell_teasers(found: Sequence[Unit]) -> None:
    """Links and the first words of other articles, below this one: to its end, or in between."""
    texts = [at for at, unit in enumerate(found) if _is_paragraph(unit)]
    if not texts:
        return
    foot = found[texts[-1] + 1 :]
    if sum(unit.is_cut for unit in foot) > 1:
        _tell_links(list(dropwhile(_is_of_article, foot)))
    for at, unit in enumerate(found):
        if at > texts[0] and unit.kind == "promo" and promotion.opens_box(unit):
            below = found[at + 1 :]
            if not _are_teasers(below):
                short = list(takewhile(_may_be_short_link, below))
                below = short if len(short) > 1 else list(takewhile(_may_be_link, below))
            _tell_links(below)


def tell_comments(found: Sequence[Unit]) -> None:
    """What readers say below "Comments (3)", where they can reply: to the end of the page."""
    for at, unit in enumerate(found):
        if unit.kind == "promo" and FORMS["comments"].fullmatch(unit.head):
            below = found[at + 1 :]
            if sum(one.head.strip(" ()0123456789") in words("answers") for one in below) > 1:
                for one in below:
                    one.tell("promo", "promo-box")
                return


def _is_paragraph(unit: Unit) -> bool:
    """Whether a line is text of an article, and not the first words of one."""
    return unit.kind is None and unit.is_prose and not unit.is_cut and not _asks(unit)


def _asks(unit: Unit) -> bool:
    """Whether a line is one question, as headlines of features are."""
    return unit.length <= _LONGEST_LINK and unit.text[-1] == "?" and not unit.has_sentences


def _is_of_article(unit: Unit) -> bool:
    """Whether a line below the last paragraph was told to be of the article."""
    return unit.kind not in (None, "promo") or (unit.is_prose and not unit.is_cut)


def _is_link(unit: Unit) -> bool:
    prose = unit.ends_sentence and (unit.is_prose or is_narrated(unit, _LEAST))
    return unit.length <= _LONGEST_LINK and (not prose or _asks(unit))


def _may_be_link(unit: Unit) -> bool:
    """Whether a line between two paragraphs is rather a link, or heads some, than a heading."""
    if promotion.is_section_label(unit):
        return True
    return unit.kind is None and unit.length > 4 and _is_link(unit) and not unit.text.endswith(":")


def _may_be_short_link(unit: Unit) -> bool:
    """Whether a line may be one of several links in a row, as no two headings are."""
    link = unit.kind is None and unit.length > 2 and _is_link(unit)
    return promotion.is_section_label(unit) or (link and unit.text[-1] != ":")


def _are_teasers(found: Sequence[Unit]) -> bool:
    """Whether no line is text of the article: each paragraph is cut, or has its headline above."""
    if any(unit.kind in ("list_item", "quote") and unit.ends_sentence for unit in found):
        return False
    texts = [one for one in found if _is_paragraph(one) or (not one.kind and is_narrated(one))]
    teasers = [one for one in texts if one.above and _is_bulleted_link(one.above)]
    if len(teasers) > 1:  # below one the article may go on
        texts = [one for one in texts if one not in teasers]
    return len(texts) < sum(unit.is_cut for unit in found) or not texts


def _is_bulleted_link(unit: Unit) -> bool:
    """Whether a line is a link below which a teaser may stand: "• Envoy quits"."""
    return unit.text[0] in _BULLETS and not unit.ends_sentence


def _tell_links(found: Sequence[Unit]) -> None:
    for unit in found:
        if unit.kind == "date" and unit.head.startswith(("published", "updated", "last updated")):
            continue
        if unit.kind not in ("note", "promo") and unit.rule != "byline-words":
            unit.tell("promo", "promo-box")


def _follows_links(unit: Unit) -> bool:
    """Whether a sentence without a bullet stands below links that have one."""
    listed = unit.above is not None and unit.above.text[0] in _BULLETS
    return listed and unit.ends_sentence and unit.text[0] not in _BULLETS


def _may_be_inside(unit: Unit) -> bool:
    told = unit.kind in (None, "quote", "credit", "list_item", "byline")
    return told and not _is_text(unit) and not is_narrated(unit, _LEAST)


def _is_text(unit: Unit) -> bool:
    """Whether a line is too long for a link or an offer."""
    if unit.length >= 22 or (unit.has_sentences and unit.length >= 16):
        return True
    return unit.length >= 11 and unit.ends_sentence and not FORMS["offer"].search(unit.head)
