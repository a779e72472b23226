"""Rows of other tools in JSON, told from plain ones: none is read as a text without its labels."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import Any

_OURS = re.compile(rb'\s*\{\s*"format"\s*:\s*"glossator/')
_SPACY = {"text", "ents", "sents", "cats", "tokens", "spans", "_"}
_SPACY |= {"underscore_token", "underscore_span", "user_data"}
_MOST = 100
"""Rows of a file's first bytes that are looked at."""


def tool_of(row: object) -> str | None:
    """The name of the format whose rows are like this one; None of a plain row, or one of ours."""
    if not isinstance(row, dict) or "format" in row or "layers" in row:
        return None
    if _is_label_studio(row):
        return "labelstudio"
    if _is_doccano(row):
        return "doccano"
    if not isinstance(row.get("text"), str):
        return None
    if _is_prodigy(row):
        return "prodigy"
    if row.keys() & {"tokens", "ents"} and set(row) <= _SPACY:
        return "spacy-json"
    return None


def _is_label_studio(row: dict[str, Any]) -> bool:
    if "text" not in row:
        # In exports of long texts the data stand far behind the annotations.
        some = [*_objects(row.get("annotations")), *_objects(row.get("predictions"))]
        return isinstance(row.get("data"), dict) or any("result" in one for one in some)
    return "annotation_id" in row and "annotator" in row  # its shorter export, JSON_MIN


def _is_doccano(row: dict[str, Any]) -> bool:
    labels = row.get("label", row.get("labels"))
    first = labels[0] if isinstance(labels, list) and labels else None
    if isinstance(first, list) and [type(one) for one in first] == [int, int, str]:
        return True
    return any("start_offset" in one for one in _objects(row.get("entities")))


def _is_prodigy(row: dict[str, Any]) -> bool:
    if "_task_hash" in row or "_input_hash" in row:
        return True
    # Rows of gold have spans as well, which no run is to take for layers that a person made.
    return any("token_start" in one for one in _objects(row.get("spans")))


def _objects(value: object) -> list[dict[str, Any]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


@lru_cache(maxsize=8)  # each format that shares a suffix asks it of the same file
def tool_of_head(head: bytes) -> str | None:
    """The same of a file, by its first bytes: rows on lines, a list of them, or one."""
    if _OURS.match(head):
        return None
    text = head.decode("utf-8-sig", "ignore")
    for value in islice(_values(text), _MOST):
        for row in value[:_MOST] if isinstance(value, list) else [value]:
            if tool := tool_of(row):
                return tool
    return None


def _values(text: str) -> Iterator[Any]:
    """The JSON values that a text begins with; of one that is cut off what there is of it."""
    decoder, at = json.JSONDecoder(), 0
    while (at := _past_space(text, at)) < len(text) and text[at] in "[{":
        try:
            value, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            yield _cut_off(text[at:])
            return
        yield value


def _past_space(text: str, at: int) -> int:
    while at < len(text) and text[at] in " \t\r\n":
        at += 1
    return at


def _cut_off(text: str) -> Any:
    """What can be read of a value that lacks its end."""
    waiting: list[str] = []
    whole = 0
    is_string = is_escaped = False
    for at, character in enumerate(text):
        if is_string:
            is_string = is_escaped or character != '"'
            is_escaped = character == "\\" and not is_escaped
        elif character == '"':
            is_string = True
        elif character in "{[":
            waiting.append("}" if character == "{" else "]")
            whole = at + 1
        elif character in "}]" and waiting:
            waiting.pop()
            whole = at + 1
        elif character == ",":
            whole = at
    try:
        return json.loads(text[:whole] + "".join(reversed(waiting)))
    except (ValueError, RecursionError):
        return None
