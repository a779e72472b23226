"""Conditions that a cue's context must meet; cues.toml names them under `where`."""

from __future__ import annotations

import re

from glossator_hedging.context import Condition, Place
from glossator_hedging.grammar import (
    QUOTES,
    auxiliary,
    clause_follows,
    finite,
    is_adverb,
    is_be,
    noun_before,
    previous_content,
    to_be_done,
)
from glossator_hedging.marks import opens
from glossator_hedging.modals import (
    concluded,
    conditional_would,
    hypothetical_if,
    modal_may,
    modal_might,
    not_permitted,
    possible_could,
)
from glossator_hedging.questions import open_if, open_whether, question_before, still_unknown
from glossator_standard.inflection import is_participle
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
    """Open, not feasible: "a possible attack"; not "possible to see", "the clearest possible"."""
    words, start = place.words, place.start
    best = any(
        words.at(at).endswith("est") and words.isa(at - 1, "determiner", "possessive")
        for at in (start - 1, start - 2)  # "the quickest way possible"
    )
    near = words.low[max(start - 4, 0) : start]
    made = place.lately(4, "making") and not before_noun(place)
    if place.lately(2, "superlative") or best or made:
        return False
    taken = near[-1:] == ["as"] and "as" not in near[:-1] and before_noun(place)
    feasible = place.precedes("feasible_before") and not taken  # "seen as possible causes"
    return "no" not in near and place.after != "to" and not feasible


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


def no_subject(place: Place) -> bool:
    """Not a verb after its subject: "alleged gunmen", but not "parents suspected foul play"."""
    words = place.words
    if place.precedes("be"):
        return place.after.endswith("s")  # "they are suspected rebels"
    if place.precedes("have", "personal"):
        return False
    if not words.is_word(place.start - 1) or words.is_number(place.start - 1):
        return True
    if place.before.endswith(("ed", "ing", "'s")) or place.precedes("before_noun_form"):
        return True
    return place.precedes(
        *("determiner", "preposition", "conjunction", "possessive", "pronoun", "adverb", "report"),
        "subordinator",
    )


def behind_determiner(place: Place) -> bool:
    """A participle before its noun, behind an article: "the expected rise"."""
    number = place.follows("before_number")  # "an estimated less than ten"
    return not number and (place.precedes("article", "possessive") or place.before == "'s")


def appearing(place: Place) -> bool:
    """To seem, not to come into view: "appears to", "appeared calm", not "appeared in court"."""
    words, position = place.words, place.end
    if words.at(place.start) == "appearing" and place.precedes("preposition"):
        return False  # "lost by appearing weak"
    while words.at(position).endswith("ly"):
        position += 1
    if place.before == "it" and words.isa(position, "pronoun", "determiner"):
        return True
    if place.before == "would" and "that" in words.low[position : position + _SOON]:
        return True  # "it would appear at this stage that"
    if words.isa(position, "preposition") and words.isa(position + 1, "condition"):
        return True  # "appeared under control"
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
    if place.precedes("asked_for") or place.before == "any":
        return False
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


def said_of_something(place: Place) -> bool:
    """A predicate: "remains a mystery"."""
    noun_follows = before_noun(place) and place.after != "whether"
    return place.lately(4, "remains") and not noun_follows


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
    return not before_noun(place) or place.after == "that"


def behind_preposition(place: Place) -> bool:
    """What a preposition or a copula governs: "after reports", no verb ("he reports")."""
    return place.precedes("preposition", "after_claim", "be")


def behind_no_determiner(place: Place) -> bool:
    """Unnamed sources and reports, not those that were told of: "the reports in the file"."""
    return not (place.starts_with("rumour") and place.precedes("determiner", "possessive"))


def said_later(place: Place) -> bool:
    """Before what they say: "sources in the party said"."""
    return any(place.words.isa(at, "suggest") for at in range(place.end, place.end + _SAID))


def likeness(place: Place) -> bool:
    """What something is taken for: "looked like a rake"; not "looks like her mother"."""
    return place.after in {"a", "an"} and not place.lately(4, "question")


