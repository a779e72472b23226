"""The active constructions in which a verb hedges; verbs.toml names them under `frames`.

And the conditions on what it says, which verbs.toml names under `where`.
"""

from __future__ import annotations

from glossator_hedging.context import Condition, Place
from glossator_hedging.grammar import (
    QUOTES,
    after_aside,
    auxiliary,
    before_aside,
    clause_follows,
    finite,
    headline_joins,
    past_adjuncts,
    previous_content,
    to_be_done,
    verb_follows,
)
from glossator_standard.words import Words

_REACH = 10
"""How far to look for the infinitive of "expects the talks to fail"."""
_OPINION = 12
"""How far into what a verb says an opinion shows itself."""
_FAR = 14
"""How far to look for `of`, across a name and an aside: "accused its leader, Kim Jong Un, of"."""


def _clause(place: Place) -> bool:
    words, position = place.words, place.complement
    if words.at(position) in QUOTES and not words.isa(position + 1, "article"):
        position += 1  # "thinks “children should learn”", but no "felt “a sense of doom”"
    if words.at(position) == "so" and not words.is_word(position + 1):
        return True  # "he does not think so"
    if place.before == "to" and words.isa(place.start - 2, "hard"):
        return False  # "it is hard to believe that"
    if place.before in {"'d", "us", "let"} and words.isa(place.start - 2, "you_or_let"):
        return False  # "you'd think", "let us assume"
    if place.before in {"as", "than"} or words.at(position) in {"me", "him", "us", "them"}:
        return False  # "denied him access to what he sought"
    if place.roles & {"s", "base"} and words.at(position) == "that":
        # "fear that had grown", "claims that are false"; but "I think that was him"
        return not auxiliary(words, position + 1) or place.precedes("subject_pronoun")
    return clause_follows(words, position) or _said_somewhere(words, position)


def _said_somewhere(words: Words, position: int) -> bool:
    """A time or place before the clause: "claimed in June that", "alleged in a statement that"."""
    position += words.at(position) == "back"  # "back in May"
    if words.at(position) == ",":  # "suggested, without evidence, that"
        closing = after_aside(words, position)
        return closing < position + _REACH and words.at(closing + 1) == "that"
    if words.at(position) == "without":  # "claiming without proof that"
        return "that" in words.low[position : position + _REACH]
    end = past_adjuncts(words, position)
    return end > position and words.at(end) == "that"


def _is_advised(place: Place) -> bool:
    """Whether the verb is advice or ability: "visitors can expect"."""
    return place.words.any_is((place.start - 1, place.start - 2), "ability")


def _that(place: Place) -> bool:
    return place.words.at(place.complement) == "that"


def _infinitive(place: Place) -> bool:
    if _is_advised(place):
        return False
    words = place.words
    for position in range(place.complement, place.complement + _REACH):
        if words.at(position) == "to":
            return verb_follows(words, position + 1)
        if words.at(position) == "that":
            return False
        if words.isa(position, "preposition") and words.at(position) != "of":
            return False
        if not (words.is_word(position) or words.is_number(position)):
            return False
    return False


def _aside(place: Place) -> bool:
    words, at = place.words, place.start
    if "ing" in place.roles or place.before == "to":
        return False
    listed = words.at(at + 2) == "," and words.isa(at + 3, "conjunction")  # "suggest cuts, and"
    listed = listed or headline_joins(words, at - 1)
    present = place.before == "," and place.roles & {"s", "base"} and not listed
    if present or place.before in QUOTES:  # ", claims the minister"
        speaker = words.is_word(at + 1) and not words.at(at + 1).endswith("ing")
        return speaker and not words.isa(at + 1, "preposition", "conjunction", "possessive")
    if place.before == "i" and words.at(at + 1) in {"", ".", "?", ")"}:
        return True  # "it is old I think."
    near = [words.at(position) for position in range(at - 5, at)]
    if "," not in near or "that" in near[near.index(",") :]:
        return False  # ", before he said that he thinks"
    if words.at(at + 1) in {"on", "in", "at"}:
        return words.is_capital(at + 2) or words.is_number(at + 2) or words.isa(at + 3, "statement")
    return words.isa(at + 1, "attribution_end")


