"""Which tokens of English are certain without a model.

Most of a text is words of letters between spaces: each is one token, and no sentence ends in it.
Numbers, compounds with a hyphen, what stands in quotation marks, a full stop behind a word that is
no abbreviation are as plain. The network is asked about the rest, and reads only what is near: 14 %
of 600,000 characters of news. Of 265,091 such stretches in the treebanks that it was trained on
(`training/`) 440 are otherwise, most of them slips of writers ("dont", "its"); the network is wrong
about 502 of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import chain
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from glossator_standard.abbreviations import exact, lists
from glossator_standard.patterns import Patterns
from glossator_stanza.ends import titles
from glossator_stanza.units import Units

Mask = npt.NDArray[np.bool_]
Places = npt.NDArray[np.int64]


def _one_of(words: Iterable[str]) -> str:
    """A pattern for any of the words: those of one first letter together, passed over at once."""
    rests: dict[str, list[str]] = {}
    for word in sorted(words, key=lambda word: (-len(word), word)):
        rests.setdefault(re.escape(word[0]), []).append(re.escape(word[1:]))
    letters = [f"{first}(?:{'|'.join(some)})" for first, some in rests.items()]
    return f"(?:{'|'.join(letters)})"


def _parts() -> Mapping[str, str]:
    # Words that keep their stop, however they are written.
    stopped = ("before_name", "may_end", "ends", "before_number", "units")
    parts = {
        "affix": lists()["affixes"],
        "perhaps": lists()["perhaps_affixes"],
        "two": lists()["two_tokens"],
        "title": titles(),
        "counted": exact("before_number"),
        "stopped": {word for name in stopped for word in lists()[name]},
    }
    return {name: _one_of(words) for name, words in parts.items()}


PATTERNS = Patterns(Path(__file__).with_suffix(".toml"), _parts)
_GOES_ON = np.array([bool(PATTERNS["goes_on"].match(f" {chr(code)}")) for code in range(0x2020)])
"""Whether a sentence goes on behind a space, by the code of what stands there."""
_ENDS = frozenset({"stop", "quoted", "point", "ended"})
"""The groups that end a sentence."""


class Known(NamedTuple):
    """What is known of each character of a text."""

    labels: npt.NDArray[np.int8]
    """1 for the end of a token that is certain, 2 for one of a sentence."""
    asked: Mask
    """Whether the network has to say."""


def known(units: Units) -> Known:
    """What is certain in a text."""
    codes, spaces, text = units.codes, units.spaces, units.text
    labels = np.zeros(len(codes), np.int8)
    asked = ~spaces
    small = (codes >= ord("a")) & (codes <= ord("z"))
    letters = small | (codes >= ord("A")) & (codes <= ord("Z"))
    # A letter before two small ones is inside of a word, certain or not.
    asked[:-2] &= ~(letters[:-2] & small[1:-1] & small[2:])
    # What stands between white space, the last of it behind the last.
    ends = np.flatnonzero(spaces)
    starts = np.concatenate([[0], ends[:-1] + 1])[: len(ends)]
    has_comma = codes[ends - 1] == ord(",")
    words_end = ends - has_comma
    is_plain = (words_end > starts) & _are_letters(letters, starts, words_end)
    # What is behind the last does not matter: that ends a paragraph.
    following = np.append(starts[1:], 0)[: len(ends)]
    is_plain &= _GOES_ON[np.minimum(codes[following], len(_GOES_ON) - 1)]
    is_plain &= codes[ends] == ord(" ")
    labels[words_end[is_plain] - 1] = 1
    labels[ends[is_plain] - 1] = 1
    certain = PATTERNS["token"]
    matches = [
        match for start in starts[~is_plain].tolist() if (match := certain.match(text, start))
    ]
    extents = {*chain.from_iterable(map(attrgetter("regs"), matches))}
    labels[[end - 1 for _, end in extents if end > 0]] = 1
    labels[[match.end() - 1 for match in matches if match.lastgroup in _ENDS]] = 2
    changes = np.zeros(len(codes), np.int8)
    changes[starts[is_plain]] = changes[[match.start() for match in matches]] = 1
    changes[ends[is_plain]] = changes[[match.end() for match in matches]] = -1
    asked &= ~np.cumsum(changes, dtype=np.int8).astype(np.bool_)
    lowered = text.lower()
    if any(word in lowered for word in lists()["two_tokens"]):
        for match in PATTERNS["two_tokens"].finditer(text):
            asked[match.start() : match.end()] = True
    return Known(labels, asked)


def _are_letters(letters: Mask, starts: Places, ends: Places) -> Mask:
    """Which of the stretches are of plain letters alone."""
    counts = np.concatenate([[0], np.cumsum(letters)])
    are: Mask = counts[ends] - counts[starts] == ends - starts
    return are
