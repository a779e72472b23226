"""Who is charged with something, and so is "the accused" and "the defendant"."""

from __future__ import annotations

from collections.abc import Sequence

from glossator_people.chains import Chain, Mention
from glossator_people.descriptions import Description
from glossator_people.words import PeopleWords

REACH = 16
"""Words between a name and its charge: "Tom Oke, 33, of Mill Lane in Kelmar, denies theft"."""
CALLED = ("accused", "defendant")
"""What who is charged is called."""


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
                    describe_as_charged(name.chain, token)
                break


def describe_as_charged(chain: Chain, token: int) -> None:
    """Let a person be the accused, from a word on."""
    for noun in CALLED:
        chain.describe(Description(token, token + 1, (noun,)))


def says_charge(words: PeopleWords, end: int) -> bool:
    """Whether what follows a noun says that he is charged: "a man accused of theft", "the teenager
    has already pleaded"."""
    token = end
    while words.isa(token, "auxiliary") or words.low[token : token + 1] == ["already"]:
        token += 1
    return words.isa(token, "charge") and (token == end or _is_charge(words, token))


def is_charged(chain: Chain) -> bool:
    """Whether the text says that a person is charged, or calls him the accused."""
    return any(head[-1] in CALLED for head, *_ in chain.kinds)


def _is_charge(words: PeopleWords, token: int) -> bool:
    """Whether a word says that its subject is charged: "is accused of", "pleaded", "on trial"."""
    word, before = words.low[token], words.at(token - 1)
    if word == "trial":
        return before in ("on", "stand", "stood", "stands", "standing", "faces")
    if words.isa(token, "pleading"):
        return True
    return before in ("been", ",") or words.isa(token - 1, "copula")
