"""Whose a report, a letter or a statement is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from glossator_claims.anaphora import Anaphora
from glossator_claims.lexicon import classes
from glossator_claims.parties import Claimant
from glossator_claims.persons import Persons
from glossator_standard import Entity
from glossator_standard.english import words as english

_BY = ("by", "from", "of")
"""What stands before whose a document is."""
_ISSUED = re.compile(r" (?:issued|released|published|posted)(?: [\w-]+){0,4} by (?:the )?")
"""Behind a document, before whose it is."""
_OWNERS = {"its": "it", "their": "they"}
"""The pronouns of things that may own a document."""


class Documents:
    """The documents that a text tells of, in its order.

    Args:
        text: The text.
        anaphora: Its organisations.
        persons: Its persons.
    """

    def __init__(self, text: str, anaphora: Anaphora, persons: Persons) -> None:
        self._text = text
        self._anaphora = anaphora
        self._persons = persons
        self._last: Claimant | None = None

    def whose(
        self,
        words: Sequence[str],
        start: int,
        end: int,
        inside: Sequence[Entity],
        head: str,
        spoke: Claimant | None,
    ) -> Claimant:
        """Whose a report or statement is: the one named in it; "company records": the company;
        "his letter": his; "the statement": who spoke last; "the report": whose the last one was."""
        named = next((one for one in inside if self._is_maker(one, start, head)), None)
        if named is None and (issued := _ISSUED.match(self._text, end)):
            named = self._anaphora.starting(issued.end())
        before = words[words.index(head) - 1]
        if named is None and before in classes()["bodies"] and words[0] not in ("a", "an"):
            named = self._anaphora.body(start, before)
        if named is not None:
            return self._written(Claimant("document", named.id, self._persons.named.get(named.id)))
        if words[0] in classes()["possessives"]:
            person = self._persons.owning(start)
            owner = self._anaphora.of_pronoun(_OWNERS.get(words[0], ""), start)
            return self._written(Claimant("document", owner and owner.entity, person))
        if words[0] == "the" and len(words) == 2:
            by = spoke if head in classes()["uttered"] else self._last
            if by is None and (maker := self._anaphora.maker(start, head)):
                by = Claimant("document", maker.id)
            return by._replace(kind="document") if by else Claimant("document")
        return Claimant("document")

    def _written(self, document: Claimant) -> Claimant:
        """Remember whose document was named last."""
        if document.is_joined:
            self._last = document
        return document

    def _is_maker(self, entity: Entity, start: int, head: str) -> bool:
        """Whether a name in a document's phrase says whose it is: "an Acme report", "a report by
        Acme", not "a report seen by Acme" or "a report on Acme"."""
        written = re.findall(r"[\w-]+", self._text[start : entity.start])
        while entity.label == "PERSON" and written and written[-1].istitle():
            del written[-1]  # "a decree by General Oke"
        before = [one.lower() for one in written]
        if head not in before:
            return True
        behind = [one for one in before[before.index(head) + 1 :] if one not in english("article")]
        if "of" in behind and head in classes()["depicting"]:
            return False  # "a description of Peru's ruler"
        return bool(behind and behind[-1] in _BY and classes()["received"].isdisjoint(behind))
