"""From names, titles and quotations to persons: the stages in their order, and the annotations."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import fmean

import glossator
from glossator_people import names, nominals
from glossator_people.again import describe_subjects, join_again
from glossator_people.chains import Chain, Mention
from glossator_people.descriptions import find_descriptions
from glossator_people.interviews import Interview
from glossator_people.pronouns import Pronouns
from glossator_people.relatives import Relatives
from glossator_people.speakers import speeches
from glossator_people.words import PeopleWords
from glossator_standard import people as layers

_BRACKETS = str.maketrans("", "", "[]")


def people(
    document: glossator.Document, least: float = 0.0
) -> Iterator[layers.Person | layers.Mention]:
    """The persons of a document that has tokens, sentences and entities, and their mentions.

    Args:
        document: The document.
        least: The confidence that a mention has at least.
    """
    words = PeopleWords(document)
    described = find_descriptions(words, document.layers.get_or_empty("titles"))
    named = names.find_names(words, document.layers["entities"], described)
    chains = names.group(words, named)
    used = nominals.hold(words, described, named)
    mentions = named + nominals.stand_in(words, described, chains, named, used)
    interview = Interview(words)
    answers = interview.interviewee(named)
    spoken = speeches(words, document.layers.get_or_empty("quotations"))
    if answers is not None and answers.chain is not None:
        spoken.insert(0, interview.speech(answers))
        mentions += interview.addressed(answers.chain)
    relatives = Relatives(words, described, used, chains)
    pronouns = Pronouns(words, relatives, mentions, spoken)
    pronouns.resolve()
    untold = [one for one in described if one.first not in used]
    describe_subjects(words, untold, pronouns.at, chains)
    join_again(chains, relatives)
    for chain in chains:
        chain.mentions = [one for one in chain.mentions if one.confidence >= least]
    return _persons(words, [one for one in chains if one.is_person])


def _persons(words: PeopleWords, chains: list[Chain]) -> Iterator[layers.Person | layers.Mention]:
    """The layers; a mention's number, and so its id, is its place in the text."""
    mentions = sorted(
        (one for chain in chains for one in chain.mentions), key=lambda one: (one.first, one.end)
    )
    ids = {id(one): f"mentions:{number}" for number, one in enumerate(mentions, 1)}
    for one in mentions:
        yield layers.Mention(
            start=words.starts[one.first],
            end=words.ends[one.end - 1],
            kind=one.kind,
            entity=one.entity.id if one.entity is not None else None,
            title=one.title.id if one.title is not None else None,
            rule=one.rule,
            confidence=one.confidence,
        )
    for chain in chains:
        best = _fullest(words, chain)
        start, end = _extent(words, best)
        yield layers.Person(
            start=start,
            end=end,
            name=_spelled(words.text[start:end]) if best.name is not None else None,
            mentions=[ids[id(one)] for one in sorted(chain.mentions, key=lambda one: one.first)],
            titles=[title.id for title in chain.titles],
            gender=chain.gender,
            gender_evidence=sorted(chain.evidence[chain.gender]) if chain.gender else [],
            confidence=round(fmean(one.confidence for one in chain.mentions), 2),
        )


def _spelled(name: str) -> str:
    """A name on one line, without an editor's brackets: "[Ana] Ruiz"."""
    return " ".join(name.translate(_BRACKETS).split())


def _fullest(words: PeopleWords, chain: Chain) -> Mention:
    """The mention with the most words of a name, of those one with capitals, the first of them;
    else the first mention."""
    return min(
        chain.mentions,
        key=lambda one: (
            -len(one.name.words) if one.name is not None else 0,
            one.name is not None and not words.text[_extent(words, one)[0]].isupper(),
            one.first,
        ),
    )


def _extent(words: PeopleWords, mention: Mention) -> tuple[int, int]:
    """Where the name in a mention stands; the whole of one without a name."""
    return mention.extent or words.extent(mention.first, mention.end)
