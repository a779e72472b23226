"""Mentions: names as token ranges, on their way from the tagger's spans to entities."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from operator import attrgetter

from glossator_entities.words import Words
from glossator_standard import Label, Name
from glossator_standard.boilerplate import Boilerplate

_by_place = attrgetter("first")
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
    surface: str = field(default="", init=False)
    parts: Sequence[tuple[str, ...]] = field(default=(), init=False)
    """Its text, and the parts of that, once they were asked for."""
    _kinds: dict[str, float] | None = field(default=None, init=False)

    @property
    def size(self) -> int:
        """Its tokens."""
        return self.last - self.first

    def kinds(self) -> dict[str, float]:
        """How likely the tagger finds each kind; its label alone where it does not say."""
        if self.probabilities is None:
            return {kind_of(self.label): 1.0}
        if self._kinds is None:
            found = self._kinds = {}
            for label, probability in self.probabilities.items():
                kind = "place" if label in PLACES else label
                found[kind] = found[kind] + probability if kind in found else probability
        return self._kinds

    def doubt(self) -> float:
        """How likely the tagger finds that it is no name; 0 where it does not say."""
        return 1 - sum(self.probabilities.values()) if self.probabilities is not None else 0.0

    def become(self, label: Label, why: str = "", *, surely: bool = False) -> None:
        """Take a label that rules tell, not the tagger; `surely` as if the tagger knew it."""
        self.label, self.probabilities = label, {label: 1.0} if surely else None
        self.because(why)

    def relabel(self, label: Label, why: str) -> None:
        """Take another label, and keep how sure the tagger is of each."""
        self.label = label
        self.because(why)

    def because(self, rule: str) -> None:
        """Add a rule to the evidence, if one is told."""
        if rule and rule not in self.rule.split("+"):
            self.rule = f"{self.rule}+{rule}"


class Mentions:
    """The mentions of one document; they never overlap, and `at` has the one at each token."""

    def __init__(self, seen: Words, names: Iterable[Name]) -> None:
        self.seen = seen
        self.at: list[Mention | None] = [None] * seen.size
        self.said: dict[str, Counter[str]] = {}
        """What the neighbours of unknown names say that they name, by surface."""
        self.weights: dict[str, dict[str, float]] = {}
        """The evidence for each kind of an unknown name, that of the tagger with it, by surface."""
        self._all: dict[int, Mention] = {}
        self._ordered: list[Mention] | None = None
        for name in names:
            first, last = seen.covering(name.start, name.end)
            self.add(Mention(first, last, name.label, name.rule, probabilities=name.probabilities))

    def __iter__(self) -> Iterator[Mention]:
        """The mentions as they are now, in order; changes do not disturb the loop."""
        if self._ordered is None:
            self._ordered = sorted(self._all.values(), key=_by_place)
        return iter(self._ordered)

    def by_surface(self) -> dict[str, list[Mention]]:
        """The mentions of each surface, in order; "Al Zentra" is the surface of "Al-Zentra"."""
        found: dict[str, list[Mention]] = {}
        for mention in self:
            surface = mention.surface or self.surface(mention)
            if "-" in surface:
                surface = surface.replace("-", " ")
            if surface in found:
                found[surface].append(mention)
            else:
                found[surface] = [mention]
        return {self.surface(group[0]): group for group in found.values()}

    def is_free(self, first: int, last: int) -> bool:
        """Whether no mention touches these tokens."""
        return not any(self.at[first:last])

    def touching(self, first: int, last: int) -> set[Mention]:
        """The mentions that touch these tokens."""
        return {one for one in self.at[first:last] if one is not None}

    def named(self, place: int, *labels: Label) -> Mention | None:
        """The mention at a token, if it has one of these labels; none beyond the text."""
        found = self.at[place] if 0 <= place < self.seen.size else None
        return found if found is not None and found.label in (labels or (found.label,)) else None

    def person_behind(self, place: int) -> Mention | None:
        """The person whose name begins right behind a token."""
        behind = self.named(place + 1, "PERSON")
        return behind if behind and behind.first == place + 1 else None

    def of_word(self, word: str) -> Iterator[Mention]:
        """The mentions that have a token with this surface, in order; looked for as they are
        asked for, since a text may have very many."""
        return (one for place in self.seen.places(word) if (one := self.at[place]))

    def elsewhere(self, first: int, last: int, *labels: Label) -> bool:
        """Whether tokens are a whole name elsewhere in the document, of one of these kinds."""
        name = self.seen.texts[first:last]
        return any(
            one.label in (labels or (one.label,)) and one.first != first and self.words(one) == name
            for one in self.of_word(name[0])
        )

    def words(self, mention: Mention) -> list[str]:
        """The tokens of a mention."""
        return self.seen.texts[mention.first : mention.last]

    def persons(self) -> list[Mention]:
        """The persons who are named by several tokens, in order."""
        return [one for one in self if one.label == "PERSON" and one.size > 1]

    def clear(self, first: int, last: int) -> None:
        """Take out all that touches these tokens."""
        for mention in self.touching(first, last):
            self.remove(mention)

    def add(self, mention: Mention) -> bool:
        """Add a mention where no other stands."""
        first, last = mention.first, mention.last
        if first >= last or not self.is_free(first, last):
            return False
        self.at[first:last] = [mention] * (last - first)
        self._all[id(mention)] = mention
        self._ordered = None
        return True

    def remove(self, mention: Mention) -> None:
        """Take a mention out."""
        self.at[mention.first : mention.last] = [None] * (mention.last - mention.first)
        del self._all[id(mention)]
        self._ordered = None

    def leave_out(self, boilerplate: Boilerplate) -> None:
        """Take out what stands in lines that are no article."""
        for mention in self:
            if self.seen.starts[mention.first] in boilerplate:
                self.remove(mention)

    def resize(self, mention: Mention, first: int, last: int, rule: str) -> None:
        """Give a mention other tokens; what it grows over is taken out, no tokens removes it."""
        self.remove(mention)
        self.clear(first, last)
        mention.first, mention.last, mention.surface, mention.parts = first, last, "", ()
        if self.add(mention):
            mention.because(rule)

    def part(
        self, mention: Mention, cut: int, label: Label, why: str = "joined", start: int = 0
    ) -> Mention | None:
        """End a name at a token; what goes on there, or at `start`, is a name of its own."""
        other = Mention(start or cut, mention.last, label, f"{mention.rule}+{why}")
        self.resize(mention, mention.first, cut, why)
        return other if self.add(other) else None

    def surface(self, mention: Mention) -> str:
        """The mention's text."""
        if not mention.surface:
            seen = self.seen
            mention.surface = seen.text[seen.starts[mention.first] : self.end(mention)]
        return mention.surface

    def parts(self, mention: Mention) -> Sequence[tuple[str, ...]]:
        """The parts of a name between spaces, hyphens inside a part."""
        if not mention.parts:
            seen, first = self.seen, mention.first
            cuts = [first]
            cuts += [at for at in range(first + 1, mention.last) if not seen.is_glued(at)]
            ends = [*cuts[1:], mention.last]
            mention.parts = [
                tuple(seen.texts[start:end]) for start, end in zip(cuts, ends, strict=True)
            ]
        return mention.parts

    def end(self, mention: Mention) -> int:
        """Where the mention ends: before the stop of a sentence that its last token has."""
        seen, last = self.seen, mention.last - 1
        word = seen.texts[last]
        if word[-1] != ".":
            return seen.ends[last]
        is_stop = word[:-1].isupper() and "." not in word[:-1]
        ends = last + 1 == seen.size or seen.sentences[last + 1] != seen.sentences[last]
        return seen.ends[last] - (is_stop and ends and len(word) > 2)
