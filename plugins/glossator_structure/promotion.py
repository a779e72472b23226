"""What is no article: navigation, share buttons, advertisements, legal lines, wire slugs."""

from __future__ import annotations

import re

from glossator_structure.lexicon import FORMS, boilerplate, starts, words
from glossator_structure.narration import is_narrated, speaks_of_page
from glossator_structure.units import Unit

_LONGEST_FORM, _LONGEST_START, _LONGEST_CONTAINS, _LONGEST_LEGAL, _LONGEST_BOX = 14, 30, 22, 80, 7
_EDGES = " \t»›>→|•·♦◆*-–—+▶►▸▼▲:!…"
_SERIAL = re.compile(r"\d\d|\d/|/\d")
_NUMBER = re.compile(r"[\W\d_]+")


def told_promotion(unit: Unit) -> str:
    """The rule by which a line is boilerplate for its own words; empty where it is not."""
    lists, head = boilerplate(), unit.head
    plain = head.strip(_EDGES)
    if head in lists.whole or plain in lists.whole:
        return "promo-whole"
    if plain in lists.opens:
        return "promo-box"
    if unit.length <= _LONGEST_FORM and (rule := _told_by_form(unit, plain)):
        return rule
    if not unit.ends_sentence and is_bar(unit):
        return "promo-bar"
    rule = _told_by_phrase(unit, plain)
    if rule:
        return "" if is_narrated(unit) else rule
    return "promo-reader" if speaks_of_page(unit) else ""


def _told_by_phrase(unit: Unit, plain: str) -> str:
    """The rule by which the phrases that a line has tell that it is boilerplate."""
    lists, head = boilerplate(), unit.head
    if unit.length <= _LONGEST_START:
        begins = plain if plain[:1].isalnum() else head
        if lists.starts.find(begins):
            return "promo-starts"
    if unit.length <= _LONGEST_START and plain.startswith("follow ") and _asks_to_follow(unit):
        return "promo-form"
    if unit.length <= _LONGEST_START and FORMS["call"].fullmatch(head) and not unit.has_sentences:
        return "promo-form"
    if unit.length <= _LONGEST_CONTAINS and any(map(head.__contains__, lists.contains)):
        return "promo-contains"
    if unit.length <= _LONGEST_LEGAL and any(map(head.__contains__, lists.legal)):
        return "promo-contains"
    return ""


def _told_by_form(unit: Unit, plain: str) -> str:
    """The rule by which the form of a short line tells that it is boilerplate."""
    head = unit.head
    if FORMS["marks"].fullmatch(head):
        return "promo-marks"
    if FORMS["alone"].fullmatch(head):  # how often it is read or seen; above a paragraph a heading
        ended = unit.above is not None and unit.above.ends_sentence
        return "" if ended and unit.below and unit.below.is_prose else "promo-form"
    if (
        FORMS["frame"].fullmatch(head)
        or FORMS["count"].fullmatch(plain)
        or plain.endswith((" learn more", " read more"))
        or FORMS["tag"].fullmatch(unit.text)
        or (unit.length > 1 and FORMS["reach"].fullmatch(head))
        or (head.count("%") == 1 and FORMS["share"].fullmatch(unit.text))
        or _asks_to_follow(unit)
    ):
        return "promo-form"
    if _is_slug(unit):
        return "promo-slug"
    return "promo-bar" if _are_buttons(unit) else ""


def is_section_label(unit: Unit) -> bool:
    """Whether a line is the name of a section of the paper."""
    if unit.kind not in (None, "promo"):
        return False
    return unit.head.strip(" »›>|•:") in boilerplate().sections


def opens_box(unit: Unit) -> bool:
    """Whether a box of links or offers begins with this line."""
    plain = unit.head.strip(_EDGES)
    if plain in boilerplate().opens:
        return True
    if unit.rule == "promo-starts" and unit.text.endswith("below:"):
        return True  # "Get the latest headlines below:"
    if unit.text[-1] == ":" and FORMS["watched"].fullmatch(unit.head):
        return True  # "WATCH | Crews clear the road:"
    short = unit.length <= _LONGEST_BOX
    begins = plain.endswith("newsletter") or bool(starts("box_starts").find(plain))
    return short and (begins or FORMS["more"].fullmatch(plain) is not None)


def ends_box(unit: Unit) -> bool:
    """Whether a line says that the text goes on below: "after newsletter promotion"."""
    return unit.head.startswith(("after ", "end of ")) and unit.length <= _LONGEST_BOX


def closes_box(unit: Unit) -> bool:
    """Whether a box of offers ends with this line."""
    return unit.head.strip(_EDGES) in boilerplate().closes


def _asks_to_follow(unit: Unit) -> bool:
    """Whether a line asks to follow the page on a network: "Follow us on Facebook and X"."""
    if not FORMS["follow"].match(unit.head.strip(_EDGES)):
        return False
    names = {word.strip(".,!@") for word in unit.head.split()}
    return "://" in unit.head or not words("networks").isdisjoint(names)


def _is_slug(unit: Unit) -> bool:
    """Whether a line is what agencies put above their text: "MW1187 4 GEN 0412 PORTS-STRIKE"."""
    text = unit.text
    if FORMS["keywords"].search(text) and FORMS["revised"].search(text):
        return True
    if FORMS["keywords"].search(text) and _SERIAL.search(text):
        return not any(word.isalpha() and word.islower() for word in unit.words)
    return FORMS["slug"].fullmatch(text) is not None


def is_bar(unit: Unit) -> bool:
    """Whether a line is a row of links: "Copper | Crime | Ostmere Province", "Listen | 24:10"."""
    parts = FORMS["links"].split(unit.text)
    if len(parts) == 2:
        return all(_is_button(part) for part in FORMS["links"].split(unit.head))
    if len(parts) < 3 or any(char.isdigit() for char in unit.text):
        return False
    return max(len(part.split()) for part in parts) <= 4


def _is_button(words: str) -> bool:
    return words.strip(_EDGES) in boilerplate().whole or _NUMBER.fullmatch(words) is not None


def _are_buttons(unit: Unit) -> bool:
    """Whether each word is a button: "Facebook Twitter WhatsApp", "Print Email Comments (12)"."""
    names = unit.head.split()
    known = words("networks")
    if len(names) > 2 and boilerplate().sections.issuperset(names):
        return True  # "News Sport Business Opinion"
    return len(names) > 1 and all(word in known or _is_button(word) for word in names)
