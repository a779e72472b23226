"""Places by name while the table is made."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from glossator_gazetteer import lists
from glossator_gazetteer.keys import is_exact, key
from glossator_gazetteer.place import Place


@dataclass(slots=True)
class Index:
    """Places by the key of their names.

    Attributes:
        names: Every name's places.
        exact: Abbreviations, which are matched in their exact case.
        demonyms: Names of peoples and languages, with the places inside them.
        longest: The first word of every name of several words, with the most words it begins.
        capitals: The country of each capital's key.
    """

    names: dict[str, list[Place]] = field(default_factory=lambda: defaultdict(list))
    exact: dict[str, list[Place]] = field(default_factory=lambda: defaultdict(list))
    demonyms: dict[str, list[Place]] = field(default_factory=lambda: defaultdict(list))
    longest: dict[str, int] = field(default_factory=dict)
    capitals: dict[str, str] = field(default_factory=dict)

    def add(self, name: str, place: Place) -> None:
        """Give a place one more name."""
        if is_exact(name):
            for form in {name, name.removesuffix(".")} if len(name) > 3 else {name}:
                if place not in self.exact[form]:
                    self.exact[form].append(place)
        elif (found := key(name)) and place not in self.names[found]:
            self.names[found].append(place)

    def add_demonyms(self, names: Iterable[str], place: Place) -> None:
        """Give a place the names of its people, and their plurals."""
        for name in names:
            for form in lists.forms(name):
                known = self.demonyms[key(form)]
                # "Philippines" is no plural of "Philippine".
                is_name = form == f"{name}s" and place in self.names.get(key(form), ())
                if place not in known and not is_name:
                    known.append(place)

    def capital_ids(self) -> set[int]:
        """The GeoNames ids of the capitals."""
        return {
            place.geonameid
            for name, country in self.capitals.items()
            for place in self.names.get(name, ())
            if place.level == "city" and place.country == country and place.geonameid
        }
