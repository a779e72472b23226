"""What stands for an organisation without naming it: "it", "they", "the company"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from glossator_claims.lexicon import classes
from glossator_claims.parties import ORGANISATIONS, Claimant
from glossator_standard import Entity

_REACH = 300
"""How many code points before "it" an organisation, or its last claim, may stand."""


class Anaphora:
    """The organisations of a document in order, and who spoke last."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        self._bodies = [one for one in entities if one.label in ORGANISATIONS]
        self._starts = [one.start for one in self._bodies]
        self._spoke: tuple[int, Claimant] = (0, Claimant("unnamed"))

    def note(self, place: int, claimant: Claimant) -> None:
        """Remember who spoke."""
        self._spoke = place, claimant

    def body(self, start: int, head: str) -> Entity | None:
        """The organisation last named before "the company"; a place for "the government"."""
        last = bisect_left(self._starts, start)
        labels = ("GPE", "LOC") if head in classes()["states"] else ("ORG",)
        fitting = (one for one in reversed(self._bodies[:last]) if one.label in labels)
        if head not in classes()["states"]:
            return next(fitting, None)
        # "Police say ..." may open an article: its first place is then theirs.
        later = (one for one in self._bodies[last:] if one.label in labels)
        return next(fitting, None) or next(later, None)

    def of_pronoun(self, word: str, start: int) -> Claimant | None:
        """Whom a pronoun of the third person stands for; None of other words."""
        if word in classes()["pronouns_personal"]:
            return Claimant("person")
        at, spoke = self._spoke
        goes_on = start - at < _REACH and spoke.kind == "organisation"
        if word in classes()["pronouns_plural"]:
            return spoke if goes_on and word == "they" else Claimant("group")
        if word not in classes()["pronouns_singular"]:
            return None
        if word == "it" and (goes_on or (start - at < _REACH and spoke.kind == "document")):
            return spoke
        last = bisect_left(self._starts, start)
        near = [one for one in self._bodies[:last] if one.start > start - _REACH]
        named = [one for one in near if one.label == "ORG"] or near
        return Claimant("organisation", named[-1].id) if named else Claimant("unnamed")
