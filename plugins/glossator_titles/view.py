"""A document as parallel lists of words, which is what the rules read."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import compress
from typing import cast, get_args

import glossator
from glossator_standard import Rank, When
from glossator_standard.inflection import irregular_pasts
from glossator_standard.words import DocumentWords, Memory
from glossator_titles import grammar
from glossator_titles.headlines import verbs
from glossator_titles.lexicon import Lexicon, Noun
from glossator_titles.lists import Phrase, normalise

PLACES = frozenset({"GPE", "LOC", "FAC"})
_UNNAMED = frozenset({"DATE", "MONEY"})
_PASTS = irregular_pasts()
"""No name of a body goes on over one: "Bureau of Mines began"."""
_PARTS = re.compile(r"[-/]|(?:Mr|Mrs|Ms|Dr|Prof)\.(?=[A-Z][a-z])|[^-/]+")
"""A word between hyphens, or a form of address without the space after it ("Ms.Silva")."""
_LOW = Memory(normalise)


@dataclass(slots=True)
class Name:
    """An entity, by the words it takes: from `first` up to `end`."""

    first: int
    end: int
    label: str
    id: str
    extent: tuple[int, int]


class View(DocumentWords):
    """The words of a document. A hyphen or a slash inside a token is a word of its own.

    Attributes:
        low: Normalised, as the lists have them.
        names: The entity of each word, where it has one.
        marked: Whether there is any entity.
        surnames: The parts of persons' names of several words.
        bodies: Bodies and places whose name is one word.
        called: Where a person is called by the word of a title; see `surnames`.
        verbs: Where a verb stands in a headline, which has a capital as names have.
    """

    def __init__(self, document: glossator.Document, lexicon: Lexicon) -> None:
        super().__init__(document, split=_PARTS, lower=_LOW.__getitem__)
        self.verbs = verbs(self.words, self.low, self.sentences)
        self._join_firms()
        self.names: list[Name | None] = [None] * self.size
        self.surnames: set[str] = set()
        self.bodies: set[str] = set()
        self.called: set[int] = set()
        _mark_names(self, document, lexicon)
        self.marked = any(self.names)

    def _join_firms(self) -> None:
        """Have a sentence go on after a firm's "Inc." before the letters of an office."""
        letters = map(grammar.LETTERS.__contains__, self.low)
        for position in compress(range(self.size), letters):
            if self.at(position - 1) not in grammar.INCORPORATED:
                continue
            numbers, later = self.sentence_of, self.sentence_of[position]
            end = position
            while end < self.size and numbers[end] == later:
                numbers[end] = numbers[position - 1]
                end += 1

    def name(self, position: int) -> Name | None:
        """The entity that covers the word."""
        return self.names[position] if 0 <= position < self.size else None


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


