"""Who has no name and is told of again by another noun: "a 15-year-old", "the boy", "the teen"; and
what a pronoun or a noun is said to be: "He is the mayor of Kelmar" gives Tom Oke that office.

That is asked last, when the relatives are known: "her son" may be the boy, and she "the mother".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import takewhile

from glossator_people.chains import Chain, Mention, by_head, nearest_before
from glossator_people.charges import CHARGED, HARMED, is_charged
from glossator_people.description import Description
from glossator_people.lexicon import GENDERS, classes
from glossator_people.named_next import NEAR
from glossator_people.nominals import BEHIND, is_told_apart
from glossator_people.relatives import Relatives
from glossator_people.words import PeopleWords
from glossator_standard.people import Gender

GROWN = 18
"""Years from which on somebody is no boy or girl."""


def join_again(chains: Sequence[Chain], relatives: Relatives) -> None:
    """Give the mentions of whom only "the" brings in to the only one who may be meant, and those of
    whom the lead brings in with "a" to whom the next sentences name."""
    words = relatives.words
    unnamed = [one for one in chains if not one.names and one.mentions]
    named = [one for one in chains if one.names and one.mentions]
    headline = [one for one in unnamed if not words.paragraph_of[one.start]]
    aged = list(filter(_is_only_aged, unnamed))
    ordered = sorted((one for it in chains for one in it.mentions), key=by_head) if aged else ()
    for chain in aged:
        told_of = _told_of(words, ordered, chain.start)
        if told_of is None or not told_of.names:
            continue
        genders = {_gender(words, one) for one in (chain, told_of)} - {None}
        if len(genders) < 2 and _is_of_age(told_of, chain):
            give(chain, told_of)
    unnamed = [one for one in unnamed if one.mentions]
    for chain in sorted(unnamed, key=lambda one: one.start):
        noun = chain.descriptions[0].head[-1]
        if not chain.mentions or noun not in classes()["untold"]:
            continue
        among: Iterable[Chain] = ()
        is_known = not (chain.is_new or chain.is_relative or chain.descriptions[0].title)
        if is_known and not is_told_apart(words, chain.descriptions[0]):
            among = relatives.known_as(noun) if noun in classes()["kin"] else unnamed
        elif chain.is_new and words.paragraph_of[chain.start] == 1:
            among = headline  # "Woman robbed", and below it "A woman of 33 was robbed"
        fitting = [one for one in among if one is not chain and _may_be(one, chain)]
        if chain.is_new and not fitting:
            fitting = [one for one in named if _is_named_below(words, one, chain)]
        if len(fitting) == 1:
            for one, other in ((chain, fitting[0]), *relatives.of_both(chain, fitting[0])):
                give(one, other)


def _is_only_aged(chain: Chain) -> bool:
    """Whether somebody is only brought in with "the" and an age: "The 60-year-old lawyer"."""
    told = chain.descriptions
    is_known = not (chain.is_new or chain.is_relative) and told[0].age
    return bool(is_known) and told[0].head[-1] not in classes()["party"]


def _told_of(words: PeopleWords, ordered: Sequence[Mention], start: int) -> Chain | None:
    """With whom the last sentences before a word begin; None where they bring in somebody new."""
    sentences = words.sentence_of
    before = nearest_before(ordered, start)
    near = list(takewhile(lambda one: sentences[start] - sentences[one.head] <= NEAR, before))
    first = near[-1].first if near else start
    if any(words.isa(at, "untold", "called") for at in range(first, start)):
        return None  # "Oke hit a man. The 34-year-old"
    opening = (one for one in near if words.opens_sentence(one.first))
    last = next(opening, None)
    return last.chain if last else None


def _gender(words: PeopleWords, chain: Chain) -> Gender | None:
    """The gender of somebody, if only by one pronoun."""
    said = (one.first for one in chain.mentions if one.kind == "pronoun")
    told = {gender for at in said for gender in GENDERS if words.isa(at, f"pronoun_{gender}")}
    return chain.gender or (told.pop() if len(told) == 1 else None)


def _is_of_age(one: Chain, again: Chain) -> bool:
    """Whether neither gender nor age tells two apart."""
    return one.can_be(again.gender) and all(map(one.may_be_aged, again.years))


def _is_named_below(words: PeopleWords, one: Chain, lead: Chain) -> bool:
    """Whether the next sentences tell who somebody is, with an age or as what he is in court: "A
    man was shot. Tom Oke, 30, died.", "A man was held. The accused, Tom Oke, denies it."."""
    first = one.mentions[0]
    distance = words.sentence_of[first.head] - words.sentence_of[lead.start]
    if not 0 < distance <= NEAR or not _is_of_age(one, lead):
        return False
    nouns = one.nouns, lead.nouns
    is_other = (HARMED.nouns[0] in a and CHARGED.nouns[0] in b - a for a, b in (nouns, nouns[::-1]))
    speaks = any(words.isa(at, "saying") for at in range(first.end, first.end + 2 * BEHIND))
    if any(is_other) or speaks:
        return False  # who only speaks may be a witness
    told = [it.first - first.first for it in one.descriptions if it.head[-1] in classes()["party"]]
    if any(-BEHIND < at <= 0 for at in told):
        return True
    before = first.first - 1
    opens = words.opens_sentence(first.first)
    opens |= words.isa(before, "saying") and words.is_word(before - 1)  # but "..., said Tom Oke"
    is_party = not nouns[1].isdisjoint(classes()["party"])
    if distance == 1:  # "A boy died. Tom Oke, a pupil, was hit."
        is_told = bool(first.age) or (is_party and words.at(first.end) == ",")
    else:
        is_told = bool(first.age) and is_party
    return opens and (is_told or any(0 < at < 2 * BEHIND for at in told))