def _quote(place: Place) -> bool:
    owned = place.before == "'s" and not place.words.isa(place.start - 2, "clitic_subject")
    if owned or place.precedes("possessive", "determiner"):
        return False  # 'Peru's alleged "interference"', but "It's alleged: "
    following = place.words.at(place.end)
    if following == "," and place.before != "to" and place.roles & {"s", "base"}:
        return place.words.at(place.start + 2) in QUOTES  # no noun: "their current claims, and"
    return following in QUOTES or following in {":", ","}


def _object(place: Place) -> bool:
    if place.before in {"to", "you", "than", "as"} or _is_advised(place):
        return False
    if "base" in place.roles and not plural_before(place.words, place.start):
        return False
    # A past form may be a participle: "the expected result"; its own frame is `past-object`.
    return "past" not in place.roles and _phrase(place)


def plural_before(words: Words, at: int) -> bool:
    """Whether the subject of a base form may stand before it: "police suspect", no "a suspect"."""
    before = previous_content(words, at)
    word = words.at(before)
    if words.isa(before, "plural", "auxiliary", "collective", "subject_pronoun", "relative"):
        return True
    return word.endswith("s") or words.isa(before, "some") or not words.is_word(before)


def _past_object(place: Place) -> bool:
    words, at = place.words, place.start
    attributive = words.isa(at - 1, "determiner", "possessive", "before_noun_form")
    attributive = attributive or place.before in {"than", "as", "'s", "'", "under", "over"}
    unforeseen = "could" in words.low[max(at - 4, 0) : at]
    return "past" in place.roles and not (attributive or unforeseen) and _phrase(place)


def _phrase(place: Place) -> bool:
    words, position = place.words, place.end
    if words.at(position) in {"this", "that", "it", "nothing"} and not words.is_word(position + 1):
        return False  # "nobody expected this"
    position += words.at(position) in {"about", "around", "over", "nearly"}
    if words.is_number(position):
        return True  # "expects about 60 guests"
    return words.is_word(position) and not words.isa(
        position, "preposition", "conjunction", "be", "modal", "object_pronoun"
    )


def _of(place: Place) -> bool:
    """An object and `of`: "accused the guards of theft"; no noun ("the accused")."""
    words, at = place.words, place.start
    attributive = "past" in place.roles and words.isa(
        at - 1, "determiner", "possessive", "be", "preposition"
    )
    if attributive or not words.is_word(at + 1):
        return False
    for position in range(at + 2, at + _FAR):
        if words.at(position) in {"of", ","}:
            return "of" in words.low[position : at + _FAR] and not words.is_number(position - 1)
        if words.isa(position, "preposition"):
            return False
    return False


def _gerund(place: Place) -> bool:
    word = place.words.at(place.complement)
    return len(word) > 4 and word.endswith("ing") and not word.endswith("thing")


def _claim(place: Place) -> bool:
    """An object that is itself a claim: "denied the charges"; or any at all: "denied any link"."""
    return place.words.at(place.complement) == "any" or _object_is(place, "claim")


def _object_is(place: Place, name: str) -> bool:
    """Whether a noun of this class is the object, before any preposition but `of`."""
    words = place.words
    for position in range(place.complement, place.complement + _REACH):
        if words.isa(position, name):
            return words.at(position + 1) != "for"  # "rejected his claim for damages"
        if not words.is_word(position) and words.at(position) not in QUOTES:
            return False
        if words.at(position) != "of" and words.isa(position, "preposition"):
            return False
    return False


def _allegation(place: Place) -> bool:
    """An object that can be nothing but a claim: "rejected the accusations", no "suggestion"."""
    return _object_is(place, "allegation")


def _evidence(place: Place) -> bool:
    return _evidence_before(place.words, place.start) and (_clause(place) or _phrase(place))


