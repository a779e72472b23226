"""Spans as tags of tokens, BIOES: the beginning, inside and end of a span, or a single token."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence

from glossator import Span

Extent = tuple[int, int]


def tags_of(
    starts: Sequence[int], ends: Sequence[int], spans: Iterable[tuple[Sequence[Extent], str]]
) -> dict[int, str]:
    """The tags of the tokens that are in a span, by their numbers from 0.

    Spans that do not begin and end with a token, or have several parts, get none; of those that
    share a token the longest first one does.

    Args:
        starts: Where each token begins, in order.
        ends: Where each ends.
        spans: The extents and the label of each.
    """
    tags: dict[int, str] = {}
    flat = [(extents[0], label) for extents, label in spans if len(extents) == 1]
    reached = -1
    """The last token that has a tag."""
    for (start, end), label in sorted(flat, key=lambda one: (one[0][0], -one[0][1])):
        first = bisect_left(starts, start, reached + 1)
        last = bisect_left(ends, end, first)
        if last == len(ends) or starts[first] != start or ends[last] != end:
            continue
        reached = last
        if first == last:
            tags[first] = f"S-{label}"
            continue
        tags |= dict.fromkeys(range(first, last + 1), f"I-{label}")
        tags[first], tags[last] = f"B-{label}", f"E-{label}"
    return tags


def spans_of(tokens: Sequence[Span], tags: Mapping[int, str]) -> Iterator[tuple[int, int, str]]:
    """Start, end and label of the spans that tags mark, of BIOES, BILOU, IOB2 or IOB1.

    Args:
        tokens: The tokens, in order.
        tags: The tags of those that have one, by their numbers from 0, in order.
    """
    begun: tuple[int, int, str] | None = None
    last = -1
    for at, tag in tags.items():
        prefix, _, label = tag.partition("-")
        goes_on = begun and at == last + 1 and prefix in ("I", "E", "L") and label == begun[2]
        if begun and not goes_on:
            yield begun
            begun = None
        last = at
        if not label:
            continue
        begun = (begun[0] if begun else tokens[at].start, tokens[at].end, label)
        if prefix in ("E", "S", "L", "U"):
            yield begun
            begun = None
    if begun:
        yield begun
