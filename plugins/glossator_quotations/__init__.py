"""Direct, indirect and mixed quotations, with cue and speaker, by rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import glossator
from glossator_standard import ListAnnotator, Quotation


class Quotations(ListAnnotator):
    """Marks what is said, in whose words, and by whom."""

    name = "quotations"
    provides = (Quotation,)
    languages = ("en",)
    requires = ("tokens", "sentences")
    uses = ("entities", "titles", "structure")
    lists_module = "glossator_quotations.lists"

    def prepare(self) -> None:
        """Read the lists."""
        from glossator_quotations.lexicon import lexicon, own_lexicon

        self._lexicon = lexicon(self.entries()) if self.options.lists else own_lexicon()

    def explain(
        self,
        annotation: glossator.Annotation,
        document: glossator.Document,  # noqa: ARG002  # the contract's
    ) -> glossator.Explanation | None:
        """The rule, with the example of its cue and the words that it matched."""
        from glossator_quotations.examples import explanation

        return (
            explanation(annotation, self.entries()) if isinstance(annotation, Quotation) else None
        )

    def annotate(self, document: glossator.Document) -> Iterator[Quotation]:
        """Yield the quotations of one document."""
        from glossator_quotations.annotate import annotate

        yield from annotate(document, self._lexicon)


@glossator.hookimpl
def glossator_annotators() -> Iterable[type[glossator.Annotator[Any]]]:
    return [Quotations]
