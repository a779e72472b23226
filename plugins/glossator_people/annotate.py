"""From names, titles and quotations to persons: the stages in their order."""

from __future__ import annotations

from collections.abc import Iterator

import glossator
from glossator_people import names, nominals
from glossator_people.again import describe_subjects, join_again
from glossator_people.chains import persons
from glossator_people.descriptions import find_descriptions
from glossator_people.interviews import Interview
from glossator_people.pronouns import Pronouns
from glossator_people.relatives import Relatives
from glossator_people.speakers import speeches
from glossator_people.words import PeopleWords
from glossator_standard import people as layers


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
    return persons(words, [one for one in chains if one.is_person])
