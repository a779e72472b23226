"""Conditions that a cue's context must meet; cues.toml names them under `where`."""

from __future__ import annotations

import re
import sys
from inspect import getmembers, isfunction

from glossator_hedging import modals, questions
from glossator_hedging.context import Condition, Place
from glossator_hedging.grammar import (
    QUOTES,
    auxiliary,
    clause_follows,
    finite,
    is_be,
    noun_before,
    previous_content,
    to_be_done,
)
from glossator_hedging.marks import opens
from glossator_standard.words import Words

_SUM = re.compile(r"[a-z]{1,3}\d[\d.,]*(?:,\d{3}|[mk]|bn|tn)")
"""A sum behind the letters of its currency: "P435,000", "N5bn"."""
_SAID = 12
"""How far behind "sources in" what they do may stand."""

_NEAR = 4
"""How far behind "cannot exclude" it may say from where: "cannot exclude girls from"."""

_CLAUSE = 5
"""How far behind its subject the verb of a relative clause may stand."""

_SOON = 5
"""How near "would appear" its clause opens."""


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
        clause = words.at(content - 1) == "it" and clause_follows(words, place.end)
        return closes or clause or not place.word_follows()
    attributive = place.precedes("determiner", "possessive") or place.before in {"less", "'s"}
    return attributive and not words.isa(content, "modal")


def open_possible(place: Place) -> bool:
    """Open, not feasible: "a possible attack"; not "as soon as possible"."""
    if place.lately(4, "making") and not before_noun(place):
        return False
    near = place.words.low[max(place.start - 4, 0) : place.start]
    taken = near[-1:] == ["as"] and "as" not in near[:-1] and before_noun(place)
    return not place.precedes("feasible_before") or taken  # "seen as possible causes"


def before_noun(place: Place) -> bool:
    """Before the noun that it qualifies, or the quotation that the noun opens."""
    quoted = opens(place.words, place.end) or place.after in {"‘", "'"}
    if quoted and place.words.is_word(place.end + 1):
        return not is_be(place.words, place.start - 1) and place.after not in {"(", "["}
    if not place.word_follows() or auxiliary(place.words, place.end):
        return False
    return not place.follows(
        *("preposition", "pronoun", "determiner", "conjunction", "be", "subordinator")
    )


def rumour_noun(place: Place) -> bool:
    """Second-hand reports ("reports of damage"); no document, nor a verb ("AFP reports that")."""
    words = place.words
    if words.at(place.end - 1) == "that" and _is_relative(words, place.end):
        return False  # "speculation that could raise the price"
    if words.at(place.start) != "reports":
        return True
    if words.at(place.end - 1) == "of":
        counted = words.is_number(place.start - 1)  # "14 reports of thefts"
        known = place.after in {"the", "any"} or place.before in {"the", "its", "their"}
        return not (counted or known)
    verb = place.before.endswith("ly") or place.before in {"later", "also", "it", "he", "she"}
    return not verb and not words.is_capital(place.start - 1)


def _is_relative(words: Words, verb: int) -> bool:
    """Whether the verb behind "that" has it for its subject: "rumours that began in May"."""
    verbal = finite(words, verb) or words.isa(verb, "past_report")
    return auxiliary(words, verb) or (verbal and not words.isa(verb + 1, "finite_be"))


def noun_of_claim(place: Place) -> bool:
    """A noun and its clause ("his claim that he ..."), no name ("Inquiry into Allegations of")."""
    words = place.words
    proposed = words.at(place.start).startswith("suggestion")
    if proposed and to_be_done(words, place.end):
        return False
    if place.after == "that" and _is_relative(words, place.end + 1):
        return False  # "claims that have nothing to do with it", "a risk that is equal to it"
    if place.after == "that" and _lacks_object(words, place.end + 1):
        return False
    if words.isa(place.end + 1, "subject_pronoun") and words.isa(place.end + 2, "report"):
        return not auxiliary(words, place.end + 3)  # "concerns that he feels may be met"
    if words.is_capital(place.start) and place.before in {"into", "on"}:
        return False
    return not place.starts_with("claim_or_verb") or _is_noun(place)


