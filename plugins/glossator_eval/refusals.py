"""Records that cannot be right: what was expected, what is there, what may explain it."""

from __future__ import annotations

from typing import Any

import msgspec

from glossator_eval.parsing import brief

OFFSETS = "offsets are code points, `end` is exclusive"


def why_refused(record: Any, text: str) -> str | None:
    """What is wrong with a record's offsets; None where nothing is."""
    if isinstance(record, list):
        return _list_refused(record)
    if not isinstance(record, dict):
        return f"expected an object with `start` and `end`, got {brief(record)}"
    if "start" not in record and "end" not in record:
        keys = ", ".join(record) or "none"
        return f"expected `start` and `end` in whole numbers, got the keys: {keys} ({OFFSETS})"
    start, end = record.get("start"), record.get("end")
    if type(start) is not int or type(end) is not int:
        return f"expected `start` and `end` in whole numbers, got {brief(record)}"
    return _out_of_place(start, end, text)


def why_not_its_surface(start: int, end: int, surface: str, key: str, text: str) -> str | None:
    """What is wrong where a record says what stands at its offsets; None where that is so."""
    if text[start:end] == surface or text[start:end].split() == surface.split():
        return None
    hint = _explained(start, end, surface, text)
    return (
        f"expected {brief(surface)} at {start}-{end}, as its `{key}` says, "
        f"got {brief(text[start:end])} ({OFFSETS}{hint})"
    )


def _list_refused(record: list[Any]) -> str | None:
    if len(record) == 2 and all(type(one) is int for one in record):
        return None
    if len(record) == 2:
        return f"expected `start` and `end` in whole numbers, got {brief(record)}"
    message = f"expected [start, end] or an object with `start` and `end`, got {brief(record)}"
    match record:
        case [int(start), int(end), str(label)]:
            written = msgspec.json.encode({"start": start, "end": end, "label": label}).decode()
            return f"{message}: write {written}"
    return message


def _out_of_place(start: int, end: int, text: str) -> str | None:
    if start < 0:
        return f"expected start >= 0, got {start}"
    if start > end:
        return f"expected start <= end, got start {start} and end {end}"
    if end > len(text):
        size = len(text.encode("utf-8", "surrogatepass"))
        hint = ": are these bytes?" if end <= size else ""
        return f"end {end} is past the end of the text ({len(text)} code points{hint})"
    return None


def _explained(start: int, end: int, surface: str, text: str) -> str:
    """The other way of counting by which the surface stands there."""
    as_bytes = text.encode("utf-8", "surrogatepass")
    as_units = text.encode("utf-16-le", "surrogatepass")
    if as_bytes[start:end] == surface.encode("utf-8", "surrogatepass"):
        return "; these count bytes"
    if as_units[2 * start : 2 * end] == surface.encode("utf-16-le", "surrogatepass"):
        return "; these count UTF-16 units"
    if text[start : end + 1] == surface:
        return "; these have an inclusive end"
    if text[max(start - 1, 0) : max(end - 1, 0)] == surface:
        return "; these count from 1"
    return ""
