"""Bidirectional LSTMs over rows of unlike length, at oneDNN's speed.

On a CPU torch has a fast LSTM, but not for packed rows of unlike length. Run each direction by
itself, though, the second over rows turned round, and padding comes last in both: it does no harm.
"""

from __future__ import annotations

from typing import TypeGuard

import torch
from torch import Tensor, nn
from torch.nn.utils.rnn import PackedSequence, pack_padded_sequence, pad_packed_sequence

State = tuple[Tensor, Tensor]


class PaddedLSTM(nn.Module):
    """Stands in for a bidirectional LSTM of one layer wherever only its output is used."""

    def __init__(self, lstm: nn.LSTM) -> None:
        super().__init__()
        self.forwards = _one_way(lstm, "")
        self.backwards = _one_way(lstm, "_reverse")

    @staticmethod
    def replaces(lstm: object) -> TypeGuard[nn.LSTM]:
        """Whether this class can stand in for that module."""
        return (
            isinstance(lstm, nn.LSTM)
            and lstm.bidirectional
            and lstm.num_layers == 1
            and lstm.proj_size == 0
            and lstm.weight_ih_l0.device.type == "cpu"
        )

    def forward(
        self, packed: PackedSequence, hx: State | None = None
    ) -> tuple[PackedSequence, None]:
        """The output for each row; the final states are not computed."""
        rows, lengths = pad_packed_sequence(packed, batch_first=True)
        width = rows.shape[1]
        turned = _turned(lengths, width)
        there, back = (None, None) if hx is None else _split(hx)
        ahead, _ = self.forwards(rows, there)
        behind, _ = self.backwards(_pick(rows, turned), back)
        both = torch.cat([ahead, _pick(behind, turned)], 2)
        return pack_padded_sequence(both, lengths, batch_first=True), None


def _one_way(lstm: nn.LSTM, direction: str) -> nn.LSTM:
    single = nn.LSTM(lstm.input_size, lstm.hidden_size, bias=lstm.bias, batch_first=True)
    state = {name: getattr(lstm, f"{name}{direction}") for name, _ in single.named_parameters()}
    single.load_state_dict(state)
    return single.eval()


def _split(hx: State) -> tuple[State, State]:
    """The initial states of the two directions."""
    (ahead, behind), (ahead_cell, behind_cell) = (state.chunk(2) for state in hx)
    return (ahead, ahead_cell), (behind, behind_cell)


def _turned(lengths: Tensor, width: int) -> Tensor:
    """For each row, the flat positions of its items from last to first, padding where it was."""
    position = torch.arange(width)
    turned = lengths[:, None] - 1 - position
    turned = torch.where(turned < 0, position, turned)
    return (turned + torch.arange(len(lengths))[:, None] * width).flatten()


def _pick(rows: Tensor, flat: Tensor) -> Tensor:
    return rows.reshape(-1, rows.shape[2])[flat].view_as(rows)
