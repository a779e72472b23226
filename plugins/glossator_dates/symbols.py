"""A text as a string of symbols, one character a piece, over which the grammar is written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from glossator_dates.lexicon import words
from glossator_dates.pieces import pieces

SYMBOLS = {
    "month": "m", "weekday": "w", "season": "z", "daypart": "p", "noon": "N", "holiday": "H",
    "unit": "u", "units": "U", "day": "d", "year": "y", "number": "n", "numeral": "k",
    "ordinal": "o", "decade": "D", "quarter": "q", "iso": "i", "numeric": "S",
    "clock": "C", "ampm": "P", "oclock": "%", "zone": "G",
    "last": "l", "this": "h", "next": "x", "way": "lhx", "ago": "A", "today": "Y",
    "reference": "r", "set": "g", "often": "#", "times": "X", "future": "L",
    "the": "t", "a": "a", "each": "E", "that": "T", "few": "V", "vague": "v", "half": "b",
    "modifier": "B", "fiscal": "f", "passed": "R", "right": "M", "ended": "e", "bc": "K",
    "of": "O", "on": "@", "in": "I", "from": "&", "before": "F", "to": "Q", "and": "j", "so": "W",
    "time": "~", "possessive": "s", "comma": "c", "hyphen": "-", "slash": "/", "stop": "!",
    "colon": ":", "alternate": "=", "other": ".",
}  # fmt: skip
"""What the grammar calls each class of pieces, and its character.

``day`` is a number from 1 to 31, ``before`` also "after", ``and`` also "or", ``way`` each of
"last", "this" and "next", ``reference`` "now" and the like, ``today`` also "yesterday", ``set``
"daily", ``often`` "once", ``modifier`` "early", ``fiscal`` also "calendar", ``passed`` a word
between article and unit that is passed over ("full").
"""

ANCHORS = "iSmwyuUzDrYgHNCPpLlKq%"
"""Classes one of which every time expression has in it, or two numerals."""

_FIXED = {
    "iso": "i", "numeric": "S", "era": "K", "possessive": "s", "ampm": "P", "oclock": "%",
    "zone": "G", "code": ".",
}  # fmt: skip
_MARKS = {",": "c", "-": "-", "–": "-", "/": "/", ".": "!", ":": ":"}
_ARTICLED = ("few", "couple")
"""Vague numbers that take an article: "a few", "a couple of"."""

_NEEDS_DOT = frozenset(
    ["mar", "sun", "sat", "mon", "wed", "fri", "jun", "jul", "sep", "jan", "dec"]
)
_SINGLES = {
    "the": "t", "a": "a", "an": "a", "each": "E", "every": "E", "ago": "A",
    "of": "O", "fiscal": "f", "calendar": "f", "financial": "f", "fy": "f", "am": "P", "pm": "P",
    "and": "j", "or": "j", "gmt": "G", "est": "G", "edt": "G", "utc": "G", "pst": "G", "pdt": "G",
    "cet": "G", "cest": "G", "bst": "G", "half": "b", "more": "R", "full": "R", "additional": "R",
    "in": "I", "on": "@", "from": "&", "time": "~", "that": "T", "same": "T", "before": "F",
    "after": "F", "bc": "K", "bce": "K", "so": "W", "ended": "e", "ending": "e", "to": "Q",
    "through": "Q", "times": "X", "right": "M", "future": "L", "near": "R", "noon": "N",
    "midday": "N", "midnight": "N", "other": "=",
}  # fmt: skip
_OTHER: tuple[str, Any] = (".", None)
_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "1/2": 0.5, "1/4": 0.25, "3/4": 0.75}


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
    """
    classes: list[str] = []
    found: list[Piece] = []
    table, has_anchor = _table(), _anchor().search
    for start, end in stretches:
        if not has_anchor(text, start, end):
            continue
        for match in pieces(text, start, end):
            kind = match.lastgroup or ""
            surface = match.group()
            if kind == "plain":
                name, value = table.get(surface, _OTHER)
                if name in "mw" or surface == "fy":  # capitals are demanded of these
                    name, value = _OTHER
            elif kind == "word":
                entry = table.get(surface.lower())
                name, value = (
                    _checked(entry, surface, inside=_inside(text, match.start()))
                    if entry
                    else (".", None)
                )
            else:
                name, value = _other(kind, surface, match, table)
            classes.append(name)
            found.append(Piece(*match.span(), surface, value))
    return Scan("".join(classes), found)


def _checked(entry: tuple[str, Any], surface: str, *, inside: bool) -> tuple[str, Any]:
    """Months and weekdays are capitalised; abbreviations that are words want their dot."""
    name, value = entry
    if name in "mw" and (not surface[0].isupper() or surface.lower() in _NEEDS_DOT):
        return ".", None
    if name == "f" and surface == "fy":
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
    kind: str, surface: str, match: re.Match[str], table: Mapping[str, tuple[str, Any]]
) -> tuple[str, Any]:
    """The class and value of a piece that is no word."""
    if kind == "number":
        return _number(match)
    if kind == "mark":
        return _MARKS.get(surface, "."), None
    if kind in _FIXED:
        return _FIXED[kind], surface
    match kind:
        case "abbreviation":
            return table[surface[:-1].lower()]
        case "decade":
            digits = re.sub(r"\D", "", surface)
            return "D", digits[:-1] if len(digits) == 4 else "19" + digits[0]
        case "clock":
            if surface[:4].isdigit():  # "1900 GMT"
                return "C", f"{surface[:2]}:{surface[2:4]}"
            return "C", surface.replace(".", ":")
        case "quarter":
            digit = surface.strip("QH")
            return "q", f"{surface.strip(digit)}{digit}"
        case "mixed":
            whole, part = re.fullmatch(r"(\d+)[- ]?(\D|./.)", surface).groups()  # type: ignore[union-attr]  # the piece has that shape
            return "n", int(whole) + _FRACTIONS[part]
        case "name":
            key = re.sub(r"\s+", " ", surface.lower().replace("’", "'"))
            day = words().holidays.get(key)
            return ("H", day) if day else (".", None)
    return ".", None


def _number(match: re.Match[str]) -> tuple[str, Any]:
    digits, suffix = match.group("digits"), match.group("suffix")
    if suffix:
        return "o", int(digits.replace(",", "").partition(".")[0])
    if "," in digits or "." in digits:
        return "n", float(digits.replace(",", ""))
    value = int(digits)
    if 1 <= value <= 31 and len(digits) <= 2:
        return "d", value
    following = match.string[match.end() : match.end() + 1]
    if 1000 <= value <= 2100 and len(digits) == 4 and not following.isalpha():
        return "y", value
    return "n", float(value)


@lru_cache(maxsize=1)
def _anchor() -> re.Pattern[str]:
    """Finds what may be of a class of `ANCHORS`, or a numeral."""
    listed = [word for word, (name, _) in _table().items() if name in f"k{ANCHORS}"]
    listed += [phrase for phrase in words().holidays if phrase.isalpha()]
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
    table.update((word, (name, word)) for word, name in _SINGLES.items())
    return table
