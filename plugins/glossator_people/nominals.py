"""Titles: held by somebody who is named, or standing for somebody without a name."""

from __future__ import annotations

from collections.abc import Sequence

from glossator_people import gender
from glossator_people.chains import Chain, Mention
from glossator_people.names import LIKELY, OPEN
from glossator_people.offices import Office
from glossator_people.words import PeopleWords

BEFORE = 4
"""Tokens before a title in which its article is looked for."""


def hold(offices: Sequence[Office], names: Sequence[Mention]) -> None:
    """Give each title to the person whose name holds it.

    A title beside its holder's name is no mention of its own: "the mayor" in "Ana Ruiz, the mayor"
    belongs to the phrase of the name, as in OntoNotes.
    """
    by_entity = {mention.entity.id: mention for mention in names}
    for office in offices:
        name = by_entity.get(office.title.holder)
        if name is not None and name.chain is not None:
            name.chain.hold(office.title)


def unheld(
    words: PeopleWords, offices: Sequence[Office], chains: list[Chain], names: Sequence[Mention]
) -> list[Mention]:
    """Titles without a holder: whose the article says, or a person of their own."""
    by_title = {office.title.id: office for office in offices}
    taken = {token for mention in names for token in range(mention.first, mention.end)}
    found: list[Mention] = []
    for office in offices:
        if office.title.holder is not None or office.title.rank == "honorific":
            continue
        if office.is_plural or any(token in taken for token in range(office.first, office.end)):
            continue
        if not _is_definite(words, office):
            continue
        mention = Mention(office.first, office.end, "nominal", office.first, title=office.title)
        chain, confidence = _whose(words, office, chains, by_title)
        if chain is None:
            chain = Chain()
            chain.hold(office.title)
            said = gender.of_title(words, office.first, office.end)
            if said:
                chain.tell(said, "title")
            chains.append(chain)
        chain.add(mention, "title", confidence)
        chain.mentions.sort(key=lambda one: one.head)
        found.append(mention)
    return found


def _is_definite(words: PeopleWords, office: Office) -> bool:
    """Whether a title is the one that is known: "the former envoy", "Malaysia's Prime Minister"."""
    for token in range(office.first - 1, office.first - 1 - BEFORE, -1):
        if not words.same_sentence(token, office.first):
            break
        if words.isa(token, "definite"):
            return True
        if words.isa(token, "determiner", "possessive") or not words.is_word(token):
            return False
    return False


def _whose(
    words: PeopleWords, office: Office, chains: Sequence[Chain], by_title: dict[str, Office]
) -> tuple[Chain | None, float]:
    """The person whose title this is: of several the one mentioned last before it."""
    said = gender.of_title(words, office.first, office.end)
    fitting: list[tuple[int, int, Chain]] = []
    for number, chain in enumerate(chains):
        if not chain.can_be(said) or not any(
            office.can_be(by_title[title.id]) for title in chain.titles
        ):
            continue
        before = [one.head for one in chain.mentions if one.head < office.first]
        fitting.append((max(before, default=-1), number, chain))
    fitting = [one for one in fitting if one[0] >= 0]
    if not fitting:
        return None, LIKELY
    best = max(fitting, key=lambda one: one[:2])
    return best[2], LIKELY if len(fitting) == 1 else OPEN
