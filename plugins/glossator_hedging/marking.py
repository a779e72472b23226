"""Finding the hedges of a document: cues of the list and hedging verbs, longest first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from glossator_hedging import verbs
from glossator_hedging.lexicon import Cue, Cues, Scope, by_beginning, listed
from glossator_hedging.scope import scope_of
from glossator_hedging.words import Extent, Words, lowered, ranges
from glossator_standard import Hedge, HedgeKind, ListEntry


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What is looked for: cues and blocks by their first words, verbs by their forms."""

    cues: Cues
    forms: verbs.Forms


def lexicon(entries: Mapping[str, Sequence[ListEntry]] | None = None) -> Lexicon:
    """The lists as look-up tables; ours alone unless given."""
    found = None if entries is None else entries["verbs"]
    return Lexicon(by_beginning(listed(entries)), verbs.verbs(found))


def mark(
    text: str, tokens: Sequence[Extent], sentences: Sequence[Extent], lists: Lexicon
) -> Iterator[Hedge]:
    """The hedges of a text, in order."""
    low = lowered(text, tokens)
    known, forms = lists.cues, lists.forms
    for first, last in ranges(text, tokens, sentences):
        places = [
            position - first
            for position in range(first, last)
            if low[position] in known or low[position] in forms
        ]
        if places:
            words = Words(text, tokens[first:last], low[first:last])
            yield from _sentence(words, places, lists)


@dataclass(frozen=True, slots=True)
class _Candidate:
    start: int
    end: int
    kind: HedgeKind | None
    strength: float
    source: str
    scope: Scope
    rule: str


def _sentence(words: Words, places: Sequence[int], lists: Lexicon) -> Iterator[Hedge]:
    found: list[_Candidate] = []
    for position in places:
        found += _listed(words, position, lists.cues)
        verb = verbs.find(lists.forms, words, position)
        if verb is not None:
            found.append(_from_verb(words, verb))
    for candidate in _longest(found):
        if candidate.kind is not None:
            yield _hedge(words, candidate, candidate.kind)


def _listed(words: Words, position: int, cues: Cues) -> Iterator[_Candidate]:
    for cue in cues.get(words.word(position), ()):
        end = cue.ends(words, position)
        if end is not None and cue.holds(words, position, end):
            yield _from_cue(cue, position, end)


def _from_cue(cue: Cue, start: int, end: int) -> _Candidate:
    return _Candidate(start, end, cue.kind, cue.strength, cue.source, cue.scope, cue.name)


def _from_verb(words: Words, found: verbs.Found) -> _Candidate:
    verb = found.verb
    rule = f"{verb.lemma}: {found.frame}"
    participle = found.frame == "reduced" or words.word(found.start).endswith("ing")
    scope: Scope = "whole" if found.frame == "aside" else ""
    if participle and words.word(found.start - 1) == ",":
        scope = "from-cue"  # ", claiming that", ", expected to": a clause of its own
    return _Candidate(found.start, found.end, verb.kind, verb.strength, verb.source, scope, rule)


def _longest(found: list[_Candidate]) -> list[_Candidate]:
    """Those that overlap no longer one; of equals a block wins, then the first of the list."""
    kept: list[_Candidate] = []
    taken: set[int] = set()
    for candidate in sorted(found, key=lambda item: (item.start - item.end, item.kind is not None)):
        positions = range(candidate.start, candidate.end)
        if taken.isdisjoint(positions):
            taken.update(positions)
            kept.append(candidate)
    return sorted(kept, key=lambda item: item.start)


def _hedge(words: Words, found: _Candidate, kind: HedgeKind) -> Hedge:
    first, last = scope_of(words, found.start, found.end, kind=kind, rule=found.scope)
    return Hedge(
        start=words.start(found.start),
        end=words.end(found.end - 1),
        kind=kind,
        scope_span=(words.start(first), words.end(last - 1)),
        strength=found.strength,
        source=found.source,
        rule=found.rule,
    )
