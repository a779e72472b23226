"""Descriptions: of somebody who is named beside them, or standing for somebody without a name."""

from __future__ import annotations

from collections.abc import Sequence

from glossator_people import gender
from glossator_people.chains import Chain, Mention
from glossator_people.confidence import DESCRIPTION, OPEN, TITLE
from glossator_people.descriptions import Description, article
from glossator_people.words import PeopleWords

BEHIND = 8
"""Words behind a name's comma in which an apposition has its noun."""
NEAR = 3
"""Sentences in which "the boy" is the one boy that was mentioned."""


def hold(
    words: PeopleWords, descriptions: Sequence[Description], names: Sequence[Mention]
) -> set[int]:
    """Give each description to the person whose name stands beside it; where these begin.

    One beside a name is no mention of its own: "the mayor" in "Ana Ruiz, the mayor" belongs to the
    phrase of the name, as in OntoNotes.
    """
    by_holder = {key: mention for mention in names for key in mention.keys}
    by_end = {mention.end: mention for mention in names}
    by_head = {token: mention for mention in names for token in range(mention.first, mention.end)}
    used = set()
    for one in descriptions:
        name = by_head.get(one.first) or (
            _before_comma(words, one, by_end) if not one.title else None
        )
        if one.is_held:
            name = by_holder.get(one.title.holder or one.title.holder_span, name)
        if name is not None and name.chain is not None:
            name.chain.describe(one)
            used.add(one.first)
    return used


def _before_comma(
    words: PeopleWords, one: Description, by_end: dict[int, Mention]
) -> Mention | None:
    """The name that a noun is apposed to: "Tom Oke, a 14-year-old boy"."""
    for token in range(one.first - 1, one.first - 1 - BEHIND, -1):
        if not words.same_sentence(token, one.first):
            break
        if words.at(token) == ",":
            return by_end.get(token) if words.at(token + 1) in ("a", "an", "the") else None
    return None


def stand_in(
    words: PeopleWords,
    descriptions: Sequence[Description],
    chains: list[Chain],
    names: Sequence[Mention],
    used: set[int],
) -> list[Mention]:
    """The descriptions that stand for somebody themselves: of a chain, or of one of their own."""
    taken = {token for mention in names for token in range(mention.first, mention.end)}
    found: list[Mention] = []
    for one in descriptions:
        if one.first in used or one.is_held or one.is_plural or one.first in taken:
            continue
        if one.title is not None and one.title.rank == "honorific":
            continue
        known = article(words, one)
        if not known:
            continue
        mention = Mention(one.first, one.end, "nominal", one.first, title=one.title)
        sure = _sure(one)
        chain, confidence = _whose(words, one, chains) if known == "the" else (None, sure)
        if chain is None:
            if known == "the" and one.title is None:
                continue
            chain = Chain(is_new=known == "a")
            said = gender.of_title(words, one.first, one.end)
            if said:
                chain.tell(said, "title")
            chains.append(chain)
            chain.describe(one)
        chain.add(mention, "title" if one.title is not None else "description", confidence)
        chain.mentions.sort(key=lambda one: one.head)
        found.append(mention)
    return found


def _whose(
    words: PeopleWords, one: Description, chains: Sequence[Chain]
) -> tuple[Chain | None, float]:
    """The person who was described so before: of several the one mentioned last."""
    sure = _sure(one)
    said = gender.of_title(words, one.first, one.end)
    described: list[tuple[int, int, Chain]] = []
    near: list[Chain] = []
    for number, chain in enumerate(chains):
        last = max((at.head for at in chain.mentions if at.head < one.first), default=-1)
        if last < 0 or not chain.can_be(said):
            continue
        if any(one.can_be(other) for other in chain.descriptions):
            described.append((last, number, chain))
        elif (
            words.sentence_of[one.first] - words.sentence_of[last] <= NEAR and chain.gender == said
        ):
            near.append(chain)
    if described:
        best = max(described, key=lambda item: item[:2])
        return best[2], sure if len(described) == 1 else OPEN
    if one.title is None and said is not None and len(near) == 1:
        return near[0], OPEN
    return None, sure


def _sure(one: Description) -> float:
    return DESCRIPTION if one.title is None else TITLE
