"""Fixes of where annotations stand: inside the text, in order, apart."""

from __future__ import annotations

from functools import partial
from typing import Any

from glossator_repair.draft import Draft, DraftLayer, Json, is_extent, name_of


def cut_spans(draft: Draft) -> None:
    """Turn around spans that end before they start; cut those that reach over the text's edge."""
    text = draft.text
    if text is None:
        return
    for layer in draft.layers():
        draft.remove(layer, partial(_cut, draft, layer, len(text)))


def _cut(draft: Draft, layer: DraftLayer, length: int, one: Any) -> str | None:
    """Why a span cannot stay; where it can be cut, that is done."""
    if not isinstance(one, dict) or not is_extent([one.get("start"), one.get("end")]):
        return None
    was = [one["start"], one["end"]]
    now = _inside(was, length)
    if now == was:
        return None
    if now is None:
        return f"{was[0]} to {was[1]} is outside the text ({length} code points)"
    one["start"], one["end"] = now
    if isinstance(one.get("fragments"), list):
        parts = [_inside(part, length) for part in one["fragments"] if is_extent(part)]
        one["fragments"] = [part for part in parts if part]
    draft.tell(f"{name_of(one, layer)}: {was[0]} to {was[1]} is {now[0]} to {now[1]}", layer.name)
    return None


def _inside(extent: list[int], length: int) -> list[int] | None:
    """What of an extent is in the text; None where nothing is."""
    start, end = sorted(extent)
    now = [max(start, 0), min(end, length)]
    is_empty = now[0] > now[1] or (now[0] == now[1] and start != end)
    return None if is_empty else now


def cut_extents(draft: Draft) -> None:
    """The same of stretches of the text in fields; what is outside is left out."""
    text = draft.text
    if text is None:
        return
    for layer in draft.layers():
        for one in layer.objects():
            for extent in layer.extents:
                if extent.field in one:
                    _cut_field(draft, one, extent.field, layer, len(text))


def _cut_field(draft: Draft, one: Json, name: str, layer: DraftLayer, length: int) -> None:
    value = one[name]
    if is_extent(value):
        now: Any = _inside(value, length)
    elif isinstance(value, list) and all(map(is_extent, value)):
        now = [part for each in value if (part := _inside(each, length))]
    else:
        return
    if now == value or (now is None and name not in layer.optional):
        return
    if now is None:
        del one[name]
    else:
        one[name] = now
    draft.tell(f"{name_of(one, layer)}: {name} {value} is {now or 'left out'}", layer.name)


def join_fragments(draft: Draft) -> None:
    """Put the parts of a span in order, join those that overlap; start and end go with them."""
    for layer in draft.layers():
        for one in layer.objects():
            parts = one.get("fragments")
            if not (isinstance(parts, list) and all(map(is_extent, parts))):
                continue
            now = _joined(parts)
            wanted = [now[0][0], now[-1][1]] if now else [one.get("start"), one.get("end")]
            if now == parts and len(now) > 1 and wanted == [one.get("start"), one.get("end")]:
                continue
            one["start"], one["end"] = wanted
            one.pop("fragments")
            if len(now) > 1:
                one["fragments"] = now
            draft.tell(f"{name_of(one, layer)}: fragments {parts} are {now}", layer.name)


def _joined(parts: list[list[int]]) -> list[list[int]]:
    made: list[list[int]] = []
    for start, end in sorted(sorted(part) for part in parts):
        if made and start < made[-1][1]:
            made[-1][1] = max(made[-1][1], end)
        else:
            made.append([start, end])
    return made


def part_spans(draft: Draft) -> None:
    """Take empty spans out of layers that divide the text; cut the second of two that overlap."""
    for layer in draft.layers():
        if not layer.is_disjoint:
            continue
        reached = 0

        def why(one: Any, layer: DraftLayer = layer) -> str | None:
            nonlocal reached
            if not isinstance(one, dict) or not is_extent([one.get("start"), one.get("end")]):
                return None
            start, end = one["start"], one["end"]
            if max(start, reached) >= end:
                return "it is empty" if start >= end else "others have all of its text"
            if start < reached:
                one["start"] = reached
                draft.tell(
                    f"{name_of(one, layer)}: {start} to {end} is {reached} to {end}", layer.name
                )
            reached = end
            return None

        if all(isinstance(one, dict) for one in layer.annotations):
            _sort(draft, layer)
        draft.remove(layer, why)


def sort_spans(draft: Draft) -> None:
    """Sort annotations by where they stand."""
    for layer in draft.layers():
        _sort(draft, layer)


def _sort(draft: Draft, layer: DraftLayer) -> None:
    items = layer.annotations
    places = [
        (one.get("start"), one.get("end")) if isinstance(one, dict) else (None, None)
        for one in items
    ]
    if all(is_extent([*place]) for place in places) and places != sorted(places):
        layer.annotations = [items[at] for at in sorted(range(len(items)), key=places.__getitem__)]
        draft.tell(f"{layer.name}: sorted by start and end", layer.name)
