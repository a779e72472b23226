"""Relatives without a name of their own: "her mother", "Ana Ruiz's son"."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping

from glossator_people.chains import Chain, Mention
from glossator_people.confidence import RELATIVE
from glossator_people.description import Description
from glossator_people.words import PeopleWords
from glossator_standard.people import Gender

_BACK: tuple[tuple[Mapping[Gender, str], frozenset[str]], ...] = (
    ({"male": "husband", "female": "wife"}, frozenset(("husband", "wife"))),
    ({"male": "brother", "female": "sister"}, frozenset(("brother", "sister"))),
    ({"male": "father", "female": "mother"}, frozenset(("son", "daughter"))),
)
"""What somebody is to his relative, by his gender and by what the relative is to him."""


class Relatives:
    """Who is whose: of one person each word for a relative is one relative.

    Args:
        words: The document's words.
        descriptions: All of them.
        named: The relatives that stand beside their name, by where they begin.
        chains: The persons, to which new ones are added.
    """

    def __init__(
        self,
        words: PeopleWords,
        descriptions: Iterable[Description],
        named: Mapping[int, Chain],
        chains: list[Chain],
    ) -> None:
        self.words = words
        self._behind = {
            words.owner_before(one.first) + 1: one for one in descriptions if one.is_relative
        }
        self.named = named
        self._chains = chains
        self._known: dict[tuple[int, str], Chain] = {}

    @property
    def owned(self) -> Iterator[int]:
        """Where the owners end whose relative stands behind their 's."""
        return (place - 2 for place, one in self._behind.items() if one.of)

    def known_as(self, noun: str) -> list[Chain]:
        """Those who are somebody's mother, or son, as far as the text tells."""
        return list(dict.fromkeys(chain for (_, of), chain in self._known.items() if of == noun))

    def of_both(self, one: Chain, other: Chain) -> Iterator[tuple[Chain, Chain]]:
        """Pairs of relatives who are one, since their owners are."""
        for (owner, noun), relative in list(self._known.items()):
            if owner == id(one):
                known = self._known.setdefault((id(other), noun), relative)
                if known is not relative:
                    yield relative, known

    def find(self, token: int, owner: Chain, taken: Container[int]) -> Mention | None:
        """The mention of a relative behind a possessive, now that it is known whose it is.

        None where there is no relative, it is somebody already, or the mention is one with the name
        beside it.
        """
        one = self._behind.get(token)
        if one is None:
            return None
        key, name = (id(owner), one.head[-1]), self.named.get(one.first)
        if name is not None:
            self._known.setdefault(key, name)
            self._know_back(name, one.head[-1], owner)
        if name is not None or one.first in taken:
            return None
        chain = self._known.get(key)
        if chain is None:
            chain = self._known[key] = Chain(is_relative=True)
            if one.gender:
                chain.tell(one.gender, "kin")
            chain.describe(one)
            self._chains.append(chain)
            self._know_back(chain, one.head[-1], owner)
        mention = Mention(one.first, one.end, "nominal", one.first)
        chain.add(mention, "relative", RELATIVE)
        return mention

    def _know_back(self, relative: Chain, noun: str, owner: Chain) -> None:
        """Note whose relative the owner is: "her husband Dan" has her for "his wife"."""
        back = next((pair[0] for pair in _BACK if noun in pair[1]), None)
        if back is not None and owner.gender is not None:
            self._known.setdefault((id(relative), back[owner.gender]), owner)
