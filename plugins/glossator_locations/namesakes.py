"""Small places elsewhere that share a name with one of the document's country or state.

A paper names villages that no gazetteer has; a namesake in another country or state is not meant
where nothing else in the text is there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence, Set
from typing import NamedTuple

from glossator_gazetteer.gazetteer import Place
from glossator_locations.mention import Mention

_DIVIDED = frozenset(("AU", "CA", "US"))
"""Countries whose states have papers that say nothing of them."""

_FEW = 3
"""How many names with a country a text has at most that says too little of where it is."""
_ALONE = 50_000
"""Inhabitants of a town that a text names beside nothing else of its country."""


def _country(place: Place) -> str:
    return place.country


def _state(place: Place) -> str:
    is_in_state = place.country in _DIVIDED and place.level != "country"
    return f"{place.country}.{place.admin1}" if is_in_state and place.admin1 else ""


class _Scale(NamedTuple):
    """What a document may be at home in.

    Attributes:
        unit: What a place lies in; empty where it is in none of these.
        known: Inhabitants of a city that a text elsewhere may name without its unit.
        large: Levels of places that it may name so whatever they have.
        least: How many names a document's own unit has at least.
        share: And of how many of all names it is.
    """

    unit: Callable[[Place], str]
    known: int
    large: tuple[str, ...]
    least: int
    share: float


_SCALES = (
    _Scale(_country, 200_000, ("country", "admin1"), 3, 0.6),
    _Scale(_state, 100_000, ("admin1", "admin2", "feature"), 3, 0.6),
)


def without_strangers(
    mentions: Sequence[Mention],
    chosen: Mapping[str, Sequence[Place]],
    settled: Iterable[Sequence[Place]],
    domain: str,
    capitals: Set[int],
) -> Iterator[tuple[str, list[Place]]]:
    """The names whose reading is a stranger to the document, and the readings that are none.

    Args:
        mentions: The document's mentions.
        chosen: The readings of each name, best first.
        settled: What the words beside mentions, and what they lie in, say of them.
        domain: The country that the document's web domain is of; empty where it is of none.
        capitals: The ids of the capitals, which are known everywhere.
    """
    readings = {mention.key: mention.places for mention in mentions}
    first = {name: places[0] for name, places in chosen.items() if places}
    told = [places for places in settled if places]
    for scale in _SCALES:
        home = _home(scale, first.values(), domain)
        known = _known(scale, first.values(), told)
        if scale.unit is _country:
            yield from _corners(first, readings, {home} if home else known)
            yield from _alone(first, known | {domain}, capitals)
        at_home = {"", home} | known
        for name, place in first.items():
            unit = scale.unit(place)
            is_small = place.rank > 0 and not _is_known(scale, place)
            is_small = is_small and place.geonameid not in capitals  # "leaders met in Bridgetown"
            # A small place abroad is nothing to states: the scale of countries has it.
            is_here = scale.unit is _country or home.startswith(f"{place.country}.")
            if is_small and home and is_here and unit not in at_home:
                yield name, [one for one in readings[name] if scale.unit(one) in at_home - {""}]


def _corners(
    first: Mapping[str, Place], readings: Mapping[str, Sequence[Place]], meant: Container[str]
) -> Iterator[tuple[str, list[Place]]]:
    """Which North West is meant, in a text about these countries: every country has one."""
    for name, place in first.items():
        if place.rank == 0:
            at_home = [one for one in readings[name] if one.country in meant]
            yield name, at_home if len(at_home) == 1 else []


def _alone(
    first: Mapping[str, Place], known: Container[str], capitals: Container[int | None]
) -> Iterator[tuple[str, list[Place]]]:
    """The towns that are the only ones of their countries in a text about others: "El Nino" is
    no village of Mexico in a text about Kenya and Somalia."""
    names = Counter(place.country for place in first.values() if place.country)
    for name, place in first.items():
        is_only = names[place.country] == 1 and names.total() > _FEW
        is_small = place.level == "city" and place.population < _ALONE
        is_small = is_small and place.geonameid not in capitals
        if is_only and is_small and place.country not in known:
            yield name, []


def _home(scale: _Scale, places: Iterable[Place], domain: str) -> str:
    """The unit that most names of a document are in; empty where there is none."""
    units = Counter(scale.unit(place) for place in places if place.rank > 0)
    del units[""]
    if domain and scale.unit is _country:
        units[domain] += 1
    if not units:
        return ""
    [(unit, number)] = units.most_common(1)
    return unit if number >= max(scale.least, scale.share * units.total()) else ""


def _known(
    scale: _Scale, places: Iterable[Place], told: Iterable[Sequence[Place]]
) -> frozenset[str]:
    """The units that a text speaks of: by large places in them, or by what it says of others."""
    units = {scale.unit(place) for place in places if _is_known(scale, place)}
    for readings in told:
        inside = {scale.unit(place) for place in readings}
        units |= inside if len(inside) == 1 else set()
    return frozenset(units - {""})


def _is_known(scale: _Scale, place: Place) -> bool:
    """Whether a place is one that texts of all units name."""
    return place.rank > 0 and (
        place.level in scale.large or place.population >= scale.known or place.rank == 3
    )
