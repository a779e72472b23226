"""Where an entry of the lists stands in the text: what the conditions on it look at."""

from __future__ import annotations

from typing import NamedTuple

from glossator_titles.lexicon import Lexicon, Noun
from glossator_titles.view import View


class Spot(NamedTuple):
    """An entry at words `start` up to `end`; `last` is where the title before ended."""

    view: View
    start: int
    end: int
    noun: Noun
    lexicon: Lexicon
    last: int

    @property
    def before(self) -> str:
        """The word before."""
        return self.view.at(self.start - 1)

    @property
    def after(self) -> str:
        """The word after."""
        return self.view.at(self.end)

    @property
    def capital(self) -> bool:
        """Whether it has a capital."""
        return self.view.is_capital(self.start)

    @property
    def goes_on(self) -> bool:
        """Whether the sentence goes on after it."""
        return self.view.same_sentence(self.start, self.end)

    @property
    def opens(self) -> bool:
        """Whether it opens its sentence."""
        return not self.view.same_sentence(self.start - 1, self.start)
