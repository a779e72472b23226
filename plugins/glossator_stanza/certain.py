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
from collections.abc import Iterable
from itertools import chain
from operator import attrgetter
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from glossator_standard.abbreviations import exact, lists
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


_TWO_TOKENS = re.compile(rf"(?i:{_one_of(lists()['two_tokens'])})\b")
_LETTERS = r"[^\W\d_]+"
_CLITIC = r"(?i:n['’]t|['’](?:s|re|ve|ll|m|d))"
# What stands after a token that ends no sentence; and its first character by its code.
_GOES_ON = r"(?=[ ][\w“\"(\[$‘–—-])"
_GOES_ON_TABLE = np.array([bool(re.match(_GOES_ON, f" {chr(code)}")) for code in range(0x2020)])
_GOES_ON_SMALL = r"(?=[ ][a-z])"
_BEGINS = r"(?=[ ][A-Z“\"(]|\n)"
# Words that keep their stop, however they are written.
_STOPPED = ("before_name", "may_end", "ends", "before_number", "units")
_SHORT = rf"(?i:{_one_of({word for name in _STOPPED for word in lists()[name]})}\.)"
_AFFIXES, _PERHAPS = lists()["affixes"], lists()["perhaps_affixes"]
# Each group is a token, but the last letter of each alone is looked at.
_CERTAIN = re.compile(
    rf"""(?:
        (?P<opening>[“"(‘])?
        (?!{_TWO_TOKENS.pattern})
        (?: (?P<word>(?:{_one_of(_AFFIXES)}-(?=[a-z]))?(?>{_LETTERS}(?!['’][tT])))
            (?P<clitic>{_CLITIC}|(?<=s)['’](?=[ ]))?
          | (?P<sign>[$£€])?(?P<number>\d++(?:[.,:]\d++)*+)(?P<percent>%)?
          | (?P<ordinal>\d+(?:st|nd|rd|th|s)) )
        (?: (?P<comma>[,;])(?P<shut>[”"])? {_GOES_ON}
          | (?P<closed>[)”"])(?P<behind>,) {_GOES_ON}
          | (?P<mark>[:)”"]) {_GOES_ON_SMALL}
          | {_GOES_ON} | (?=\n) )
        | (?P<dash>–|—|--?|&) {_GOES_ON}
        | (?P<acronym>(?:[A-Z]\.){{2,}}) (?: {_GOES_ON_SMALL} | (?P<between>,) {_GOES_ON} )
        | (?P<title>{_one_of(titles())}\.) (?=[ ][A-Z][a-z])
        | (?P<counted>{_one_of(exact("before_number"))}\.) (?=[ ]\d)
        | (?!{_one_of(_AFFIXES + _PERHAPS)}-)
          (?P<first>[a-z]+)(?P<hyphen>-)(?P<second>{_LETTERS})
          (?:(?P<another>-)(?P<third>{_LETTERS}))?
          (?: {_GOES_ON} | (?P<after>,) {_GOES_ON} | (?=\n) )
        | (?!{_SHORT})
          (?: (?P<last>[a-z]{{2,}}+|[^\W\d_]{{5,}}+)(?P<stop>[.?!])(?P<quoted>[”"])? {_BEGINS}
            | (?P<final>{_LETTERS}+|\d++(?:[.,]\d++)*+)(?P<point>[.?!])(?P<ended>[”"])? (?=\n) )
    )""",
    re.VERBOSE,
)
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
    is_plain &= _GOES_ON_TABLE[np.minimum(codes[following], len(_GOES_ON_TABLE) - 1)]
    is_plain &= codes[ends] == ord(" ")
    labels[words_end[is_plain] - 1] = 1
    labels[ends[is_plain] - 1] = 1
    matches = [
        match for start in starts[~is_plain].tolist() if (match := _CERTAIN.match(text, start))
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
        for match in _TWO_TOKENS.finditer(text):
            asked[match.start() : match.end()] = True
    return Known(labels, asked)


def _are_letters(letters: Mask, starts: Places, ends: Places) -> Mask:
    """Which of the stretches are of plain letters alone."""
    counts = np.concatenate([[0], np.cumsum(letters)])
    are: Mask = counts[ends] - counts[starts] == ends - starts
    return are
