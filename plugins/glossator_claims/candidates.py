"""What may be a claim: quotations, reports inside them, turns, what the narrator puts forward."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import glossator
from glossator import Extent
from glossator_claims import LEAST, certainty, narrator
from glossator_claims.attitudes import attitude, is_negated, keeps_distance
from glossator_claims.claimants import Claimants
from glossator_claims.hedges import Hedges, strength
from glossator_claims.nested import Nested
from glossator_claims.parties import Report, Stretch
from glossator_claims.turns import turns
from glossator_standard import Claim, Quotation

_OPEN = ("whether ", "if ")
"""With what a content begins that is left open."""


class Finder:
    """Makes the claims of one document."""

    def __init__(self, document: glossator.Document) -> None:
        self._text = document.text
        self._turns = list(turns(document))
        self._claimants = Claimants(document, self._turns)
        self._hedges = Hedges(document)
        self._nested = Nested(document)
        self._reported: dict[int, Extent] = {}
        """What the nouns that report are followed by, by where these begin: "fears that"."""

    def of_quotation(self, quotation: Quotation, place: int) -> Iterator[tuple[Claim, int | None]]:
        """A quotation as a claim, who reports it as a whole, and what is reported in it.

        Args:
            quotation: The quotation.
            place: That of the first of these claims in the list of all.
        """
        if self._says_nothing(quotation):
            return
        parts = quotation.fragments or ((quotation.start, quotation.end),)
        outer = None
        if reporter := self._nested.reporter(quotation):
            yield self._claim(reporter), None
            outer, place = place, place + 1
        cue, speaker, rule = quotation.cue_span, quotation.speaker_span, quotation.rule
        if cue and rule.endswith(":noun") and self._text.startswith("that ", quotation.start):
            self._reported[cue[0]] = quotation.start, quotation.end
        said = Report(parts, cue, speaker, rule, quotation.speaker, quotation)
        yield self._claim(said), outer
        for part in parts:
            for inner in self._nested.inside(part):
                yield self._claim(inner), place

    def _says_nothing(self, quotation: Quotation) -> bool:
        """Whether nothing is claimed: "has not commented on the case", "appeared calm"."""
        if quotation.cue_span is None:
            return False
        verb, _, frame = quotation.rule.partition(":")
        if frame == "raising":
            return narrator.looks_only(self._text, quotation.cue_span)
        cue = self._text[slice(*quotation.cue_span)]
        return (verb, frame) == ("comment", "preposition") and is_negated(cue)

    def of_turns(self, document: glossator.Document) -> Iterator[Claim]:
        """What stands behind a name and a colon, where no quotation is marked."""
        quotations = document.layers.of(Quotation)
        for turn in self._turns:
            if not quotations.overlapping(Stretch(*turn.parts[0])):
                yield self._claim(turn)

    def _claim(self, report: Report) -> Claim:
        """A report as a claim."""
        parts, cue, claimant, rule, entity, quotation = report
        title = quotation.speaker_title if quotation else None
        who = self._claimants.find(claimant, entity, title)
        is_open = self._text.startswith(_OPEN, parts[0][0])
        words = self._text[slice(*cue)] if cue else ""
        stance, polarity = attitude(words, rule, is_open=is_open)
        inside = self._hedges.inside(parts, cue)
        return Claim(
            start=parts[0][0],
            end=parts[-1][1],
            fragments=quotation.fragments if quotation else None,
            claimant_kind=who.kind,
            claimant=who.entity,
            claimant_person=who.person,
            claimant_title=who.title,
            claimant_span=claimant,
            attitude=stance,
            polarity=polarity,
            strength=strength(parts, inside),
            cue_span=cue,
            hedges=[one.id for one in inside],
            hedged_by=[one.id for one in self._hedges.over(parts, cue, claimant)],
            quotation=quotation.id if quotation else None,
            rule=rule,
            confidence=certainty.likely(self._text, quotation, who)
            if quotation
            else certainty.READ[rule.rpartition(":")[2]],
        )

    def _is_noun(self, claim: Claim) -> bool:
        """Whether it is nobody's fears, or allegations, that are reported."""
        return claim.cue_span is not None and claim.cue_span[0] in self._reported

    def of_narrator(self, claims: Sequence[Claim]) -> Iterator[Claim]:
        """What the text itself puts forward with reserve, where none of these claims does."""
        taken = {
            one
            for claim in claims
            if claim.confidence >= LEAST or not self._is_noun(claim)
            for one in (*claim.hedges, *claim.hedged_by)
        }
        free = [one for one in self._hedges.all if one.id not in taken]
        for found in narrator.reserved(self._text, free):
            if self._text.startswith("?", found.end):
                continue  # what is asked is not put forward
            alleged = any(keeps_distance(self._text[one.start : one.end]) for one in found.hedges)
            strongest = max(found.hedges, key=lambda one: one.strength)
            start, end = self._reported.get(strongest.start, (found.start, found.end))
            yield Claim(
                start=start,
                end=end,
                claimant_kind="narrator",
                attitude="allegation" if alleged else "statement",
                polarity="unknown" if strongest.kind == "doubt" else "positive",
                strength=round(1 - strongest.strength, 3),
                hedges=[one.id for one in found.hedges],
                rule=f"{strongest.kind}:narrator",
                confidence=certainty.READ["narrator"],
            )
