"""Who speaks, and goes on speaking: "The mayor said that Tom Oke fled. He said ..."."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from glossator_people import confidence
from glossator_people.chains import Chain, Mention
from glossator_people.roles import SUBJECT, Roles
from glossator_people.speech import Speech
from glossator_people.words import PeopleWords
from glossator_standard.people import Gender

FURTHER = 3
"""Sentences from who spoke last up to "he added"."""


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
        opens: "The mayor said that Tom Oke fled. He said"."""
        words = self.words
        if token not in self.said_by or words.same_sentence(token - 1, token):
            return None
        for place in self._lately(token, 1):
            for speech in self.said_by.get(place, ()):
                chain = speech.chain(self.at)
                if chain is not None:
                    return None if chain.names else speech
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
