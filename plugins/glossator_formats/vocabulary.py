"""What the labels of other tools mean in our layers."""

from __future__ import annotations

from collections.abc import Mapping

import glossator
from glossator import exchange
from glossator.exchange import ExchangeOptions, Incoming, Labels
from glossator_standard.entities import Entity

KNOWN: Mapping[str, str] = {
    "PER": "PERSON",
    "PERS": "PERSON",
    "Person": "PERSON",
    "Organization": "ORG",
    "Organisation": "ORG",
    "ORGANIZATION": "ORG",
    "Location": "LOC",
    "LOCATION": "LOC",
    "FACILITY": "FAC",
    "MISCELLANEOUS": "MISC",
}
"""Labels of CoNLL-2003, MUC, NAF and brat's examples that mean an entity's of ours."""


def labels_of(format_: glossator.Format[ExchangeOptions]) -> Labels:
    """The labels that a format reads and writes; those of entities stand alone."""
    return exchange.labels_of(format_, Entity.type_name(), KNOWN)


def defaults_of(format_: glossator.Format[ExchangeOptions]) -> dict[str, str]:
    """What fields hold that the other tool does not have: `rule` is the format's name."""
    return {"rule": format_.name}


def incoming(format_: glossator.Format[ExchangeOptions]) -> Incoming:
    """What takes the annotations that a format reads."""
    return Incoming(format_.types, labels_of(format_), defaults_of(format_))
