"""What the text itself puts forward with reserve: hedges that nobody is said to have uttered."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from glossator_claims.hedges import only_describes
from glossator_claims.phrases import phrase_before
from glossator_standard import Hedge

_CLAIMS = ("modal", "adverb", "adjective", "verb", "evidential", "doubt")
"""Kinds of hedges that make a claim: "about 40" and "if he goes" are none."""
_OWN = ("passive", "reduced")
"""Frames of verbs that name nobody: "is said to"; those with a subject are that one's claims."""


_LEAST = 2
"""Words that are put forward at least, those of the hedges left out."""
_RELATIVE = re.compile(r"(?:that|which|who)\b")


class Reserved(NamedTuple):
    """A stretch that is put forward with reserve, and the hedges that do it."""

    start: int
    end: int
    hedges: list[Hedge]


def reserved(text: str, hedges: Sequence[Hedge]) -> Iterator[Reserved]:
    """The stretches of a text that hedges cover, where these say something."""
    for found in _stretches(hedges):
        start, end = _with_antecedent(text, found.start), found.end
        hedging = sum(len(text[one.start : one.end].split()) for one in found.hedges)
        if len(text[start:end].split()) >= hedging + _LEAST:
            yield Reserved(start, end, found.hedges)


def _with_antecedent(text: str, start: int) -> int:
    """Where what is put forward begins: at what a relative clause says something of."""
    while text[start] in " ,":
        start += 1
    before = text[start - 2 : start]
    if _RELATIVE.match(text, start) and before[:1].isalnum() and before.endswith(" "):
        return phrase_before(text, start - 1)
    return start


def _stretches(hedges: Sequence[Hedge]) -> Iterator[Reserved]:
    """The stretches that hedges cover; one that lies in another belongs to it."""
    kept = [hedge for hedge in hedges if hedge.kind in _CLAIMS and not _is_no_claim(hedge)]
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


def _is_no_claim(hedge: Hedge) -> bool:
    """Whether it only describes a thing, or somebody is its subject ("Dole denies wrongdoing")."""
    _, frame, name = (hedge.rule or "").partition(": ")
    return only_describes(hedge) or (hedge.kind == "verb" and bool(frame) and name not in _OWN)
