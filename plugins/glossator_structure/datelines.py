"""Lines that are only a date or a time, and datelines at the head of a paragraph."""

from __future__ import annotations

import re
from functools import cache

from glossator_standard import english
from glossator_structure.lexicon import boilerplate, words

_MONTHS = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DAYS = (
    r"(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs(?:day)?)?|fri(?:day)?"
    r"|sat(?:urday)?|sun(?:day)?|today|yesterday)"
)
_ZONES = (
    r"(?:gmt|bst|utc|est|edt|et|cst|cdt|ct|mst|mdt|mt|pst|pdt|pt|ist|pkt|cet|cest|eet|eest|wib"
    r"|sgt|hkt|jst|kst|pht|myt|ict|aest|aedt|acst|awst|nzst|nzdt|wat|eat|cat|sast|msk|ast|adt|akst|hst|local"
    r"|time|eastern|central|pacific|mountain|standard|daylight)"
)
_ABOUT = (
    r"(?:(?:first|last|originally) )?(?:published(?: online)?|updated?|posted|modified|created"
    r"|uploaded|issued|revised|corrected|edited|filed|released|broadcast|aired|recorded|delivered"
    r"|dated?|print edition|this (?:(?:article|story|page) )?was|time"
    r"|(?:starts|begins|ends)(?: at)?)"
)
_CLOCK = r"\d{1,2}[.:h]\d{2}(?:[.:]\d{2})?\s?h?(?:\s?[ap]\.?m\.?)?|\d{1,2}\s?(?:[ap]\.?m\.?)"
_OFFSET = r"[+-]\d{2}:?\d{2}"
_ISO = (
    r"(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|20\d\d[01]\d[0-3]\d)"
    rf"(?:t\d{{2}}:\d{{2}}(?::\d{{2}})?(?:z|{_OFFSET})?)?"
)
_NUMERIC = r"\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2})"
_AGO = (
    r"(?:(?:(?:an?|one|two|three|\d+)\s?"
    r"(?:sec(?:ond)?s?|min(?:ute)?s?|hours?|hrs?|h|m|d|w|days?|weeks?|months?) )+ago"
    r"|(?:a|one|two|three|(?<!\d)1?\d) years? ago|just now)"
)
_YEAR = r"(?:1[89]|20)\d{2}"
_READING = r"\d{1,2}[ -](?:min|mins|minute|minutes) read|(?:\d+ )?views"
_LINKING = (
    rf"and|on|at|as of|of|by|the|edition|issue|online|print|(?:gmt|utc) ?[+-]\d+(?::\d+)?|{_OFFSET}"
)

_TOKEN = re.compile(
    rf"(?P<when>{_ISO}|{_NUMERIC}|{_CLOCK}|{_AGO}|(?:{_MONTHS}|{_DAYS})\.?(?![a-z]))"
    rf"|{_READING}|{_YEAR}(?!\d(?!\d?:\d\d))"
    rf"|(?:the )?\d{{1,2}}(?:st|nd|rd|th)?(?![\da-z])|{_ABOUT}(?![a-z])"
    rf"|(?:{_LINKING}|{_ZONES})(?!(?!updated|published)[a-z])"
    r"|[\s,.|•·:;()\[\]/–—-]+"
)
_UNDATED = re.compile(rf"(?:{_ABOUT}:?\s)?{_AGO}")
_PLACED = re.compile(
    rf"(?:[a-z][a-z ,.-]{{1,30}} ?[|•·/–—-] ){{1,2}}(?={_ABOUT}\b)"
    rf"|[a-z][a-z .'-]{{2,25}}[a-z](?=(?:{_AGO}|{_NUMERIC})$)"
    rf"|[^\W\d][\w .'-]{{2,30}}(?:,|:| [/–—-]) "
    rf"(?=(?:(?:{_CLOCK}) )?(?:\d{{1,2}} {_MONTHS}|{_MONTHS} \d{{1,2}}),? {_YEAR}(?! [–-]))"
)
_ISSUED = re.compile(rf"{_ABOUT} ?[-–—:] .*\d.* ?[-–—|] [a-z][a-z .]{{2,20}}")
"""When an Indian paper has issued it, and where: "Updated - July 9, 2024 08:12 pm IST - KOLLUR"."""
_DIGIT = re.compile(r"[0-9]")
_LONGEST = 110
"""No line that is only a date is longer, in code points."""


