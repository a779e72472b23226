"""The pieces that a text is cut into: words, numbers, clock times, dates in figures.

Pieces are finer than tokens ("mid-2018", "five-year" fall apart), so that the layer does not depend
on anyone's tokens; white space falls between pieces.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from glossator_standard.english import MONTH

_MONTH = rf"(?:{MONTH}|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEPT?|OCT|NOV|DEC)"
_HOUR = r"(?:[01]?\d|2[0-4])"

_ENDINGS = (
    r"com|org|net|gov|edu|info|html?|php|pdf|docx?|xlsx?|csv|txt|jpe?g|png|gif|mp[34]|zip"
    r"|(?:co|ac|gov|org)\.\w\w"
)


class Shape(NamedTuple):
    """A kind of pieces, and what must stand before and behind one in the text.

    No two kinds have a piece in common, whatever stands around it: a piece tells its kind.
    """

    kind: str
    pattern: str
    before: str = ""
    after: str = ""


_CODE = (
    # Addresses, handles, hashtags, names of files: what looks like a date there is none.
    Shape("code", r"(?:(?:https?|s?ftp)://\S+|www\.\S+|[@#]\w\S*|[^\s@]+@[\w-]+\.\w\S*"
                  r"|[\w./~-]*\w(?:_\w+)+\S*|(?:\w:)?[\w.-]*\\\S+|~?(?:/[\w.-]+){2,}/?"
                  r"|[\w-]+(?:\.[a-z]{2,})+/\S+"
                  rf"|[\w./~-]*\w\.(?:{_ENDINGS})(?![\w.]\w)[/?#\w.=&%~-]*)",
          before=r"(?<![^\s(<\[“‘\"'])"),
)  # fmt: skip
_QUARTER = (Shape("quarter", r"(?:Q[1-4]|H[12]|[1-4]Q|[12]H)", after=r"(?=(?:FY)?\d\d\b|\W|$)"),)
_OF_DIGITS = (
    Shape("iso", r"\d{4}-\d{2}-\d{2}"
                 r"(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z\b|[+-]\d{2}:?\d{2})?)?",
          after=r"(?![\d-])"),
    Shape("numeric", r"(?:\d{1,2}/\d{1,2}/(?:\d{4}|\d{2})(?![\d/])"
                     r"|\d{4}/\d{1,2}/\d{1,2}(?![\d/])|\d{4}\.\d\d\.\d\d(?!\.?\d)"
                     r"|\d{1,2}\.\d{1,2}\.\d{4}(?![\d])|\d{1,2}-\d{1,2}-\d{4}(?![\d-])"
                     rf"|\d{{1,2}}[/-]{_MONTH}\.?[/-](?:\d{{4}}|\d{{2}})(?![\w-]))",
          before=r"(?<![\d./-])"),
    Shape("clock", r"\d{1,2}:\d{2}(?::\d{2})?", after=r"(?![\d:]|\.\d)"),
    Shape("clock", rf"{_HOUR}\.[0-5]\d\s?(?:[ap]\.\s?m\.|(?:[ap]m|hours?|hrs|GMT|UTC)\b)"),
    Shape("clock", r"(?:[01]\d|2[0-3])[0-5]\d\s?\(?(?:GMT|UTC|BST|CES?T|EES?T|[CEP][SD]T"
                   r"|A[CEW][SD]T|NZ[SD]T|IST|PKT|WAT|CAT|EAT|SAST|SGT|HKT|JST|KST|Z)\b",
          before=r"(?<![\d,.])"),
    Shape("clock", r"(?:[01]\d|2[0-3])[0-5]\d \((?:[01]\d|2[0-3])[0-5]\d\s?(?:GMT|UTC)\)",
          before=r"(?<![\d,.])"),
    Shape("clock", r"(?:[01]\d|2[0-3])[0-5]\d\s?(?:hours|hrs|h|local time)\b",
          before="(?:(?<=[Aa]t )|(?<=[Bb]y )|(?<=until )|(?<=[Ff]rom )|(?<=since )|(?<=round ))"),
    Shape("short", r"['’]\d\d", after=r"(?!\w)(?![^'’\n]{0,60}['’](?!\w))",
          before="(?:(?<=in )|(?<=of )|(?<=since )|(?<=until )|(?<=from )|(?<=by )"
                 r"|(?<=['’]\d\d and ))"),
    Shape("decade", r"(?:1[0-9]|20)\d0['’]?s|['’]\d0['’]?s", after=r"(?!\w)"),
    Shape("decade", r"\d0['’]?s", after=r"(?!\w)",
          before="(?:(?<=[Tt]he )|(?<=[Tt]he early )|(?<=[Tt]he late )|(?<=mid-)"
                 "|(?<=0s and )|(?<=0['’]s and ))"),
    Shape("mixed", r"\d{1,2}(?:[- ][13]/[24]|-?[½¼¾])", after=r"(?![\d/])"),
    Shape("number", r"20\d\d", before=r"(?<!\d)", after=r"(?=\d{1,2}:\d\d)"),
    Shape("number", r"\d+(?:,\d{3})*(?:\.\d+)?(?:st|nd|rd|th|ST|ND|RD|TH)?", after=r"(?!\d)"),
)  # fmt: skip
_OF_CAPITALS = (
    Shape("numeric", rf"{_MONTH}\.?-\d{{1,2}}-\d{{4}}", after=r"(?![\w-])"),
    Shape("abbreviation", r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
                          r"|Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)\.", after=r"(?![^\W\d])"),
    Shape("era", r"B\.\s?C\.(?:\s?E\.)?|A\.\s?D\."),
)  # fmt: skip
_OTHERS = (
    Shape("ampm", r"[ap]\.\s?m\.|[AP]\.M\.", after=r"(?=[A-Z]|\W|$)"),
    Shape("oclock", r"o['’]clock", after=r"\b"),
    Shape("zone", r"(?:local|Greenwich [Mm]ean|Eastern|Central|Mountain|Pacific|Moscow|British)"
                  r"(?: Standard| Daylight| Summer)? [Tt]ime|[ECP]T", after=r"(?!\w)"),
    Shape("tens", r"(?i:(?:twent|thirt|fort|fift|sixt|sevent|eight|ninet)y-"
                  r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth))", after=r"\b"),
    Shape("word", r"[Bb]i-(?:weekly|monthly)"),
    Shape("word", r"[^\W\d_]+(?:(?<!FY)\d\w*)?"),
    Shape("possessive", r"['’]s", after=r"(?!\w)"),
    Shape("mark", r"\S"),
)  # fmt: skip
"""Kinds of pieces; at one place the first that fits is taken."""

_PLAIN = r"(?:[a-km-z]|l(?!ocal\s))[a-z]*\s+|,\s+|[a-z]{2,}(?=[,;)]|\.\s)"
"""Most pieces are words and commas that this finds soonest, "local time" not among them."""
_CODED = ("@", "#", "_", "://", "www.", "\\", " /", "~/")
_ENDED = re.compile(rf"\.(?:{_ENDINGS})\b|\.[a-z]{{2,}}/")


def is_coded(text: str) -> bool:
    """Whether a text may have addresses, handles or names of files."""
    return any(mark in text for mark in _CODED) or bool(_ENDED.search(text))


def kind(piece: str) -> str:
    """The kind of a piece; that of a name is told by the list that has it."""
    found = _kinds().fullmatch(piece)
    return found.lastgroup or "" if found else ""


def expression(phrases: Iterable[str], *, coded: bool) -> re.Pattern[str]:
    """What finds the pieces of a text, each with the white space behind it.

    Args:
        phrases: Names of several words, which are one piece, and holidays.
        coded: Whether there may be addresses and the like.
    """
    guarded = (
        ("", [*_around(_CODE if coded else ()), *_around(_QUARTER)]),
        (r"(?=[\d'’])", _around(_OF_DIGITS)),
        ("(?=[A-Z])", [*_around(_OF_CAPITALS), _named(phrases)]),
        ("", _around(_OTHERS)),
    )
    alternatives = "|".join(f"{guard}(?:{'|'.join(shapes)})" for guard, shapes in guarded)
    return re.compile(rf"{_PLAIN}|(?:{alternatives})\s*")


def _around(shapes: Iterable[Shape]) -> list[str]:
    return [f"{before}(?:{pattern}){after}" for _, pattern, before, after in shapes]


@lru_cache(maxsize=1)
def _kinds() -> re.Pattern[str]:
    shapes = (*_CODE, *_QUARTER, *_OF_DIGITS, *_OF_CAPITALS, *_OTHERS)
    kinds: dict[str, list[str]] = {}
    for shape in shapes:
        kinds.setdefault(shape.kind, []).append(shape.pattern)
    return re.compile("|".join(f"(?P<{kind}>{'|'.join(all_)})" for kind, all_ in kinds.items()))


def _named(phrases: Iterable[str]) -> str:
    """Holidays and names of several words, longest first."""
    by_letter: dict[str, list[str]] = {}
    for phrase in sorted(phrases, key=len, reverse=True):
        spelled = re.escape(phrase[1:]).replace(r"\ ", r"\s+").replace("'", "['’]")
        by_letter.setdefault(phrase[0], []).append(spelled)
    letters = "|".join(
        f"[{first.upper()}](?i:{'|'.join(rests)})" for first, rests in by_letter.items()
    )
    return rf"(?<![^\W\d_])(?:{letters})(?![^\W\d_])" if letters else "(?!)"
