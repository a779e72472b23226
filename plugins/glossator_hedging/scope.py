"""Scope: the smallest full clause with the cue; for an adjective its noun phrase, for an
approximator its quantity."""

from __future__ import annotations

from glossator_hedging.candidates import Candidate
from glossator_hedging.clause_end import right_edge
from glossator_hedging.clause_start import (
    fronted,
    group_start,
    left_edge,
    sentence_start,
    verb_of_noun,
)
from glossator_hedging.cues import Scope
from glossator_hedging.grammar import QUOTES, clause_follows, finite_between, is_be, subject_starts
from glossator_hedging.marks import closes, opens, partner_after
from glossator_hedging.phrases import Range, attributive, noun_phrase, phrase_before, quantity
from glossator_standard import HedgeKind
from glossator_standard.inflection import is_participle
from glossator_standard.words import TokenRange, Words

_ABSOLUTE = 8
"""How far before an adverb "with" may be: "with its owner reportedly hiding"."""


def scope_of(words: Words, found: Candidate) -> TokenRange:
    """The words of a cue's scope, in its sentence."""
    return TokenRange(*_scope(words, found.start, found.end, found.kind, found.scope))


def _scope(words: Words, start: int, end: int, kind: HedgeKind | None, rule: Scope) -> Range:
    if kind == "approximator":
        return quantity(words, start, end)
    if kind == "adjective" and attributive(words, start, end):
        return noun_phrase(words, start, end)
    if kind == "adjective" and opens(words, end) and not is_be(words, start - 1):
        return start, partner_after(words, end) + 1  # "a possible “accident”"
    if rule == "from-cue" and end > start + 1 and kind == "conditional" and words.at(end) == ",":
        return start, end  # "The news, if true, is grave."
    if rule == "from-cue":
        # "the girl, believed to be nine, was", "the vase, said to be old, was"
        aside = kind in {"verb", "evidential"} and words.at(start - 1) == ","
        return start, right_edge(words, end, opens_clause=kind == "verb", relative=aside)
    if rule == "phrase":
        return phrase_before(words, start), right_edge(words, end, relative=True)
    if rule == "noun" and (clause_follows(words, end) or words.at(end - 1) == "that"):
        fronted = words.isa(0, "preposition") and not finite_between(words, 0, start)
        return start, right_edge(words, end, relative=True, opens_clause=True, fronted=fronted)
    alone = kind == "adverb" and start > 0 and group_start(words, start) == start
    alone = alone and "with" not in words.low[max(start - _ABSOLUTE, 0) : start]
    if alone and words.at(start - 1) == "," and words.isa(end, "preposition"):
        return start, right_edge(words, end, relative=True)  # "it burned, possibly for hours"
    if words.at(end).endswith("ing") and (alone or words.isa(start - 1, "preposition")):
        return start, right_edge(
            words, end
        )  # "for allegedly taking a bribe", ", possibly taking it"
    if kind == "adverb" and _of_participle(words, start, end):
        left = start if words.at(start - 1) == "," else phrase_before(words, start)
        return left, right_edge(words, end, relative=True)  # "money allegedly stolen by guards"
    if rule == "whole":
        says = words.isa(end - 1, "suggest")  # "sources said"
        aside = kind in {"verb", "doubt"}
        left = sentence_start(words, start) if aside else _whole(words, start)
        return left, right_edge(words, _past_comma(words, left, start, end), opens_clause=says)
    described = words.isa(end - 1, "describing") and words.at(start - 1) != "it"  # "seems calm"
    governs = kind in {"verb", "evidential"} and not described and words.at(end - 1) != "of"
    nominal = kind in {"evidential", "doubt"}
    return _clause(words, start, end, opens_clause=governs, nominal=nominal)


def _of_participle(words: Words, start: int, end: int) -> bool:
    """Whether an adverb weakens a participle behind a noun that has a verb before it."""
    if not is_participle(words.at(end)) or not words.isa(end + 1, "preposition"):
        return False
    if words.isa(start - 1, "conjunction", "relative", "auxiliary", "subject_pronoun", "adverb"):
        return False
    if words.at(start - 1) == ",":  # no "The ship, with ten on board, apparently turned to port"
        verbs = finite_between(words, 0, start) or finite_between(words, end + 1, words.size)
        aside = "," in words.low[: start - 1] and not verbs
        return words.is_word(start - 2) and not aside
    left = left_edge(words, start)
    return words.at(left) not in {"that", "who", "which"} and finite_between(words, left, start)


def _clause(words: Words, start: int, end: int, *, opens_clause: bool, nominal: bool) -> Range:
    group = group_start(words, verb_of_noun(words, start) if nominal else start)
    left = left_edge(words, group)
    if words.at(group - 1) == "," and words.at(start) in {"maybe", "perhaps"}:
        left = (
            group if subject_starts(words, end) and finite_between(words, end, words.size) else left
        )
    # "a man who may have left has returned": the clause ends before the verb of its matrix.
    relative = words.isa(left, "clause_relative") and not finite_between(words, left + 1, group)
    relative = relative and (words.at(left) != "that" or words.is_word(left - 1))
    # "The news that he may be ill was late": the same.
    content = words.at(left - 1) == "that" and words.isa(left - 3, "determiner")
    relative = relative or (content and not words.isa(left - 4, "told"))
    relative = relative or words.at(left - 1) == "with"  # "He left, with his ship likely to sink"
    fronted = left == 1 and words.isa(0, "subordinator")
    fronted = fronted or (start == 0 and words.at(0).endswith("ing"))  # "Alleging that he fled, "
    end = _past_comma(words, left, start, end) if not opens_clause else end
    right = right_edge(words, end, relative=relative, opens_clause=opens_clause, fronted=fronted)
    while left < start and words.at(left) in {",", "and", "but", "or"}:
        left += 1
    if fronted and nominal and "," in words.low[end:right]:
        right = words.low.index(",", end)  # "Although it led to fears of a flood, guests"
    if _fragment(words, left, right):
        return left_edge(words, left - 1), max(right_edge(words, right + 1), right + 1)
    return left, right


def _past_comma(words: Words, left: int, start: int, end: int) -> int:
    """Past the comma or colon behind what opens the clause: "Most likely, he left"."""
    fronted = left <= 1 or not words.is_word(left - 1)  # no "after fears and doubts, he signed"
    opening = fronted and group_start(words, start) <= left
    return end + 1 if opening and words.at(end) in {",", ":"} and words.is_word(end + 1) else end


def _fragment(words: Words, left: int, right: int) -> bool:
    """Whether a quotation is a part of the clause around it: "the odds were “perhaps even”"."""
    opening = left - 1
    if words.at(opening) not in QUOTES or not closes(words, right) or words.is_capital(left):
        return False
    joined = words.is_word(opening - 1) and not words.isa(opening - 1, "report", "told")
    verb = words.isa(left, "personal") or finite_between(words, left, right)
    return joined and not verb and not words.isa(left + 1, "subject", "personal")


def _whole(words: Words, start: int) -> int:
    """For an adjunct ("..., according to reports"): the clause beside it, across its comma."""
    if words.isa(start - 1, "determiner") and words.at(start - 2) == ",":
        start -= 1  # "..., a source close to the owner said"
    if words.at(start - 1) == "," and fronted(words, start - 1):
        return start  # "While he is silent, sources close to him say"
    while words.at(start - 1) == ",":
        start -= 1
    return left_edge(words, start)
