"""The edges of a clause, without a parser.

Both edges move outward from the cue until punctuation, a conjunction, a relative or question word
or a reporting verb stops them.
"""

from __future__ import annotations

from glossator_hedging.grammar import (
    QUOTES,
    auxiliary,
    clause_follows,
    finite,
    finite_between,
    is_adverb,
    noun_before,
    subject_starts,
)
from glossator_hedging.marks import closes, opens, partner_after, partner_before
from glossator_hedging.words import Words

_BREAKS = frozenset({";", ":", "—", "–", "--", "―"})
_FINAL = frozenset({".", "!", "?", ",", "…", "...", "-", "'"})
_SHORT = 4
"""A clause with its verb has at least so many words."""
_SOON = 7
"""How near the verb of a new clause is to its start."""
_ATTRIBUTION = 9
"""How long ", the agency said," may be."""


def group_start(words: Words, start: int) -> int:
    """Where the verb group or the adverbs that lead up to the cue begin."""
    position = start
    while position > 0 and (
        auxiliary(words, position - 1)
        or is_adverb(words, position - 1)
        or words.word(position - 1) in {"to", "be", "been"}
    ):
        position -= 1
    return position


def left_edge(words: Words, group: int) -> int:
    """The first position of the clause whose verb group starts at `group`."""
    position = group - 1
    verb_passed = False
    while position >= 0:
        word = words.word(position)
        if closes(words, position):
            opening = partner_before(words, position)
            if opening is None:
                return position + 1
            position = opening - 1
            continue
        if opens(words, position) or word in _BREAKS:
            return position + 1
        if word == ",":
            following = _across_comma(words, position, group, verb_passed)
            if following is None:
                return position + 1
            position = following
            continue
        if not verb_passed:
            edge = _clause_starts(words, position, group)
            if edge is not None:
                return edge
        if _governs(words, position - 1 if word == "that" else position):
            return position + 1
        verb_passed = verb_passed or finite(words, position)
        position -= 1
    return 0


def sentence_start(words: Words, position: int) -> int:
    """For an aside at the end ("..., the bank estimated"): all before it, up to a break."""
    while (
        position > 0 and not opens(words, position - 1) and words.word(position - 1) not in _BREAKS
    ):
        opening = partner_before(words, position - 1) if closes(words, position - 1) else None
        position = position - 1 if opening is None else opening
    return position


def _clause_starts(words: Words, position: int, group: int) -> int | None:
    """Where the clause starts if the word at `position` opens it; no verb lies between."""
    word, next_to_verb = words.word(position), position + 1 == group
    if word == "that":
        # The subject of a relative clause belongs to it, a conjunction does not.
        return position if next_to_verb or position == 0 else position + 1
    if words.isa(position, "question"):
        return position
    if next_to_verb:
        # "has left and may return": only the second verb is weakened.
        return position + 1 if words.isa(position, "conjunction") else None
    if words.isa(position, "subordinator"):
        needs_subject = words.isa(position, "time_word")
        return position + 1 if not needs_subject or subject_starts(words, position + 1) else None
    if words.isa(position, "conjunction"):
        return position + 1 if _joins_clauses(words, position) else None
    if words.isa(position, "report"):
        return _reported(words, position, group)
    return None


def _governs(words: Words, verb: int) -> bool:
    """Whether a clause hangs on the verb there: "said (that)", "which stipulates that"."""
    relative = words.isa(verb - 1, "relative", "personal")
    if words.word(verb + 1) == "that":
        return relative or (words.isa(verb, "report") and not noun_before(words, verb))
    bare = words.isa(verb, "report") and subject_starts(words, verb + 1)
    return bare and not noun_before(words, verb) and not words.isa(verb - 1, "relative")


def _reported(words: Words, verb: int, group: int) -> int | None:
    """Where the clause starts that a reporting verb opens without `that`."""
    first = verb + 1
    if words.isa(verb, "told"):
        for position in range(first + 1, group):
            name_goes_on = words.capital(position) and words.capital(position - 1)
            if subject_starts(words, position) and not name_goes_on:
                return position
    return first if subject_starts(words, first) else None


def _joins_clauses(words: Words, conjunction: int) -> bool:
    """Whether a conjunction to the left of the cue joins clauses, not the parts of the subject."""
    for position in range(conjunction - 1, -1, -1):
        if finite(words, position):
            return not words.isa(position, "report")
        if position == 0 and conjunction < _SHORT:
            return False  # "The mayor and the council may ..."
        if words.word(position) in _BREAKS or opens(words, position):
            return False
    return words.isa(conjunction + 1, "new_subject")


def _across_comma(words: Words, comma: int, group: int, verb_passed: bool) -> int | None:
    """Where to go on at a comma to the left of the cue; None where the clause starts after it."""
    if all(is_adverb(words, position) for position in range(comma + 1, group)):
        return _before_aside(words, comma)
    if verb_passed:
        return comma - 1
    if words.isa(comma + 1, "personal") and words.word(comma + 1) != "who":
        return None
    starts = subject_starts(words, comma + 1) or words.isa(comma + 1, "conjunction")
    return None if starts and finite_between(words, 0, comma) else comma - 1


def _before_aside(words: Words, comma: int) -> int:
    """Before the comma that opens the aside which `comma` closes; else just before `comma`."""
    for position in range(comma - 1, -1, -1):
        if words.word(position) == ",":
            return position - 1
        if words.word(position) in _BREAKS or opens(words, position):
            break
    return comma - 1


