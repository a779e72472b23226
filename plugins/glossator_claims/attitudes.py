"""What a claimant does with a content: states it, wants it, denies it."""

from __future__ import annotations

import re
from functools import lru_cache

from glossator_claims.lexicon import attitude_of, classes
from glossator_standard.claims import Attitude, Polarity

_WORD = re.compile(r"n['’]t\b|[\w’'-]+?(?=n['’]t\b)|[\w’'-]+")
_WANTED = ("infinitive", "request")


@lru_cache(maxsize=10_000)
def attitude(cue: str, rule: str) -> tuple[Attitude, Polarity]:
    """What the words of a cue, and the rule that found it, say."""
    words = [word.replace("’", "'") for word in _WORD.findall(cue.lower())]
    verb, _, frame = rule.partition(":")
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
    elif frame == "question" and found == "statement":
        found = "question"
    elif found == "question" and frame in ("object", "preposition") and "for" in words:
        found = "wish"
    if found == "question":
        return found, "unknown"
    negated = bool(classes()["negative"].intersection(words))
    return found, "negative" if negated != (found == "denial") else "positive"


def keeps_distance(cue: str) -> bool:
    """Whether a hedge reports what the text does not vouch for: "allegedly"."""
    words = _WORD.findall(cue.lower())
    return not classes()["distance"].isdisjoint(words)
