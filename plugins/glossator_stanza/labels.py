"""The labels of Stanza's name taggers, and ours."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import get_args

from glossator_standard import Label

LABELS: dict[str, Label | None] = {
    **{name: name for name in get_args(Label)},
    # CoNLL-03 and most taggers of four classes.
    "PER": "PERSON",
    # OntoNotes, Stanza's own default; numbers are no names.
    **dict.fromkeys(("TIME", "PERCENT", "QUANTITY", "ORDINAL", "CARDINAL")),
    # The nine classes of Worldwide Newswire.
    "ORGANIZATION": "ORG",
    "LOCATION": "LOC",
    "FACILITY": "FAC",
}


@cache
def label(found: str) -> Label | None:
    """Our label for a tagger's; None for what is no name, MISC for what is unknown."""
    return LABELS.get(found.upper(), "MISC")


def ours(probabilities: Mapping[str, float]) -> dict[Label, float] | None:
    """The probabilities of a tagger's labels as those of ours; None where there are none."""
    found: dict[Label, float] = {}
    for name, probability in probabilities.items():
        if known := label(name):
            both = known in found
            found[known] = round(found[known] + probability, 2) if both else probability
    return found or None
