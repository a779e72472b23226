"""The quotations of a document: the stages in order."""

from __future__ import annotations

from collections.abc import Iterator

import glossator
from glossator_quotations.annotation import annotation
from glossator_quotations.lexicon import Lexicon
from glossator_quotations.resolve import find_all
from glossator_quotations.speakers import Speakers
from glossator_quotations.view import View
from glossator_standard import BlockKind, Quotation
from glossator_standard.boilerplate import Boilerplate

_SILENT: frozenset[BlockKind] = frozenset({"byline", "credit", "date", "promo"})
"""Lines of a page in which nobody is quoted, whatever they look like ("Published: 3 March")."""


def annotate(document: glossator.Document, lexicon: Lexicon) -> Iterator[Quotation]:
    """The quotations of a document, by these words that report."""
    view = View(document, document.layers.get_or_empty("entities"), lexicon)
    boilerplate = Boilerplate(document, _SILENT)
    accepted = [one for one in find_all(view) if view.starts[one.pieces[0][0]] not in boilerplate]
    speakers = Speakers(view, document.layers.get_or_empty("titles")).of(accepted)
    for found, speaker in zip(accepted, speakers, strict=True):
        yield annotation(view, found, speaker)
