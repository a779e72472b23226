"""Conditions on modals: what tells "may" from May, and "could" from ability."""

from __future__ import annotations

import re

from glossator_hedging.classes import classes
from glossator_hedging.context import Place
from glossator_hedging.grammar import (
    QUOTES,
    finite,
    finite_between,
    next_content,
    past,
    subject_starts,
    verb_follows,
)
from glossator_hedging.marks import quoted
from glossator_standard.words import Words

_LONG_AGO = re.compile("1[0-9]{3}s?")
"""A year or decade of which nothing is left to guess."""

_HEADLINE = 25
"""The most words that a headline has."""

_COMMON = ("s", "tion", "ment", "ness", "ing", "ity")
"""How words end that are seldom names where they start a sentence."""

_TO_CALL = frozenset({"to", "can", "should", "please"})
"""What stands before "call" and "contact"."""

_SUBJECT = 7
"""The most words that a subject has before its modal."""

_ASIDE = 6
"""How long an aside behind "could" may be: "could, in theory, open"."""

_PERMIT = 6
"""How far before "may" those are named whom a rule is for."""

_QUESTION = 8
"""How far before "would" its question may open: "how the money would be spent"."""

_VERDICT = 15
"""How far before "if convicted" its main verb may be."""


def modal_may(place: Place) -> bool:
    """Not the month, nor a name."""
    words = place.words
    if not words.is_capital(place.start):
        return True
    if words.is_number(place.end) or place.follows("month_after") or not place.word_follows():
        return False
    if place.start == 0:
        return False  # "May 5", "May Day", "May God bless": none is a claim
    # Only a headline has a modal with a capital: its subject before and its verb after it.
    headline = words.is_capital(place.start - 1) and words.is_capital(place.end)
    if any(finite(words, at) and not words.is_capital(at) for at in range(words.size)):
        return False  # "Mary May Silva was there"
    return headline and words.size < _HEADLINE and not place.precedes("month_before")


def not_permitted(place: Place) -> bool:
    """A possibility; no permission: "nobody under 16 may drive", "members may apply by post"."""
    words = place.words
    if _is_appeal(place):
        return False
    if place.precedes("some"):
        return True  # "some may choose a smaller boat"
    for position in range(place.start - 1, place.start - 1 - _PERMIT, -1):
        if words.isa(position, "subordinator", "adverbial"):
            break  # "persons, though the sum may"
        alone = words.at(position) == "only" and words.isa(position - 1, "determiner")
        if words.isa(position, "whoever") and not alone:  # no "the only man who may be needed"
            return False
    return True


def _is_appeal(place: Place) -> bool:
    """Whether somebody is asked for what may help: "anyone with footage that could help is urged to
    call"."""
    words, before = place.words, place.start - 1
    if place.before not in {"who", "that"} or not words.isa(before - 1, "appealed_to"):
        return False
    return any(_asks(words, at) for at in range(words.size) if words.isa(at, "appeal"))


def _asks(words: Words, at: int) -> bool:
    """Whether a word asks for something: "is urged to call", "appealing for"; "asked for time"
    does not."""
    called = words.at(at - 1) in _TO_CALL
    wanted = words.at(at).startswith("appeal") and words.at(at + 1) == "for"
    return called or wanted or words.at(at + 1) == "to"


def possible_could(place: Place) -> bool:
    """A possibility; not an ability in the past, a perception, a purpose or a negation."""
    words = place.words
    aside = place.after == "," and "," in words.low[place.end + 1 : place.end + _ASIDE]
    if not (place.word_follows() or aside or place.after in QUOTES):
        return False
    if _is_appeal(place) or (place.follows("ability_after") and not _foreseen(place)):
        return False
    if place.after == "have" and _unreal(words):
        return False  # "could have been stopped if he had listened"
    return not _has_purpose(words, place.start)


def _foreseen(place: Place) -> bool:
    """Whether what is to be seen is to come: "shoppers could see higher fares"; no "she could"."""
    words = place.words
    person = place.precedes("person", "whoever", "relative") and place.before != "that"
    person = person and "if" not in words.low  # "if rents fall, we could see more shops"
    told = any(past(words, at) and not words.isa(at, "past_report") for at in range(words.size))
    return place.after in {"see", "feel"} and not (person or told or words.at(0) == "from")


def _has_purpose(words: Words, modal: int) -> bool:
    """Whether the modal's clause is opened by "so that", or "so" alone: "so the bus could pass"."""
    for so in range(max(modal - _SUBJECT, 0), modal):
        clause = subject_starts(words, so + 1) or so == modal - 2
        clause = clause or words.at(so + 2) == "who" or words.at(so + 2).endswith("ing")
        clause = clause and not words.isa(so + 1, "before_as")
        if words.at(so) == "way" and words.at(so - 1) == "a" and words.at(so - 2) == "such":
            return True
        if words.at(so) == "so" and clause:
            return words.at(so - 1) != "," or words.at(so + 1) == "that" or so == modal - 2
    return False


