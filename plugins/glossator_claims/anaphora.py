"""What stands for an organisation without its full name: "it", "they", "the company"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import islice, pairwise

from glossator import Extent
from glossator_claims.lexicon import classes
from glossator_claims.parties import ORGANISATIONS, PARTIES, REACH, Claimant
from glossator_claims.scenes import Scenes
from glossator_standard import Entity
from glossator_standard.inflection import singulars

_NAME = re.compile(r"[A-Z][\w’'-]+")
_NEXT = re.compile(r"(?:['’]s)? ([\w-]+)")
_STAFF = re.compile(r"([\w-]+) (?:at|from|of|with|for) (?:the )?$")
_CLOSE = 40
"""Code points before a name in which the noun is looked for whose several are the body's."""
_MOST = 100
"""Organisations before a place of which it is asked whether they are meant."""


class Anaphora:
    """The organisations of a document in order, and who spoke last.

    Args:
        text: The document's text.
        entities: Its entities.
        datelines: Where its datelines stand: their place is not whose the police are.
        speech: What is quoted word for word: nothing in it is the one who says it.
    """

    def __init__(
        self,
        text: str,
        entities: Iterable[Entity],
        datelines: Sequence[Extent] = (),
        speech: Sequence[Extent] = (),
    ) -> None:
        self._text = text
        self._speech = speech
        parties = [one for one in entities if one.label in PARTIES]
        self._owners = [one for one in parties if one.label in ("PERSON", "ORG", "FAC")]
        self._bodies = [one for one in parties if one.label in ORGANISATIONS]
        self._starts = [one.start for one in self._bodies]
        self._named = [one for one in self._bodies if one.label == "ORG"]
        self._spoke: tuple[int, Claimant] = (-REACH, Claimant("unnamed"))
        places = [one for one in self._bodies if one.label == "GPE"]
        self._scenes = Scenes(text, places, datelines)

    def note(self, place: int, claimant: Claimant) -> None:
        """Remember who spoke."""
        self._spoke = place, claimant

    @cached_property
    def bearers(self) -> dict[str, Entity]:
        """Whose name has a word that no other name has: "Marwani" is Al-Marwani."""
        bearers: dict[str, Entity | None] = {}
        for one in self._owners:
            name = self._name(one)
            for word in set(_NAME.findall(name)):
                known = bearers.setdefault(word, one)
                if known and self._name(known) != name:
                    bearers[word] = None
        return {word: one for word, one in bearers.items() if one}

    def body(self, start: int, head: str) -> Entity | None:
        """Which organisation "the company" or "the court" is; a place for "the government".

        The one named last whose name has the noun, or that the noun follows ("the Dole campaign"),
        else the one named last; of nouns that such names always have ("court"), none.
        """
        if medium := self.medium(start, head):
            return medium
        bearing = (one for one in self._named_before(start) if self._bears(one, head))
        if head in classes()["named"] and (own := next(bearing, None)):
            return own
        if head in classes()["states"]:
            return self._scenes.whose(start, head)
        owners = reversed(self._owners_of.get(head, ()))
        if owner := next((one for one in owners if one.end < start), None):
            return owner
        if head in classes()["self_named"]:
            return None
        suiting = (one for one in self._named_before(start) if self._suits(one, head))
        return next(suiting, None)

    def called(self, start: int, words: Sequence[str]) -> Entity | None:
        """The one named last whose name ends in these words: "the prison service" of Norvik."""
        told = list(words) if len(words) > 1 else [""]
        named = islice(self._named_before(start), _MOST)
        return next((one for one in named if self._words(one)[-len(words) :] == told), None)

    def starting(self, start: int) -> Entity | None:
        """The person or organisation whose name begins there."""
        return next((one for one in self._owners if one.start == start), None)

    def maker(self, start: int, head: str) -> Entity | None:
        """Whose document was told of last: "a report by Acme", "an Acme report"."""
        beside = re.compile(rf"(?:['’]s)? (?:[a-z]+ )?{re.escape(head)}\b")
        before = re.compile(rf"\b{re.escape(head)} (?:by|from) (?:the )?$")
        for one in islice(self._named_before(start), _MOST):
            lead = max(one.start - _CLOSE, 0)
            if beside.match(self._text, one.end) or before.search(self._text, lead, one.start):
                return one
        return None

    def _suits(self, entity: Entity, head: str) -> bool:
        """Whether a name may be that of "the company", which is no authority, or of "the watchdog",
        which is one."""
        known = classes()
        if head in known["business"]:
            return entity.id not in self._public
        return head not in known["watching"] or entity.id in self._public

    @cached_property
    def _public(self) -> set[str]:
        """The organisations whose name tells that they are not in business, and those that the
        brackets behind such a name give a short one: "the Fish Authority (FA)"."""
        told = {
            self._name(one)
            for one in self._named
            if not classes()["public"].isdisjoint(self._words(one))
        }
        short = {
            self._name(two)
            for one, two in pairwise(self._named)
            if self._name(one) in told and self._text[one.end : two.start].strip() == "("
        }
        names = told | short
        return {one.id for one in self._named if self._name(one) in names}

    @cached_property
    def _owners_of(self) -> Mapping[str, Sequence[Entity]]:
        """What has a noun in its name, or behind it, by the noun."""
        owners: dict[str, list[Entity]] = {}
        for one in self._owners:
            is_body = one.label in ("ORG", "FAC")  # a hospital speaks, too
            for noun in {self._behind(one), *(self._words(one) if is_body else ())}:
                owners.setdefault(noun, []).append(one)
        return owners

    def _named_before(self, start: int) -> Iterator[Entity]:
        """The organisations that are named before a place, the last first."""
        last = bisect_left(self._named, start, key=lambda one: one.start)
        return (self._named[at] for at in range(last - 1, -1, -1))

    def later(self, start: int, head: str) -> Entity | None:
        """The only one behind a lead's "a court" that has the noun in its name."""
        bearing = [one for one in self._bodies if one.start > start and self._bears(one, head)]
        names = {self._name(one) for one in bearing if one.label == "ORG"}
        return bearing[0] if len(names) == 1 else None

    def _bears(self, entity: Entity, head: str) -> bool:
        """Whether a noun is in a name: "Kelmar Police"."""
        return head in self._words(entity)

    def _name(self, entity: Entity) -> str:
        return self._text[entity.start : entity.end]

    def _words(self, entity: Entity) -> list[str]:
        return self._name(entity).lower().split()

    def medium(self, start: int, head: str) -> Entity | None:
        """The paper or the broadcaster named last, as a noun says: "the newspaper Al Norvik", "the
        Kelmar Gazette", "Norvik TV"."""
        known = classes()
        kind = next((one for one in ("press", "broadcast") if head in known[one]), None)
        if kind is None:
            return None
        for one in self._named_before(start):
            before = self._text[max(one.start - _CLOSE, 0) : one.start].split()[-1:]
            told = known[kind].intersection([*before, self._behind(one)])
            name = self._words(one)
            ends = name[-1:] if kind == "press" else [name[0], name[-1]]  # "Star Foods" is no paper
            if told or not known[f"{kind}_named"].isdisjoint(ends):
                return one
        return None

    def staffed(self, start: int, head: str) -> Entity | None:
        """Whose several are that were spoken of before: "researchers at Acme", "Acme engineers"."""
        nouns = {head, *singulars(head)}
        beside = (one for noun in nouns for one in self._staff.get(noun, ()) if one.end < start)
        return max(beside, key=lambda one: (one.start, one.end), default=None)

    @cached_property
    def _staff(self) -> Mapping[str, Sequence[Entity]]:
        """The organisations by the nouns beside their names."""
        staff: dict[str, list[Entity]] = {}
        for one in self._named:
            before = _STAFF.search(self._text, max(one.start - _CLOSE, 0), one.start)
            for noun in {self._behind(one), *([before[1].lower()] if before else ())}:
                staff.setdefault(noun, []).append(one)
        return staff

    def _is_said_before(self, entity: Entity, start: int) -> bool:
        """Whether a name stands in words that end before a place."""
        last = bisect_left(self._speech, (entity.start, start)) - 1
        return last >= 0 and entity.start < self._speech[last][1] < start

    def _several(self, start: int) -> Claimant | None:
        """Who are several and were named last: "Republicans", "Mexican officials"."""
        last = bisect_left(self._starts, start)
        for one in reversed(self._bodies[:last]):
            if start - one.end > REACH:
                return None
            if one.label == "NORP" and self._text[one.end - 1] == "s":
                return Claimant("organisation", one.id)
            if not classes()["agents"].isdisjoint(singulars(self._behind(one))):
                return Claimant("group", one.id)
        return None

    def _behind(self, entity: Entity) -> str:
        """The word behind a name or its 's."""
        found = _NEXT.match(self._text, entity.end)
        return found[1].lower() if found else ""

    def of_pronoun(self, word: str, start: int) -> Claimant | None:
        """Whom a pronoun of the third person stands for; None of other words."""
        if word in classes()["pronouns_personal"]:
            return Claimant("person")
        at, spoke = self._spoke
        said = self._speech[
            bisect_left(self._speech, (at, at)) : bisect_left(self._speech, (start,))
        ]
        is_near = start - at - sum(end - first for first, end in said) < REACH
        goes_on = is_near and spoke.kind == "organisation"
        if word in classes()["pronouns_plural"]:
            if word != "they":
                return Claimant("group")
            if goes_on or (is_near and spoke.kind in ("group", "unnamed")):
                return spoke
            return self._several(start) or Claimant("group")
        if word not in classes()["pronouns_singular"]:
            return None
        if word == "it" and (goes_on or (is_near and spoke.kind == "document")):
            return spoke
        last = bisect_left(self._starts, start)
        near = [
            one
            for one in self._bodies[:last]
            if one.start > start - REACH and not self._is_said_before(one, start)
        ]
        named = [one for one in near if one.label == "ORG"]
        named = named or [one for one in near if one.label == "GPE"]
        return Claimant("organisation", named[-1].id) if named else Claimant("unnamed")
