"""Who speaks where, and goes on speaking: whose own words stand in quotation marks, and their "I";
"The mayor said that Tom Oke fled. He said ..."."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Any

from glossator_people import confidence
from glossator_people.chains import Chain, Mention
from glossator_people.roles import SUBJECT, Roles
from glossator_people.words import PeopleWords
from glossator_standard.people import Gender
from glossator_standard.words import TokenRange

FURTHER = 3
"""Sentences from who spoke last up to "he added"."""
_MARK = re.compile("[\"“”„«»]|``|''")
_OPENING, _CLOSING, _EITHER = ("“", "„", "«"), ("”", "»"), ('"', "``", "''")


@dataclass(slots=True, eq=False)
class Speech:
    """A quotation.

    Attributes:
        pieces: The words of its content.
        spoken: Those of them that stand in quotation marks.
        speaker: The words that name the speaker, if any do.
        entity: The id of the entity that the speaker is known to be.
        owners: The words behind a preposition among these: "a friend of Oke" is not Oke.
    """

    pieces: Sequence[TokenRange]
    spoken: Sequence[TokenRange]
    speaker: range
    entity: str | None = None
    owners: frozenset[int] = frozenset()

    def chain(self, mentions: dict[int, Mention]) -> Chain | None:
        """The person who speaks, as far as it is known."""
        named = (mentions[token] for token in self.speaker if token in mentions)
        speaking = (one for one in named if one.first not in self.owners)
        # "His wife, Rita, said" is Rita.
        best = min(speaking, key=lambda one: one.kind == "pronoun", default=None)
        return best.chain if best else None


def speeches(words: PeopleWords, quotations: Iterable[Any]) -> list[Speech]:
    """The quotations by token."""
    found = []
    for one in quotations:
        pieces = [words.covering(*piece) for piece in one.fragments or ((one.start, one.end),)]
        if one.kind == "direct":
            spoken = pieces
        elif _MARK.search(words.text, one.start, one.end):
            spoken = list(_in_marks(words, pieces))
        else:
            spoken = []
        speaker = range(*words.covering(*one.speaker_span)) if one.speaker_span else range(0)
        found.append(Speech(pieces, spoken, speaker, one.speaker, _owners(words, speaker)))
    return found


def _owners(words: PeopleWords, speaker: range) -> frozenset[int]:
    """The words of others in a speaker's: of "one of the dead" the dead, of "Oke's son" Oke."""
    behind = (at for at in speaker[1:] if words.isa(at - 1, "owning"))
    found = {at + words.isa(at, "article") for at in behind}
    for at in speaker[1:-1]:  # "Ana Ruiz's mother, Ida"
        if words.isa(at, "genitive"):
            found |= {*range(words.capitals_start(at, speaker.start), at)}
    return frozenset(found)


def _in_marks(words: PeopleWords, pieces: Sequence[TokenRange]) -> Iterator[TokenRange]:
    """The words between quotation marks, which may be closed in a later piece."""
    inside = False
    for first, end in pieces:
        begin = first
        for token in range(first, end):
            word = words.raw(token)
            if word in _OPENING or (word in _EITHER and not inside):
                inside, begin = True, token + 1
            elif word in _CLOSING or word in _EITHER:
                if inside:
                    yield TokenRange(begin, token)
                inside = False
        if inside:
            yield TokenRange(begin, end)


