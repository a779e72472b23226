"""A document's words as parallel lists, which is what rules read: looked up, never searched."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import accumulate, compress
from typing import Any, NamedTuple, TypeVar

import glossator
from glossator_standard import english
from glossator_standard.entities import Entity

HYPHENS = re.compile(r"[-/]|[^-/]+")
"""For `split`: hyphens and slashes inside a token are words of their own."""

Classes = Mapping[str, frozenset[str]]
"""Words by the name of their class."""

Value = TypeVar("Value")

_LETTERS = "abcdefghijklmnopqrstuvwxyz.$£€¥₹₦₱"


class TokenRange(NamedTuple):
    """The words from `first` up to `end`, by their numbers."""

    first: int
    end: int


class Words:
    """The words of a stretch of a text.

    A position before the first word or after the last reads as the empty word, so that rules need
    no bounds checks.

    Attributes:
        text: The whole text.
        starts: Where each word starts in the text.
        ends: Where each word ends in the text.
        low: Each word in lower case, with a straight apostrophe.
        classes: The classes of words that `isa` knows; those of `english.toml` unless given.
    """

    def __init__(
        self,
        text: str,
        starts: Sequence[int],
        ends: Sequence[int],
        low: Sequence[str],
        classes: Classes | None = None,
    ) -> None:
        self.text = text
        self.starts = starts
        self.ends = ends
        self.low = low
        self.size = len(low)
        self.classes = english.classes() if classes is None else classes

    def __len__(self) -> int:
        return self.size

    def at(self, position: int) -> str:
        """The word in lower case, with a straight apostrophe."""
        return self.low[position] if 0 <= position < self.size else ""

    def raw(self, position: int) -> str:
        """The word as it is written."""
        if not 0 <= position < self.size:
            return ""
        return self.text[self.starts[position] : self.ends[position]]

    def isa(self, position: int, *classes: str) -> bool:
        """Whether the word belongs to one of these classes of words."""
        if not 0 <= position < self.size:
            return False
        word, known = self.low[position], self.classes
        for name in classes:  # noqa: SIM110  # a loop is twice as fast as any(), and rules ask much
            if word in known[name]:
                return True
        return False

    def any_is(self, positions: Iterable[int], *classes: str) -> bool:
        """Whether one of the words at these positions belongs to one of these classes."""
        return any(self.isa(position, *classes) for position in positions)

    def is_capital(self, position: int) -> bool:
        """Whether the word starts with a capital letter."""
        return 0 <= position < self.size and self.text[self.starts[position]].isupper()

    def is_word(self, position: int) -> bool:
        """Whether there is a word with a letter."""
        word = self.at(position)
        return word.isalpha() or any(map(str.isalpha, word))

    def is_number(self, position: int) -> bool:
        """Whether the word is a number in figures, with or without a currency, or in letters."""
        word = self.at(position)
        if word[:1].isdigit() or word in english.words("number_word"):
            return True
        figures = word.lstrip(_LETTERS)
        return figures[:1].isdigit() and word.removesuffix(figures) in english.words("currency")

    def opens_line(self, position: int) -> bool:
        """Whether a line begins with the word, or there is none."""
        if not 0 < position < self.size:
            return True
        return "\n" in self.text[self.ends[position - 1] : self.starts[position]]

    def is_glued(self, position: int) -> bool:
        """Whether the word follows the one before it without a space."""
        return 0 < position < self.size and self.starts[position] == self.ends[position - 1]

    def skip(self, position: int, words: Container[str]) -> int:
        """The first word from a position on that is none of these."""
        while self.at(position) in words:
            position += 1
        return position

    def skip_back(self, position: int, words: Container[str]) -> int:
        """The first word from a position leftwards that is none of these."""
        while self.at(position) in words:
            position -= 1
        return position

    def capitals_start(self, end: int, first: int = 0) -> int:
        """Where the words with a capital before word `end` begin, at `first` at the earliest."""
        while end > first and self.is_capital(end - 1):
            end -= 1
        return end

    def capitals_end(self, first: int, end: int | None = None) -> int:
        """Where the words with a capital from `first` on end, at `end` at the latest."""
        last = self.size if end is None else end
        while first < last and self.is_capital(first):
            first += 1
        return first

    def covering(self, start: int, end: int) -> TokenRange:
        """The words that a stretch of the text touches."""
        return TokenRange(bisect_right(self.ends, start), bisect_left(self.starts, end))

    def extent(self, first: int, end: int) -> tuple[int, int]:
        """The stretch of the text from word `first` up to word `end`, which has a word in it."""
        return self.starts[first], self.ends[end - 1]

    def part(self, first: int, end: int) -> Words:
        """The words from `first` up to `end` by themselves, numbered from 0: a sentence, say."""
        cut = slice(first, end)
        return Words(self.text, self.starts[cut], self.ends[cut], self.low[cut], self.classes)


@dataclass(eq=False)
class Columns:
    """The words of a document one below the other, which nobody changes: many read them.

    Attributes:
        starts: Where each starts in the text.
        ends: Where each ends.
        words: Each as it is written.
        low: Each in lower case, with a straight apostrophe.
    """

    starts: Sequence[int]
    ends: Sequence[int]
    words: list[str]
    low: list[str]

    @cached_property
    def _odd(self) -> list[int]:
        """The numbers of the words that are more than letters, or one mark: few of all."""
        return [*compress(range(len(self.words)), map(_ODD.__getitem__, self.words))]

    def split(self, cuts: Mapping[str, Sequence[str]]) -> Columns:
        """The parts of the words that are more than letters or one mark, and the rest.

        Args:
            cuts: What each such word is cut into; nothing where it stays whole.
        """
        made: list[list[Any]] = [[], [], [], []]
        own = self.starts, self.ends, self.words, self.low
        done = 0
        for number in self._odd:
            parts = cuts[self.words[number]]
            if not parts:
                continue
            edges = [*accumulate(map(len, parts), initial=self.starts[number])]
            low = [_LOW[part] for part in parts]
            cut: list[Sequence[Any]] = [edges[:-1], edges[1:], parts, low]
            for column, whole, pieces in zip(made, own, cut, strict=True):
                column += whole[done:number]
                column += pieces
            done = number + 1
        for column, whole in zip(made, own, strict=True):
            column += whole[done:]
        return Columns(*made)


def columns_of(document: glossator.Document) -> Columns:
    """The tokens of a document as columns: made once, and kept with the layer."""
    text, tokens = document.text, document.layers["tokens"]
    made_of, columns = tokens.kept(_COLUMNS, lambda: (text, _columns(text, tokens)))
    # A layer may be put into another document.
    return columns if made_of == text else _columns(text, tokens)


_COLUMNS = "glossator_standard.words"


def _columns(text: str, tokens: glossator.Layer[Any]) -> Columns:
    starts, ends = tokens.starts, tokens.ends
    known = _WORDS.__getitem__
    words = [known(text[start:end]) for start, end in zip(starts, ends, strict=True)]
    return Columns(starts, ends, words, [*map(_LOW.__getitem__, words)])


class DocumentWords(Words):
    """The words of a document, with its sentences and entities.

    Args:
        document: With the layers `tokens` and `sentences`; `entities` are looked at where they are.
        split: What a token that is more than letters is cut into, each part a word of its own;
            `HYPHENS`, or a pattern without groups that matches all of such a token, part by part.
        classes: The classes of words that `isa` knows; those of `english.toml` unless given.
        lower: What makes the words of `low`, where that is more than lower case.
    """

    def __init__(
        self,
        document: glossator.Document,
        *,
        split: re.Pattern[str] | None = None,
        classes: Classes | None = None,
        lower: Callable[[str], str] | None = None,
    ) -> None:
        columns = columns_of(document)
        if split is not None:
            columns = columns.split(_parts(split))
        low = columns.low if lower is None else [*map(lower, columns.words)]
        super().__init__(document.text, columns.starts, columns.ends, low, classes)
        self.words = columns.words
        self._document = document

    @cached_property
    def sentences(self) -> list[TokenRange]:
        """The words of each sentence, in order; sentences without words are left out."""
        found: list[TokenRange] = []
        first = end = 0
        for sentence in self._document.layers["sentences"]:
            end = bisect_left(self.starts, sentence.end, lo=first)
            if end > first:
                found.append(TokenRange(first, end))
                first = end
        if end < self.size:
            # Words after the last sentence belong to it.
            found[-1:] = [TokenRange(found[-1].first if found else 0, self.size)]
        return found

    def sentence(self, position: int) -> TokenRange:
        """The words of the sentence of a word.

        Raises:
            IndexError: where there is no word.
        """
        return self.sentences[self.sentence_of[position]]

    @cached_property
    def sentence_of(self) -> list[int]:
        """The number of each word's sentence; words between two belong to the later one."""
        numbers: list[int] = []
        for number, (first, end) in enumerate(self.sentences):
            numbers += [number] * (end - first)
        return numbers

    def same_sentence(self, left: int, right: int) -> bool:
        """Whether both words are there and in one sentence."""
        if not (0 <= left < self.size and 0 <= right < self.size):
            return False
        return self.sentence_of[left] == self.sentence_of[right]

    def leftwards(self, position: int, reach: int | None = None) -> range:
        """The words before a word in its sentence, the nearest first; at most `reach` of them."""
        if not 0 <= position < self.size:
            return range(0)
        first = self.sentence(position).first
        farthest = first if reach is None else max(first, position - reach)
        return range(position - 1, farthest - 1, -1)

    def rightwards(self, position: int, reach: int | None = None) -> range:
        """The words behind a word in its sentence, the nearest first; at most `reach` of them."""
        if not 0 <= position < self.size:
            return range(0)
        end = self.sentence(position).end
        return range(position + 1, end if reach is None else min(end, position + 1 + reach))

    def entity_at(self, position: int) -> Entity | None:
        """The entity that the word is in; of overlapping ones the first to start, or the longest.

        None where there is none, or no layer `entities`.
        """
        return self._entities[position] if 0 <= position < self.size else None

    @cached_property
    def _entities(self) -> list[Entity | None]:
        found: list[Entity | None] = [None] * self.size
        entities = self._document.layers.get_or_empty(Entity)
        for entity in sorted(entities, key=lambda one: (one.start, -one.end)):
            for position in range(*self.covering(entity.start, entity.end)):
                found[position] = found[position] or entity
        return found


