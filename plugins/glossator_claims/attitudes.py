"""What a claimant does with a content: states it, wants it, denies it."""

from __future__ import annotations

import re
from functools import lru_cache

from glossator_claims.lexicon import attitude_of, classes
from glossator_standard.claims import Attitude, Polarity
from glossator_standard.inflection import base_forms

_WORD = re.compile(r"n['’]t\b|[\w’'-]+?(?=n['’]t\b)|[\w’'-]+")
_OPEN = 2
"""Of "not", "whether" and a question how many leave open what is said: "did not say why", "did not
say if", "asked if", but not "said if he won"."""
_WANTED = ("infinitive", "request")
_SAID = ("clause", "that", "before", "comma", "inside", "colon")
"""Frames of a content that is a clause; so is a quotation's, whose rule names no verb."""


@lru_cache(maxsize=10_000)
def attitude(cue: str, rule: str, *, is_open: bool = False) -> tuple[Attitude, Polarity]:
    """What the words of a cue, and the rule that found it, say.

    Args:
        cue: The words.
        rule: The rule: a verb, and behind a colon the frame in which it reports.
        is_open: Whether the content begins with "whether" or "if".
    """
    words = _words(cue)
    verb, _, frame = rule.partition(":")
    negated = bool(classes()["negative"].intersection(words))
    is_open = is_open + negated + (frame == "question") >= _OPEN
    known = [attitude_of(word) for word in ([verb] if frame else []) + words[::-1]]
    found: Attitude = next((one for one in known if one), "statement")
    if frame == "object" and verb in classes()["naming"]:
        found = "opinion"
    elif frame == "object" and verb in classes()["installing"]:
        found = "statement"
    elif verb in classes()["forecasting"]:
        found = "opinion"
    elif frame in _WANTED and found not in ("denial", "allegation"):
        found = "wish"
    elif is_open and found == "statement":
        found = "question"
    elif found == "wish" and (not frame or frame in _SAID):
        found = _of_clause(words)
    elif found == "question" and frame in ("object", "preposition") and "for" in words:
        found = "wish"
    if is_open or found == "question":
        return found, "unknown"
    return found, "negative" if negated != (found == "denial") else "positive"


def _of_clause(words: list[str]) -> Attitude:
    """What a verb that may want something does with a clause: "insists that he is innocent"."""
    verbs = {form for word in words for form in base_forms(word)}
    if not classes()["insisting"].isdisjoint(verbs):
        return "allegation"
    return "wish" if classes()["conceding"].isdisjoint(verbs) else "statement"


def is_negated(cue: str) -> bool:
    """Whether somebody does not do it, or not yet: "has not commented on", "has yet to"."""
    return not (classes()["negative"] | {"yet"}).isdisjoint(_words(cue))


def keeps_distance(cue: str) -> bool:
    """Whether a hedge reports what the text does not vouch for: "allegedly"."""
    return not classes()["distance"].isdisjoint(_words(cue))


def _words(cue: str) -> list[str]:
    return [word.replace("’", "'") for word in _WORD.findall(cue.lower())]
