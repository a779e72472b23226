"""Spans as tags of tokens, BIOES: the beginning, inside and end of a span, or a single token."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

Extent = tuple[int, int]


def tags_of(tokens: Sequence[Extent], spans: Iterable[tuple[Sequence[Extent], str]]) -> list[str]:
    """A tag for each token, empty where it is in no span.

    Spans that do not begin and end with a token, or have several parts, get none; of those that
    share a token the longest first one does.

    Args:
        tokens: Their extents, in order.
        spans: The extents and the label of each.
    """
    tags = [""] * len(tokens)
    flat = [(extents[0], label) for extents, label in spans if len(extents) == 1]
    if not flat:
        return tags
    starts = {start: index for index, (start, _) in enumerate(tokens)}
    ends = {end: index for index, (_, end) in enumerate(tokens)}
    for (start, end), label in sorted(flat, key=lambda one: (one[0][0], -one[0][1])):
        first, last = starts.get(start), ends.get(end)
        if first is None or last is None or last < first or any(tags[first : last + 1]):
            continue
        if first == last:
            tags[first] = f"S-{label}"
            continue
        tags[first : last + 1] = [f"I-{label}"] * (last + 1 - first)
        tags[first], tags[last] = f"B-{label}", f"E-{label}"
    return tags


def spans_of(tokens: Sequence[Extent], tags: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Start, end and label of the spans that tags mark, of BIOES, IOB2 or IOB1."""
    begun: tuple[int, int, str] | None = None
    for (start, end), tag in zip(tokens, tags, strict=True):
        if not (tag or begun):
            continue
        prefix, _, label = tag.partition("-")
        goes_on = begun is not None and prefix in ("I", "E") and label == begun[2]
        if begun and not goes_on:
            yield begun
            begun = None
        if not label:
            continue
        begun = (begun[0] if begun else start, end, label)
        if prefix in ("E", "S"):
            yield begun
            begun = None
    if begun:
        yield begun
