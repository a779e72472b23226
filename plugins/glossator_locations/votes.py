"""What the names of a document say of its country and its division."""

from __future__ import annotations

from collections import defaultdict

from glossator_gazetteer.gazetteer import Place

WHOLE = frozenset(("GB",))
"""Countries whose first-level divisions are too large to say where in them a place is."""


class Votes:
    """Sums for countries and for divisions, and what each name has added to them itself.

    Attributes:
        countries: By ISO 3166-1 alpha-2.
        divisions: By country and GeoNames' code of the division.
    """

    def __init__(self) -> None:
        self.countries: dict[str, float] = defaultdict(float)
        self.divisions: dict[tuple[str, str], float] = defaultdict(float)
        self._of_countries = self._of_divisions = 0.0
        self._own: dict[str, Votes] = {}

    def add(self, place: Place, weight: float, name: str = "") -> None:
        """Count a reading; of a name of the document, it does not count for that name."""
        if not place.country:
            return
        if name:
            self._own.setdefault(name, Votes()).add(place, weight)
        if place.level == "country":
            self.add_country(place.country, weight)
            return
        self.add_country(place.country, weight / 2)
        if place.admin1:
            self.divisions[place.country, place.admin1] += weight
            self._of_divisions += weight

    def add_country(self, country: str, weight: float) -> None:
        """Count what speaks for a country, and for no place in it."""
        self.countries[country] += weight
        self._of_countries += weight

    def shares(self, place: Place, name: str) -> tuple[float, float]:
        """How much of what the others say is for a reading's country, and for its division."""
        own = self._own.get(name, _NONE)
        unit = place.country, place.admin1
        country = self.countries.get(place.country, 0.0) - own.countries.get(place.country, 0.0)
        division = self.divisions.get(unit, 0.0)
        if division:
            division -= own.divisions.get(unit, 0.0)
            division /= 1 + self._of_divisions - own._of_divisions
        return (
            country / (1 + self._of_countries - own._of_countries),
            division / 2 if place.country in WHOLE else division,
        )


_NONE = Votes()
