"""Scores of chains of mentions: MUC, B³, CEAF-e, their mean (the CoNLL score), and LEA.

Counts are summed over documents before precision and recall are taken, as the CoNLL-2012 scorer
does. A metric gives numerator and denominator of recall; with its sides exchanged, of precision.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain as joined

from glossator_eval.assignment import largest_assignment

Chain = frozenset[Hashable]
Counts = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Mention:
    """A stretch of the text that is of a chain.

    Attributes:
        start: Where it begins, in code points.
        end: Where it ends.
        chain: What it is of: equal for all mentions of one chain of a document.
        head: Of gold, the stretch that a prediction must cover; the whole unless given.
        counts: Of gold, whether it is scored; what is found there else counts neither way.
    """

    start: int
    end: int
    chain: str
    head: tuple[int, int] | None = None
    counts: bool = True

    @property
    def span(self) -> tuple[int, int]:
        """Where it begins and ends."""
        return self.start, self.end


@dataclass(frozen=True, slots=True)
class Figures:
    """Precision and recall of one metric, 0 where there is nothing."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def mentions(key: Sequence[Chain], response: Sequence[Chain]) -> Counts:
    """The mentions of the key that the response has."""
    there = {mention for chain in response for mention in chain}
    all_of_key = [mention for chain in key for mention in chain]
    return sum(mention in there for mention in all_of_key), len(all_of_key)


def muc(key: Sequence[Chain], response: Sequence[Chain]) -> Counts:
    """Links: a chain of the key loses one for each piece but the first that it is cut into."""
    place = _places(response)
    found = total = 0
    for chain in key:
        pieces = {place.get(mention, mention) for mention in chain}
        found += len(chain) - len(pieces)
        total += len(chain) - 1
    return found, total


def b_cubed(key: Sequence[Chain], response: Sequence[Chain]) -> Counts:
    """Mentions: the share of its chain that stands with each."""
    found = sum(
        shared * shared / len(chain) for chain in key for shared in _shares(chain, response)
    )
    return found, sum(map(len, key))


def ceaf_e(key: Sequence[Chain], response: Sequence[Chain]) -> Counts:
    """Chains: each has at most one partner, and so that they share as much as can be."""
    alike = [[2 * len(k & r) / (len(k) + len(r)) for r in response] for k in key]
    return largest_assignment(alike), len(key)


def lea(key: Sequence[Chain], response: Sequence[Chain]) -> Counts:
    """Links, weighed by the size of their chain; a chain of one has one, to itself."""
    alone = {chain for chain in response if len(chain) == 1}
    found = 0.0
    for chain in key:
        if len(chain) == 1:
            found += chain in alone
            continue
        links = sum(shared * (shared - 1) for shared in _shares(chain, response))
        found += links / (len(chain) - 1)
    return found, sum(map(len, key))


METRICS: Mapping[str, Callable[[Sequence[Chain], Sequence[Chain]], Counts]] = {
    "mentions": mentions,
    "muc": muc,
    "b3": b_cubed,
    "ceafe": ceaf_e,
    "lea": lea,
}


def _places(chains: Sequence[Chain]) -> dict[Hashable, int]:
    return {mention: number for number, chain in enumerate(chains) for mention in chain}


def _shares(chain: Chain, others: Sequence[Chain]) -> list[int]:
    """How many of a chain's mentions each of the others has that has any."""
    return [shared for other in others if (shared := len(chain & other))]


@dataclass
class Coreference:
    """The scores of documents that are added one by one.

    Attributes:
        heads: Whether a predicted mention inside a gold one that covers its head stands for it.
        singletons: Whether chains of one mention count.
        documents: How many were added.
    """

    heads: bool = False
    singletons: bool = True
    documents: int = 0
    _counts: dict[str, list[float]] = field(default_factory=dict)

    def add(self, gold: Sequence[Mention], predicted: Sequence[Mention]) -> None:
        """Count a document."""
        self.documents += 1
        names = aligned(gold, predicted, heads=self.heads)
        left_out = {one.span for one in gold if not one.counts}
        kept = [(one.span, one.chain) for one in gold if one.counts]
        key = self._chains(kept)
        response = self._chains(
            (name, one.chain)
            for name, one in zip(names, predicted, strict=True)
            if name not in left_out
        )
        for name, metric in METRICS.items():
            counts = self._counts.setdefault(name, [0.0] * 4)
            found = joined(metric(key, response), metric(response, key))
            for number, value in enumerate(found):
                counts[number] += value

    def _chains(self, named: Iterable[tuple[Hashable, str]]) -> list[Chain]:
        """The chains, each a set of names; a name that two have stays with the first."""
        chains: dict[str, set[Hashable]] = {}
        seen: set[Hashable] = set()
        for name, chain in named:
            if name not in seen:
                seen.add(name)
                chains.setdefault(chain, set()).add(name)
        least = 1 if self.singletons else 2
        return [frozenset(chain) for chain in chains.values() if len(chain) >= least]

    def figures(self) -> dict[str, Figures]:
        """Precision and recall by metric."""
        return {
            name: Figures(_share(counts[2], counts[3]), _share(counts[0], counts[1]))
            for name, counts in self._counts.items()
        }

    @property
    def conll(self) -> float:
        """The mean of the F1 of MUC, B³ and CEAF-e."""
        figures = self.figures()
        return sum(figures[name].f1 for name in ("muc", "b3", "ceafe")) / 3 if figures else 0.0


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def aligned(
    gold: Sequence[Mention], predicted: Sequence[Mention], *, heads: bool
) -> list[Hashable]:
    """For each predicted mention the span of the gold one that it stands for, or a name of its own.

    Equal spans stand for each other. With `heads`, so does a prediction inside a gold mention that
    covers its head, the one with most of it first.
    """
    spans = {one.span for one in gold}
    names: dict[int, Hashable] = {
        number: one.span for number, one in enumerate(predicted) if one.span in spans
    }
    if heads:
        taken = set(names.values())
        partners = [
            (-(one.end - one.start) / (other.end - other.start), number, other.span)
            for number, one in enumerate(predicted)
            if number not in names
            for other in gold
            if other.span not in taken and _covers_head(one, other)
        ]
        for _, number, span in sorted(partners):
            if number not in names and span not in taken:
                names[number] = span
                taken.add(span)
    return [names.get(number, ("predicted", *one.span)) for number, one in enumerate(predicted)]


def _covers_head(predicted: Mention, gold: Mention) -> bool:
    first, last = gold.head or gold.span
    return gold.start <= predicted.start <= first and last <= predicted.end <= gold.end