def _mark_names(made: View, document: glossator.Document, lexicon: Lexicon) -> None:
    """Note the entity at each word; of overlapping ones the one that starts first, or is longer."""
    names, low, starts, ends = made.names, made.low, made.starts, made.ends
    entities = document.layers.get_or_empty("entities")
    for entity in sorted(entities, key=lambda item: (item.start, -item.end)):
        label = entity.label
        if label in _UNNAMED:
            continue
        extent = (entity.start, entity.end)
        position = bisect_right(ends, extent[0])
        end = bisect_left(starts, extent[1], position)
        if position < end and low[position] == "-":
            position += 1
        position += label == "PERSON" and made.words[position] in ("II", "III")
        if made.verbs:
            cut = next((one for one in range(position, end) if one in made.verbs), end)
            if cut < end and (cut == position or label != "PERSON"):
                continue  # "Slams Rivals", "King Opens Parliament": said of all, or no name.
            end = cut
        elif label == "ORG":
            verbs_in = (at for at in range(position + 1, end) if low[at] in _PASTS)
            end = next((at for at in verbs_in if made.words[at].islower()), end)
            end = _before_office(made, position, end, lexicon)
        brand = label == "ORG" and made.at(end) == "!" and made.same_sentence(end - 1, end + 1)
        end += brand and made.words[end + 1].islower()  # "Zentrix! founder"
        office = position < end - 1 and low[end - 1].removesuffix("s") in grammar.ENDS_OFFICE
        office = office and label in ("ORG", "PERSON")
        if office and lexicon.inside.keys() >= {*low[position : end - 1]}:
            continue  # "National Political Commissar", "District Police Officers"
        if label == "PERSON" and end - position in (2, 3) and low[end - 1] in grammar.ENDS_OFFICE:
            # "Kelmar Governor" is nobody's name, whatever the entities say.
            end, label, extent = position + 1, "ORG", (entity.start, made.ends[position])
        post = made.words[position].isupper() and low[position] in grammar.POST_LETTERS
        if post and made.at(position + 1) in lexicon.fields:
            continue  # "DIG Operations" is nobody
        inner = label == "PERSON" and low[position] not in lexicon.alone
        if inner and (title := _addressed(made, position, end)):
            place = Name(position, title, "ORG", "", (entity.start, made.ends[title - 1]))
            names[position:title] = [place] * (title - position)
            position, extent = title + 1, (made.starts[title + 1], entity.end)
        if end - position > 2 and _is_peer(made, position):  # "Duke of Arden"
            extent = made.starts[position + 2], entity.end
            peer = Name(position + 2, end, "GPE", "", extent)
            names[position + 2 : end] = [peer] * (end - position - 2)
        elif end > position and names[position] is None:
            if label == "PERSON" and made.words[min(end, made.size - 1)] == "I":
                end += made.at(end + 1) in (",", ".", "of")  # "King Carl I, the former"
            if label == "PERSON" and end - position > 1:
                at_place = made.at(position - 1) in grammar.AT_PLACES
                if low[end - 1] in lexicon.sites and (
                    at_place or low[end - 1] not in grammar.SITE_SURNAMES
                ):
                    label = "FAC"  # "Zayed Mosque"
                else:
                    made.surnames.update(low[position:end])
            if end - position == 1 and label in ("ORG", "GPE"):
                made.bodies.add(low[position])
            name = Name(position, end, label, entity.id, extent)
            names[position:end] = [name] * (end - position)


def _before_office(made: View, first: int, end: int, lexicon: Lexicon) -> int:
    """Where a body ends before the next title: "Dean of *Lund School* and Deputy Dean of"."""
    joint = next((at for at in range(first + 1, end - 1) if made.low[at] == "and"), 0)
    office = joint + 1
    while joint and office < end and (further := office_end(made, office, lexicon)):
        office = further
    return joint if joint and office == end and made.at(end) == "of" else end


def _addressed(made: View, first: int, end: int) -> int:
    """Where a title stands in what is marked as a person ("Lund *Cllr* Ana Ruiz"); else 0."""
    for at in range(first + 1, min(first + 5, end - 1)):
        letters = made.words[at].isupper() and made.low[at] in grammar.INNER_LETTERS
        if letters or (at < first + 3 and made.low[at] in grammar.NO_MIDDLE_NAMES):
            return at
    return 0


def _is_peer(made: View, first: int) -> bool:
    """Whether what is marked is a title with what it is of: "Duke of Arden"."""
    return made.low[first + 1] == "of" and made.low[first] in grammar.PEERS


def match(view: View, start: int, phrase: Phrase) -> int:
    """Where the phrase that starts at `start` ends; 0 where it is not there."""
    position = start + 1
    if len(phrase) == 1:
        return position
    low = view.low
    for word in phrase[1:]:
        joint = view.at(position)
        if joint in ("-", ".") and view.is_glued(position):
            # A full stop of its own belongs to an abbreviation ("Sqn. Ldr"): a short word.
            position += joint == "-" or len(low[position - 1]) < 5
        if position >= len(low) or low[position] != word:
            return 0
        position += 1
    return position


def begins_office(view: View, position: int, lexicon: Lexicon) -> bool:
    """Whether the words from `position` on are an entry: "art critic" is one, "art" is none."""
    return office_end(view, position, lexicon) > 0


def office_end(view: View, position: int, lexicon: Lexicon) -> int:
    """Where the entry ends that begins at `position`; 0 where none does."""
    entries = lexicon.nouns.get(view.at(position), ())
    return next((end for noun in entries if (end := match(view, position, noun.phrase))), 0)


def match_back(view: View, end: int, phrase: Phrase) -> int:
    """Where the phrase that ends before `end` starts, hyphens aside; -1 where it is not there."""
    position = end
    for word in reversed(phrase):
        position -= 1
        if word != phrase[-1] and view.at(position) == "-":
            position -= 1
        if position < 0 or view.low[position] != word:
            return -1
    return position if view.same_sentence(position, end - 1) else -1
