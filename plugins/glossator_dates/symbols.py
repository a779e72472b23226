"""The classes of pieces, one character each, over which the grammar is written."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from glossator_dates.calendar import full_year
from glossator_dates.lexicon import words
from glossator_dates.pieces import kind

SYMBOLS = {
    "month": "m", "weekday": "w", "season": "z", "daypart": "p", "noon": "N", "holiday": "H",
    "unit": "uJ395072", "unitdate": "uJ3507", "unittime": "2", "unityear": "J", "unitquarter": "3",
    "unitperiod": "9", "unitmonth": "5", "unitcentury": "0", "unitweek": "7", "units": "U*",
    "nights": "*", "day": "d", "year": "y", "number": "n", "numeral": "k", "ordinal": "o",
    "decade": "D", "quarter": "q", "iso": "i", "numeric": "S", "clock": "C", "ampm": "P",
    "oclock": "%", "zone": "G", "today": "Y", "reference": "r", "set": "g", "often": "#",
    "times": "X", "future": "L", "ago": "A", "way": "8l1hx$", "pointing": "8l1hx", "following": "$",
    "last": "8l1", "prior": "8",
    "final": "l", "past": "1", "this": "h", "next": "x$", "the": "t", "a": "a", "each": "E",
    "that": "T", "few": "V", "vague": "v", "half": "b", "modifier": "B+Z4", "earlier": "+",
    "later": "Z", "end": "4", "fiscal": "f", "passed": "R", "right": "M", "ended": "e", "bc": "K",
    "of": "O", "on": "@", "in": "I", "from": "&", "before": "F", "after": "6", "to": "Q",
    "and": "j", "so": "W", "time": "~", "ahead": "^", "possessive": "s", "comma": "c",
    "hyphen": "-", "slash": "/", "stop": "!", "colon": ":", "alternate": "=", "other": ".",
    "per": ";", "million": ">", "running": "<", "dayparts": "`",
}  # fmt: skip
"""What the grammar calls each class of pieces, and its character, or those of several classes.

``day`` is a number from 1 to 31, ``and`` also "or", ``to`` also "through", ``final`` "last",
``reference`` "now" and the like, ``today`` also "yesterday", ``set`` "daily", ``often`` "once",
``time`` also "while", ``modifier`` "early", ``fiscal`` also "calendar", ``passed`` a word between
article and unit that is passed over ("full"), ``running`` one between number and unit ("three
straight days").
"""

ANCHORS = "iSmwyuJ395072U*zDrYgHNCPpL8l1Kq%"
"""Classes one of which every time expression has in it, or two numerals."""

_FIXED = {
    "iso": "i", "numeric": "S", "era": "K", "possessive": "s", "ampm": "P", "oclock": "%",
    "zone": "G", "code": ".",
}  # fmt: skip
_MARKS = {",": "c", "-": "-", "–": "-", "/": "/", ".": "!", ":": ":", "'": "s"}
_LONGEST_NUMBER = 30
"""Code points of a number that is counted with: Python reads no more than 4,300 digits."""
_CAPITALISED = frozenset("mwH")
"""Classes whose pieces begin with a capital: months, weekdays, holidays."""
Meaning = tuple[str, Any]
"""A class and a value."""
_OTHER: Meaning = (".", None)
_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "1/2": 0.5, "1/4": 0.25, "3/4": 0.75}


class Piece(NamedTuple):
    """A distinct piece of text: its class, itself, in lower case, and what it stands for.

    Its apostrophes are straight.
    """

    symbol: str
    text: str
    low: str
    value: Any


def piece(text: str, table: Mapping[str, Meaning]) -> Piece:
    """A piece of a text, with the class that it has by itself; `table` is that of `meanings`."""
    text = text.replace("’", "'")
    low = text.lower()
    found = table.get(text) or table.get(low if text.isalpha() else " ".join(low.split()))
    if found is None:
        found = _OTHER if text.isalpha() else _other(text, low)
    elif found[0] in _CAPITALISED and not text[0].isupper():
        found = _OTHER
    return Piece(found[0], text, low, found[1])


def _other(text: str, low: str) -> Meaning:
    """The class and value of a piece that is no word."""
    named = kind(text)
    if named == "number":
        return _number(text)
    if named == "mark":
        return _MARKS.get(text, "."), None
    if named in _FIXED:
        return _FIXED[named], text
    match named:
        case "decade":
            digits = re.sub(r"\D", "", text)
            centuries = digits[2:] == "00" and digits < "1900"  # "the 1700s"
            return "D", digits[: 3 - centuries] if len(digits) == 4 else "19" + digits[0]
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
    return _OTHER


def _hours(low: str) -> str:
    """The hours and minutes of a clock time: "10:30", "7.30 p.m.", "1900 gmt",
    "2000 (1800 gmt)"."""
    if ":" in low:
        return low
    digits = re.sub(r"\D", "", low.partition("(")[0])
    hour, minute = int(digits[:-2]), digits[-2:]
    if "m" in low.replace("gmt", "").replace("time", "") and hour <= 12:
        hour = hour % 12 + 12 * ("p" in low)
    return f"{hour:02}:{minute}"


def _number(text: str) -> Meaning:
    if len(text) > _LONGEST_NUMBER:
        return _OTHER
    digits = text.lower().rstrip("stndrh")
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


def meanings(holidays: Mapping[str, str]) -> dict[str, Meaning]:
    """Words and holidays with class and value; where a word has two, the later line wins."""
    table: dict[str, Meaning] = {}
    for name, values in words().classes.items():
        table.update((word, (SYMBOLS[name][0], value)) for word, value in values.items())
    for name, plain in words().words.items():
        table.update((word, (SYMBOLS[name], word)) for word in plain)
    short = {word: found for word, found in table.items() if found[0] in "mw" and len(word) < 6}
    table.update((f"{word}.", found) for word, found in short.items())
    table.update((name, ("H", day)) for name, day in holidays.items())
    return table
