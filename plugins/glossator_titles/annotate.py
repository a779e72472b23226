"""The titles of a document: the stages in order."""

from __future__ import annotations

from collections.abc import Iterator

import glossator
from glossator_standard import Title
from glossator_titles.acronyms import with_acronyms
from glossator_titles.annotation import annotation
from glossator_titles.candidates import beginnings, find_cores
from glossator_titles.context import Context, Linked
from glossator_titles.holders import link
from glossator_titles.lexicon import Lexicon
from glossator_titles.names import People
from glossator_titles.needs import kept
from glossator_titles.phrases import parse
from glossator_titles.status import note_status
from glossator_titles.surnames import mark_people
from glossator_titles.view import View


def titles(document: glossator.Document, lexicon: Lexicon) -> Iterator[Title]:
    """Yield the titles of one document."""
    words = View(document, lexicon)
    begin = beginnings(words, lexicon)
    mark_people(words, begin, lexicon)
    cores = with_acronyms(words, find_cores(words, begin, lexicon), lexicon)
    if not cores:
        return
    limits = [0, *(core.end for core in cores)]
    linked = [
        Linked(core, parse(words, core, lexicon, limit))
        for core, limit in zip(cores, limits, strict=False)
    ]
    link(Context(words, linked, People(words, cores, lexicon), lexicon))
    found = kept(words, linked, lexicon)
    note_status(words, found)
    for title in found:
        yield annotation(words, title, lexicon)
