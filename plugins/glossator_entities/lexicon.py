"""Names that are known by themselves: the lists, with a project's changes, and GeoNames."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from glossator_entities.gazetteer import is_town
from glossator_entities.lists import own_entries, words
from glossator_entities.phrases import KEPT, Phrases, Places, first_word
from glossator_gazetteer.gazetteer import city_names, governed
from glossator_standard import ListEntry
from glossator_standard.given_names import given_names

_NO_GIVEN = frozenset(one.capitalize() for one in words("persons", "particles")) | words(
    "organisations", "heads"
)
_NO_PLURAL = ("sh", "ch", "se", "es")


class Listing(NamedTuple):
    """Which lists have a name.

    Attributes:
        place: Whether it is a place wherever it stands.
        kind: GPE or LOC, among them cities of all sizes.
    """

    organisation: bool
    group: bool
    place: bool
    kind: str | None


class Lexicon:
    """Names by what they name.

    Args:
        entries: The entries by list.

    Attributes:
        organisations: Organisations that are known by name.
        groups: Demonyms, peoples, faiths and political families, singular and plural.
        places: Names that are places wherever they stand.
        given: Given names that are listed.
        is_given: Whether a word is a given name: one that is listed, or of the many that tell
            somebody's gender and are no places.
        no_names: What is no name though it is written like one.
        listing: Which lists have a name; None where none has.
        place_kind: GPE or LOC for a known place name, among them GeoNames' cities of all sizes.
    """

    def __init__(self, entries: Mapping[str, Sequence[ListEntry]]) -> None:
        names = {name: [entry.phrase for entry in found] for name, found in entries.items()}
        kinds = [(entry.phrase, entry.fields.kind) for entry in entries["places"]]
        states = [(name, "GPE") for name in governed()]
        plurals = [name + "s" for name in names["groups"] if not name.endswith(_NO_PLURAL)]
        self.organisations = Phrases((name, "ORG") for name in names["organisations"])
        self.groups = Phrases((name, "NORP") for name in [*names["groups"], *plurals])
        self.places = Places([*kinds, *states])
        self.no_names = frozenset(names["no-names"])
        self._kinds = dict([*states, *kinds])
        self.given = frozenset(names["given-names"])
        self.place_kind: Callable[[str], str | None] = lru_cache(KEPT)(self._place_kind)
        self.listing: Callable[[str], Listing | None] = lru_cache(KEPT)(self._listing)
        self.is_given: Callable[[str], bool] = lru_cache(KEPT)(self._is_given)
        self.may_begin: Callable[[str], bool] = lru_cache(KEPT)(self._may_begin)

    def _may_begin(self, word: str) -> bool:
        """Whether a listed name begins with a token."""
        return any(one.may_begin(word) for one in (self.places, self.groups, self.organisations))

    def _is_given(self, word: str) -> bool:
        if word in self.given:
            return True
        is_one = word[:1].isupper() and word.lower() in given_names()
        return is_one and word not in _NO_GIVEN and not self.place_kind(word)

    def _place_kind(self, name: str) -> str | None:
        kind: str | None = self._kinds.get(name)
        if kind:
            return kind
        # GeoNames writes "Nuku‘alofa".
        spelt = "'" in name or "’" in name
        found = is_town(name) if spelt else name in city_names(first_word(name))
        return "GPE" if found else None

    def _listing(self, name: str) -> Listing | None:
        word = first_word(name)
        found = Listing(
            organisation=name in self.organisations.starting(word).values,
            group=name in self.groups.starting(word).values,
            place=bool(self.places.starting(word).values.get(name)),
            kind=self.place_kind(name),
        )
        return found if any(found) else None


@cache
def own_lexicon() -> Lexicon:
    """The lists that come with the plugin."""
    return Lexicon(own_entries())
