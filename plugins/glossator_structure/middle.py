"""The article itself, from its first paragraph on, and the foot of the page."""

from __future__ import annotations

from collections.abc import Sequence

from glossator_structure import bylines, headings, lists, notes, pictures
from glossator_structure.narration import has_verb
from glossator_structure.units import Unit

_SHOWING = ("image caption", "view image in", "open image in", "open this photo in")
"""Buttons of a picture, right above its caption."""
_FIGURES = ("graphic", "source", "chart", "map")
_SHORT = 10
"""Words of a line that is rather a paragraph than a label."""
_LEAST = 6
"""Words of a line at the end that may be a paragraph cut off."""
_BELOW_TEXT = ("promo", "byline", "note")


def tell_captions(found: Sequence[Unit]) -> None:
    """The line above a credit is the caption of its picture."""
    for unit in found:
        credit = unit.below
        if credit is None or credit.kind != "credit":
            continue
        if unit.kind not in (None, "quote", "subheading") or not pictures.may_be_caption(unit):
            continue
        if _is_of_article(credit, unit):
            continue
        if credit.apart and has_verb(unit.head.rpartition('"')[2]) and unit.text[0] in '"“':
            continue  # what somebody said
        if credit.apart:
            if unit.is_prose and _heads_caption(credit):
                continue
            figure = credit.rule == "credit-owner" or credit.head.startswith(_FIGURES)
            deck = unit.kind == "subheading" and unit.has_sentences and unit.length < 30
            if figure or deck or unit.length > 45:
                continue
        unit.tell("caption", "caption-above")


def _heads_caption(credit: Unit) -> bool:
    """Whether the caption of a credit stands right below it, and no paragraph above."""
    below = credit.below
    if below is None or below.apart or below.kind not in (None, "subheading") or below.is_prose:
        return False
    return below.below is None or below.below.apart


def _is_of_article(credit: Unit, unit: Unit) -> bool:
    """Whether a line names whose the article is beside a paragraph: "source: Norvik News", "(AFP)"
    at the end."""
    closes = credit.text[0] == "(" and credit.below is None
    closes |= credit.rule == "credit-owner" and " said " in unit.head  # "Newsline", below a report
    owns = closes or credit.head.startswith("source")
    return owns and unit.ends_sentence and unit.length > _SHORT


def tell_credited(found: Sequence[Unit]) -> None:
    """The line right below a credit is a caption, too: some pages have it so."""
    for unit in found:
        credit = unit.above
        if unit.kind not in (None, "subheading") or not credit:
            continue
        if credit.head.startswith(_SHOWING) and pictures.may_be_caption(unit):
            unit.tell("caption", "caption-below")
        if unit.apart or unit.has_sentences or _is_of_article(credit, unit):
            continue
        above = credit.above.kind if credit.above else None
        if above == "byline" and unit.is_prose:
            continue  # "Words by Ana Ruiz", "Photographs by Ida Roy"
        if credit.kind == "credit" and above != "caption" and unit.length <= 30:
            unit.tell("caption", "caption-below")


def tell_middle(found: Sequence[Unit], begin: int) -> None:
    """Give a kind to the lines from the first paragraph on."""
    end = _last_paragraph(found, begin)
    interview = _is_interview(found)
    spoken = interview or _is_spoken(found)
    text = False
    for at, unit in enumerate(found[begin:], start=begin):
        if unit.kind is not None:
            continue
        if not text and begin and bylines.is_named(unit) and unit.below is not None:
            unit.tell("byline", "byline-name")
        elif at >= end and notes.is_about_author(unit):
            unit.tell("note", "about-author")
        elif at > end:
            _tell_foot(unit)
        elif spoken:
            _tell_spoken(unit, interview)
        else:
            _tell_written(unit)
        text = text or unit.kind == "body"


def tell_signed(found: Sequence[Unit]) -> None:
    """The last paragraph, with its writer and agency in brackets, is no caption."""
    told = [unit for unit in found if unit.kind in ("body", "caption", "quote")]
    if len(told) > 1 and told[-1].rule == "caption-credit" and told[-2].kind == "body":
        last = told[-1]
        [(_, start, end, _)] = last.parts
        if pictures.signs_text(last, start - last.start, end - last.start):
            last.tell("body", "prose")
            last.parts = [("byline", start, end, "byline-words")]


def _tell_spoken(unit: Unit, interview: bool) -> None:
    """A line of a conversation."""
    if _is_sentence(unit):
        unit.tell("body", "prose")
    elif headings.is_question(unit) and (interview or headings.asks_somebody(unit)):
        unit.tell("body", "question")
    elif unit.ends_sentence and not unit.heads_block:
        unit.tell("body", "spoken")
    elif headings.may_be_heading(unit):
        _tell_short(unit)
    else:
        unit.tell("body", "rest")


def _tell_written(unit: Unit) -> None:
    """A line of an article."""
    last = unit.below is None or unit.below.kind in _BELOW_TEXT
    ended = unit.ends_sentence or last
    if (ended and unit.stands_alone and pictures.is_phrase(unit)) or _are_phrases(unit):
        unit.tell("caption", "caption-phrase")
    elif lists.is_result(unit):
        unit.tell("list_item", "item-result")
    elif _is_sentence(unit):
        unit.tell("body", "prose")
    elif _signs_letter(unit):
        unit.tell("byline", "byline-letter")
    elif headings.may_be_heading(unit):
        _tell_short(unit)
    elif unit.ends_sentence and not unit.text.endswith("?"):
        unit.tell("body", "sentence")
    elif headings.is_shouted(unit):
        unit.tell("subheading", "heading-capitals")
    elif last:
        unit.tell("body", "rest")
    elif (unit.stands_alone or unit.has_sentences) and pictures.may_be_long(unit):
        unit.tell("caption", "caption-long")
    else:
        unit.tell("body", "rest")


