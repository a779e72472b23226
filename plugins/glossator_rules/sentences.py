"""Where a sentence ends, judged by the tokens around a full stop, question or exclamation mark."""

from __future__ import annotations

from collections.abc import Sequence

from glossator_standard.abbreviations import exact, lower

Extent = tuple[int, int]

_CLOSERS = frozenset(")]}\"'”’»") | {"''"}
_OPENERS = frozenset("([{\"'“‘«„") | {"``"}
_BEFORE = frozenset("#@$£€•*…[")
_QUOTES = frozenset("\"'”’»") | {"''"}
_BEFORE_NAME = exact("before_name") | (lower("before_name") - {"sr"})
_BEFORE_NUMBER, _ENDS, _UNITS = lower("before_number"), lower("ends"), lower("units")
_STARTERS, _AFTER_TIME, _SPEECH = exact("starters"), exact("after_time"), exact("speech")


class Ends:
    """Judges the tokens of one paragraph; `tokens` are its extents, in order."""

    def __init__(self, text: str, tokens: Sequence[Extent]) -> None:
        self.text, self.tokens = text, tokens

    def after(self, index: int) -> int | None:
        """The index at which the next sentence begins where one ends with `index`; else None."""
        following = self._absorb(index + 1)
        if following >= len(self.tokens):
            return following
        first = self._first_word(following)
        if first is None or not self._may_begin(following, first, index):
            return None
        mark = self._word(index)
        if len(mark) > 1 and mark[-1] == "." and mark[-2].isalpha():
            return following if self._ends_abbreviated(mark, index, following, first) else None
        if mark == "." and (self._is_enumerator(index) or self._is_measured(index, first)):
            return None
        if mark != "." and self._word(following - 1) in _QUOTES and self._is_speaker(first):
            return None
        return following

    def _word(self, index: int) -> str:
        start, end = self.tokens[index]
        return self.text[start:end]

    def _absorb(self, index: int) -> int:
        """Skip the closing quotes and brackets that touch what is before them."""
        while index < len(self.tokens) and self._touches(index) and self._word(index) in _CLOSERS:
            index += 1
        return index

    def _touches(self, index: int) -> bool:
        return self.tokens[index - 1][1] == self.tokens[index][0]

    def _first_word(self, index: int) -> int | None:
        """The first token from `index` on that is no opening quote or bracket."""
        for position in range(index, min(index + 4, len(self.tokens))):
            if self._word(position) not in _OPENERS:
                return position
        return None

    def _may_begin(self, following: int, first: int, index: int) -> bool:
        letter = self.text[self.tokens[first][0]]
        if self._touches(following):
            # "the end.Next": a space was forgotten, unless it is a name ("ASP.NET") or a number.
            before = self._word(index - 1) if index else ""
            if before.isdigit() and not self._word(first)[1:2].islower():
                return False  # "in 2019.It", but not "5.A"
            worded = (before.islower() or before.isdigit()) and len(before) > 1
            summed = index > 1 and self._word(index - 2).isdigit() and self._touches(index - 1)
            return (worded or summed or before in ("%", ")", "”")) and letter.isupper()
        if letter.islower():
            # Writers without capitals end sentences too. A quote rather goes on ('"Why?" he
            # asked'), and so does what follows three dots.
            before = self._word(index - 1) if index else ""
            alone = following == index + 1 and self._word(index) in (".", "?", "!")
            return alone and before.islower() and len(before) > 2
        return letter.isalnum() or letter in _BEFORE or (letter > "\x7f" and letter not in "–—’”»")

    def _ends_abbreviated(self, mark: str, index: int, following: int, first: int) -> bool:
        """Whether a sentence ends with an abbreviation, where a capital or a digit follows."""
        name = mark[:-1]
        begin = self._word(first)
        if name in _BEFORE_NAME or name.lower() in _BEFORE_NAME:
            return False
        if name.lower() in _BEFORE_NUMBER and begin[0].isdigit():
            return False
        if begin in _STARTERS:
            return len(name) > 1 or not (index and self._word(index - 1)[:1].isupper())
        if name.lower() in _ENDS:
            return begin[0].isupper() and begin.rstrip(".") not in _AFTER_TIME
        return len(name) > 1 and first > following and begin[0].isupper()

    def _is_enumerator(self, index: int) -> bool:
        """Whether a stop only follows the number of a list's item, "1. Foreign policy"."""
        return index == 1 and len(self._word(0)) <= 2 and self._word(0).isdigit()

    def _is_measured(self, index: int, first: int) -> bool:
        """Whether a stop is that of a unit between numbers: "5 ft. 3 in."."""
        if index <= 1 or not self._word(first).isdigit():
            return False
        return self._word(index - 1).lower() in _UNITS and self._word(index - 2).isdigit()

    def _is_speaker(self, first: int) -> bool:
        """Whether a quote goes on with its speaker: '"Why?" Kim Min Ki asked.'"""
        words = [self._word(i) for i in range(first, min(first + 5, len(self.tokens)))]
        for position, word in enumerate(words):
            if position and word in _SPEECH:
                return words[0] not in _STARTERS
            if not (word[:1].isupper() or word.endswith(".")):
                return False
        return False
