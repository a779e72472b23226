"""Where a clause ends, without a parser: where another opens, or at the verb of its matrix."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from glossator_hedging.grammar import (
    BREAKS,
    QUOTES,
    SINGULARS,
    auxiliary,
    clause_follows,
    finite,
    finite_between,
    headline_joins,
    is_adverb,
    matrix_behind_comma,
    matrix_starts,
    opens_sentence,
    subject_starts,
    verb_in_s,
)
from glossator_hedging.marks import closes, opens, partner_after
from glossator_standard.inflection import is_participle
from glossator_standard.words import Words

_FINAL = frozenset({".", "!", "?", ",", "…", "...", "-", "'"})
_TWO_QUOTATIONS = frozenset({"'\"", "’”", "''\"", "”’", "\"'"})
"""What closes a quotation with another in it."""
_SUBJECT = ("determiner", "possessive", "subject_pronoun")
_SOON = 7
"""How near the verb of a new clause is to its start."""
_FRONTS = frozenset({"amid", "amidst", "despite", "following"})
"""What opens an adverbial with a clause in it before the matrix."""
_ATTRIBUTION = 14
"""How long ", the agency said," may be."""


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
    clause = _Clause(words, end, relative, opens_clause, fronted)
    if clause.governs and words.at(end) in {",", ":"} and opens(words, end + 1):
        return _trimmed(words, partner_after(words, end + 1), end)  # "he claimed, “it rains”"
    matrix = _Matrix(words, pending=clause.conjunction or clause.bare)
    position = end
    while position < words.size:
        if not words.low[position].isalpha():
            onward = clause.past_mark(position)
            if onward is None:
                break
            if onward > position:
                position = onward
                continue
        if relative and matrix.verb_at(position):
            position -= words.at(position - 1) == "also"
            break
        if position > end and _adverbial_starts(words, position):
            position -= words.isa(position - 1, "focus") and position > end + 1
            break  # "feared dead, just as the boats left"
        if clause.stops_before(position):
            break
        position += 1
    return _trimmed(words, position, end)


@dataclass(frozen=True)
class _Clause:
    """The clause around a cue, by the cue; the fields are what `right_edge` is asked with."""

    words: Words
    end: int
    relative: bool
    opens_clause: bool
    fronted: bool

    @cached_property
    def conjunction(self) -> bool:
        """Whether the cue opens its clause: "if", "it is unclear whether"."""
        return self.words.at(self.end - 1) in {"if", "whether", "that"}

    @cached_property
    def governs(self) -> bool:
        """Whether a clause hangs on the cue."""
        return self.opens_clause or self.conjunction

    @cached_property
    def bare(self) -> bool:
        """Whether that has no conjunction: "who believed the ministry was unfair"."""
        words, end = self.words, self.end
        return self.opens_clause and words.at(end) != "that" and clause_follows(words, end)

    @cached_property
    def content(self) -> bool:
        """Whether what follows is a whole clause: "believes that", "wonders if"."""
        words, end = self.words, self.end
        return words.at(end) in {"if", "whether"} or (
            self.opens_clause and (self.bare or words.at(end) == "that")
        )

    @cached_property
    def before_matrix(self) -> bool:
        """Whether it is a condition before what hangs on it: "If it rains [they leave]"."""
        return self.words.at(self.end - 1) == "if" and opens_sentence(self.words, self.end - 1)

    def past_mark(self, mark: int) -> int | None:
        """Past what a mark opens and the clause goes on behind, or the mark; None at its end."""
        if opens(self.words, mark):
            return partner_after(self.words, mark) + 1
        if self.words.low[mark] == ",":
            return self._past_comma(mark)
        return None if _mark_ends(self.words, mark) else mark

    def _past_comma(self, comma: int) -> int | None:
        """Past what a comma opens and the clause goes on behind, or the comma; None at its end."""
        words, end = self.words, self.end
        aside = _subject_aside(words, end, comma) if self.governs else None
        if aside is not None:
            return aside
        if self.content and not self.fronted and not finite_between(words, end, comma):
            return comma + 1  # "think that, in spite of it, they came"
        first = end + (words.at(end) == "that")
        adverbial = self.opens_clause and words.isa(first, "subordinator", "adverbial")
        if adverbial and "," not in words.low[end:comma]:
            return comma + 1  # "think that when I was ten, we moved"
        if self._matrix_behind(comma) or _comma_stops(words, comma):
            return None
        joined = words.isa(comma + 1, "conjunction") and not words.isa(comma + 2, "determiner")
        if self.relative and (joined or finite(words, comma + 1)):
            return None  # "boats, which may sink, and hide it"
        return comma

    def _matrix_behind(self, comma: int) -> bool:
        """Whether the clause stands before its matrix, which a comma opens."""
        words, end = self.words, self.end
        subject = self.before_matrix and words.isa(comma + 1, *_SUBJECT)
        if words.at(end - 1) == "if" and (
            _verb_soon(words, comma + 1) or (subject and finite_between(words, comma, words.size))
        ):
            return True
        complete = subject_starts(words, comma + 1) or finite_between(words, end, comma)
        return self.fronted and complete

    def stops_before(self, position: int) -> bool:
        """Whether its matrix, or another clause behind a conjunction, starts there."""
        words, end = self.words, self.end
        if self.before_matrix and matrix_starts(words, end, position):
            return True
        if not _conjunction_stops(words, position):
            return False
        pronoun = words.isa(end, "subject_pronoun") and position > end + 1
        complete = pronoun or not self.content or finite_between(words, end, position)
        return complete and not (self.before_matrix and matrix_behind_comma(words, position))


def _mark_ends(words: Words, position: int) -> bool:
    """Whether a mark ends what is said, of a sentence that the text does not part too."""
    word = words.low[position]
    behind = words.at(position + 1) in QUOTES and words.is_capital(position + 2)
    full_stop = word == "." and words.is_word(position - 1) and behind  # "may rain. '' It is"
    return full_stop or closes(words, position) or word in BREAKS


def _trimmed(words: Words, position: int, end: int) -> int:
    """Without the full stops and commas before a position, but for the cue's own."""
    while position > end and (
        words.at(position - 1) in _FINAL or words.at(position - 1) in _TWO_QUOTATIONS
    ):
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
        if _first_auxiliary(words, position) or _past_only(words, position):
            found = not self._pending and not self._own_group
            self._pending = False
        reports = words.isa(position, "report") and subject_starts(words, position + 1)
        relative = words.isa(position, "question", "subordinator") or words.at(position) == "that"
        self._pending = self._pending or reports or relative
        verbal = auxiliary(words, position) or is_adverb(words.at(position))
        self._own_group = self._own_group and verbal
        return found


