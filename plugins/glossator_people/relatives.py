"""Relatives without a name of their own: "her mother", "Ana Ruiz's son"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from glossator_people import gender
from glossator_people.chains import Chain, Mention
from glossator_people.confidence import RELATIVE
from glossator_people.descriptions import Description
from glossator_people.words import PeopleWords


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
        self.at = {one.first: one for one in descriptions if one.is_relative}
        self._named = named
        self._chains = chains
        self._known: dict[tuple[int, str], Chain] = {}

    def find(self, token: int, owner: Chain) -> Mention | None:
        """The mention of a relative that begins at a word, now that it is known whose it is.

        None where there is no relative, or the mention is one with the name beside it.
        """
        one = self.at.get(token)
        if one is None:
            return None
        key = id(owner), one.head[-1]
        if token in self._named:
            self._known.setdefault(key, self._named[token])
            return None
        chain = self._known.get(key)
        if chain is None:
            chain = self._known[key] = Chain(is_relative=True)
            if said := gender.of_title(self.words, one.first, one.end):
                chain.tell(said, "kin")
            chain.describe(one)
            self._chains.append(chain)
        mention = Mention(one.first, one.end, "nominal", one.first)
        chain.add(mention, "relative", RELATIVE)
        return mention
