"""The phrase that an adjective or an approximator is about."""

from __future__ import annotations

from glossator_hedging.grammar import (
    SINGULARS,
    auxiliary,
    clause_follows,
    finite,
    is_adverb,
    previous_content,
    subject_starts,
)
from glossator_standard.inflection import base_forms, irregular_pasts
from glossator_standard.words import Words

Range = tuple[int, int]

_LONG = 4
"""A counted noun has at most so many words: "600 government run shops"."""

_PERCENT = frozenset({"%", "percent", "cent"})

_GOVERNED = frozenset({"to", "of", "by", "at", "as"})
"""Behind a participle: what it governs. Without them it says more of all that stands before it."""

_WHERE = frozenset({"in", "on", "from"})

_ACTS = ("tion", "sion", "ment", "ance", "ence")
"""How nouns end that govern what follows: "a possible extension for the mine"."""


_BEHIND_VERB = ("determiner", "possessive", "object_pronoun", "preposition", "subordinator")
"""What shows a verb in "his alleged role in a scandal haunts him"; not "in a town sports deal"."""

_NO_NOUN = ("determiner", "pronoun", "object_pronoun", "possessive", "preposition", "subordinator")

_CURRENCY = frozenset("$£€¥₹")


def attributive(words: Words, start: int, end: int) -> bool:
    """Whether the adjective there qualifies a noun after it."""
    if not words.is_word(end) or words.at(end) == "to":
        return False
    before = previous_content(words, start)
    predicate = words.isa(before, "be", "finite_be")
    if words.at(before) == "'s":
        predicate = words.isa(before - 1, "clitic_subject")  # "it's", but no "the firm's"
    if predicate and clause_follows(words, end):
        return False  # "it is unlikely prices will fall"
    return not words.isa(
        end, "preposition", "conjunction", "subordinator", "relative", "pronoun", "article"
    )


def noun_phrase(words: Words, start: int, end: int) -> Range:
    """From an adjective to the end of its noun phrase, with `of` and `in` phrases."""
    position = end
    while _in_phrase(words, position) and not _phrase_ends(words, position, end):
        position += 1
    return start, max(position, end)


def _in_phrase(words: Words, position: int) -> bool:
    joined = words.at(position) == "-" or words.raw(position)[:1] in _CURRENCY
    return words.is_word(position) or words.is_number(position) or joined


def _phrase_ends(words: Words, position: int, end: int) -> bool:
    word = words.at(position)
    if word in {"of", "in"}:
        return words.at(position + 1) == "-" or not _in_phrase(words, position + 1)
    if position == end or (words.at(position - 1) == "-" and words.is_glued(position)):
        return False  # "a potential take-over candidate"
    adverb = is_adverb(word) and not words.isa(position - 1, "determiner", "preposition")
    if adverb and finite(words, position + 1):
        return True  # "the suspected leader quickly left"
    participle = word.endswith("ing") and words.at(position - 1).endswith("s")
    if participle and words.isa(position + 1, "preposition", "determiner", "possessive"):
        return True  # "suspected rebels leading to a flight"
    if word == "and" and "between" in words.low[end:position]:
        return False  # "a possible deal between the city and the port"
    if word == "and" and position == end + 1:  # "a possible economic and political mess"
        following = position + 1
        return subject_starts(words, following) or _predicate_starts(words, following)
    if _of_noun(words, position) or word == "'s":
        return False  # "the alleged thief's car"
    if word in {"that", "to"} or words.isa(position, "relative", "conjunction", "subordinator"):
        return True
    told = words.isa(position - 1, "determiner", "possessive")  # "in the reported plot"
    if auxiliary(words, position) or words.isa(
        position, *([] if told else ["report"]), "preposition"
    ):
        return True
    if words.isa(position - 1, "determiner", "preposition") or is_adverb(words.at(position - 1)):
        return False
    # No noun: "her alleged friends sold it"; but "a possible cut".
    of_one = position - 2 > end and words.at(position - 2) in {"a", "an"}
    if of_one and word.endswith("s") and not word.endswith(SINGULARS):
        return not words.is_word(position + 1) or words.isa(position + 1, *_BEHIND_VERB)
    past = word in irregular_pasts() and bool(base_forms(word)) and word != "wound"
    governs = words.isa(position + 1, "article", "object_pronoun")  # "an apparent lie cost him"
    return position > end and (past or governs or finite(words, position))


def _predicate_starts(words: Words, position: int) -> bool:
    """Whether no noun follows "and": "the alleged thief and asked him", "the cure and how"."""
    if auxiliary(words, position) or words.isa(position, "question", "irregular_past"):
        return True
    noun = words.is_word(position + 1) and not words.isa(position + 1, *_NO_NOUN)
    return finite(words, position) and not noun


def _of_noun(words: Words, preposition: int) -> bool:
    """Whether the phrase there belongs to the noun before it: "possible sanctions on banks"."""
    word, noun = words.at(preposition), words.at(preposition - 1)
    if word in {"against", "between"}:
        return True
    if word not in {"on", "to", "for", "with", "over"} or words.isa(preposition + 1, "weekday"):
        return False
    nominal = noun.removesuffix("s").endswith(_ACTS) or words.isa(preposition - 1, "relational")
    return nominal and words.is_word(preposition + 1)


