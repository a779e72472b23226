"""Objects without a clause: whether one is something said or thought, or a mere thing."""

from __future__ import annotations

import re

from glossator_quotations.lexicon import word_lists
from glossator_quotations.phrases import TIMES, Extent
from glossator_quotations.verbs import VerbGroup
from glossator_quotations.view import View

_LISTS = word_lists()
_BEHIND_HEAD = (
    _LISTS["prepositions"]
    | _LISTS["clause_words"]
    | {"following", "including"}
    | frozenset(",;:()-")
)
_ABSTRACT = re.compile(r".{3,}(?:[ts]ion|ment|ness|ity|ism|[ae]nce|ship|[ae]cy|hood|dom)s?$")
_ADJECTIVE = re.compile(
    r".{2,}(?:ing|ed|al|ive|ous|ful|less|[ai]ble|ic|ant|(?<!sid)ent|ary|ish|worthy)$"
)
_HEARERS = frozenset(("PERSON", "ORG", "GPE", "NORP"))
_TELLING = _LISTS["wh_words"] | {"that", "as"}
_ARTICLES = _LISTS["possessives"] | {"a", "an", "the", "no", "one"}
_FACING = frozenset(("threaten", "seek", "question"))
"""Verbs of which persons are the hearers, and things what is said of."""
_JOINING = _LISTS["prepositions"] | _LISTS["clause_words"] | frozenset(",-'s") | {"'s", "'"}
_BEHIND_ADJECTIVE = frozenset(("and", "to", "for"))
_SCENES = TIMES | _LISTS["scenes"]
"""What sees something happen, but has no view of it."""
_RATES = TIMES | {"share", "barrel", "ton", "tonne", "person", "head", "piece"}
"""What follows "a" in "4 cents a share"."""
_DOCUMENTS = _LISTS["media"] | _LISTS["documents"]
_FINDERS = _LISTS["finders"]
_NO_PREDICATE = (
    _LISTS["prepositions"] | _LISTS["time_words"] | _LISTS["time_leads"] | {"quits", "and"}
)


def report(view: View, group: VerbGroup, first: int, end: int) -> bool:
    """Whether an object of a verb tells what its subject says or thinks; in a study, all does."""
    frames, subject = group.cue.frames, group.subject
    if is_document(view, subject):
        return True
    heard = "told" in frames or group.cue.verb in _FACING
    if heard and _is_somebody(view, head(view, first, end)):
        return False  # "warned Kim", "seek witnesses", "questioned the man"
    if "predicate" in frames:  # not "ruled the country"
        if subject and view.low[subject[1] - 1] in _SCENES:
            return False  # "The season saw him become a father"
        return has_predicate(view, first, end)
    return "act" not in frames or is_told(view, first, end)


def _is_somebody(view: View, noun: int) -> bool:
    """Whether a noun is who hears what is said, and not what that is."""
    known = _LISTS["sources"] | _LISTS["object_pronouns"] | _LISTS["persons"]
    return view.label(noun) in _HEARERS or view.low[noun] in known


def is_document(view: View, subject: Extent | None) -> bool:
    """Whether what shows or finds something is a study, a poll, a video."""
    return subject is not None and not _DOCUMENTS.isdisjoint(view.low[slice(*subject)])


def finds(view: View, subject: Extent | None) -> bool:
    """Whether what finds that something is so is a study or a court, an inquiry."""
    found = subject is not None and not _FINDERS.isdisjoint(view.low[slice(*subject)])
    return found or is_document(view, subject)


def is_told(view: View, first: int, end: int) -> bool:
    """Whether an object is something said or thought: "a warning", "its opposition to the plan"."""
    noun = view.low[head(view, first, end)]
    if noun in view.nouns or _ABSTRACT.match(noun):
        return True
    marked = any(view.quote[token] >= 0 for token in range(first, end))
    return marked or not _TELLING.isdisjoint(view.low[first + 1 : end])


def has_predicate(view: View, first: int, end: int) -> bool:
    """Whether it is told what an object is: "the plan a farce", "him as a friend", "it unfair"."""
    if "as" in view.low[first + 1 : end]:
        return True
    if view.low[first] in _LISTS["object_pronouns"]:
        return view.low[first + 1] not in _NO_PREDICATE
    for token in range(first + 1, end):
        if view.quote[token] >= 0:
            return True
        rated = view.low[token + 1 : token + 2] and view.low[token + 1] in _RATES
        if view.low[token] in _ARTICLES and view.low[token - 1] not in _JOINING and not rated:
            return True
    return any(_is_predicate(view, token, end) for token in range(first + 1, end))


def _is_predicate(view: View, at: int, end: int) -> bool:
    """Whether an adjective stands behind its noun: "the idea harmful", "it late and unfair to"."""
    if view.low[at - 1] in _ARTICLES | _JOINING or view.is_capital(at):
        return False
    over = at + 1 == end
    over = over or (view.low[at + 1] in _BEHIND_ADJECTIVE and view.low[at][-2:] != "ed")
    return over and _ADJECTIVE.match(view.low[at]) is not None


def head(view: View, first: int, end: int) -> int:
    """The noun of a phrase, before what tells more of it."""
    for token in range(first + 1, end):
        if view.low[token] in _BEHIND_HEAD or view.quote[token] >= 0:
            return token - 1
    return end - 1
