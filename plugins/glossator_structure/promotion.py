"""What is no article: navigation, share buttons, advertisements, legal lines, wire slugs."""

from __future__ import annotations

import re

from glossator_structure.lexicon import boilerplate
from glossator_structure.units import Unit

_LONGEST_START, _LONGEST_CONTAINS, _LONGEST_LEGAL = 30, 22, 80
_SLUG = re.compile(
    r"(?=[^a-z]*$)(?:[A-Z]{1,4}\d{2,5}\b.*|.*\b[A-Z]{2,}[-/][A-Z0-9]{2,}(?:[-/][A-Z0-9]+)*.*\d{2,}.*|[A-Z]{2,}(?:-[A-Z0-9]{2,})+(?:/[A-Z-]*)?)"
)
_KEYWORDS = re.compile(r"(?:^|\s)[A-Z]{2,}(?:-[A-Z0-9]{2,})+(?:\s|/|$)")
_SERIAL = re.compile(r"(?:UPDATE|WRAPUP|RPT|REFILE|CORRECTED|FACTBOX|TIMELINE|EXCLUSIVE|URGENT) ?\d*-?")
_SLUG_LOWER = re.compile(r"[a-z]\d{4,5}\s?[a-z]{0,3}.{0,20}|(?:BC|AM|PM)-\S+(?:,.*)?|\^.*<")
_MARKS = re.compile(r"[\W_]+")
_COUNT = re.compile(r"(?:\d[\d,.]*[km]?\s?(?:shares?|comments?|views?|likes?|retweets?|reads?|followers|photos|images|replies|reactions)|(?:shares?|comments?|views?|photo)\s?:?\s?\(?\d[\d,./ of]*\)?|\d+ (?:of|/) \d+)")
_HASHTAGS = re.compile(r"(?:#\w+[\s,]*)+")
_LINK = re.compile(r"(?:https?://|www\.)\S+")
_BARS = re.compile(r"\s[|•·›»>/]\s")
_FOLLOW = re.compile(
    r"(?:follow|like|find|join|connect with|subscribe to|watch) .{0,60}\b(?:facebook|twitter|x|instagram|youtube|tiktok|whatsapp|telegram|linkedin|bluesky|threads)\b"
)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>(?:\s*</?[a-zA-Z][^<>]*/?>)*\.?")
_ELLIPSED = re.compile(r"(?:continue|read) .{0,40}(?:→|»|>|›|…)$")


def told_promotion(unit: Unit) -> str:
    """The rule by which a line is boilerplate for its own words; empty where it is not."""
    lists, head = boilerplate(), unit.head
    plain = head.strip(" \t»›>→|•·*-–—+▶►▸▼▲:!")
    if head in lists.whole or plain in lists.whole:
        return "promo-whole"
    if plain in lists.opens:
        return "promo-box"
    if unit.length <= 14:
        if _MARKS.fullmatch(head) or (_HASHTAGS.fullmatch(head) and head.startswith("#")):
            return "promo-marks"
        if _COUNT.fullmatch(head) or _LINK.fullmatch(head) or _TAG.fullmatch(unit.text) or _ELLIPSED.match(head) or _FOLLOW.match(head):
            return "promo-form"
        if _is_slug(unit):
            return "promo-slug"
        if _is_bar(unit):
            return "promo-bar"
    if unit.length <= _LONGEST_START and lists.starts.find(plain if plain[:1].isalnum() else head):
        return "promo-starts"
    if unit.length <= _LONGEST_CONTAINS and any(words in head for words in lists.contains):
        return "promo-contains"
    if unit.length <= _LONGEST_LEGAL and any(words in head for words in lists.legal):
        return "promo-contains"
    return ""


def is_section_label(unit: Unit) -> bool:
    """Whether a line is the name of a section of the paper."""
    return unit.head.strip(" »›>|•:") in boilerplate().sections


def opens_box(unit: Unit) -> bool:
    """Whether a box of links or offers begins with this line."""
    plain = unit.head.strip(" »›>→|•:!")
    if plain in boilerplate().opens:
        return True
    return unit.length <= 7 and (
        plain.endswith("newsletter") or plain.startswith(("sign up for", "sign up to", "get our", "more from", "more in ", "more on "))
    )


def closes_box(unit: Unit) -> bool:
    """Whether a box of offers ends with this line."""
    return unit.head.strip(" »›>→|•:!") in boilerplate().closes


def _is_slug(unit: Unit) -> bool:
    if unit.text[0].isdigit() and ". " in unit.text[:4]:
        return False
    if _SERIAL.fullmatch(unit.text):
        return True
    if _KEYWORDS.search(unit.text) and any(c.isdigit() for c in unit.text):
        return not any(word.isalpha() and word.islower() for word in unit.words)
    return bool(_SLUG.fullmatch(unit.text)) and any(c.isdigit() or c == "-" for c in unit.text) or bool(
        _SLUG_LOWER.fullmatch(unit.text)
    )


def _is_bar(unit: Unit) -> bool:
    """Whether a line is a row of links: "Copper | Crime | Ostmere Province"."""
    parts = _BARS.split(unit.text)
    return len(parts) > 2 and max(len(part.split()) for part in parts) <= 4 and not any(c.isdigit() for c in unit.text)
