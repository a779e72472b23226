"""Objects without a clause: whether one is something said, and what it is called."""

from __future__ import annotations

import re

from glossator_quotations import clauses, finite, phrase_ends, phrases
from glossator_quotations.lexicon import LISTS
from glossator_quotations.phrases import Extent
from glossator_quotations.verbs import VerbGroup
from glossator_quotations.view import View

_ABSTRACT = re.compile(r".{3,}(?:[ts]ion|ment|ness|ity|ism|[ae]nce|ship|[ae]cy|hood|dom)s?$")
_ADJECTIVE = re.compile(
    r".{2,}(?:ing|ed|al|ive|ous|ful|less|[ai]ble|ic|ant|(?<!sid)ent|ary|ish|worthy)$"
)
_SOMEBODY = LISTS["sources"] | LISTS["object_pronouns"] | LISTS["persons"]
_SOMEBODY |= {"PERSON", "ORG", "GPE", "NORP"}
"""Who hears what is said, as a word or as an entity."""


def report(view: View, group: VerbGroup, first: int, end: int) -> bool:
    """Whether an object of a verb tells what its subject says or thinks; in a study, all does."""
    frames, subject = group.cue.frames, group.subject
    if is_document(view, subject):
        return True
    heard = "told" in frames or group.cue.verb in LISTS["facing"]
    noun = head(view, first, end) if heard else first
    if heard and (view.label(noun) in _SOMEBODY or view.low[noun] in _SOMEBODY):
        return False  # "warned Kim", "seek witnesses", "questioned the man"
    if "predicate" in frames:  # not "ruled the country"
        if subject and view.low[subject[1] - 1] in LISTS["seeing"]:
            return False  # "The season saw him become a father"
        return has_predicate(view, first, end)
    return "act" not in frames or is_told(view, first, end)


def is_document(view: View, subject: Extent | None) -> bool:
    """Whether what shows or finds something is a study, a poll, a video."""
    return subject is not None and not LISTS["findings"].isdisjoint(view.low[slice(*subject)])


def finds(view: View, subject: Extent | None) -> bool:
    """Whether what finds that something is so is a study or a court, an inquiry."""
    found = subject is not None and not LISTS["finders"].isdisjoint(view.low[slice(*subject)])
    return found or is_document(view, subject)


def is_told(view: View, first: int, end: int) -> bool:
    """Whether an object is something said or thought: "a warning", "its opposition to the plan"."""
    noun = view.low[head(view, first, end)]
    if noun in view.nouns or _ABSTRACT.match(noun):
        return True
    marked = any(view.quote[token] >= 0 for token in range(first, end))
    return marked or not LISTS["telling"].isdisjoint(view.low[first + 1 : end])


def has_predicate(view: View, first: int, end: int) -> bool:
    """Whether it is told what an object is: "the plan a farce", "him as a friend", "it unfair"."""
    if "as" in view.low[first + 1 : end]:
        return True
    if view.low[first] in LISTS["object_pronouns"]:
        return view.low[first + 1] not in LISTS["no_predicate"]
    for token in range(first + 1, end):
        if view.quote[token] >= 0:
            return True
        rated = view.low[token + 1 : token + 2] and view.low[token + 1] in LISTS["rates"]
        led = view.low[token] in LISTS["leads_predicate"] and not rated
        if led and view.low[token - 1] not in LISTS["joins_phrase"]:
            return True
    return any(_is_predicate(view, token, end) for token in range(first + 1, end))


def _is_predicate(view: View, at: int, end: int) -> bool:
    """Whether an adjective stands behind its noun: "the idea harmful", "it late and unfair to"."""
    if view.low[at - 1] in LISTS["before_no_predicate"] or view.is_capital(at):
        return False
    over = at + 1 == end
    over = over or (view.low[at + 1] in {"and", "to", "for"} and view.low[at][-2:] != "ed")
    return over and _ADJECTIVE.match(view.low[at]) is not None


def head(view: View, first: int, end: int) -> int:
    """The noun of a phrase, before what tells more of it."""
    for token in range(first + 1, end):
        if view.low[token] in LISTS["behind_noun"] or view.quote[token] >= 0:
            return token - 1
    return end - 1


def called_end(view: View, at: int, high: int) -> int:
    """Where what somebody is called ends behind an apposition or an adverbial: "called Berg, a
    rival, a coward", "called him, among other things, “a fool”", "described the talks, which had
    failed, as brief"; 0 where nothing is.
    """
    called = phrase_ends.find(view, at, high)
    if view.at(called) == "," and view.at(called + 1) in ("which", "who", "whose"):
        behind = clauses.behind_inserted(view, called, high)
        named = behind < high and view.low[behind] == "as"
        return phrase_ends.find(view, behind, high) if named else 0
    comma = max(view.capitals_end(at, high), at + 1)
    whole = view.is_capital(at) or view.low[at] in LISTS["object_pronouns"]
    if not whole or comma + 1 >= high or view.low[comma] != ",":
        return 0
    behind = clauses.behind_inserted(view, comma, high)
    if behind >= high or any(finite.acts(view, token) for token in range(comma + 1, behind)):
        return 0
    marked = view.quote[behind] >= 0 and view.opens_small(view.quotes[view.quote[behind]])
    named = view.low[behind] in ("a", "an") and view.at(behind + 1) not in LISTS["times"]
    return phrase_ends.find(view, behind, high) if marked or named else 0


def told_of(view: View, link: int, high: int) -> int:
    """Where an object begins that stands behind what it is called, since it is long: "rejected as
    “a smear” | the charge that", "dismissed as absurd | the claim of"; 0 where none does."""
    at = link + 1
    if at < high and view.quote[at] >= 0:
        first, at = view.marks(at)
        if at >= high or view.last_mark(first, at) in ",.?!" or phrases.is_adjunct(view, at):
            return 0
        no_object = view.low[at] in LISTS["no_object"] or view.low[at].endswith(("ed", "ing"))
        return 0 if no_object or not view.low[at][0].isalnum() else at
    while at < high and (view.low[at].endswith("ly") or view.at(at + 1) == "and"):
        at += 1 + (view.at(at + 1) == "and")  # "as deeply unfair", "as late and unfair"
    plain = view.at(at).isalpha() and view.at(at) not in LISTS["no_predicate_adjective"]
    timed = view.at(at + 2) in LISTS["times"]
    return at + 1 if plain and not timed and view.at(at + 1) in LISTS["determiners"] else 0


def behind_apposition(view: View, last: int, high: int) -> int:
    """Where an object ends that goes on behind what tells more of its name: "accused Ruiz, the
    mayor of Norvik, | of fraud"; `last` where none does."""
    named = view.is_capital(last - 1) or view.low[last - 1] == ")"
    if view.at(last) != "," or not named or view.at(last + 1) in view.verbs:
        return last
    behind = clauses.behind_inserted(view, last, high)
    while behind < high and view.low[behind] in LISTS["goes_on_inserted"]:
        behind = clauses.behind_inserted(view, behind - 1, high)  # ", in Lund, known as Volt, of"
    charged = behind < high and view.low[behind] in LISTS["before_charge"]
    return phrase_ends.find(view, behind, high) if charged else last
