"""The place of a cue in its sentence, and what may stand around it.

Contexts are written as a row of words around the cue, which is ``_``: ``you _``,
``_ be {perceived}``, ``{nobody} ..3 _``. A word is one as it is written, one of a class in braces,
one with an ending (``*ing``; ``*`` is any, or none), any with a letter (``WORD``) or a capital
(``CAPITAL``), or a participle (``EN``). Several have ``|`` between, what does not stand there has
``!`` before it; ``~`` is any number of adverbs, ``..3`` up to three words that may stand between
the next one and the cue's side. What the sentence has somewhere, or has not, stands behind ``/``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from glossator.errors import unknown
from glossator_hedging.classes import classes
from glossator_hedging.grammar import is_adverb
from glossator_standard.inflection import is_participle
from glossator_standard.words import Words


@dataclass(frozen=True, slots=True)
class Place:
    """A cue's first and past-the-last position in a sentence; what form a verb may be (base, s)."""

    words: Words
    start: int
    end: int
    roles: frozenset[str] = frozenset()

    @property
    def before(self) -> str:
        """The word before the cue."""
        return self.words.at(self.start - 1)

    @property
    def after(self) -> str:
        """The word after the cue."""
        return self.words.at(self.end)

    @property
    def complement(self) -> int:
        """Where what a verb governs starts: after adverbs in -ly, "maybe" and "perhaps"."""
        position = self.end
        if self.words.at(position) == "(" and self.words.at(position + 2) == ")":
            position += 3  # "she thought (foolishly) that"
        while (word := self.words.at(position)).endswith("ly") or word in {"maybe", "perhaps"}:
            position += 1
        return position

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
        return self.words.any_is(range(max(0, self.start - size), self.start), *names)


Condition = Callable[[Place], bool]


@dataclass(frozen=True, slots=True)
class _Step:
    """What stands at one position: one of these words, with one of these endings, of these kinds.

    Attributes:
        unlike: Or none of these.
        reach: How many others may stand between it and the one nearer to the cue.
        adverbs: Whether these may be any number of adverbs.
    """

    words: frozenset[str]
    endings: tuple[str, ...]
    kinds: tuple[Callable[[Words, int], bool], ...]
    unlike: bool
    reach: int
    adverbs: bool

    def fits(self, words: Words, position: int) -> bool:
        word = words.at(position)
        found = word in self.words or word.endswith(self.endings)
        return (found or any(kind(words, position) for kind in self.kinds)) != self.unlike


_KINDS: dict[str, Callable[[Words, int], bool]] = {
    "WORD": Words.is_word,
    "CAPITAL": Words.is_capital,
    "EN": lambda words, position: is_participle(words.at(position)),
}


def context(notation: str) -> Condition:
    """The condition that a context stands around a cue.

    Raises:
        ValueError: where it names a class of words that there is not, or has no cue.
    """
    near, _, anywhere = notation.partition(" / ")
    parts = near.split()
    if "_" not in parts:
        raise ValueError(f"expected a context with '_' for its cue, got {notation!r}")
    cue = parts.index("_")
    left, right = [*_steps(parts[:cue][::-1])], [*_steps(parts[cue + 1 :])]
    without = anywhere[:1] == "!"
    named = [*_steps(anywhere.removeprefix("!").split())]

    def holds(place: Place) -> bool:
        words = place.words
        if not (_fit(left, words, place.start - 1, -1) and _fit(right, words, place.end, 1)):
            return False
        return not named or without != any(named[0].fits(words, at) for at in range(words.size))

    return holds


def _fit(steps: Iterable[_Step], words: Words, position: int, way: int) -> bool:
    for step in steps:
        while step.adverbs and is_adverb(words.at(position)):
            if words.at(position) in step.words and not step.unlike:
                break  # "apply" is none
            position += way
        for _ in range(step.reach):
            if step.fits(words, position):
                break
            position += way
        if not step.fits(words, position):
            return False
        position += way
    return True


def _steps(parts: Iterable[str]) -> Iterator[_Step]:
    reach, adverbs = 0, False
    for part in parts:
        if part.startswith(".."):
            reach = int(part[2:])
        elif part == "~":
            adverbs = True
        else:
            yield _step(part, reach, adverbs=adverbs)
            reach, adverbs = 0, False


def _step(part: str, reach: int, *, adverbs: bool) -> _Step:
    words: set[str] = set()
    endings, kinds = [], []
    for one in part.removeprefix("!").split("|"):
        name = one.strip("{}")
        if name != one and name not in classes():
            raise ValueError(unknown("class of words", name, classes()))
        if one in _KINDS:
            kinds.append(_KINDS[one])
        elif one[0] == "*":
            endings.append(one[1:])
        else:
            words |= {one} if name == one else classes()[name]
    return _Step(frozenset(words), tuple(endings), tuple(kinds), part[0] == "!", reach, adverbs)
