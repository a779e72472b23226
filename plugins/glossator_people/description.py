"""What somebody is described with, a title or a noun; and which two can be one person's."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from glossator_gazetteer.states import state_of
from glossator_people.lexicon import broader, classes
from glossator_standard.people import Gender

HEADS = frozenset(("boss", "chief", "head"))
"""What the papers call whoever has the highest office of a body."""
_SAME_LETTERS = 4
"""Letters that a country and its adjective share: "Malaysia", "Malaysian"."""


@dataclass(frozen=True, slots=True)
class Description:
    """Words `first` up to `end`.

    Attributes:
        head: Its words before any preposition.
        title: The annotation, where it is a title.
        of: In small letters, what a title is held in or for, or whose relative it is.
        is_relative: Whether it names somebody as a relative of another.
        field: The words behind the preposition of a title: "health" of "minister of health".
        age: The years that stand before it; 0 where none do.
        is_former: Whether it says that the office is held no longer: "the former president".
        known: The article ("the", "a") or "whose", as `article` tells; nothing in a predicate.
        gender: The gender that its words tell.
    """

    first: int
    end: int
    head: tuple[str, ...]
    title: Any = None
    of: str = ""
    is_relative: bool = False
    field: tuple[str, ...] = ()
    age: int = 0
    is_former: bool = False
    known: str = ""
    gender: Gender | None = None

    @property
    def is_before_name(self) -> bool:
        """Whether it is a title before its holder's name, without a comma."""
        return self.title is not None and self.title.rule.endswith("before-name")

    @property
    def is_held(self) -> bool:
        """Whether it is a title with a holder, marked or not."""
        return self.title is not None and self.title.holder_span is not None

    @property
    def is_plural(self) -> bool:
        """Whether it names several persons."""
        return is_plural(self.head[-1])

    @property
    def is_acting(self) -> bool:
        """Whether it is an office that somebody holds for a time: "the interim president"."""
        return self.title is not None and self.title.rank == "acting"

    def can_be(self, other: Description) -> bool:
        """Whether two can be one person's: "the minister" and "Malaysia's foreign minister"."""
        both_act = self.is_acting and other.is_acting
        if both_act and replace(other, head=other.head[-1:]).takes_in(self):
            return True  # "the interim president", who was named interim leader
        if self.head[-1] in HEADS and other.title is not None:
            told = {*self.head[:-1]} - classes()["office_state"]
            if self.of or told:
                return self.of in ("", other.of) and told <= set(other.head)
            if self.field and other.of:
                return not _field(*self.field).isdisjoint(_field(*other.of.split()))
        if self.is_former != other.is_former:
            now = other if self.is_former else self
            if now.title is None or now.title.when != "former":
                return False
        one, two = sorted((self.head, other.head), key=len)
        further = two[: len(two) - len(one)]
        leads = one[-1:] == one and one[-1] in classes()["leading"] and "interim" in further
        if two[len(further) :] != one:
            return False
        if not (leads or classes()["office_part"].isdisjoint(further)):
            return False  # an interim leader is the leader, a deputy one is none
        fields = [_field(*further, *self.field), _field(*other.field)]
        if len(self.head) < len(other.head):
            fields = [_field(*self.field), _field(*further, *other.field)]
        if all(fields) and fields[0].isdisjoint(fields[1]):
            return False
        return self.may_be_of(other)

    def takes_in(self, other: Description) -> bool:
        """Whether a noun by itself calls the holder of a title again: "the diplomat" for an
        ambassador."""
        nouns = [word for word in self.head if word not in classes()["office_state"]]
        if self.field or not self.may_be_of(other):
            return False
        ends = (other.head[first:] for first in range(len(other.head)))
        broad = next(filter(None, map(broader().get, ends)), ())
        return nouns == [self.head[-1]] and self.head[-1] in broad

    def may_be_of(self, other: Description) -> bool:
        """Whether two may be held in the same body, or for the same state."""
        if not (self.of and other.of) or self.of[:_SAME_LETTERS] == other.of[:_SAME_LETTERS]:
            return True
        if self.of in _initials(other.of) or other.of in _initials(self.of):
            return True
        state = state_of(self.of)
        return bool(state) and state == state_of(other.of)

    def is_told_again(self, other: Description) -> bool:
        """Whether both tell the same office of the same body or state: "a Chinese envoy" and
        "China's envoy"."""
        return bool(self.of and other.of) and self.can_be(other)


def is_plural(noun: str) -> bool:
    """Whether a noun in small letters names several persons, as its ending tells."""
    if noun in classes()["singular"] or noun.endswith(("ss", "us", "'s")):
        return False
    return noun.endswith(("s", "men", "people"))


def _initials(name: str) -> tuple[str, str]:
    """What a name may be for short, with the initials of its small words and without them."""
    words = name.split()
    small = classes()["before_object"] | classes()["article"] | {"and"}
    return "".join(word[0] for word in words), "".join(one[0] for one in words if one not in small)


def _field(*words: str) -> set[str]:
    """The fields that words name, by the letters that "defence" and "defense" share."""
    known = classes()
    return {
        one[:_SAME_LETTERS]
        for one in words
        if one not in known["office_state"] and one not in known["before_object"] and one.isalpha()
    } - {"and", "the"}
