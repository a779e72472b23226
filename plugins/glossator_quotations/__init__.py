"""Direct, indirect and mixed quotations, with cue and speaker, by rules."""

from __future__ import annotations

from collections.abc import Iterable

import glossator
from glossator_standard import Quotation


class Quotations(glossator.Annotator):
    """Marks what is said, in whose words, and by whom."""

    name = "quotations"
    provides = (Quotation,)
    languages = ("en",)
    requires = ("tokens", "sentences")
    uses = ("entities", "titles", "structure")

    def annotate(self, document: glossator.Document) -> Iterable[Quotation]:
        from glossator_quotations.annotate import annotate

        return annotate(document)


@glossator.hookimpl
def glossator_annotators() -> Iterable[type[glossator.Annotator]]:
    return [Quotations]
