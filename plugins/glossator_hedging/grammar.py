"""A little grammar without a tagger: finite verbs, clauses and nouns by closed classes."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import accumulate

from glossator_hedging.classes import classes
from glossator_hedging.marks import opens
from glossator_standard import english
from glossator_standard.inflection import base_forms
from glossator_standard.words import Words

_REACH = 12
"""How far to look ahead for the verb of a clause."""

_ADJUNCT = 10
"""The most words that tell when or where something was said."""
_SUBJECT = 7
"""The most words that the subject of a matrix has, and its modal."""
_NO_MATRIX = ("preposition", "conjunction", "relative", "report", "subordinator")
_NO_SUBJECT = ("subject_pronoun", "determiner", "possessive", "conjunction", "clause_relative")

_HEADLINE_VERBS = english.words("headline_verb")
_YEAR = re.compile("(?:1[6-9]|20)[0-9]{2}")
SINGULARS = ("ss", "us", "is", "as")
"""How words end that are no verbs of the present: "in a debt crisis"."""
BREAKS = frozenset({";", ":", "—", "–", "--", "―"})
QUOTES = frozenset({'"', "“", "”", "``", "''", "«", "»"})


def auxiliary(words: Words, position: int) -> bool:
    """Whether the word is a finite auxiliary or a modal."""
    word = words.at(position)
    if word not in words.classes["finite_auxiliary"] or word == "having":
        return False
    return word != "may" or not words.is_capital(position)


def finite(words: Words, position: int) -> bool:
    """Whether the word looks like a finite verb: an auxiliary, or a past form in lower case."""
    if auxiliary(words, position):
        # "'s" is a possessive more often than a verb; after `to`, "have" and "do" are infinitives.
        return words.at(position) != "'s" and words.at(position - 1) != "to"
    return _in_ed(words, position) or words.isa(position, "irregular_past")


def is_be(words: Words, position: int) -> bool:
    """Whether the word is a form of "be"; "'s" is a possessive more often."""
    return words.isa(position, "be", "finite_be") and words.at(position) != "'s"


def finite_between(words: Words, start: int, end: int) -> bool:
    """Whether there is a finite verb from `start` up to `end`."""
    if start >= end:
        return False
    so_far = _finite_so_far(words)
    return so_far[end] > so_far[start]


@lru_cache(maxsize=1)
def _finite_so_far(words: Words) -> list[int]:
    """How many finite verbs stand before each position of the sentence that is being read."""
    return [0, *accumulate(finite(words, position) for position in range(words.size))]


def past(words: Words, position: int) -> bool:
    """Whether the word looks like a finite verb in the past."""
    if words.at(position) in {"was", "were", "had", "did"}:
        return True
    if words.isa(position, "irregular_past", "past_report"):
        return True
    if not _in_ed(words, position) or auxiliary(words, position + 1):
        return False
    return not words.isa(previous_content(words, position), "before_participle")


def _in_ed(words: Words, position: int) -> bool:
    word = words.at(position)
    if len(word) < 4 or not word.endswith("ed") or words.is_capital(position):
        return False
    if words.at(position - 1) in {"the", "a", "an", "-"} or "-" in word:
        return False  # "the forced return", "live-streamed"
    return not words.isa(position, "not_past")


def is_adverb(word: str) -> bool:
    """Whether a word may stand between the parts of a verb group."""
    return word in classes()["adverb"] or (len(word) > 4 and word.endswith("ly"))


def clause_follows(words: Words, position: int) -> bool:
    """Whether a clause starts there: `that`, a subject pronoun, or a phrase and then its verb."""
    if words.at(position) == "that":
        return True
    if words.at(position) == "it":
        verb = position + 1 + is_adverb(words.at(position + 1))
        ends = words.at(verb).endswith("s") or words.at(verb) in QUOTES | {"(", "["}
        told = words.isa(
            verb, "report", "reflexive"
        )  # "thought it meant", but no "felt it wise to"
        return ends or told or auxiliary(words, verb) or finite(words, verb)
    if words.isa(position, "subject"):
        quote = words.at(position + 1) in QUOTES or words.at(position + 1) in {"(", "["}
        word = words.is_word(position + 1) and not words.isa(position + 1, "preposition")
        return quote or word
    if words.isa(position, "preposition") and not words.is_number(position + 1):
        return False
    if words.at(position) in {"unless", "because", "while", "although", "but", "and", "or"}:
        return False
    if not (words.is_word(position) or words.is_number(position)):
        return False
    if auxiliary(words, position):
        # "which we believe will help", "what police suspect is": the subject has gone to the front.
        before = range(position - _SUBJECT, position)
        fronted = words.any_is(before, "relative", "question")
        return fronted or words.isa(position - 2, "pronoun") or words.is_capital(position - 2)
    return _verb_ahead(words, position)


def _verb_ahead(words: Words, position: int) -> bool:
    """Whether a verb follows its subject, across an aside ("the fruit, which is new, is sweet")."""
    last, ahead = position + _REACH, position
    verbs = 1
    while (ahead := ahead + 1) < last:
        word = words.at(ahead)
        if word in {"who", "which", "that"} and ahead > position + (word == "which"):
            verbs += 1  # "those who fled are safe", "felt a sense that it might fall"
            continue
        if word == "," and words.isa(ahead + 1, "relative"):
            ahead = after_aside(words, ahead)
            last = ahead + _REACH
            continue
        if not word or words.isa(ahead, "clause_end"):
            return False
        participle = words.at(ahead + 1) == "by"  # "the ties backed by the firm may end"
        if finite(words, ahead) and not participle and not words.isa(ahead - 1, "preposition"):
            verbs -= 1
            if verbs == 0:
                return True
        if verb_in_s(words, ahead):
            return True
    return False


def verb_in_s(words: Words, position: int) -> bool:
    """Whether what follows a word in -s shows that it is a verb: "suggests the bank knows"."""
    after = words.isa(position + 1, "after_verb") or words.at(position + 1).endswith("ly")
    return after and words.at(position).endswith("s")


def after_aside(words: Words, comma: int) -> int:
    """The comma that closes the aside which the one at `comma` opens; the last word without one."""
    for position in range(comma + 1, words.size):
        if words.at(position) == ",":
            return position
    return words.size - 1


def headline_joins(words: Words, comma: int) -> bool:
    """Whether a comma is the "and" of a headline: "Union alleges theft, calls for a strike"."""
    both = _in_present(words, comma + 1) and any(_in_present(words, at) for at in range(1, comma))
    alone = words.low.count(",") == 1 and words.is_word(words.size - 1)
    return both and alone and not finite_between(words, 0, words.size)


def _in_present(words: Words, position: int) -> bool:
    """Whether a word may be a verb of headlines: "alleges"."""
    verb = words.at(position)
    return verb.endswith("s") and not _HEADLINE_VERBS.isdisjoint(base_forms(verb))


def before_aside(words: Words, comma: int) -> int:
    """Before the comma that opens the aside which `comma` closes; else just before `comma`."""
    for position in range(comma - 1, -1, -1):
        if words.at(position) == ",":
            return position - 1
        if words.at(position) in BREAKS or opens(words, position):
            break
    return comma - 1


def past_adjuncts(words: Words, position: int) -> int:
    """Past when and where something is said: "said late on Monday in a statement | the toll"."""
    while (end := _adjunct_end(words, position)) != position:
        position = end
    return position


def _adjunct_end(words: Words, start: int) -> int:
    """Past the adjunct of time or place that starts there; `start` itself where there is none."""
    day = start + words.isa(start, "early_or_late")
    if words.isa(day, "when_said") or (day > start and words.isa(day, "unit")):
        return day + 1 + words.isa(day + 1, "part_of_day")
    if not words.isa(start, "where_said"):
        return start
    for last in range(start + 1, start + _ADJUNCT):
        if not (words.is_word(last) or words.is_number(last)):
            break
        named = words.is_capital(last) or words.is_number(last)
        goes_on = words.is_capital(last + 1) or words.is_number(last + 1)
        if (named and not goes_on) or words.isa(last, "statement"):
            return last + 1 + words.isa(last + 1, "part_of_day")
    return start


def verb_follows(words: Words, position: int) -> bool:
    """Whether the word after `to` can be a verb: no determiner, name, number or plural."""
    if words.at(position).endswith("s") and not words.at(position).endswith(("ss", "us", "as")):
        return False  # "he said to reporters"
    if not words.is_word(position) or words.is_capital(position):
        return False
    return not words.isa(position, "determiner", "possessive", "pronoun")


def to_be_done(words: Words, position: int) -> bool:
    """Whether a clause there tells what is to be done: "that he leave", "the city look at it"."""
    subject = position + (words.at(position) == "that")
    pronoun = words.at(subject) in {"he", "she", "it"}
    if not pronoun:
        of_noun = words.isa(subject, "determiner", "possessive", "any_of_a_kind")
        if not of_noun or words.at(subject + 1)[-1:] == "s":
            return False
        subject += 1
    verb = subject + 1 + (words.at(subject + 1) == "not")
    if words.at(verb) == "be":
        return True
    if finite(words, verb + 1):
        return False  # "the second debate erased it"
    bare = pronoun and words.is_word(verb) and not words.at(verb).endswith(("s", "ed", "ly"))
    bare = bare and not (finite(words, verb) or is_adverb(words.at(verb)))
    return bare or words.at(verb) in _HEADLINE_VERBS


def noun_before(words: Words, position: int) -> bool:
    """Whether the word before makes this one a noun: a determiner, a possessive, a number, `of`."""
    before = words.at(position - 1)
    if words.isa(position - 1, "some") and not words.at(position).endswith("s"):
        return False
    if before == "to":
        return words.at(position).endswith("s")  # "in response to claims that"
    return (
        before in {"'s", "'"}
        or words.isa(position - 1, "determiner", "possessive", "preposition", "before_noun_form")
        or (words.is_number(position - 1) and not _YEAR.fullmatch(before))
        or _are_counted(words, position)
    )


def _are_counted(words: Words, position: int) -> bool:
    """Whether a number in letters stands before the noun before it: "held five drug suspects"."""
    number, noun = words.at(position - 2), words.at(position - 1)
    several = words.is_number(position - 2) and number.isalpha() and number != "one"
    plural = words.at(position).endswith("s") and noun.isalpha() and not noun.endswith("s")
    return several and plural and not words.isa(position - 2, "multiplier")


def subject_starts(words: Words, position: int) -> bool:
    """Whether a subject may start there: a pronoun, a determiner, a name, "let us"."""
    if words.at(position) in {"who", "one"}:
        return False
    if words.isa(position, "before_number"):  # "up to ten boats"
        return any(words.is_number(at) for at in range(position + 1, position + 4))
    return (
        words.isa(position, "pronoun", "determiner", "possessive")
        or words.at(position) == "let"
        or words.is_capital(position)
        or words.is_number(position)
    )


def opens_sentence(words: Words, position: int) -> bool:
    """Whether the clause there opens a sentence, a quotation, or what is reported."""
    before = words.at(position - 1)
    joined = words.isa(position - 1, "conjunction", "report") or before in {"that", ","}
    return joined or not words.is_word(position - 1)


def matrix_behind_comma(words: Words, first: int) -> bool:
    """Whether a comma divides a clause that starts at `first` from its matrix."""
    return any(
        words.at(at) == "," and subject_starts(words, at + 1) for at in range(first, words.size)
    )


def matrix_starts(words: Words, first: int, position: int) -> bool:
    """Whether the matrix of a clause of condition or time starts there, without a comma.

    The clause starts at `first`, behind its conjunction: "if [it falls they will".
    """
    if position < first + 2 or not _consequence_starts(words, first, position):
        return False
    # Else it starts at the comma: "if they pay the sum they owe, the owner".
    return not matrix_behind_comma(words, first)


def _consequence_starts(words: Words, first: int, position: int) -> bool:
    """Whether a subject with the verb of a consequence starts there: "they will", "then he"."""
    if words.at(position) == "then":
        return subject_starts(words, position + 1)
    if words.isa(position - 1, *_NO_MATRIX):
        return False
    if words.isa(position, "subject_pronoun"):
        told = words.at(first - 1) != "if" and words.isa(position + 1, "report")
        past_too = words.at(first - 1) != "if" and finite(words, position + 1)
        return told or past_too or words.isa(position + 1, "consequence")
    if words.at(position - 2) == "to" or not words.isa(position, "determiner", "possessive"):
        return False
    if words.any_is(range(first, position), "clause_relative"):
        return False
    for modal in range(position + 2, position + _SUBJECT):
        if words.isa(modal, "consequence"):
            return True
        if words.isa(modal, *_NO_SUBJECT) or finite(words, modal) or not words.is_word(modal):
            return False
    return False


def next_content(words: Words, position: int) -> str:
    """The first word from `position` on that is no adverb."""
    while words.at(position).endswith("ly") or words.isa(position, "light"):
        position += 1
    return words.at(position)


def previous_content(words: Words, position: int) -> int:
    """The position of the last word before `position` that is no adverb."""
    position -= 1
    while words.at(position).endswith("ly") or words.isa(position, "light"):
        position -= 1
    return position
