"""A text as a string of symbols, one character a piece."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cache, cached_property
from itertools import accumulate
from operator import itemgetter
from typing import NamedTuple

from glossator import Span
from glossator_dates.lexicon import words
from glossator_dates.lists import Entries, own_entries
from glossator_dates.pieces import expression, is_coded
from glossator_dates.symbols import Piece, meanings, piece
from glossator_standard.given_names import given_names
from glossator_standard.words import Memory

_MOST = 50_000
"""How many pieces are kept: some 12 MB."""
_symbol = itemgetter(0)
_DOUBTFUL = re.compile("[grYymwN]|[B4](?=[^O-])")
"""Classes that the text around a piece may deny it."""
_NAME_BEHIND = re.compile(r"\s[A-Z][a-z]")
_AGED = re.compile(r"\s[A-Z][\w’'-]+, (?:aged )?\d\d?,")
"""What stands behind a day that is somebody's name: "Sunday Oke, 40,"."""
_VERBS = frozenset(["start", "end", "beginning"])
"""What is a part of a time before "of" or a hyphen, else rather a verb: "will end this week"."""
_BESIDE = re.compile("^[do]m|^.?m[doy]|^.?wc?(?:m[do]|[do]m)")
"""What "Mar" and "Sat" without a stop stand in: "3 Mar", "Mar 3", "Sat, 3 Mar"."""
_BARE = re.compile(r"\.!?m(?![doy])")
_GOES_ON = ("md", "my", "Pm", "Pw")
"""Classes of the pieces on either side of a stop that ends no date."""


class Scan(NamedTuple):
    """The classes of a text, and the pieces that have them and where they start, by position.

    Attributes:
        named: The months that somebody is called by in the text: "Ana June fled".
    """

    classes: str
    pieces: list[Piece]
    starts: list[int]
    named: frozenset[str] = frozenset()

    def end(self, at: int) -> int:
        """Where a piece ends."""
        return self.starts[at] + len(self.pieces[at].text)

    def stretches(self, sentences: Iterable[Span]) -> Iterator[tuple[int, int]]:
        """The pieces of each sentence, from and to; those of two where a date goes on over the end
        of the first: "Aug. | 2", "3 p.m. | Dec. 22"."""
        first = 0
        for sentence in sentences:
            at = bisect_left(self.starts, sentence.start)
            beside = self.classes[max(at - 1, 0) : at + 1]
            if beside not in _GOES_ON or self.pieces[at - 1].text[-1] != ".":
                yield first, at
                first = at
        yield first, len(self.pieces)


class Scanner:
    """Cuts texts into pieces and classes each distinct one once, by these holidays and names."""

    def __init__(self, entries: Entries) -> None:
        days = {" ".join(one.phrase.lower().split()): one.fields.day for one in entries["holidays"]}
        self._phrases = [*days, *(entry.phrase.lower() for entry in entries["names"])]
        table = meanings(days)
        self._known = Memory(lambda surface: piece(surface.rstrip(), table), bound=_MOST)
        """The pieces met so far, by themselves with the white space behind them."""

    @cached_property
    def _plain(self) -> re.Pattern[str]:
        return expression(self._phrases, coded=False)

    @cached_property
    def _with_codes(self) -> re.Pattern[str]:
        return expression(self._phrases, coded=True)

    def scan(self, text: str) -> Scan:
        """The pieces of a text; time linear in it."""
        surfaces = (self._with_codes if is_coded(text) else self._plain).findall(text)
        pieces = list(map(self._known.__getitem__, surfaces))
        lead = len(text) - len(text.lstrip())
        starts = list(accumulate(map(len, surfaces), initial=lead))
        del starts[-1:]
        classes = "".join(map(_symbol, pieces))
        made = Scan(classes, pieces, starts)
        letters = bytearray(classes, "ascii")
        for found in _DOUBTFUL.finditer(classes):
            letters[found.start()] = ord(_in_text(text, made, found.start()))
        months = (found.end() - 1 for found in _BARE.finditer(classes))
        named = frozenset(pieces[at].low for at in months if _is_surname(made, at))
        return made._replace(classes=letters.decode("ascii"), named=named)


@cache
def own_scanner() -> Scanner:
    """The scanner of our lists alone."""
    return Scanner(own_entries())


def _is_surname(made: Scan, at: int) -> bool:
    """Whether a month stands behind a given name, in full, or a form of address: "Ana June", "Mrs.
    May", not "in Paris June"."""
    given, placed = made.pieces[at - 1], at > 1 and made.pieces[at - 2].low in ("in", "at", "from")
    if given.text == ".":
        return at > 1 and made.pieces[at - 2].low in words().cues["short_address"]
    cues = words().cues
    addressed = given.low in cues["address"] or given.low in cues["short_address"]
    return given.text.istitle() and not placed and (addressed or given.low in given_names())


def _in_text(text: str, made: Scan, at: int) -> str:
    """The class that a piece has where it stands: none in a name, "VOA Now"; "2015an" no year."""
    found, start = made.pieces[at], made.starts[at]
    if found.symbol == "y":
        end = made.end(at)
        coded = made.classes[at + 1 : at + 2] == "q"  # "2019Q4"
        return "n" if text[end : end + 1].isalpha() and not coded else "y"
    if found.symbol in "B4":
        part = at > 0 and made.pieces[at - 1].low in words().cues["end"]
        return "." if found.low in _VERBS and not part else found.symbol
    if found.symbol == "N":
        named = found.text[0].isupper() and _NAME_BEHIND.match(text, made.end(at))
        return "." if named and made.classes[at + 1 : at + 2] == "." else "N"
    if found.symbol == "w" and _AGED.match(text, made.end(at)):
        return "w" if at and made.pieces[at - 1].low in words().cues["day"] else "."
    if found.symbol in "mw":
        near = made.classes[max(at - 1, 0) : at + 4]
        short = found.low in words().cues["short"]
        return "." if short and not _BESIDE.search(near) else found.symbol
    goes_on = text[max(start - 2, 0) : start]
    inside = goes_on[-1:] == " " and (goes_on[:1].isalnum() or goes_on[:1] == ",")
    plural_day = str(found.value).startswith("XXXX-WXX")
    return "." if inside and found.text[0].isupper() and not plural_day else found.symbol
