"""The rules of a name's boundaries in their order: edges, splits, bodies, what is no name."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import get_args

from glossator_entities import bodies, edges, extensions, nonames, rows, splits
from glossator_entities.mentions import Mention, Mentions
from glossator_standard import Label


def refine(mentions: Mentions) -> None:
    """Correct the boundaries of every mention, one rule after the other."""
    at = mentions.at
    for rule, labels, least in _RULES:
        # Asked of each mention by each rule, in plain numbers, which are the quickest.
        asked = [one for one in mentions if one.label in labels and one.last - one.first >= least]
        for mention in asked:
            if at[mention.first] is mention:
                rule(mentions, mention)


_ALL = frozenset(get_args(Label))
_NAMES = _ALL - {"DATE", "MONEY"}
_RULES: tuple[tuple[Callable[[Mentions, Mention], None], Collection[str], int], ...] = (
    (edges.outside, _ALL, 1),
    (extensions.points, {"PERSON", "GPE", "LOC", "ORG"}, 1),
    (extensions.glottal_stops, {"PERSON", "GPE", "LOC"}, 1),
    (extensions.initials, {"PERSON"}, 1),
    (extensions.compass, _NAMES, 1),
    (extensions.accents, {"PERSON"}, 1),
    (extensions.patronymics, {"PERSON"}, 1),
    (edges.titles, {"PERSON"}, 1),
    (extensions.nicknames, {"PERSON"}, 1),
    (extensions.supplied, {"PERSON"}, 3),
    (edges.colons, {"ORG", "GPE", "LOC", "FAC"}, 3),
    (edges.tails, {"PERSON", "ORG", "GPE", "LOC"}, 2),
    (splits.side_by_side, {"PERSON"}, 2),
    (splits.desks, {"PERSON", "ORG", "MISC"}, 2),
    (splits.bylines, {"PERSON"}, 3),
    (bodies.outside, {"PERSON", "ORG", "GPE", "LOC"}, 2),
    (bodies.officers, {"PERSON", "ORG", "MISC"}, 3),
    (bodies.posts, {"ORG", "MISC", "PERSON"}, 1),
    (rows.governors, {"PERSON", "ORG", "MISC", "GPE", "LOC"}, 3),
    (bodies.owners, {"PERSON", "ORG", "GPE", "LOC", "FAC", "MISC"}, 3),
    (rows.in_a_row, {"ORG"}, 3),
    (rows.adjectives, {"ORG", "GPE", "LOC", "MISC"}, 2),
    (rows.of_whom, {"ORG", "GPE", "LOC", "PERSON", "MISC"}, 3),
    (splits.pieces, _NAMES, 2),
    (splits.parties, {"PERSON"}, 2),
    (splits.nationals, {"PERSON"}, 2),
    (extensions.hyphens, {"PERSON"}, 1),
    (extensions.syllables, {"GPE", "LOC", "FAC", "MISC"}, 1),
    (extensions.letters, {"ORG", "NORP"}, 1),
    (rows.towns, {"NORP"}, 1),
    (rows.constituencies, {"GPE", "LOC", "MISC", "ORG", "PERSON"}, 1),
    (bodies.seats, {"NORP", "GPE", "LOC", "MISC"}, 1),
    (bodies.shared, {"ORG", "GPE", "LOC", "FAC"}, 2),
    (bodies.wholes, _NAMES, 1),
    (bodies.partners, {"PERSON", "ORG"}, 2),
    (bodies.fields, {"ORG"}, 3),
    (nonames.amounts, {"MONEY"}, 1),
    (extensions.sums, {"MONEY"}, 1),
    (nonames.days, {"DATE"}, 1),
    (splits.dated, {"DATE"}, 3),
    (nonames.ordinals, {"PERSON"}, 1),
    (nonames.posts, {"ORG", "MISC"}, 1),
    (nonames.words_alone, {"PERSON", "ORG", "GPE", "LOC", "FAC", "MISC"}, 1),
)
"""The rules in their order, with the labels, and the least tokens, of names that each looks at."""
