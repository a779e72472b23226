"""Sentences and tokens by rules alone: no model, nothing to download."""

from collections.abc import Iterable

import glossator
from glossator_standard import Sentence, Token
from glossator_standard.segmentation import segments

__all__ = ["Rules"]


class Rules(glossator.Annotator):
    """Sentences and tokens, of English text as UD English draws them, clitics apart."""

    name = "rules"
    provides = (Sentence, Token)
    # For any language: only abbreviations and clitics are English (the README has scores).
    languages = ()

    def prepare(self) -> None:
        """Compile the word lists."""
        import glossator_rules.segment  # noqa: F401  # reads the lists: not before it is needed

    def annotate(self, document: glossator.Document) -> Iterable[glossator.Annotation]:
        """The sentences and tokens of one document."""
        from glossator_rules.segment import segment

        sentences, tokens = segment(document.text)
        return [*segments(Sentence, sentences), *segments(Token, tokens)]

    def explain(
        self, annotation: glossator.Annotation, document: glossator.Document
    ) -> glossator.Explanation | None:
        """Why a sentence or a token ends where it does."""
        from glossator_standard.segment_reasons import segment_explanation

        return segment_explanation(annotation, document.text, inside="stop", touching="piece")


@glossator.hookimpl
def glossator_annotators() -> Iterable[type[glossator.Annotator]]:
    return [Rules]
