"""What the text itself puts forward with reserve: hedges that nobody is said to have uttered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from glossator_standard import Hedge

_CLAIMS = ("modal", "adverb", "adjective", "verb", "evidential", "doubt")
"""Kinds of hedges that make a claim: "about 40" and "if he goes" are none."""
_OWN = ("passive", "reduced")
"""Frames of verbs that name nobody: "is said to"; those with a subject are that one's claims."""


class Reserved(NamedTuple):
    """A stretch that is put forward with reserve, and the hedges that do it."""

    start: int
    end: int
    hedges: list[Hedge]


def reserved(hedges: Sequence[Hedge]) -> Iterator[Reserved]:
    """The stretches that hedges cover; one that lies in another belongs to it."""
    kept = [hedge for hedge in hedges if hedge.kind in _CLAIMS and not _is_of_others(hedge)]
    current: Reserved | None = None
    for hedge in sorted(kept, key=lambda one: (one.scope_span[0], -one.scope_span[1])):
        start, end = hedge.scope_span
        if current and end <= current.end:
            current.hedges.append(hedge)
            continue
        if current:
            yield current
        current = Reserved(start, end, [hedge])
    if current:
        yield current


def _is_of_others(hedge: Hedge) -> bool:
    """Whether somebody is its subject: "Dole denies wrongdoing"."""
    _, frame, name = (hedge.rule or "").partition(": ")
    return hedge.kind == "verb" and bool(frame) and name not in _OWN
