"""Claims: who says or holds what, and how surely."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

import glossator
from glossator_standard import Claim

__all__ = ["Claims"]

LEAST = 0.36
"""What is less likely is hardly a claim: F1 is best so."""


class Options(glossator.Options):
    """Options of the annotator `claims`."""

    least_confidence: Annotated[float, glossator.Meta(ge=0, le=1)] = LEAST
    """The least confidence of a claim that is marked: 0 for all. At that F1 is best."""


class Claims(glossator.Annotator[Options]):
    """Who says or holds what, how surely, and who reports it, from quotations and hedges."""

    name = "claims"
    provides = (Claim,)
    languages = ("en",)
    requires = ("tokens", "sentences", "quotations")
    uses = ("entities", "titles", "mentions", "people", "hedging", "structure")

    def prepare(self) -> None:
        """Read the lists."""
        from glossator_claims import certainty, lexicon
        from glossator_standard.logistic import read_weights

        lexicon.classes()
        lexicon.reporting_forms()
        read_weights(certainty.WEIGHTS)

    def explain(
        self,
        annotation: glossator.Annotation,
        document: glossator.Document,  # noqa: ARG002  # the contract's
    ) -> glossator.Explanation | None:
        """How a claim was found, with an example, and the words that report it."""
        from glossator_claims.lexicon import RULES
        from glossator_standard.rule_examples import explanation

        if not isinstance(annotation, Claim):
            return None
        kind = "quotation" if annotation.quotation else annotation.rule.rpartition(":")[2]
        spans = (annotation.cue_span, annotation.claimant_span)
        matched = tuple(span for span in spans if span)
        return explanation(RULES, kind, rule=annotation.rule, matched=matched)

    def annotate(self, document: glossator.Document) -> Iterable[Claim]:
        """Mark the claims of one document."""
        from glossator_claims.annotate import claims

        return claims(document, self.options.least_confidence)


@glossator.hookimpl
def glossator_annotators() -> Iterable[type[glossator.Annotator]]:
    return [Claims]
