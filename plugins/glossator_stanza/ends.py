"""Sentence ends of English that are certain, whatever the network says."""

from __future__ import annotations

import re
from functools import cache

import numpy as np
import numpy.typing as npt

from glossator_standard.abbreviations import lists
from glossator_standard.sentence_ends import certain_ends
from glossator_stanza.units import Units

Labels = npt.NDArray[np.int8]

# "in 2019.It was", "a year.”The": the space was forgotten.
_GLUED = re.compile(r"(?<=[a-z]{2}|\d\d)[.?!][”\"’)]?(?=[(“]?[A-Z][a-z])")
_WORD_BEFORE = re.compile(r"[^\W\d_]*\Z")


def settle(units: Units, labels: Labels) -> None:
    """Put right, in place, the labels of a paragraph: 1 for the end of a token, 2 of a sentence."""
    text = units.text
    for match in _GLUED.finditer(text):
        before = _WORD_BEFORE.search(text, 0, match.start())
        # The network parts what is no address.
        if labels[match.end() - 1] and before and before[0] not in _ranks():
            labels[match.start() - 1 : match.end()] = 1
            labels[match.end() - 1] = 2
    for match in _rank().finditer(text):
        labels[match.end() - 1] = min(labels[match.end() - 1], 1)
    for match in _acronym().finditer(text):
        labels[match.end() - 1] = 2
    sure = certain_ends(text.rstrip(" "))
    last = int(np.flatnonzero(~units.spaces)[-1])
    for end in sure.never:
        if end - 1 != last:
            labels[end - 1] = min(labels[end - 1], 1)
    for end in sure.certain:
        labels[end - 1] = 2


@cache
def _ranks() -> frozenset[str]:
    return frozenset(lists()["before_name"])


@cache
def _rank() -> re.Pattern[str]:
    """A rank or the like whose stop a name follows: "Brig. Gen. Oke"."""
    ranks = "|".join(sorted(map(re.escape, _ranks() - {"al", "St", "ret", "retd"}), key=len))
    return re.compile(rf"(?<![\w.])(?:{ranks})\.(?= [A-Z])")


@cache
def _acronym() -> re.Pattern[str]:
    """An acronym at the end of a sentence: "the E.U. Its workers"."""
    starters = "|".join(sorted(lists()["starters"]))
    return re.compile(rf"(?<![\w.])(?:[A-Z]\.){{2,}}(?= (?:{starters}) [a-z])")
