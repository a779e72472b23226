"""The persons of a document, by what stands for them."""

from __future__ import annotations

from collections.abc import Iterable

import glossator
from glossator_claims.parties import Stretch
from glossator_standard import Entity, Mention, Person


class Persons:
    """Which person of a document a mention, a name or a title stands for.

    Attributes:
        mentions: What stands for persons.
        of_mention: The person by the id of a mention.
        named: The person by the id of the entity that names it.
        holding: The person by the id of a title that it holds.
        entity_of: The entity of the fullest name, by the person.
    """

    def __init__(self, document: glossator.Document) -> None:
        self._text = document.text
        self.mentions = document.layers.get_or_empty(Mention)
        people = document.layers.get_or_empty(Person)
        self.of_mention = {one: person.id for person in people for one in person.mentions}
        self.named = {one.entity: self.of_mention.get(one.id) for one in self.mentions}
        self.holding: dict[str | None, str] = {
            title: person.id for person in people for title in person.titles
        }
        self.entity_of: dict[str | None, str | None] = {}
        entities = document.layers.get_or_empty(Entity)
        fullest = {(person.id, person.start) for person in people}
        for one in self.mentions:
            person = self.of_mention.get(one.id)
            entity = entities.by_id(one.entity) if one.entity else None
            if entity and ((person, entity.start) in fullest or person not in self.entity_of):
                self.entity_of[person] = one.entity

    def owning(self, start: int) -> str | None:
        """The person whom a possessive that stands there stands for."""
        found = (one for one in self._at(start, start + 1) if one.start == start)
        return self._of(one for one in found if one.kind == "pronoun")

    def owner_in(self, start: int, end: int) -> str | None:
        """The person without a name whose a body is: "the mayor's office"."""
        found = (one for one in self._at(start, end) if one.kind == "nominal")
        return self._of(one for one in found if self._text.startswith(("'s ", "’s "), one.end))

    def ending(self, end: int) -> str | None:
        """The person whose mention ends there."""
        return self._of(one for one in self._at(max(end - 1, 0), end) if one.end == end)

    def _at(self, start: int, end: int) -> Iterable[Mention]:
        return self.mentions.overlapping(Stretch(start, end))

    def _of(self, mentions: Iterable[Mention]) -> str | None:
        """The person of the first of these."""
        return next((self.of_mention.get(one.id) for one in mentions), None)
