"""What a cue tells, and how often what it reports is right."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Literal, cast

from glossator_quotations.found import Found
from glossator_quotations.lexicon import cue_lists, cues
from glossator_quotations.view import View

WEIGHTS = Path(__file__).with_name("confidence.toml")
CueClass = Literal["said", "thought", "wanted", "did"]


@cache
def _classes() -> dict[str, str]:
    """Words, alone or with what follows them (``declare:object``), to their class."""
    listed = cue_lists()["classes"].items()
    return {word: name for name, words in listed for word in words.split()}


@cache
def weights() -> dict[str, dict[str, float]]:
    """Kind of quotation to rule to the share that is right."""
    return tomllib.loads(WEIGHTS.read_text("utf-8"))


def cue_class(view: View, found: Found) -> CueClass | None:
    """Whether the cue says, thinks, wants or does; None where there is no cue."""
    if found.cue is None:
        return None
    classes = _classes()
    word, _, frame = found.rule.partition(":")
    if not frame:  # who uses these words beside a quotation says it
        verbs = (cues().get(view.low[at]) for at in range(*found.cue))
        found_class = next((classes.get(cue.verb, "said") for cue in verbs if cue), "said")
        return "said" if found_class == "did" else cast("CueClass", found_class)
    return cast("CueClass", classes.get(f"{word}:{frame}") or classes.get(word, "said"))


def confidence(kind: str, rule: str) -> float:
    """The share of the quotations of a kind and rule that are right, measured on PolNeAR.

    A rule is looked up with its word, then by what follows the word, then by its kind alone.
    """
    known = weights()[kind]
    frame = rule.rpartition(":")[2]
    return known.get(rule, known.get(frame, known["any"]))
