"""Names in a list are of one kind: "Dubai, Kelmar and Sharjah", "Microsoft and Zentrix"."""

from __future__ import annotations

from collections.abc import Iterator

from glossator_entities.gazetteer import groups, organisations, place_kind
from glossator_entities.lists import words
from glossator_entities.mentions import Mention, Mentions

_GIVEN = words("persons", "given_names")
_JOINS = frozenset({"and", "or", "&"})
_FAR = 8
"""Names of a list that are looked at on each side."""
_WORTH = 1.5


def evidence(mentions: Mentions, mention: Mention) -> Iterator[tuple[str, float]]:
    """What the names that are known by themselves say of another one of their list."""
    if mentions.surface(mention).endswith("."):
        # "Harrow & Stanmere, P.A."
        return
    members, joins = 1, 0
    kinds: set[str] = set()
    for step in (-1, 1):
        for other, is_join in _beside(mentions, mention, step):
            members, joins = members + 1, joins + is_join
            if kind := _sure(mentions, other):
                kinds.add(kind)
    # "In Oslo, Zentrix said" is no list: two names are one only with "and" between.
    if len(kinds) == 1 and (joins or members > 2):
        yield kinds.pop(), _WORTH


def _beside(mentions: Mentions, mention: Mention, step: int) -> Iterator[tuple[Mention, bool]]:
    """The names before (-1) or behind (1) a name in its list, and whether "and" joins them."""
    seen = mentions.seen
    for _ in range(_FAR):
        place = mention.last if step > 0 else mention.first - 1
        is_join = has_comma = False
        while 0 <= place < len(seen) and not (is_join and has_comma):
            word = seen.texts[place]
            if word in _JOINS and not is_join:
                is_join = True
            elif word == "," and not has_comma:
                has_comma = True
            else:
                break
            place += step
        if not (is_join or has_comma) or not 0 <= place < len(seen):
            return
        other = mentions.at[place]
        if other is None or seen.sentences[place] != seen.sentences[mention.first]:
            return
        yield other, is_join
        mention = other


def _sure(mentions: Mentions, mention: Mention) -> str:
    """The kind of a name that is known by itself."""
    surface = mentions.surface(mention)
    if organisations().get(surface):
        return "ORG"
    if groups().get(surface):
        return "NORP"
    if mention.label in ("GPE", "LOC", "FAC"):
        return "place" if place_kind(surface) else ""
    first = mentions.seen.texts[mention.first]
    if mention.label == "PERSON" and mention.last - mention.first > 1 and first in _GIVEN:
        return "PERSON"
    return ""
