"""Sentence ends of English that are certain, whatever the network says."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from glossator_standard.abbreviations import exact, lists, lower
from glossator_standard.english import MONTH
from glossator_standard.patterns import Patterns
from glossator_standard.sentence_ends import certain_ends
from glossator_stanza.units import Units

Labels = npt.NDArray[np.int8]

_ENDING = (("capitals", "capitals_before", 10), ("short", "short_before", 35))
"""The stops, what stands before them, and how long it is at most, in code points."""


def titles() -> frozenset[str]:
    """What stands before a name, and at no sentence's end."""
    return exact("before_name") - {"al", "St", "ret", "retd"}


def _parts() -> Mapping[str, str]:
    before = (rf"(?<=(?<![\w.]){re.escape(title)}\.)" for title in sorted(titles()))
    starters = "|".join(sorted(lists()["starters"]))
    return {"titles": "|".join(before), "starters": starters, "month": MONTH}


PATTERNS = Patterns(Path(__file__).with_suffix(".toml"), _parts)


def settle(units: Units, labels: Labels) -> None:
    """Put right, in place, the labels of a text: 1 for the end of a token, 2 of a sentence."""
    text = units.text
    for match in PATTERNS["glued"].finditer(text):
        before = PATTERNS["word_before"].search(text, 0, match.start())
        # The network parts what is no address.
        if labels[match.end() - 1] and before and before[0] not in exact("before_name"):
            labels[match.start() - 1 : match.end()] = 1
            labels[match.end() - 1] = 2
    for stops, before_stop, longest in _ENDING:
        for match in PATTERNS[stops].finditer(text):
            end = match.start()
            found = PATTERNS[before_stop].search(text, max(0, end - longest), end)
            if found and found["word"].lower() not in _abbreviations():
                labels[end - 1 : end + 1] = 1, 2
    for match in PATTERNS["slash"].finditer(text):
        labels[match.start() - 1 : match.end()] = 1
    for match in PATTERNS["title"].finditer(text):
        labels[match.end() - 1] = min(labels[match.end() - 1], 1)
    for match in PATTERNS["acronym"].finditer(text):
        labels[match.end() - 1] = 2
    for first, last in zip(units.firsts.tolist(), units.lasts.tolist(), strict=True):
        sure = certain_ends(text[first : last + 1])
        for end in sure.never:
            if first + end - 1 != last:
                labels[first + end - 1] = min(labels[first + end - 1], 1)
        for end in sure.certain:
            labels[first + end - 1] = 2


@cache
def _abbreviations() -> frozenset[str]:
    """The abbreviations that keep their stop in whatever case: "ST. Louis", "NORVIK INC. Holm"."""
    names = ("before_name", "may_end", "ends", "before_number")
    return frozenset().union(*map(lower, names))
