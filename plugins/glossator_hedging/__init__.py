"""Hedging: words that weaken a claim, or mark it as second-hand and unconfirmed."""

from collections.abc import Iterable, Iterator

import glossator
from glossator_standard import Hedge

__all__ = ["Hedging"]


class Hedging(glossator.Annotator):
    """Cues of hedging with kind, scope and strength, by rules over tokens and sentences."""

    name = "hedging"
    provides = (Hedge,)
    languages = ("en",)
    requires = ("tokens", "sentences")

    def prepare(self) -> None:
        """Read the lists."""
        from glossator_hedging import lexicon, verbs

        lexicon.cues()
        verbs.verbs()

    def annotate(self, document: glossator.Document) -> Iterator[Hedge]:
        """Yield the hedges of one document."""
        from glossator_hedging.marking import mark

        layers = document.layers
        yield from mark(document.text, layers["tokens"][:], layers["sentences"][:])


@glossator.hookimpl
def glossator_annotators() -> Iterable[type[glossator.Annotator]]:
    return [Hedging]
