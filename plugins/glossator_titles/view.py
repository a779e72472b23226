"""A document as parallel lists of words, which is what the rules read."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from typing import cast, get_args

import glossator
from glossator_standard import Rank, When
from glossator_titles import grammar
from glossator_titles.headlines import verbs
from glossator_titles.lexicon import Lexicon, Noun
from glossator_titles.phrase import Phrase, normalise

PLACES = frozenset({"GPE", "LOC", "FAC"})
_UNNAMED = frozenset({"DATE", "MONEY"})
_PARTS = re.compile(r"[-/]|(?:Mr|Mrs|Ms|Dr|Prof)\.(?=[A-Z][a-z])|[^-/]+")
_GLUED = re.compile(r"(?:Mr|Mrs|Ms|Dr|Prof)\.[A-Z][a-z]")
"""A form of address without the space after it ("Ms.Silva")."""


@dataclass(frozen=True, slots=True)
class Name:
    """An entity, by the words it takes: from `first` up to `end`."""

    first: int
    end: int
    label: str
    id: str
    extent: tuple[int, int]


@dataclass(slots=True)
class View:
    """The words of a document. A hyphen or a slash inside a token is a word of its own.

    Attributes:
        words: As written.
        low: Normalised, as the lists have them.
        starts: Where each starts in the text.
        ends: Where each ends.
        sentence: The number of the sentence of each.
        names: The entity of each word, where it has one.
        marked: Whether there is any entity.
        called: Where a person is called by the word of a title; see `surnames`.
        surnames: The parts of persons' names of several words.
        verbs: Where a verb stands in a headline, which has a capital as names have.
    """

    words: list[str] = field(default_factory=list)
    low: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    sentence: list[int] = field(default_factory=list)
    names: list[Name | None] = field(default_factory=list)
    marked: bool = False
    verbs: frozenset[int] = frozenset()
    surnames: frozenset[str] = frozenset()
    called: set[int] = field(default_factory=set)

    def __len__(self) -> int:
        return len(self.words)

    def glued(self, position: int) -> bool:
        """Whether this word follows the one before it without a space."""
        return 0 < position < len(self.words) and self.starts[position] == self.ends[position - 1]

    def capital(self, position: int) -> bool:
        """Whether there is a word that starts with a capital."""
        return 0 <= position < len(self.words) and self.words[position][0].isupper()

    def at(self, position: int) -> str:
        """The normalised word; nothing beyond the ends."""
        return self.low[position] if 0 <= position < len(self.low) else ""

    def name(self, position: int) -> Name | None:
        """The entity that covers the word."""
        return self.names[position] if 0 <= position < len(self.names) else None

    def same(self, left: int, right: int) -> bool:
        """Whether both words are there and in one sentence."""
        size = len(self.sentence)
        return (
            0 <= left < size and 0 <= right < size and self.sentence[left] == self.sentence[right]
        )

    def extent(self, first: int, end: int) -> tuple[int, int]:
        """The stretch of the text from word `first` up to word `end`."""
        return self.starts[first], self.ends[end - 1]


@dataclass(slots=True)
class Core:
    """A core title: words `first` up to `end`, its noun from `noun_first` up to `noun_end`."""

    first: int
    end: int
    noun_first: int
    noun_end: int
    noun: Noun
    when: When | None = None
    rank: Rank | None = None

    def take(self, said: str | None) -> None:
        """Note what a word says of the title, unless a word before it has."""
        if said in get_args(Rank):
            self.rank = self.rank or cast("Rank", said)
        elif said is not None:
            self.when = self.when or cast("When", said)

    @property
    def is_honorific(self) -> bool:
        return self.noun.kind == "honorific"


def view(document: glossator.Document, lexicon: Lexicon) -> View:
    """The words, sentences and entities of a document."""
    words, starts = _words(document)
    known = {word: normalise(word) for word in set(words)}
    made = View(
        words=words,
        low=[known[word] for word in words],
        starts=starts,
        ends=[start + len(word) for word, start in zip(words, starts, strict=True)],
        sentence=_sentences(document, starts),
    )
    made.verbs = verbs(made.words, made.low, made.sentence)
    made.names = _names(made, document, lexicon)
    made.marked = any(made.names)
    made.surnames = frozenset(
        made.low[position]
        for position, name in enumerate(made.names)
        if name is not None and name.label == "PERSON" and name.end - name.first > 1
    )
    return made


def _words(document: glossator.Document) -> tuple[list[str], list[int]]:
    """The words and where each starts."""
    words: list[str] = []
    starts: list[int] = []
    text = document.text
    for token in document.layers["tokens"]:
        word = text[token.start : token.end]
        glued = "." in word and _GLUED.match(word)
        if ("-" in word or "/" in word or glued) and len(word) > 1:
            for part in _PARTS.finditer(word):
                words.append(part[0])
                starts.append(token.start + part.start())
        elif word:
            words.append(word)
            starts.append(token.start)
    return words, starts


def _sentences(document: glossator.Document, starts: list[int]) -> list[int]:
    """The number of the sentence of each word; words between two belong to the later one."""
    numbers: list[int] = []
    number = 0
    for number, sentence in enumerate(document.layers["sentences"]):
        reached = bisect_left(starts, sentence.end, lo=len(numbers))
        numbers += [number] * (reached - len(numbers))
    return numbers + [number] * (len(starts) - len(numbers))


def _names(made: View, document: glossator.Document, lexicon: Lexicon) -> list[Name | None]:
    """The entity at each word; of overlapping ones the one that starts first, or is longer."""
    found: list[Name | None] = [None] * len(made)
    entities = document.layers.get_or_empty("entities")
    for entity in sorted(entities, key=lambda item: (item.start, -item.end)):
        if entity.label in _UNNAMED:
            continue
        position = bisect_right(made.ends, entity.start)
        end = bisect_left(made.starts, entity.end)
        if position < end and made.low[position] == "-":
            position += 1
        cut = next((one for one in range(position, end) if one in made.verbs), end)
        if cut < end and (cut == position or entity.label != "PERSON"):
            continue  # "Slams Rivals", "King Opens Parliament": what it is called is said of all.
        end = cut
        if _is_peer(made, position, end):
            extent = made.starts[position + 2], entity.end
            peer = Name(position + 2, end, "GPE", "", extent)
            found[position + 2 : end] = [peer] * (end - position - 2)
            continue  # "Duke of Arden"
        if end > position and found[position] is None:
            extent = (entity.start, entity.end)
            label = "FAC" if _is_thing(made, position, end, entity.label, lexicon) else entity.label
            name = Name(position, end, label, entity.id, extent)
            for covered in range(position, end):
                if found[covered] is None:
                    found[covered] = name
    return found


def _is_peer(made: View, first: int, end: int) -> bool:
    """Whether what is marked is a title with what it is of: "Duke of Arden"."""
    return end - first > 2 and made.low[first + 1] == "of" and made.low[first] in grammar.PEERS


def _is_thing(made: View, first: int, end: int, label: str, lexicon: Lexicon) -> bool:
    """Whether what an entity takes for a person is named after one ("Zayed Mosque")."""
    last = made.low[end - 1]
    return label == "PERSON" and end - first > 1 and last in lexicon.sites


def match(view: View, start: int, phrase: Phrase) -> int:
    """Where the phrase that starts at `start` ends; 0 where it is not there."""
    position = start + 1
    if len(phrase) == 1:
        return position
    low = view.low
    for word in phrase[1:]:
        joint = view.at(position)
        if joint in ("-", ".") and view.glued(position):
            # A full stop of its own belongs to an abbreviation ("Sqn. Ldr"): a short word.
            position += joint == "-" or len(low[position - 1]) < 5
        if position >= len(low) or low[position] != word:
            return 0
        position += 1
    return position


def match_back(view: View, end: int, phrase: Phrase) -> int:
    """Where the phrase that ends before `end` starts, hyphens aside; -1 where it is not there."""
    position = end
    for word in reversed(phrase):
        position -= 1
        if word != phrase[-1] and view.at(position) == "-":
            position -= 1
        if position < 0 or view.low[position] != word:
            return -1
    return position if view.same(position, end - 1) else -1
