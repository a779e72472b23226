"""From chains of mentions to the annotations of persons and of their mentions."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import fmean

from glossator_people.chains import Chain, Mention
from glossator_people.words import PeopleWords
from glossator_standard import people as layers

_BRACKETS = str.maketrans("", "", "[]")


def persons(words: PeopleWords, chains: list[Chain]) -> Iterator[layers.Person | layers.Mention]:
    """The layers; a mention's number, and so its id, is its place in the text."""
    mentions = sorted(
        (one for chain in chains for one in chain.mentions), key=lambda one: (one.first, one.end)
    )
    ids = {id(one): f"mentions:{number}" for number, one in enumerate(mentions, 1)}
    for one in mentions:
        yield layers.Mention(
            start=words.starts[one.first],
            end=words.ends[one.end - 1],
            kind=one.kind,
            entity=one.entity.id if one.entity is not None else None,
            title=one.title.id if one.title is not None else None,
            rule=one.rule,
            confidence=one.confidence,
        )
    for chain in chains:
        best = _fullest(words, chain)
        start, end = _extent(words, best)
        yield layers.Person(
            start=start,
            end=end,
            name=_spelled(words.text[start:end]) if best.name is not None else None,
            mentions=[ids[id(one)] for one in sorted(chain.mentions, key=lambda one: one.first)],
            titles=[title.id for title in chain.titles],
            gender=chain.gender,
            gender_evidence=sorted(chain.evidence[chain.gender]) if chain.gender else [],
            confidence=round(fmean(one.confidence for one in chain.mentions), 2),
        )


def _spelled(name: str) -> str:
    """A name on one line, without an editor's brackets: "[Ana] Ruiz"."""
    return " ".join(name.translate(_BRACKETS).split())


def _fullest(words: PeopleWords, chain: Chain) -> Mention:
    """The mention with the most words of a name, of those one with capitals, the first of them;
    else the first mention."""
    return min(
        chain.mentions,
        key=lambda one: (
            -len(one.name.words) if one.name is not None else 0,
            one.name is not None and not words.text[_extent(words, one)[0]].isupper(),
            one.first,
        ),
    )


def _extent(words: PeopleWords, mention: Mention) -> tuple[int, int]:
    """Where the name in a mention stands; the whole of one without a name."""
    return mention.extent or words.extent(mention.first, mention.end)
