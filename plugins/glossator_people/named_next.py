"""Whom the next sentences name: "A judge quit on Friday. Judge Ana Ruiz took ill."."""

from __future__ import annotations

from collections.abc import Sequence

from glossator_people.chains import Chain
from glossator_people.description import Description
from glossator_people.words import BEFORE, PeopleWords

NEAR = 3
"""Sentences in which "the boy" is the one boy that was mentioned."""
LEAD = 5
"""Sentences at the head of a text that may tell of somebody whom only the next ones name."""
MUCH = 3
"""Names of somebody of whom much is told."""


def named_next(words: PeopleWords, one: Description, chains: Sequence[Chain]) -> Chain | None:
    """The one holder of a title of the lead, whom the next sentences name: "A judge quit on
    Friday. Judge Ana Ruiz took ill.", "A diplomat has fled. Tom Oke, the ambassador in Oslo, ...".
    Who only speaks may be another, such as a witness."""
    fitting = [chain for chain in chains if chain.names and chain.can_be(one.gender)]
    holders = [chain for chain in fitting if _holds(chain, one)]
    if holders:  # who is alone in the whole text, and is named next
        may_speak = one.known == "the"
        is_only = len(holders) == 1 and _is_next(words, one, holders[0], may_speak=may_speak)
        below = holders if is_only else []
    else:
        below = _told_below(words, one, fitting)
    return below[0] if len(below) == 1 and not below[0].is_new else None


def _told_below(words: PeopleWords, one: Description, chains: Sequence[Chain]) -> list[Chain]:
    """Whom the next sentences name by a broader or narrower title, or without any."""
    # "the parents of a young soldier" are no soldier's
    if "of" not in words.low[max(0, one.first - 1 - BEFORE) : one.first]:
        if one.known == "a":
            told = [it for it in chains if any(map(one.takes_in, it.kinds.values()))]
        else:  # "Peru's ambassador", and then "Peruvian diplomat Ana Ruiz"
            told = [
                it
                for it in chains
                if one.of and any(kind.of and kind.takes_in(one) for kind in it.kinds.values())
            ]
        if found := [it for it in told if _is_next(words, one, it)]:
            return found
    if one.known == "a" or not one.title or not _opens(words, one.first):
        return []
    return [it for it in chains if _is_bare(words, it) and _is_next(words, one, it, LEAD)]


def _is_same(one: Description, named: Description) -> bool:
    """Whether two titles are the same, told of the same body or one without any: "an army
    captain", "Captain Oke"."""
    if one.is_former != named.is_former or not one.may_be_of(named):
        return False
    return one.head == named.head or (one.head[-1:] == named.head and named.can_be(one))


def _holds(chain: Chain, one: Description) -> bool:
    """Whether a title is somebody's, who holds it of nothing else: "Peru's president met Chile's
    president. President Ana Ruiz"."""
    kinds = chain.kinds.values()
    other = any(it.head == one.head and not one.may_be_of(it) for it in kinds)
    return not other and any(_is_same(one, it) for it in kinds)


def _is_bare(words: PeopleWords, chain: Chain) -> bool:
    """Whether the text tells much of somebody whom it names without a word of who he is: "The envoy
    to Rome has fled. Tom Oke has not been seen since May."."""
    first = next(one for one in chain.mentions if one.name is not None)
    return (
        len(chain.mentions) >= MUCH
        and all(it.title and it.title.rank == "honorific" for it in chain.kinds.values())
        and not first.age
        and words.at(first.end) != ","
        and first.first == first.head
        and not words.same_sentence(first.first - 1, first.first)
    )


def _opens(words: PeopleWords, token: int) -> bool:
    """Whether a noun is in the phrase with which its sentence begins, behind an adverbial or not:
    "In a shakeup, Peru's president"."""
    for at in words.leftwards(token):
        if words.low[at] == "," and words.isa(words.sentence(at)[0], "before_object"):
            return True
        if words.low[at] in (",", "of", "by") or (
            words.is_verb(at) and not words.isa(at, "genitive")
        ):
            return False
    return True


def _is_next(
    words: PeopleWords,
    one: Description,
    chain: Chain,
    reach: int = NEAR,
    *,
    may_speak: bool = False,
) -> bool:
    """Whether the sentences behind a description are the first to name somebody."""
    named = next(it for it in chain.mentions if it.name is not None)
    distance = words.sentence_of[named.head] - words.sentence_of[one.first]
    return 0 < distance <= reach and (may_speak or not words.isa(named.end, "saying"))
