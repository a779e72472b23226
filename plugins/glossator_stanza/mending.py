"""What no model is asked: where a token or a sentence can end at all."""

from __future__ import annotations

import re
from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from glossator_stanza.units import Units

Labels = npt.NDArray[np.int8]
Cut = Callable[[str, int, int], list[tuple[int, int]]]
"""The tokens of a text that a token of it, from here to there, is cut into."""

_CLOSERS = frozenset("\"'”’»)]}")
_CLITIC = re.compile(r"(?i:n['’]t|['’](?:s|re|ve|ll|m|d))\Z")
# Every quantifier is bounded or cannot match what follows it: linear time.
_WHOLE = re.compile(
    r"""(?:https?://|www\.)[^\s<>"“”]{0,2000}[^\s<>"“”.,;:!?)\]'’]"""
    r"|[\w.+%-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}"
)
_MAY_BE_WHOLE = re.compile(r"://|www\.|@")
# Marks that combine with what is before them, joiners, variation selectors, skin tones.
_JOINED = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u064b-\u065f"
    "\u0900-\u0903\u093a-\u094f\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u1ab0-\u1aff\u1dc0-\u1dff\u200c"
    "\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f\U0001f3fb-\U0001f3ff]|\u200d.?",
    re.DOTALL,
)


def mend(text: str, begin: int, units: Units, labels: Labels) -> Labels:
    """Labels with which every token ends where white space begins, and nowhere inside of a whole.

    Args:
        text: The text.
        begin: Where in it the paragraph begins.
        units: The paragraph as the tagger read it.
        labels: The tagger's labels, one for each unit.
    """
    marks = labels.copy()
    after = units.spaces[1:]
    marks[:-1][after] = np.maximum(marks[:-1][after], 1)
    marks[units.spaces] = 0
    last = int(np.flatnonzero(~units.spaces)[-1])
    stop = begin + int(units.offsets[last]) + 1
    _keep_wholes(text, begin, stop, units, marks)
    _settle_ends(text, begin, units, marks, last)
    marks[last] = 2
    return marks


def _keep_wholes(text: str, begin: int, stop: int, units: Units, marks: Labels) -> None:
    """Unmark what lies inside an address, and before what joins the character before it."""
    if _MAY_BE_WHOLE.search(text, begin, stop):
        for match in _WHOLE.finditer(text, begin, stop):
            first, last = np.searchsorted(
                units.offsets, [match.start() - begin, match.end() - 1 - begin]
            )
            marks[first:last] = 0
            marks[last] = max(marks[last], 1)
    if not text[begin:stop].isascii():
        for match in _JOINED.finditer(text, begin, stop):
            first, last = np.searchsorted(
                units.offsets, [match.start() - begin, match.end() - begin]
            )
            if first and not units.spaces[first - 1]:
                moved = marks[first - 1 : last - 1].max(initial=0)
                marks[first - 1 : last - 1] = 0
                marks[last - 1] = max(marks[last - 1], moved)


def _settle_ends(text: str, begin: int, units: Units, marks: Labels, last: int) -> None:
    """Let a sentence end after the quotes and brackets that close it, and before a space only."""
    for end in np.flatnonzero(marks == 2).tolist():
        at = end
        while at < last and text[begin + int(units.offsets[at + 1])] in _CLOSERS:
            at += 1
        follows_space = at == last or bool(units.spaces[at + 1])
        marks[end:at] = 1
        marks[at] = 2 if follows_space else 1


def cutting(language: str) -> Cut:
    """How tokens of a language, as Stanza's own models leave them, are cut further."""
    return split_clitics if language == "en" else _whole


def split_clitics(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """An English token as Stanza's own models leave it ("Korea's", "don't"), its clitics apart."""
    token = text[start:end]
    if ("'" in token or "’" in token) and token[-1].isalpha():
        match = _CLITIC.search(token, max(1, len(token) - 3))
        if match:
            cut = start + match.start()
            return [(start, cut), (cut, end)]
    return [(start, end)]


def _whole(text: str, start: int, end: int) -> list[tuple[int, int]]:  # noqa: ARG001  # a Cut
    return [(start, end)]
