"""The classes of pieces, one character each, over which the grammar is written."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from glossator_dates.calendar import full_year
from glossator_dates.lexicon import words
from glossator_dates.pieces import kind

SYMBOLS = {
    "month": "m", "weekday": "w", "season": "z", "daypart": "p", "noon": "N", "holiday": "H",
    "unit": "uJ395072", "unitdate": "uJ3507", "unittime": "2", "unityear": "J", "unitquarter": "3",
    "unitperiod": "9", "unitmonth": "5", "unitcentury": "0", "unitweek": "7", "units": "U",
    "day": "d", "year": "y", "number": "n",
    "numeral": "k", "ordinal": "o", "decade": "D", "quarter": "q", "iso": "i", "numeric": "S",
    "clock": "C", "ampm": "P", "oclock": "%", "zone": "G", "today": "Y", "reference": "r",
    "set": "g", "often": "#", "times": "X", "future": "L", "ago": "A", "way": "8l1hx",
    "last": "8l1", "prior": "8", "final": "l", "past": "1", "this": "h", "next": "x",
    "the": "t", "a": "a", "each": "E", "that": "T", "few": "V", "vague": "v", "half": "b",
    "modifier": "B+Z4", "earlier": "+", "later": "Z", "end": "4", "fiscal": "f", "passed": "R",
    "right": "M", "ended": "e", "bc": "K", "of": "O", "on": "@", "in": "I", "from": "&",
    "before": "F", "after": "6", "to": "Q", "and": "j", "so": "W", "time": "~", "ahead": "^",
    "possessive": "s", "comma": "c", "hyphen": "-", "slash": "/", "stop": "!", "colon": ":",
    "alternate": "=", "other": ".",
}  # fmt: skip
"""What the grammar calls each class of pieces, and its character, or those of several classes.

``day`` is a number from 1 to 31, ``and`` also "or", ``to`` also "through", ``final`` "last",
``reference`` "now" and the like, ``today`` also "yesterday", ``set`` "daily", ``often`` "once",
``time`` also "while", ``modifier`` "early", ``fiscal`` also "calendar", ``passed`` a word between
article and unit that is passed over ("full").
"""

ANCHORS = "iSmwyuJ395072UzDrYgHNCPpL8l1Kq%"
"""Classes one of which every time expression has in it, or two numerals."""

_FIXED = {
    "iso": "i", "numeric": "S", "era": "K", "possessive": "s", "ampm": "P", "oclock": "%",
    "zone": "G", "code": ".",
}  # fmt: skip
_MARKS = {",": "c", "-": "-", "–": "-", "/": "/", ".": "!", ":": ":", "'": "s"}
_ZONES = frozenset(("ET", "CT", "PT"))
SHORT = frozenset(["mar", "sun", "sat", "mon", "wed", "fri", "jun", "jul", "sep", "jan", "dec"])
"""Months and weekdays that without a stop are names and words, but beside a number."""
_OTHER: tuple[str, Any] = (".", None)
_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "1/2": 0.5, "1/4": 0.25, "3/4": 0.75}


class Piece(NamedTuple):
    """A distinct piece of text: its class, itself, in lower case, and what it stands for.

    Its apostrophes are straight.
    """

    symbol: str
    text: str
    low: str
    value: Any


def piece(surface: str, holidays: Mapping[str, str]) -> Piece:
    """A piece of a text, with the class that it has by itself."""
    text = surface.replace("’", "'")
    low = text.lower()
    if text[0].isupper() and (day := holidays.get(" ".join(low.split()) if " " in low else low)):
        return Piece("H", text, low, day)
    name, value = _word(text, low) if text.isalpha() and text not in _ZONES else _other(text, low)
    return Piece(name, text, low, value)


def _word(text: str, low: str) -> tuple[str, Any]:
    """Months and weekdays are capitalised; abbreviations that are words want their dot."""
    name, value = _table().get(low, _OTHER)
    if name in "mw" and not text[0].isupper():
        return _OTHER
    return _OTHER if text == "fy" else (name, value)


def _other(text: str, low: str) -> tuple[str, Any]:
    """The class and value of a piece that is no word."""
    named = kind(text)
    if named == "number":
        return _number(text)
    if named == "mark":
        return _MARKS.get(text, "."), None
    if named in _FIXED:
        return _FIXED[named], text
    match named:
        case "abbreviation":
            return _table()[low[:-1]]
        case "decade":
            digits = re.sub(r"\D", "", text)
            return "D", digits[:-1] if len(digits) == 4 else "19" + digits[0]
        case "short":
            return "y", full_year(text[1:])
        case "clock":
            return "C", _hours(low)
        case "quarter":
            digit = text.strip("QH")
            return "q", f"{text.strip(digit)}{digit}"
        case "mixed":
            whole, part = re.fullmatch(r"(\d+)[- ]?(\D|./.)", text).groups()  # type: ignore[union-attr]  # the piece has that shape
            return "n", int(whole) + _FRACTIONS[part]
        case "tens":
            tens, ones = low.split("-")
            return "o", words().number("numeral", tens) + words().number("ordinal", ones)
        case "word":
            return _word(text, low)
    return _OTHER


def _hours(low: str) -> str:
    """The hours and minutes of a clock time: "10:30", "7.30 p.m.", "1900 gmt"."""
    if ":" in low:
        return low
    digits = re.sub(r"\D", "", low)
    hour, minute = int(digits[:-2]), digits[-2:]
    if "m" in low.replace("gmt", "").replace("time", "") and hour <= 12:
        hour = hour % 12 + 12 * ("p" in low)
    return f"{hour:02}:{minute}"


def _number(text: str) -> tuple[str, Any]:
    digits = text.rstrip("stndrh")
    if digits != text:
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
def _table() -> dict[str, tuple[str, Any]]:
    """Word to class and value; where a word has two, the later line wins."""
    table: dict[str, tuple[str, Any]] = {}
    for name, meanings in words().classes.items():
        symbol = SYMBOLS[name][0]
        table.update((word, (symbol, value)) for word, value in meanings.items())
    for name, plain in words().words.items():
        table.update((word, (SYMBOLS[name], word)) for word in plain)
    return table
