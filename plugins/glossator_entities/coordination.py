"""Names in a list are of one kind: "Dubai, Kelmar and Sharjah", "Microsoft and Zentrix"."""

from __future__ import annotations

from collections.abc import Iterator

from glossator_entities.lists import words
from glossator_entities.mentions import Mention, Mentions

_LINKS = {"and": "and", "or": "and", "&": "and", ",": ","}
"""What stands between names of a list."""
_ENDS = words("organisations", "heads", "suffixes", "sure_suffixes")
_FAR = 8
"""Names of a list that are looked at on each side."""
_WORTH = 1.5
_SURE = 0.9
"""How sure the tagger is of a person or body that is none of a row of places."""
_LIKELY = 0.6
"""How sure it is of a place that is one."""


def evidence(mentions: Mentions, mention: Mention) -> Iterator[tuple[str, float]]:
    """What the names that are known by themselves say of another one of their list."""
    beside = mentions.seen.texts[max(0, mention.first - 1) : mention.last + 1]
    if beside[0] not in _LINKS and beside[-1] not in _LINKS:
        return
    if _is_address(mentions, mention):
        yield "place", _WORTH
    kinds: set[str] = set()
    sides, has_join = 0, False
    for step in (-1, 1):
        others = list(_beside(mentions, mention, step))
        sides += bool(others)
        has_join |= any(is_join for _, is_join in others)
        kinds |= {kind for other, _ in others if (kind := _sure(mentions, other))}
    # "In Oslo, Zentrix said" is no list.
    if len(kinds) == 1 and (has_join or sides == 2):
        kind = kinds.pop()
        if _may_be(mentions, mention, kind):
            yield kind, _WORTH


def _is_address(mentions: Mentions, mention: Mention) -> bool:
    """Whether a name stands in a row that says where somebody lives, or something is: "Ana Ruiz,
    of Kelmar, Zentrix, Tralee, was"."""
    seen = mentions.seen
    before = list(_beside(mentions, mention, -1))
    row = [*reversed(before), (mention, False), *_beside(mentions, mention, 1)]
    if any(is_join for _, is_join in row) or len(row) == 1:
        return False
    known = {_likely(mentions, one) for one, _ in row if one is not mention}
    first, last = row[0][0].first, row[-1][0].last
    is_lived_in = first > 0 and seen.lowers[first - 1] in ("of", "at", "near")
    # "At Kelmar, Zentrix won" is none.
    is_whole = seen.texts[last : last + 1] in ([], [","], ["."])
    return is_lived_in and is_whole and "place" in known and known <= {"place", ""}


def _likely(mentions: Mentions, mention: Mention) -> str:
    """The kind that a list or the tagger knows; open where neither is sure."""
    if mentions.seen.lexicon.place_kind(mentions.surface(mention)):
        return "place"
    kinds = mention.kinds()
    likely = max(kinds, key=lambda kind: kinds[kind])
    return likely if kinds[likely] >= (_LIKELY if likely == "place" else _SURE) else ""


def _may_be(mentions: Mentions, mention: Mention, kind: str) -> bool:
    """Whether the form of a name allows a kind: an acronym is neither a place nor a person."""
    seen = mentions.seen
    surface = mentions.surface(mention)
    if kind == "ORG":
        return not surface.endswith(".")
    if surface.isupper() or surface.endswith("."):
        # "Lattice Lab, CNRS, France", "Harrow & Stanmere, P.A.".
        return False
    if kind == "PERSON":
        return seen.at(mention.first - 1) != "the"
    return kind != "NORP" or mention.size == 1


def _beside(mentions: Mentions, mention: Mention, step: int) -> Iterator[tuple[Mention, bool]]:
    """The names before (-1) or behind (1) a name in its list, and whether "and" joins them."""
    seen = mentions.seen
    for _ in range(_FAR):
        place = mention.last if step > 0 else mention.first - 1
        links: set[str] = set()
        while (link := _LINKS.get(seen.raw(place), "")) and link not in links:
            links.add(link)
            place += step
        other = mentions.named(place) if links else None
        if other is None or seen.sentences[place] != seen.sentences[mention.first]:
            return
        yield other, "and" in links
        mention = other


def _sure(mentions: Mentions, mention: Mention) -> str:
    """The kind of a name that is known by itself."""
    surface, lexicon = mentions.surface(mention), mentions.seen.lexicon
    if lexicon.organisations.get(surface):
        return "ORG"
    if lexicon.groups.get(surface):
        return "NORP"
    if mention.label in ("GPE", "LOC", "FAC"):
        return "place" if lexicon.place_kind(surface) else ""
    first, last = mentions.seen.texts[mention.first], mentions.seen.texts[mention.last - 1]
    if mention.label == "ORG" and mention.size > 1 and last in _ENDS:
        return "ORG"
    if mention.label == "PERSON" and mention.size > 1 and lexicon.is_given(first):
        return "PERSON"
    return ""
