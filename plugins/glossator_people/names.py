"""Names of one person together: full names first, then the short forms that the article uses."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from glossator_people import gender
from glossator_people.chains import Chain, Mention
from glossator_people.confidence import LIKELY, OPEN, SURE
from glossator_people.descriptions import Description
from glossator_people.parts import Name, alike, compatible, parse
from glossator_people.words import PeopleWords


def find_names(
    words: PeopleWords, entities: Iterable[Any], descriptions: Sequence[Description]
) -> list[Mention]:
    """The names of persons, each with the title or noun before it."""
    before = {one.end: one for one in descriptions}
    of_name = {
        one.title.holder or one.title.holder_span: one
        for one in reversed(descriptions)
        if one.is_before_name
    }
    marked = {(one.start, one.end): one for one in entities if one.label == "PERSON"}
    unmarked = {
        one.title.holder_span: None
        for one in descriptions
        if one.is_held and one.title.holder is None
    }
    found: list[Mention] = []
    for extent, entity in sorted({**unmarked, **marked}.items(), key=lambda item: item[0]):
        first, end = words.covering(*extent)
        name = parse(words.text[slice(*extent)])
        last = found[-1].end if found else 0
        if first >= end or name is None or first < last:
            continue
        mention = Mention(first, end, "name", first, name=name, entity=entity, extent=extent)
        own = next((of_name[key] for key in mention.keys if key in of_name), None)
        _take_title(words, mention, before.get(first), own, last)
        found.append(mention)
    return found


def _take_title(
    words: PeopleWords,
    mention: Mention,
    beside: Description | None,
    own: Description | None,
    last: int,
) -> None:
    """Let the mention begin with the title or noun before the name, but not with another's."""
    one = own or beside
    if one is not None and own is None and one.title is not None:
        # A title that is not linked is the name's where it is written as a part of it.
        one = one if words.is_capital(one.first) and not one.is_held else None
    if (
        one is not None
        and not one.is_plural
        and last <= one.first < mention.first
        and words.same_sentence(one.first, mention.head)
    ):
        mention.first, mention.title = one.first, one.title
    elif words.isa(mention.first - 1, "address") and last < mention.first:
        mention.first -= 1


def group(words: PeopleWords, mentions: Sequence[Mention]) -> list[Chain]:
    """The chains of the names: those of full names, then short forms among or beside them."""
    chains: list[Chain] = []
    by_name: dict[Name, Chain] = {}
    by_word: dict[str, list[Chain]] = {}
    for mention in mentions:
        name = mention.name
        if name is None or not name.is_full:
            continue
        chain = by_name.get(name)
        if chain is None:
            chain = _compatible(name, by_word)
        if chain is None:
            chain = Chain()
            chains.append(chain)
        by_name[name] = chain
        for word in (name.family, name.given[0]):
            known = by_word.setdefault(word, [])
            if chain not in known:
                known.append(chain)
        chain.add(mention, "full-name", SURE)
        _introduce(words, mention, chain)
    for chain in chains:
        gender.of_names(words, chain)
    Short(words, mentions, chains).join()
    return chains


def _compatible(name: Name, by_word: dict[str, list[Chain]]) -> Chain | None:
    """The one chain that the name can be of."""
    near = [
        chain
        for word, known in by_word.items()
        for chain in known
        if word in name.words or alike(word, name.family) or alike(word, name.given[0])
    ]
    fitting = [
        chain
        for chain in dict.fromkeys(near)
        if all(compatible(name, other) for other in chain.names)
    ]
    return fitting[0] if len(fitting) == 1 else None


def _introduce(words: PeopleWords, mention: Mention, chain: Chain) -> None:
    """Note whether a name is brought in as somebody's relative: "his son Hunter Biden"."""
    token = mention.first - 1
    if words.at(token) == ",":
        token -= 1
    if words.same_sentence(token, mention.first) and words.isa(token, "kin"):
        chain.is_relative = True