def _first_auxiliary(words: Words, position: int) -> bool:
    return (
        auxiliary(words, position)
        and finite(words, position)
        and not auxiliary(words, position - 1)
    )


def _past_only(words: Words, position: int) -> bool:
    """Whether the word can be nothing but a finite verb in the past: "took", no "burnt"."""
    if words.isa(position - 1, "be", "conjunction", "have"):
        return False
    if words.at(position) in {"said", "told"}:
        return words.at(position + 1) not in {"to", ","}
    return words.isa(position, "irregular_past") and not is_participle(words.at(position))


def _conjunction_stops(words: Words, position: int) -> bool:
    """Whether a conjunction opens another clause."""
    if not words.isa(position, "conjunction"):
        return False
    if words.at(position) == "and" and words.at(position + 1) == "that":
        return True
    if words.at(position + 1) == "whether":
        return True
    if words.at(position) == "and" and "between" in words.low[max(position - _SOON, 0) : position]:
        return False  # "the gap between the town and the port"
    if words.at(position) == "but" and words.at(position - 1) == ",":
        gerund = words.at(position + 1).endswith("ing")
        return gerund or finite_between(words, position, words.size)
    if auxiliary(words, position + 1) and finite(words, position + 1):
        return not _inner(words, position)
    second = subject_starts(words, position + 1) and _verb_soon(words, position + 1)
    return second and not _inner(words, position)


def _inner(words: Words, conjunction: int) -> bool:
    """Whether it joins parts of a clause inside: "may be that Ana and her aunt will come"."""
    for opener in range(conjunction - 1, max(conjunction - _SOON, 0), -1):
        if finite(words, opener) or not words.is_word(opener):
            return False
        if words.isa(opener, "clause_relative", "adverbial"):
            return True
    return False


def _adverbial_starts(words: Words, position: int) -> bool:
    """Whether a clause of time or contrast opens: "seemed dead as fees are low"."""
    then = words.low[position : position + 2] == ["after", "which"]
    adverbial = then or words.isa(position, "adverbial")
    if not (adverbial or words.at(position) == "as"):
        return False
    if words.at(position - 1) in {"that", "if", "whether"} or not words.is_word(position - 1):
        return False
    if words.at(position) == "while" and "a" in words.low[max(position - 2, 0) : position]:
        return False  # "it may take a while"
    if adverbial:
        return True
    if "as" in words.low[max(position - 3, 0) : position]:
        return False  # "as soon as it is open"
    subject = position + 1 + words.isa(position + 1, "determiner", "possessive")
    verb = subject + 1
    bare = words.is_word(verb) and not is_adverb(words.at(verb))
    bare = bare and not words.isa(verb, "preposition", "conjunction", "pronoun")
    if words.at(subject).endswith("s") and not words.at(subject).endswith(SINGULARS) and bare:
        return True  # "as crews reach the town", "as both sides wait"
    for ahead in range(position + 1, position + _SOON):
        if not words.is_word(ahead) or words.isa(ahead, "clause_relative", "conjunction"):
            return False
        if ahead > position + 1 and (finite(words, ahead) or verb_in_s(words, ahead)):
            return True
    return False