def phrase_before(words: Words, end: int) -> int:
    """Where the noun phrase starts that a participle follows: "a man believed to be"."""
    if words.isa(end - 1, "conjunction"):
        return end
    start = end
    far = words.at(end + 1) not in _GOVERNED  # "the crew of a boat in the bay feared dead"
    while start > 0 and _in_phrase(words, start - 1) and not _before_phrase(words, start - 1, far):
        start -= 1
        if words.isa(start, "determiner", "possessive"):
            nearest = words.at(start) in {"a", "an"} or words.at(end) in {"accused", "suspected"}
            part = words.at(start - 1) == "of" and not nearest  # "part of the town said to be"
            if not (part or (far and words.at(start - 1) in _WHERE)):
                # "four other people"
                counted = words.is_number(start - 1) or words.isa(start - 1, "determiner")
                return start - counted
    return start + words.isa(start, "conjunction", "preposition")


def _before_phrase(words: Words, position: int, far: bool) -> bool:
    """Whether the word is outside the phrase behind it; `far`, a preposition need not be."""
    word = words.at(position)
    inside = word == "of" or (far and word in _WHERE)
    preposition = words.isa(position, "preposition") and not inside
    gerund = far and word.endswith("ing")
    outside = words.isa(position, "clause_relative", "report", "told") and not gerund
    return preposition or outside or finite(words, position)


def quantity(words: Words, start: int, end: int) -> Range:
    """From an approximator over the number and its unit, one noun or two with `and`."""
    if words.at(start) in {"or", "give"}:  # "a week or so", "ten days, give or take"
        return _quantity_before(words, start), end
    position = _number(words, end + (words.at(end) in {"all", "any", "every"}))
    if words.isa(position, "half_day"):
        return start, position + 1
    further = _number(words, position + 1)
    if words.at(position) == "to" and _numeric(words, further - 1):
        position = further  # "about $16 million to $28 million"
    if words.low[position : position + 3] == ["and", "a", "half"]:
        position += 3  # "about two and a half weeks"
    if words.at(position) == "in" and words.is_number(position + 1):
        position = _number(words, position + 1)  # "roughly one in three passwords"
    if words.low[position : position + 2] == ["out", "of"]:
        position = _number(words, position + 2)  # "nearly nine out of 10 people"
    while words.at(position) == "-" and words.is_glued(position + 1):
        position += 2  # "a nearly two-metre-high wall"
    if words.at(position - 1) in _PERCENT:
        return start, position  # "about 90 % complete"
    if words.at(position - 1) == "half" and words.at(position) in {"a", "an"}:
        position += 1
    if _unit(words, position):
        position = _head(words, position) + 1
        if words.at(position) == "-" and _unit(words, position + 1):  # "light-years"
            position += 2
        two = words.at(position) == "and" and _unit(words, position + 1)
        if two and not (_unit(words, position + 2) or is_adverb(words.at(position + 1))):
            position += 2
    if words.isa(position - 1, "multiple_of") and words.isa(position, "determiner", "possessive"):
        return noun_phrase(words, start, position + 1)
    return start, max(position, min(end + 1, words.size))


def _number(words: Words, start: int) -> int:
    """Where an amount ends: "$ 16 million", "a hundred", "US $ 20"."""
    position = start
    while words.raw(position)[:1] in _CURRENCY or words.at(position) in {"a", "an"}:
        position += 1
    if words.isa(position, "currency"):
        position += 1
    elif words.at(position + 1) == "$":  # "US $ 16 million"
        position += 2
    while _numeric(words, position):
        position += 1
    return position


def _quantity_before(words: Words, start: int) -> int:
    """Where the number begins that an approximator behind it is about."""
    last = start - 1 - (words.at(start - 1) == ",")
    numbers = [back for back in range(max(last - 2, 0), last + 1) if words.is_number(back)]
    return numbers[0] if numbers else max(last - 1, 0)


def _head(words: Words, position: int) -> int:
    """The plural that a number counts, across the words that qualify it: "20 police officers"."""
    for head in range(position, position + _LONG):
        if not _unit(words, head) or (head > position and finite(words, head)):
            break
        if words.at(head).endswith("s") or words.isa(head, "plural"):
            return head
    return position


def _numeric(words: Words, position: int) -> bool:
    if words.is_number(position) or words.isa(position, "multiplier"):
        return True
    joined = words.at(position) in {"-", "–", "and"} and words.is_number(position - 1)
    return joined and words.is_number(position + 1)


def _unit(words: Words, position: int) -> bool:
    if not words.at(position).isalpha() or words.at(position) == "according":
        return False
    if auxiliary(words, position):
        return False
    if finite(words, position) and words.isa(position + 1, "preposition"):
        return False  # "10 % compared with 2020"
    return not words.isa(
        position,
        *("preposition", "conjunction", "determiner", "possessive", "relative", "report"),
        *("subordinator", "adverb", "pronoun"),
    )
