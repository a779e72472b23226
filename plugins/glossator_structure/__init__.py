"""The blocks of a page: headline, byline, body, caption, and what is no article at all."""

from collections.abc import Iterable

import glossator
from glossator_standard import Block

__all__ = ["Structure"]


class Structure(glossator.Annotator):
    """Headline, byline, date, body, captions and boilerplate, by the layout of the raw text."""

    name = "structure"
    provides = (Block,)
    languages = ("en",)

    def prepare(self) -> None:
        """Read the lists."""
        from glossator_structure import lexicon

        lexicon.boilerplate()
        lexicon.words("roles")
        lexicon.FORMS.prepare()

    def annotate(self, document: glossator.Document) -> Iterable[Block]:
        """Mark the blocks of one document."""
        from glossator_structure.annotate import blocks

        return blocks(document.text)

    def explain(
        self, annotation: glossator.Annotation, document: glossator.Document
    ) -> glossator.Explanation | None:
        """The rule that told the kind, with an example, and the words by which it did."""
        from glossator_structure.explain import explain

        return explain(annotation, document.text) if isinstance(annotation, Block) else None


@glossator.hookimpl
def glossator_annotators() -> Iterable[type[glossator.Annotator]]:
    return [Structure]
