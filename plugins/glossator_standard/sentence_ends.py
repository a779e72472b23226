"""Where a sentence of a paragraph certainly ends, or certainly does not, whoever divides the text.

Enumerations on one line, names that end with an exclamation mark, spaced ellipses, "you and I.
Did": what neither the stops nor the words beside them tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from glossator_standard.abbreviations import exact, lists
from glossator_standard.english import MONTH


class Ends(NamedTuple):
    """Offsets behind a character: where a sentence ends, and where none does."""

    certain: frozenset[int]
    never: frozenset[int]


_NONE = Ends(frozenset(), frozenset())

# Every quantifier is bounded: time is linear in the text.
_ITEM = re.compile(
    r"(?:^|(?<=\s))(?:[•⁃‣◦*–-] ?)?(?P<value>\d{1,2}|[ivx]{2,4}|[a-z])"
    r"(?P<mark>\.\)|\)|\.)(?= ?[A-Z“\"])"
)
_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
_SPACED = re.compile(r"(?<=\w)(?: \. \. \.(?P<fourth> \.)?|(?P<stop>\.) \. \.(?: \.)?)(?= )")
_QUOTED_ELLIPSIS = re.compile(r"(?:\.\.\.|…)\][\"”’]?(?= \()")
_NOTED = re.compile(r"(?:(?<=[.?!])|(?<=[.?!…][”\"]))(?:\[\d{1,3}\])++(?= ?[“\"(]?[A-Z])")
"""The number of a note behind a sentence: "It was cold.[3] The mayor"."""
_NOTES = (".[", "?[", "![", "”[", '"[')
_SHORT_BEFORE = re.compile(r"(?<![\w.])([\w.]{1,8})\.\Z")
"""The word before a note and its stop, where it may be short for another."""
_AND_I = re.compile(
    r"\b(?:[Yy]ou|[Hh]e|[Ss]he|[Tt]hey|[Hh]im|[Hh]er|[Ww]e) (?:and|or) I\.(?= [A-Z])"
)
_TIME_OF = re.compile(r"\b[AaPp]\.[Mm]\.(?= [A-Z][a-z]+ time\b)")
"""A clock time before the place whose time it is: "5 p.m. Nairobi time"."""
_STARTED = re.compile(r"\. ([A-Z][a-z]{2,20})\b")
_NUMBER_ENDS = re.compile(r"\d(?:[kmb]|mn|bn|tn)?\.(?= [A-Z“\"])")
_DAY_OR_SUM = re.compile(
    rf"(?:\b(?:{MONTH}|Nos?)\.? \d{{1,2}}|[$€£¥]\d[\d.,]{{0,20}}(?:[kmb]|mn|bn|tn)?)\.\Z"
)
_LONGEST_SUM = 26
"""Code points of a day, a number or a sum, its stop included."""
_OPENS_WITH_TIME = re.compile(
    r"(?:^|[.!?][\"”’]? )(?:At|By|Around|About|Before|After|Until|From) \Z"
)
_STREET_ENDS = re.compile(
    r"\b\d{1,5} (?:[NSEW]\. )?(?:[A-Z0-9][\w’'-]{1,20} ){1,3}(?:St|Dr|Ave|Rd|Blvd|Ln|Ct)\."
    r"(?= (?P<next>[A-Z][a-z]*) [a-z])"
)
"""The street of an address, before what may begin a sentence: "at 12 Mill St. She left"."""
_STREETS = ("St. ", "Dr. ", "Ave. ", "Rd. ", "Blvd. ", "Ln. ", "Ct. ")
_ABOUT_SUM = re.compile(r"\b(?:[Aa]pprox|[Ee]st|[Aa]vg)\.(?= ?[$€£¥\d])")
_NUMBER_SIGN = re.compile(r"N[°º]\.(?= ?\d)")
# Short forms alone: "She left in May. 2 men stayed."
_MONTH_OF_DAY = re.compile(r"\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.(?= ?\d\d?\b)")
_BEFORE_DIGIT, _BEFORE_SMALL = re.compile(r"\. ?\d"), re.compile(r"\. [a-z]")
"""Signs of a month or an abbreviation, which few paragraphs have and which are found fast."""


def certain_ends(paragraph: str) -> Ends:
    """What is certain in a paragraph, which begins with something else than white space."""
    certain: set[int] = set()
    never: set[int] = set()
    for item in _enumeration(paragraph):
        if item.start():
            certain.add(len(paragraph[: item.start()].rstrip()))
        never.update(range(item.start() + 1, item.end() + 1))
    for match in _found(_SPACED, paragraph, ". . ."):
        never.update(range(match.start() + 1, match.end() + 1))
        if (match["fourth"] or match["stop"]) and paragraph[
            match.end() + 1 : match.end() + 2
        ].isupper():
            certain.add(match.end())
    for match in _found(_AND_I, paragraph, " I. "):
        certain.add(match.end())
    for match in _found(_NOTED, paragraph, *_NOTES):
        if not _is_shortened(paragraph[max(0, match.start() - 10) : match.start()]):
            certain.add(match.end())
    for match in _STARTED.finditer(paragraph):
        word, stop = match[1], match.start()
        begin = stop - len(word)
        if paragraph.endswith(word, 0, stop) and not paragraph[begin - 1 : begin].isalnum():
            certain.add(stop + 1)
    for match in _NUMBER_ENDS.finditer(paragraph):
        end = match.end()
        if _DAY_OR_SUM.search(paragraph[max(0, end - _LONGEST_SUM) : end]):
            certain.add(end)
    for match in _found(_STREET_ENDS, paragraph, *_STREETS):
        if match["next"] in exact("starters"):
            certain.add(match.end())
    for match in _found(_time(), paragraph, ".m. ", ".M. "):
        before = paragraph[max(0, match.start() - 12) : match.start()]
        opens = _OPENS_WITH_TIME.search(before if match.start() < 12 else "…" + before)
        (never if opens else certain).add(match.end())
    for match in (
        *_found(_QUOTED_ELLIPSIS, paragraph, "]"),
        *_found(_TIME_OF, paragraph, " time"),
        *_found(_NUMBER_SIGN, paragraph, "°.", "º."),
        *(_found(_MONTH_OF_DAY, paragraph, ". ") if _BEFORE_DIGIT.search(paragraph) else ()),
        *_found(_state_office(), paragraph, "Gov. ", ". Sen", ". Rep", "Atty. "),
        *_found(_ABOUT_SUM, paragraph, "pprox.", "est.", "Est.", "vg."),
        *_found(_brands(), paragraph, "!"),
        *(_shortened().finditer(paragraph) if _BEFORE_SMALL.search(paragraph) else ()),
    ):
        never.update(range(match.start() + 1, match.end() + 1))
    if not (certain or never):
        return _NONE
    return Ends(frozenset(certain), frozenset(never) - certain)


def _is_shortened(before: str) -> bool:
    """Whether what ends here keeps its stop, as "Inc." and "U.S." do: no sentence need end."""
    found = _SHORT_BEFORE.search(before)
    if not found:
        return False
    word = found[1]
    return len(word) == 1 or "." in word or any(word in exact(name) for name in _KEPT)


_KEPT = ("before_name", "may_end")


def _found(pattern: re.Pattern[str], paragraph: str, *signs: str) -> Iterable[re.Match[str]]:
    """Where a pattern matches; it is not searched for where none of its signs is."""
    for sign in signs:
        if sign in paragraph:
            return pattern.finditer(paragraph)
    return ()


def _enumeration(paragraph: str) -> Sequence[re.Match[str]]:
    """The items of an enumeration that the paragraph opens with, numbered one after the other."""
    first = _ITEM.match(paragraph)
    if first is None:
        return []
    found = [first]
    for match in _ITEM.finditer(paragraph, first.end()):
        if match["mark"] == first["mark"] and _follows(found[-1]["value"], match["value"]):
            found.append(match)
    return found if len(found) > 1 else []


def _follows(before: str, value: str) -> bool:
    if before.isdigit():
        return value.isdigit() and int(value) == int(before) + 1
    if before in _ROMAN and value in _ROMAN[1:]:
        return _ROMAN.index(value) == _ROMAN.index(before) + 1
    return len(before + value) == len("ab") and ord(value) == ord(before) + 1


@cache
def _time() -> re.Pattern[str]:
    """A clock time before what begins a sentence: "at 7 p.m. Admission is free"; no time zone."""
    belongs = "|".join(sorted(exact("after_time")))
    return re.compile(
        r"(?<!\b[Aa] )(?<!\ban )(?<!\b[Tt]he )(?<!\bhis )(?<!\bher )(?<!\bits )"
        r"\b\d{1,2}(?:[:.]\d\d)? ?[AaPp]\.[Mm]\.(?= (?:Mr|Mrs|Ms|Dr|Prof|Sen|Gov|Gen)\. "
        rf"| (?!(?:{MONTH}|{belongs}|[A-Z][a-z]+day)\b)(?:[A-Z][a-z]+ ){{1,3}}(?!time\b)[a-z])"
    )


@cache
def _state_office() -> re.Pattern[str]:
    """A state before an office: "Calif. Gov. Ana Ruiz"; not "in Tull, Calif. Gov. Ruiz left"."""
    return re.compile(
        rf"(?<!, )\b(?:{'|'.join(lists()['before_office'])})"
        r"\.(?= (?:Lt\. )?(?:Gov|Sens?|Reps?|Atty)\. )"
    )


@cache
def _brands() -> re.Pattern[str]:
    """A name that ends with an exclamation mark, where its sentence goes on."""
    names = "|".join(map(re.escape, lists()["exclaiming"]))
    further = "|".join(lists()["after_exclaiming"])
    return re.compile(rf"(?<!\w)(?:{names})!(?=[’']s\b| [a-z]| (?:{further})\b|,)")


@cache
def _shortened() -> re.Pattern[str]:
    """An abbreviation before a small letter: "on Sask. roads"."""
    return re.compile(rf"(?<![\w.])(?:{'|'.join(map(re.escape, lists()['may_end']))})\.(?= [a-z])")
