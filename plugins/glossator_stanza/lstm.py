"""Bidirectional LSTMs over rows of unlike length, by numpy.

The networks are small: numpy's matrix product and tanh serve them as well as torch's own LSTM does,
which takes a second and 200 MB to import. What helps:

- Rows are packed, longest first, step by step, so that no time goes into padding.
- What a step gets from its input alone depends on the item only (a character, a word): it is
  computed once for each distinct item, and looked up.
- A sigmoid is a tanh: s(x) = (1 + tanh(x/2)) / 2. The halves are in the weights, so all four gates
  of a step take one call.
- Both directions take their steps together, and the numbers of a gate stand side by side: half the
  calls, and none that goes row by row.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from glossator_stanza.checkpoint import Array, Floats, floats

Indexes = npt.NDArray[np.int64]


class Packed:
    """The order of the items of rows: the first of all rows, the second of those that have one, ...

    Args:
        lengths: How many items each row has, longest first; none is empty.
    """

    def __init__(self, lengths: Sequence[int]) -> None:
        self.lengths = np.asarray(lengths, dtype=np.int64)
        steps = np.arange(int(self.lengths[0]))
        self.sizes: Indexes = np.searchsorted(-self.lengths, -steps)
        """How many rows have an item at each step; they are the first ones."""
        self.starts: Indexes = np.cumsum(self.sizes) - self.sizes
        self.steps: Indexes = np.repeat(steps, self.sizes)
        """The step of each item."""
        self.rows: Indexes = np.arange(len(self.steps)) - self.starts[self.steps]
        """The row of each item."""
        self.places: Indexes = (np.cumsum(self.lengths) - self.lengths)[self.rows] + self.steps
        """Where each item stands when the rows stand one after the other."""
        self.turned: Indexes = self.starts[self.lengths[self.rows] - 1 - self.steps] + self.rows
        """For each item the one of its row that stands as far from the row's end."""
        self.ends: Indexes = self.starts[self.lengths - 1] + np.arange(len(self.lengths))
        """The last item of each row."""