def _evidence_before(words: Words, at: int) -> bool:
    """Whether the subject is a noun of evidence: "the poll", "figures from Rome", ", which"."""
    position = previous_content(words, at)
    if words.at(position) == "which":
        position -= 2
    elif words.at(position) == ",":
        position = before_aside(words, position)  # "the findings, printed on Monday, indicate"
    for subject in range(position, max(-1, position - _REACH), -1):
        if words.isa(subject, "evidence"):
            return True
        counted = words.is_word(subject) or words.is_number(subject)
        if not counted or words.isa(subject, "conjunction", "personal", "report"):
            return False
    return False


def _toward(place: Place) -> bool:
    directed = place.words.at(place.complement) in {"to", "toward", "towards"}
    return directed and _evidence_before(place.words, place.start)


def _always(place: Place) -> bool:
    return place.roles != {"base"} and place.words.is_word(place.end)


ACTIVE: dict[str, Condition] = {
    "clause": _clause,
    "that": _that,
    "infinitive": _infinitive,
    "aside": _aside,
    "quote": _quote,
    "object": _object,
    "past-object": _past_object,
    "of": _of,
    "gerund": _gerund,
    "claim": _claim,
    "allegation": _allegation,
    "evidence": _evidence,
    "toward": _toward,
    "always": _always,
}
"""Tried in this order; the first that holds is named in the annotation's rule."""

CONFIDENCE = {"object": 0.7, "past-object": 0.7, "evidence": 0.9, "aside": 0.9, "always": 0.8}
"""How often verbs hedge in those that are not sure."""


def no_opinion(place: Place) -> bool:
    """Says what may be so, not what should be or how good it is; nor is asked what he thinks."""
    words = place.words
    if words.at(place.complement) in {"if", "when"} and "," not in words.low[place.start :]:
        return False  # "how would you feel if it rained?", but "I think if it rains, we stay"
    subject = previous_content(words, place.start)
    if words.at(subject) in {"you", "they", "we"} and words.isa(subject - 1, "do"):
        return False  # "do you think that it rains?"
    if words.isa(0, "question") and words.isa(1, "do"):
        return False  # "where does the council think they will park?"
    if words.isa(place.complement, "convinced"):
        return False  # "feels sure that it rains"
    last = min(place.start + _OPINION, words.size)
    for position in range(place.complement, last):
        word = words.at(position)
        if word in {",", ";", ":"} or word in QUOTES:
            return True
        if words.isa(position, "duty"):
            return False
        if words.isa(position, "valued") and words.isa(
            previous_content(words, position), "be", "finite_be", "article"
        ):
            return False
    return True


def no_duty(place: Place) -> bool:
    """Says what is so; not what is to be done: "insisted that the mayor must go", "be there"."""
    words = place.words
    said = range(place.complement, min(place.start + _OPINION, words.size))
    if words.at(place.complement) != "that":
        return True
    return not (words.any_is(said, "duty") or to_be_done(words, place.complement))


def no_proposal(place: Place) -> bool:
    """Says what may be so; proposes nothing: no "suggested that he leave", "suggested leaving"."""
    act = _gerund(place) and place.words.isa(place.complement + 1, "determiner", "possessive")
    return not act and not to_be_done(place.words, place.complement)


def no_child(place: Place) -> bool:
    """Foresees; is no mother who expects a child."""
    soon = range(place.end, place.end + 4)
    return not ("ing" in place.roles and place.words.any_is(soon, "born"))


def denied(place: Place) -> bool:
    """Somebody does deny it: nobody "denied the town a voice"."""
    words, at = place.words, place.complement + 1
    if not _clause(place) or _claim(place) or _that(place):
        return True
    while words.is_word(at) and not (
        finite(words, at) or words.isa(at, "preposition", "article", "possessive", "relative")
    ):
        at += 1
    return words.at(at) != "to" and not words.isa(at, "article", "possessive")


def held(place: Place) -> bool:
    """Somebody does believe it: no "start to believe that".

    Nor does one who tells what he once thought: "we thought they were our friends".
    """
    words = place.words
    if words.at(place.start) == "thought" and place.before in {"i", "we"} and not _aside(place):
        return False
    return place.before != "to" or words.isa(place.start - 2, "led_to")


CONDITIONS: dict[str, Condition] = {
    function.__name__: function
    for function in (no_opinion, no_duty, no_proposal, no_child, denied, held)
}
