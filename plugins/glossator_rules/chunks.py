"""Splitting what stands between two spaces into tokens, as UD English does with flat clitics.

Every quantifier is bounded or followed by what it cannot match, so that time is linear in the
text. What a chunk splits into never depends on its neighbours, so that frequent chunks are split
once; `glossator_rules.segment` decides where neighbours matter.
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from glossator_standard.abbreviations import lists
from glossator_standard.words import Memory

# Letters, digits, and the marks that combine with them (which ``\w`` leaves out), joiners and
# the soft hyphen.
_MARKS = (
    "\u00ad\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a"
    "\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u0900-\u0963\u0966-\u0dff"
    "\u0e31-\u0e4e\u0eb1-\u0ecd\u0f18-\u0f84\u102b-\u103e\u1ab0-\u1aff\u1dc0-\u1dff\u200c\u200d"
    "\u20d0-\u20ff\ufe20-\ufe2f"
)
_W = rf"[\w{_MARKS}]"
_END = rf"(?!{_W})"
_LETTER = r"[^\W\d_]"
_APOSTROPHE = "['’]"
_NOT_IN_URL = r"\s<>\"“”"
_NOT_LAST_IN_URL = _NOT_IN_URL + r".,;:!?)\]'’"
_DOMAINS = (
    "com|org|net|gov|edu|mil|int|info|biz|io|co|me|tv|ly|eu|uk|us|ca|au|nz|de|fr|es|it|nl|ch|ru|cn"
    "|jp|kr|in|za|br|mx|ie|pdf|docx?|xlsx?|pptx?|html?|php|jpe?g|png|gif|zip|txt|csv|mp3|mp4|exe"
)


def _any_of(words: Iterable[str]) -> str:
    """Words as a regular expression, longest first, dots escaped."""
    return "|".join(map(re.escape, sorted(words, key=lambda word: (-len(word), word))))


_ABBREVIATIONS = {
    form
    for name in ("before_name", "may_end", "ends")
    for word in lists()[name]
    for form in (word, word.upper(), word[0].upper() + word[1:])
}
_WITH_STOP = _ABBREVIATIONS | {*string.ascii_uppercase, "www"}
"""What may keep the stop behind it: abbreviations, initials, the head of an address."""


_ADDRESS = rf"""
      (?:https?|ftp)://[^{_NOT_IN_URL}]{{0,2000}}[^{_NOT_LAST_IN_URL}]
    | www\.[^{_NOT_IN_URL}]{{0,2000}}[^{_NOT_LAST_IN_URL}]
    | [\w.+%-]{{1,64}}@[A-Za-z0-9-]{{1,63}}(?:\.[A-Za-z0-9-]{{1,63}}){{1,8}}  # an e-mail address
    | [@\#](?=\w{{0,50}}[A-Za-z])\w{{1,100}}  # a handle, a hashtag
    | [A-Za-z0-9][\w-]{{0,62}}(?:\.[\w-]{{1,62}}){{0,6}}\.(?:{_DOMAINS}){_END}(?!\.\w)
      (?:/[^{_NOT_IN_URL}]{{0,2000}}[^{_NOT_LAST_IN_URL}]|/)?
    """
_TOKEN = rf"""
      \d{{4}}-\d{{2}}-\d{{2}}{_END} | (?:\d{{3}}[-.])?\d{{3}}[-.]\d{{4}}{_END}
    | \d{{1,4}}/\d{{1,2}}/\d{{2,4}}{_END} | \d{{1,2}}/\d{{1,2}}{_END}
    | (?=(?:{_LETTER}{{1,9}}+\.){{1,3}}) (?:{_any_of(_ABBREVIATIONS)})\.(?!\w)
    | (?:{_LETTER}\.){{1,10}}{_LETTER}{_END}\.?                                   # U.S., a.m., U.S
    | [A-Z]\.(?!\w)                                                          # an initial
    | (?:US|AU?|CA?|HK|NZ|NT|S|R)\$                                            # US$
    | [A-Z]{{1,3}}&[A-Z]{{1,3}}{_END}                                            # AT&T
    | ['’]\d0s{_END}                                                         # '90s
    | ['’](?i:s|re|ve|ll|m|d|em|til|cause|bout|n['’]|tis|twas){_END}
    | (?i:b/c|w/o|w/|c/o|n/a){_END}
    | \d++(?:[.,:]\d++)*+(?:(?i:st|nd|rd|th)|s)?{_END}
    | \d++(?:[.,:]\d++)*+(?=(?i:{_any_of(lists()["units"])}){_END})
    | \d++(?:[.,:]\d++)++
    | (?={_LETTER}{{1,9}}+-) (?i:{_any_of(lists()["prefixes"])})-{_W}+
    | {_W}+(?:{_APOSTROPHE}{_W}+)*
    | \.{{2,}} | [!?][!?.]* | `` | '' | [\U0001F1E6-\U0001F1FF]{{2}}
    | ([-=*~_\#$+<>^])\1+
    | [^\w\s](?:[\ufe0f\u20e3]|[\U0001F3FB-\U0001F3FF]|\u200d[^\w\s])*
    """
_NO_ADDRESS = re.compile(_TOKEN, re.VERBOSE)
_ANY = re.compile(f"{_ADDRESS}|{_TOKEN}", re.VERBOSE)
_MAY_HOLD_ADDRESS = re.compile(r"[@#]|://|www\.|\.[A-Za-z]")
_EMOTICON = re.compile(r"[:;=]['’]?-?[()DPp/|*]|<3")
_CLITIC = re.compile(r"(?i:n['’]t|['’](?:s|re|ve|ll|m|d))\Z")
_TWO_WORDS = {
    "cannot": 3,
    "gonna": 3,
    "wanna": 3,
    "gotta": 3,
    "gimme": 3,
    "lemme": 3,
    **dict.fromkeys(("dont",), 2),
    **dict.fromkeys(("didnt", "isnt", "wasnt", "arent", "hasnt"), -2),
    **dict.fromkeys(("doesnt", "couldnt", "wouldnt", "shouldnt", "havent", "hadnt", "werent"), -2),
}

STOPS = ".!?…。！？।"


class Split(NamedTuple):
    """The extents of the tokens of a chunk, and whether a sentence may end with one of them."""

    pieces: tuple[tuple[int, int], ...]
    may_end: bool


_OPENING, _CLOSING = '“"([‘«', '”",;:)]»'
"""Marks that are tokens by themselves before a word, and behind one."""


def _split(chunk: str) -> Split | None:
    if chunk.isalpha() and chunk.lower() not in _TWO_WORDS:
        return None
    size = len(chunk)
    first, last = size - len(chunk.lstrip(_OPENING)), len(chunk.rstrip(_CLOSING))
    has_stop = chunk[:last].endswith((".", "!", "?"))
    after = last - has_stop
    word = chunk[first:after]
    if not word.isalpha() or (has_stop and word in _WITH_STOP):
        return _search(chunk)
    two = _TWO_WORDS.get(word.lower())
    inside = [] if two is None else [first + two if two > 0 else after + two]
    cuts = [*range(first + 1), *inside, *range(after, size + 1)]
    return Split(tuple(pairwise(cuts)), has_stop)


def _search(chunk: str) -> Split | None:
    """What the pattern finds, which takes ten times as long."""
    if _EMOTICON.fullmatch(chunk):
        return None
    pieces: list[tuple[int, int]] = []
    for match in (_ANY if _MAY_HOLD_ADDRESS.search(chunk) else _NO_ADDRESS).finditer(chunk):
        start, end = match.span()
        if chunk[end - 1].isalpha():
            _words_of(chunk, start, end, pieces)
        else:
            pieces.append((start, end))
    may_end = any(chunk[end - 1] in STOPS for _, end in pieces)
    return Split(tuple(pieces), may_end) if may_end or pieces != [(0, len(chunk))] else None


splits = Memory(_split)
"""The tokens of a chunk, which stands between two spaces; None where it is one that ends nothing.
Each is split once."""


def _words_of(chunk: str, start: int, end: int, pieces: list[tuple[int, int]]) -> None:
    """Add a word, its clitics apart."""
    cuts: list[int] = []
    stop = end
    while (match := _CLITIC.search(chunk, max(start + 1, stop - 3), stop)) and match.end() == stop:
        cuts.append(match.start())
        stop = match.start()
    if not cuts and (two := _TWO_WORDS.get(chunk[start:end].lower())):
        cuts.append(start + two if two > 0 else end + two)
    for cut in [*reversed(cuts), end]:
        pieces.append((start, cut))
        start = cut
