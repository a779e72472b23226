"""A text to its sentences and tokens, in one pass."""

from __future__ import annotations

import re
from bisect import bisect_left

from glossator_rules.chunks import STOPS, splits
from glossator_rules.sentences import Ends
from glossator_standard.abbreviations import lower
from glossator_standard.paragraphs import paragraphs
from glossator_standard.sentence_ends import certain_ends

Extent = tuple[int, int]

# What has no width and no meaning for a reader parts chunks as white space does.
_CHUNK = re.compile(r"[^\s\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]+")

_BEFORE_NUMBER = lower("before_number")


def segment(text: str) -> tuple[list[Extent], list[Extent]]:
    """The extents of the sentences and of the tokens of a text."""
    sentences: list[Extent] = []
    tokens: list[Extent] = []
    for start, end in paragraphs(text):
        found, candidates = _tokens(text, start, end)
        if found:
            sentences += _sentences(text, found, candidates)
            tokens += found
    return sentences, tokens


def _tokens(text: str, start: int, end: int) -> tuple[list[Extent], list[int]]:
    """The tokens of a paragraph, and the indexes of those with which a sentence may end."""
    tokens: list[Extent] = []
    candidates: list[int] = []
    for match in _CHUNK.finditer(text, start, end):
        split = splits[match[0]]
        if split is None:
            tokens.append(match.span())
            continue
        at = match.start()
        for begin, stop in split.pieces:
            if split.may_end and text[at + stop - 1] in STOPS:
                candidates.append(len(tokens))
            tokens.append((at + begin, at + stop))
        if split.may_end and len(split.pieces) > 1 and _wants_number(text, tokens):
            following = _CHUNK.search(text, match.end(), end)
            if following and following[0][0].isdigit():
                _join_stop(tokens, candidates)
    _part_initial(text, tokens)
    return tokens, candidates


def _wants_number(text: str, tokens: list[Extent]) -> bool:
    """Whether "No" and its like come last, with the stop that they take before a number."""
    (begin, end), (stop, after) = tokens[-2:]
    return text[stop:after] == "." and text[begin:end].lower() in _BEFORE_NUMBER


def _join_stop(tokens: list[Extent], candidates: list[int]) -> None:
    """Make one token of "No" and its stop."""
    candidates.pop()
    (begin, _), (_, after) = tokens[-2:]
    tokens[-2:] = [(begin, after)]


def _part_initial(text: str, tokens: list[Extent]) -> None:
    """A letter and a stop that end a paragraph are no initial: "vitamin C." """
    if tokens and tokens[-1][1] - tokens[-1][0] == 2:
        start, end = tokens[-1]
        if text[end - 1] == "." and text[start].isalpha():
            tokens[-1:] = [(start, end - 1), (end - 1, end)]


def _sentences(text: str, tokens: list[Extent], candidates: list[int]) -> list[Extent]:
    ends = Ends(text, tokens)
    sentences: list[Extent] = []
    first = 0
    begin = tokens[0][0]
    sure = certain_ends(text[begin : tokens[-1][1]])
    if sure.certain:
        starts = [start for start, _ in tokens]
        forced = {bisect_left(starts, begin + end) - 1 for end in sure.certain}
        candidates = sorted({*candidates, *forced})
    for index in candidates:
        if index < first:
            continue
        end = tokens[index][1] - begin
        if end in sure.certain:
            following: int | None = index + 1
        else:
            following = None if end in sure.never else ends.after(index)
        if following is not None and following < len(tokens):
            sentences.append((tokens[first][0], tokens[following - 1][1]))
            first = following
    sentences.append((tokens[first][0], tokens[-1][1]))
    return sentences
