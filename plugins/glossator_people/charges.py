"""Who is charged with something, and so is "the accused"; to whom it was done, "the victim"."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from glossator_people.chains import Chain, Mention
from glossator_people.description import Description
from glossator_people.words import PeopleWords

REACH = 16
"""Words between a name and its charge: "Tom Oke, 33, of Mill Lane in Kelmar, denies theft"."""
_MARKS = ("“", '"', "‘")
_JOINING = ("subordinator", "conjunction", "complementizer")
"""Behind which a clause has a subject of its own."""


class Party(NamedTuple):
    """Who somebody is in court, by what the text says of him.

    Attributes:
        nouns: What he is called.
        said: The class of the words that say so of their subject.
        is_said: Whether such a word does where it stands.
        done: The class of the words that say so of whom a noun behind them tells.
        done_to: The same of whom a name behind them names.
    """

    nouns: tuple[str, ...]
    said: str
    is_said: Callable[[PeopleWords, int], bool]
    done: str
    done_to: str

    def describe(self, chain: Chain, token: int) -> None:
        """Let a person be that from a word on."""
        for noun in self.nouns:
            chain.describe(Description(token, token + 1, (noun,)))


def _is_charge(words: PeopleWords, token: int) -> bool:
    """Whether a word says that its subject is charged: "is accused of", "pleaded", "on trial"."""
    word, before = words.low[token], words.at(token - 1)
    if word == "trial":
        return words.isa(token - 1, "facing")
    if word == "plea":
        return any(words.isa(at, "entering") for at in range(token - 3, token))
    if words.isa(token, "pleading"):
        return True
    return before in ("been", ",") or words.isa(token - 1, "copula")


def _is_harm(words: PeopleWords, token: int) -> bool:
    """Whether a word says what was done to its subject: "was robbed", "died"."""
    return words.low[token] == "died" or words.isa(token - 1, "copula")


CHARGED = Party(("accused", "defendant", "client"), "charge", _is_charge, "charging", "charging")
HARMED = Party(("victim", "deceased"), "harm", _is_harm, "harm", "harming")
PARTIES = (CHARGED, HARMED)


def describe_parties(words: PeopleWords, names: Sequence[Mention]) -> None:
    """Describe those persons as the accused of whom the text says that they are charged, and as the
    victim of whom it says that they were killed, or hurt."""
    by_last = {one.end - 1: one for one in names}
    for party in PARTIES:
        for one in names:
            of = one.first - (words.at(one.first - 1) == "of")  # "the murder of Tom Oke"
            if one.chain is not None and is_object(words, of, party.done_to):
                party.describe(one.chain, one.first - 1)
        for token in words.found[party.said]:
            if party.is_said(words, token) and (told := _subject(words, token, by_last)):
                party.describe(told, token)


def _subject(words: PeopleWords, token: int, by_last: Mapping[int, Mention]) -> Chain | None:
    """The last person named before a verb in its clause; nobody whose is another ("Oke's")."""
    for place in words.leftwards(token, REACH):
        behind = place + 1 + (words.at(place + 1) in _MARKS)
        if words.isa(place, *_JOINING) and words.isa(behind, "article"):
            return None  # "Tom Oke fled before the boy was shot"
        if (name := by_last.get(place)) is not None:
            return None if words.isa(name.end, "genitive") else name.chain
    return None


def party_of(words: PeopleWords, one: Description) -> Party | None:
    """Who somebody without a name is said to be: "a man accused of theft", "a man from Kelmar, 33,
    changed his plea"; but "a man told police that Oke was charged"."""
    if words.isa(one.end, "charge") and words.low[one.end] != "trial":
        return CHARGED
    for party in PARTIES:
        said = (at for at in _told_of(words, one.end) if words.isa(at, party.said))
        if any(party.is_said(words, at) for at in said) or is_object(words, one.first, party.done):
            return party
    return None


def _told_of(words: PeopleWords, end: int) -> Iterator[int]:
    """The words behind a noun that tell of him, up to those of another clause, but for one within:
    "a man, who fled when he saw police, was held"."""
    has_within = words.at(end) == "," and words.isa(end + 1, "relative_person")
    is_within = False
    for token in words.rightwards(end - 1, REACH):
        if is_within:
            is_within = words.low[token] != ","
            continue
        if words.isa(token, "saying", "subordinator", "complementizer"):
            if not has_within:
                return
            is_within, has_within = True, False
            continue
        if words.isa(token, "relative_person") and token > end + 1:
            return
        yield token


def is_object(words: PeopleWords, first: int, verbs: str) -> bool:
    """Whether a phrase begins behind what was done to whom it names: "arrested a young man"."""
    token = first - 1
    while words.isa(token, "article") or (
        words.same_sentence(token, first)
        and words.may_describe(token)
        and not words.isa(token, verbs)
    ):
        token -= 1
    is_passive = words.isa(token - 1, "copula") or words.at(token - 1) in ("been", "who", ",")
    return words.isa(token, verbs) and not is_passive


def is_charged(chain: Chain) -> bool:
    """Whether the text says that a person is charged, or calls him the accused."""
    return not chain.nouns.isdisjoint(CHARGED.nouns)
