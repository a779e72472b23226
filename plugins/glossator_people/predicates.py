"""What a pronoun or a noun is said to be: "He is the mayor of Kelmar" gives Tom Oke that office."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from glossator_people.chains import Mention
from glossator_people.descriptions import BEFORE, Description, may_describe
from glossator_people.words import PeopleWords


def describe_subjects(
    words: PeopleWords, descriptions: Iterable[Description], at: Mapping[int, Mention]
) -> None:
    """Give titles that name no holder to the persons who are said to hold them.

    Args:
        words: The words of the document.
        descriptions: Its titles, and other nouns, which are passed over.
        at: The mentions, by each of their words.
    """
    for one in descriptions:
        if one.title is None or one.is_held or one.is_plural:
            continue
        subject = at.get(_subject(words, one))
        if subject is not None and subject.kind != "name" and subject.chain is not None:
            subject.chain.describe(one)


def _subject(words: PeopleWords, one: Description) -> int:
    """The last word before what links a title with its subject: "he" of "he is now also the"."""
    token, passed = one.first - 1, 0
    while passed < BEFORE and (words.is_capital(token) or may_describe(words, token)):
        token, passed = token - 1, passed + 1
    token -= words.isa(token, "article", "possessive")
    if not words.isa(token, "copula"):
        return -1
    while words.isa(token, "copula", "auxiliary", "adverb_behind") or words.at(token).endswith("ly"):
        token -= 1
    return token
