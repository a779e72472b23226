"""Where a clause starts, without a parser.

The edge moves left from the verb group until punctuation, a conjunction, a relative or question
word or a reporting verb stops it.
"""

from __future__ import annotations

from glossator_hedging.grammar import (
    BREAKS,
    QUOTES,
    auxiliary,
    before_aside,
    finite,
    finite_between,
    headline_joins,
    is_adverb,
    matrix_starts,
    noun_before,
    opens_sentence,
    past_adjuncts,
    subject_starts,
)
from glossator_hedging.marks import closes, opens, partner_before
from glossator_standard.words import Words

_DASHES = frozenset({"-", "–", "—", "--"})
_OPENERS = ("clause_relative", "question", "adverbial", "before_matrix")
_PAIR = 6
"""How far before its "and" the word "between" may be."""
_SHORT = 4
"""A clause with its verb has at least so many words."""


def group_start(words: Words, start: int) -> int:
    """Where the verb group or the adverbs that lead up to the cue begin."""
    position = start
    while position > 0 and (
        auxiliary(words, position - 1)
        or (
            is_adverb(words.at(position - 1))
            and words.low[position - 2 : position] != ["or", "not"]
        )
        or words.at(position - 1) in {"to", "be", "been"}
        or words.isa(position - 1, "copula")
    ):
        position -= 1
    return position


def verb_of_noun(words: Words, cue: int) -> int:
    """The verb that has a noun for its object or adjunct, "sparked fears"; else the cue itself."""
    if not (noun_before(words, cue) or finite(words, cue - 1)):
        return cue
    for position in range(cue - 1, 0, -1):
        if finite(words, position):
            return position
        if not words.is_word(position) or words.isa(position, *_OPENERS, "remains"):
            break
    return cue


def left_edge(words: Words, group: int) -> int:
    """The first position of the clause whose verb group starts at `group`."""
    return max(_opened_at(words, group), _matrix_start(words, group))


def _opened_at(words: Words, group: int) -> int:
    """Where what stands before it opens the clause: a mark, a conjunction, a verb of saying."""
    position = group - 1
    verb_passed = False
    within = is_adverb(words.at(group)) and words.isa(position, "determiner", "possessive")
    while position >= 0:
        word = words.at(position)
        if closes(words, position):
            opening = partner_before(words, position)
            if opening is None:
                return position + 1
            position = opening - 1
            continue
        if word in _DASHES and position + 1 == group:
            opening = _dash_before(words, position)
            if opening is not None:
                position = opening - 1
                continue
        parts = word == "-" and not words.is_glued(position) and not _dash_before(words, position)
        if opens(words, position) or word in BREAKS or parts:
            return position + 1  # "Oslo, May 3 (KTQ) - The mayor may leave"
        if word == "with" and _has_no_finite_verb(words, group):
            return position + 1  # "with the pilot appearing to sleep", "with rain likely to fall"
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
        inner = words.isa(position, "clause_relative") and finite(words, position + 1)
        if inner and within and verb_passed:
            return position  # "a man [who was held for the allegedly false report"
        verb_passed = (verb_passed or finite(words, position)) and not inner  # "those who fled may"
        position -= 1
    return 0


def _has_no_finite_verb(words: Words, group: int) -> bool:
    while is_adverb(words.at(group)):
        group += 1
    participle = words.at(group).endswith("ing") and not words.isa(group, "preposition")
    return participle or words.at(group) == "to"


def _matrix_start(words: Words, group: int) -> int:
    """Where the matrix starts behind a clause without a comma: "If it rains [they may leave"."""
    for opener in range(group - _SHORT + 1, -1, -1):
        if words.at(opener + 1) == ",":
            break
        if words.isa(opener, "before_matrix") and opens_sentence(words, opener):
            starts = range(group - 1, opener + 1, -1)
            return next((at for at in starts if matrix_starts(words, opener + 1, at)), 0)
    return 0


def sentence_start(words: Words, position: int) -> int:
    """For an aside at the end ("..., the bank estimated"): all before it, up to a break."""
    while position > 0 and not opens(words, position - 1) and words.at(position - 1) not in BREAKS:
        opening = partner_before(words, position - 1) if closes(words, position - 1) else None
        position = position - 1 if opening is None else opening
    return position


