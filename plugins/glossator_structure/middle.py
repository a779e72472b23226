"""The article itself, from its first paragraph on: what stands between paragraphs, and below."""

from __future__ import annotations

import re
from collections.abc import Sequence

from glossator_structure import bylines, headings, lists, notes, pictures, promotion, quotes
from glossator_structure.units import Unit


_FIGURES = ("graphic", "source", "chart", "map")
_OFFER = re.compile(r"\b(?:you|your|we|our|us)\b")


def tell_boxes(found: Sequence[Unit]) -> None:
    """Spread a box's kind over its short lines: teasers below "Read more", offers of newsletters."""
    inside = False
    for unit in found:
        if unit.kind == "promo" or (unit.kind is None and promotion.opens_box(unit)):
            if unit.kind is None:
                unit.tell("promo", "promo-box")
            inside = promotion.opens_box(unit) or (inside and not unit.apart)
        elif inside and not unit.apart and unit.kind in (None, "quote", "credit", "list_item") and not _is_text(unit):
            unit.tell("promo", "promo-box")
        else:
            inside = False
    for above, below in zip(reversed(found[:-1]), reversed(found[1:]), strict=True):
        if below.kind == "promo" and not below.apart and above.kind is None and not _is_text(above):
            if promotion.closes_box(below) or below.rule == "promo-above":
                above.tell("promo", "promo-above")


def _is_text(unit: Unit) -> bool:
    if unit.length >= 22 or (unit.has_sentences and unit.length >= 16):
        return True
    return unit.length >= 11 and unit.ends_sentence and not _OFFER.search(unit.head)


def tell_captions(found: Sequence[Unit]) -> None:
    """The line above a credit is the caption of its picture."""
    for above, below in zip(found, found[1:], strict=False):
        if below.kind != "credit" or above.kind not in (None, "quote", "subheading"):
            continue
        stands_alone = below.rule == "credit-owner" or below.head.startswith(_FIGURES)
        if stands_alone and below.apart:
            continue
        if not pictures.may_be_caption(above):
            continue
        if not below.apart or (above.length <= 45 and not (above.has_sentences and above.length < 30 and above.kind == "subheading")):
            above.tell("caption", "caption-above")


def tell_middle(found: Sequence[Unit], begin: int) -> None:
    """Give a kind to the lines from the first paragraph on."""
    end = _last_paragraph(found, begin)
    spoken, style = _is_spoken(found), headings.are_sentence_case(found)
    for at in range(begin, len(found)):
        unit = found[at]
        if unit.kind == "promo" and unit.rule == "promo-whole" and promotion.is_section_label(unit):
            if at < end and _has_text_below(found, at):
                unit.kind = None
        if unit.kind is not None:
            continue
        above = found[at - 1] if at else None
        below = found[at + 1] if at + 1 < len(found) else None
        if notes.is_about_author(unit) and at >= end:
            unit.tell("note", "about-author")
        elif at > end:
            _tell_tail(unit, above, below)
        elif not spoken and unit.ends_sentence and unit.apart and (below is None or below.apart) and pictures.is_phrase(unit):
            unit.tell("caption", "caption-phrase")
        elif unit.is_prose or lists.is_turn(unit):
            unit.tell("body", "prose")
        elif lists.is_result(unit):
            unit.tell("list_item", "item-result")
        elif unit.ends_sentence and not unit.text.endswith("?") and not headings.may_be_heading(unit):
            unit.tell("body", "sentence")
        elif spoken and unit.ends_sentence and not _stands_above(unit, below):
            unit.tell("body", "spoken")
        elif headings.may_be_heading(unit):
            _tell_short(unit, above, below, style)
        elif unit.text.isupper() and unit.text[0] not in "([" and unit.length <= 20 and not unit.ends_sentence:
            unit.tell("subheading", "heading-capitals")
        elif not spoken and pictures.may_be_long(unit) and (below is None or below.apart):
            unit.tell("caption", "caption-long")
        else:
            unit.tell("body", "rest")


def _tell_short(unit: Unit, above: Unit | None, below: Unit | None, style: bool) -> None:
    """A short line that is no sentence: a heading, a caption, or an item."""
    if headings.is_section(unit):
        unit.tell("subheading", "section")
    elif headings.is_question(unit) and _stands_above(unit, below):
        unit.tell("subheading", "question-above")
    elif headings.is_question(unit) and _asks_somebody(unit):
        unit.tell("body", "question")
    elif pictures.looks_like_caption(unit) and (below is None or below.apart):
        unit.tell("caption", "caption-form")
    elif unit.apart and unit.length > 3 and unit.words[0].lower() in ("a", "an", "one", "some", "two", "three", "part") and pictures.is_phrase(unit):
        unit.tell("caption", "caption-phrase")
    elif style and unit.apart and headings.is_capitalised(unit):
        unit.tell("caption", "caption-style")
    elif below is None:
        unit.tell("body", "rest")
    elif lists.is_term(unit):
        unit.tell("list_item", "item-term")
    elif above and above.kind == "subheading" and above.rule in ("section", "heading") and unit.apart and headings.is_capitalised(unit):
        unit.tell("caption", "caption-second")
    else:
        unit.tell("subheading", "heading")


