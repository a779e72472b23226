"""A paragraph as Stanza's tokeniser reads it: characters, their features, and where they stood.

White space of any kind is one space, and what has no width counts as white space.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from glossator_stanza.checkpoint import Vocabulary

Integers = npt.NDArray[np.integer]

_SPACE = re.compile("[\\s\u0080-\u009f\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_FEATURES = ("space_before", "capitalized", "numeric", "end_of_para", "start_of_para")
_SPACE_BEFORE, _, _, _END, _START = (1 << bit for bit in range(len(_FEATURES)))


@dataclass(frozen=True, slots=True)
class Units:
    """The characters of a paragraph that the tokeniser sees."""

    kinds: Integers
    """What it sees of each; see `UnitReader.parts`."""
    codes: npt.NDArray[np.uint32]
    """Their code points, those of spaces for all white space."""
    offsets: Integers
    """Where each stands in the paragraph."""
    spaces: npt.NDArray[np.bool_]

    @property
    def text(self) -> str:
        """The characters, with single spaces for all white space."""
        return self.codes.astype("<u4").tobytes().decode("utf-32-le", "surrogatepass")


class UnitReader:
    """Turns paragraphs into units; what is known of a character is looked up once for each.

    Args:
        vocabulary: The characters that the tokeniser knows.
        features: What else it wants to know of them, in its order.
    """

    def __init__(self, vocabulary: Vocabulary, features: Sequence[str]) -> None:
        self._vocabulary = vocabulary
        self._bits = np.array([_FEATURES.index(name) for name in features])
        # By code point: the kind without the edges, -1 where not looked up yet.
        self._kinds = np.full(0x110000, -1, dtype=np.int32)

    @staticmethod
    def reads(features: Sequence[str]) -> bool:
        """Whether these are features that this class knows how to compute."""
        return set(features) <= set(_FEATURES)

    def __call__(self, text: str) -> Units:
        """The units of a paragraph that begins with something else than white space."""
        codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
        kinds = self._kinds[codes]
        if kinds.min() < 0:
            self._look_up(codes[kinds < 0])
            kinds = self._kinds[codes]
        spaces = (kinds & _SPACE_BEFORE).astype(np.bool_)
        keep = np.ones(len(codes), dtype=np.bool_)
        keep[1:] = ~(spaces[1:] & spaces[:-1])
        kinds, codes, spaces = kinds[keep], np.where(spaces, ord(" "), codes)[keep], spaces[keep]
        kinds[-1] |= _END
        kinds[0] |= _START
        return Units(kinds, codes, np.flatnonzero(keep), spaces)

    def parts(self, kinds: Integers) -> tuple[Integers, npt.NDArray[np.float32]]:
        """The vocabulary's number of each kind of character, and its features (kinds, features)."""
        bits = kinds[:, None] >> self._bits & 1
        return kinds >> len(_FEATURES), bits.astype(np.float32)

    def _look_up(self, codes: npt.NDArray[np.uint32]) -> None:
        for code in np.unique(codes).tolist():
            character = chr(code)
            space = bool(_SPACE.match(character))
            unit = " " if space else character
            features = (space, unit.isupper(), unit.isdecimal())
            bits = sum(has << bit for bit, has in enumerate(features))
            self._kinds[code] = self._vocabulary.id(unit) << len(_FEATURES) | bits