def _subject_aside(words: Words, end: int, comma: int) -> int | None:
    """Past an aside between a subject and its verb ("if they, who came late, miss it")."""
    participle = words.at(comma + 1).endswith("ed") and not words.is_capital(comma + 1)
    aside = participle or words.isa(comma + 1, "clause_relative")
    if not aside or finite_between(words, end, comma):
        return None
    for position in range(comma + 1, words.size):
        if words.at(position) == ",":
            return position + 1
    return None


def _comma_stops(words: Words, comma: int) -> bool:
    """Whether the clause ends at a comma: a relative, an attribution or another clause follows."""
    first = comma + 1
    if words.at(first) in {"maybe", "perhaps"} and subject_starts(words, first + 1):
        return _verb_soon(words, first + 1)
    if words.at(first) in QUOTES or words.isa(first, "relative", "report", "personal"):
        return True
    first += words.isa(first, "focus") and words.isa(first + 1, "subordinator", "adverbial")
    if words.isa(first, "subordinator") and not words.isa(first, "time_word"):
        return True
    if words.at(first) == "there" or headline_joins(words, comma) or _ends_front(words, comma):
        return True
    if words.at(first) == "as" and words.at(first + 1) != "well":
        return _verb_soon(words, first + 1)  # ", as crews are tired"
    if words.at(first) == "according" and words.at(first + 1) == "to":
        return True
    if words.at(first) == "with":
        return _absolute(words, first)
    if finite_between(words, 0, comma) and _own_clause(words, first):
        return True
    participle = words.at(first).endswith("ed") and not words.is_capital(first)
    return participle or _attribution(words, first)


def _ends_front(words: Words, comma: int) -> bool:
    """Whether the adverbial ends that opens the sentence: "Amid fears that it may fail, talks"."""
    for opener in range(comma - 1, -1, -1):
        if words.at(opener) == ",":
            return False
        if words.at(opener) in _FRONTS and opens_sentence(words, opener):
            return finite_between(words, comma, words.size)
    return False


def _absolute(words: Words, preposition: int) -> bool:
    """Whether "with" has a clause of its own: "with buses running late", no "with rising sums"."""
    for position in range(preposition + 2, preposition + _ATTRIBUTION):
        if not (words.is_word(position) or words.is_number(position)):
            return False
        verbal = words.at(position).endswith("ing") or is_participle(words.at(position))
        if verbal and not words.isa(position - 1, "determiner", "possessive", "preposition"):
            return True
    return False


def _own_clause(words: Words, subject: int) -> bool:
    """Whether a clause of its own follows in a row of such: "the lamps fell and the crew left"."""
    for verb in range(subject + 1, subject + _SOON if words.isa(subject, *_SUBJECT) else 0):
        if not words.is_word(verb) or words.isa(verb, "clause_relative", "preposition"):
            return False
        if finite(words, verb):
            return not words.isa(verb + 1, "preposition")
    return False


def _attribution(words: Words, position: int) -> bool:
    """Whether a reporting verb ends what follows: ", the agency said."."""
    if words.isa(position, "be") or words.at(position) == "to":
        return False
    commas = 0
    for ahead in range(position, position + _ATTRIBUTION):
        word = words.at(ahead)
        commas += word == ","
        if words.isa(ahead, "report") and not word.endswith("ing"):
            if commas:  # ", her lawyer, Jo Silva, said"
                return commas == 2 and words.at(ahead - 1) == ","
            short = ahead - position < 4 and subject_starts(words, position)
            return short or not words.at(ahead + 1) or words.isa(ahead + 1, "attribution_end")
    return False


def _verb_soon(words: Words, position: int) -> bool:
    """Whether a finite verb comes within a short phrase, before any punctuation."""
    for ahead in range(position, position + _SOON):
        word = words.at(ahead)
        if not word or word in _FINAL or word in BREAKS:
            return False
        possessive = word == "'s" and not words.isa(ahead - 1, "clitic_subject")
        verb = auxiliary(words, ahead) and not possessive  # no "a further 12 at the firm's depot"
        if verb or (ahead > position and finite(words, ahead)):
            return True
    return False
