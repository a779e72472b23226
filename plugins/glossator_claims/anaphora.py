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

    def __init__(self, text: str, entities: Iterable[Entity]) -> None:
        self._text = text
        self._bodies = [one for one in entities if one.label in ORGANISATIONS]
        self._starts = [one.start for one in self._bodies]
        self._spoke: tuple[int, Claimant] = (0, Claimant("unnamed"))

    def note(self, place: int, claimant: Claimant) -> None:
        """Remember who spoke."""
        self._spoke = place, claimant

    def body(self, start: int, head: str) -> Entity | None:
        """Which organisation "the company" or "the court" is; a place for "the government".

        The one named last whose name has the noun, else the one named last; of nouns that such
        names always have ("court"), none.
        """
        last = bisect_left(self._starts, start)
        if head in classes()["states"]:
            places = [one for one in self._bodies[:last] if one.label in ("GPE", "LOC")]
            # "Police say ..." may open an article: its first place is then theirs.
            later = (one for one in self._bodies[last:] if one.label in ("GPE", "LOC"))
            return places[-1] if places else next(later, None)
        named = [one for one in self._bodies[:last] if one.label == "ORG"]
        for one in reversed(named):
            if head in self._text[one.start : one.end].lower().split():
                return one
        return named[-1] if named and head not in classes()["self_named"] else None

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
        named = [one for one in near if one.label == "ORG"]
        named = named or [one for one in near if one.label == "GPE"]
        return Claimant("organisation", named[-1].id) if named else Claimant("unnamed")
