"""Which of its readings a place name has in a document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from glossator_gazetteer.gazetteer import Place
from glossator_gazetteer.keys import consonants, key
from glossator_locations.context import Context, dominant, read
from glossator_locations.evidence import holds
from glossator_locations.selection import Mention

_REASONS = (
    "prominence",
    "country of the document",
    "region of the document",
    "near other places",
    "near the newspaper's town",
)


_OTHER_NAME = 1.5
"""What a reading loses whose name this is only in other times or languages."""
_POSTAL = frozenset(("US", "CA", "AU"))
"""Where a town is named with its state or province."""
_DIVISIONS = ("state ", "state,", "state.", "province", "prefecture")


@dataclass(slots=True)
class Resolved:
    """A mention's readings, best first, and why the first was chosen.

    Attributes:
        beside: A place that stands in for a name that the gazetteer lacks.
    """

    places: list[Place]
    reason: str
    beside: Place | None = None


def resolve(text: str, mentions: Sequence[Mention], context: Context) -> list[Resolved]:
    """The readings of each mention, best first."""
    contained = [_contained(text, mentions, number) for number in range(len(mentions))]
    told: dict[str, list[Place]] = {}
    for mention, places in zip(mentions, contained, strict=True):
        if places:
            told.setdefault(mention.key, places)
    read(context, mentions, contained, told)
    # What is chosen for the first mention holds for the document: one sense per document.
    chosen: dict[str, Resolved] = {}
    for _ in range(2):
        chosen = {}
        for mention in mentions:
            if mention.places and mention.key not in chosen:
                chosen[mention.key] = _choose(
                    mention, context, told.get(mention.key) or mention.places
                )
        for one in chosen.values():
            if dominant(one.places) is None and one.places[0] not in context.points:
                context.add_point(one.places[0])
    result: list[Resolved] = []
    for mention, places in zip(mentions, contained, strict=True):
        if not mention.places:
            result.append(Resolved([], "not in the gazetteer"))
        elif places:
            found = _choose(mention, context, places)
            result.append(Resolved(found.places, "containment"))
        elif unit := _elsewhere(text, mentions, len(result)):
            result.append(Resolved([], "in the place named after it", unit))
        elif cued := _cued(text, mention):
            found = _choose(mention, context, cued)
            result.append(Resolved(found.places, "the words beside it"))
        elif mention.key in told:
            result.append(Resolved(chosen[mention.key].places, "one sense per document"))
        else:
            result.append(chosen[mention.key])
    return _beside(text, mentions, result, context)


def _contained(text: str, mentions: Sequence[Mention], number: int) -> list[Place]:
    """The readings that lie in the unit named right after: "Rome, Italy"."""
    mention = mentions[number]
    if number + 1 == len(mentions) or not mention.places or mention.kind == "demonym":
        return []
    after = mentions[number + 1]
    between = text[mention.end : after.start]
    if after.kind == "demonym" or len(between) > 6:
        return []
    if between.strip() not in (",", "(", ", in", "in", ", the"):
        return []
    units = after.places
    if any(place.level == "country" for place in mention.places):
        # "Mexico, Canada" is a list; only a division makes a country's namesake ("Peru, Ind.").
        units = [unit for unit in units if unit.level != "country"]
    return [place for place in mention.places if any(holds(unit, place) for unit in units)]


def _elsewhere(text: str, mentions: Sequence[Mention], number: int) -> Place | None:
    """The state or province after a town that no reading of the town's name lies in."""
    mention = mentions[number]
    if number + 1 == len(mentions) or any(place.level != "city" for place in mention.places):
        return None
    after = mentions[number + 1]
    if text[mention.end : after.start].strip() != "," or mention.kind == "demonym":
        return None
    if text[after.end : after.end + 5].strip().startswith(("and", ", and")):
        return None
    units = [unit for unit in after.places if unit.level == "admin1"]
    return units[0] if units and units[0].country in _POSTAL else None


def _cued(text: str, mention: Mention) -> list[Place]:
    """The readings of the kind that the words beside a name say: "Washington state"."""
    after = text[mention.end : mention.end + 10].lstrip().lower()
    if after.startswith(_DIVISIONS) and mention.kind == "toponym":
        return [place for place in mention.places if place.level == "admin1"]
    before = text[max(0, mention.start - 14) : mention.start].rstrip().lower()
    if before.endswith(("state of", "province of")):
        return [place for place in mention.places if place.level == "admin1"]
    if before.endswith(("city of", "town of", "village of", "downtown")):
        return [place for place in mention.places if place.level == "city"]
    return []


def _choose(mention: Mention, context: Context, places: Sequence[Place]) -> Resolved:
    others = [place for place in mention.places if place not in places]
    if len(places) == 1:
        return Resolved([*places, *others], "only reading")
    scores = {id(place): _score(mention, place, context) for place in places}
    ranked = sorted(
        places, key=lambda place: (-sum(scores[id(place)]), place.geonameid or 0, place.name)
    )
    first, second = scores[id(ranked[0])], scores[id(ranked[1])]
    gains = [one - other for one, other in zip(first, second, strict=True)]
    return Resolved([*ranked, *others], _REASONS[gains.index(max(gains))])


def _score(mention: Mention, place: Place, context: Context) -> tuple[float, ...]:
    size, *others = context.score(place)
    if place.level == "city" and not _is_own(mention.key, place):
        size -= _OTHER_NAME
    return (size, *others)


def _is_own(name: str, place: Place) -> bool:
    """Whether a name is a city's own, in full, in short or in another spelling."""
    own = key(place.name)
    return own.startswith(name) or consonants(own) == consonants(name)


_AFTER = (",", "in", ", in", "(", "of")
"""What may stand between a name and the place that it is in."""


def _beside(
    text: str, mentions: Sequence[Mention], resolved: list[Resolved], context: Context
) -> list[Resolved]:
    """Give names that the gazetteer lacks the point of a place that they are named with."""
    last: Place | None = None
    for number, mention in enumerate(mentions):
        if resolved[number].places:
            place = resolved[number].places[0]
            if mention.kind == "toponym" and place.level in ("city", "admin2", "feature"):
                last = place
            continue
        if number + 1 < len(mentions) and resolved[number + 1].places:
            between = text[mention.end : mentions[number + 1].start]
            if between.strip() in _AFTER:
                resolved[number] = Resolved(
                    [], "in the place named after it", resolved[number + 1].places[0]
                )
                continue
        inside = _inside(mention, context, alone=last is None)
        if inside is not None:
            resolved[number] = Resolved([], f"near {inside.name}", inside)
        elif last is not None:
            resolved[number] = Resolved([], "near the place named before it", last)
        elif context.home is not None:
            resolved[number] = Resolved([], "near the newspaper's town", context.home)
    return resolved


def _inside(mention: Mention, context: Context, *, alone: bool) -> Place | None:
    """The place whose name is inside a name, where it is surely that one or the only hint."""
    if not mention.within:
        return None
    best = max(mention.within, key=lambda one: sum(context.score(one)))
    fits = best == dominant(mention.within) and best.country in {"", *context.countries}
    return best if alone or fits else None