def _clause_starts(words: Words, position: int, group: int) -> int | None:
    """Where the clause starts if the word at `position` opens it; no verb lies between."""
    word, next_to_verb = words.at(position), position + 1 == group
    if word == "that":
        # The subject of a relative clause belongs to it, a conjunction does not.
        if not next_to_verb and words.isa(position - 1, "preposition"):
            return None  # "quakes of that strength may"
        if words.isa(position - 1, "subordinator", "adverbial"):
            return position  # "though that figure may rise"
        return position if next_to_verb or position == 0 else position + 1
    if word in {"when", "where"}:
        return position + 1
    if words.isa(position, "question"):
        return None if _has_own_verb(words, position, group) else position
    if next_to_verb:
        # "has left and may return": only the second verb is weakened.
        clause = words.isa(position, "subordinator") and words.isa(group, "subject_pronoun")
        return position + 1 if clause or words.isa(position, "conjunction") else None
    if word == "as" and words.at(position + 2) == "result":  # "and as a result could"
        return position if words.isa(position - 1, "conjunction") else None
    amount = words.isa(position + 1, "before_as")  # "for as little as 99 cents"
    if word == "as" and (amount or "as" in words.low[max(position - 2, 0) : position]):
        return None
    if words.isa(position, "subordinator") and words.at(position + 1) != "of":
        clause = not words.isa(position, "time_word") or subject_starts(words, position + 1)
        plural = word == "as" and words.at(position + 1).endswith("s")
        return position + 1 if clause or plural else None
    if words.isa(position, "conjunction") and words.at(position + 1) != "not":
        return position + 1 if _joins_clauses(words, position) else None
    if words.isa(position, "report"):
        return _reported(words, position, group)
    return None


def _has_own_verb(words: Words, relative: int, group: int) -> bool:
    """Whether the relative clause ends before the group: "people who live in Oslo | may"."""
    verb = relative + 1
    if words.at(relative) != "who" or verb == group or noun_before(words, group):
        return False
    if subject_starts(words, verb) or words.isa(verb, "preposition", "when_said"):
        return False
    word = words.is_word(verb) and not is_adverb(words.at(verb))
    return word and not finite(words, verb) and "," not in words.low[verb:group]


def _governs(words: Words, verb: int) -> bool:
    """Whether a clause hangs on the verb there: "said (that)", "which stipulates that"."""
    if _is_attribute(words, verb):
        return False
    relative = words.isa(verb - 1, "relative", "personal")
    if words.at(verb + 1) == "that":
        relative = relative or words.isa(verb - 1, "told")  # "told reporters that"
        return relative or (words.isa(verb, "report") and not noun_before(words, verb))
    bare = words.isa(verb, "report") and (
        subject_starts(words, verb + 1) or _bare_subject(words, verb)
    )
    return bare and not noun_before(words, verb) and not words.isa(verb - 1, "relative")


def _is_attribute(words: Words, verb: int) -> bool:
    """Whether what looks like a verb of saying is none: "value-adding steps", "media reports"."""
    return words.at(verb - 1) == "-" or words.isa(verb - 1, "vague")


def _bare_subject(words: Words, verb: int) -> bool:
    """Whether a noun without a determiner stands behind "said": "said pets could do harm"."""
    if words.at(verb + 1) in {"tank", "tanks"}:
        return False  # "the think tank is"
    subject_clause = words.isa(verb - 2, "question")  # "what he said seems odd"
    return words.isa(verb, "says_so") and _bare(words, verb + 1) and not subject_clause


def _bare(words: Words, position: int) -> bool:
    """Whether a noun may stand there without a determiner."""
    if not words.is_word(position) or is_adverb(words.at(position)) or auxiliary(words, position):
        return False
    return not words.isa(
        position, "preposition", "conjunction", "subordinator", "relative", "attribution_end"
    )


