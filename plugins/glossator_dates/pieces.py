"""The pieces that a text is cut into: words, numbers, clock times, dates in figures.

Pieces are finer than tokens ("mid-2018", "five-year" fall apart), so that the layer does not depend
on anyone's tokens; white space falls between pieces.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from glossator_dates.lexicon import words

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEPT?|OCT|NOV|DEC)"
)
_HOUR = r"(?:[01]?\d|2[0-4])"

_ENDINGS = (
    r"com|org|net|gov|edu|info|html?|php|pdf|docx?|xlsx?|csv|txt|jpe?g|png|gif|mp[34]|zip"
    r"|(?:co|ac|gov|org)\.\w\w"
)
_PLAIN = (
    ("plain", r"(?!local )[a-z]+(?=\s)"),  # most pieces; all else is dearer
)
_CODE = (
    # Addresses, handles, hashtags, names of files: what looks like a date there is none.
    ("code", r"(?<![^\s(<\[“‘\"'])(?:https?://\S+|www\.\S+|[@#]\w\S*|[^\s@]+@[\w-]+\.\w\S*"
             r"|[\w./~-]*\w(?:_\w+)+\S*"
             rf"|[\w./~-]*\w\.(?:{_ENDINGS})(?![\w.]\w)[/?#\w.=&%~-]*)"),
)  # fmt: skip
_QUARTER = (("quarter", r"(?:Q[1-4]|H[12]|[1-4]Q|[12]H)(?=\d\d\b|\W|$)"),)
_OF_DIGITS = (
    ("iso", r"\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?)?(?![\d-])"),
    ("numeric", r"(?<![\d./-])(?:\d{1,2}/\d{1,2}/(?:\d{4}|\d{2})(?![\d/])"
                r"|\d{4}/\d{1,2}/\d{1,2}(?![\d/])"
                r"|\d{1,2}\.\d{1,2}\.\d{4}(?![\d])|\d{1,2}-\d{1,2}-\d{4}(?![\d-])"
                rf"|\d{{1,2}}-{_MONTH}\.?-(?:\d{{4}}|\d{{2}})(?![\w-]))"),
    ("clock", r"\d{1,2}:\d{2}(?::\d{2})?(?![\d:])"
              rf"|{_HOUR}\.[0-5]\d(?=\s?(?:[ap]\.\s?m\.|[ap]m\b|hours?\b|hrs\b|GMT\b|UTC\b))"
              r"|(?<![\d,.])(?:[01]\d|2[0-3])[0-5]\d(?=\s?(?:GMT|UTC|BST|CES?T|E[SD]T|P[SD]T|Z)\b)"
              r"|(?:(?<=at )|(?<=by )|(?<=until )|(?<=from )|(?<=since )|(?<=around ))"
              r"(?:[01]\d|2[0-3])[0-5]\d(?:\s?(?:hours|hrs|h)\b|(?=\s?local time\b))"),
    ("decade", r"(?:1[0-9]|20)\d0['’]?s(?!\w)|['’]\d0['’]?s(?!\w)"
               r"|(?:(?<=the )|(?<=the early )|(?<=the late )|(?<=mid-))\d0['’]?s(?!\w)"),
    ("mixed", r"\d{1,2}(?:[- ][13]/[24](?![\d/])|[½¼¾])"),
    ("number", r"(?:(?<![^\W\d_])|(?<=FY)|(?<=[QH]\d)|(?<=\d[QH]))"
               r"(?P<digits>\d+(?:,\d{3})*(?:\.\d+)?)"
               r"(?P<suffix>st|nd|rd|th)?(?!\d)"),
)  # fmt: skip
_OF_CAPITALS = (
    ("abbreviation", r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
                     r"|Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)\.(?!\w)"),
    ("era", r"B\.\s?C\.(?:\s?E\.)?"),
    ("name", ""),
)  # fmt: skip
_OTHERS = (
    ("ampm", r"[ap]\.\s?m\.(?!\w)"),
    ("oclock", r"o['’]clock\b"),
    ("zone", r"(?:local|Eastern|Central|Mountain|Pacific|Moscow|British)"
             r"(?: Standard| Daylight| Summer)? [Tt]ime\b|[ECP]T(?!\w)"),
    ("word", r"[^\W\d_]+"),
    ("possessive", r"['’]s(?!\w)|(?<=s)['’](?!\w)"),
    ("mark", r"\S"),
)  # fmt: skip
"""Kinds of pieces, each with its shape; at one place the first that fits is taken.

A ``name`` is a phrase of ``words.toml``: a holiday, or one with a weekday that is none.
"""


_CODED = re.compile(rf"[@#_]|://|www\.|\.(?:{_ENDINGS})\b")


def pieces(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """The pieces of a stretch of text; `lastgroup` of each is its kind."""
    coded = _CODED.search(text, start, end) is not None
    return _expression(coded=coded).finditer(text, start, end)


@lru_cache(maxsize=2)
def _expression(*, coded: bool) -> re.Pattern[str]:
    """One expression for all kinds of pieces; without addresses where there are none."""
    guarded = (
        ("", (*_PLAIN, *(_CODE if coded else ()), *_QUARTER)),
        (r"(?=[\d'’])", _OF_DIGITS),
        ("(?=[A-Z])", _OF_CAPITALS),
        ("", _OTHERS),
    )
    return re.compile("|".join(guard + _alternatives(shapes) for guard, shapes in guarded))


def _alternatives(shapes: Sequence[tuple[str, str]]) -> str:
    return "(?:" + "|".join(f"(?P<{kind}>{shape or _named()})" for kind, shape in shapes) + ")"


def _named() -> str:
    """Holidays and names of several words, longest first."""
    listed = sorted((*words().holidays, *words().names), key=len, reverse=True)
    by_letter: dict[str, list[str]] = {}
    for phrase in listed:
        spelled = re.escape(phrase[1:]).replace(r"\ ", r"\s+").replace("'", "['’]")
        by_letter.setdefault(phrase[0], []).append(spelled)
    letters = "|".join(
        f"[{first.upper()}](?i:{'|'.join(rests)})" for first, rests in by_letter.items()
    )
    return rf"(?<![^\W\d_])(?:{letters})(?![^\W\d_])"
