"""The place of a cue in its sentence, as conditions see it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from glossator_standard.words import Words


@dataclass(frozen=True, slots=True)
class Place:
    """A cue's first and past-the-last position in a sentence."""

    words: Words
    start: int
    end: int

    @property
    def before(self) -> str:
        """The word before the cue."""
        return self.words.at(self.start - 1)

    @property
    def after(self) -> str:
        """The word after the cue."""
        return self.words.at(self.end)

    def precedes(self, *names: str) -> bool:
        """Whether the word before the cue belongs to one of these classes."""
        return self.words.isa(self.start - 1, *names)

    def starts_with(self, *names: str) -> bool:
        """Whether the cue's first word belongs to one of these classes."""
        return self.words.isa(self.start, *names)

    def follows(self, *names: str) -> bool:
        """Whether the word after the cue belongs to one of these classes."""
        return self.words.isa(self.end, *names)

    def word_follows(self) -> bool:
        """Whether a word comes after the cue, no punctuation."""
        return self.words.is_word(self.end)

    def lately(self, size: int, *names: str) -> bool:
        """Whether one of the last `size` words belongs to one of these classes."""
        first = max(0, self.start - size)
        return any(self.words.isa(position, *names) for position in range(first, self.start))


Condition = Callable[[Place], bool]
