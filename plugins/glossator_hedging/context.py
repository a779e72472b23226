"""The place of a cue in its sentence, and what may stand around it.

Contexts are written as a row of words around the cue, which is ``_``: ``you _``,
``_ be {perceived}``, ``{nobody} ..3 _``. A word is one as it is written, one of a class in braces,
one with an ending (``*ing``; ``*`` is any, or none), any with a letter (``WORD``), with a capital
(``CAPITAL``), with neither that nor a figure (``COMMON``), or a participle (``EN``). Several have
``|`` between, what does not stand there has ``!`` before it: ``WORD!a|the``. ``~`` is any number of
adverbs, ``..3`` up to three words that may stand between the next one and the cue's side, ``...3``
up to three of words and marks. What the sentence has somewhere, or has not, stands behind ``/``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from glossator.errors import unknown
from glossator_hedging.classes import classes
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
class _Set:
    """Words, endings and kinds of words."""

    words: frozenset[str]
    endings: tuple[str, ...]
    kinds: tuple[Callable[[Words, int], bool], ...]

    def has(self, words: Words, position: int) -> bool:
        """Whether the word there is one of them."""
        word = words.at(position)
        if word in self.words or (self.endings and word.endswith(self.endings)):
            return True
        return bool(self.kinds) and any(kind(words, position) for kind in self.kinds)


@dataclass(frozen=True, slots=True)
class _Step:
    """What stands at one position: one of `these` and none of `others`.

    Attributes:
        these: None for any word, or none.
        reach: How many others may stand between it and the one nearer to the cue.
        across: Whether marks may be among these.
        adverbs: Whether these may be any number of adverbs.
        plain: The words one of which is within reach, where that is all that is said.
    """

    these: _Set | None
    others: _Set | None
    reach: int
    across: bool
    adverbs: bool
    plain: frozenset[str] | None

    def fits(self, words: Words, position: int) -> bool:
        """Whether it stands there."""
        if self.others and self.others.has(words, position):
            return False
        return self.these is None or self.these.has(words, position)


_KINDS: dict[str, Callable[[Words, int], bool]] = {
    "WORD": Words.is_word,
    "CAPITAL": Words.is_capital,
    "COMMON": lambda words, position: (
        words.is_word(position) and not (words.is_number(position) or words.is_capital(position))
    ),
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
    whole = [*_steps(anywhere.split())]

    def holds(place: Place) -> bool:
        words = place.words
        if not (_fit(left, words, place.start - 1, -1) and _fit(right, words, place.end, 1)):
            return False
        everywhere = range(words.size)
        return all(
            (all if step.these is None else any)(step.fits(words, at) for at in everywhere)
            for step in whole
        )

    return holds


def _fit(steps: Iterable[_Step], words: Words, position: int, way: int) -> bool:
    for step in steps:
        if step.plain:  # most are: the window is looked at as a whole, which is twice as fast
            far = position + way * step.reach
            window = words.low[max(min(position, far), 0) : max(position, far) + 1]
            if step.plain.isdisjoint(window):
                return False
        while step.adverbs and (words.at(position).endswith("ly") or words.isa(position, "light")):
            if step.these and words.at(position) in step.these.words:
                break  # "apply" is none
            position += way
        for _ in range(step.reach):
            if step.fits(words, position) or not (step.across or words.is_word(position)):
                break
            position += way
        if not step.fits(words, position):
            return False
        position += way
    return True


def _steps(parts: Iterable[str]) -> Iterator[_Step]:
    far, adverbs = "", False
    for part in parts:
        if part.startswith(".."):
            far = part
        elif part == "~":
            adverbs = True
        else:
            yield _step(part, far, adverbs=adverbs)
            far, adverbs = "", False


def _step(part: str, far: str, *, adverbs: bool) -> _Step:
    wanted, _, unwanted = part.partition("!")
    these, others, reach = _set(wanted), _set(unwanted), int(far.strip(".") or 0)
    more = adverbs or others or not these or these.endings or these.kinds
    plain = None if more or not these else these.words
    return _Step(these, others, reach, far.startswith("..."), adverbs, plain)


def _set(said: str) -> _Set | None:
    words: set[str] = set()
    endings, kinds = [], []
    for one in said.split("|"):
        name = one.strip("{}")
        if name != one and name not in classes():
            raise ValueError(unknown("class of words", name, classes()))
        if one in _KINDS:
            kinds.append(_KINDS[one])
        elif one[:1] == "*":
            endings.append(one[1:])
        else:
            words |= {one} if name == one else classes()[name]
    return _Set(frozenset(words), tuple(endings), tuple(kinds)) if said else None
