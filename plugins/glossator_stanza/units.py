"""A text as Stanza's tokeniser reads it: characters, their features, and where they stood.

White space of any kind is one space, and what has no width counts as white space. Between
paragraphs, which the tokeniser reads one by one, there is a line break.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from glossator_standard.paragraphs import paragraphs
from glossator_stanza.checkpoint import Vocabulary

Integers = npt.NDArray[np.integer]
Mask = npt.NDArray[np.bool_]

_SPACE = re.compile("[\\s\u0080-\u009f\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_FEATURES = ("space_before", "capitalized", "numeric", "end_of_para", "start_of_para")
_SPACE_BEFORE, _, _, _END, _START = (1 << bit for bit in range(len(_FEATURES)))


@dataclass(frozen=True, slots=True)
class Units:
    """The characters of a text that the tokeniser sees."""

    text: str
    """The characters: single spaces for all white space, a line break behind each paragraph."""
    codes: npt.NDArray[np.uint32]
    """Their code points."""
    kinds: Integers
    """What the tokeniser sees of each; see `UnitReader.parts`."""
    offsets: Integers
    """Where each stands in the text."""
    spaces: Mask
    """Which are white space."""
    firsts: Integers
    """The first unit of each paragraph, which is no white space."""
    lasts: Integers
    """The last one, which is none either."""


class UnitReader:
    """Turns texts into units; what is known of a character is looked up once for each.

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
        """The units of a text; none where nothing can be seen in it."""
        # A line break more, so that there is room for one behind the last paragraph.
        codes = np.frombuffer(f"{text}\n".encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
        kinds = self._kinds[codes]
        if kinds.min() < 0:
            self._look_up(codes[kinds < 0])
            kinds = self._kinds[codes]
        spaces = (kinds & _SPACE_BEFORE).astype(np.bool_)
        firsts, lasts = _edges(text, spaces)
        # White space is kept where it is the first inside of a paragraph, or ends one.
        keep = ~spaces
        keep[1:] |= ~spaces[:-1]
        offsets = np.flatnonzero(keep)
        kinds, spaces = kinds[offsets], spaces[offsets]
        codes = np.where(spaces, np.uint32(ord(" ")), codes[offsets])
        firsts, lasts = np.searchsorted(offsets, firsts), np.searchsorted(offsets, lasts)
        codes[lasts + 1] = ord("\n")
        kinds[firsts] |= _START
        kinds[lasts] |= _END
        seen = codes.astype("<u4").tobytes().decode("utf-32-le", "surrogatepass")
        return Units(seen, codes, kinds, offsets, spaces, firsts, lasts)

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


def _edges(text: str, spaces: Mask) -> tuple[Integers, Integers]:
    """Where the first and the last character that can be seen stand in each paragraph."""
    extents = np.array(list(paragraphs(text)), dtype=np.int64).reshape(-1, 2)
    seen = np.flatnonzero(~spaces)
    first, last = np.searchsorted(seen, extents[:, 0]), np.searchsorted(seen, extents[:, 1]) - 1
    has_some = first <= last
    return seen[first[has_some]], seen[last[has_some]]
