"""Mentions and chains: what stands for a person, on its way to the layers."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from statistics import fmean
from typing import Any

from glossator_people.confidence import UNSURE_ENTITY
from glossator_people.description import Description
from glossator_people.parts import Name
from glossator_people.words import PeopleWords
from glossator_standard import people as layers
from glossator_standard.people import Gender, MentionKind


@dataclass(slots=True, eq=False)
class Mention:
    """Tokens `first` up to `end` that stand for a person.

    Attributes:
        head: The token by which it is sorted among others: of a name, where it begins.
        name: The name in it, where it is one.
        entity: The entity that marks the name.
        extent: Where the name stands in the text.
        title: The title that it is, or begins with.
        age: The years that stand behind a name ("Jo Bell, 26,"); 0 where none do.
        chain: Whom it stands for.
    """

    first: int
    end: int
    kind: MentionKind
    head: int
    rule: str = ""
    confidence: float = 1.0
    name: Name | None = None
    entity: Any = None
    extent: tuple[int, int] | None = None
    title: Any = None
    age: int = 0
    chain: Chain | None = None

    @property
    def is_unsure(self) -> bool:
        """Whether the entity is hardly one of a person."""
        return self.entity is not None and self.entity.confidence < UNSURE_ENTITY

    @property
    def keys(self) -> list[Any]:
        """By what a title may point at the name: the entity's id, or where it stands."""
        return [self.extent] if self.entity is None else [self.entity.id, self.extent]


@dataclass(slots=True, eq=False)
class Chain:
    """A person: its mentions, and what is known of it.

    Attributes:
        names: The full names under which it stands, or the one short one.
        ages: The years that stand behind these.
        descriptions: Its titles, and nouns that it was described with.
        kinds: One of these for each wording.
        is_new: Whether it was only brought in with "a": no person of the article, unless there is
            more of it.
        is_noun: Whether it is only "the victim": no person of the article, unless a pronoun stands
            for it, too.
        evidence: For "male" and "female" what told so.
        gender: What the best evidence tells; None where there is none, or it tells both.
        leans: The gender that a name alone tells, if it is a given name.
        is_relative: Whether it was introduced as somebody's relative, or lawyer.
        is_author: Whether a byline names it, and so nobody of whom the article tells.
    """

    mentions: list[Mention] = field(default_factory=list)
    names: list[Name] = field(default_factory=list)
    ages: set[int] = field(default_factory=set)
    descriptions: list[Description] = field(default_factory=list)
    kinds: dict[tuple[tuple[str, ...], str, bool], Description] = field(default_factory=dict)
    evidence: dict[Gender, set[str]] = field(default_factory=dict)
    gender: Gender | None = None
    leans: Gender | None = None
    is_relative: bool = False
    is_author: bool = False
    is_new: bool = False
    is_noun: bool = False

    def add(self, mention: Mention, rule: str, confidence: float = 1.0) -> None:
        """Let a mention stand for this person."""
        mention.chain, mention.rule, mention.confidence = self, rule, confidence
        self.mentions.append(mention)
        if mention.name is not None and mention.name not in self.names:
            self.names.append(mention.name)
        if mention.age:
            self.ages.add(mention.age)

    def describe(self, description: Description) -> None:
        """Note a title or noun."""
        self.descriptions.append(description)
        key = description.head, description.of, description.is_former
        self.kinds.setdefault(key, description)

    @property
    def nouns(self) -> set[str]:
        """The nouns of its titles and descriptions: "boy", "mayor"."""
        return {one.head[-1] for one in self.kinds.values()}

    @property
    def is_teen(self) -> bool:
        """Whether an age makes "the teenager" of somebody."""
        return any(13 <= age < 20 for age in self.years)

    @property
    def years(self) -> set[int]:
        """The ages with which it was named or described."""
        return {*self.ages, *(one.age for one in self.descriptions if one.age)}

    def may_be_aged(self, age: int) -> bool:
        """Whether no age tells it apart; 0 is none."""
        return not (age and self.years) or age in self.years

    @property
    def start(self) -> int:
        """Where its first mention stands."""
        return self.mentions[0].head

    @property
    def is_person(self) -> bool:
        """Whether there is enough of it to be a person of the article."""
        if self.is_noun and all(one.kind == "nominal" for one in self.mentions):
            return False
        return len(self.mentions) > self.is_new

    def last_before(self, token: int) -> Mention | None:
        """The last mention before a token; mentions stand in the order of the text."""
        place = bisect_left(self.mentions, token, key=by_head)
        return self.mentions[place - 1] if place else None

    @property
    def titles(self) -> list[Any]:
        """The titles that it holds, in the order of the text."""
        held = [one for one in self.descriptions if one.title is not None]
        return [one.title for one in sorted(held, key=lambda one: one.first)]

    def tell(self, gender: Gender, evidence: str) -> None:
        """Note what tells a gender."""
        self.evidence.setdefault(gender, set()).add(evidence)
        for best in STRENGTH:
            told = [one for one, found in self.evidence.items() if best in found]
            if told:
                self.gender = told[0] if len(told) == 1 else None
                return

    @property
    def is_told(self) -> bool:
        """Whether something tells the gender that is no pronoun."""
        return self.gender is not None and self.evidence[self.gender] != {"pronoun"}

    def can_be(self, gender: str | None) -> bool:
        """Whether "he", or "she", can stand for this person."""
        return gender is None or self.gender in (None, gender)