def real_doubt(place: Place) -> bool:
    """Not negated further away."""
    for back in range(1, 4):
        if place.words.isa(place.start - back, "no_doubt"):
            return False
        if not place.words.is_word(place.start - back):
            break  # "who was not involved, doubts that"
    return True


def thinkable(place: Place) -> bool:
    """Not taken out of what may be so; nor out of a place: "cannot be excluded from the club"."""
    return "from" not in place.words.low[place.end : place.end + _NEAR]


def quantity_follows(place: Place) -> bool:
    """Before a number or a round measure, and not what a talk is about."""
    words, word = place.words, place.words.at(place.start)
    measured = words.isa(place.end + 1, "measure")  # "lies about 30 km north of Rome"
    told = place.precedes("topic")
    told = told or (place.precedes("object_pronoun") and words.isa(place.start - 2, "topic"))
    heard = words.isa(place.start - 2, "informing") and not place.precedes("preposition")
    told = told or (heard and words.isa(place.end, "few_word") and not _acts(place))
    if word == "about" and not measured and (told or _is_topic(place)):
        return False
    if word == "about" and words.isa(place.end + 1, "fought_over") and _is_quarrel(place):
        return False
    if word == "around" and not measured and _surrounds(place):
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


def _surrounds(place: Place) -> bool:
    """Whether something moves or lies around what is counted: "took pupils around two mills", "was
    dug around two mills"; not "took home around five medals", "were still around six men"."""
    words, before = place.words, place.start - 1
    if place.precedes("moving"):
        return True
    if words.isa(before - 1, "guiding"):
        return not (place.precedes("preposition", "homewards") or is_adverb(place.before))
    built = words.isa(before - 1, "be", "finite_be") and is_participle(place.before)
    few = words.isa(place.end, "few_word") and not words.isa(place.end + 1, "multiplier")
    return built and few


def _acts(place: Place) -> bool:
    """Whether what is counted does something: "told police about two men fled"."""
    return any(finite(place.words, place.end + further) for further in (2, 3))


def _is_topic(place: Place) -> bool:
    """What something is said to be about: "was not about one school", "is about two sisters"."""
    words, before = place.words, previous_content(place.words, place.start)
    if place.precedes("negation"):
        return True
    if not words.isa(before, "be", "finite_be") or words.at(before - 1) == "there":
        return False
    if words.isa(before - 1, "topic"):
        return True  # "the row was about 40 jobs"
    few = words.isa(place.end, "few_word") and not words.isa(place.end + 1, "multiplier", "measure")
    return few and (words.at(before - 1) != "it" or words.is_word(place.end + 1))


def _is_quarrel(place: Place) -> bool:
    """Whether a quarrel is about what is counted: "the dispute is about 40 acres"."""
    before = previous_content(place.words, place.start)
    return place.words.isa(before, "be", "finite_be") and place.words.isa(before - 1, "quarrel")


def quantity_before(place: Place) -> bool:
    """Behind a number, or one and its unit: "ten days or so"."""
    words, last = place.words, place.start - 1 - (place.before == ",")
    near = any(words.is_number(position) for position in range(max(last - 2, 0), last + 1))
    return near or words.isa(last, "unit")  # "a week or so"


CONDITIONS: dict[str, Condition] = {
    function.__name__: function
    for function in (
        adjective_likely,
        adverb_likely,
        appearing,
        behind_determiner,
        behind_no_determiner,
        behind_preposition,
        claim_follows,
        clause_behind,
        before_noun,
        conditional_would,
        hypothetical_if,
        in_predicate,
        modal_may,
        modal_might,
        not_permitted,
        no_subject,
        concluded,
        likeness,
        no_quality,
        noun_of_claim,
        open_possible,
        open_if,
        open_whether,
        possible_could,
        quantity_before,
        quantity_follows,
        question_before,
        real_doubt,
        rumour_noun,
        said_later,
        said_of_something,
        still_unknown,
        that_clause_behind,
        thinkable,
    )
}
