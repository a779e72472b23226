"""Sentence ends of English that are certain, whatever the network says."""

from __future__ import annotations

import re
from functools import cache

import numpy as np
import numpy.typing as npt

from glossator_standard.abbreviations import exact, lists, lower
from glossator_standard.english import MONTH
from glossator_standard.sentence_ends import certain_ends
from glossator_stanza.units import Units

Labels = npt.NDArray[np.int8]

# "in 2019.It was", "a year.”The", "by 4%.“I left", "$3m.Its": the space was forgotten. Not
# "“No!”Oke said".
_GLUED = re.compile(
    r"[.?!…](?:(?<=[a-z]{2}.)|(?<=\d[\dkmbt].)|(?<=\d[bmt]n.)|(?<=[%)”\"].))[”\"’)]?"
    r"(?=[(“]?[A-Z][a-z]|[(“]?I[ ’'])"
    r"(?!(?<=[?!][”\"’])\w{1,20} (?:said|says|asked|asks|added|replied|shouted|cried)\b)"
)
_WORD_BEFORE = re.compile(r"[^\W\d_]*\Z")
# "angered the EU. Poland said", "met Ana Berg. Oslo said": an acronym, a name that is no short one.
_CAPITALS = re.compile(r"\.(?:(?<=[A-Z]{2}\.)|(?<=[a-z]{3}\.))(?= [“\"(]?[A-Z][a-z])")
_CAPITALS_BEFORE = re.compile(r"(?<![\w.&'’-])(?P<word>[A-Z]{2,6}|[A-Z][a-z]{3,8})\Z")
# "Kim Jong Un. Jo left", "by Ana Ng. Critics praised it": what is shorter, and ends a name.
_SHORT = re.compile(
    r"\.(?:(?<= [A-Z][^\W\d_A-Z]\.)|(?<= [A-Z][^\W\d_A-Z]{2}\.))"
    r"(?= [A-Z][\w-]{0,30}(?:[’']s)? [a-z])"
)
_SHORT_BEFORE = re.compile(r"\b[A-Z][\w’'-]{1,30} (?P<word>[A-Z][^\W\d_A-Z]{1,2})\Z")
_ENDING = ((_CAPITALS, _CAPITALS_BEFORE, 10), (_SHORT, _SHORT_BEFORE, 35))
"""The stops, what stands before them, and how long it is at most, in code points."""
# "GENEVA/LONDON": two names.
_SLASH = re.compile(r"/(?<=[A-Z]{4}/)(?=[A-Z]{4})")


def settle(units: Units, labels: Labels) -> None:
    """Put right, in place, the labels of a text: 1 for the end of a token, 2 of a sentence."""
    text = units.text
    for match in _GLUED.finditer(text):
        before = _WORD_BEFORE.search(text, 0, match.start())
        # The network parts what is no address.
        if labels[match.end() - 1] and before and before[0] not in exact("before_name"):
            labels[match.start() - 1 : match.end()] = 1
            labels[match.end() - 1] = 2
    for stops, before_stop, longest in _ENDING:
        for match in stops.finditer(text):
            end = match.start()
            found = before_stop.search(text, max(0, end - longest), end)
            if found and found["word"].lower() not in _abbreviations():
                labels[end - 1 : end + 1] = 1, 2
    for match in _SLASH.finditer(text):
        labels[match.start() - 1 : match.end()] = 1
    for match in _title().finditer(text):
        labels[match.end() - 1] = min(labels[match.end() - 1], 1)
    for match in _acronym().finditer(text):
        labels[match.end() - 1] = 2
    for first, last in zip(units.firsts.tolist(), units.lasts.tolist(), strict=True):
        sure = certain_ends(text[first : last + 1])
        for end in sure.never:
            if first + end - 1 != last:
                labels[first + end - 1] = min(labels[first + end - 1], 1)
        for end in sure.certain:
            labels[first + end - 1] = 2


def titles() -> frozenset[str]:
    """What stands before a name, and at no sentence's end."""
    return exact("before_name") - {"al", "St", "ret", "retd"}


@cache
def _abbreviations() -> frozenset[str]:
    """The abbreviations that keep their stop in whatever case: "ST. Louis", "NORVIK INC. Holm"."""
    names = ("before_name", "may_end", "ends", "before_number")
    return frozenset().union(*map(lower, names))


# Both look for stops first, which are found fast, and then for what is before them.


@cache
def _title() -> re.Pattern[str]:
    """The stop of a title that a name follows: "Brig. Gen. Oke"."""
    before = "|".join(rf"(?<=(?<![\w.]){re.escape(title)}\.)" for title in sorted(titles()))
    return re.compile(rf"\.(?= [A-Z])(?:{before})")


@cache
def _acronym() -> re.Pattern[str]:
    """The end of what is shortened to letters and ends a sentence: "the E.U. Its workers"."""
    starters = "|".join(sorted(lists()["starters"]))
    before = (
        r"\.(?:(?<=[A-Z]\.)(?<!\w[A-Z]\.)[A-Z]\.|(?<=[a-z] [A-Z]\.)"
        r"|(?<=\bPh\.)D\.|(?<= [ap]\.)m\.|(?<= [JS]r\.))"
    )
    dated = rf"(?:At|By|From|In|On|Since|Until) (?:\d|{MONTH}|[A-Z][a-z]{{2,5}}day\b)"
    return re.compile(rf"{before}(?= (?:(?:{starters}) [a-z]|{dated}))")
