"""Short forms of names: whose each is, by how the article uses it, and never by nearness alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from glossator_people import gender, parts
from glossator_people.chains import Chain, Mention, by_head
from glossator_people.charges import is_charged
from glossator_people.confidence import (
    GIVEN_NAME,
    ONE_NAME,
    OPEN,
    SHORT_FORM,
    SURE_ENTITY,
    TOLD_NAME,
)
from glossator_people.lexicon import classes
from glossator_people.parts import Name
from glossator_people.words import PeopleWords
from glossator_standard.given_names import given_names
from glossator_standard.people import Gender

CLEAR = 1.0
"""By how much one person's claim to a short form is heavier than the next one's."""

_Answer = tuple[Chain | None, str, float]
"""Whose a short form is, by which rule, and how sure that is."""
_NOBODYS: _Answer = (None, "", OPEN)


class KnownNames:
    """Chains by the words of their full names.

    Attributes:
        family: By family name.
        given: By each given name.
        halves: By the last half of a double family name: "Macapagal-Arroyo" by "Arroyo".
    """

    def __init__(self) -> None:
        self.family: dict[str, dict[Chain, None]] = {}
        self.given: dict[str, dict[Chain, None]] = {}
        self._families: dict[str, list[str]] = {}
        self.halves: dict[str, list[Chain]] = {}

    def add(self, name: Name, chain: Chain) -> None:
        """Note a full name of a chain."""
        if name.family not in self.family:
            self._families.setdefault(name.family[0], []).append(name.family)
        if "-" in name.family:
            self.halves.setdefault(name.family.rpartition("-")[2], []).append(chain)
        self.family.setdefault(name.family, {})[chain] = None
        for given in name.given:
            self.given.setdefault(given, {})[chain] = None

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

    def alike(self, word: str) -> Iterator[Chain]:
        """The chains whose family name differs from a word by one letter behind the first."""
        for family in self._families.get(word[0], ()):
            if parts.alike(word, family):
                yield from self.family[family]


class ShortForms:
    """Joins the names of one word to the chains of full names."""

    def __init__(self, words: PeopleWords, chains: list[Chain], known: KnownNames) -> None:
        self.words = words
        self.chains = chains
        self.known = known
        self._titled: set[int] = set()
        self._called_mr: set[int] = set()
        """Whom the article calls Mr or Mrs by the family name, and so by it alone no other."""

    def join(self, mentions: Sequence[Mention]) -> None:
        """Join each to a chain; what is of none makes one of its own for each form."""
        self._titled = {one.first for one in mentions if one.first < one.head}
        forms: dict[str, list[Mention]] = {}
        for mention in mentions:
            if mention.name is not None and not mention.name.is_full:
                forms.setdefault(mention.name.family, []).append(mention)
        for form, of_form in forms.items():
            alone: dict[Gender | None, Chain] = {}
            told = form in given_names() or any(map(_is_told, of_form))
            mr = [one for one in of_form if self.words.isa(one.head - 1, "mr")]
            self._called_mr = {id(self._whose(form, one, of_form[0])[0]) for one in mr}
            for mention in of_form:
                chain, rule, confidence = self._whose(form, mention, of_form[0])
                if chain is None:
                    rule, confidence = "one-name", TOLD_NAME if told else ONE_NAME
                    chain = self._alone(alone, mention)
                chain.add(mention, rule, confidence)
            for own in dict.fromkeys(alone.values()):
                if self._is_nobodys(own, told=told):
                    for mention in own.mentions:
                        mention.chain = None
                else:
                    self.chains.append(own)

    def _alone(self, chains: dict[Gender | None, Chain], mention: Mention) -> Chain:
        """Whose a form is that no full name has: Mr. Dole is not Ms. Dole, Dole is the first."""
        said = gender.of_mention(self.words, mention)
        if said not in chains:
            first = next(iter(chains.values()), None)
            is_free = said is None or set(chains) == {None}
            chains[said] = first if first is not None and is_free else Chain()
        return chains[said]

    def _is_nobodys(self, chain: Chain, *, told: bool) -> bool:
        """Whether nothing tells that a name is a person's, or its neighbours that it is none's."""
        if not told and all(one.is_unsure for one in chain.mentions):
            return True
        return all(map(self._describes, chain.mentions))

    def _describes(self, mention: Mention) -> bool:
        """Whether a name is nobody's: "the Dole family", "Hollywood actress Ana Ruiz"."""
        words, before = self.words, mention.first - 1
        has_article = words.same_sentence(before, mention.first) and words.isa(before, "article")
        return has_article or mention.end in self._titled

    def _whose(self, form: str, mention: Mention, first: Mention) -> _Answer:
        said = gender.of_mention(self.words, mention)
        for known, rule, confidence in (
            (self.known.family, "short-form", SHORT_FORM),
            (self.known.given, "given-name", GIVEN_NAME),
        ):
            fitting = [one for one in known.get(form, ()) if self._can_be(one, mention, said)]
            if len(fitting) == 1:
                only = fitting[0]
                came_later = only.is_relative and first.head < _full_names(only)[0].head
                is_other = came_later and not is_introduced(self.words, first)
                return _NOBODYS if is_other else (only, rule, confidence)
            if fitting:
                return self._heaviest(fitting, mention, rule, confidence)
        near = dict.fromkeys((*self.known.halves.get(form, ()), *self.known.alike(form)))
        fitting = [one for one in near if one.can_be(said)]
        return (fitting[0], "short-form", OPEN) if len(fitting) == 1 else _NOBODYS

    def _can_be(self, chain: Chain, mention: Mention, said: Gender | None) -> bool:
        """Whether a short form can be somebody's, by the gender that is said, and since "Advocate
        Lund" is not the accused Ivan Lund."""
        before = self.words.low[mention.first : mention.head]
        is_officer = not classes()["court_officer"].isdisjoint(before)
        if is_officer and is_charged(chain):
            return not self._titles(mention).isdisjoint(self._titles(*_full_names(chain)))
        return chain.can_be(said)

    def _heaviest(
        self, fitting: Sequence[Chain], mention: Mention, rule: str, confidence: float
    ) -> _Answer:
        """Of several persons of one name the one whom the article calls by it alone."""
        lasts = [_last(chain, mention) for chain in fitting]
        last = max(filter(None, lasts), key=by_head, default=None)
        weights = [
            self._weight(chain, mention) + 0.8 * (one is last and self._goes_on(one, mention))
            for chain, one in zip(fitting, lasts, strict=True)
        ]
        second, best = sorted(weights)[-2:]
        if best == second:
            return _NOBODYS
        chosen = fitting[weights.index(best)]
        return chosen, rule, confidence if best - second >= CLEAR else OPEN

    def _weight(self, chain: Chain, mention: Mention) -> float:
        """How much speaks for a person: full names, a title, being the first; no relative, nor who
        only stands for whose relative another is."""
        full = _full_names(chain)
        titles = self._titles(*full)
        return (
            0.5 * min(len(full), 4)
            + 0.5 * bool(titles)
            + 4.0 * (not titles.isdisjoint(self._titles(mention)))
            + 0.5 * (chain is self.chains[0])
            - 1.0 * (full[0].head > mention.head)
            - 2.0 * chain.is_relative
            - 1.0 * (id(chain) in self._called_mr and mention.first == mention.head)
            - 1.0 * all(_tells_whose(self.words, one) for one in full)
        )

    def _goes_on(self, last: Mention | None, mention: Mention) -> bool:
        """Whether who was named last is told of further: by a short form already, or since he began
        the sentence before, too: "Ana Ruiz fled. Ruiz had been"."""
        words = self.words
        if last is None:
            return False
        return (last.name is not None and not last.name.is_full) or (
            words.sentence_of[mention.head] - words.sentence_of[last.head] == 1
            and words.paragraph_of[mention.head] == words.paragraph_of[last.head]
            and all(_opens(words, one) for one in (last, mention))
        )

    def _titles(self, *mentions: Mention) -> set[str]:
        """The titles before names, in small letters."""
        titles = (one.title for one in mentions if one.title is not None)
        return {self.words.text[one.start : one.end].lower() for one in titles}


