"""Mentions: names as token ranges, on their way from the tagger's spans to entities."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from glossator_entities.words import Words
from glossator_standard import Label, Name

PLACES: frozenset[Label] = frozenset({"GPE", "LOC", "FAC"})


def kind_of(label: Label) -> str:
    """``place`` for all kinds of places, which taggers hardly tell apart; else the label."""
    return "place" if label in PLACES else label


@dataclass(slots=True, eq=False)
class Mention:
    """A name from token `first` up to token `last`; `full` is the mention of its full form."""

    first: int
    last: int
    label: Label
    rule: str
    full: Mention | None = None
    probabilities: Mapping[Label, float] | None = None

    def kinds(self) -> dict[str, float]:
        """How likely the tagger finds each kind; its label alone where it does not say."""
        if self.probabilities is None:
            return {kind_of(self.label): 1.0}
        found: dict[str, float] = {}
        for label, probability in self.probabilities.items():
            found[kind_of(label)] = found.get(kind_of(label), 0.0) + probability
        return found

    def because(self, rule: str) -> None:
        """Add a rule to the evidence."""
        if rule not in self.rule.split("+"):
            self.rule = f"{self.rule}+{rule}"


class Mentions:
    """The mentions of one document; they never overlap, and `at` has the one at each token."""

    def __init__(self, seen: Words, names: Iterable[Name]) -> None:
        self.seen = seen
        self.at: list[Mention | None] = [None] * len(seen)
        self.said: dict[str, Counter[str]] = {}
        """What the neighbours of unknown names say that they name, by surface."""
        self._all: dict[int, Mention] = {}
        for name in names:
            first, last = seen.covering(name.start, name.end)
            self.add(Mention(first, last, name.label, name.rule, probabilities=name.probabilities))

    def __iter__(self) -> Iterator[Mention]:
        """The mentions as they are now, in order; changes do not disturb the loop."""
        return iter(sorted(self._all.values(), key=lambda mention: mention.first))

    def is_free(self, first: int, last: int) -> bool:
        """Whether no mention touches these tokens."""
        return not any(self.at[first:last])

    def add(self, mention: Mention) -> bool:
        """Add a mention where no other stands."""
        first, last = mention.first, mention.last
        if first >= last or not self.is_free(first, last):
            return False
        self.at[first:last] = [mention] * (last - first)
        self._all[id(mention)] = mention
        return True

    def remove(self, mention: Mention) -> None:
        """Take a mention out."""
        self.at[mention.first : mention.last] = [None] * (mention.last - mention.first)
        del self._all[id(mention)]

    def resize(self, mention: Mention, first: int, last: int, rule: str) -> None:
        """Give a mention other tokens; what it grows over is taken out, no tokens removes it."""
        for other in {one for one in self.at[first:last] if one not in (None, mention)}:
            self.remove(other)
        self.remove(mention)
        mention.first, mention.last = first, last
        if self.add(mention):
            mention.because(rule)

    def surface(self, mention: Mention) -> str:
        """The mention's text."""
        seen = self.seen
        return seen.text[seen.starts[mention.first] : self.end(mention)]

    def end(self, mention: Mention) -> int:
        """Where the mention ends: before the stop of a sentence that its last token has."""
        seen, last = self.seen, mention.last - 1
        word = seen.texts[last]
        if word[-1] != ".":
            return seen.ends[last]
        is_stop = word[:-1].isupper() and "." not in word[:-1]
        ends = last + 1 == len(seen) or seen.sentences[last + 1] != seen.sentences[last]
        return seen.ends[last] - (is_stop and ends and len(word) > 2)
