"""Where a hedge may be, by the lists of cues and of verbs, and which of several wins."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import compress

from glossator_hedging import verbs
from glossator_hedging.cues import CueFields, Cues, Degree, Scope
from glossator_hedging.lexicon import Lexicon
from glossator_standard import HedgeKind
from glossator_standard.matching import longest_first
from glossator_standard.words import Words


@dataclass(frozen=True, slots=True)
class Candidate:
    """A cue from word `start` up to word `end` of its sentence. A block has no kind."""

    start: int
    end: int
    kind: HedgeKind | None
    degree: Degree
    scope: Scope
    rule: str
    confidence: float


def places(words: Words, lists: Lexicon) -> list[int]:
    """The words that a cue may begin with."""
    low, cues, forms = words.low, lists.cues, lists.forms
    return [
        position
        for position in compress(range(words.size), map(lists.starts.__contains__, low))
        if low[position] in forms or cues[low[position]].before(words.at(position + 1))
    ]


def candidates(words: Words, places: Sequence[int], lists: Lexicon) -> Iterator[Candidate]:
    """All cues of a sentence, those that overlap too."""
    for position in places:
        yield from _listed(words, position, lists.cues)
        verb = verbs.find(lists.forms, words, position)
        if verb is not None:
            yield _from_verb(words, verb)


def _listed(words: Words, position: int, cues: Cues) -> Iterator[Candidate]:
    beginning = cues.get(words.at(position))
    for cue in beginning.before(words.at(position + 1)) if beginning else ():
        end = cue.ends(words, position)
        if end is not None and cue.holds(words, position, end):
            fields = cue.fields or CueFields()
            yield Candidate(
                position, end, cue.kind, cue.degree, fields.scope, cue.name, fields.confidence
            )


def _from_verb(words: Words, found: verbs.Found) -> Candidate:
    verb = found.verb
    rule = f"{verb.lemma}: {found.frame}"
    reduced = found.frame == "reduced"
    participle = reduced or words.at(found.start).endswith("ing")
    scope: Scope = "whole" if found.frame == "aside" else "phrase" if reduced else ""
    if participle and words.at(found.start - 1) == ",":
        scope = "from-cue"  # ", claiming that", ", expected to": a clause of its own
    said = verb.fields.kind, verb.degree, scope, rule, found.confidence
    return Candidate(found.start, found.end, *said)


def resolve(candidates: Iterable[Candidate]) -> list[Candidate]:
    """The hedges: longest first; of equals a block wins, then the first of the list."""
    blocks_first = sorted(candidates, key=lambda one: one.kind is not None)
    kept = longest_first(blocks_first, extent=lambda one: (one.start, one.end))
    return [one for one in kept if one.kind is not None]
