"""Units: sentences, but never parted inside a quotation, and a dateline by itself."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

import glossator
from glossator_quotations.lexicon import LISTS

if TYPE_CHECKING:
    from glossator_quotations.view import View

_ABBREVIATIONS = LISTS["abbreviations"]
_LIST_MARK = re.compile(r"(?:[•▪◦·*-]|\(?(?:\d{1,2}|[a-z]|[ivx]+)\)|\d{1,2}\.)[ \t\u00a0]+")
_DATE = re.compile(r"\s*(?:\d{1,2}(?:st|nd|rd|th)? \w+|\w+ \d{1,2}),? \d{4}\s*:")
"""The date behind the dash of a dateline: "ROME - 3 May 2021:"."""
_WIRED = re.compile(r"[A-Z]{3,}(?: [A-Z]{3,})?,? (?:[A-Z][a-z]{2,8}\.?) \d{1,2} (?=[A-Z])")
"""A dateline of a wire without its agency and dash: "ROME Oct 9 Veltra said"."""
SHORTEST_ITEM = 4
"""Tokens of a paragraph up to which it is no item of a list, but a signature."""
DATELINE = 16
"""Tokens that a dateline has at most."""
TOWN, LONGEST_LEAD = 5, 40
"""Tokens that a town has before its dash; those behind it in which no other dash stands."""
LONGEST = 300
"""Tokens after which a unit ends though no sentence does, so that no rule looks further."""


def unit_starts(view: View, sentences: Iterable[glossator.Span]) -> Iterator[int]:
    """The first token of each unit."""
    starts = {sentence.start for sentence in sentences}
    marked = {bisect_left(view.starts, start) for start in starts.intersection(view.starts)}
    paragraphs = [0, *view.paragraph_start, view.size]
    forced = {0, *paragraphs}
    for first, end in pairwise(paragraphs):
        forced |= {_behind_dateline(view, first, end), _behind_mark(view, first, end)}
    edges = {edge for quote in view.quotes for edge in view.tokens_of(quote)}
    places = sorted(place for place in marked | forced | edges if 0 <= place < view.size)
    began = 0
    for token, following in pairwise([*places, view.size]):
        inside = view.quote[token] >= 0
        whole = not inside or token in edges
        if (
            token in forced
            or (not inside and token - began >= LONGEST)
            or (whole and _is_sentence(view, token, marked=token in marked))
        ):
            yield token
            began = token
        while not inside and following - began > LONGEST:
            began += LONGEST
            yield began


def _behind_dateline(view: View, first: int, end: int) -> int:
    """The token behind the dash of "ROME, May 3 (Agency) - " at the start of a paragraph."""
    opened = first + (view.at(first) == "(")  # "(ROME) - "
    if opened >= end or not view.is_capital(opened):
        return -1
    in_capitals = view.raw(opened).isupper() and view.low[opened] not in ("a", "i")
    if wired := _WIRED.match(view.text, view.starts[first]):
        return bisect_left(view.starts, wired.end())
    for token in range(opened + 1, min(first + DATELINE, end - 1)):
        before = view.low[first:token]
        if "(" in before and ")" not in before:
            continue
        if view.is_dash(token):
            if not (in_capitals or before[-1] == ")" or _names_town(view, first, token, end)):
                return -1
            date = _DATE.match(view.text, view.ends[token])
            return bisect_left(view.starts, date.end()) if date else token + 1
        if view.low[token] == ":" and before[-1] == ")":
            dated = any(word[0].isdigit() for word in before)
            return token + 1 if dated else -1  # "Rome, (Agency - 3rd May, 2021): "
    return -1


def _names_town(view: View, first: int, dash: int, end: int) -> bool:
    """Whether nothing but a name stands before the only dash: "Addis Ababa — The dam is safe"."""
    named = all(view.is_capital(at) or view.low[at] == "," for at in range(first, dash))
    alone = not any(view.is_dash(at) for at in range(dash + 1, min(end, dash + LONGEST_LEAD)))
    return named and alone and dash - first <= TOWN and view.is_capital(dash + 1)


def _behind_mark(view: View, first: int, end: int) -> int:
    """The token behind the mark of a list, "2.", "(b)" or a bullet, at the start of a paragraph."""
    if end - first <= SHORTEST_ITEM:
        return -1
    begin = view.starts[first]
    mark = _LIST_MARK.match(view.text, begin)
    return bisect_left(view.starts, mark.end()) if mark else -1


def _is_sentence(view: View, token: int, *, marked: bool) -> bool:
    """Whether a sentence begins at a token that is not inside a quotation.

    Where a quotation begins after a full stop, one does even if the layer says nothing; where
    one has just ended and small letters follow, none does: '"Why?" he asked.'
    """
    if view.quote[token] >= 0:
        return marked or _ends_sentence(view, token - 1)
    if view.quote[token - 1] >= 0:
        return view.is_capital(token) and (marked or _ends_sentence(view, token - 2))
    return not _abbreviates(view, token - 1)


def _abbreviates(view: View, token: int) -> bool:
    """Whether a token, or the one before a full stop, is short for a title or a first name."""
    word = view.low[token]
    if word == "." and view.ends[token - 1] == view.starts[token]:
        word = view.low[token - 1] + "."
    return word in _ABBREVIATIONS or (len(word) == 2 and word[1] == "." and word[0].isalpha())


def _ends_sentence(view: View, token: int) -> bool:
    """Whether a token is final punctuation, perhaps behind it a mark that closes."""
    if token < 0:
        return False
    if view.quote[token] >= 0 and view.low[token][0] in "\"”'»":
        token -= 1
    word = view.low[token]
    return word[-1] in ".?!…" and word not in _ABBREVIATIONS