def _reported(words: Words, verb: int, group: int) -> int | None:
    """Where the clause starts that a reporting verb opens without `that`."""
    first = verb + 1
    if _is_attribute(words, verb):
        return None
    if words.at(first) in {"more", "fewer"}:
        return first  # "warned more storms could come"
    if (said := _past_adjuncts(words, first, group)) != first:
        return said
    if words.isa(verb, "told"):
        for position in range(first + 1, group):
            name_goes_on = words.is_capital(position) and words.is_capital(position - 1)
            object_over = position == first + 1 + words.isa(first, "determiner", "possessive")
            if object_over and _bare(words, position) and not name_goes_on:
                return position  # "told reporters prices could rise"
            if subject_starts(words, position) and not name_goes_on:
                return _past_adjuncts(words, position, group)
    return first if subject_starts(words, first) or _bare_subject(words, verb) else None


def _past_adjuncts(words: Words, first: int, group: int) -> int:
    """Past when and where it was said, if what is said has its subject behind that."""
    said = past_adjuncts(words, first)
    return said if said < group and (subject_starts(words, said) or _bare(words, said)) else first


def _joins_clauses(words: Words, conjunction: int) -> bool:
    """Whether a conjunction to the left of the cue joins clauses, not the parts of the subject."""
    if words.any_is(range(conjunction - _PAIR, conjunction), "of_two"):
        return False  # "a deal between the city and the port could"
    if words.at(conjunction) == "or" and words.isa(conjunction + 1, "preposition", "time_word"):
        return False  # "women over 40 or under 20 may"
    clear = words.isa(conjunction + 1, "personal")
    for position in range(conjunction - 1, -1, -1):
        opener = words.at(position) in {"that", ","} or words.isa(
            position, "question", "conjunction", "subordinator"
        )
        if not clear and (opener or _governs(words, position)):
            return False  # "said that the mayor and the council may"
        if finite(words, position):
            return not words.isa(position, "report")
        if position == 0 and conjunction < _SHORT:
            return False  # "The mayor and the council may ..."
        if words.at(position) in BREAKS or opens(words, position):
            return False
    return words.isa(conjunction + 1, "new_subject")


def _across_comma(words: Words, comma: int, group: int, verb_passed: bool) -> int | None:
    """Where to go on at a comma to the left of the cue; None where the clause starts after it."""
    if headline_joins(words, comma):
        return None
    if all(is_adverb(words.at(position)) for position in range(comma + 1, group)):
        return before_aside(words, comma)
    if words.at(0) == "according" and "," not in words.low[:comma]:
        return None
    if verb_passed or _parts_names(words, comma):
        return comma - 1
    if fronted(words, comma):
        return None
    if words.isa(comma + 1, "personal") and words.at(comma + 1) != "who":
        return None
    starts = subject_starts(words, comma + 1) or words.isa(comma + 1, "conjunction")
    return None if starts and finite_between(words, 0, comma) else comma - 1


def _parts_names(words: Words, comma: int) -> bool:
    """Whether it stands in a list of names behind a preposition or a verb: "in Oslo, Lund and"."""
    before, after = comma - 1, comma + 1
    while words.is_capital(before) or (words.at(before) == "," and words.is_capital(before - 1)):
        before -= 1
    while words.is_capital(after) or (words.at(after) == "," and words.is_capital(after + 1)):
        after += 1
    if words.isa(before, "preposition"):
        ruled = True
    else:  # "praised Oslo, Lund and Berg as", but "praised Oslo, Lund and Berg may"
        ruled = finite(words, before) and not words.isa(before, "report")
        ruled = ruled and not finite(words, words.capitals_end(after + 1))
    listed = before < comma - 1 and ruled
    return listed and after > comma + 1 and words.at(after) in ("and", "or")


def fronted(words: Words, comma: int) -> bool:
    """Whether an adverbial clause before its matrix ends at the comma: "As it rains, the ..."."""
    first = 1 if words.at(0) in QUOTES else 0
    opens_so = words.isa(first, "subordinator", "adverbial")
    long = comma - first >= _SHORT or finite_between(words, first, comma)
    long = long or words.isa(first + 1, "subject_pronoun")
    return opens_so and long and "," not in words.low[first:comma]


def _dash_before(words: Words, dash: int) -> int | None:
    """Where the aside opens that a dash closes: "the envoy - a lawyer - may"."""
    for position in range(dash - 1, 0, -1):
        if words.at(position) == words.at(dash):
            return position
    return None