def is_date_line(head: str) -> bool:
    """Whether a line, in lower case, says nothing but when: "Updated 9:41 a.m. EST, Wed 12 May"."""
    if len(head) > _LONGEST:
        return False
    if not _DIGIT.search(head):
        return _UNDATED.fullmatch(head) is not None
    section, bar, behind = head.partition(" | ")
    if bar and section in boilerplate().sections:
        head = behind
    end = date_end(head)
    if end == len(head):
        return True
    rest = head[end:]
    listed = boilerplate().sections.issuperset(rest.split(" & ")) or _is_outlet(rest.split())
    return end > 0 and (listed or _ISSUED.fullmatch(head) is not None)


def _is_outlet(names: list[str]) -> bool:
    return 1 < len(names) <= 3 and names[-1] in words().outlets  # "KTX News"


def date_end(head: str) -> int:
    """Where a line, in lower case, stops to say when: "Posted on 12 May by"; 0 if at once."""
    placed = _PLACED.match(head)
    at, told = placed.end() if placed else 0, False
    while found := _TOKEN.match(head, at):
        told = told or found["when"] is not None
        at = found.end()
    return at if told else 0


_WORD = r"[A-ZÀ-Þ][\w’'ʼ‘.-]*"
_SHOUTED = r"[A-ZÀ-Þ][A-ZÀ-Þ’'.-]"
_CAPITALS = rf"{_SHOUTED}+(?:[ /-](?:{_SHOUTED}*|de|DE|of|and))*"
_CAPITALISED = rf"{_WORD}(?:[ /-](?:{_WORD}|de|del|la|of|the|and|al|el)){{0,4}}"
_REGION = rf"(?:, ?{_CAPITALISED}){{0,2}}"
_DAY = rf"(?:{_MONTHS}\.? \d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}(?:st|nd|rd|th)? {_MONTHS}\.?)"
_DATE = rf"(?i:(?:{_DAYS}\.?,? )?{_DAY}(?:,? {_YEAR})?|{_DAYS})"
_AGENCY = rf"\((?:[A-Z][^()\n]{{0,60}}|{_DATE})\)|\[[A-Z][^\[\]\n]{{0,40}}\]|/[A-Z]\w{{2,20}}/"
_DASH = r"(?:–|—|--?|―|:)"
_LONG_DASHES = ("–", "—", "--", "―")

_DATELINE = re.compile(
    # KAMPALA, Uganda, March 3, 2015 (Newswire) —
    rf"(?:(?P<caps>{_CAPITALS}){_REGION}|(?P<place>{_CAPITALISED}{_REGION}))"
    rf"(?P<date>,? {_DATE}\.?)?(?P<source> ?,? ?(?:{_AGENCY}|[A-Z]{{2,9}}))?"
    rf"(?P<after> ?{_DASH} {_DATE})?"
    rf"(?:(?P<dash>\.? ?{_DASH}(?: (?:{_AGENCY}) ?{_DASH})?)(?=\s|[“\"A-Z])"
    rf"|(?(date)(?<=\))(?= [A-Z])|(?!)))"
    # March 3, 2015 (KAMPALA) -
    rf"|(?P<first>{_DATE}) ?\([A-Z][^()\n]{{1,40}}\) ?{_DASH}(?=\s)"
    # March 3, 2015 – KAMPALA, Uganda –
    rf"|(?P<then>{_DATE}) ?{_DASH} (?:{_CAPITALS}){_REGION} ?{_DASH}(?=\s)"
    # (KAMPALA, Uganda) –
    rf"|\((?P<town>{_CAPITALS}){_REGION}\) ?{_DASH}(?=\s)"
    # (AP) —
    r"|\((?:AP|AFP|Reuters|REUTERS|Xinhua|UPI|PTI|ANI|IANS|CNN|Bloomberg|Newswire)\) ?"
    rf"{_DASH}(?=\s)"
    # (Norvik Herald)
    rf"|\((?P<paper>{_WORD}(?: {_WORD}){{1,3}})\)(?= [A-Z])"
)
_PLACE_AND_DAY = re.compile(
    rf"(?!(?i:{_DAYS})\b){_CAPITALS}{_REGION}, (?i:{_DAY}\.?(?:,? {_YEAR})?)"
    rf"(?:,? ?(?:{_AGENCY}|[A-Z][A-Za-z]+))?"
)
"""One that ends without a dash, on a line of its own."""
_ENDS = re.compile(r"[–—―:)-]")
"""What one ends with."""
_LABELLED = re.compile(r"([A-Z][a-z]{3,}(?: [A-Z][a-z]{2,})?): (?=[A-Z“\"])")
_LEAST_LABELLED = 60
"""Code points of a paragraph whose first word is a place with a colon: a shorter one is a turn."""
_REACH, _LEAST = 140, 20
"""How far a dateline reaches, and how much text is behind it, in code points."""


