"""Lines that are only a date or a time, and datelines at the head of a paragraph."""

from __future__ import annotations

import re

_MONTHS = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DAYS = (
    r"(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs(?:day)?)?|fri(?:day)?"
    r"|sat(?:urday)?|sun(?:day)?|today|yesterday)"
)
_ZONES = (
    r"(?:gmt|bst|utc|est|edt|et|cst|cdt|ct|mst|mdt|mt|pst|pdt|pt|ist|pkt|cet|cest|eet|eest|wib|sgt|hkt|jst|kst|aest|aedt"
    r"|acst|awst|nzst|nzdt|wat|eat|cat|sast|msk|ast|adt|akst|hst|local|time|eastern|central|pacific)"
)
_ABOUT = (
    r"(?:first|last|originally)?\s?(?:published|updated?|posted|modified|created|uploaded|issued|revised|corrected"
    r"|edited|filed|released|date|dated|print edition|this article was|this story was|this page was|published online|broadcast|aired|recorded|delivered|time)"
)
_CLOCK = r"\d{1,2}[.:h]\d{2}(?:[.:]\d{2})?\s?h?(?:\s?[ap]\.?m\.?)?|\d{1,2}\s?(?:[ap]\.?m\.?)"
_ISO = r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}(?:t\d{2}:\d{2}(?::\d{2})?(?:z|[+-]\d{2}:?\d{2})?)?"
_NUMERIC = r"\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2})"
_ORDINAL = r"(?:the\s)?\d{1,2}(?:st|nd|rd|th)?"
_AGO = (
    r"(?:an?|one|two|three|\d+)\s?(?:seconds?|minutes?|mins?|hours?|hrs?|h|m|d|w|days?|weeks?|months?|years?)\s(?:ago)"
)
_YEAR = r"(?:1[89]|20)\d{2}"

_TOKEN = re.compile(
    rf"(?P<strong>{_ISO}|{_NUMERIC}|{_CLOCK}|{_AGO}|{_MONTHS}\.?(?![a-z])|just now)"
    rf"|(?P<weekday>{_DAYS}\.?(?![a-z]))"
    rf"|(?P<year>{_YEAR}(?!\d))|(?P<number>{_ORDINAL}(?![\da-z]))|(?P<about>{_ABOUT}(?![a-z]))"
    rf"|(?P<rest>{_ZONES}(?![a-z])|on|at|as of|of|by|the|edition|issue|online|print|gmt?\s?[+-]\d+(?::\d+)?|[+-]\d{{2}}:?\d{{2}})(?![a-z])"
    r"|(?P<mark>[\s,.|•·:;()\[\]/–—-]+)"
)
_PLACED = re.compile(rf"[a-z][a-z ,.-]{{2,30}} ?[|•·/–—-] (?={_ABOUT}\b)")
_DIGIT = re.compile(r"[0-9]")
_LONGEST = 110
"""No line that is only a date is longer, in code points."""


def is_date_line(head: str) -> bool:
    """Whether a line, in lower case, says nothing but when: "Updated 9:41 a.m. EST, Wed 12 May"."""
    if len(head) > _LONGEST:
        return False
    if not _DIGIT.search(head):
        return head.endswith((" ago", "just now")) and bool(re.fullmatch(rf"(?:{_ABOUT}:?\s)?(?:{_AGO}|just now)", head))
    placed = _PLACED.match(head)
    at, strong = placed.end() if placed else 0, 0
    while at < len(head):
        found = _TOKEN.match(head, at)
        if not found or found.end() == at:
            return False
        strong += found.lastgroup in ("strong", "weekday")
        at = found.end()
    return strong > 0


_PLACE_WORD = r"[A-ZÀ-Þ][\w’'ʼ‘.-]*"
_CAPITALS = r"[A-ZÀ-Þ][A-ZÀ-Þ’'.-]+(?:[ /-](?:[A-ZÀ-Þ][A-ZÀ-Þ’'.-]*|de|DE|of|and))*"
_CAPITALISED = rf"{_PLACE_WORD}(?:[ /-](?:{_PLACE_WORD}|de|del|la|of|the|and|al|el)){{0,4}}"
_REGION = rf"(?:, ?{_CAPITALISED}){{0,2}}"
_DATE = (
    rf"(?:(?:{_DAYS}\.?,? )?(?:{_MONTHS}\.? \d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|th)? {_MONTHS}\.?)(?:,? {_YEAR})?"
    rf"|{_DAYS})"
)
_DATE = f"(?i:{_DATE})"
_AGENCY = r"\([A-Z][^()\n]{0,40}\)|\[[A-Z][^\[\]\n]{0,40}\]"
_DASH = r"(?:–|—|--?|―|:)"

_DATELINE = re.compile(
    # KAMPALA, Uganda, March 3, 2015 (Newswire) —
    rf"(?:(?P<caps>{_CAPITALS})(?:{_REGION})|(?P<place>{_CAPITALISED}{_REGION}))"
    rf"(?P<date>,? {_DATE}\.?)?(?P<source> ?,? ?(?:{_AGENCY}|[A-Z]{{2,9}}))?"
    rf"(?P<after> ?{_DASH} {_DATE})?(?P<dash> ?{_DASH})(?=\s|[“\"A-Z])"
    # March 3, 2015 (KAMPALA) -
    rf"|(?P<first>{_DATE}) ?\([A-Z][^()\n]{{1,40}}\) ?{_DASH}(?=\s)"
    # (AP) —
    rf"|\((?:AP|AFP|Reuters|REUTERS|Xinhua|UPI|PTI|ANI|IANS|CNN|Bloomberg|Newswire)\) ?{_DASH}(?=\s)"
)
_LONG_DASH = ("–", "—", "--", "―")


def dateline(text: str) -> int:
    """Where the dateline ends with which a paragraph begins; 0 where it begins with none."""
    head = text[:140].replace("\xa0", " ").replace("\u202f", " ")
    if not head[:1].isupper() and head[:1] != "(" and not head[:1].isdigit():
        return 0
    found = _DATELINE.match(head)
    if not found or len(text) < found.end() + 20:
        return 0
    if found["first"] or head[0] == "(":
        return found.end()
    dash = found["dash"].strip()
    told = found["date"] or found["after"] or (found["source"] or "").strip().startswith(("(", "["))
    place = found["caps"] or found["place"]
    if dash == ":":
        sure = bool(told) or (found["caps"] is not None and len(place) > 3 and place.isupper() and len(place.split()) <= 3)
    elif found["caps"]:
        sure = 2 < len(place) <= 40 and len(place.split()) <= 4 and (bool(told) or found["dash"].startswith(" ") or dash in _LONG_DASH)
    else:
        sure = bool(told) or (dash in _LONG_DASH and found["dash"].startswith(" ") and len(found[0].split()) <= 5)
    return found.end() if sure else 0
