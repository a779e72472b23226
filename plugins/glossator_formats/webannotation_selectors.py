"""The stretches of a text that the selectors of Web Annotation mean.

https://www.w3.org/TR/annotation-model/#selectors
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import glossator
from glossator.exchange import Offsets, check_extent, check_quote, nearest
from glossator_formats.said import several

_Extent = tuple[int, int]
_Selectors = Mapping[Any, Mapping[str, Any]]
"""The selectors of a target, by their types."""


def selected(text: str, selectors: Iterable[Any]) -> Iterator[_Extent]:
    """The stretches of a text that selectors mean, of which each is enough.

    Args:
        text: The text, in code points.
        selectors: The selectors; what one is refined by counts from the beginning of what it means.

    Raises:
        FormatError: where they do not fit the text, or are of types that mean no stretch of text.
    """
    by_type = {one.get("type"): one for one in selectors if isinstance(one, dict)}
    refining = [inner for one in by_type.values() for inner in several(one.get("refinedBy"))]
    for start, end in _unrefined(text, by_type):
        if refining:
            for first, last in selected(text[start:end], refining):
                yield start + first, start + last
        else:
            yield start, end


def _unrefined(text: str, selectors: _Selectors) -> Iterator[_Extent]:
    quote = selectors.get("TextQuoteSelector")
    place = _place(text, selectors)
    if place and quote:
        check_quote(text, *place, str(quote.get("exact", "")), "the quote")
    if place:
        yield place
    elif quote:
        yield from _quoted(text, quote)
    else:
        kinds = ", ".join(sorted(map(str, selectors))) or "none"
        raise glossator.FormatError(
            "expected a TextPositionSelector, a TextQuoteSelector, a DataPositionSelector, a "
            f"RangeSelector or characters in a FragmentSelector, got {kinds}"
        )


def _place(text: str, selectors: _Selectors) -> _Extent | None:
    if one := selectors.get("TextPositionSelector"):
        return check_extent(text, one.get("start"), one.get("end"))
    if one := selectors.get("DataPositionSelector"):
        offsets = Offsets(text, "utf-8")
        start, end = one.get("start"), one.get("end")
        if type(start) is not int or type(end) is not int:
            raise glossator.FormatError(f"expected offsets in bytes, got {start!r} to {end!r}")
        return check_extent(text, offsets.to_points(start), offsets.to_points(end))
    if one := selectors.get("RangeSelector"):
        return _between(text, one)
    one = selectors.get("FragmentSelector", {})
    if found := re.match(r"char=(\d*),(\d*)", str(one.get("value", ""))):
        return check_extent(text, int(found[1] or 0), int(found[2] or len(text)))
    return None


def _between(text: str, selector: Mapping[str, Any]) -> _Extent:
    """From the beginning of one selection to the beginning of another, which is left out."""
    ends: list[int] = []
    for name in ("startSelector", "endSelector"):
        found = list(selected(text, several(selector.get(name))))
        ends.append(found[0][0])
    return check_extent(text, *ends)


def _quoted(text: str, selector: Mapping[str, Any]) -> Iterator[_Extent]:
    """Where a quote stands: everywhere that it fits."""
    prefix, exact, suffix = (str(selector.get(name, "")) for name in ("prefix", "exact", "suffix"))
    words = prefix + exact + suffix
    at = text.find(words) if words else -1
    if at < 0:
        place = nearest(text, exact, 0)
        there = f"the words alone stand at {place}" if place is not None else "nor do the words"
        raise glossator.FormatError(f"the quote {exact[:40]!r} does not stand there; {there}")
    end = 0
    while at >= 0:
        start = at + len(prefix)
        if start >= end:
            end = start + len(exact)
            yield start, end
        at = text.find(words, at + 1)