def dateline(text: str) -> int:
    """Where the dateline ends with which a paragraph begins; 0 where it begins with none."""
    head = text[:_REACH].replace("\xa0", " ").replace("\u202f", " ")
    if not (head[:1].isupper() or head[:1].isdigit() or head[:1] == "("):
        return 0
    found = _DATELINE.match(head) if _ENDS.search(head) else None
    if not found or len(text) < found.end() + _LEAST:
        return 0
    if found["paper"]:
        return found.end() if found["paper"].split()[-1].lower() in words().outlets else 0
    return found.end() if found["dash"] is None or _is_sure(found) else 0


def place_label(text: str) -> int:
    """Where a place and a colon end at the head of the first paragraph, as in India."""
    found = _LABELLED.match(text)
    if not found or len(text) < _LEAST_LABELLED:
        return 0
    told = {found[1].lower(), *found[1].lower().split()}
    known = words().labels | words().roles | boilerplate().vocabulary | _of_sentences()
    return found.end(1) + 1 if known.isdisjoint(told) else 0


def is_alone(text: str) -> bool:
    """Whether a line is a dateline whose paragraph stands below it: "Ostmere (PTX) —", "OSTMERE,
    May 3, Newsline"."""
    if len(text) >= 60:
        return False
    if _PLACE_AND_DAY.fullmatch(text):
        return True
    if not _ENDS.match(text[-1]):
        return False
    found = _DATELINE.match(f"{text} ")
    return bool(found and found.end() == len(text) and _ends_long(found) and _is_sure(found))


def _ends_long(found: re.Match[str]) -> bool:
    """Whether a dash ends a dateline, and no colon, as it does "READ MORE:"."""
    return not (found["dash"] or ":").endswith(":")


@cache
def _of_sentences() -> frozenset[str]:
    """Words that sentences have, and places have not."""
    classes = ("auxiliary", "subject_pronoun", "object_pronoun", "possessive", "relative")
    return frozenset.union(*map(english.words, classes)) - {"us"}


def _is_sure(found: re.Match[str]) -> bool:
    """Whether what stands before a dash or colon is a place, and not the subject of a sentence."""
    source = (found["source"] or "").lstrip(" ,")
    told = bool(found["date"] or found["after"] or source.startswith(("(", "[", "/")))
    capitals, dash = found["caps"] or "", found["dash"].strip(". ")[:2].strip()
    spaced = found["dash"].startswith((" ", ".")) or capitals.endswith(".")  # "KAMPALA.-"
    if not _of_sentences().isdisjoint(capitals.lower().split()):
        return False  # "CONGRESS HAS ASKED HIM -"
    if capitals.lower() in words().labels:
        return told
    if dash == ":":
        return told or (len(capitals) > 3 and len(capitals.split()) <= 3)
    if capitals:
        short = 2 < len(capitals) <= 40 and len(capitals.split()) <= 4
        return short and (told or spaced or dash in _LONG_DASHES)
    return told or (spaced and dash in _LONG_DASHES and len(found[0].split()) <= 5)