def is_introduced(words: PeopleWords, mention: Mention) -> bool:
    """Whether a name is brought in as somebody's relative: "his son Dan", "Bell's mother, Ida"."""
    token = mention.first - 1
    title = words.capitals_start(mention.first, words.sentence(mention.first).first) - 1
    if words.at(title) == ",":  # "his son, Dan", "her husband, Army Major Dan Oke"
        token = title - 1
    return words.same_sentence(token, mention.first) and words.isa(token, "kin")


def _tells_whose(words: PeopleWords, mention: Mention) -> bool:
    """Whether a name stands only for whose relative another is: "brother of former mayor Dan"."""
    token = mention.first - 1
    while words.isa(token, "article", "office_past"):
        token -= 1
    return words.at(token) == "of" and words.isa(token - 1, "kin")


def _is_told(mention: Mention) -> bool:
    """Whether a title before a name, or the layer of entities, tells that it is a person's."""
    if mention.first < mention.head:
        return True
    return mention.entity is not None and mention.entity.confidence >= SURE_ENTITY


def _opens(words: PeopleWords, mention: Mention) -> bool:
    """Whether a name begins its sentence, but for a title or whose it is: "Peruvian judge Oke"."""
    token = mention.first - 1
    while words.same_sentence(token, mention.first) and (
        words.is_capital(token) or words.isa(token, "article", "office_past")
    ):
        token -= 1
    return not words.same_sentence(token, mention.first)


def _last(chain: Chain, mention: Mention) -> Mention | None:
    """Who stands last before a mention; short forms are joined after all full names."""
    before = (one for one in chain.mentions if one.head < mention.head)
    return max(before, key=by_head, default=None)


def _full_names(chain: Chain) -> list[Mention]:
    return [one for one in chain.mentions if one.name is not None and one.name.is_full]
