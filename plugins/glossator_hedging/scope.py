"""Scope: the smallest full clause with the cue; for an adjective its noun phrase, for an
approximator its quantity."""

from __future__ import annotations

from glossator_hedging.grammar import QUOTES, finite_between
from glossator_hedging.left import group_start, left_edge, sentence_start
from glossator_hedging.marks import closes
from glossator_hedging.phrases import Range, attributive, noun_phrase, quantity
from glossator_hedging.right import right_edge
from glossator_hedging.words import Words


def scope_of(words: Words, start: int, end: int, *, kind: str, rule: str = "") -> Range:
    """The positions of a cue's scope.

    Args:
        words: The sentence.
        start: The cue's first position.
        end: Past the cue's last position.
        kind: The cue's kind.
        rule: What the cue list says under `scope`, where the kind does not decide.
    """
    if kind == "approximator":
        return quantity(words, start, end)
    if kind == "adjective" and attributive(words, end):
        return noun_phrase(words, start, end)
    if rule == "from-cue":
        return start, right_edge(words, end, opens_clause=kind == "verb")
    if rule == "whole":
        says = words.isa(end - 1, "suggest")  # "sources said"
        aside = kind in {"verb", "doubt"}
        left = sentence_start(words, start) if aside else _whole(words, start)
        return left, right_edge(words, end, opens_clause=says)
    return _clause(words, start, end, opens_clause=kind in {"verb", "evidential"})


def _clause(words: Words, start: int, end: int, *, opens_clause: bool) -> Range:
    group = group_start(words, start)
    left = left_edge(words, group)
    # "a man who may have left has returned": the clause ends before the verb of its matrix.
    relative = words.isa(left, "clause_relative") and not finite_between(words, left + 1, group)
    fronted = left == 1 and words.isa(0, "subordinator")
    right = right_edge(words, end, relative=relative, opens_clause=opens_clause, fronted=fronted)
    if _fragment(words, left, right):
        return left_edge(words, left - 1), max(right_edge(words, right + 1), right + 1)
    return left, right


def _fragment(words: Words, left: int, right: int) -> bool:
    """Whether a quotation is a part of the clause around it: "the odds were “perhaps even”"."""
    opening = left - 1
    if words.word(opening) not in QUOTES or not closes(words, right) or words.capital(left):
        return False
    joined = words.is_word(opening - 1) and not words.isa(opening - 1, "report", "told")
    verb = words.isa(left, "personal") or finite_between(words, left, right)
    return joined and not verb and not words.isa(left + 1, "subject", "personal")


def _whole(words: Words, start: int) -> int:
    """For an adjunct ("..., according to reports"): the clause beside it, across its comma."""
    while words.word(start - 1) == ",":
        start -= 1
    return left_edge(words, start)
