"""What the words and names beside a name say of its kind: "Washington state", "Paris police"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from glossator_gazetteer.gazetteer import Place
from glossator_locations.candidates import Match
from glossator_locations.evidence import is_town
from glossator_locations.mention import Mention
from glossator_locations.tables import PATTERNS

_BEFORE = 24
"""How far before a name the words are read that say what it is of."""
_STATES = frozenset(("US", "CA", "AU", "IN", "MX", "BR"))
"""Countries whose states are named one after the other."""
_CITY = 500_000
"""Inhabitants of a city that a list of towns may have, whatever else bears its name."""
_TOWN = 50_000
"""Inhabitants of a town that has a police of its own, whatever county bears its name."""
_SEAT = 45_000
"""Inhabitants of a town that a university is called after."""
_JOINS = frozenset((",", "and", ", and", "or", ", or", "&", "to", "/"))
_LEVELS = (("admin1", "behind_division", "before_division"), ("city", "behind_town", "before_town"))
"""The level of a place, and what stands behind a name and before it that says so."""
_DIVISIONS = ("admin1", "admin2")
_LARGE = ("country", "admin1")
_NEAR = 90
"""How far on either side of a state words stand that its country's states have alone."""
_OFFICE = 80
"""How far before a name that office is looked for."""


def is_told(text: str, match: Match) -> bool:
    """Whether the words right beside a division's name, or before a town's, say that it is one:
    "Delta Governor", "the city of Bath"."""
    if governs(text, match.start, match.end):
        return True
    found = _beside(text, match.start, match.end)
    if found is None:
        return False
    level, (start, _) = found
    if level == "city":
        return start < match.start and is_town(match)
    return any(place.level in _DIVISIONS for place in match.places)


def governs(text: str, start: int, end: int) -> bool:
    """Whether the words right beside a name say that it has a governor, or is a division."""
    if PATTERNS["governed"].match(text, end):
        return True
    return text.startswith(" of ", start - 4) and bool(
        PATTERNS["governor_of"].search(text, max(0, start - _BEFORE), start)
    )


