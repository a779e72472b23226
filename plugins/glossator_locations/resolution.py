"""Which of its readings a place name has in a document: one for all its mentions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass

from glossator_gazetteer.gazetteer import Place
from glossator_locations import containers, cues
from glossator_locations.context import Context, dominant, named_countries, read, settle_home
from glossator_locations.evidence import holds, is_own, kilometres
from glossator_locations.mention import Mention
from glossator_locations.namesakes import without_strangers
from glossator_locations.neighbours import SMALL

_REASONS = (
    "prominence",
    "country of the document",
    "region of the document",
    "near other places",
    "near the document's home",
)
_UNKNOWN = "not in the gazetteer"
_OTHER_NAME = 2.5
"""What a reading loses whose name this is only in other times or languages."""
_MEMBER = 1.0
"""What a country and its namesake, a state, gain by each place that lies in them, up to three."""
_AROUND = 100.0
"""Kilometres within which the places of a local document lie."""
_WORLD = 500_000
"""Inhabitants of a city that is known everywhere."""
_TIMES = 300
"""How many times larger it, or a country or state, is than a village that it eclipses."""
_TIMES_SEAT = 10
"""The same of a capital."""
_NEAR = 0.5
"""What a place scores at least that others in the document are near to."""
_MOST = 0.6
"""The share of a local document's towns that lie there."""
_NEARLY_ALL = 0.8
"""The share of a document's names that one country has, of two and more, for unknown names."""


@dataclass(slots=True)
class Resolved:
    """A mention's readings, best first, and why the first was chosen.

    Attributes:
        inside: What a name lies in that the gazetteer lacks.
        country: The country that it lies in, where nothing says more.
        sure: From 0 to 1, how much better the first reading is than the second.
    """

    places: list[Place]
    reason: str
    inside: Place | None = None
    sure: float = 1.0
    country: str = ""


def resolve(
    text: str,
    mentions: Sequence[Mention],
    context: Context,
    homes: Sequence[Place] = (),
    country: str = "",
) -> list[Resolved]:
    """The readings of each mention, best first.

    Args:
        text: The document's text.
        mentions: Its mentions, in order.
        context: Where what they say is counted.
        homes: The places that its web domain may name.
        country: The country that its web domain is of.
    """
    numbers = range(len(mentions))
    context.named = named_countries(mentions)
    contained = [containers.contained(text, mentions, number) for number in numbers]
    told = _first(mentions, contained)
    foreign = _foreign(text, mentions, context, told)
    others = {
        mentions[number].key
        for number in numbers
        if containers.is_beside_small(text, mentions, number)
    }
    others = (others | foreign.keys()) - told.keys()
    known = [mention.without_places() if mention.key in others else mention for mention in mentions]
    cued = _cued(text, known, contained, context)
    meant = told | _agreed(known, cued)
    read(context, known, contained, meant, homes)
    settle_home(context, homes, country)
    chosen = _choose_all(known, context, meant)
    readings = {name: found.places for name, found in chosen.items()}
    for name, places in without_strangers(
        known, readings, [*contained, *cued], country, context.capitals
    ):
        mention = next(one for one in known if one.key == name)
        chosen[name] = _choose(mention, context, places) if places else Resolved([], _UNKNOWN)
    result: list[Resolved] = []
    for number, mention in enumerate(known):
        if mention.key in foreign:
            result.append(Resolved([], "in the place named after it", foreign[mention.key]))
        elif not mention.places:
            result.append(Resolved([], _UNKNOWN))
        elif contained[number]:
            both = [place for place in contained[number] if place in cued[number]]
            found = _choose(mention, context, both or contained[number])
            result.append(_because(found, "containment"))
        elif cued[number]:
            found = _choose(mention, context, cued[number])
            result.append(_because(found, "the words beside it"))
        elif mention.key in told:
            result.append(_because(chosen[mention.key], "one sense per document"))
        else:
            result.append(chosen[mention.key])
    _place_unknown(text, mentions, result, context)
    return result


def _foreign(
    text: str,
    mentions: Sequence[Mention],
    context: Context,
    told: Container[str],
) -> dict[str, Place]:
    """The names that the place named after them lies elsewhere than any reading of theirs."""
    return {
        mention.key: unit
        for number, mention in enumerate(mentions)
        if mention.key not in told
        if (unit := containers.elsewhere(text, mentions, number, context.named))
    }


