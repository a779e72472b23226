"""What a text, and a name, say of somebody's gender."""

from __future__ import annotations

from glossator_people.chains import Chain, Mention
from glossator_people.lexicon import given_names, words
from glossator_people.words import Words

GENDERS = ("male", "female")
_KIN = {gender: words("kin", gender) for gender in GENDERS}
_TITLES = {gender: words("address", gender) | words("roles", gender) for gender in GENDERS}


def of_names(seen: Words, chain: Chain) -> None:
    """Note what the names of a chain, and the words at them, say."""
    for mention in chain.mentions:
        if mention.name is not None:
            for gender, evidence in _told(seen, mention):
                chain.tell(gender, evidence)
    full = [name.given[0] for name in chain.names if name.is_full]
    for given in full or [name.family for name in chain.names]:
        if given in given_names():
            chain.tell(given_names()[given], "given-name")


def of_mention(seen: Words, mention: Mention) -> str | None:
    """The gender that the words at one name tell."""
    told = {gender for gender, _ in _told(seen, mention)}
    return told.pop() if len(told) == 1 else None


def of_title(seen: Words, first: int, end: int) -> str | None:
    """The gender that a title tells by itself: "spokeswoman"."""
    told = {
        gender
        for token in range(first, end)
        for gender in GENDERS
        if seen.low[token] in _TITLES[gender]
    }
    return told.pop() if len(told) == 1 else None


def _told(seen: Words, mention: Mention) -> list[tuple[str, str]]:
    """Pairs of gender and evidence, from a title, an address, a relative's word."""
    told = []
    last = mention.head + (mention.end - mention.head > 1)
    for token in range(mention.first, last):
        told += [(gender, "title") for gender in GENDERS if seen.low[token] in _TITLES[gender]]
    before = mention.first - 1
    if seen.at(before) == ",":
        before -= 1
    if seen.same_sentence(before, mention.first):
        told += [(gender, "kin") for gender in GENDERS if seen.at(before) in _KIN[gender]]
    return told
