"""Mentions and chains: what stands for a person, on its way to the layers."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from glossator_people.parts import Name
from glossator_standard.people import Gender, MentionKind


@dataclass(slots=True, eq=False)
class Mention:
    """Tokens `first` up to `end` that stand for a person.

    Attributes:
        head: The token by which it is sorted among others: of a name, where it begins.
        name: The name in it, where it is one.
        entity: The entity that marks the name.
        title: The title that it is, or begins with.
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
    title: Any = None
    chain: Chain | None = None


@dataclass(slots=True, eq=False)
class Chain:
    """A person: its mentions, and what is known of it.

    Attributes:
        names: The full names under which it stands, or the one short one.
        titles: The titles that it holds.
        evidence: For "male" and "female" what told so.
        is_relative: Whether it was introduced as somebody's relative.
    """

    mentions: list[Mention] = field(default_factory=list)
    names: list[Name] = field(default_factory=list)
    titles: list[Any] = field(default_factory=list)
    evidence: dict[Gender, set[str]] = field(default_factory=dict)
    is_relative: bool = False

    def add(self, mention: Mention, rule: str, confidence: float = 1.0) -> None:
        """Let a mention stand for this person."""
        mention.chain, mention.rule, mention.confidence = self, rule, confidence
        self.mentions.append(mention)
        if mention.name is not None and mention.name not in self.names:
            self.names.append(mention.name)

    def hold(self, title: Any) -> None:
        """Note a title, once."""
        if title is not None and title not in self.titles:
            self.titles.append(title)

    def tell(self, gender: Gender, evidence: str) -> None:
        """Note what tells a gender."""
        self.evidence.setdefault(gender, set()).add(evidence)

    @property
    def gender(self) -> Gender | None:
        """The gender that the best evidence tells; None where nothing does, or both are told."""
        for best in STRENGTH:
            told = [gender for gender, found in self.evidence.items() if best in found]
            if len(told) == 1:
                return told[0]
            if told:
                return None
        return None

    def can_be(self, gender: str | None) -> bool:
        """Whether "he", or "she", can stand for this person."""
        return gender is None or self.gender in (None, gender)


STRENGTH = ("title", "kin", "pronoun", "given-name")
"""What tells a gender, the surest first."""
