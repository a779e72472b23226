"""KAF, from which NAF comes: the same elements, whose ids have names of their own."""

from __future__ import annotations

from typing import Any

_IDS = {
    "wf": "wid",
    "term": "tid",
    "chunk": "cid",
    "entity": "eid",
    "coref": "coid",
    "property": "pid",
    "opinion": "oid",
}


def as_naf(root: Any) -> None:
    """Change a tree of KAF to one of NAF; words whose place is not told follow each other."""
    root.tag = "NAF"
    for element in root.iter(*_IDS):
        if (key := element.attrib.pop(_IDS[element.tag], None)) is not None:
            element.set("id", key)
    for header in root.iterfind("kafHeader"):
        header.tag = "nafHeader"
    _place(root.findall("text/wf"))


def _place(words: list[Any]) -> None:
    """Give words their places, one space from the other, where some have none."""
    are_placed = all(word.get("offset") for word in words)
    at = 0
    for word in words:
        length = len(word.text or "")
        word.set("length", word.get("length") or str(length))
        if not are_placed:
            word.set("offset", str(at))
        at += length + 1
