"""A paragraph as Stanza's tokeniser reads it: characters, their features, and where they stood.

White space of any kind is one space, and what has no width counts as white space.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

Integers = npt.NDArray[np.int64]

_SPACE = re.compile("[\\s\u0080-\u009f\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_ORDER = ("space_before", "capitalized", "numeric")
_EDGES = ("end_of_para", "start_of_para")


@dataclass(frozen=True, slots=True)
class Units:
    """The characters of a paragraph that the tokeniser sees."""

    ids: Integers
    features: npt.NDArray[np.float32]
    offsets: Integers
    """Where each stands in the paragraph."""
    spaces: npt.NDArray[np.bool_]


class UnitReader:
    """Turns paragraphs into units; what is known of a character is looked up once for each."""

    def __init__(self, vocab: Any, features: Sequence[str]) -> None:
        self._vocab = vocab
        self._order = [_ORDER.index(name) for name in features if name in _ORDER]
        self._edges = [name for name in _EDGES if name in features]
        # By code point: the vocabulary's id (-1 where not looked up yet), and the features.
        self._ids = np.full(0x110000, -1, dtype=np.int32)
        self._features = np.zeros((0x110000, len(_ORDER)), dtype=np.bool_)

    @staticmethod
    def reads(features: Sequence[str]) -> bool:
        """Whether these are features that this class knows how to compute."""
        return set(features) <= {*_ORDER, *_EDGES}

    def __call__(self, text: str) -> Units:
        """The units of a paragraph that begins with something else than white space."""
        codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
        self._look_up(codes)
        spaces = self._features[codes, 0]
        keep = np.ones(len(codes), dtype=np.bool_)
        keep[1:] = ~(spaces[1:] & spaces[:-1])
        kept = codes[keep]
        features = np.zeros((len(kept), len(self._order) + len(self._edges)), dtype=np.float32)
        features[:, : len(self._order)] = self._features[kept][:, self._order]
        for column, name in enumerate(self._edges, start=len(self._order)):
            features[-1 if name == "end_of_para" else 0, column] = 1
        return Units(self._ids[kept].astype(np.int64), features, np.flatnonzero(keep), spaces[keep])

    def _look_up(self, codes: npt.NDArray[np.uint32]) -> None:
        for code in np.unique(codes[self._ids[codes] < 0]).tolist():
            character = chr(code)
            space = bool(_SPACE.match(character))
            unit = " " if space else character
            self._ids[code] = self._vocab.unit2id(unit)
            self._features[code] = (space, unit.isupper(), unit.isdecimal())
