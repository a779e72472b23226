"""The labels of Stanza's name taggers, and ours."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from glossator_standard import Label

LABELS: dict[str, Label | None] = {
    # CoNLL-03 and most taggers of four classes.
    "PER": "PERSON",
    "ORG": "ORG",
    "LOC": "LOC",
    "MISC": "MISC",
    # OntoNotes, Stanza's own default; numbers are no names.
    "PERSON": "PERSON",
    "NORP": "NORP",
    "FAC": "FAC",
    "GPE": "GPE",
    "PRODUCT": "PRODUCT",
    "EVENT": "EVENT",
    "WORK_OF_ART": "MISC",
    "LAW": "MISC",
    "LANGUAGE": "MISC",
    "DATE": "DATE",
    "MONEY": "MONEY",
    "TIME": None,
    "PERCENT": None,
    "QUANTITY": None,
    "ORDINAL": None,
    "CARDINAL": None,
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
