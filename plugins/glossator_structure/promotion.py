"""What is no article: navigation, share buttons, advertisements, legal lines, wire slugs."""

from __future__ import annotations

import re

from glossator_structure.lexicon import boilerplate, words
from glossator_structure.narration import is_narrated, speaks_of_page
from glossator_structure.units import Unit

_LONGEST_FORM, _LONGEST_START, _LONGEST_CONTAINS, _LONGEST_LEGAL, _LONGEST_BOX = 14, 30, 22, 80, 7
_EDGES = " \t»›>→|•·♦◆*-–—+▶►▸▼▲:!…"
_BOX_STARTS = (
    "a message from",
    "sign up for",
    "sign up to",
    "get our",
    "more from",
    "read more from",
    "more in ",
    "more on ",
)

_KEYWORDS = re.compile(r"(?:^|\s)[A-Z]{2,}(?:-[A-Z0-9]{2,})+(?:\s|/|$)")
_REVISED = re.compile(
    r"\((?:Adds|Changes|Corrects|Recasts|Removes|Repeats|Rewrites|Updates)\b.*\)$"
)
_SLUG = re.compile(
    r"(?=[^a-z]*$)(?=.*[\d-])(?:[A-Z]{1,4}\d{2,5}\b.*|.*\b[A-Z]{2,}[-/][A-Z0-9]{2,}.*\d{2,}.*"
    r"|[A-Z]{2,}(?:-[A-Z0-9]{2,})+(?:/[A-Z-]*)?)"
    r"|[a-z]\d{4,5}\s?[a-z]{0,3}.{0,20}|(?:BC|AM|PM)-\S+(?:,.*)?|\^.*<"
)
_SERIAL = re.compile(r"\d\d|\d/|/\d")
_MARKS = re.compile(r"[\W_]+")
_NUMBER = re.compile(r"[\W\d_]+")
_COUNT = re.compile(
    r"\d[\d,.]*[km]?\s?(?:shares?|comments?|views?|likes?|people like this|retweets?|reads?"
    r"|followers|photos|images|replies|reactions)"
    r"|(?:shares?|comments?|views?|photo)\s?:?\s?\(?\d[\d,./ of]*\)?"
    r"|\d+ (?:of|/) \d+|(?:duration|running time|length):? \d{1,2}:\d\d|list \d+ of \d+(?: .*)?"
    r"|list of \d+ items|estimated \d+ minutes?"
)
_SHARE = re.compile(r"[A-Z][A-Z.]{1,5}(?: [-+]?[\d.,]+ ?(?:%|[$€£])?){2,4}")
"""The price of a share and its change, in a bar of them: "ZTX -0.8% 38.83 $"."""
_ALONE = re.compile(r"(?!(?:1[89]|20)\d\d$)\d[\d,.]*(?<!\.)[km]?\+?")
_HASHTAGS = re.compile(r"(?:#\w+[\s,]*)+")
_LINK = re.compile(
    r"(?:https?://|www\.)\S+|@\w+/\S+|[a-z\d-]+(?:\.[a-z\d-]+)+/\S*|\S+\.(?:jpe?g|png|gif|webp)"
)
_REACH = re.compile(
    r"(?:(?:(?:e-?mail|tel(?:ephone)?|phone|cell|mobile|office|fax)[.:]?|\+?[\d().-]*\d{3}[\d().-]*|\S+@\S+\.\S+"
    r"|(?:https?://|www\.)\S+|[|,;•/·–-])\s*)+"
)
"""A line of nothing but telephones and addresses."""
_BARS = re.compile(r"\s[|•·›»>/]\s")
_FOLLOW = re.compile(r"(?:follow|like|find|join|connect with|subscribe to|watch) .")
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>(?:\s*</?[a-zA-Z][^<>]*/?>)*\.?")
_MEDIUM = (
    r"(?:article|clip|coverage|document|episode|footage|gallery|interview|letter|list|map|page"
    r"|performance|photo|picture|podcast|recording|report|result|review|statement|story|stories"
    r"|timeline|tour|tracker|trailer|transcript|video)s?"
)
_CALL = re.compile(
    rf"(?:browse|check out|explore|hear|listen to|read|see|view|watch)"
    rf" (?:all|every|her|his|more|our|the|their|these|this) (?:[^.!?]+ )?{_MEDIUM}\b[^!?]*"
    r"|(?:add|prefer) .{0,30}on google"
    r"|(?:download|get|install) (?:our|the) [^.!?]*\bapp\b.*"
    r"|(?:listen|watch) [^.!?]*\b(?:below|here)\W*"
    r"|to (?:[a-z]+ )?(?:download|find|hear|learn|listen|order|read|see|view|watch) .*"
    r"(?:, |\b(?:please|just) )(?:call|check|click|go|head|see|tap|visit)\b.*"
)
_BUTTON = re.compile(
    r"(?:copy|edit|email|embed|flag|hide|manage|open|print|rate|report|save|see|send|share|show"
    r"|submit|suggest|view|write) (?:(?:an?|all|my|the|this|to|your|\d+|tips?|or) )*"
    r"(?:article|comments?|correction|editor|feedback|headlines|link|notifications|options|page"
    r"|photos?|post|preferences|story|tips?|typo)"
)
_LABELLED = re.compile(r"(?:watch|listen|photos|video|gallery|read) ?\| ?\S.*")
_BRACKETED = re.compile(r"\[ [^\[\]]+ \]")
_JUMP = re.compile(r"(?:(?:please )?(?:see|turn to|continued (?:from|on)) .{0,30})?page [a-z]?\d+")
"""The number of a printed page, and where its text goes on: "See BRIDGE, Page 6"."""
_MORE = re.compile(
    r"(?:more|other|trending|popular) (?:\w+ ){0,2}(?:news|stories|headlines|videos)"
)
_MOTTO = re.compile(r"(?:proudly )?(?:serving|covering) .{3,60} since (?:1[6-9]|20)\d\d\.?")
_CUT = re.compile(r"(?:continue|read) .{0,40}(?:→|»|>|›|…)$")