class BiLSTM:
    """A bidirectional LSTM of one layer, as torch keeps its weights.

    Args:
        weights: Those of the model.
        name: What the names of this one's weights begin with.
        initial: The states before the first item, hidden and cell; zeros where there are none.
    """

    def __init__(
        self, weights: Mapping[str, Array], name: str, initial: tuple[Array, Array] | None = None
    ) -> None:
        both = [_Direction(weights, f"{name}.", suffix) for suffix in ("", "_reverse")]
        self._inputs = np.concatenate([one.inputs for one in both], axis=1)
        self._bias = np.concatenate([one.bias for one in both])
        self._recurrent = np.stack([one.recurrent for one in both])
        self.width = self._recurrent.shape[-1]
        """The hidden units of each direction."""
        none = np.zeros((2, self.width), np.float32)
        hidden, cell = map(floats, initial) if initial else (none, none)
        self._hidden, self._cell = hidden.reshape(2, 1, -1) * 2, cell.reshape(2, 1, -1)

    @staticmethod
    def reads(weights: Mapping[str, Array], name: str) -> bool:
        """Whether there is such an LSTM: of one layer, in both directions, without projection."""
        names = {one.removeprefix(f"{name}.") for one in weights if one.startswith(f"{name}.")}
        return names == {
            f"{kind}_l0{direction}"
            for kind in ("weight_ih", "weight_hh", "bias_ih", "bias_hh")
            for direction in ("", "_reverse")
        }

    def table(self, items: Floats) -> Floats:
        """What distinct items, an array (items, inputs), bring to the gates of both directions."""
        table: Floats = items @ self._inputs
        table += self._bias
        return table

    def __call__(self, table: Floats, items: Indexes, packed: Packed) -> Floats:
        """The output at each item: an array (items, 2 * hidden).

        Args:
            table: What the distinct items bring, and more rows that none of these is.
            items: Which of them each item is.
            packed: The order of the items.
        """
        ahead, behind = self._run(table, items, packed)
        return np.concatenate([ahead, behind.take(packed.turned, 0)], axis=1)

    def classes(
        self, table: Floats, items: Indexes, packed: Packed, layer: tuple[Floats, Floats]
    ) -> Floats:
        """What a linear layer makes of the output at each item: an array (items, classes).

        Args:
            table: What the distinct items bring, and more rows that none of these is.
            items: Which of them each item is.
            packed: The order of the items.
            layer: Its weights, an array (2 * hidden, classes), and its bias.
        """
        weights, bias = layer
        ahead, behind = self._run(table, items, packed)
        scores: Floats = ahead @ weights[: self.width]
        # Few numbers are put in order, not the many hidden ones.
        scores += (behind @ weights[self.width :]).take(packed.turned, 0)
        scores += bias
        return scores

    def last(self, table: Floats, items: Indexes, packed: Packed) -> Floats:
        """The output of each direction at the last item that it reads: (rows, 2 * hidden)."""
        ahead, behind = self._run(table, items, packed)
        return np.concatenate([ahead[packed.ends], behind[packed.ends]], axis=1)

    def _run(self, table: Floats, items: Indexes, packed: Packed) -> Floats:
        """The hidden states: an array (directions, items, hidden), each in the order it reads."""
        size, width = len(packed.lengths), self.width
        # A row for each item, direction and gate; of each gate of a step all are side by side.
        rows = table.reshape(-1, width)
        read = np.stack([items, items[packed.turned]])
        numbers = 8 * read[:, None] + np.arange(8).reshape(2, 4, 1)
        found = np.empty((2, len(items), width), np.float32)
        before = np.repeat(self._hidden, size, axis=1)
        cells = np.repeat(self._cell, size, axis=1)
        spaces = np.empty((2, 8 * size * width), np.float32)
        shown = 0
        for start, live in zip(packed.starts.tolist(), packed.sizes.tolist(), strict=True):
            if live != shown:
                before, cells = before[:, :live], cells[:, :live]
                gates, brought = spaces[:, : 8 * live * width].reshape(2, 2, 4, live, width)
                shown = live
            np.matmul(before[:, None], self._recurrent, out=gates)
            # "clip" alone writes into the array at once; no index is outside.
            rows.take(numbers[:, :, start : start + live], 0, brought, "clip")
            gates += brought
            np.tanh(gates, out=gates)
            gates[:, :3] += 1
            # cells = (forget * cells + input * candidate) / 2, and tanh(cells) * output
            cells *= gates[:, 1]
            candidates = gates[:, 3]
            candidates *= gates[:, 0]
            cells += candidates
            cells *= 0.5
            before = found[:, start : start + live]
            np.tanh(cells, out=before)
            before *= gates[:, 2]
        found *= 0.5
        return found


class _Direction:
    """The weights of one direction: gates in the order input, forget, output, cell.

    Hidden states are doubled.
    """

    def __init__(self, weights: Mapping[str, Array], name: str, suffix: str) -> None:
        def gates(kind: str) -> Any:
            inputs, forget, cell, output = np.split(floats(weights[f"{name}{kind}_l0{suffix}"]), 4)
            return np.stack([inputs / 2, forget / 2, output / 2, cell])

        inputs = gates("weight_ih")
        self.inputs: Floats = np.ascontiguousarray(inputs.reshape(-1, inputs.shape[-1]).T)
        self.bias: Floats = (gates("bias_ih") + gates("bias_hh")).ravel()
        self.recurrent: Floats = np.ascontiguousarray(gates("weight_hh").transpose(0, 2, 1) / 2)


def linear(weights: Mapping[str, Array], name: str) -> tuple[Floats, Floats]:
    """The weights of a linear layer, as rows are multiplied with them, and its bias."""
    return floats(weights[f"{name}.weight"].T), floats(weights[f"{name}.bias"])
