"""What no model is asked: where a token or a sentence can end at all."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from glossator_stanza.units import Units

Labels = npt.NDArray[np.int8]
Extent = tuple[int, int]
Cut = Callable[[str, list[Extent]], list[Extent]]
"""The tokens of a text, from some that may hold more than one."""

_CLOSERS = frozenset("\"'”’»)]}")
_APOSTROPHE = re.compile("['’]")
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
    "\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f\U0001f3fb-\U0001f3ff]|\u200d[^ \n]?"
)


def mend(units: Units, labels: Labels) -> Labels:
    """Labels with which every token ends where white space begins, and nowhere inside of a whole.

    Args:
        units: The text as the tagger read it.
        labels: The tagger's labels, one for each unit.
    """
    marks = labels.copy()
    before = units.spaces[1:]
    marks[:-1][before] = np.maximum(marks[:-1][before], 1)
    marks[units.spaces] = 0
    _keep_wholes(units.text, marks)
    _settle_ends(units, marks)
    marks[units.lasts] = 2
    return marks


def _keep_wholes(text: str, marks: Labels) -> None:
    """Unmark what lies inside an address, and before what joins the character before it."""
    if _MAY_BE_WHOLE.search(text):
        for match in _WHOLE.finditer(text):
            first, last = match.start(), match.end() - 1
            marks[first:last] = 0
            marks[last] = max(marks[last], 1)
    if not text.isascii():
        for match in _JOINED.finditer(text):
            first, last = match.span()
            if first and not text[first - 1].isspace():
                moved = marks[first - 1 : last - 1].max(initial=0)
                marks[first - 1 : last - 1] = 0
                marks[last - 1] = max(marks[last - 1], moved)


def _settle_ends(units: Units, marks: Labels) -> None:
    """Let a sentence end after the quotes and brackets that close it, and before a space only."""
    text, spaces = units.text, units.spaces
    for end in np.flatnonzero(marks == 2).tolist():
        at = end
        while text[at + 1] in _CLOSERS:
            at += 1
        marks[end:at] = 1
        marks[at] = 2 if spaces[at + 1] else 1


def cutting(language: str) -> Cut:
    """How tokens of a language, as Stanza's own models leave them, are cut further."""
    return split_clitics if language == "en" else _whole


def split_clitics(text: str, tokens: list[Extent]) -> list[Extent]:
    """English tokens, of which Stanza's own models leave some whole ("Korea's"), clitics apart."""
    found: list[Extent] = []
    done = seen = 0
    for apostrophe in _APOSTROPHE.finditer(text):
        # That of the token which begins last before it.
        number = bisect_left(tokens, apostrophe.span()) - 1
        if number < seen:
            continue
        seen = number + 1
        start, end = tokens[number]
        if match := _CLITIC.search(text[start:end], 1):
            cut = start + match.start()
            found += (*tokens[done:number], (start, cut), (cut, end))
            done = seen
    return [*found, *tokens[done:]] if done else tokens


def _whole(text: str, tokens: list[Extent]) -> list[Extent]:  # noqa: ARG001  # a Cut
    return tokens
