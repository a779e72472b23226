"""Places named with what they lie in: "Rome, Italy", "Notre Dame in Paris", "Andros (Bahamas)"."""

from __future__ import annotations

from collections.abc import Container, Sequence
from itertools import pairwise

from glossator_gazetteer.gazetteer import Place
from glossator_locations import evidence, government
from glossator_locations.context import dominant
from glossator_locations.evidence import holds, kilometres
from glossator_locations.mention import LISTED, Mention
from glossator_locations.tables import PATTERNS, listed

_BETWEEN = frozenset((",", "(", ", in", "in", ", the", "in the", "(in", ", on"))
_LISTS = frozenset((",", "and", ", and", "or", ", or"))
_FARTHEST = 20
"""Characters that may stand between a name and what it lies in without more said of it."""
_WITHIN_CITY = 40.0
"""Kilometres from a city's middle within which its parts lie."""
_LARGE_CITY = 500_000
"""Inhabitants of a city in which places are said to be, without more than a comma."""
_FAMOUS = 200_000
"""Inhabitants of a place that is named beside others without being in them."""


def contained(text: str, mentions: Sequence[Mention], number: int) -> list[Place]:
    """The readings that lie in the place named right after."""
    mention, after = mentions[number], _container(text, mentions, number)
    if after is None or not mention.places:
        return []
    units = after.places
    if any(place.level == "country" for place in mention.places):
        # "Mexico, Canada" is a list; only a division makes a country's namesake ("Peru, Ind.").
        units = [unit for unit in units if unit.level not in ("country", "city")]
    inside = [place for place in mention.places if any(holds(unit, place) for unit in units)]
    if inside and _in_list(text, mentions, number):
        return []
    if inside or any(place.population >= _FAMOUS for place in mention.places):
        return inside
    cities = [unit for unit in units if unit.population >= _LARGE_CITY]
    return [place for place in mention.places if any(_has_part(city, place) for city in cities)]


def _in_list(text: str, mentions: Sequence[Mention], number: int) -> bool:
    """Whether divisions of one country stand in a row: "Georgia, Oklahoma, Ohio and Texas"."""
    row = mentions[number : number + 3]
    gaps = [text[one.end : other.start].strip() for one, other in pairwise(row)]
    if len(row) < 3 or gaps[0] != "," or gaps[1] not in _LISTS:
        return False
    of = [{one.country for one in mention.places if one.level == "admin1"} for mention in row]
    return bool(set.intersection(*of))


def elsewhere(
    text: str, mentions: Sequence[Mention], number: int, named: Container[str] = ()
) -> Place | None:
    """The place named right after, where no reading lies in it: the name is another one there.

    "Cotton Tree, Australia" is none of the Cotton Trees that the gazetteer has; nor is "Cotton
    Tree, St Lucy" in a text that has Barbados, one of the `named` countries.
    """
    mention, after = mentions[number], _container(text, mentions, number)
    if after is None or not mention.places or _is_famous(mention):
        return None
    between = text[mention.end : after.start].strip()
    if between != "in" and _goes_on(text, after):
        return None
    if between == ", the" or _acts(text, after) or (between == "in" and _comes_from(text, mention)):
        return None
    # "In the South West" is in Cameroon only where a text has Cameroon.
    units = [one for one in after.places if one.rank or one.country in named]
    unit = dominant(units)
    if unit is None:
        unit = next((one for one in units if one.level in ("country", "admin1")), None)
        parishes = (one for one in units if one.is_bare_district and one.country in named)
        unit = unit or next(parishes, None)
    if unit is None or (unit.feature_class != "A" and unit.population < _LARGE_CITY):
        return None
    if unit.level == "city" and between == "," and not _ends(text, after):
        return None
    return unit


