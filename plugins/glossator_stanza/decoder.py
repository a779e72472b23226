"""The best tags of sentences in the scheme BIOES (Viterbi), many sentences at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from glossator_stanza.checkpoint import Floats
from glossator_stanza.lstm import Indexes, Packed

NEVER = -10_000.0
"""The score of what never follows; half precision has it too."""
_IMPOSSIBLE = -1_000
"""A lower score says that a tag never follows another; those that were learned are near 0."""


class _Alike(NamedTuple):
    """Tags that may follow as many others."""

    tags: Indexes
    before: Indexes
    """Those: an array (tags, others); of one row where they are the same for all of these tags."""
    scores: Floats
    """Of each after each: an array (tags, others, 1)."""


class Decoder:
    """Finds the best tags of sentences.

    Args:
        transitions: The score of each tag (column) after each other (row).
    """

    def __init__(self, transitions: Floats) -> None:
        self._after = np.ascontiguousarray(transitions.T)
        is_possible = self._after > _IMPOSSIBLE
        counts = is_possible.sum(1)
        self._alike: list[_Alike] = []
        for count in sorted(set(counts.tolist()) - {0}):
            tags = np.flatnonzero(counts == count)
            before = np.nonzero(is_possible[tags])[1].reshape(len(tags), count)
            scores = self._after[tags[:, None], before][:, :, None]
            if (before == before[0]).all():
                before = before[:1]
            self._alike.append(_Alike(tags, before, scores))

    def __call__(self, scores: Floats, packed: Packed) -> Indexes:
        """The tag of each token.

        Args:
            scores: An array (tokens, tags).
            packed: The order of the tokens.
        """
        best = self._best(scores, packed)
        found = np.empty(len(scores), np.int64)
        after = found[:0]
        for start, live in zip(reversed(packed.starts), reversed(packed.sizes), strict=True):
            paths = best[:, start : start + live]
            tags = found[start : start + live]
            more = len(after)
            tags[more:] = paths[:, more:].argmax(0)
            # Those of the sentences that go on are seen from the tag after them.
            tags[:more] = (paths[:, :more].T + self._after[after]).argmax(1)
            after = tags
        return found

    def _best(self, scores: Floats, packed: Packed) -> Floats:
        """The score of the best path to each tag of each token: an array (tags, tokens)."""
        # Neighbours in memory are of one tag, so that each sum and each maximum is over many.
        own = np.ascontiguousarray(scores.T)
        best = np.full_like(own, _IMPOSSIBLE)
        before = best[:, : packed.sizes[0]]
        before[:] = own[:, : packed.sizes[0]]
        for start, live in zip(packed.starts[1:].tolist(), packed.sizes[1:].tolist(), strict=True):
            paths, before = best[:, start : start + live], before[:, :live]
            for alike in self._alike:
                paths[alike.tags] = (before[alike.before] + alike.scores).max(1)
            paths += own[:, start : start + live]
            before = paths
        return best


def may_follow(before: str, after: str) -> bool:
    """Whether a tag may follow another: inside of a name only what goes on with it."""
    letter, _, label = before.partition("-")
    following, _, other = after.partition("-")
    if letter in {"B", "I"}:
        return following in {"I", "E"} and label == other
    return letter in {"O", "E", "S"} and following in {"O", "B", "S"}


def ruled_out(transitions: Floats, tags: Sequence[str]) -> Floats:
    """The scores of transitions, `NEVER` for those that the scheme does not allow.

    Those of another scheme, in which names have no end of their own, stay as they are.
    """
    if not any(tag.startswith("E-") for tag in tags):
        return transitions
    allowed = np.array([[may_follow(before, after) for after in tags] for before in tags])
    return np.where(allowed, transitions, np.float32(NEVER))
