"""Lemma, parts of speech and features of tokens."""

from typing import Annotated, ClassVar

import glossator


class Morph(glossator.Relation):
    """What is known of one token's form.

    Attributes:
        token: The token.
        lemma: Its dictionary form.
        upos: Its universal part of speech (Universal Dependencies v2).
        xpos: Its part of speech in the Penn Treebank's set.
        features: Universal features, ``Number=Sing|Person=3``; empty where it has none.
    """

    layer_type: ClassVar[str] = "morphology"
    label_field: ClassVar[str] = "upos"
    facet_fields: ClassVar[tuple[str, ...] | None] = None

    token: Annotated[str, glossator.ref("tokens")]
    lemma: str | None = None
    upos: str
    xpos: str | None = None
    features: str = ""
