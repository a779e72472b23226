"""The lists that a project can change."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import glossator
from glossator_hedging import constructions, cues, verbs
from glossator_hedging.conditions import CONDITIONS
from glossator_hedging.cues import BlockFields, CueFields, check_cue
from glossator_hedging.verbs import VerbFields, check_verb, examples
from glossator_standard import Hedge, ListEntry, WordList

_WITHOUT_BRACKETS = str.maketrans("", "", "[]")

LISTS = (
    WordList(
        "cues", CueFields, "Words and phrases that hedge.", check=check_cue, alternatives=True
    ),
    WordList("blocks", BlockFields, "Words that hold a cue and do not hedge.", check=check_cue),
    WordList("verbs", VerbFields, "Verbs that hedge in some constructions.", check=check_verb),
)


def own_entries() -> Mapping[str, Sequence[ListEntry]]:
    """The entries of cues.toml and verbs.toml."""
    return {**cues.own_entries(), "verbs": verbs.own_entries()}


def explanation(
    hedge: Hedge, entries: Mapping[str, Sequence[ListEntry]]
) -> glossator.Explanation | None:
    """What the lists say of the rule of a hedge; None where none of them has it (any more)."""
    verb, _, frame = hedge.rule.partition(": ")
    for name, phrase in (("cues", hedge.rule), ("verbs", verb)):
        for entry in entries[name]:
            if entry.phrase != phrase or (name == "verbs" and frame not in entry.fields.frames):
                continue
            example = examples().get(hedge.rule) if frame else entry.fields.example
            return glossator.Explanation(
                rule=f"{phrase!r} in {name} of {entry.origin}" + f", as {frame}" * bool(frame),
                example=example.translate(_WITHOUT_BRACKETS) if example else None,
                conditions=(
                    *(_words_of(one) for one in getattr(entry.fields, "where", ())),
                    *(f"around: {one}" for one in getattr(entry.fields, "around", ())),
                ),
            )
    return None


def _words_of(condition: str) -> str:
    check = CONDITIONS.get(condition) or constructions.CONDITIONS[condition]
    said = (check.__doc__ or "").partition("\n")[0]
    return f"{condition}: {said}"