class Short:
    """Short forms: whose each is, by how the article uses it."""

    def __init__(
        self, words: PeopleWords, mentions: Sequence[Mention], chains: list[Chain]
    ) -> None:
        self.words = words
        self.chains = chains
        self.forms: dict[str, list[Mention]] = {}
        for mention in mentions:
            if mention.name is not None and not mention.name.is_full:
                self.forms.setdefault(mention.name.family, []).append(mention)
        self._family: dict[str, list[Chain]] = {}
        self._given: dict[str, list[Chain]] = {}
        for chain in chains:
            for name in chain.names:
                _note(self._family, name.family, chain)
                for given in name.given:
                    _note(self._given, given, chain)

    def join(self) -> None:
        """Join each short form to a chain, or make one of its own."""
        for form, mentions in self.forms.items():
            own: Chain | None = None
            for mention in mentions:
                chain, confidence = self._whose(form, mention, mentions)
                if chain is None:
                    if own is None:
                        own = Chain()
                        self.chains.append(own)
                    chain, confidence = own, LIKELY
                chain.add(mention, "short-form", confidence)
            if own is not None:
                gender.of_names(self.words, own)
        for chain in self.chains:
            chain.mentions.sort(key=lambda mention: mention.head)
            gender.of_names(self.words, chain)

    def _whose(
        self, form: str, mention: Mention, all_of_form: Sequence[Mention]
    ) -> tuple[Chain | None, float]:
        said = gender.of_mention(self.words, mention)
        for known, by_given in ((self._family, False), (self._given, True)):
            fitting = [one for one in known.get(form, ()) if one.can_be(said)]
            if len(fitting) == 1:
                if self._is_another(fitting[0], all_of_form):
                    return None, OPEN
                return fitting[0], SURE if not by_given else LIKELY
            if fitting:
                return self._best(fitting, mention)
        near = [
            chain
            for word, known in self._family.items()
            if alike(word, form)
            for chain in known
            if chain.can_be(said)
        ]
        return (near[0], OPEN) if len(near) == 1 else (None, OPEN)

    def _is_another(self, chain: Chain, all_of_form: Sequence[Mention]) -> bool:
        """Whether the short form was the article's before a relative came with a full name."""
        full = [one for one in chain.mentions if one.name is not None and one.name.is_full]
        if not chain.is_relative:
            return False
        before = sum(one.head < full[0].head for one in all_of_form)
        return before > 0

    def _best(self, fitting: list[Chain], mention: Mention) -> tuple[Chain | None, float]:
        """Of several persons of one name the one that the article calls by it alone."""
        scored = sorted(
            (
                (self._weight(chain, mention), -number, chain)
                for number, chain in enumerate(fitting)
            ),
            key=lambda item: item[:2],
            reverse=True,
        )
        (best, _, chain), (second, _, _) = scored[:2]
        if best - second >= 1:
            return chain, LIKELY
        return chain if best - second > 0 else None, OPEN

    def _weight(self, chain: Chain, mention: Mention) -> float:
        full = [one for one in chain.mentions if one.name is not None and one.name.is_full]
        weight = min(len(full), 4) * 0.5
        weight -= 2 * chain.is_relative
        weight += 0.5 * bool(chain.titles)
        first = full[0].head
        if first > mention.head:
            weight -= 1
        if mention.title is not None and any(
            self._same_title(mention, one) for one in full if one.title is not None
        ):
            weight += 2
        earlier = min(
            one.head for other in self.chains if other.mentions for one in other.mentions[:1]
        )
        return weight + 0.5 * (first == earlier)

    def _same_title(self, one: Mention, other: Mention) -> bool:
        text = self.words.text
        return bool(
            text[one.title.start : one.title.end].lower()
            == text[other.title.start : other.title.end].lower()
        )


def _note(known: dict[str, list[Chain]], word: str, chain: Chain) -> None:
    found = known.setdefault(word, [])
    if chain not in found:
        found.append(chain)