def _is_noun(place: Place) -> bool:
    """Whether "claims" or "fears" is a noun: behind a determiner, a verb, at the start."""
    words, before = place.words, place.start - 1
    if noun_before(words, place.start) or place.precedes("after_claim", "be"):
        return True
    if not words.is_word(before) or place.before.endswith("ing"):
        return place.before not in QUOTES
    return finite(words, before) and not auxiliary(words, before)


def claim_follows(place: Place) -> bool:
    """A noun and its clause without `that`: "over claims they fell ill"."""
    noun = noun_before(place.words, place.start) or place.precedes("after_claim", "be")
    return noun and clause_behind(place)


def clause_behind(place: Place) -> bool:
    """Before a clause without `that`: "allegations he sold votes"."""
    if place.follows("conjunction") or place.after == "that":
        return False
    return _subject_opens(place.words, place.end)


def that_clause_behind(place: Place) -> bool:
    """Before `that` and a clause with its own subject, no relative one: "charges that he stole"."""
    clause = place.after == "that" and _subject_opens(place.words, place.end + 1)
    return clause and not _lacks_object(place.words, place.end + 1)


def _lacks_object(words: Words, first: int) -> bool:
    """Whether the verb of a clause wants an object that is its antecedent: "charges that banks
    impose rose", "claims that he made in May"."""
    for verb in range(first + 1, first + _CLAUSE):
        if words.isa(verb, "of_object"):
            behind = verb + 1
            bare = not words.is_word(behind) or words.isa(behind, "preposition", "conjunction")
            return bare or auxiliary(words, behind) or finite(words, behind)
    return False


def _subject_opens(words: Words, first: int) -> bool:
    """Whether a clause begins there, and with no verb: not "the claims | made by the mayor"."""
    return not (auxiliary(words, first) or finite(words, first)) and clause_follows(words, first)


def no_quality(place: Place) -> bool:
    """Not before the noun that it describes: "an unclear stance", "a previously unknown one", "shot
    by unknown gunmen"."""
    before = previous_content(place.words, place.start)
    described = place.words.isa(before, "article", "possessive")
    if place.precedes("preposition") or not place.words.is_word(place.start - 1):
        return not before_noun(place) or place.follows("question", "relative")
    return not (described and place.word_follows())


def in_predicate(place: Place) -> bool:
    """Said of somebody, or with what it is about; not "met sceptical readers"."""
    return not before_noun(place) or place.after in {"that", "whether"}


def quantity_follows(place: Place) -> bool:
    """Before a number or a round measure, and not what a talk is about."""
    words, word = place.words, place.words.at(place.start)
    heard = words.isa(place.start - 2, "informing") and not place.precedes("preposition")
    if word == "about" and heard and words.isa(place.end, "few_word") and not _acts(place):
        return False
    dollar = words.at(place.end + 1) == "$" and words.is_capital(place.end)  # "US $ 16 million"
    if dollar or place.follows("currency"):
        return words.is_number(place.end + 1 + dollar)
    if word in {"almost", "nearly"} and place.after in {"all", "any", "every"}:
        return words.is_number(place.end + 1)  # "nearly all 300 guests"
    if place.after in {"a", "an"}:
        measured = words.isa(place.end + 1, "unit") or words.is_number(place.end + 1)
        return word != "some" and measured
    sum_of = _SUM.fullmatch(place.after) is not None
    return sum_of or words.is_number(place.end) or place.after in {"double", "triple"}


def _acts(place: Place) -> bool:
    """Whether what is counted does something: "told police about two men fled"."""
    return any(finite(place.words, place.end + further) for further in (2, 3))


def quantity_before(place: Place) -> bool:
    """Behind a number, or one and its unit: "ten days or so"."""
    words, last = place.words, place.start - 1 - (place.before == ",")
    near = any(words.is_number(position) for position in range(max(last - 2, 0), last + 1))
    return near or words.isa(last, "unit")  # "a week or so"


CONDITIONS: dict[str, Condition] = {
    name: condition
    for module in (sys.modules[__name__], modals, questions)
    for name, condition in getmembers(module, isfunction)
    if condition.__module__ == module.__name__ and name[0] != "_"
}
"""The public functions of these modules."""
