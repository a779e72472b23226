"""Hedging: words that weaken a claim, or mark it as second-hand and unconfirmed."""

from collections.abc import Iterable, Iterator

import glossator
from glossator_standard import Hedge

__all__ = ["Hedging"]


class Options(glossator.Config, frozen=True):
    """What to mark beyond the guideline.

    Attributes:
        attribution: Also mark verbs by which a named source presses, disputes or hopes for
            something (insisted, accused, denied, hoped): plain reporting by the guideline.
    """

    attribution: bool = False


class Hedging(glossator.Annotator):
    """Cues of hedging with kind, scope and strength, by rules over tokens and sentences."""

    name = "hedging"
    provides = (Hedge,)
    requires = ("tokens", "sentences")
    Config = Options

    def prepare(self) -> None:
        """Read the lists."""
        from glossator_hedging import lexicon, verbs

        lexicon.cues()
        verbs.verbs(attribution=self.config.attribution)

    def annotate(self, document: glossator.Document) -> Iterator[Hedge]:
        """Yield the hedges of one document."""
        from glossator_hedging.marking import mark

        layers = document.layers
        tokens, sentences = layers["tokens"][:], layers["sentences"][:]
        yield from mark(document.text, tokens, sentences, attribution=self.config.attribution)


@glossator.hookimpl
def glossator_annotators() -> Iterable[type[glossator.Annotator]]:
    return [Hedging]
