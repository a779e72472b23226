"""Hedging: words that weaken a claim, or mark it as second-hand and unconfirmed."""

from collections.abc import Iterable, Iterator
from typing import Any

import glossator
from glossator_standard import Hedge, ListAnnotator

__all__ = ["Hedging"]


class Hedging(ListAnnotator):
    """Cues of hedging with kind, scope and strength, by rules over tokens and sentences."""

    name = "hedging"
    provides = (Hedge,)
    languages = ("en",)
    requires = ("tokens", "sentences")
    lists_module = "glossator_hedging.lists"

    def prepare(self) -> None:
        """Read the lists."""
        from glossator_hedging.lexicon import lexicon, own_lexicon

        self._lexicon = lexicon(self.entries()) if self.options.lists else own_lexicon()

    def explain(
        self,
        annotation: glossator.Annotation,
        document: glossator.Document,  # noqa: ARG002  # the contract's
    ) -> glossator.Explanation | None:
        """The entry of a list that matched, and the conditions that held."""
        from glossator_hedging.lists import explanation

        return explanation(annotation, self.entries()) if isinstance(annotation, Hedge) else None

    def annotate(self, document: glossator.Document) -> Iterator[Hedge]:
        """Yield the hedges of one document."""
        from glossator_hedging.annotate import annotate

        yield from annotate(document, self._lexicon)


@glossator.hookimpl
def glossator_annotators() -> Iterable[type[glossator.Annotator[Any]]]:
    return [Hedging]
