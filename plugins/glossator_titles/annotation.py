"""From a title with what is linked to it to its annotation."""

from __future__ import annotations

from glossator_standard import Title
from glossator_titles.affiliations import affiliation, identifier, place, trimmed
from glossator_titles.context import Linked
from glossator_titles.lexicon import Lexicon
from glossator_titles.rules import CONFIDENCE
from glossator_titles.view import View


def annotation(words: View, title: Linked, lexicon: Lexicon) -> Title:
    """A title as an annotation."""
    core, holder = title.core, title.holder
    body, where = affiliation(words, title, lexicon), place(words, title)
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


def _stopped(words: View, title: Linked) -> bool:
    """Whether the last word has the sentence's full stop: "said the PM." """
    last = words.words[title.core.end - 1]
    shouted = last[:-1].isupper() and "." not in last[:-1] and len(last) > 2
    return last.endswith(".") and shouted and not title.core.is_honorific
