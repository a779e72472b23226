"""What an expression is counted from: the document's date, and the tense of its sentence."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from glossator_dates.calendar import full
from glossator_dates.lexicon import words
from glossator_dates.told import FINENESS, Told

KEYS = ("date", "dct", "published", "created")
"""Metadata that holds the document's date, the first that is there."""

_ISO = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})")
_DATELINE_REACH = 600
"""How many code points from the start a dateline with a full date may stand."""

_GROUP = 5
"""How far a verb group reaches from its modal: "might not yet have left"."""


@dataclass(frozen=True, slots=True)
class Context:
    """What an expression is counted from.

    Attributes:
        day: The day counted from: the document's, or in a history the last one told; None where
            it is not known.
        tense: -1 where the sentence tells of the past, 1 of the future, 0 where it is not clear.
        quarterly: Whether the sentence compares figures in a report on a quarter, in which "a year
            ago" means the quarter of the year before.
        told: The last date that the sentence itself gives; in a history, the whole text.
        last: The last date that the text gives.
        unit: How finely `day` is known.
        today: The document's date.
        history: Whether `day` is the last one told.
    """

    day: date | None
    tense: int = 0
    quarterly: bool = False
    told: Told | None = None
    last: Told | None = None
    unit: str = "D"
    today: date | None = None
    history: bool = False

    def on(self, unit: str) -> date | None:
        """The day counted from; None where it is not known as finely as `unit` wants."""
        return self.day if FINENESS[self.unit] <= FINENESS[unit] else None

    def counted_from(self, told: Told | None, unit: str) -> date | None:
        """The date told where it is fine enough, else the day that all is counted from."""
        return told.day if told and told.fits(unit) else self.on(unit)


def document_date(metadata: Mapping[str, Any], text: str) -> date | None:
    """The date of a document: from its metadata, else a full date in its dateline.

    A dateline is looked for in the first lines only: place names in capitals, or a line that is
    nothing but a date.
    """
    for key in KEYS:
        found = _ISO.match(str(metadata.get(key, "")))
        if found and full(*map(int, found.groups())):
            year, month, day = map(int, found.groups())
            return date(year, month, day)
    return _dateline(text[:_DATELINE_REACH])


def _dateline(head: str) -> date | None:
    months = "|".join(word.capitalize() for word in words().months)
    days = "|".join(word.capitalize() for word in words().weekdays)
    # "LISBON, March 14, 2024 —", "CAPE TOWN, 3 June 2022 —", or "Tuesday, May 8, 2009" alone.
    place = r"(?:^|\n)[ \t]*(?:[A-Z][A-Z .'’-]{2,30}(?:, [A-Z][\w. ]{1,20})?,? )"
    weekday = rf"(?:(?:{days})\.?, )?"
    american = rf"(?P<m1>{months})\.? (?P<d1>\d{{1,2}}),? (?P<y1>\d{{4}})"
    british = rf"(?P<d2>\d{{1,2}}) (?P<m2>{months})\.?,? (?P<y2>\d{{4}})"
    alone = rf"(?:^|\n)[ \t]*{weekday}(?:{american})[ \t]*(?=\n|$)"
    start = rf"{place}{weekday}(?:{american}|{british})\b"
    found = re.search(start, head) or re.search(alone, head)
    if not found:
        return None
    parts = found.groupdict()
    number = words().months[(parts["m1"] or parts["m2"]).lower()]
    year, day = int(parts["y1"] or parts["y2"]), int(parts["d1"] or parts["d2"])
    return date(year, number, day) if full(year, number, day) else None


def tense_near(words_: Sequence[str], first: int, last: int) -> int:
    """Whether the cue nearest to a stretch of words tells of the past, -1, or the future, 1.

    Of two as near, the one before counts: "He left Friday and will return"; but what stands right
    before a modal is its subject: "He said Friday would do".
    """
    if last < len(words_) and words_[last] in words().tense["modal"]:
        return _modal(words_, last)
    for away in range(1, len(words_)):
        for place in (first - away, last - 1 + away):
            if 0 <= place < len(words_) and not first <= place < last:
                found = _cue(words_, place)
                if found:
                    return found
    return 0


def _cue(words_: Sequence[str], place: int) -> int:
    """What one word says of the tense; without a parser, "-ed" is past, but "succeed" is not."""
    word, tense = words_[place], words().tense
    if word in tense["modal"]:
        return _modal(words_, place)
    if word in tense["future"]:
        # "Had been scheduled to expire".
        return 0 if "had" in words_[max(place - 2, 0) : place] else 1
    if word == "to":
        # "Is to resume", "to be held".
        before, after = words_[max(place - 1, 0)], words_[min(place + 1, len(words_) - 1)]
        return 1 if before in ("is", "are", "set") or after == "be" else 0
    if word in tense["past"]:
        return 0 if place and words_[place - 1] in ("to", "be") else -1
    ending = word.endswith("ed") and not word.endswith("eed")
    return -1 if ending and word.islower() and len(word) > 3 else 0


def _modal(words_: Sequence[str], place: int) -> int:
    """What a modal says: what may be lies ahead, what may have been behind.

    "Could not be reached Friday" tells of neither.
    """
    word, after = words_[place], words_[place + 1 : place + _GROUP]
    if word != "will" and "have" in after and any(map(_participle, after[after.index("have") :])):
        return -1
    return 0 if word == "could" and "not" in after[:1] else 1


def _participle(word: str) -> bool:
    return word.endswith(("ed", "en", "wn")) or word in words().tense["past"]
