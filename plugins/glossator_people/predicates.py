"""What a pronoun or a noun is said to be: "He is the mayor of Kelmar" gives Tom Oke that office."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from glossator_people.again import give
from glossator_people.chains import Chain, Mention
from glossator_people.description import Description
from glossator_people.words import PeopleWords


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
