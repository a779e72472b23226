"""Place names, resolved to GeoNames."""

from typing import Annotated, ClassVar, Literal

import msgspec

import glossator


class Candidate(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One reading of a place name.

    Attributes:
        geonameid: The place's id in GeoNames.
        name: Its name there.
        country: ISO 3166-1 alpha-2 code.
        latitude: Degrees north.
        longitude: Degrees east.
        population: Inhabitants as GeoNames has them.
    """

    geonameid: int | None = None
    name: str
    country: str
    latitude: float
    longitude: float
    population: int


class Location(glossator.Span):
    """A mention of a place.

    Attributes:
        kind: A place's name, or a people's or language's name that has a place inside.
        geonameid: The place's id in GeoNames; None where nothing resolves it.
        name: Its name there.
        latitude: Degrees north.
        longitude: Degrees east.
        country: ISO 3166-1 alpha-2 code.
        approximate: Whether point and country are only those of what the place lies in: of a place
            that no gazetteer has, the country, division or town that the text names with it. A
            country without a point is that of nearly all places of the text.
        feature_class: GeoNames' class: A country or region, P city, H water, ...
        government: Whether the place stands for its government ("Pyongyang's ambassador").
        reason: Why this reading was chosen.
        confidence: How likely it is right, from 0 to 1: of those with .8, about .8 are.
        candidates: The readings considered, the chosen one first.
        entity: The entity that marks the same name.
    """

    layer_type: ClassVar[str] = "locations"
    layer_version: ClassVar[str] = "1.1"
    label_field: ClassVar[str] = "kind"
    facet_fields: ClassVar[tuple[str, ...] | None] = ("name", "text")

    kind: Literal["toponym", "demonym"]
    geonameid: int | None = None
    name: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    country: str | None = None
    approximate: bool = False
    feature_class: str | None = None
    government: bool = False
    reason: str
    confidence: Annotated[float, msgspec.Meta(ge=0, le=1)] = 1.0
    candidates: tuple[Candidate, ...] = ()
    entity: Annotated[str, glossator.ref("entities")] | None = None
