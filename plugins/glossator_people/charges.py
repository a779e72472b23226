"""Who is charged with something, and so is "the accused" and "the defendant"."""

from __future__ import annotations

from collections.abc import Sequence

from glossator_people.chains import Chain, Mention
from glossator_people.descriptions import Description
from glossator_people.words import PeopleWords

REACH = 16
"""Words between a name and its charge: "Tom Oke, 33, of Mill Lane in Kelmar, denies theft"."""
_CALLED = ("accused", "defendant")


def describe_charged(words: PeopleWords, names: Sequence[Mention]) -> None:
    """Describe those persons as the accused of whom the text says that they are charged."""
    by_last = {one.end - 1: one for one in names}
    for token in words.found["charge"]:
        if not _is_charge(words, token):
            continue
        for place in range(token - 1, max(token - REACH, -1), -1):
            if not words.same_sentence(place, token):
                break
            if (name := by_last.get(place)) is not None:
                if name.chain is not None and words.at(name.end) not in ("'s", "'"):
                    for noun in _CALLED:
                        name.chain.describe(Description(token, token + 1, (noun,)))
                break


def is_charged(chain: Chain) -> bool:
    """Whether the text says that a person is charged, or calls him the accused."""
    return any(head[-1] in _CALLED for head, _ in chain.kinds)


def _is_charge(words: PeopleWords, token: int) -> bool:
    """Whether a word says that its subject is charged: "is accused of", "pleaded", "on trial"."""
    word, before = words.low[token], words.at(token - 1)
    if word == "trial":
        return before in ("on", "stand", "stood", "stands", "standing", "faces")
    if words.isa(token, "pleading"):
        return True
    return before in ("been", ",") or words.isa(token - 1, "copula")