def _are_phrases(unit: Unit) -> bool:
    """Whether two lines without a stop, and no third below each other, name what pictures show."""
    beside = unit.below if unit.apart else unit.above
    if beside is None or beside.apart == unit.apart:
        return False
    last = beside if unit.apart else unit
    pair = last.below is None or last.below.apart
    return pair and all(
        one.text[-1].isalnum() and pictures.is_phrase(one) for one in (unit, beside)
    )


def _signs_letter(unit: Unit) -> bool:
    """Whether a line right below a letter names its writer, or where the writer lives."""
    above, below = unit.above, unit.below
    if unit.apart or unit.length > 6 or unit.ends_sentence or above is None:
        return False
    if above.rule in ("byline-letter", "byline-foot"):
        return unit.length <= 3 and (below is None or below.apart or not below.is_prose)
    last = below is None or below.apart or (below.length <= 3 and not below.ends_sentence)
    if bylines.is_of_page(unit.text):
        return False
    return last and above.kind == "body" and bylines.is_name(unit.text.partition(",")[0])


def _is_lowest(below: Unit | None) -> bool:
    """Whether nothing is below a writer's name but links, or where the writer lives."""
    if below is None or below.kind == "promo":
        return True
    return below.below is None and not below.apart and below.length <= 3


def _is_sentence(unit: Unit) -> bool:
    return unit.is_prose or lists.is_turn(unit)


def _tell_short(unit: Unit) -> None:
    """A short line that is no sentence: a heading, a caption, or an item."""
    above = unit.above.rule if unit.above else ""
    if headings.is_question(unit) and headings.asks_somebody(unit) and not unit.heads_block:
        unit.tell("body", "question")
    elif unit.below and unit.below.rule == "byline-words" and unit.below.below:
        unit.tell("subheading", "heading")  # of an entry of a live report
    elif unit.stands_alone and pictures.looks_like_caption(unit):
        unit.tell("caption", "caption-form")
    elif unit.below is None:
        unit.tell("body", "rest")
    elif lists.is_term(unit):
        unit.tell("list_item", "item-term")
    elif _names_shown(unit, above):
        unit.tell("caption", "caption-second")
    else:
        unit.tell("subheading", "heading")


def _names_shown(unit: Unit, above: str) -> bool:
    """Whether a name below a heading is that of whom a picture shows, and no further heading."""
    listed = unit.below is not None and lists.is_result(unit.below)
    headed = unit.apart and above in ("section", "heading")
    return headed and not listed and headings.is_capitalised(unit)


def _is_spoken(found: Sequence[Unit]) -> bool:
    """Whether a text is a transcript: many of its lines are short turns of a conversation."""
    still_open = [unit for unit in found if unit.kind is None]
    turns_of = [unit for unit in still_open if not (unit.text[-1] == "?" and unit.heads_block)]
    short = sum(unit.length <= 8 and unit.ends_sentence for unit in turns_of)
    asked = sum(unit.text.endswith("?") for unit in turns_of)
    turns = sum(map(lists.is_turn, found))
    return turns > 2 or asked > 3 or short > max(3, len(found) // 6)


def _is_interview(found: Sequence[Unit]) -> bool:
    """Whether questions that stand by themselves are put to somebody, not to the reader."""
    still_open = [unit for unit in found if unit.kind is None]
    return sum(headings.is_question(one) and headings.asks_somebody(one) for one in still_open) > 1


def _last_paragraph(found: Sequence[Unit], begin: int) -> int:
    """The last line that is text: what follows is the foot of the page."""
    for at in range(len(found) - 1, begin - 1, -1):
        unit = found[at]
        if unit.kind in ("list_item", "caption", "credit", "quote", "body"):
            return at
        if unit.kind is not None:
            continue
        told = unit.ends_sentence or _is_sentence(unit) or lists.is_result(unit)
        if (told or _breaks_off(unit)) and not notes.is_about_author(unit):
            return at
    return begin


def _breaks_off(unit: Unit) -> bool:
    """Whether a line without a stop is the last paragraph: no row of links, and no phrase."""
    if unit.length > _SHORT and (unit.has_sentences or unit.text.endswith((":", ","))):
        return True
    above, below = unit.above, unit.below
    if unit.length < _LEAST or above is None or (below and below.kind not in _BELOW_TEXT):
        return False
    if headings.is_title_case(unit) or headings.is_shouted(unit) or unit.is_cut:
        return False
    headed = above.kind is None and above.length < _LEAST and above.above and above.above.is_prose
    return bool(headed) or above.kind not in (None, "promo") or above.is_prose


def _tell_foot(unit: Unit) -> None:
    """A line at the foot of the page."""
    if headings.is_section(unit) and unit.below is not None:
        unit.tell("subheading", "section")
    elif _signs_letter(unit):
        unit.tell("byline", "byline-letter")
    elif unit.length <= 5 and bylines.is_named(unit) and _is_lowest(unit.below):
        unit.tell("byline", "byline-foot")
    else:
        unit.tell("promo", "foot")
