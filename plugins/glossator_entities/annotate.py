"""From a tagger's names to a document's entities: the stages in their order."""

from __future__ import annotations

import glossator
from glossator_entities import (
    boundaries,
    datelines,
    forms,
    gaps,
    headlines,
    kinds_in_context,
    links,
    saints,
    sides,
    splits,
    surnames,
    tags,
    votes,
)
from glossator_entities.confidence import annotated
from glossator_entities.lexicon import Lexicon
from glossator_entities.mentions import Mentions
from glossator_entities.words import words_of
from glossator_standard import Entity, Name
from glossator_standard.boilerplate import Boilerplate


def entities(document: glossator.Document, lexicon: Lexicon) -> list[Entity]:
    """The entities of a document that has tokens, sentences and names.

    Args:
        document: The document.
        lexicon: Names that are known by themselves.
    """
    boilerplate = Boilerplate(document)
    names = [name for name in document.layers.of(Name) if name.start not in boilerplate]
    mentions = Mentions(words_of(document, lexicon), names)
    datelines.mark(mentions)
    splits.roads(mentions)
    headlines.split(mentions)
    tags.leave_out(mentions)
    surnames.mark(mentions)
    boundaries.refine(mentions)
    surnames.given(mentions)
    surnames.aliases(mentions)
    saints.mark(mentions)
    links.in_brackets(mentions)
    sides.mark(mentions)
    votes.doubt(mentions)
    votes.agree(mentions)
    surnames.placed(mentions)
    kinds_in_context.name_writers(mentions, Boilerplate(document, ("byline",)))
    forms.find_again(mentions)
    gaps.fill(mentions)
    kinds_in_context.settle(mentions)
    mentions.leave_out(boilerplate)
    links.link(mentions)
    return list(annotated(mentions))
