"""The lists as they are looked up: GeoNames' places with a project's own before them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from glossator_gazetteer.gazetteer import Entry, Gazetteer, Place, gazetteer
from glossator_gazetteer.keys import key
from glossator_locations.institutions import Institutions
from glossator_standard import ListEntry

_LEVELS = {"A": "admin1", "P": "city"}


class Lexicon(NamedTuple):
    """What is looked up in lists.

    Attributes:
        never: Keys of what is no place.
    """

    gazetteer: Gazetteer
    never: frozenset[str]
    institutions: Institutions


class WithOwn(Gazetteer):
    """GeoNames' places, and a project's own, which are the only ones of their name.

    Args:
        smallest: As of `Gazetteer`.
        own: The entries of the project's places.
    """

    def __init__(self, smallest: int, own: Sequence[ListEntry]) -> None:
        super().__init__(smallest)
        self._own: dict[str, list[Place]] = {}
        self._words: dict[str, int] = {}
        for entry in own:
            name = key(entry.phrase)
            self._own.setdefault(name, []).append(_place(entry))
            first, *more = name.split()
            if more:
                self._words[first] = max(self._words.get(first, 0), len(more) + 1)

    def _entry(self, name: str) -> Entry:
        found = super()._entry(name)
        own = tuple(self._own.get(name, ()))
        words = max(found.words, self._words.get(name, 0))
        return Entry(words, own or found.places, () if own else found.demonyms)


def _place(entry: ListEntry) -> Place:
    fields = entry.fields
    return Place(
        geonameid=fields.geonameid,
        name=entry.phrase,
        latitude=fields.latitude,
        longitude=fields.longitude,
        country=fields.country,
        population=fields.population,
        feature_class=fields.feature_class,
        level=_LEVELS.get(fields.feature_class, "feature"),  # type: ignore[arg-type]  # one of them
        rank=3,
    )


def lexicon(smallest: int, entries: Mapping[str, Sequence[ListEntry]]) -> Lexicon:
    """The lists of an annotator, ready to look up; `smallest` is that of `Gazetteer`."""
    own = entries["places"]
    return Lexicon(
        gazetteer=WithOwn(smallest, own) if own else gazetteer(smallest),
        never=frozenset(key(entry.phrase) for entry in entries["no-places"]),
        institutions=Institutions(
            {entry.phrase: entry.fields.country for entry in entries["institutions"]}
        ),
    )
