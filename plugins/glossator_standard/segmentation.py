"""Sentences and tokens: segmentation only; clitics ("'s", "n't") are tokens of their own."""

from typing import ClassVar

import glossator


class Sentence(glossator.Span):
    """A sentence, a headline or a caption, without the white space around it."""

    layer_type: ClassVar[str] = "sentences"
    disjoint: ClassVar[bool] = True


class Token(glossator.Span):
    """A word, number, clitic or punctuation mark; tokens never overlap."""

    layer_type: ClassVar[str] = "tokens"
    disjoint: ClassVar[bool] = True