def conditional_would(place: Place) -> bool:
    """A conditional or a guess; not the future seen from the past ("said he would come")."""
    words, start, end = place.words, place.start, place.end
    following = next_content(words, end)
    if "if" not in words.low and (_is_named(place, following) or _is_told(place)):
        return False
    if following == "have" and words.at(end + 1) == "to" and "without" in words.low[:start]:
        return True  # "without aid it would have to close"
    owned = words.isa(end + 1, "determiner", "possessive", "preposition")
    if following == "have" and (not owned or words.at(end + 1) == "to"):
        return False  # what was not so, "it would have been worse", or needed: "would have to"
    if place.before == "what" or "without" in words.low[:start]:
        return True
    opening = {*words.low[: min(start, _PERMIT)]}
    if {"days", "childhood", "youth"} & opening or any(map(_LONG_AGO.fullmatch, opening)):
        return False  # "in the early days his round would cover the port", "in 1962 it would win"
    first, last = quoted(words, start)
    if (
        words.isa(first, "any_of_a_kind")
        and start - first < _SUBJECT
        and not any(_reports(words, position) for position in range(first, start))
        and following not in words.classes["scheduled"]
    ):
        return True  # "A ban would cost jobs, the union warned"
    proposed = words.any_is(range(max(first, start - 3), start), "proposal")
    if proposed and following != "be":
        return False  # what it says is to be done: "the bill would ban"
    reported = words.any_is(range(first, start), "past_report")
    if "if" in words.low and not reported:
        return True
    if any(
        past(words, position) or (words.isa(position, "looking_forward") and position < start - 1)
        for position in range(first, start)
    ):
        return False
    return not words.any_is(range(end + 1, last), "past_report")


def _is_named(place: Place, following: str) -> bool:
    """Whether somebody named does something, as was foreseen: "Oke would take the second set"."""
    words, first = place.words, place.start
    while words.is_capital(first - 1) or (
        words.at(first - 1) in {"and", "of", "the"} and words.is_capital(first - 2)
    ):
        first -= 1
    first -= words.at(first - 1) == "the"
    if first == place.start or words.isa(first - 1, "preposition"):
        return False
    if following in classes()["guessed_of_names"]:
        return False
    alone = first == place.start - 1 and (first == 0 or not words.is_word(first - 1))
    common = words.at(first).endswith(_COMMON) or words.isa(first, "pronoun", "determiner")
    return not (alone and common)  # "It would", "Rents would", "Inflation would"


def _is_told(place: Place) -> bool:
    """Whether it tells an indirect question, or what came later."""
    words, start = place.words, place.start
    asked = any(
        words.at(at) in {"how", "why", "what", "whether"} and not finite_between(words, at, start)
        for at in range(max(start - _QUESTION, 0), start - 1)
    )
    later = any(
        words.isa(at, "narrated")
        and any(past(words, verb) for verb in range(at + 2, at + _QUESTION))
        for at in range(place.end, words.size)
    )
    return asked or later  # "how it would work", "he would score as the rain fell"


def _reports(words: Words, position: int) -> bool:
    """Whether what follows is reported: "a spokesman said it would"; no ", the union said,"."""
    return words.isa(position, "past_report") and words.at(position + 1) != ","


def hypothetical_if(place: Place) -> bool:
    """A condition on what may be so; not "as if", "even if", "asked if", nor a rule of life."""
    words = place.words
    asked = words.isa(0, "asked") and "," not in words.low[: place.start]
    if asked or [",", "let"] in (words.low[at : at + 2] for at in range(words.size)):
        return False  # "if they will not come, let us go"
    if place.follows("verdict"):
        first, last = (0, words.size) if place.start == 0 else (place.start - _VERDICT, place.start)
        return words.any_is(range(first, last), "open_modal")
    # "even if" grants a condition: what will be so in any case is no guess.
    if place.before == "even":
        return any(
            words.isa(at, "open_modal") or words.at(at) == "would" for at in range(words.size)
        )
    predicted = any(
        words.isa(at, "prediction") or _is_going_to(place, at) for at in range(words.size)
    )
    return _open_condition(words) and predicted


def _is_going_to(place: Place, at: int) -> bool:
    """Whether "going to" foresees: "if it falls, we are going to sell"."""
    words = place.words
    apart = at < place.start or "," in words.low[place.end : at]
    return apart and words.low[at : at + 2] == ["going", "to"] and verb_follows(words, at + 2)


def _open_condition(words: Words) -> bool:
    """Whether what hangs on the condition may still be; not "would have won if he had come"."""
    past_too = {"would", "could", "might"} if _unreal(words) else {"would"}
    return not any(
        words.at(at) in past_too
        and next_content(words, at + 1) in {"have", "'ve", "’ve"}
        and words.at(at + 2) != "to"
        for at in range(words.size)
    )


def _unreal(words: Words) -> bool:
    """Whether a condition is told as one that was not met: "if he had come"."""
    return any(
        words.at(at) == "if" and "had" in words.low[at : at + _SUBJECT] for at in range(words.size)
    )
