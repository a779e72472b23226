"""What the text itself puts forward with reserve: hedges that nobody is said to have uttered."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from glossator import Extent
from glossator_claims.hedges import only_describes
from glossator_claims.lexicon import classes
from glossator_claims.phrases import phrase_before
from glossator_standard import Hedge

_CLAIMS = ("modal", "adverb", "adjective", "verb", "evidential", "doubt")
"""Kinds of hedges that make a claim: "about 40" and "if he goes" are none."""
_OWN = ("passive", "reduced")
"""Frames of verbs that name nobody: "is said to"; those with a subject are that one's claims."""


_NEXT = 15
"""Code points behind a hedge in which the next word is looked for."""
_LEAST = 2
"""Words that are put forward at least, those of the hedges left out."""
_RELATIVE = re.compile(
    r"(?:that|which|who|(?:which|whom?) (?:he|she|it|they|we|[A-Z][\w’'-]+)) "
    r"(?:(?:is|are|was|were|has|have|had|been) )*"
)
"""Before a hedge what begins a clause that only describes a thing: "a ship that may carry coal"."""
_LOOKS = re.compile(r"(?:seem|appear)(?:s|ed|ing)?\b")
_LOOKED = re.compile(r" (?:to|that|as|like|,|\w+ to)\b")
"""Behind "seemed" what says more than how somebody looked: "seemed to know", "seemed likely to"."""


class Reserved(NamedTuple):
    """A stretch that is put forward with reserve, and the hedges that do it."""

    start: int
    end: int
    hedges: list[Hedge]


def reserved(text: str, hedges: Sequence[Hedge]) -> Iterator[Reserved]:
    """The stretches of a text that hedges cover, where these say something."""
    for found in _stretches([one for one in hedges if not _says_nothing(text, one)]):
        start, end = found.start, found.end
        hedge = found.hedges[0]
        if _RELATIVE.fullmatch(text, start, hedge.start) and text[start - 2] not in ",–—-":
            if hedge.rule not in classes()["distance"]:
                continue
            start = phrase_before(text, start - 1)  # "a man who allegedly stole it"
        hedging = sum(len(text[one.start : one.end].split()) for one in found.hedges)
        if len(text[start:end].split()) >= hedging + _LEAST:
            yield Reserved(start, end, found.hedges)


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


def _says_nothing(text: str, hedge: Hedge) -> bool:
    """Whether it says what is spoken of, not what is said ("fears of a flood", "made allegations
    against her"), or how somebody looked ("he seemed tired")."""
    if hedge.kind == "evidential":
        behind = text[hedge.end : hedge.end + _NEXT].split()[:1]
        is_thing = text[hedge.start : hedge.end].lower() in classes()["alleging"]
        is_told = is_thing and hedge.scope_span[0] < hedge.start
        return is_told or not classes()["topical"].isdisjoint(behind)
    return looks_only(text, (hedge.start, hedge.end))


def looks_only(text: str, cue: Extent) -> bool:
    """Whether a verb tells how somebody looked, and nothing that is so: "he appeared calm"."""
    words = text[slice(*cue)]
    is_said = text.endswith(("it ", "It ", "there ", "There "), 0, cue[0])
    found = _LOOKS.search(words)
    return bool(found) and not is_said and _LOOKED.match(text, cue[1]) is None


def _is_no_claim(hedge: Hedge) -> bool:
    """Whether it only describes a thing, or somebody is its subject ("Dole denies wrongdoing")."""
    _, frame, name = (hedge.rule or "").partition(": ")
    return only_describes(hedge) or (hedge.kind == "verb" and bool(frame) and name not in _OWN)
