"""Whether the words around a match allow it to be a time."""

from __future__ import annotations

import re

from glossator_dates.found import Found
from glossator_dates.scan import Scan

_SEASON_CUES = frozenset(
    ["in", "during", "over", "by", "since", "until", "through", "throughout", "of", "into", "for"]
)
"""Words that let "the summer" be one of the calendar."""

_LENGTH_CUES = frozenset(
    [
        "for",
        "in",
        "within",
        "after",
        "than",
        "about",
        "nearly",
        "almost",
        "over",
        "during",
        "once",
        "least",
    ]
)
"""Words that let "a week" be a length of time; "flights a week" is none."""

_RELATIVE = ("later", "earlier", "after", "before")

_YEAR_CUES = frozenset(
    ["in", "since", "by", "until", "till", "from", "of", "after", "before", "during", "to", "and",
     "or", "through", "for", "between", "circa", "year", "early", "late", "mid", "than", "this",
     "the"]
)  # fmt: skip
"""Words that let a bare number of four figures be a year."""

_OWNERS = frozenset(
    ["a", "an", "its", "his", "her", "their", "our", "my", "'s", "’s", "that", "the"]
)
"""Words that let a number of four figures before a noun be a year."""

_MONTH_CUES = frozenset(
    ["in", "on", "at", "by", "since", "until", "from", "of", "to", "through", "before", "after",
     "and", "during", "for", "till", "between", ",", "-"]
)  # fmt: skip
"""Words that let "May" or "March" be a month."""

_OPENERS = frozenset("(,’'")

_RECENT_YEARS = range(1900, 2100)
_LIKELY_YEARS = range(1500, 2100)

_GOES_ON = frozenset(
    ["and", "or", "to", "in", "by", "when", "as", "with", "was", "had", "on", "at", "for", "but",
     "which", "after", "until", "between", "under", "saw", "from", "the"]
)  # fmt: skip
"""Words that follow a year rather than a number of things."""


def plausible(found: Found, scanned: Scan, first: int, last: int) -> bool:
    """Whether the words around a match allow it to be a time."""
    pieces = scanned.pieces
    before = pieces[found.first - 1].text if found.first > first else ""
    after = pieces[found.last].text if found.last < last else ""
    if before in ("$", "£", "€", "#") or after == "%":
        return False
    if found.rule.name == "year":
        return _plausible_year(found, scanned, before, after)
    if found.rule.name in ("duration", "duration-a") and after.lower() == "old":
        return False
    following = pieces[found.last + 1].text.lower() if found.last + 1 < last else ""
    if found.rule.name == "duration" and (after.lower(), following) == ("of", "age"):
        return False
    if found.rule.name == "duration" and after == "-" and following:
        return following != "old"
    if found.rule.name == "duration-a":
        rare = pieces[found.last - 1].text.lower() in ("second", "night", "quarter", "period")
        counted = after.lower() in _RELATIVE
        return (before.lower() in _LENGTH_CUES or counted) and not rare
    if found.rule.name == "the-unit":
        idiom = before.lower() == "at" and found.value("u") == "D"  # "at the end of the day"
        return after != "-" and not idiom
    if found.rule.name == "duration-plural":
        if found.last - found.first > 1 and scanned.classes[found.first] == "t":
            return before.lower() in ("over", "through")
        cued = before.lower() in ("for", "within", "after") or after.lower() in _RELATIVE
        return cued or (before == "in" and not after.isalpha())
    if found.rule.name in ("duration", "duration-the") and found.value("u") == "Q":
        return after.lower() != "of" or "v" in found.groups  # "three quarters of it"
    if found.rule.name == "month":
        return _plausible_month(found, before, after)
    if found.rule.name == "weekday" and re.fullmatch("[A-Z][a-z]+", after) and found.last < last:
        # "Friday Night Lights", but "Friday Israel said" is news style.
        return scanned.classes[found.last] != "p"
    if found.rule.name == "on-the-day":
        return before.lower() == "on"
    if found.rule.name == "holiday":
        # "Johnnie Christmas" is a name.
        return not before.istitle() or before.lower() in _MONTH_CUES
    if found.rule.name == "the-season":
        fall = pieces[found.last - 1].text.lower() == "fall"  # of a government, of prices
        return before.lower() in _SEASON_CUES and not fall
    if found.rule.name == "season" and pieces[found.last - 1].text.lower() == "fall":
        return after.lower() not in ("of", "was", "is", "came")  # "this fall was the sharpest"
    if found.rule.name == "this-unit":
        # "The last week of the war"; "This Week", a programme.
        if pieces[found.last - 1].text[0].isupper() and before in ('"', "“", "``"):
            return False
        begins = [piece.text.lower() for piece in pieces[found.first : found.first + 2]]
        return not (begins == ["the", "last"] and after == "of")
    if found.rule.name == "reference":
        return not (pieces[found.first].text.lower() == "soon" and after.lower() in ("as", "after"))
    return True


def _plausible_year(found: Found, scanned: Scan, before: str, after: str) -> bool:
    year, cue = int(str(found.value("y"))), before.lower()
    noun = after.isalpha() and after.islower()
    classes = scanned.classes
    units = classes.startswith(("u", "U"), found.last)
    if found.last - found.first > 1:
        return True
    if cue in (".", ":"):
        return False
    if classes.startswith("-y", found.last):
        return year in _LIKELY_YEARS
    if cue in ("-", "–"):
        return year in (_LIKELY_YEARS if classes.endswith("y-", 0, found.first) else _RECENT_YEARS)
    if after == "-":
        return year in _RECENT_YEARS
    if cue in ("in", "since", "by", "until"):
        return True
    if cue in _OWNERS and noun and not (cue == "the" and year in _RECENT_YEARS):
        # "Its 1990 invasion", but "its 2000 workers", "a 2000 year old temple".
        counted = after.endswith(("s", "people", "men")) and year % 100 == 0
        counted = counted or units
        return year in _LIKELY_YEARS and not counted
    if year in _RECENT_YEARS:
        # "Expo 2016 in Toronto", "World Cup 2018 day five"; but "2000 people".
        titled = before.istitle() and (after in _GOES_ON or classes.startswith("u", found.last))
        joined = titled or after in ("and", "or")
        exact = year % 100 != 0 and not units and not before.isdigit()
        return not noun or joined or exact or cue in _YEAR_CUES or cue in _OPENERS
    likely = cue in _YEAR_CUES or cue in _OPENERS
    return likely and year in _LIKELY_YEARS and (not noun or after in _GOES_ON)


def _plausible_month(found: Found, before: str, after: str) -> bool:
    """ "May" and "March" are also a verb, a name and a noun."""
    piece = found.groups["m"][0]
    if piece.text.lower() not in ("may", "march", "august", "april", "june"):
        return True
    if found.last - found.first > 1:
        return True
    named = after.isalpha() and after[0].isupper()
    if before.lower() in _MONTH_CUES:
        return not named
    return piece.text.lower() not in ("may", "march") and before.islower() and not named
