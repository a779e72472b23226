"""Conditions that a cue's context must meet; cues.toml names them under `where`."""

from __future__ import annotations

from glossator_hedging.context import Condition, Place
from glossator_hedging.grammar import auxiliary, clause_follows, noun_before, previous_content
from glossator_hedging.modals import (
    conditional_would,
    hypothetical_if,
    modal_may,
    modal_might,
    open_whether,
    possible_could,
    question_before,
)


def adverb_likely(place: Place) -> bool:
    """Beside a verb: "will likely rise", "likely died"; not "is likely to", "the likely cause"."""
    return not adjective_likely(place)


def adjective_likely(place: Place) -> bool:
    """Before `to` or `that`, after `be` or a determiner, or compared ("more likely")."""
    if place.after in {"to", "that"}:
        return True
    words = place.words
    content = previous_content(words, place.start)
    if words.isa(content, "be", "copula"):
        closes = place.after in {"that", "and", "but"} or place.follows("preposition")
        return closes or not place.word_follows()
    attributive = place.precedes("determiner", "possessive") or place.before in {"less", "'s"}
    return attributive and not words.isa(content, "modal")


def open_possible(place: Place) -> bool:
    """Open, not feasible: "a possible attack", "strikes are possible"; not "possible to see"."""
    return place.after != "to" and not place.precedes("feasible_before")


def before_noun(place: Place) -> bool:
    """Before the noun that it qualifies."""
    if not place.word_follows() or auxiliary(place.words, place.end):
        return False
    return not place.follows(
        *("preposition", "pronoun", "determiner", "conjunction", "be", "subordinator")
    )


def no_subject(place: Place) -> bool:
    """Not a verb after its subject: "alleged gunmen", but not "parents suspected foul play"."""
    words = place.words
    if place.precedes("have", "be", "personal"):
        return False
    if not words.is_word(place.start - 1) or words.is_number(place.start - 1):
        return True
    if place.before.endswith(("ed", "ing", "'s")):
        return True
    return place.precedes(
        *("determiner", "preposition", "conjunction", "possessive", "pronoun", "adverb", "report"),
        "subordinator",
    )


def not_noun(place: Place) -> bool:
    """Not a noun with its determiner."""
    return not noun_before(place.words, place.start)


def seeming(place: Place) -> bool:
    """Followed by what seems so, or an aside ("it seems")."""
    return place.word_follows() or place.before == "it"


def appearing(place: Place) -> bool:
    """To seem, not to come into view: "appears to", "appeared calm", not "appeared in court"."""
    words, position = place.words, place.end
    while words.at(position).endswith("ly"):
        position += 1
    if place.before == "it" and words.isa(position, "pronoun", "determiner"):
        return True
    if words.at(position) == "as":
        return words.at(position + 1) in {"if", "though"}
    if words.isa(position, "seemed_so") or words.at(position) in {"a", "an"}:
        return True
    if not words.is_word(position) or words.is_number(position) or words.is_capital(position):
        return False
    return not words.isa(
        position,
        *("preposition", "conjunction", "determiner", "pronoun", "relative", "possessive"),
        *("subordinator", "came_to_view"),
    )


def rumour_noun(place: Place) -> bool:
    """Second-hand reports ("reports of damage"); no document, nor a verb ("AFP reports that")."""
    words = place.words
    if words.at(place.start) != "reports":
        return True
    if words.at(place.end - 1) == "of":
        return place.after not in {"the", "any"} and place.before not in {"the", "its", "their"}
    verb = place.before.endswith("ly") or place.before in {"later", "also", "it", "he", "she"}
    return not verb and not words.is_capital(place.start - 1)


def nobodys_rumour(place: Place) -> bool:
    """Reports of no one in particular; not "two New York Times reports said"."""
    return place.start == 0 or not place.words.is_capital(place.start - 1)


def noun_of_claim(place: Place) -> bool:
    """A noun and its clause ("his claim that he ..."), no name ("Inquiry into Allegations of")."""
    words = place.words
    if auxiliary(words, place.end):
        return False
    if words.is_capital(place.start) and place.before in {"into", "on"}:
        return False
    return words.at(place.start) not in {"claim", "claims"} or noun_before(words, place.start)


def claim_follows(place: Place) -> bool:
    """A noun and its clause without `that`: "over claims they fell ill"."""
    words = place.words
    noun = noun_before(words, place.start) or place.precedes("after_claim")
    if auxiliary(words, place.end) or place.follows("conjunction") or place.after == "that":
        return False
    return noun and clause_follows(words, place.end)


def said_of_something(place: Place) -> bool:
    """A predicate: "remains a mystery"."""
    return place.lately(4, "remains")


def real_doubt(place: Place) -> bool:
    """Not negated further away."""
    return not place.lately(2, "no_doubt")


def quantity_follows(place: Place) -> bool:
    """Before a number or a round measure, and not what a talk is about."""
    words, word = place.words, place.words.at(place.start)
    if word == "or":
        return words.is_number(place.start - 1) or words.is_number(place.start - 2)
    if word == "about" and place.precedes("topic"):
        return False
    if place.follows("currency"):
        return words.is_number(place.end + 1)
    if place.after in {"a", "an"}:
        return word != "some" and words.isa(place.end + 1, "unit")
    return words.is_number(place.end)


CONDITIONS: dict[str, Condition] = {
    function.__name__: function
    for function in (
        adjective_likely,
        adverb_likely,
        appearing,
        claim_follows,
        before_noun,
        conditional_would,
        hypothetical_if,
        modal_may,
        modal_might,
        no_subject,
        nobodys_rumour,
        not_noun,
        noun_of_claim,
        open_possible,
        open_whether,
        possible_could,
        quantity_follows,
        question_before,
        real_doubt,
        rumour_noun,
        said_of_something,
        seeming,
    )
}
