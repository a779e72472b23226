"""The names of a document that are known so far, by their words."""

from __future__ import annotations

from glossator_people import parts
from glossator_people.chains import Chain
from glossator_people.parts import Name


class KnownNames:
    """Chains by the words of their full names.

    Attributes:
        family: By family name.
        given: By each given name.
    """

    def __init__(self) -> None:
        self.family: dict[str, list[Chain]] = {}
        self.given: dict[str, list[Chain]] = {}
        self._families: dict[str, list[str]] = {}
        self._halves: dict[str, list[Chain]] = {}

    def add(self, name: Name, chain: Chain) -> None:
        """Note a full name of a chain."""
        if name.family not in self.family:
            self._families.setdefault(name.family[0], []).append(name.family)
        if "-" in name.family:
            self._halves.setdefault(name.family.rpartition("-")[2], []).append(chain)
        for known, word in (
            (self.family, name.family),
            *((self.given, given) for given in name.given),
        ):
            chains = known.setdefault(word, [])
            if chain not in chains:
                chains.append(chain)

    def compatible(self, name: Name) -> Chain | None:
        """The one chain that a full name can be of."""
        near = [*self.alike(name.family)]
        for word in name.words:
            near += self.family.get(word, ())
            near += self.given.get(word, ())
        fitting = [
            chain
            for chain in dict.fromkeys(near)
            if all(parts.compatible(name, other) for other in chain.names)
        ]
        return fitting[0] if len(fitting) == 1 else None

    def ending(self, word: str) -> list[Chain]:
        """The chains whose double family name ends in a word: "Macapagal-Arroyo" in "Arroyo"."""
        return list(dict.fromkeys(self._halves.get(word, ())))

    def alike(self, word: str) -> list[Chain]:
        """The chains whose family name differs from a word by one letter behind the first."""
        return [
            chain
            for family in self._families.get(word[0], ())
            if parts.alike(word, family)
            for chain in self.family[family]
        ]