def by_head(mention: Mention) -> int:
    """The order of mentions."""
    return mention.head


def nearest_before(ordered: Sequence[Mention], token: int) -> Iterator[Mention]:
    """The mentions before a word, of those in the order of the text, the nearest first."""
    for place in range(bisect_left(ordered, token, key=by_head) - 1, -1, -1):
        yield ordered[place]


STRENGTH = ("title", "kin", "family-name", "given-name", "pronoun")
"""What tells a gender, the surest first."""
_BRACKETS = str.maketrans("", "", "[]")


def persons(words: PeopleWords, chains: list[Chain]) -> Iterator[layers.Person | layers.Mention]:
    """The layers; a mention's number, and so its id, is its place in the text."""
    mentions = sorted(
        (one for chain in chains for one in chain.mentions), key=lambda one: (one.first, one.end)
    )
    ids = {id(one): f"mentions:{number}" for number, one in enumerate(mentions, 1)}
    for one in mentions:
        yield layers.Mention(
            start=words.starts[one.first],
            end=words.ends[one.end - 1],
            kind=one.kind,
            entity=one.entity.id if one.entity is not None else None,
            title=one.title.id if one.title is not None else None,
            rule=one.rule,
            confidence=one.confidence,
        )
    for chain in chains:
        best = _fullest(words, chain)
        start, end = _extent(words, best)
        yield layers.Person(
            start=start,
            end=end,
            name=_spelled(words.text[start:end]) if best.name is not None else None,
            mentions=[ids[id(one)] for one in sorted(chain.mentions, key=lambda one: one.first)],
            titles=[title.id for title in chain.titles],
            gender=chain.gender,
            gender_evidence=sorted(chain.evidence[chain.gender]) if chain.gender else [],
            confidence=round(fmean(one.confidence for one in chain.mentions), 2),
        )


def _spelled(name: str) -> str:
    """A name on one line, without an editor's brackets: "[Ana] Ruiz"."""
    return " ".join(name.translate(_BRACKETS).split())


def _fullest(words: PeopleWords, chain: Chain) -> Mention:
    """The mention with the most words of a name, of those one with capitals, the first of them;
    else the first mention."""
    return min(
        chain.mentions,
        key=lambda one: (
            -len(one.name.words) if one.name is not None else 0,
            one.name is not None and not words.text[_extent(words, one)[0]].isupper(),
            one.first,
        ),
    )


def _extent(words: PeopleWords, mention: Mention) -> tuple[int, int]:
    """Where the name in a mention stands; the whole of one without a name."""
    return mention.extent or words.extent(mention.first, mention.end)