def _cued(
    text: str, known: Sequence[Mention], contained: Sequence[list[Place]], context: Context
) -> list[list[Place]]:
    """The readings of each mention that the words beside it leave."""
    lists = cues.listed(text, known)
    cued = []
    for number, mention in enumerate(known):
        seats = [one for one in mention.places if context.is_named_seat(one)]
        cued.append(cues.cued(text, mention, seats) or lists.get(number, []))
    for number in range(1, len(known)):
        if contained[number - 1]:  # "a Dallas, Texas police officer", "in Yakima, Washington"
            units = cued[number] or known[number].places
            cued[number] = [one for one in units if holds(one, contained[number - 1][0])]
    return cued


def _first(mentions: Sequence[Mention], found: Iterable[list[Place]]) -> dict[str, list[Place]]:
    """What was found for the first mention of each name that has anything."""
    first: dict[str, list[Place]] = {}
    for mention, places in zip(mentions, found, strict=True):
        if places:
            first.setdefault(mention.key, places)
    return first


def _agreed(mentions: Sequence[Mention], cued: Sequence[list[Place]]) -> dict[str, list[Place]]:
    """What the words beside some mentions of a country's or county's namesake say of all, and
    those beside a city that is known everywhere: "WASHINGTON -".

    A text may name a city and its state ("New York"), but hardly a country and its namesake.
    """
    levels: dict[str, set[str]] = {}
    for mention, places in zip(mentions, cued, strict=True):
        if places and (
            all(place.level == "feature" for place in places)
            or [place.population >= _WORLD for place in places] == [True]
            or any(place.level == "country" for place in mention.places)
        ):
            levels.setdefault(mention.key, set()).add(places[0].level)
    first = _first(mentions, cued)
    return {name: first[name] for name, found in levels.items() if len(found) == 1}


def _choose_all(
    mentions: Sequence[Mention], context: Context, meant: Mapping[str, list[Place]]
) -> dict[str, Resolved]:
    """What is chosen for each name; again where what is chosen may be near to others."""
    chosen: dict[str, Resolved] = {}
    for _ in range(2):
        chosen = {}
        for mention in mentions:
            if mention.places and mention.key not in chosen:
                places = meant.get(mention.key) or mention.places
                chosen[mention.key] = _choose(mention, context, places)
        near = [one.places[0] for one in chosen.values() if dominant(one.places) is None]
        if not sum(map(context.neighbours.add_point, near)):  # all are added
            break
    return chosen


def _because(found: Resolved, reason: str) -> Resolved:
    return Resolved(found.places, reason, found.inside)


def _choose(mention: Mention, context: Context, places: Sequence[Place]) -> Resolved:
    others = [place for place in mention.places if place not in places]
    if len(places) == 1:
        return Resolved([*places, *others], "only reading")
    scores = {id(place): _score(mention, place, context) for place in places}
    ranked = sorted(
        places, key=lambda place: (-sum(scores[id(place)]), place.geonameid or 0, place.name)
    )
    seats = context.capitals if context.has_only_seat(ranked[0].country, mention.key) else ()
    if (city := _eclipsing(ranked, scores[id(ranked[0])], seats)) is not None:
        ranked = [city, *(place for place in ranked if place is not city)]
    first, second = scores[id(ranked[0])], scores[id(ranked[1])]
    gains = [one - other for one, other in zip(first, second, strict=True)]
    margin = sum(first) - sum(second)
    return Resolved([*ranked, *others], _REASONS[gains.index(max(gains))], None, min(1.0, margin))


def _eclipsing(
    ranked: Sequence[Place], score: Sequence[float], seats: Container[int | None]
) -> Place | None:
    """The country or state, the world's city where no others are near, or the seat of a government
    that a village is not.

    "She left Cork for Boston" is not about the Boston in Ireland, nor "Washington and London" about
    the Washington in England.
    """
    best, (*_, near, home) = ranked[0], score
    if best.level != "city" or home > _NEAR:
        return None
    # One place beside a village makes no village of a country: "tariffs on China, a professor in
    # Houston said".
    levels = ("country", "admin1") if near > _NEAR else ("country", "admin1", "city")
    largest = max(ranked, key=lambda place: place.population * (place.level in levels))
    if largest.population >= max(_WORLD, _TIMES * best.population):
        return largest
    large = (one for one in ranked if one.population >= _TIMES_SEAT * best.population)
    return next((one for one in large if one.geonameid in seats), None)


def _score(mention: Mention, place: Place, context: Context) -> tuple[float, ...]:
    size, *others = context.score(place, mention.key)
    if place.level == "city" and not is_own(mention.key, place):
        size -= _OTHER_NAME
    if place.level == "country" or (
        place.level == "admin1" and any(one.level == "country" for one in mention.places)
    ):
        others[1] += _MEMBER * min(3, context.members(place, mention.key))
    return (size, *others)