def right_edge(
    words: Words,
    end: int,
    *,
    relative: bool = False,
    opens_clause: bool = False,
    fronted: bool = False,
) -> int:
    """Past the last position of the clause around a cue that ends at `end`.

    Args:
        words: The sentence.
        end: Past the cue's last position.
        relative: The clause is a relative one: it ends before the verb of its matrix.
        opens_clause: The cue governs a clause ("believes the ..."): it has a verb of its own.
        fronted: The clause is a subordinate one before its matrix: it ends before a new subject.
    """
    conjunction = words.word(end - 1) in {"if", "whether", "that"}
    governs = opens_clause or conjunction
    # "who believed the ministry was unfair": the clause that the cue governs has a verb too.
    bare = opens_clause and words.word(end) != "that" and clause_follows(words, end)
    matrix = _Matrix(words, pending=conjunction or bare)
    position = end
    while position < words.size:
        word = words.word(position)
        if governs and position == end and word in {",", ":"} and opens(words, end + 1):
            return partner_after(words, end + 1)  # "he claimed, “it rains”"
        if opens(words, position):
            position = partner_after(words, position) + 1
            continue
        if closes(words, position) or word in QUOTES or word in _BREAKS:
            break
        if word == ",":
            aside = _subject_aside(words, end, position) if governs else None
            if aside is not None:
                position = aside
                continue
            main_clause = words.word(end - 1) == "if" and _verb_soon(words, position + 1)
            main_clause = main_clause or (fronted and subject_starts(words, position + 1))
            if main_clause or _comma_stops(words, position):
                break
        if relative and matrix.verb_at(position):
            break
        complete = not opens_clause or finite_between(words, end, position)
        if complete and _conjunction_stops(words, position):
            break
        position += 1
    while position > end and words.word(position - 1) in _FINAL:
        position -= 1
    return position


class _Matrix:
    """Counts the clauses that open after a cue, to know the verb that belongs to none of them."""

    def __init__(self, words: Words, *, pending: bool) -> None:
        self._words = words
        self._pending = pending
        self._own_group = True

    def verb_at(self, position: int) -> bool:
        """Whether the verb there is the matrix's; to be asked of each position in turn."""
        words = self._words
        found = False
        reports = words.isa(position, "report") and subject_starts(words, position + 1)
        if reports or words.isa(position, "question") or words.word(position) == "that":
            self._pending = True
        elif _first_auxiliary(words, position):
            found = not self._pending and not self._own_group
            self._pending = False
        verbal = auxiliary(words, position) or is_adverb(words, position)
        self._own_group = self._own_group and verbal
        return found


def _first_auxiliary(words: Words, position: int) -> bool:
    return (
        auxiliary(words, position)
        and finite(words, position)
        and not auxiliary(words, position - 1)
    )


def _conjunction_stops(words: Words, position: int) -> bool:
    """Whether a conjunction opens another clause."""
    if not words.isa(position, "conjunction"):
        return False
    if words.word(position) == "and" and words.word(position + 1) == "that":
        return True
    if words.word(position) == "but" and words.word(position - 1) == ",":
        return _verb_soon(words, position)
    if auxiliary(words, position + 1) and finite(words, position + 1):
        return True
    return subject_starts(words, position + 1) and _verb_soon(words, position + 1)


def _subject_aside(words: Words, end: int, comma: int) -> int | None:
    """Past an aside between a subject and its verb ("if they, who came late, miss it")."""
    if not words.isa(comma + 1, "clause_relative") or finite_between(words, end, comma):
        return None
    for position in range(comma + 1, words.size):
        if words.word(position) == ",":
            return position + 1
    return None


def _comma_stops(words: Words, comma: int) -> bool:
    """Whether the clause ends at a comma: a relative, an attribution or another clause follows."""
    first = comma + 1
    if words.word(first) in QUOTES or words.isa(first, "relative", "report", "personal"):
        return True
    if words.isa(first, "subordinator") and not words.isa(first, "time_word"):
        return True
    if words.word(first) == "there":
        return True
    if words.word(first) == "according" and words.word(first + 1) == "to":
        return True
    if words.isa(first, "conjunction") and subject_starts(words, first + 1):
        return _verb_soon(words, first + 1)
    participle = words.word(first).endswith("ed") and not words.capital(first)
    return participle or _attribution(words, first)


def _attribution(words: Words, position: int) -> bool:
    """Whether a reporting verb ends what follows: ", the agency said."."""
    if words.isa(position, "be") or words.word(position) == "to":
        return False
    for ahead in range(position, position + _ATTRIBUTION):
        word = words.word(ahead)
        if not word or word == ",":
            return False
        if words.isa(ahead, "report") and not word.endswith("ing"):
            short = ahead - position < 4 and subject_starts(words, position)
            return short or not words.word(ahead + 1) or words.isa(ahead + 1, "attribution_end")
    return False


def _verb_soon(words: Words, position: int) -> bool:
    """Whether a finite verb comes within a short phrase, before any punctuation."""
    for ahead in range(position, position + _SOON):
        word = words.word(ahead)
        if not word or word in _FINAL or word in _BREAKS:
            return False
        if auxiliary(words, ahead) or (ahead > position and finite(words, ahead)):
            return True
    return False
