"""How likely each label is for the extent of a name: what the scores of its tokens leave open."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from glossator_stanza.checkpoint import Floats
from glossator_stanza.lstm import Indexes

_LETTERS = "BIES"
_NEVER = -1e4
_LEAST = 0.01
"""Smaller shares are left out."""


class Posterior:
    """Compares the paths through a name's tokens that differ in its label alone.

    They begin and end with the tags that the best path has beside the name; one of them says that
    it is no name.

    Args:
        tags: Each with its letter, ``B``, ``I``, ``E``, ``S`` or ``O``, and its label.
        transitions: The score of each tag (column) after each other (row).
    """

    def __init__(self, tags: Sequence[tuple[str, str]], transitions: Floats) -> None:
        self.labels = sorted({label for letter, label in tags if letter in _LETTERS})
        numbers = {tag: number for number, tag in enumerate(tags)}
        # A tag that no training text had is as a further one that nothing leads to.
        absent = len(tags)
        self._tags = np.array(
            [
                [numbers.get((letter, label), absent) for label in self.labels]
                + [numbers.get(("O", ""), absent)]
                for letter in _LETTERS
            ]
        )
        self._transitions = np.pad(transitions, (0, 1), constant_values=_NEVER)

    def __call__(
        self, scores: Floats, best: Indexes, names: Sequence[tuple[Sequence[int], int, int]]
    ) -> list[dict[str, float]]:
        """The share of each label for each name; what lacks to 1 is that it is none.

        Args:
            scores: An array (tokens, tags).
            best: The tag of each token.
            names: The tokens of the sentence of each by their rows in `scores`, its first token
                there, and the token after its last.
        """
        if not names:
            return []
        letters = [letter for _, first, last in names for letter in _shape(last - first)]
        rows = np.array([row for places, first, last in names for row in places[first:last]])
        tags = self._tags[letters]
        own = np.full((len(rows), scores.shape[1] + 1), _NEVER, scores.dtype)
        own[:, :-1] = scores[rows]
        paths = np.take_along_axis(own, tags, axis=1)
        sizes = np.array([last - first for _, first, last in names])
        ends = np.cumsum(sizes) - 1
        begins = ends - sizes + 1
        inside = np.delete(np.arange(len(rows)), begins)
        paths[inside] += self._transitions[tags[inside - 1], tags[inside]]
        before = np.array([places[first - 1] if first else -1 for places, first, _ in names])
        after = np.array([places[last] if last < len(places) else -1 for places, _, last in names])
        leads, goes_on = before >= 0, after >= 0
        entered = self._transitions[best[before[leads], None], tags[begins[leads]]]
        paths[begins[leads]] += entered
        left = self._transitions[tags[ends[goes_on]], best[after[goes_on], None]]
        paths[ends[goes_on]] += left
        total = np.add.reduceat(paths, begins)
        shares = np.exp(total - total.max(1, keepdims=True))
        shares /= shares.sum(1, keepdims=True)
        rounded = np.where(shares < _LEAST, 0, shares).astype(np.float64).round(2)
        labelled = rounded[:, : len(self.labels)]
        which, labels = labelled.nonzero()
        found: list[dict[str, float]] = [{} for _ in names]
        told = (which.tolist(), labels.tolist(), labelled[which, labels].tolist())
        for name, label, share in zip(*told, strict=True):
            found[name][self.labels[label]] = share
        return found


def _shape(size: int) -> list[int]:
    """The letters of a name of so many tokens, by their place in `_LETTERS`."""
    return [3] if size == 1 else [0, *[1] * (size - 2), 2]