def _place_unknown(
    text: str, mentions: Sequence[Mention], resolved: list[Resolved], context: Context
) -> None:
    """Say of names that the gazetteer lacks what they lie in, the same for all mentions."""
    inside: dict[str, Resolved] = {}
    for number, mention in enumerate(mentions):
        if resolved[number].places or mention.key in inside:
            continue
        if resolved[number].inside is not None:
            inside[mention.key] = resolved[number]
        elif container := containers.stands_in(text, mentions, number):
            place = _place(resolved[mentions.index(container, number)])
            if place is not None:
                parts = [one for one in mention.within if holds(place, one)]
                inside[mention.key] = (
                    _near(parts[0])
                    if len(parts) == 1
                    else Resolved([], "in the place named after it", place)
                )
        elif container := containers.stands_in(text, mentions, number, beside=True):
            place = _place(resolved[mentions.index(container, number)])
            if place is not None:
                inside[mention.key] = _near(place)
    focus = _focus(mentions, resolved, context)
    lines = _lines(text, mentions)
    elsewhere = _elsewhere(lines, resolved, focus)
    beside: dict[str, Place] = {}
    country = _only_country(mentions, resolved)
    for number, mention in enumerate(mentions):
        if resolved[number].places:
            continue
        part = _part(mention, context)
        if mention.key in inside:
            resolved[number] = inside[mention.key]
        elif part is not None:
            resolved[number] = _near(part)
        elif focus is not None:
            # The same for all mentions of a name.
            place = beside.setdefault(mention.key, elsewhere.get(lines[number], focus))
            resolved[number] = Resolved([], f"around {place.name}", place)
        elif country:
            resolved[number] = Resolved([], "somewhere in the document's country", country=country)


def _only_country(mentions: Sequence[Mention], resolved: Sequence[Resolved]) -> str:
    """The country that nearly all names of a document are in; empty where there is none."""
    there = {
        mention.key: one.places[0].country
        for mention, one in zip(mentions, resolved, strict=True)
        if one.places and one.places[0].country
    }
    [(country, number)] = Counter(there.values()).most_common(1) or [("", 0)]
    return country if number >= max(2, _NEARLY_ALL * len(there)) else ""


def _place(found: Resolved) -> Place | None:
    """The place that a name is, or that it is known to lie in."""
    return found.places[0] if found.places else found.inside


def _near(place: Place) -> Resolved:
    return Resolved([], f"near {place.name}", place)


def _lines(text: str, mentions: Sequence[Mention]) -> list[int]:
    """The number of the line that each mention is in."""
    lines, line, end = [], 0, 0
    for mention in mentions:
        line += text.count("\n", end, mention.start)
        end = mention.start
        lines.append(line)
    return lines


def _elsewhere(
    lines: Sequence[int], resolved: Sequence[Resolved], focus: Place | None
) -> dict[int, Place]:
    """The first town or district of each line all of whose are far from what a text is about.

    A page of local news has a line from another region.
    """
    towns: dict[int, list[Place]] = {}
    for line, one in zip(lines, resolved, strict=True):
        if one.places and one.places[0].level in SMALL:
            towns.setdefault(line, []).append(one.places[0])
    return {
        line: there[0]
        for line, there in towns.items()
        if focus is not None and all(kilometres(focus, town) > _AROUND for town in there)
    }


def _part(mention: Mention, context: Context) -> Place | None:
    """The town or region that a name has inside: "North Dallas", "Tijuana River"."""
    if not mention.within:
        return None
    best = max(mention.within, key=lambda one: sum(context.score(one)))
    if best.level != "city" and not mention.is_direction:
        # Rivers, lakes and avenues bear the names of states far away.
        return None
    countries = {"", *context.votes.countries}
    if best.country not in countries and len(countries) > 1:
        return None
    if best.level == "city" and mention.is_direction and not context.is_near(best):
        return None
    return best if mention.is_direction or best == dominant(mention.within) else None


def _focus(
    mentions: Sequence[Mention], resolved: Sequence[Resolved], context: Context
) -> Place | None:
    """The town that a local document is about: nearly all its towns are around it."""
    towns = [
        one.places[0]
        for mention, one in zip(mentions, resolved, strict=True)
        if one.places and mention.kind == "toponym" and one.places[0].level in ("city", "admin2")
    ]
    if context.home is not None and context.home.level == "city":
        towns.append(context.home)
    elif len(set(towns)) < 2 and len(towns) < 3:
        return None
    [(first, _)] = Counter(towns).most_common(1)
    countries = context.votes.countries
    if countries.get(first.country, 0.0) < max(countries.values(), default=0.0):
        return None
    around = sum(kilometres(first, town) < _AROUND for town in towns)
    return first if around >= _MOST * len(towns) else None