def words_beside(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The phrases right beside a name that say its kind."""
    if found := _beside(text, start, end):
        yield found[1]


def _beside(text: str, start: int, end: int) -> tuple[str, tuple[int, int]] | None:
    """The level of what the words right beside a name say it is, and where they stand."""
    behind = end + text.startswith(" ", end)
    first = max(0, start - _BEFORE)
    before = text[first:start].rstrip().lower()
    for level, phrase, ending in _LEVELS:
        if found := PATTERNS[phrase].match(text, behind):
            return level, found.span()
        if found := PATTERNS[ending].search(before):
            return level, (first + found.start(), first + found.end())
    return None


def cued(text: str, mention: Mention, capitals: Sequence[Place] = ()) -> list[Place]:
    """The readings of the kind that the words right beside a name say.

    Args:
        text: The document's text.
        mention: The name.
        capitals: Those of its readings that are capitals of countries that the text names.
    """
    if mention.kind == "demonym" or len(mention.places) < 2:
        return []
    known = {place.level for place in mention.places}
    if is_seat(text, mention.start) and "city" in known and known.isdisjoint(_LARGE):
        # "University of Exeter", in Houston: a smaller town has none.
        return [one for one in mention.places if one.population >= _SEAT or one.level != "city"]
    # "New York's legislature" is a state's; "Mexico's Senate" need not be the State of Mexico's.
    owns = text.startswith(("'s ", "’s "), mention.end)
    is_state = owns and bool(PATTERNS["owned"].match(text, mention.end + len("'s ")))
    owns = owns and all(place.level != "country" for place in mention.places)
    found = _beside(text, mention.start, mention.end + 2 * owns)
    level = found[0] if found else ""
    if governs(text, mention.start, mention.end) or is_state:
        level = "admin1"
    if not found and _is_state(text, mention):
        level = "admin1"
    if not level and _is_dateline(text, mention):
        level = "city"
        # A city that stands alone is known everywhere: Washington, whatever Missouri has.
        if world := [one for one in mention.places if one.level == "city" and _is_world(one)]:
            return list(capitals) or world  # "HAMILTON - Bermuda's premier"
    if not level and text.endswith((" the ", "The "), 0, mention.start):
        # Waters and mountains have an article, a town of the same name has none.
        return [place for place in mention.places if place.feature_class in ("H", "T")]
    levels = _DIVISIONS if level == "admin1" else (level,)
    found_places = [place for place in mention.places if place.level in levels]
    # Counties have a police, too: "Lincolnshire police".
    counties = [place for place in mention.places if level == "city" and _is_county(place)]
    if counties and all(place.population < _TOWN for place in found_places):
        return counties
    return found_places + counties


def is_seat(text: str, start: int) -> bool:
    """Whether a name tells where a university is."""
    return text.endswith("University of ", 0, start)


def _is_dateline(text: str, mention: Mention) -> bool:
    """Whether a line begins with a name in capitals and a dash, "NEW YORK - Two men left", or with
    one, an agency or a day, and a dash: "Washington, July 1 (Newswire) -- Two men left"."""
    found = PATTERNS["dash"].match(text, mention.end)
    if not found or not (text[mention.start : mention.end].isupper() or any(found.groups())):
        return False
    return text[text.rfind("\n", 0, mention.start) + 1 : mention.start] in ("", "(")


def _is_world(place: Place) -> bool:
    return place.population >= _CITY


def _is_county(place: Place) -> bool:
    return place.level == "feature" and place.feature_class == "A"


def _is_state(text: str, mention: Mention) -> bool:
    """Whether what stands beside a name that a city or a country has, too, is of a state: "Gov. Ana
    Ruiz of Georgia", "eastern Washington", "a Georgia man", "a federal judge in Georgia"."""
    before = text[max(0, mention.start - _OFFICE) : mention.start].rstrip()
    if PATTERNS["office_of"].search(before):
        return True
    states = {place.country for place in mention.places if place.level == "admin1"}
    if all(place.level != "country" for place in mention.places):
        return PATTERNS["part_of"].search(before) is not None
    if states and PATTERNS["attribute"].search(before):
        behind = mention.end + text.startswith(" ", mention.end)
        if PATTERNS["noun"].match(text, behind):
            return True
    if "US" not in states or PATTERNS["national"].match(text, mention.end):
        return False
    near = text[max(0, mention.start - _NEAR) : mention.start].rpartition("\n")[2]
    near += "\n" + text[mention.end : mention.end + _NEAR].partition("\n")[0]
    return PATTERNS["american"].search(near) is not None


def listed(text: str, mentions: Sequence[Mention]) -> dict[int, list[Place]]:
    """The readings, by number of the mention, that make names of one list one kind of thing.

    "Florida, Georgia and Tennessee" are states, "Georgia and Armenia" countries.
    """
    found: dict[int, list[Place]] = {}
    first = 0
    while first < len(mentions):
        last = first + 1
        while last < len(mentions) and _joined(text, mentions[last - 1], mentions[last]):
            last += 1
        if last - first > 1:
            found.update(_alike(mentions, range(first, last)))
        first = last
    return found


def _joined(text: str, one: Mention, other: Mention) -> bool:
    between = text[one.end : other.start]
    return len(between) < 8 and between.strip() in _JOINS and one.kind == other.kind == "toponym"


def _alike(mentions: Sequence[Mention], numbers: range) -> dict[int, list[Place]]:
    """What the sure names of a list make of the others."""
    towns = [n for n in numbers if all(place.level == "city" for place in mentions[n].places)]
    if len(towns) * 2 > len(numbers):
        # "Miami, New York and Detroit"; "In Georgia, Savannah and Macon" has no such city.
        cities = {
            n: [
                one for one in mentions[n].places if one.level == "city" and one.population >= _CITY
            ]
            for n in numbers
            if n not in towns
        }
        return {n: found for n, found in cities.items() if found}
    for level in ("admin1", "country"):
        readings = {
            number: [place for place in mentions[number].places if place.level == level]
            for number in numbers
        }
        sure = [
            number
            for number in numbers
            if len(readings[number]) == 1 and _is_only(mentions[number])
        ]
        countries = {readings[number][0].country for number in sure}
        if level == "admin1" and (len(countries) != 1 or countries.isdisjoint(_STATES)):
            continue
        others = {
            number: [
                one for one in readings[number] if level == "country" or one.country in countries
            ]
            for number in numbers
            if number not in sure
        }
        # One sure state of three makes states of the others: "Washington, Michigan and New York".
        least = 1 if level == "admin1" and len(numbers) > 2 else len(numbers) / 2
        if sure and len(sure) >= least and all(others.values()):
            return others
    return {}


def _is_only(mention: Mention) -> bool:
    """Whether a name is hardly ever that of a country and of a state at once."""
    large = [place for place in mention.places if place.level in ("country", "admin1")]
    return len(large) == 1 and not any(
        place.level == "city" and place.population > 500_000 for place in mention.places
    )