def _may_be(one: Chain, again: Chain) -> bool:
    """Whether who was told of before may be whom "the" and a noun stand for."""
    if one.last_before(again.start) is None or one.is_noun or not _is_of_age(one, again):
        return False
    is_young = _is_young(one)
    if {is_young, _is_young(again)} == {True, False}:
        return False
    nouns, noun = one.nouns, again.descriptions[0].head[-1]
    if again.descriptions[0].age in one.years or noun in classes()["kin"]:
        return True
    if noun in classes()["culprit"]:
        return is_charged(one) or not nouns.isdisjoint(classes()["culprit"])
    if noun in classes()["party"]:
        return noun in classes()["harmed"] and HARMED.nouns[0] in nouns
    return is_young is True or not (one.is_relative or nouns.isdisjoint(classes()["untold"]))


def _is_young(chain: Chain) -> bool | None:
    """Whether somebody is a child or a youth; None where neither years nor nouns tell."""
    ages = [one.age for one in chain.descriptions if one.age]
    if ages:
        return ages[0] < GROWN
    nouns = chain.nouns
    is_young = not nouns.isdisjoint(classes()["young"])
    return is_young if is_young or not nouns.isdisjoint(classes()["grown"]) else None


def give(chain: Chain, owner: Chain) -> None:
    """Let all that stands for one person stand for another."""
    for mention in chain.mentions:
        mention.chain = owner
    owner.mentions = sorted([*owner.mentions, *chain.mentions], key=by_head)
    for one in chain.descriptions:
        owner.describe(one)
    chain.mentions = []


def describe_subjects(
    words: PeopleWords,
    descriptions: Iterable[Description],
    at: Mapping[int, Mention],
    chains: Sequence[Chain],
) -> None:
    """Give titles that name no holder to the persons who are said to hold them, and with them what
    stands for the holder before: "Peru's envoy fled. The man is Tom Oke. He is Peru's envoy".

    Args:
        words: The words of the document.
        descriptions: Its titles, and other nouns, which are passed over.
        at: The mentions, by each of their words.
        chains: The persons.
    """
    for one in descriptions:
        if one.title is None or one.is_held or one.is_plural:
            continue
        subject = at.get(_subject(words, one))
        if subject is None or subject.kind == "name" or subject.chain is None:
            continue
        subject.chain.describe(one)
        told = chains if subject.chain.names and one.of else ()
        for chain in told:
            if not chain.names and _is_of_office(chain, one):
                give(chain, subject.chain)


def _is_of_office(chain: Chain, one: Description) -> bool:
    """Whether of somebody without a name nothing is told but the office, of the same body."""
    told = chain.descriptions
    return bool(told and chain.mentions) and all(
        it.of and (it.can_be(one) or it.takes_in(one)) for it in told
    )


def _subject(words: PeopleWords, one: Description) -> int:
    """The last word before what links a title with its subject: "he" of "he is now also the"."""
    start = token = words.before_adverbs(words.before_phrase(one.first))
    while words.isa(token, "copula", "auxiliary"):
        token = words.before_adverbs(token - 1)
    return token if words.isa(start, "copula") else -1
