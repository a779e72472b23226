"""Names that are known by themselves: the lists, with a project's changes, and GeoNames."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from glossator_entities.gazetteer import is_town, large_cities
from glossator_entities.lists import own_entries, words
from glossator_gazetteer.gazetteer import city_names, city_words, governed
from glossator_standard import ListEntry
from glossator_standard.given_names import given_names

if TYPE_CHECKING:
    from glossator_entities.words import Words

_NO_GIVEN = frozenset(one.capitalize() for one in words("persons", "particles")) | words(
    "organisations", "heads"
)
_NO_PLURAL = ("sh", "ch", "se", "es")


_FIRST_WORD = re.compile(r"\w+")
KEPT = 8192
"""Words and names of which it is kept what they are: texts say the same ones again."""


class Group(NamedTuple):
    """The phrases that begin with one word, with a value each.

    Attributes:
        lengths: Their lengths in code points, the longest first.
        values: Each phrase's value.
    """

    lengths: tuple[int, ...]
    values: Mapping[str, str]


_NONE = Group((), {})


def _group(values: Mapping[str, str]) -> Group:
    return Group(tuple(sorted(set(map(len, values)), reverse=True)), values)


class Phrases:
    """Phrases with a value each, looked up by the first word and compared with the text.

    Args:
        phrases: Phrases and values; of a phrase that stands there twice, the first counts.

    Attributes:
        starting: The phrases that begin with a word.
        get: The value of a phrase; None where it is not there.
    """

    def __init__(self, phrases: Iterable[tuple[str, str]]) -> None:
        found: dict[str, dict[str, str]] = {}
        for phrase, value in phrases:
            if word := first_word(phrase):
                found.setdefault(word, {}).setdefault(phrase, value)
        self._groups = {word: _group(values) for word, values in found.items()}
        self.starting: Callable[[str], Group] = self._listed
        self.get: Callable[[str], str | None] = lru_cache(KEPT)(self._get)

    def _listed(self, word: str) -> Group:
        return self._groups.get(word, _NONE)

    def words(self) -> Iterable[str]:
        """The words that phrases begin with."""
        return self._groups

    def __iter__(self) -> Iterator[str]:
        for word in self.words():
            yield from self.starting(word).values

    def _get(self, phrase: str) -> str | None:
        """The value of a phrase, if it is there."""
        return self.starting(first_word(phrase)).values.get(phrase)

    def may_begin(self, word: str) -> bool:
        """Whether a phrase begins with a token."""
        return bool(self.starting(word if word.isalnum() else first_word(word)).lengths)

    def at(self, text: str, start: int, word: str) -> tuple[int, str] | None:
        """The end and value of the longest phrase at `start`, where the token `word` stands."""
        lengths, values = self.starting(word if word.isalnum() else first_word(word))
        for length in lengths:
            end = start + length
            value = values.get(text[start:end])
            if value is not None and not text[end : end + 1].isalnum():
                return end, value
        return None

    def find(self, seen: Words, number: int) -> tuple[int, str] | None:
        """The token after the longest phrase that starts at token `number`, and its value."""
        found = self.at(seen.text, seen.starts[number], seen.texts[number])
        if found is None:
            return None
        last = seen.covering(seen.starts[number], found[0])[1]
        return (last, found[1]) if seen.ends[last - 1] == found[0] else None


class Places(Phrases):
    """Names that are places wherever they stand: those listed, and those of large cities."""

    def __init__(self, phrases: Iterable[tuple[str, str]]) -> None:
        super().__init__(phrases)
        self._unlikely = words("places", "not_places")
        self.starting = lru_cache(KEPT)(self._with_cities)

    def _with_cities(self, word: str) -> Group:
        listed = self._listed(word)
        cities = large_cities(word) - self._unlikely if word else ()
        return _group({**dict.fromkeys(cities, "GPE"), **listed.values}) if cities else listed

    def words(self) -> Iterable[str]:
        """The words that phrases begin with."""
        return {*super().words(), *city_words()}


def first_word(phrase: str) -> str:
    match = _FIRST_WORD.match(phrase)
    return match.group() if match else ""


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

    def may_be_given(self, word: str) -> bool:
        """Whether a word is a given name, also where it is that of a place."""
        return self.is_given(word) or word.lower() in given_names()

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
