"""A text as a string of classes, one character a piece, over which the grammar is written.

Pieces are finer than tokens ("mid-2018", "five-year" fall apart), so that the layer does not depend
on anyone's tokens; white space falls between pieces.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from glossator_dates.lexicon import words

_PIECE = re.compile(
    r"(?P<iso>\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?)?(?![\d-]))"
    r"|(?P<slash>\d{1,2}/\d{1,2}/(?:\d{4}|\d{2})(?![\d/]))"
    r"|(?P<clock>\d{1,2}:\d{2}(?::\d{2})?(?![\d:]))"
    r"|(?P<decade>(?:1[0-9]|20)\d0s(?!\w)|['’]\d0s(?!\w))"
    r"|(?P<number>\d+(?:,\d{3})*(?:\.\d+)?)(?P<suffix>st|nd|rd|th)?(?!\d)"
    r"|(?P<abbreviation>(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mon|Tues?|Wed|Thurs?|Fri"
    r"|Sat|Sun)\.(?!\w))"
    r"|(?P<era>B\.\s?C\.(?:\s?E\.)?)"
    r"|(?P<dotted>[ap]\.\s?m\.(?!\w))"
    r"|(?P<word>[^\W\d_]+)"
    r"|(?P<clitic>['’]s(?!\w))"
    r"|(?P<mark>[^\s])"
)
ANCHORS = "iSmwyuUzDrYgHNCPpLlK"
"""Classes one of which every time expression has in it, or two number words."""
_ARTICLED = ("few", "couple")
"""Vague numbers that take an article: "a few", "a couple of"."""

_NEEDS_DOT = frozenset(
    ["mar", "sun", "sat", "mon", "wed", "fri", "jun", "jul", "sep", "jan", "dec"]
)


class Piece(NamedTuple):
    """A stretch of text with its class and what it stands for."""

    start: int
    end: int
    text: str
    value: Any


class Scan(NamedTuple):
    """The classes of a text, and the pieces that have them, position by position."""

    classes: str
    pieces: list[Piece]


def scan(text: str, stretches: Iterable[tuple[int, int]]) -> Scan:
    """Cut stretches of a text into pieces and class each; time linear in the text.

    Stretches in which nothing can be a time expression have no pieces.

    Classes:
        ``m`` month, ``w`` weekday, ``z`` season, ``p`` part of day, ``N`` noon or midnight,
        ``u`` unit, ``U`` units, ``d`` number from 1 to 31, ``y`` year, ``n`` other number,
        ``k`` number word, ``o`` ordinal, ``D`` decade, ``l`` ``h`` ``x`` last, this, next,
        ``t`` the, ``a`` a, ``E`` each, ``A`` ago, ``B`` modifier,
        ``O`` of, ``f`` fiscal, ``v`` ``V`` vague number, ``r`` reference,
        ``Y`` yesterday and the like, ``g`` set, ``H`` holiday, ``C`` clock time, ``P`` a.m.,
        ``i`` ISO date, ``S`` date with slashes, ``j`` and, ``G`` time zone, ``c`` comma, ``s`` 's,
        ``-`` hyphen, ``#`` once and the like, ``X`` times, ``L`` future, ``M`` right, ``Q`` to,
        ``I`` in, ``b`` half, ``!`` full stop,
        ``T`` that, same, ``F`` before, after, ``K`` BC, ``W`` so, ``e`` ended, ending,
        ``R`` a word between article and unit that may be passed over, ``.`` anything else.
    """
    classes: list[str] = []
    pieces: list[Piece] = []
    table, has_anchor = _table(), _anchor().search
    for start, end in stretches:
        if not has_anchor(text, start, end):
            continue
        for found in _PIECE.finditer(text, start, end):
            kind = found.lastgroup or ""
            surface = found.group()
            if kind == "word":
                entry = table.get(surface.lower())
                name, value = (
                    _checked(entry, surface, inside=_inside(text, found.start()))
                    if entry
                    else (".", None)
                )
            else:
                name, value = _other(kind, surface, found, table)
            classes.append(name)
            pieces.append(Piece(*found.span(), surface, value))
    return Scan("".join(classes), pieces)


def _checked(entry: tuple[str, Any], surface: str, *, inside: bool) -> tuple[str, Any]:
    """Months and weekdays are capitalised; abbreviations that are words want their dot."""
    name, value = entry
    if name in "mw" and (not surface[0].isupper() or surface.lower() in _NEEDS_DOT):
        return ".", None
    if name == "H" and not surface[0].isupper():
        return ".", None
    plural_day = str(value).startswith("XXXX-WXX")
    if name in "grY" and surface[0].isupper() and inside and not plural_day:
        # A name: "LA Weekly", "VOA Now".
        return ".", None
    return entry


def _inside(text: str, start: int) -> bool:
    """Whether a word goes on a sentence: a word or a comma stands before it."""
    before = text[max(start - 2, 0) : start]
    return before[-1:] == " " and (before[:1].isalnum() or before[:1] == ",")


def _other(
    kind: str, surface: str, found: re.Match[str], table: Mapping[str, tuple[str, Any]]
) -> tuple[str, Any]:
    if kind in ("number", "suffix"):
        return _number(found.group("number"), found.group("suffix"))
    if kind == "abbreviation":
        return table[surface[:-1].lower()]
    if kind == "decade":
        digits = re.sub(r"\D", "", surface)
        return "D", digits[:-1] if len(digits) == 4 else "19" + digits[0]
    fixed = {"iso": "i", "slash": "S", "clock": "C", "dotted": "P", "era": "K", "clitic": "s"}
    if kind in fixed:
        return fixed[kind], surface
    return {",": "c", "-": "-", "–": "-", "/": "/", ".": "!"}.get(surface, "."), None


def _number(digits: str, suffix: str | None) -> tuple[str, Any]:
    if suffix:
        return "o", int(digits.replace(",", "").partition(".")[0])
    if "," in digits or "." in digits:
        return "n", float(digits.replace(",", ""))
    value = int(digits)
    if 1 <= value <= 31 and len(digits) <= 2:
        return "d", value
    if 1000 <= value <= 2100 and len(digits) == 4:
        return "y", value
    return "n", float(value)


@lru_cache(maxsize=1)
def _anchor() -> re.Pattern[str]:
    """Finds what may be of a class of `ANCHORS`, or a number word."""
    listed = (word for word, (name, _) in _table().items() if name in f"k{ANCHORS}")
    # As lists of alternatives go, one that begins with its first letters fails soonest.
    by_letter: dict[str, list[str]] = {}
    for word in sorted(listed, key=len, reverse=True):
        by_letter.setdefault(word[0], []).append(re.escape(word[1:]))
    letters = "|".join(f"{letter}(?:{'|'.join(ends)})" for letter, ends in by_letter.items())
    return re.compile(
        rf"\d|B\.\s?C|[ap]\.\s?m\.|(?<![^\W\d_])(?:{letters})(?![^\W\d_])", re.IGNORECASE
    )


@lru_cache(maxsize=1)
def _table() -> dict[str, tuple[str, Any]]:
    """Word to class and value; where a word has two, the later line wins."""
    lexicon = words()
    table: dict[str, tuple[str, Any]] = {}
    groups: list[tuple[str, Mapping[str, Any]]] = [
        ("v", {word: value for word, value in lexicon.vague.items() if word not in _ARTICLED}),
        ("V", {word: lexicon.vague[word] for word in _ARTICLED}),
        ("m", lexicon.months),
        ("w", lexicon.weekdays),
        ("z", lexicon.seasons),
        ("k", lexicon.numbers),
        ("o", lexicon.ordinals),
        ("D", lexicon.decades),
        ("B", lexicon.modifiers),
        ("r", lexicon.references),
        ("Y", lexicon.days),
        ("g", lexicon.sets),
        ("#", lexicon.frequencies),
        ("H", lexicon.holidays),
        ("p", lexicon.parts),
    ]
    for name, group in groups:
        table.update((word, (name, value)) for word, value in group.items())
    for word, value in lexicon.units.items():
        plural = word.endswith("s") or word == "millennia"
        if word not in lexicon.parts and word not in lexicon.ordinals:
            table[word] = ("U" if plural else "u", value)
    for word, way in lexicon.directions.items():
        table[word] = ("lhx"[way + 1], way)
    for word in ("noon", "midnight"):
        table[word] = ("N", word)
    singles = {
        "the": "t", "a": "a", "an": "a", "each": "E", "every": "E", "ago": "A",
        "of": "O", "fiscal": "f", "calendar": "f", "am": "P", "pm": "P",
        "and": "j", "or": "j", "gmt": "G", "est": "G", "edt": "G", "utc": "G", "pst": "G",
        "cet": "G", "bst": "G", "half": "b", "more": "R", "full": "R", "additional": "R",
        "in": "I", "that": "T", "same": "T", "before": "F", "after": "F", "bc": "K", "bce": "K",
        "so": "W", "ended": "e", "ending": "e", "to": "Q", "times": "X",
        "right": "M", "future": "L", "near": "R",
    }  # fmt: skip
    table.update((word, (name, word)) for word, name in singles.items())
    return table
