"""The entity tagger that the smaller one learns from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from glossator_stanza.checkpoint import read
from glossator_stanza.decoder import ruled_out
from glossator_stanza.encoder import WordEncoder
from glossator_stanza.lstm import BiLSTM, Packed, linear
from training.pruning import Direction, pruned

if TYPE_CHECKING:
    from pathlib import Path

    from glossator_stanza.checkpoint import Floats

DIRECTIONS = ("", "_reverse")
"""What the names of the weights of the LSTM's two directions end with."""


class Teacher:
    """The tagger that is trained, and how it reads words.

    Args:
        model: Its file.
        vectors: That of the word vectors.
    """

    def __init__(self, model: Path, vectors: Path) -> None:
        self.state: dict[str, Any] = read(model)
        weights = self.state["model"]
        self.encode = WordEncoder(self.state, vectors)
        initial = (weights["taggerlstm_h_init"], weights["taggerlstm_c_init"])
        self.lstm = BiLSTM(weights, "taggerlstm.lstm", initial)
        self.classify = linear(weights, "tag_clfs.0")
        self.tags: list[str] = self.state["vocab"]["tag"]["_id2unit"][0]
        self.transitions = np.asarray(weights["crits.0._transitions"], np.float32)
        self.allowed = ruled_out(self.transitions, self.tags)

    def scores(self, vectors: Floats, packed: Packed) -> Floats:
        """Return the scores of the tags of tokens, whose vectors come in this order."""
        every = np.arange(len(vectors))
        return self.lstm.classes(self.lstm.table(vectors), every, packed, self.classify)

    def smaller(self, vectors: Floats, packed: Packed, keep: int) -> tuple[list[Direction], Floats]:
        """Return both directions with fewer hidden units, and the bias of the classes.

        Args:
            vectors: Those of the tokens of some sentences, by which the units are chosen.
            packed: Their order.
            keep: How many units each direction keeps.
        """
        every = np.arange(len(vectors))
        states = self.lstm(self.lstm.table(vectors), every, packed)
        weights, width = self.state["model"], self.lstm.width
        bias = np.asarray(weights["tag_clfs.0.bias"], np.float32)
        directions = []
        for number, suffix in enumerate(DIRECTIONS):
            part = slice(number * width, (number + 1) * width)
            own = {
                kind: np.asarray(weights[f"taggerlstm.lstm.{kind}_l0{suffix}"])
                for kind in ("weight_ih", "weight_hh", "bias_ih", "bias_hh")
            }
            whole = Direction(
                inputs=own["weight_ih"],
                recurrent=own["weight_hh"],
                bias=own["bias_ih"] + own["bias_hh"],
                hidden=weights["taggerlstm_h_init"][number, 0],
                cell=weights["taggerlstm_c_init"][number, 0],
                classes=weights["tag_clfs.0.weight"][:, part],
            )
            direction, constant = pruned(whole, states[:, part], keep)
            directions.append(direction)
            bias = bias + constant
        return directions, bias
