"""Fixes of JSON and of fields: what stands twice, is no number, or is no field at all."""

from __future__ import annotations

from collections.abc import Container
from functools import partial
from typing import Any

import msgspec

from glossator import Document, Layer
from glossator_repair.draft import NO_NUMBER, Draft, DraftLayer, Json

_DOCUMENT = ("format", *Document.__struct_fields__)
_LAYER = tuple(name for name in Layer.__struct_fields__ if name != "former")


def keep_one_of_equal_keys(draft: Draft) -> None:
    """Keep one of two keys with the same value."""
    for one in draft.repeated:
        if one.is_same:
            draft.tell(f"{one.key!r}: one of two that say the same")
    draft.repeated = [one for one in draft.repeated if not one.is_same]


def keep_last_of_keys(draft: Draft) -> None:
    """Keep the last of two keys with different values."""
    for one in draft.repeated:
        draft.tell(f"{one.key!r}: the last of two that differ")
    draft.repeated = []


def leave_out_no_numbers(draft: Draft) -> None:
    """Leave out what is no number."""
    draft.value = _without_no_numbers(draft, draft.value, "")


def _without_no_numbers(draft: Draft, value: Any, at: str) -> Any:
    if isinstance(value, dict):
        for key in [key for key, one in value.items() if one is NO_NUMBER]:
            del value[key]
            draft.tell(f"{at}/{key}: left out, it is no finite number")
        return {key: _without_no_numbers(draft, one, f"{at}/{key}") for key, one in value.items()}
    if isinstance(value, list):
        left = [one for one in value if one is not NO_NUMBER]
        if len(left) < len(value):
            draft.tell(f"{at}: what is no finite number was left out")
        return [_without_no_numbers(draft, one, f"{at}/{n}") for n, one in enumerate(left)]
    return value


def write_whole_numbers(draft: Draft) -> None:
    """Write offsets such as 22.0 and "22" as whole numbers."""
    for layer in draft.layers():
        for one in layer.objects():
            fields = ("start", "end", "fragments", *(extent.field for extent in layer.extents))
            made = {name: _whole(one[name]) for name in fields if name in one}
            changed = [name for name, whole in made.items() if repr(whole) != repr(one[name])]
            one.update((name, made[name]) for name in changed)
            if changed:
                draft.tell(f"{one.get('id')}: {', '.join(changed)} in whole numbers", layer.name)


def _whole(value: Any) -> Any:
    if isinstance(value, list):
        return [_whole(one) for one in value]
    is_written = isinstance(value, str) and value.isascii() and value.isdigit()
    is_whole = isinstance(value, float) and value.is_integer()
    return int(value) if is_written or is_whole else value


def leave_out_unknown_fields(draft: Draft) -> None:
    """Leave out fields that documents, layers and annotations do not have."""
    if isinstance(draft.value, dict) and "format" in draft.value:
        _leave_out(draft, draft.value, _DOCUMENT, "the document", None)
    for layer in draft.layers():
        _leave_out(draft, layer.record, _LAYER, layer.name, layer.name)
        for one in layer.objects():
            if layer.cls:
                known = layer.cls.__struct_fields__
                _leave_out(draft, one, known, str(one.get("id")), layer.name)


def _leave_out(
    draft: Draft, record: Json, known: Container[str], where: str, layer: str | None
) -> None:
    for name in [name for name in record if name not in known]:
        del record[name]
        draft.tell(f"{where}: {name!r} left out", layer)


def take_out_no_layers(draft: Draft) -> None:
    """Take out what is no layer."""
    found = draft.value.get("layers") if isinstance(draft.value, dict) else None
    if not isinstance(found, dict):
        return
    for name, record in [*found.items()]:
        if reason := _why_no_layer(record):
            del found[name]
            draft.tell(f"{name}: taken out: {reason}", name)


def _why_no_layer(record: Any) -> str | None:
    if not isinstance(record, dict):
        return "expected an object"
    for key, kind in (("type", str), ("version", str), ("annotations", list)):
        if not isinstance(record.get(key), kind):
            return f"expected {key!r} to be a {'string' if kind is str else 'list'}"
    return None


def take_out_invalid(draft: Draft) -> None:
    """Take out annotations whose fields are not as their class declares them."""
    for layer in draft.layers():
        draft.remove(layer, partial(_why_invalid, layer))


def _why_invalid(layer: DraftLayer, one: Any) -> str | None:
    if not isinstance(one, dict):
        return "expected an object"
    if layer.cls is None:
        return None
    try:
        msgspec.json.decode(msgspec.json.encode(one), type=layer.cls)
    except (msgspec.MsgspecError, TypeError, ValueError, RecursionError) as error:
        words = str(error)
        return words[:1].lower() + words[1:]
    return None


def set_status(draft: Draft) -> None:
    """Have a layer's status say what its annotations and its error say."""
    for layer in draft.layers():
        status, error = layer.record.get("status"), layer.record.get("error")
        wanted = "error" if error else "ok"
        # Where it has both, one of them is wrong; where neither, it may be the error that is gone.
        is_clear = bool(layer.annotations) != bool(error) or (status != "error" and not error)
        if status != wanted and is_clear:
            layer.record["status"] = wanted
            draft.tell(f"{layer.name}: status {status!r} is {wanted!r}")
