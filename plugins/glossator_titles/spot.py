"""Where an entry of the lists stands in the text: what the conditions on it look at."""

from __future__ import annotations

from dataclasses import dataclass, field

from glossator_titles.lexicon import Lexicon, Noun
from glossator_titles.view import View


@dataclass(slots=True)
class Spot:
    """An entry at words `start` up to `end`.

    Attributes:
        last: Where the title before ended.
        before: The word before.
        after: The word after.
        capital: Whether it has a capital.
    """

    view: View
    start: int
    end: int
    noun: Noun
    lexicon: Lexicon
    last: int
    before: str = field(init=False)
    after: str = field(init=False)
    capital: bool = field(init=False)

    def __post_init__(self) -> None:
        self.before = self.view.at(self.start - 1)
        self.after = self.view.at(self.end)
        self.capital = self.view.is_capital(self.start)

    @property
    def goes_on(self) -> bool:
        """Whether the sentence goes on after it."""
        return self.view.same_sentence(self.start, self.end)

    @property
    def opens(self) -> bool:
        """Whether it opens its sentence."""
        return not self.view.same_sentence(self.start - 1, self.start)
