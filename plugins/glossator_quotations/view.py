"""A document as parallel lists by token, made once, so that the rules only look things up."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from typing import Any

import glossator
from glossator_quotations.lexicon import word_lists
from glossator_standard.marks import Quote, find_quotes, paragraph_starts
from glossator_standard.words import DocumentWords

_ABBREVIATIONS = word_lists()["abbreviations"]
_ACRONYMS = word_lists()["acronyms"]
_DASHES = word_lists()["dashes"]
DATELINE = 16
"""Tokens that a dateline has at most."""
LONGEST_UNIT = 300
"""Tokens after which a unit ends though no sentence does, so that no rule looks further."""


class View(DocumentWords):
    """Tokens with their words, quotations and units.

    Attributes:
        low: Each token in lower case, but for acronyms such as "WHO" among words that are not all
            capitals; apostrophes are straight.
        quote: For each token the number of the quotation that it is in, or -1.
        unit: For each token the number of its unit: a sentence, but never parted inside a
            quotation.
        unit_start: First token of each unit; one more for the end.
        paragraph: For each token the number of its paragraph.
    """

    def __init__(self, document: glossator.Document, entities: Iterable[Any] = ()) -> None:
        super().__init__(document)
        self._keep_acronyms()
        self.quotes = find_quotes(self.text)
        self.quote = self._quote_numbers()
        self.paragraph = self._numbers(paragraph_starts(self.text))
        self._has_double = not all(self._is_single(quote) for quote in self.quotes)
        self._headlines: dict[int, bool] = {}
        self.groups: dict[int, Any] = {}
        self._make_units([span.start for span in document.layers["sentences"]])
        self.entities = list(entities)
        self.entity = self._entity_numbers()

    def _keep_acronyms(self) -> None:
        low = list(self.low)
        for token in [at for at, word in enumerate(low) if word in _ACRONYMS]:
            if self._is_acronym(token):
                low[token] = self.raw(token)
        self.low = low

    def _is_acronym(self, token: int) -> bool:
        around = self.raw(max(token - 1, 0)) + self.raw(min(token + 1, self.size - 1))
        return self.raw(token).isupper() and any(letter.islower() for letter in around)

    def _numbers(self, starts: list[int]) -> list[int]:
        """For each token how many of `starts` lie at or before it."""
        numbers: list[int] = []
        for number, start in enumerate(starts):
            numbers += [number] * (bisect_left(self.starts, start) - len(numbers))
        return numbers + [len(starts)] * (len(self.starts) - len(numbers))

    def _quote_numbers(self) -> list[int]:
        numbers = [-1] * len(self.starts)
        for number, quote in enumerate(self.quotes):
            for token in range(*self.tokens_of(quote)):
                numbers[token] = number
        return numbers

    def tokens_of(self, quote: Quote) -> tuple[int, int]:
        """The tokens of a quotation, marks included: first, and one after the last."""
        return self.tokens_between(quote.start, quote.end)

    def tokens_between(self, start: int, end: int) -> tuple[int, int]:
        """The tokens that begin in a stretch of the text: first, and one after the last."""
        return bisect_left(self.starts, start), bisect_left(self.starts, end)

    def _make_units(self, sentence_starts: list[int]) -> None:
        first = set(sentence_starts)
        self.unit: list[int] = []
        self.unit_start: list[int] = []
        before, last, unit, began, behind = -1, -1, -1, 0, -1
        for token, (start, inside, paragraph) in enumerate(
            zip(self.starts, self.quote, self.paragraph, strict=True)
        ):
            marked = start in first
            goes_on = inside == before and paragraph == last and token != behind and not marked
            if goes_on and (inside >= 0 or token - began < LONGEST_UNIT):
                self.unit.append(unit)
                continue
            if paragraph != last:
                behind = self._behind_dateline(token)
            if (
                paragraph != last
                or token == behind
                or (inside < 0 and token - began >= LONGEST_UNIT)
                or (
                    (marked or inside != before)
                    and (inside < 0 or inside != before)
                    and self._is_sentence(token, marked)
                )
            ):
                self.unit_start.append(token)
                began = token
                unit += 1
            before, last = inside, paragraph
            self.unit.append(unit)
        self.unit_start.append(len(self.starts))

    def _behind_dateline(self, first: int) -> int:
        """The token behind the dash of "ROME, May 3 (Agency) - " at the start of a paragraph."""
        if not self.text[self.starts[first] : self.ends[first]].isupper() or self.low[first] == "i":
            return -1
        for token in range(first + 1, min(first + DATELINE, len(self.low) - 1)):
            if self.is_dash(token):
                return token + 1
        return -1

    def is_dash(self, token: int) -> bool:
        """Whether a token is a dash, not a hyphen."""
        word = self.low[token]
        if word == "-":
            return token == 0 or self.starts[token] > self.ends[token - 1]
        return word in _DASHES

    def _is_sentence(self, token: int, marked: bool) -> bool:
        """Whether a sentence begins at a token that is not inside a quotation.

        Where a quotation begins after a full stop, one does even if the layer says nothing; where
        one has just ended and small letters follow, none does: '"Why?" he asked.'
        """
        if self.quote[token] >= 0:
            return marked or self._ends_sentence(token - 1)
        if self.quote[token - 1] >= 0:
            return self.is_capital(token) and (marked or self._ends_sentence(token - 2))
        return marked and not self._abbreviates(token - 1)

    def _abbreviates(self, token: int) -> bool:
        """Whether a token, or the one before a full stop, is short for a title or a first name."""
        if token < 0:
            return False
        word = self.low[token]
        if word == "." and token and self.ends[token - 1] == self.starts[token]:
            word = self.low[token - 1] + "."
        return word in _ABBREVIATIONS or (len(word) == 2 and word[1] == "." and word[0].isalpha())

    def _ends_sentence(self, token: int) -> bool:
        """Whether a token is final punctuation, perhaps behind it a mark that closes."""
        if token < 0:
            return False
        if self.quote[token] >= 0 and self.low[token][0] in "\"”'»":
            token -= 1
        word = self.low[token]
        return word[-1] in ".?!…" and word not in _ABBREVIATIONS

    def _entity_numbers(self) -> list[int]:
        numbers = [-1] * len(self.starts)
        for number, entity in enumerate(self.entities):
            first = bisect_left(self.starts, entity.start)
            for token in range(first, bisect_left(self.starts, entity.end)):
                numbers[token] = number
        return numbers

    def bounds(self, token: int) -> tuple[int, int]:
        """The unit of a token: first token, and one after the last."""
        unit = self.unit[token]
        return self.unit_start[unit], self.unit_start[unit + 1]

    def is_spoken(self, token: int) -> bool:
        """Whether a token is in marks that quote.

        In a text with double marks, single ones only set off words, as in headlines.
        """
        number = self.quote[token]
        return number >= 0 and not (self._has_double and self._is_single(self.quotes[number]))

    def _is_single(self, quote: Quote) -> bool:
        return self.text[quote.start] in "'‘" and self.text[quote.start : quote.start + 2] != "''"

    def is_word(self, token: int) -> bool:
        """Whether a token has a letter or digit; a tokeniser may leave marks on it."""
        word = self.low[token]
        return word[0].isalnum() or word[-1].isalnum()

    def opens_small(self, quote: Quote) -> bool:
        """Whether a quotation goes on with a sentence: its first letter is small."""
        return self.text[quote.start : quote.start + 4].lstrip("\"'“”„‟‘«` ")[:1].islower()

    def is_name(self, quote: Quote) -> bool:
        """Whether marks hold a title, not speech: on "Face the Nation," ."""
        words = [at for at in range(*self.tokens_of(quote)) if self.is_word(at)]
        long = [at for at in words if len(self.low[at]) > 3]
        return len(long) < 8 and all(self.is_capital(at) for at in long)

    def is_headline(self, token: int) -> bool:
        """Whether the unit of a token is written with capitals throughout."""
        unit = self.unit[token]
        known = self._headlines.get(unit)
        if known is None:
            low, high = self.bounds(token)
            words = [at for at in range(low, min(high, low + 30)) if len(self.low[at]) > 3]
            capitals = sum(self.is_capital(at) for at in words)
            known = self._headlines[unit] = len(words) > 2 and capitals >= 0.8 * len(words)
        return known
