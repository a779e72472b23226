"""A smaller LSTM from a larger one: the hidden units that say most of what all say."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from glossator_stanza.checkpoint import Floats

GATES = 4


class Direction(NamedTuple):
    """One direction of an LSTM as torch keeps it, and what is made of its hidden state.

    Attributes:
        inputs: Weights (4 * hidden, inputs).
        recurrent: Weights (4 * hidden, hidden).
        bias: Of the gates.
        hidden: The state before the first item.
        cell: The same.
        classes: Weights (classes, hidden) of the layer behind it.
    """

    inputs: Floats
    recurrent: Floats
    bias: Floats
    hidden: Floats
    cell: Floats
    classes: Floats


def pruned(direction: Direction, states: Floats, keep: int) -> tuple[Direction, Floats]:
    """Return a direction with fewer hidden units, and what is added to the bias of the classes.

    What the others said is put as well as possible as a sum of what those kept say.

    Args:
        direction: The whole one.
        states: Its hidden states over some text: an array (tokens, hidden).
        keep: How many units to keep.
    """
    outgoing = np.concatenate([direction.classes, direction.recurrent])
    kept = _telling((states - states.mean(0)) * np.linalg.norm(outgoing, axis=0), keep)
    known = np.concatenate([states[:, kept], np.ones((len(states), 1))], axis=1)
    sums, *_ = np.linalg.lstsq(known, states, rcond=None)
    sums[:, kept] = np.eye(keep + 1, keep)
    mixed, constant = sums[:-1].T, sums[-1]
    gates = np.concatenate([kept + gate * states.shape[1] for gate in range(GATES)])
    smaller = Direction(
        inputs=direction.inputs[gates],
        recurrent=(direction.recurrent @ mixed)[gates],
        bias=(direction.bias + direction.recurrent @ constant)[gates],
        hidden=direction.hidden[kept],
        cell=direction.cell[kept],
        classes=direction.classes @ mixed,
    )
    return smaller, direction.classes @ constant


def _telling(columns: Floats, keep: int) -> np.ndarray[tuple[int], np.dtype[np.int64]]:
    """Choose columns one by one, each the one that explains most of what is left of all."""
    left = (columns.T @ columns).astype(np.float64)
    kept: list[int] = []
    for _ in range(keep):
        own = left.diagonal().copy()
        gain = (left**2).sum(0) / np.maximum(own, 1e-9)
        # What is explained already tells nothing more.
        gain[own < 1e-6 * own.max()] = 0
        gain[kept] = -1
        best = int(gain.argmax())
        kept.append(best)
        left -= np.outer(left[:, best], left[:, best]) / left[best, best]
    return np.array(sorted(kept))