class Memory(dict[str, Value]):
    """What a function says of each word, asked once for each; with a bound.

    Called a million times, a look-up costs a third of a cached function's call.

    Args:
        function: What is asked. Of words that are longer than `longest` code points it is asked
            each time: they are addresses and the like, which do not come again.
        bound: How many words are kept.
        longest: The longest of these.
    """

    def __init__(
        self, function: Callable[[str], Value], bound: int = 1 << 16, longest: int = 64
    ) -> None:
        self._function = function
        self._bound = bound
        self._longest = longest

    def __missing__(self, word: str) -> Value:
        if len(self) >= self._bound:
            self.clear()
        made = self._function(word)
        if len(word) <= self._longest:
            self[word] = made
        return made


_WORDS = Memory(str)
"""Each word once, however often texts have it: what is equal is the same, which is seen soonest."""
_LOW = Memory(lambda word: word.lower().replace("’", "'"))
_ODD = Memory(lambda word: len(word) > 1 and not word.isalpha())
"""Whether a word is more than letters, or one mark."""


@cache
def _parts(pattern: re.Pattern[str]) -> Memory[Sequence[str]]:
    """The parts of each word that has several, by what matches it part by part."""

    def parts(word: str) -> Sequence[str]:
        found = () if len(word) < 2 else pattern.findall(word)
        return found if len(found) > 1 else ()

    return Memory(parts)
