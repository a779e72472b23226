"""Quoted text beside offsets: whether it stands there, and where it does if not."""

from __future__ import annotations

from glossator.errors import FormatError


def check_quote(text: str, start: int, end: int, quote: str, what: str) -> None:
    """Compare a quote with the text at its place.

    Args:
        text: The document's text.
        start: Where the quote begins, in code points.
        end: Where it ends.
        quote: The words.
        what: Whose they are, for the error.

    Raises:
        FormatError: where they differ; it names the nearest place where the words do stand.
    """
    found = text[start:end]
    if found == quote:
        return
    place = nearest(text, quote, start)
    there = f"it stands at {place}" if place is not None else "it stands nowhere in the text"
    raise FormatError(
        f"{what}: expected {_short(quote)} at {start} to {end}, found {_short(found)}; {there}"
    )


def nearest(text: str, quote: str, start: int) -> int | None:
    """The offset nearest to `start` at which a quote stands; None where it stands nowhere."""
    if not quote:
        return None
    after = text.find(quote, max(start, 0))
    before = text.rfind(quote, 0, max(start, 0) + len(quote) - 1)
    places = [place for place in (before, after) if place >= 0]
    return min(places, key=lambda place: abs(place - start), default=None)


def _short(words: str) -> str:
    return repr(words if len(words) <= 40 else words[:39] + "…")