class Speakers:
    """Who speaks in one document.

    Attributes:
        speech: For each word whose own it is, in quotation marks.
        told: For each word by whom it is told, in quotation marks or not.
        said_by: What the speaker says whom a word names.
    """

    def __init__(
        self,
        words: PeopleWords,
        roles: Roles,
        mentions: Sequence[Mention],
        at: dict[int, Mention],
        speeches: Sequence[Speech],
    ) -> None:
        self.words = words
        self.roles = roles
        self.at = at
        self._of_entity = {one.entity.id: one.chain for one in mentions if one.entity is not None}
        self.speech: list[Speech | None] = [None] * words.size
        self.told: list[Speech | None] = [None] * words.size
        self.said_by: dict[int, list[Speech]] = {}
        self._represented = [
            (speech.pieces, client)
            for speech in speeches
            if speech.speaker and (client := self._represent(speech)) is not None
        ]
        for speech in speeches:
            for first, end in speech.pieces:
                self.told[first:end] = [speech] * (end - first)
            for first, end in speech.spoken:
                self.speech[first:end] = [speech] * (end - first)
            for token in speech.speaker:
                self.said_by.setdefault(token, []).append(speech)
        self._named_speaking: dict[int, int] = {}
        for token in sorted(self.said_by):
            if token in self.at:
                self._named_speaking.setdefault(id(self.at[token].chain), token)

    def count_written(self) -> list[int]:
        """For each word how many sentences have begun in which not all is spoken.

        The writer's "he added" behind a long quotation is near to who was named before it.
        """
        counts: list[int] = []
        count = 0
        for first, end in self.words.sentences:
            spoken = self.speech[first:end]
            written = spoken.index(None) if None in spoken else end - first
            counts += [count] * written
            count += None in spoken
            counts += [count] * (end - first - written)
        return counts

    def speaking(self, token: int, before: Speech | None) -> Iterator[Chain]:
        """Whom a pronoun may stand for since he speaks, and goes on; the likeliest first.

        Args:
            token: Where the pronoun stands.
            before: What somebody without a name says right before, as `says_before` knows.
        """
        going_on = before.chain(self.at) if before else None
        return filter(None, (*self._known(token), going_on, self._adding(token)))

    def _known(self, token: int) -> Iterator[Chain]:
        """The person who goes on speaking, as the layer of quotations knows."""
        for speech in self.said_by.get(token, ()):
            chain = self._of_entity.get(speech.entity) if speech.entity else None
            if chain is None or self._named_speaking.get(id(chain), token) >= token:
                continue
            told = self._spoke_last(token, 1)
            if told in (None, chain) and not self._is_new_subject(token, chain):
                yield chain

    def says_before(self, token: int) -> Speech | None:
        """What somebody without a name says right before a sentence that a pronoun which speaks
        opens, or what he says does: "The mayor said that Oke fled. He said", "“No,” he said"."""
        words, start = self.words, self.words.sentence(token).first
        own = [piece for one in self.said_by.get(token, ()) for piece in one.pieces[:1]]
        opens = start == token
        if not own or not (opens or any(first <= start and end <= token for first, end in own)):
            return None
        for place in self._lately(token, 1):
            for speech in self.said_by.get(place, ()):
                chain = speech.chain(self.at)
                if chain is not None:
                    return None if chain.names or not opens else speech
                nouns = (at for at in speech.speaker if words.isa(at, "person_noun", "source"))
                return speech if words.isa(speech.speaker.start, "article") and any(nouns) else None
        return None

    def _adding(self, token: int) -> Chain | None:
        """Who has spoken last, and says more: "... , Oke said. The child slept, he added", or in
        the same sentence something else: "Oke said Lund had come, but he called it late"."""
        contrasts = self.words.at(token - 1) == "but"
        if token in self.said_by and (contrasts or self.words.isa(token + 1, "adding")):
            return self._spoke_last(token, 0 if contrasts else FURTHER)
        return None

    def _is_new_subject(self, token: int, chain: Chain) -> bool:
        """Whether another does something before a pronoun in its sentence: "The suspect ran, and he
        said"."""
        for place in self.words.leftwards(token):
            one = self.at.get(place)
            if one is not None and self.roles.weight(one) == SUBJECT:
                return one.chain is not chain and self.speech[place] is None
        return False

    def _spoke_last(self, token: int, reach: int) -> Chain | None:
        """Who spoke last in the sentence of a word, or so many before it."""
        for place in self._lately(token, reach):
            if place not in self.said_by or (one := self.at.get(place)) is None:
                continue
            if not self.words.isa(place, "possessive") or self.roles.is_object(place):
                return one.chain  # but "a statement from his office"
        return None

    def _lately(self, token: int, reach: int) -> Iterator[int]:
        """The words before a word in its sentence, and in so many before it, the nearest first."""
        sentences = self.words.sentence_of
        before = range(token - 1, -1, -1)
        return takewhile(lambda place: sentences[token] - sentences[place] <= reach, before)

    def ends(self, token: int) -> bool:
        """Whether a word names who has said what stands before it: "Oke fled, a clerk said"."""
        return any(
            speech.pieces
            and speech.pieces[0][0] < token
            and self.words.same_sentence(speech.pieces[0][0], token)
            for speech in self.said_by.get(token, ())
        )

    def client(self, token: int, gender: Gender) -> tuple[Chain, float] | None:
        """Whom the speaker of a report stands for: "Ruiz's lawyer, Tom Oke, said she was ill"."""
        if self.words.at(token + 1) in ("client", "clients"):
            return None
        for pieces, client in self._represented:
            if any(first <= token < end for first, end in pieces):
                chain = self.at[client].chain if client in self.at else None
                if chain is not None and chain.can_be(gender):
                    return chain, confidence.CLAUSE
        return None

    def _represent(self, speech: Speech) -> int | None:
        """The word that names whose lawyer speaks, if one does: "Ruiz", "his"."""
        speaker = speech.speaker
        for place in range(max(1, speaker.start - 2), speaker.stop):
            if self.words.isa(place, "representative"):
                if self.words.at(place + 1) == "for":
                    return place + 2
                return place - 2 if self.words.at(place - 1) == "'s" else place - 1
        return None

    def together(self, speech: Speech) -> set[Chain | None]:
        """The chains of several who say something together, and so are none of them "he" in it:
        "Ana Ruiz and Ida Holm said she ..."."""
        named = [one for at in speech.speaker if (one := self.at.get(at)) and one.kind == "name"]
        if not any(self.words.at(one.end) == "and" for one in named[:-1]):
            return set()
        return {one.chain for one in named}
