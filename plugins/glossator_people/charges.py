"""Who is charged with something, and so is "the accused" and "the defendant"."""

from __future__ import annotations

from collections.abc import Sequence

from glossator_people.chains import Chain, Mention
from glossator_people.descriptions import Description, may_describe
from glossator_people.words import PeopleWords

REACH = 16
"""Words between a name and its charge: "Tom Oke, 33, of Mill Lane in Kelmar, denies theft"."""
CALLED = ("accused", "defendant", "client")
"""What who is charged is called."""


def describe_charged(words: PeopleWords, names: Sequence[Mention]) -> None:
    """Describe those persons as the accused of whom the text says that they are charged."""
    by_last = {one.end - 1: one for one in names}
    for one in names:
        if one.chain is not None and is_charged_by(words, one.first):
            describe_as_charged(one.chain, one.first - 1)
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
    """Whether what follows a noun says that he is charged: "a man accused of theft", "a man from
    Kelmar, 33, changed his plea"; but "a man told police that Oke was charged"."""
    if words.isa(end, "charge"):
        return words.low[end] != "trial"
    for token in range(end, end + REACH):
        if not words.same_sentence(end - 1, token) or words.isa(token, "saying", "subordinator"):
            break
        if words.isa(token, "complementizer") or (
            words.isa(token, "relative_person") and token > end + 1
        ):
            break
        if words.isa(token, "charge") and _is_charge(words, token):
            return True
    return False


def is_charged_by(words: PeopleWords, first: int) -> bool:
    """Whether a phrase begins behind who charges somebody: "police arrested a 40-year-old man"."""
    token = first - 1
    while words.isa(token, "article") or (
        words.same_sentence(token, first)
        and may_describe(words, token)
        and not words.isa(token, "charge")
    ):
        token -= 1
    is_passive = words.isa(token - 1, "copula") or words.at(token - 1) in ("been", "who", ",")
    return words.isa(token, "charging") and not is_passive


def is_charged(chain: Chain) -> bool:
    """Whether the text says that a person is charged, or calls him the accused."""
    return any(head[-1] in CALLED for head, *_ in chain.kinds)


def _is_charge(words: PeopleWords, token: int) -> bool:
    """Whether a word says that its subject is charged: "is accused of", "pleaded", "on trial"."""
    word, before = words.low[token], words.at(token - 1)
    if word == "trial":
        return before in ("on", "stand", "stood", "stands", "standing", "faces")
    if word == "plea":
        return any(words.isa(at, "entering") for at in range(token - 3, token))
    if words.isa(token, "pleading"):
        return True
    return before in ("been", ",") or words.isa(token - 1, "copula")
