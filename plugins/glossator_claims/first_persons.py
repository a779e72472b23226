"""Whom "I" and "we" stand for outside of quotations: whose turn it is, who writes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import glossator
from glossator_claims.parties import Claimant, Report, of_entity
from glossator_claims.persons import Persons
from glossator_standard import Block, Entity, Quotation


class FirstPersons:
    """The "I" and "we" of a document.

    Args:
        document: The document.
        turns: Its turns of a conversation.
        persons: Its persons.
    """

    def __init__(
        self, document: glossator.Document, turns: Sequence[Report], persons: Persons
    ) -> None:
        self._text = document.text
        self._entities = document.layers.get_or_empty(Entity)
        self._quotations = document.layers.of(Quotation)
        self._persons = persons
        self._turns = turns
        self._author = self._of_byline(document)

    def one(self, start: int) -> Claimant:
        """Who says "I" there: whose turn it is, else the narrator."""
        return self._of_turn(start) or self._author

    def is_author(self, person: str) -> bool:
        """Whether somebody is the one in the byline."""
        return person == self._author.person

    def several(self, start: int) -> Claimant:
        """Whose "we" stands there."""
        turn = self._of_turn(start)
        person = turn.person if turn else self._first_person(start)
        author = None if person else self._author.entity
        return Claimant("group", turn.entity if turn else author, person)

    def _of_byline(self, document: glossator.Document) -> Claimant:
        """Who writes: "I" outside of quotations is the narrator, whom the byline may name."""
        bylines = (one for one in document.layers.get_or_empty(Block) if one.kind == "byline")
        named = (one for block in bylines for one in self._entities.within(block))
        author = next((one.id for one in named if one.label == "PERSON"), None)
        return Claimant("narrator", author, self._persons.named.get(author) if author else None)

    def _of_turn(self, start: int) -> Claimant | None:
        """Whose turn of a conversation it is: "Ana Ruiz: I think so"."""
        for turn in self._turns:
            if turn.entity and turn.parts[0][0] <= start < turn.parts[0][1]:
                known = self._entities.by_id(turn.entity)
                return of_entity(known, self._persons.named.get(turn.entity), None)
        return None

    def _first_person(self, start: int) -> str | None:
        """Who says "I" outside of quotations, in the same paragraph or as the only one of the
        document: whose "we" it is, too."""
        opens = self._text.rfind("\n", 0, start) + 1
        closes = self._text.find("\n", start)
        here = [
            person
            for place, person in self._first_persons
            if opens <= place and (closes < 0 or place < closes)
        ]
        every = {person for _, person in self._first_persons}
        return here[0] if here else every.pop() if len(every) == 1 else None

    @cached_property
    def _first_persons(self) -> list[tuple[int, str | None]]:
        """Where "I" stands outside of quotations, and whom it stands for."""
        mentions = (one for one in self._persons.mentions if self._text[one.start : one.end] == "I")
        return [
            (one.start, self._persons.of_mention.get(one.id))
            for one in mentions
            if all(it.kind == "indirect" for it in self._quotations.overlapping(one))
        ]
