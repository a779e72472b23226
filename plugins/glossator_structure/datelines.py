"""Lines that are only a date or a time, and datelines at the head of a paragraph."""

from __future__ import annotations

import re
from functools import cache

from glossator_standard import english
from glossator_structure.lexicon import FORMS, boilerplate, words

_DIGIT = re.compile(r"[0-9]")
_LONGEST = 110
"""No line that is only a date is longer, in code points."""


def is_date_line(head: str) -> bool:
    """Whether a line, in lower case, says nothing but when: "Updated 9:41 a.m. EST, Wed 12 May"."""
    if len(head) > _LONGEST:
        return False
    if not _DIGIT.search(head):
        return FORMS["undated"].fullmatch(head) is not None
    section, bar, behind = head.partition(" | ")
    if bar and section in boilerplate().sections:
        head = behind
    end = date_end(head)
    if end == len(head):
        return True
    rest = head[end:]
    listed = boilerplate().sections.issuperset(rest.split(" & ")) or _is_outlet(rest.split())
    return end > 0 and (listed or FORMS["issued"].fullmatch(head) is not None)


def _is_outlet(names: list[str]) -> bool:
    return 1 < len(names) <= 3 and names[-1] in words("outlets")  # "KTX News"


def date_end(head: str) -> int:
    """Where a line, in lower case, stops to say when: "Posted on 12 May by"; 0 if at once."""
    placed = FORMS["placed"].match(head)
    at, told = placed.end() if placed else 0, False
    while found := FORMS["token"].match(head, at):
        told = told or found["when"] is not None
        at = found.end()
    return at if told else 0


_LONG_DASHES = ("–", "—", "--", "―")

_ENDS = re.compile(r"[–—―:)-]")
"""What one ends with."""
_LEAST_LABELLED = 60
"""Code points of a paragraph whose first word is a place with a colon: a shorter one is a turn."""
_REACH, _LEAST = 140, 20
"""How far a dateline reaches, and how much text is behind it, in code points."""


def dateline(text: str) -> int:
    """Where the dateline ends with which a paragraph begins; 0 where it begins with none."""
    head = text[:_REACH].replace("\xa0", " ").replace("\u202f", " ")
    if not (head[:1].isupper() or head[:1].isdigit() or head[:1] == "("):
        return 0
    found = FORMS["dateline"].match(head) if _ENDS.search(head) else None
    if not found or len(text) < found.end() + _LEAST:
        return 0
    if found["paper"]:
        return found.end() if found["paper"].split()[-1].lower() in words("outlets") else 0
    return found.end() if found["dash"] is None or _is_sure(found) else 0


def place_label(text: str) -> int:
    """Where a place and a colon end at the head of the first paragraph, as in India."""
    found = FORMS["labelled"].match(text)
    if not found or len(text) < _LEAST_LABELLED:
        return 0
    told = {found[1].lower(), *found[1].lower().split()}
    known = words("labels") | words("roles") | boilerplate().vocabulary | _of_sentences()
    return found.end(1) + 1 if known.isdisjoint(told) else 0


def is_alone(text: str) -> bool:
    """Whether a line is a dateline whose paragraph stands below it: "Ostmere (PTX) —", "OSTMERE,
    May 3, Newsline"."""
    if len(text) >= 60:
        return False
    if FORMS["place_and_day"].fullmatch(text):
        return True
    if not _ENDS.match(text[-1]):
        return False
    found = FORMS["dateline"].match(f"{text} ")
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
    if capitals.lower() in words("labels"):
        return told
    if dash == ":":
        return told or (len(capitals) > 3 and len(capitals.split()) <= 3)
    if capitals:
        short = 2 < len(capitals) <= 40 and len(capitals.split()) <= 4
        return short and (told or spaced or dash in _LONG_DASHES)
    return told or (spaced and dash in _LONG_DASHES and len(found[0].split()) <= 5)
