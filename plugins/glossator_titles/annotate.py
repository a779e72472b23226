"""The titles of a document: the stages in order."""

from __future__ import annotations

from collections.abc import Iterator

import glossator
from glossator_standard import Title
from glossator_titles.acronyms import with_acronyms
from glossator_titles.affiliations import affiliation, identifier, place, trimmed
from glossator_titles.candidates import beginnings, find_cores
from glossator_titles.context import Context, Linked
from glossator_titles.holders import link
from glossator_titles.lexicon import Lexicon
from glossator_titles.names import People
from glossator_titles.needs import kept
from glossator_titles.phrases import parse
from glossator_titles.rules import CONFIDENCE
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
        yield _annotation(words, title, lexicon)


def _stopped(words: View, title: Linked) -> bool:
    """Whether the last word has the sentence's full stop: "said the PM." """
    last = words.words[title.core.end - 1]
    shouted = last[:-1].isupper() and "." not in last[:-1] and len(last) > 2
    return last.endswith(".") and shouted and not title.core.is_honorific


def _annotation(words: View, title: Linked, lexicon: Lexicon) -> Title:
    core, holder = title.core, title.holder
    body, where = affiliation(words, title), place(words, title)
    return Title(
        start=words.starts[core.first],
        end=words.ends[core.end - 1] - _stopped(words, title),
        when=core.when or "current",
        rank=core.rank,
        holder=(holder.id or None) if holder else None,
        holder_span=words.extent(holder.first, holder.end) if holder else None,
        affiliation=identifier(words, body) if body else None,
        affiliation_span=words.extent(*trimmed(words, body, lexicon)) if body else None,
        place=identifier(words, where) if where else None,
        place_span=words.extent(where.first, where.end) if where else None,
        rule=f"{core.noun.kind}:{title.rule}",
        confidence=CONFIDENCE[title.rule],
    )
