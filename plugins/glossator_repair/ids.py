"""Fixes of ids, of what refers to them, and of annotations that are there twice."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from glossator_repair.draft import Draft, DraftLayer, Json, name_of


def number_ids(draft: Draft) -> None:
    """Give an id to what has none, another's, or one of another form."""
    layers = list(draft.layers())
    taken = {one["id"] for layer in layers for one in layer.objects() if _is_own(one, layer)}
    seen: set[str] = set()
    moved: dict[str, str] = {}
    for layer in layers:
        free = _free(layer.name, taken)
        told = []
        for one in layer.objects():
            was: Any = one.get("id")
            if _is_own(one, layer) and was not in seen:
                seen.add(was)
                continue
            one["id"] = now = _alike(was, layer, taken) or next(free)
            if isinstance(was, str) and was not in taken:
                moved.setdefault(was, now)
            taken.add(now)
            seen.add(now)
            told.append(f"{now}: the id was {was or 'none'}")
        if len(told) > _MOST:
            told = [f"{layer.name}: {len(told)} ids given anew ({told[0]}, ...)"]
        for words in told:
            draft.tell(words, layer.name)
    if moved:
        _follow(draft, moved)


_MOST = 3
"""Ids of a layer that are told one by one."""


def _alike(was: Any, layer: DraftLayer, taken: set[str]) -> str:
    """The id under the layer's name, with the number that it had; empty where that is taken."""
    number = was.rpartition(":")[2] if isinstance(was, str) else ""
    made = f"{layer.name}:{number}"
    return made if number and made not in taken else ""


def _is_own(one: Json, layer: DraftLayer) -> bool:
    """Whether its id is one of the layer."""
    found, prefix = one.get("id"), f"{layer.name}:"
    return isinstance(found, str) and found.startswith(prefix) and len(found) > len(prefix)


def _free(name: str, taken: set[str]) -> Iterator[str]:
    number = 1
    while True:
        if (made := f"{name}:{number}") not in taken:
            yield made
        number += 1


def _follow(draft: Draft, moved: Mapping[str, str]) -> None:
    """Have what referred to ids refer to what they are now."""
    for layer in draft.layers():
        for one in layer.objects():
            fields = [reference.field for reference in layer.references]
            for name in fields if layer.cls else [key for key in one if key != "id"]:
                if name in one and (now := _followed(one[name], moved)) != one[name]:
                    one[name] = now
                    draft.touched.add(layer.name)


def _followed(value: Any, moved: Mapping[str, str]) -> Any:
    if isinstance(value, list):
        return [_followed(one, moved) for one in value]
    return moved.get(value, value) if isinstance(value, str) else value


def leave_out_dangling(draft: Draft) -> None:
    """Leave out references to what is not there; where one is needed, the annotation."""
    while _leave_out_once(draft):
        pass


def _leave_out_once(draft: Draft) -> bool:
    """Whether annotations were taken out, to which others may refer."""
    known: dict[str, set[str]] = {}
    for layer in draft.layers():
        ids = {one["id"] for one in layer.objects() if isinstance(one.get("id"), str)}
        known.setdefault(str(layer.record.get("type")), set()).update(ids)
    taken_out = False
    for layer in draft.layers():
        before = len(layer.annotations)
        draft.remove(layer, partial(_dangling, draft, layer, known))
        taken_out = taken_out or len(layer.annotations) < before
    return taken_out


def _dangling(
    draft: Draft, layer: DraftLayer, known: Mapping[str, set[str]], one: Any
) -> str | None:
    """Why an annotation cannot stay; where a reference can be left out, that is done."""
    for reference in layer.references if isinstance(one, dict) else ():
        value, there = one.get(reference.field), known.get(str(reference.target), set())
        if isinstance(value, list):
            left = [each for each in value if each in there]
            if left != value:
                one[reference.field] = left
                gone = [each for each in value if each not in there]
                draft.tell(f"{name_of(one, layer)}: {reference.field} without {gone}", layer.name)
        elif isinstance(value, str) and value not in there:
            if reference.field not in layer.optional:
                return f"{reference.field} refers to {value!r}, which is not there"
            del one[reference.field]
            words = f"{reference.field} {value!r} left out, which is not there"
            draft.tell(f"{name_of(one, layer)}: {words}", layer.name)
    return None


def take_out_twins(draft: Draft) -> None:
    """Take out annotations that stand there before, the id and all: nothing is lost with them."""
    for layer in draft.layers():
        seen: set[str] = set()

        def why(one: Any, seen: set[str] = seen) -> str | None:
            says = json.dumps(one, sort_keys=True, default=str)
            if isinstance(one, dict) and "id" in one and says in seen:
                return "it stands there before"
            seen.add(says)
            return None

        draft.remove(layer, why)


def take_out_duplicates(draft: Draft) -> None:
    """Take out annotations that say the same as one before; what refers to them refers to that."""
    moved: dict[str, str] = {}
    for layer in draft.layers():
        first: dict[str, Any] = {}

        def why(one: Any, first: dict[str, Any] = first) -> str | None:
            if not isinstance(one, dict):
                return None
            says = json.dumps({**one, "id": None}, sort_keys=True, default=str)
            same = first.setdefault(says, one)
            if same is one:
                return None
            if isinstance(one.get("id"), str) and isinstance(same.get("id"), str):
                moved[one["id"]] = same["id"]
            return f"it says the same as {same.get('id')}"

        draft.remove(layer, why)
    if moved:
        _follow(draft, moved)