def told_promotion(unit: Unit) -> str:
    """The rule by which a line is boilerplate for its own words; empty where it is not."""
    lists, head = boilerplate(), unit.head
    plain = head.strip(_EDGES)
    if head in lists.whole or plain in lists.whole:
        return "promo-whole"
    if plain in lists.opens:
        return "promo-box"
    if unit.length <= _LONGEST_FORM and (rule := _told_by_form(unit)):
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
    if unit.length <= _LONGEST_START and _CALL.fullmatch(head) and not unit.has_sentences:
        return "promo-form"
    if unit.length <= _LONGEST_CONTAINS and any(map(head.__contains__, lists.contains)):
        return "promo-contains"
    if unit.length <= _LONGEST_LEGAL and any(map(head.__contains__, lists.legal)):
        return "promo-contains"
    return ""


def _told_by_form(unit: Unit) -> str:
    """The rule by which the form of a short line tells that it is boilerplate."""
    head = unit.head
    if _MARKS.fullmatch(head) or (head[0] == "#" and _HASHTAGS.fullmatch(head)):
        return "promo-marks"
    if _ALONE.fullmatch(head):  # how many have read or seen it; between paragraphs a heading
        ended = unit.above is not None and unit.above.ends_sentence
        return "" if ended and unit.below and unit.below.is_prose else "promo-form"
    if unit.length > 1 and _REACH.fullmatch(head):
        return "promo-form"
    if (
        _LABELLED.fullmatch(head)
        or _COUNT.fullmatch(head.strip(_EDGES))
        or _LINK.fullmatch(head)
        or _TAG.fullmatch(unit.text)
        or (head.count("%") == 1 and _SHARE.fullmatch(unit.text))
    ):
        return "promo-form"
    if (
        _BUTTON.fullmatch(head)
        or _JUMP.fullmatch(head)
        or _BRACKETED.fullmatch(head)
        or _MOTTO.fullmatch(head)
    ):
        return "promo-form"
    more = head.rstrip(_EDGES).endswith((" learn more", " read more"))
    if more or _CUT.match(head) or _asks_to_follow(unit):
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
    if unit.text[-1] == ":" and _LABELLED.fullmatch(unit.head):
        return True  # "WATCH | Crews clear the road:"
    short = unit.length <= _LONGEST_BOX
    begins = plain.endswith("newsletter") or plain.startswith(_BOX_STARTS)
    return short and (begins or _MORE.fullmatch(plain) is not None)


def ends_box(unit: Unit) -> bool:
    """Whether a line says that the text goes on below: "after newsletter promotion"."""
    return unit.head.startswith(("after ", "end of ")) and unit.length <= _LONGEST_BOX


def closes_box(unit: Unit) -> bool:
    """Whether a box of offers ends with this line."""
    return unit.head.strip(_EDGES) in boilerplate().closes


def _asks_to_follow(unit: Unit) -> bool:
    """Whether a line asks to follow the page on a network: "Follow us on Facebook and X"."""
    if not _FOLLOW.match(unit.head.strip(_EDGES)):
        return False
    names = {word.strip(".,!@") for word in unit.head.split()}
    return "://" in unit.head or not words().networks.isdisjoint(names)


def _is_slug(unit: Unit) -> bool:
    """Whether a line is what agencies put above their text: "MW1187 4 GEN 0412 PORTS-STRIKE"."""
    text = unit.text
    if _KEYWORDS.search(text) and _REVISED.search(text):
        return True
    if _KEYWORDS.search(text) and _SERIAL.search(text):
        return not any(word.isalpha() and word.islower() for word in unit.words)
    return _SLUG.fullmatch(text) is not None


def is_bar(unit: Unit) -> bool:
    """Whether a line is a row of links: "Copper | Crime | Ostmere Province", "Listen | 24:10"."""
    parts = _BARS.split(unit.text)
    if len(parts) == 2:
        return all(_is_button(part) for part in _BARS.split(unit.head))
    if len(parts) < 3 or any(char.isdigit() for char in unit.text):
        return False
    return max(len(part.split()) for part in parts) <= 4


def _is_button(words: str) -> bool:
    return words.strip(_EDGES) in boilerplate().whole or _NUMBER.fullmatch(words) is not None


def _are_buttons(unit: Unit) -> bool:
    """Whether each word is a button: "Facebook Twitter WhatsApp", "Print Email Comments (12)"."""
    names = unit.head.split()
    known = words().networks
    if len(names) > 2 and boilerplate().sections.issuperset(names):
        return True  # "News Sport Business Opinion"
    return len(names) > 1 and all(word in known or _is_button(word) for word in names)