def _stands_above(unit: Unit, below: Unit | None) -> bool:
    """Whether a line stands right above the next, with a blank line above itself."""
    return below is not None and not below.apart and unit.apart


def _asks_somebody(unit: Unit) -> bool:
    """Whether a question is put to somebody: "How did you two meet?"."""
    return any(word.strip("?,.").lower() in ("you", "your", "yours", "i", "my", "we") for word in unit.words)


def _is_spoken(found: Sequence[Unit]) -> bool:
    """Whether a text is a transcript: many of its lines are short turns of a conversation."""
    short = sum(unit.kind is None and unit.length <= 8 and unit.ends_sentence for unit in found)
    turns = sum(lists.is_turn(unit) for unit in found)
    asked = sum(
        unit.kind is None and unit.text.endswith("?") and not _stands_above(unit, below)
        for unit, below in zip(found, [*found[1:], None], strict=True)
    )
    return turns > 2 or asked > 3 or short > max(3, len(found) // 6)


def _last_paragraph(found: Sequence[Unit], begin: int) -> int:
    """The last line that is text: what follows is the foot of the page."""
    for at in range(len(found) - 1, begin - 1, -1):
        unit = found[at]
        if unit.kind is None and not notes.is_about_author(unit) and (unit.is_prose or unit.ends_sentence or lists.is_turn(unit)):
            return at
        if unit.kind in ("list_item", "caption", "credit", "quote"):
            return at
    return begin


def _has_text_below(found: Sequence[Unit], at: int) -> bool:
    below = found[at + 1] if at + 1 < len(found) else None
    return below is not None and (below.kind in ("list_item", "body") or (below.kind is None and below.is_prose))


def _tell_tail(unit: Unit, above: Unit | None, below: Unit | None) -> None:
    """A line at the foot of the page."""
    if lists.is_result(unit) or (lists.is_term(unit) and above and above.kind in ("list_item", "subheading")):
        unit.tell("list_item", "item-foot")
    elif bylines.is_named(unit) and unit.length <= 5 and (below is None or below.kind == "promo"):
        unit.tell("byline", "byline-foot")
    else:
        unit.tell("promo", "foot")


def tell_series(found: Sequence[Unit]) -> None:
    """Lines that end with semicolons, below one that ends with a colon, and the line after them."""
    inside = False
    for above, unit in zip(found, found[1:], strict=False):
        if unit.kind is None and (above.text.endswith(":") and unit.text.endswith((";", "; and", "; or"))):
            inside = True
        if inside and unit.kind is None:
            unit.tell("list_item", "item-series")
        inside = inside and unit.text.endswith((";", "; and", "; or"))


def tell_numbered(found: Sequence[Unit]) -> None:
    """A short numbered line right before a paragraph, and no list, is a heading."""
    for above, unit, below in zip([None, *found], found, found[1:], strict=False):
        if unit.rule != "item-mark" or not headings.is_section(unit):
            continue
        if (above is None or above.kind != "list_item") and below.kind is None and below.is_prose:
            unit.tell("subheading", "section-number")


def tell_results(found: Sequence[Unit]) -> None:
    """Results of matches that stand together."""
    _tell_runs(found, lists.is_result, "item-results")


def tell_lists(found: Sequence[Unit]) -> None:
    """Rows of terms, numbers or addresses are lists, and what stands below "these three:"."""
    _tell_runs(found, lists.is_term, "item-terms")
    _tell_runs(found, lists.is_named, "item-named")
    _tell_runs(found, lists.is_address, "item-address", least=1)
    _tell_runs(found, lists.is_bare_number, "item-numbers")
    announced = False
    for above, unit in zip(found, found[1:], strict=False):
        if above.kind in ("body", None) and above.text.endswith(":") and above.length > 4 and not lists.is_turn(above):
            announced = True
        elif above.kind != "list_item":
            announced = False
        if announced and unit.kind == "subheading":
            unit.tell("list_item", "item-announced")


def _are_turns(run: Sequence[Unit]) -> bool:
    """Whether what stands before the colons are speakers: they come again."""
    said = [unit.text.partition(":")[0] for unit in run]
    return len(said) > 2 and len(set(said)) < len(said)


def _tell_runs(found: Sequence[Unit], test: object, rule: str, least: int = 2) -> None:
    """Give the kind to rows of at least so many lines of one form, that nothing else tells."""
    run: list[Unit] = []
    for unit in [*found, None]:
        if unit is not None and unit.kind is None and callable(test) and test(unit):
            run.append(unit)
            continue
        if len(run) >= least and not _are_turns(run):
            for one in run:
                one.tell("list_item", rule)
        run = []
