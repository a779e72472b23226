"""Whether the form of a reporting verb can be the verb of its subject: "they say", "he says"."""

from __future__ import annotations

from glossator_quotations import finite
from glossator_quotations.lexicon import LISTS, Cue
from glossator_quotations.phrases import Extent
from glossator_quotations.view import View

_DETERMINERS = LISTS["determiners"]
_ADJECTIVES = ("ed", "ly", "al", "ic", "ous", "ive", "ary", "ing")
"""How words end that are rather adjectives than names, where they begin a sentence."""
_SINGLE = LISTS["subject_pronouns"]


def agrees(view: View, token: int, cue: Cue, subject: Extent | None) -> bool:
    """Whether a present-tense form can be the verb of its subject: "they say", "he says"."""
    if subject is None:
        at = token - 1
        while at > 0 and (view.low[at].endswith("ly") or view.low[at] in LISTS["adverbs"]):
            at -= 1  # "and generally agree"
        before = view.low[at] if token else ""
        # "asked her to resign, admit it and go": behind a comma an infinitive goes on
        listed = before == "," and cue.verb in LISTS["inverted"] and not view.is_capital(token + 1)
        joined = before in ("and", "or", "but") or listed  # not "his niece, state Del. Oke"
        return bool(cue.forms & {"past", "s"}) or joined
    last = view.low[subject[1] - 1]
    acting = view.low[subject[0]].endswith("ing") and not view.is_capital(subject[0])
    if acting and view.at(subject[0] - 1) == ",":
        return False  # "They met, seeking a return to constitutional rule."
    if "past" in cue.forms:
        return True
    first, end = subject
    pronoun = view.low[first] in LISTS["lone_pronouns"] and end > first + 1
    if pronoun and view.low[first + 1] not in LISTS["joins_pronoun"]:
        return False  # "they made plans to stay", "it pays back the loan"
    if "s" in cue.forms and last.endswith("ing") and view.at(subject[1] - 2) == ",":
        return False  # "Profit rose, beating forecasts."
    lone = subject[1] == subject[0] + 1 and view.low[subject[0] - 1] in LISTS["before_verb"]
    if lone and "bare" not in cue.frames:
        return False  # "that brings back a lost love", but "a law that some say hurts them"
    if "s" in cue.forms and _describes(view, subject):
        return False
    if "s" in cue.forms and not _is_singular(view, subject):
        return _is_inserted(view, subject, token)
    if "base" in cue.forms:
        one = LISTS["several_words"].isdisjoint(view.low[first:end])
        if one and view.low[first] in ("a", "an"):
            return False  # "a diplomats recall", but "a few diplomats", "a nurse and her son"
        return last == "," or _is_plural(view, subject, token)
    return last not in ("they", "we", "you", "i")


def is_plural_noun(view: View, token: int, high: int, cue: Cue, subject: Extent) -> bool:
    """Whether the verb behind shows that a form is its subject: "Privacy advocates have long"."""
    behind = token + 1
    if not cue.forms & {"s", "base"} or behind >= high or view.low[subject[0]] in _SINGLE:
        return False
    if "bare" in cue.frames and view.low[token] not in view.nouns:
        return False  # "Kim says cut the tax"
    owned = view.low[subject[0]] in LISTS["possessives"] and subject[1] == subject[0] + 2
    link = view.low[behind]
    if owned and link != "that" and link in view.nouns.get(view.low[token], ()):
        return True  # "his angry comments on the plan"
    if link.endswith("ed") and view.at(behind + 1) in LISTS["prepositions"]:
        return True  # "the court report released on Monday"
    last = subject[1] - 1
    verb = view.low[last].endswith("ed") and not view.is_capital(last)
    if verb and last > subject[0] and view.low[last - 1] not in LISTS["determiners"]:
        return view.low[token] in view.nouns  # "Kim's aide sparked fears that"
    if subject[1] == subject[0] + 1 and finite.goes_on_in_line(view, subject[0]):
        return True  # "Peru recalls its envoy, lodges protest over"
    relative = subject[0] > 0 and view.low[subject[0] - 1] in LISTS["relatives"]
    verb = view.low[behind] in LISTS["finite_verbs"] or finite.reports(view, behind)
    other = view.verbs.get(view.low[behind])
    if "s" in cue.forms and other is not None and "base" in other.forms:
        # "court rules require", not "writes back"
        verb = verb or not (link in view.nouns or link in LISTS["no_main_verb"])
    return verb and not relative


def _describes(view: View, subject: Extent) -> bool:
    """Whether what seems to be a subject is an adjective before a noun: "Early reports said"."""
    first, end = subject
    if view.low[end - 1].endswith("ous"):
        return True  # "his numerous claims"
    lone = end == first + 1 and first == view.bounds(first)[0] and view.entity[first] < 0
    return lone and view.low[first].endswith(_ADJECTIVES)


def _is_inserted(view: View, subject: Extent, verb: int) -> bool:
    """Whether commas part a noun and its verb from the rest: "No deal, official says"."""
    low, high = view.bounds(verb)
    over = verb + 1 >= high or view.low[verb + 1] in (",", ".")
    inserted = subject[0] > low and view.low[subject[0] - 1] == ","
    return over and inserted and not _ends_list(view, subject)


def _ends_list(view: View, subject: Extent) -> bool:
    """Whether a phrase has the last names of a list: "the Norvik, | Lund and Berg | projects"."""
    first, end = subject
    listed = "and" in view.low[first:end] and view.at(first - 1) == ","
    return listed and view.is_capital(first)


def _is_plural(view: View, subject: Extent, verb: int) -> bool:
    """Whether a phrase is two by "and", or its last word or its head ("sources close to") many."""
    first, end = subject
    words = view.low[first:end]
    if words[0] in LISTS["many"] or ("and" in words and not view.is_capital(verb)):
        return True
    head = next(
        (at for at, word in enumerate(words) if word in LISTS["behind_subject_noun"]), len(words)
    )
    return any(
        word in LISTS["plurals"]
        or word in LISTS["counts_or_shares"]
        or word[0].isdigit()
        or (word.endswith("s") and word[-2:] not in ("ss", "'s", "us") and word not in _DETERMINERS)
        for word in (*words[max(head - 2, 0) : head], words[-1])
    )


def _is_singular(view: View, subject: Extent) -> bool:
    """Whether a phrase can be the subject of "says": "minimalist bills" cannot be one before it."""
    first, end = subject
    word, last = view.low[first], view.low[end - 1]
    if word in LISTS["many"] or _ends_list(view, subject):
        return False
    plural = last.endswith("s") and last[-2:] not in ("ss", "'s", "is", "us", "cs")
    if plural and word in LISTS["determiners"] and not view.is_capital(end - 1):
        # "The site provides details" has another verb; but "the minister of mines says".
        told_of = not LISTS["prepositions"].isdisjoint(view.low[first:end])
        return last in LISTS["no_objects"] or told_of
    return (
        word in LISTS["determiners"]
        or word in LISTS["subject_pronouns"]
        or word in ("that", "which", "who")
        or view.low[end - 1] in LISTS["single_heads"]
        or any(view.is_capital(at) for at in range(first, end))
    )
