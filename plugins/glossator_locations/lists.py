"""The lists that a project can change: places of its own, what is no place, and institutions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Annotated, Any, Literal

import msgspec

from glossator_gazetteer import lists
from glossator_locations import tables
from glossator_standard import ListEntry, NoFields, WordList


class PlaceFields(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where a place of a project's own is."""

    latitude: Annotated[float, msgspec.Meta(ge=-90, le=90)] | None = None
    longitude: Annotated[float, msgspec.Meta(ge=-180, le=180)] | None = None
    """Both are needed."""
    country: Annotated[str, msgspec.Meta(pattern="^([A-Z]{2})?$")] = ""
    """ISO 3166-1 alpha-2; empty where it is in none or in several."""
    geonameid: Annotated[int, msgspec.Meta(ge=1)] | None = None
    feature_class: Literal["A", "P", "H", "L", "T", "S", "R"] = "P"
    """GeoNames' class."""
    population: Annotated[int, msgspec.Meta(ge=0)] = 0


class InstitutionFields(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a word says of where a document is."""

    country: Annotated[str, msgspec.Meta(pattern="^([A-Z]{2})?$")] = ""
    """ISO 3166-1 alpha-2; needed."""


def _check_place(phrase: str, fields: PlaceFields) -> None:
    if fields.latitude is None or fields.longitude is None:
        raise ValueError(f"expected latitude and longitude of {phrase!r}")
    if not phrase[:1].isupper():
        raise ValueError(f"expected a name that begins with a capital, got {phrase!r}")


def _check_institution(phrase: str, fields: InstitutionFields) -> None:
    if not fields.country:
        raise ValueError(f"expected the country of {phrase!r}")
    if phrase != phrase.lower():
        raise ValueError(f"expected small letters, got {phrase!r}")


LISTS = (
    WordList(
        "places",
        PlaceFields,
        "Places of your own, with their points; they come before GeoNames' of that name.",
        check=_check_place,
    ),
    WordList("no-places", NoFields, "Names of places that mean something else in your texts."),
    WordList(
        "institutions",
        InstitutionFields,
        "What only one country has: it says where a document is.",
        check=_check_institution,
    ),
)


@cache
def own_entries() -> Mapping[str, Sequence[ListEntry]]:
    """The entries that come with the plugin; its places are GeoNames', which are no list."""
    return {
        "places": (),
        "no-places": [_entry(one, NoFields(), "never.toml") for one in sorted(lists.never())],
        "institutions": [
            _entry(phrase, InstitutionFields(country=country), "institutions.toml")
            for country in sorted(tables.lists("institutions.toml"))
            for phrase in sorted(tables.words("institutions.toml", country))
        ],
    }


def _entry(phrase: str, fields: Any, file: str) -> ListEntry:
    return ListEntry(phrase, fields, file)