def is_beside_small(text: str, mentions: Sequence[Mention], number: int) -> bool:
    """Whether a name stands before a small place that no reading is near: "in Elmwood, Trim."."""
    mention, after = mentions[number], _container(text, mentions, number)
    if after is None or not mention.places or _is_famous(mention):
        return False
    before = text[max(0, mention.start - _FARTHEST) : mention.start].split()
    is_placed = bool(before) and before[-1].lower() in listed("locative")
    if text[mention.end : after.start].strip() != "," or not (is_placed and _ends(text, after)):
        return False
    small = all(unit.level == "city" and unit.population < _FAMOUS for unit in after.places)
    return small and not any(
        kilometres(unit, place) < _WITHIN_CITY for unit in after.places for place in mention.places
    )


def stands_in(
    text: str, mentions: Sequence[Mention], number: int, *, beside: bool = False
) -> Mention | None:
    """What a name that the gazetteer lacks is said to lie in, or to be `beside`."""
    after = _container(text, mentions, number, "beside" if beside else "apposition")
    if (
        after is None
        or not after.places
        or _goes_on(text, after)
        or _in_row(text, mentions, number)
    ):
        return None
    return after


def _in_row(text: str, mentions: Sequence[Mention], number: int) -> bool:
    """Whether a name and a small place behind it stand in a row: "Kelmar, Norvik, Naas, Trim"."""
    after = mentions[number + 1]
    if text[mentions[number].end : after.start].strip() != ",":
        return False
    if any(place.feature_class == "A" for place in after.places):
        return False
    if number and text[mentions[number - 1].end : mentions[number].start].strip() == ",":
        return True
    if number + 2 == len(mentions) or text[after.end : mentions[number + 2].start].strip() != ",":
        return False
    further = mentions[number + 2]
    return not any(holds(unit, place) for unit in further.places for place in after.places)


def _container(
    text: str,
    mentions: Sequence[Mention],
    number: int,
    phrase: str = "apposition",
) -> Mention | None:
    """The place named right after, where the words between say that the first lies in it."""
    mention = mentions[number]
    if number + 1 == len(mentions) or mention.kind == "demonym":
        return None
    after = mentions[number + 1]
    if mention.evidence == after.evidence == LISTED:
        return None
    if after.kind == "demonym":
        return None
    if PATTERNS[phrase].fullmatch(text, mention.end, after.start):
        return after
    between = text[mention.end : after.start].strip()
    if phrase == "beside" or len(between) > _FARTHEST:
        return None
    word, _, rest = between.partition(" ")
    if word.rstrip(",") in evidence.UNITS:
        # "Andros Island (Bahamas)", "Rockland County, New York".
        between = f"{word[len(word.rstrip(',')) :]} {rest}".strip()
    return after if between in _BETWEEN else None


def _is_famous(mention: Mention) -> bool:
    # What a place is called in other times or languages makes none famous: Cap Saint-Jacques.
    return any(
        place.level in ("country", "admin1")
        or (place.population >= _FAMOUS and evidence.is_own(mention.key, place))
        or place.rank == 3
        for place in mention.places
    )


def _has_part(city: Place, place: Place) -> bool:
    if place.level not in ("city", "feature") or city.population <= place.population:
        return False
    return kilometres(city, place) < _WITHIN_CITY


def _goes_on(text: str, after: Mention) -> bool:
    """Whether a list of places goes on: "Kent, Lima and Oslo"."""
    rest = text[after.end : after.end + 6].lstrip(" ,")
    return rest.startswith(("and ", "or ", "& "))


def _acts(text: str, after: Mention) -> bool:
    """Whether what is named after a comma does something: "In Naas, Kenya said ..."."""
    word = text[after.end : after.end + 20].partition(" ")[2].partition(" ")[0].strip(".,")
    return word in government.VERBS


def _comes_from(text: str, mention: Mention) -> bool:
    """Whether somebody from a place is in another one: "men from Narek in Rome"."""
    words = text[max(0, mention.start - 12) : mention.start].split()
    return bool(words) and words[-1] in ("from", "of")


def _ends(text: str, after: Mention) -> bool:
    """Whether a stop or small letters follow: no further place."""
    rest = text[after.end : after.end + 3]
    return rest[:1] in (".", ")", ";", "") or (rest[:1] == "," and rest[2:3].islower())
