"""The top of a page: what stands above the first paragraph."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from glossator_standard import BlockKind
from glossator_structure import bylines, datelines, headings, lists, notes, pictures, promotion
from glossator_structure.lexicon import words
from glossator_structure.units import Unit

_LONGEST_TOP = 16
"""How many lines below each other are looked through for a byline or a date."""

_LONGEST_LABEL = 3
"""Words of the name of a site, a section or a kind of page."""

_REACH = 1_500
"""In how many code points of the text words of the headline are looked for."""

_STEM = 6
"""In how many first letters two forms of a word are alike: "elections", "election"."""

_SHOWN: tuple[BlockKind, str] = ("caption", "caption-again")
_HEADING: tuple[BlockKind, str] = ("subheading", "heading")
_LABEL: tuple[BlockKind, str] = ("promo", "above-headline")
_DECK: tuple[BlockKind, str] = ("subheading", "standfirst")
_WORD = re.compile(r"[^\W\d_]{4,}")

_LEAST_POINTS = 3
"""Lines between headline and text that are points of a summary and no standfirst."""

_LEAST_LEAD = 5
"""Words that a line has more of which is text, and leads with a colon to a list."""

_LEAST_STOPPED, _LONGEST_STOPPED = 2, 12
"""Lines above a dateline of which the first is a headline with a stop; words of that headline."""

_LETTERS = (3, 4, 5)
"""How many letters agencies are called by: "DHNS"."""

_LEAST_DECK, _LONGEST_DECK, _LONGEST_ABOUT = 3, 30, 25
"""Words of a standfirst, above a byline and that is no sentence; of what tells of an author."""


def tell_top(found: Sequence[Unit]) -> int:
    """Give a kind to the lines above the first paragraph; where the article begins."""
    _open_quoted_headline(found[:_LONGEST_TOP])
    _tell_doubled(found)
    end = _first_paragraph(found)
    top, rest = found[:end], found[end : end + _LONGEST_TOP * (end > 1)]
    text = " ".join(unit.text for unit in rest if _tells(unit))
    told = f" {text[:_REACH].lower()}"
    place = 0 if _is_stopped(top, found[end:]) else _headline(top, told)
    if place is None:
        return 0
    for unit in top[:place]:
        if unit.kind is None:
            unit.tell("promo", "above-headline")
    headline = top[place]
    headline.tell("headline", "headline-below" if place else "headline-first")
    signed = False
    for at, unit in enumerate(top[place + 1 :], start=place + 1):
        if unit.kind is None:
            _tell_below(unit, headline, signed=signed)
        if unit.rule == _DECK[1] and unit.length < _LEAST_DECK and _are_signed(top[at + 1 :]):
            if unit.length == 1 and unit.text.isupper() and len(unit.text) in _LETTERS:
                unit.tell("byline", "byline-name")  # an agency
            else:
                unit.tell("promo", "above-headline")  # "Info", a button
        if unit.kind in ("byline", "date"):
            signed = True
    _tell_points(top[place + 1 :])
    return end


def _tell_points(below: Sequence[Unit]) -> None:
    """Three lines and more right above the text that nothing tells apart are its points."""
    points: list[Unit] = []
    for unit in reversed(below):
        if unit.rule not in ("standfirst", "caption-top") or unit.ends_sentence:
            break
        points.append(unit)
    if len(points) >= _LEAST_POINTS:
        for unit in points:
            unit.tell("list_item", "item-summary")


def _tells(unit: Unit) -> bool:
    """Whether a line is text in which words of the headline come again."""
    return unit.kind is None and unit.is_prose and not notes.is_about_author(unit)


def _are_signed(found: Sequence[Unit]) -> bool:
    """Whether one of these lines says who wrote, or when."""
    return any(unit.kind in ("byline", "date") for unit in found)


def _open_quoted_headline(top: Sequence[Unit]) -> None:
    """A short quotation with a byline below it, and no text above, is the headline."""
    for at, unit in enumerate(top):
        if unit.kind == "quote":
            signed = any(one.kind == "byline" for one in top[at + 1 : at + 5])
            if signed and headings.may_be_headline(unit) and unit.length <= 15:
                unit.kind = None
            return
        if unit.kind is None and unit.is_prose:
            return


def _tell_doubled(found: Sequence[Unit]) -> None:
    """A line that stands twice in a row is what a picture shows, and its caption.

    What is cut and goes on in the line below is the first of the two, or a teaser of the text.
    """
    headed = False
    for above, unit in pairwise(found):
        if above.kind is None and above.text[:_STEM] == unit.text[:_STEM]:
            shown = unit.kind == "caption" and above.length > _LONGEST_LABEL
            if (above.is_cut or shown) and unit.text.startswith(above.text.rstrip(" .…")):
                above.tell(*(_SHOWN if shown else _DECK))
            doubled = above.text == unit.text and above.length > 3
            shown = (headed or above.ends_sentence) and pictures.may_be_caption(above)
            if shown and (doubled or above.text == 2 * unit.text):
                above.tell(*_SHOWN)
                unit.tell(*_SHOWN)
        headed = headed or (above.kind is None and above.length >= _LEAST_DECK)


def _first_paragraph(found: Sequence[Unit]) -> int:
    """Where the first paragraph is: text that is no headline, no standfirst and no frame."""
    frame = _frame_end(found)
    seen = False
    for at, unit in enumerate(found):
        if (
            unit.kind in ("list_item", "quote", "table")
            or unit.rule == "letter"
            or (seen and lists.is_heard(unit))
        ):
            return at
        if unit.kind is not None or _is_about_author(unit):
            continue
        if seen and unit.text[-1] == ":" and lists.is_turn(unit):
            return at  # "ANA RUIZ, HOST:"
        announces = unit.text.endswith(":") and unit.length > _LEAST_LEAD
        if announces or (unit.is_prose and datelines.dateline(unit.text)):
            return at
        deck = headings.may_be_deck(unit)
        if (
            seen
            and deck
            and not lists.is_turn(unit)
            and any(map(_has_dateline, found[at + 1 : at + 3]))
        ):
            continue  # a dateline heads the text
        if _is_paragraph(unit) and not (0 < at < frame and deck):
            return at
        closed = unit.ends_sentence or not deck
        if seen and at >= frame and closed:
            return at
        seen = True
    return len(found)


def _is_stopped(top: Sequence[Unit], text: Sequence[Unit]) -> bool:
    """Whether the first of the lines right above a dateline is a headline with a full stop."""
    if len(top) < _LEAST_STOPPED or not text or not _has_dateline(text[0]):
        return False
    first = top[0].ends_sentence and not top[0].has_sentences
    return first and top[0].length <= _LONGEST_STOPPED and all(one.kind is None for one in top)


def _has_dateline(unit: Unit) -> bool:
    """Whether a dateline heads a line that is sure to be text."""
    told = unit.kind is None and unit.is_prose and not lists.is_turn(unit)
    return told and datelines.dateline(unit.text) > 0


def _is_about_author(unit: Unit) -> bool:
    """Whether a line below the byline says who the author is."""
    above = unit.above
    if above is None or unit.length > _LONGEST_ABOUT:
        return False
    if bylines.is_named(above) and unit.head.startswith(f"{above.head} ") and unit.ends_sentence:
        return True
    return above.kind == "byline" and notes.is_about_author(unit)


def _is_paragraph(unit: Unit) -> bool:
    if not (unit.is_prose and headings.may_be_headline(unit)):
        return unit.is_prose
    return unit.has_sentences and not headings.is_title_case(unit)


def _frame_end(found: Sequence[Unit]) -> int:
    """Behind the last byline or date of the top: what stands above it is no paragraph yet."""
    last, prose = 0, False
    for at, unit in enumerate(found[:_LONGEST_TOP]):
        if unit.kind in ("byline", "date") or _signs_portrait(unit):
            last = at
        if unit.kind is not None:
            continue
        if unit.length > 45 or datelines.dateline(unit.text):
            break
        if unit.is_prose and not headings.may_be_headline(unit):
            credited = unit.below is not None and unit.below.kind == "credit"
            if prose or (last and not credited):
                break
            prose = True
    return last


def _signs_portrait(unit: Unit) -> bool:
    """Whether a line is the credit of a portrait, below a standfirst of several sentences."""
    above = unit.above
    return unit.kind == "credit" and bool(above and above.kind is None and above.has_sentences)


def _headline(top: Sequence[Unit], told: str) -> int | None:
    """Which line is the headline, above a text of such words."""
    labels = [at for at, unit in enumerate(top) if promotion.is_section_label(unit)]
    still_open = [at for at, one in enumerate(top) if one.kind is None and at not in labels]
    signed = [at for at, unit in enumerate(top) if unit.kind == "byline"]
    candidates = still_open or labels
    paper: Unit | None = None
    for place, at in enumerate(candidates):
        unit = top[at]
        below_name = paper is not None and paper is unit.above
        if below_name and _has_better(unit, candidates[place + 1 :], top, told):
            continue  # the paper's motto
        site = unit.length <= _LONGEST_LABEL and unit.words[-1].lower() in words("outlets")
        paper = unit if site or headings.names_paper(unit) else None
        if not headings.may_be_headline(unit):
            continue
        if headings.heads_live(unit):
            return at
        if headings.is_section(unit) and not _are_signed(top):
            return None
        again = [one for one in candidates if one > at + 1 and top[one].text == unit.text]
        if again and not _are_signed(top[at : again[0]]):
            return again[-1]
        end = next((one for one in signed if one > at), len(top))
        if not _is_label(unit, [top[one] for one in candidates if at < one < end], told):
            return at
    return None


def _has_better(unit: Unit, below: Sequence[int], top: Sequence[Unit], told: str) -> bool:
    """Whether a line below has more words of the text, and may be the headline."""
    own = _shared(unit, told)
    rest = (top[at] for at in below)
    return any(headings.may_be_headline(one) and _shared(one, told) > own for one in rest)


def _is_label(unit: Unit, below: Sequence[Unit], told: str) -> bool:
    """Whether a line names the site, a section or a kind of page, and not what is new."""
    own = _shared(unit, told)
    newer = any(_is_newer(one, unit, told) for one in below)
    stems = _stems(unit.text)
    if stems and unit.length <= _LONGEST_LABEL and any(_has_all(one, stems) for one in below[:2]):
        return True  # "Norvik election", above "Norvik election: mayor concedes defeat"
    if headings.names_paper(unit) and any(one.length > 3 and _shared(one, told) for one in below):
        return True
    if unit.ends_sentence or not below:
        return False
    in_menu = promotion.is_section_label(below[0])
    if promotion.is_section_label(unit) and (in_menu or any(map(_is_long_or_signed, below[:2]))):
        return True
    topics = unit.text.isupper() and below[0].text.isupper()  # "BUSINESS PAPER", "DEEP WATER"
    died = bylines.is_name(unit.text) and own == len(_stems(unit.text))
    died = died and not (in_menu or topics or headings.names_page(unit))
    above_news = any(_is_news(one) and _shared(one, told) > own for one in below[:2])
    if above_news and headings.is_topic(unit) and not (died and bylines.has_given_name(unit.text)):
        return True
    if died or headings.is_section(unit):
        return False
    if own < 2 and newer:
        return True
    if unit.length > _LONGEST_LABEL or not headings.is_in_capitals(unit):
        return False
    long = [one for one in below[:2] if one.length > 3 and headings.may_be_headline(one)]
    topic = unit.text.isupper() and not any(one.text.isupper() for one in long)
    return headings.names_page(unit) or (bool(long) and (topic or not own))


def _is_news(unit: Unit) -> bool:
    """Whether a line has small letters, and is long enough for a headline."""
    small = sum(len(word) > _LONGEST_LABEL and word.islower() for word in unit.words)
    return unit.length > _LONGEST_LABEL + 1 and small > 1 and not unit.ends_sentence


def _has_all(unit: Unit, stems: set[str]) -> bool:
    """Whether a line is long enough for a headline, and has all the longer words of a label."""
    return not unit.ends_sentence and unit.length > len(stems) + 2 and stems <= _stems(unit.text)


def _is_long_or_signed(unit: Unit) -> bool:
    """Whether a line below the name of a section is the headline: it is long, or has a byline."""
    return unit.length > _LONGEST_LABEL or (unit.below is not None and _are_signed([unit.below]))


def _is_newer(unit: Unit, label: Unit, told: str) -> bool:
    """Whether a line is rather the headline than one above, which has no words of the text."""
    if unit.head.endswith(" obituary") and _shared(unit, told):
        return True
    if unit.length <= _LONGEST_LABEL or not headings.may_be_headline(unit):
        return False
    small = 3 * sum(word[0].islower() for word in label.words) > label.length
    feature = headings.has_article(label) or (small and _shared(label, told))
    if label.length > _LONGEST_LABEL and (feature or headings.has_article(unit)):
        return False  # "A town that sleeps", "Open letter to Tom Oke"
    return _shared(unit, told) > 1


def _stems(text: str) -> set[str]:
    """The beginnings of the longer words of a text, each with the blank before it."""
    return {f" {word[:_STEM].lower()}" for word in _WORD.findall(text)}


def _shared(unit: Unit, told: str) -> int:
    """How many of the longer words of a line come again in the text."""
    return sum(stem in told for stem in _stems(unit.text))


def _tell_below(unit: Unit, headline: Unit, *, signed: bool) -> None:
    """Give a kind to a line between headline and text; `signed`: behind a byline or a date."""
    if unit.text == headline.text:
        unit.tell("headline", "headline-again")
    elif _is_about_author(unit):
        unit.tell("note", "about-author")
    elif unit.length <= _LONGEST_LABEL and headings.names_page(unit):
        unit.tell("promo", "outlet")
    elif promotion.is_section_label(unit):
        listed = unit.below is not None and unit.below.kind == "list_item"
        unit.tell(*(_HEADING if listed else _LABEL))  # "FOOTBALL", above results
    elif bylines.is_named(unit):
        unit.tell("byline", "byline-name")
    elif headings.is_section(unit):
        unit.tell("subheading", "section")
    elif signed and pictures.may_be_shown(unit):
        unit.tell("caption", "caption-top")
    else:
        unit.tell(*_DECK)
