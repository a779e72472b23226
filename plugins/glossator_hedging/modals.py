"""Conditions on modals: what tells "may" from May, and "could" from ability."""

from __future__ import annotations

from glossator_hedging.context import Place
from glossator_hedging.grammar import QUOTES, next_content, past, quoted

_HEADLINE = 25
"""The most words that a headline has."""

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
    headline = (
        words.size < _HEADLINE and words.is_capital(place.start - 1) and words.is_capital(place.end)
    )
    return headline and not place.precedes("month_before")


def modal_might(place: Place) -> bool:
    """Not power: "military might", "the might of Rome"."""
    if place.precedes("possessive") or place.before in {"the", "a", "no", "such", "every"}:
        return False
    return place.word_follows() and not place.follows("noun_might_after")


def possible_could(place: Place) -> bool:
    """A possibility; not an ability in the past, a perception, a purpose or a negation."""
    words = place.words
    if not (place.word_follows() or place.after in QUOTES) or place.follows("ability_after"):
        return False
    if place.before == "i" and place.after not in {"be", "have"}:
        return False
    if place.after == "be" and words.isa(place.end + 1, "perceived"):
        return False
    if place.lately(4, "nobody"):
        return False  # "none of them could say"
    if place.before == "you" or words.at(place.start - 2) in {"what", "how", "where"}:
        return False
    before = words.low[max(0, place.start - 4) : place.start]
    purpose = words.low[max(0, place.start - 3) : place.start - 1] == ["so", "that"]
    if "before" in before or purpose or ("if" in before and place.lately(6, "asked")):
        return False
    return not ("as" in before and place.precedes("pronoun"))


def conditional_would(place: Place) -> bool:
    """A conditional or a guess; not the future seen from the past ("said he would come")."""
    words, start, end = place.words, place.start, place.end
    following = next_content(words, end)
    if not place.word_follows() or place.follows("wish") or following in {"like", "love", "prefer"}:
        return False
    if place.precedes("person") and following not in {"be", "have"} and "if" not in words.low:
        return False  # a habit or politeness: "he would leave early", "I would argue"
    perfect = following == "have" and not words.isa(
        end + 1, "determiner", "possessive", "preposition"
    )
    if perfect or place.before == "what" or "without" in words.low[:start]:
        return True
    if place.after == "also":
        return False  # what a report goes on with: "He would also seek ..."
    first, last = quoted(words, start)
    reported = any(words.isa(position, "past_report") for position in range(first, start))
    if "if" in words.low and not reported:
        return True
    if any(
        past(words, position) or (words.isa(position, "looking_forward") and position < start - 1)
        for position in range(first, start)
    ):
        return False
    return not any(words.isa(position, "past_report") for position in range(end + 1, last))


def hypothetical_if(place: Place) -> bool:
    """A condition on what may be so; not "as if", "even if", "asked if", nor a rule of life."""
    words = place.words
    if place.precedes("before_if") or place.follows("after_if") or not place.word_follows():
        return False
    if place.after == "not" and not words.at(place.end + 1).endswith("ed"):
        return False  # "many, if not all"; but "if not checked"
    if place.follows("verdict"):
        first, last = (0, words.size) if place.start == 0 else (place.start - _VERDICT, place.start)
        return any(words.isa(position, "open_modal") for position in range(first, last))
    return any(words.isa(position, "prediction") for position in range(words.size))


def question_before(place: Place) -> bool:
    """Of a question that the sentence or quotation starts with: "Who fired, we do not know"."""
    words = place.words
    first, _ = quoted(words, place.start)
    return words.isa(first, "question") and not place.word_follows()


def open_whether(place: Place) -> bool:
    """An open question; not one that was only asked, nor one that makes no difference."""
    if place.lately(6, "asked"):
        return False
    if place.before == "of":
        return place.words.at(place.start - 2) in {"question", "questions", "issue", "unsure"}
    if place.start == 0 or place.before in QUOTES:
        return any(place.words.isa(position, "unknown") for position in range(place.words.size))
    if place.words.at(place.end + 1) == "or" and place.after != "or":
        return False  # "whether local or foreign"
    return place.before not in {",", "-", "–", "—", "matter"}
