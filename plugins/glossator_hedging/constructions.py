"""The active constructions in which a verb hedges; verbs.toml names them under `frames`.

And the conditions on what it says, which verbs.toml names under `where`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class Form:
    """A form of a verb in its sentence, and what the form may be (base, s, past, ...)."""

    words: Words
    at: int
    roles: frozenset[str]

    @property
    def before(self) -> str:
        """The word before."""
        return self.words.at(self.at - 1)

    @property
    def complement(self) -> int:
        """Where what the verb governs starts: after adverbs in -ly, "maybe" and "perhaps"."""
        position = self.at + 1
        if self.words.at(position) == "(" and self.words.at(position + 2) == ")":
            position += 3  # "she thought (foolishly) that"
        while (word := self.words.at(position)).endswith("ly") or word in {"maybe", "perhaps"}:
            position += 1
        return position

    def advised(self) -> bool:
        """Whether the verb is advice or ability: "visitors can expect"."""
        return any(self.words.isa(self.at - back, "ability") for back in (1, 2))


def _clause(form: Form) -> bool:
    words, position = form.words, form.complement
    if words.at(position) in QUOTES and not words.isa(position + 1, "article"):
        position += 1  # "thinks “children should learn”", but no "felt “a sense of doom”"
    if words.at(position) == "so" and not words.is_word(position + 1):
        return True  # "he does not think so"
    if form.before == "to" and words.isa(form.at - 2, "hard"):
        return False  # "it is hard to believe that"
    if form.before in {"'d", "us", "let"} and words.isa(form.at - 2, "you_or_let"):
        return False  # "you'd think", "let us assume"
    if form.before in {"as", "than"} or words.at(position) in {"me", "him", "us", "them"}:
        return False  # "denied him access to what he sought"
    if form.roles & {"s", "base"} and words.at(position) == "that":
        # "fear that had grown", "claims that are false"; but "I think that was him"
        return not auxiliary(words, position + 1) or words.isa(form.at - 1, "subject_pronoun")
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


def _that(form: Form) -> bool:
    return form.words.at(form.complement) == "that"


def _infinitive(form: Form) -> bool:
    if form.advised():
        return False
    words = form.words
    for position in range(form.complement, form.complement + _REACH):
        if words.at(position) == "to":
            return verb_follows(words, position + 1)
        if words.at(position) == "that":
            return False
        if words.isa(position, "preposition") and words.at(position) != "of":
            return False
        if not (words.is_word(position) or words.is_number(position)):
            return False
    return False


def _aside(form: Form) -> bool:
    words, at = form.words, form.at
    if "ing" in form.roles or form.before == "to":
        return False
    listed = words.at(at + 2) == "," and words.isa(at + 3, "conjunction")  # "suggest cuts, and"
    listed = listed or headline_joins(words, at - 1)
    present = form.before == "," and form.roles & {"s", "base"} and not listed
    if present or form.before in QUOTES:  # ", claims the minister"
        speaker = words.is_word(at + 1) and not words.at(at + 1).endswith("ing")
        return speaker and not words.isa(at + 1, "preposition", "conjunction", "possessive")
    if form.before == "i" and words.at(at + 1) in {"", ".", "?", ")"}:
        return True  # "it is old I think."
    near = [words.at(position) for position in range(at - 5, at)]
    if "," not in near or "that" in near[near.index(",") :]:
        return False  # ", before he said that he thinks"
    if words.at(at + 1) in {"on", "in", "at"}:
        return words.is_capital(at + 2) or words.is_number(at + 2) or words.isa(at + 3, "statement")
    return words.isa(at + 1, "attribution_end")


def _quote(form: Form) -> bool:
    owned = form.before == "'s" and not form.words.isa(form.at - 2, "clitic_subject")
    if owned or form.words.isa(form.at - 1, "possessive", "determiner"):
        return False  # 'Peru's alleged "interference"', but "It's alleged: "
    following = form.words.at(form.at + 1)
    if following == "," and form.before != "to" and form.roles & {"s", "base"}:
        return form.words.at(form.at + 2) in QUOTES  # no noun: "their current claims, and"
    return following in QUOTES or following in {":", ","}


def _object(form: Form) -> bool:
    if form.before in {"to", "you", "than", "as"} or form.advised():
        return False
    if "base" in form.roles and not plural_before(form.words, form.at):
        return False
    # A past form may be a participle: "the expected result"; its own frame is `past-object`.
    return "past" not in form.roles and _phrase(form)


def plural_before(words: Words, at: int) -> bool:
    """Whether the subject of a base form may stand before it: "police suspect", no "a suspect"."""
    before = previous_content(words, at)
    word = words.at(before)
    if words.isa(before, "plural", "auxiliary", "collective", "subject_pronoun", "relative"):
        return True
    return word.endswith("s") or words.isa(before, "some") or not words.is_word(before)


def _past_object(form: Form) -> bool:
    words, at = form.words, form.at
    attributive = words.isa(at - 1, "determiner", "possessive", "before_noun_form")
    attributive = attributive or form.before in {"than", "as", "'s", "'", "under", "over"}
    unforeseen = "could" in words.low[max(at - 4, 0) : at]
    return "past" in form.roles and not (attributive or unforeseen) and _phrase(form)


def _phrase(form: Form) -> bool:
    words, position = form.words, form.at + 1
    if words.at(position) in {"this", "that", "it", "nothing"} and not words.is_word(position + 1):
        return False  # "nobody expected this"
    position += words.at(position) in {"about", "around", "over", "nearly"}
    if words.is_number(position):
        return True  # "expects about 60 guests"
    return words.is_word(position) and not words.isa(
        position, "preposition", "conjunction", "be", "modal", "object_pronoun"
    )


def _of(form: Form) -> bool:
    """An object and `of`: "accused the guards of theft"; no noun ("the accused")."""
    words, at = form.words, form.at
    attributive = "past" in form.roles and words.isa(
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


def _gerund(form: Form) -> bool:
    word = form.words.at(form.complement)
    return len(word) > 4 and word.endswith("ing") and not word.endswith("thing")


def _claim(form: Form) -> bool:
    """An object that is itself a claim: "denied the charges"; or any at all: "denied any link"."""
    return form.words.at(form.complement) == "any" or _object_is(form, "claim")


def _object_is(form: Form, name: str) -> bool:
    """Whether a noun of this class is the object, before any preposition but `of`."""
    words = form.words
    for position in range(form.complement, form.complement + _REACH):
        if words.isa(position, name):
            return words.at(position + 1) != "for"  # "rejected his claim for damages"
        if not words.is_word(position) and words.at(position) not in QUOTES:
            return False
        if words.at(position) != "of" and words.isa(position, "preposition"):
            return False
    return False


def _allegation(form: Form) -> bool:
    """An object that can be nothing but a claim: "rejected the accusations", no "suggestion"."""
    return _object_is(form, "allegation")


def _evidence(form: Form) -> bool:
    return _evidence_before(form.words, form.at) and (_clause(form) or _phrase(form))


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


def _toward(form: Form) -> bool:
    directed = form.words.at(form.complement) in {"to", "toward", "towards"}
    return directed and _evidence_before(form.words, form.at)


def _always(form: Form) -> bool:
    return form.roles != {"base"} and form.words.is_word(form.at + 1)


Condition = Callable[[Form], bool]

ACTIVE: dict[str, Callable[[Form], bool]] = {
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


def no_opinion(form: Form) -> bool:
    """Says what may be so, not what should be or how good it is; nor is asked what he thinks."""
    words = form.words
    if words.at(form.complement) in {"if", "when"} and "," not in words.low[form.at :]:
        return False  # "how would you feel if it rained?", but "I think if it rains, we stay"
    subject = previous_content(words, form.at)
    if words.at(subject) in {"you", "they", "we"} and words.isa(subject - 1, "do"):
        return False  # "do you think that it rains?"
    if words.isa(0, "question") and words.isa(1, "do"):
        return False  # "where does the council think they will park?"
    if words.isa(form.complement, "convinced"):
        return False  # "feels sure that it rains"
    last = min(form.at + _OPINION, words.size)
    for position in range(form.complement, last):
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


def no_duty(form: Form) -> bool:
    """Says what is so; not what is to be done: "insisted that the mayor must go", "be there"."""
    words = form.words
    said = range(form.complement, min(form.at + _OPINION, words.size))
    if words.at(form.complement) != "that":
        return True
    return not (any(words.isa(at, "duty") for at in said) or to_be_done(words, form.complement))


def no_proposal(form: Form) -> bool:
    """Says what may be so; proposes nothing: no "suggested that he leave", "suggested leaving"."""
    act = _gerund(form) and form.words.isa(form.complement + 1, "determiner", "possessive")
    return not act and not to_be_done(form.words, form.complement)


def no_demand(form: Form) -> bool:
    """Foresees, and demands nothing: no "expects more from her", nor "you expect to see".

    Nor does a mother who expects a child.
    """
    words, object_first = form.words, form.at + 1
    if form.before == "you" or words.at(object_first) == "nothing":
        return False
    if "ing" in form.roles and any(words.isa(form.at + ahead, "born") for ahead in range(1, 5)):
        return False  # "is expecting her first child"
    asked = words.isa(object_first, "demanded")
    return not (asked and {"from", "of"} & {*words.low[object_first : object_first + 4]})


def denied(form: Form) -> bool:
    """Somebody does deny it: no "they cannot deny that", nor "denied the town a voice"."""
    words, at = form.words, form.complement + 1
    if words.isa(form.at - 1, "negation") and words.at(form.at - 2) in {"can", "ca", "could"}:
        return False
    if not _clause(form) or _claim(form) or _that(form):
        return True
    while words.is_word(at) and not (
        finite(words, at) or words.isa(at, "preposition", "article", "possessive", "relative")
    ):
        at += 1
    return words.at(at) != "to" and not words.isa(at, "article", "possessive")


def held(form: Form) -> bool:
    """Somebody does believe it: no "start to believe that", "could not believe it".

    Nor does one who tells what he once thought: "we thought they were our friends".
    """
    words = form.words
    if words.at(form.at) == "thought" and form.before in {"i", "we"} and not _aside(form):
        return False
    if words.isa(form.at - 1, "negation") and words.at(form.at - 2) in {"could", "can", "ca"}:
        return False
    return form.before != "to" or words.isa(form.at - 2, "led_to")


def own(form: Form) -> bool:
    """One's own guess: "I imagine he was tired", no "imagine the pain"."""
    return form.before in {"i", "we"}


def no_office(form: Form) -> bool:
    """Taken for true, not taken on: "assumed that he fled", no "assumed a new role"."""
    return not any(form.words.isa(at, "office") for at in range(form.at + 1, form.at + 6))


CONDITIONS: dict[str, Condition] = {
    function.__name__: function
    for function in (no_opinion, no_duty, no_proposal, no_demand, denied, held, own, no_office)
}
