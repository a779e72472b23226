"""Which words report what: the quotations of a document as stretches of tokens."""

from __future__ import annotations

from glossator_quotations import ends, labels, pull_quotes, quoted, reported, uncued
from glossator_quotations.confidence import choose
from glossator_quotations.found import UNOWNED, Found
from glossator_quotations.view import View

_THAT = (":that", ":passive")


def find_all(view: View) -> list[Found]:
    """The quotations of a document, none inside another, in order."""
    candidates = [found for found in find_candidates(view) if choose(view, found)]
    candidates = _without_parts(candidates)
    candidates.sort(
        key=lambda found: (found.rank, -found.worth, found.pieces[0], found.cue or (0, 0))
    )
    accepted = _accept(view, candidates)
    owner = uncued.owners(view, accepted)
    uncued.extend(view, accepted, owner)
    uncued.join(view, owner)
    accepted += list(uncued.leftovers(view, accepted, owner))
    accepted += list(labels.headlines(view, accepted))
    for found in accepted:
        found.pieces.sort()
    pull_quotes.name_speakers(view, accepted)
    return sorted(accepted, key=lambda found: found.pieces)


def _without_parts(candidates: list[Found]) -> list[Found]:
    """Those that are not the whole clause of another: "It was noted that Kim urged him to go"."""
    clauses = {found.pieces[0][0] + 1 for found in candidates if found.rule.endswith(_THAT)}
    return [
        one for one in candidates if not (one.inner and one.subject and one.subject[0] in clauses)
    ]


def find_candidates(view: View) -> list[Found]:
    """Whatever may be a quotation, by its cue or by its marks."""
    candidates = [*labels.turns(view), *quoted.before_speaker(view), *reported.find(view)]
    told = bytearray(len(view))
    for first, end in (piece for found in candidates for piece in found.pieces):
        told[first:end] = b"\1" * (end - first)
    for found in candidates:
        found.inner = found.cue is not None and bool(told[found.cue[0]])
    return candidates


def _accept(view: View, candidates: list[Found]) -> list[Found]:
    """The candidates that do not claim words already claimed, cut short where they would."""
    taken = bytearray(len(view))
    accepted = []
    named = bytearray(len(view))
    for found in candidates:
        first, end = found.pieces[0][0], found.pieces[-1][1]
        if all(named[first:end]) and max(view.quote[first:end]) >= 0:
            continue  # "said Ana Ruiz, who wrote “Cold Water”"
        if found.cue and any(taken[found.cue[0] : found.cue[1]]):
            continue
        pieces = []
        for first, end in found.pieces:
            stop = taken.find(1, first, end)
            if stop >= 0:
                end = ends.trimmed(view, first, stop)
                # One word is no rest of a content, nor is any of a noun's without an owner.
                end = end if end > first + 1 and found.rank < UNOWNED else first
            if end > first:
                pieces.append((first, end))
        if len(pieces) < len(found.pieces):
            continue
        found.pieces = pieces
        for first, end in (*pieces, found.cue or (0, 0)):
            taken[first:end] = b"\1" * (end - first)
        if found.rank == 0 and found.subject:
            first, end = found.subject
            named[first:end] = b"\1" * (end - first)
        accepted.append(found)
    return accepted
