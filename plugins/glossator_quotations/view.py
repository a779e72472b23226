"""A document as parallel lists by token, made once, so that the rules only look things up."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Iterable
from itertools import pairwise
from typing import Any

import glossator
from glossator_quotations.lexicon import LISTS, Lexicon, own_lexicon
from glossator_quotations.units import unit_starts
from glossator_standard.marks import Quote, find_quotes, paragraph_starts
from glossator_standard.words import DocumentWords

_ACRONYMS = sorted(word.upper() for word in LISTS["acronyms"])
BRACKET = 12
"""Tokens in which a bracket is closed."""


class View(DocumentWords):
    """Tokens with their words, quotations and units.

    Attributes:
        low: Each token in lower case, but for acronyms such as "WHO" among words that are not all
            capitals; apostrophes are straight.
        quote: For each token the number of the quotation that it is in, or -1.
        unit: For each token the number of its unit: a sentence, but never parted inside a
            quotation.
        unit_start: First token of each unit; one more for the end.
        verbs, nouns, adjectives, reporting, cue_classes: The words that report; see `Lexicon`.
        paragraph: For each token the number of its paragraph.
        paragraph_start: First token of each paragraph.
    """

    def __init__(
        self,
        document: glossator.Document,
        entities: Iterable[Any] = (),
        lexicon: Lexicon | None = None,
    ) -> None:
        super().__init__(document)
        lexicon = lexicon or own_lexicon()
        self.verbs = lexicon.verbs
        self.nouns = lexicon.nouns
        self.adjectives = lexicon.adjectives
        self.reporting = lexicon.reporting
        self.cue_classes = lexicon.classes
        self._keep_acronyms()
        self.quotes = find_quotes(self.text)
        self.quote = self._numbers_within(self.quotes)
        self.paragraph_start = [
            bisect_left(self.starts, start) for start in paragraph_starts(self.text)
        ]
        self.paragraph = self._numbers(self.paragraph_start)
        self._has_double = not all(self._is_single(quote) for quote in self.quotes)
        self._headlines: dict[int, bool] = {}
        self._quote_tokens: dict[int, tuple[int, int]] = {}
        self.groups: dict[int, Any] = {}
        starts = list(unit_starts(self, document.layers["sentences"]))
        self.unit = self._numbers(starts)
        self.unit_start = [*starts, self.size]
        self.entities = list(entities)
        self.entity = self._numbers_within(self.entities)

    def _keep_acronyms(self) -> None:
        """Leave "WHO" as it is among words that are not all capitals."""
        low = list(self.low)
        for acronym in _ACRONYMS:
            at = self.text.find(acronym)
            while at >= 0:
                first, end = self.tokens_between(at, at + len(acronym))
                around = self.raw(first - 1) + self.raw(first + 1)
                known = end == first + 1 and self.raw(first) == acronym
                if known and any(letter.islower() for letter in around):
                    low[first] = acronym
                at = self.text.find(acronym, at + len(acronym))
        self.low = low

    def _numbers(self, starts: list[int]) -> list[int]:
        """For each token the number of the stretch that it is in, by the first token of each."""
        numbers: list[int] = []
        for number, (first, end) in enumerate(pairwise([*starts, self.size])):
            numbers += [number] * (end - first)
        return numbers

    def _numbers_within(self, spans: Iterable[Any]) -> list[int]:
        """For each token the number of the span that it is in, or -1."""
        numbers = [-1] * self.size
        for number, span in enumerate(spans):
            first, end = self.tokens_between(span.start, span.end)
            numbers[first:end] = [number] * (end - first)
        return numbers

    def tokens_of(self, quote: Quote) -> tuple[int, int]:
        """The tokens of a quotation, marks included: first, and one after the last."""
        known = self._quote_tokens.get(quote.start)
        if known is None:
            known = self._quote_tokens[quote.start] = self.tokens_between(quote.start, quote.end)
        return known

    def marks(self, token: int) -> tuple[int, int]:
        """The tokens of the quotation that a token is in, marks included."""
        return self.tokens_of(self.quotes[self.quote[token]])

    def tokens_between(self, start: int, end: int) -> tuple[int, int]:
        """The tokens that begin in a stretch of the text: first, and one after the last."""
        return bisect_left(self.starts, start), bisect_left(self.starts, end)

    def is_dash(self, token: int) -> bool:
        """Whether a token is a dash, not a hyphen."""
        word = self.low[token]
        if word == "-":
            return token == 0 or self.starts[token] > self.ends[token - 1]
        return word in LISTS["dashes"] and not self._joins(token)

    def find(self, words: Container[str], first: int, end: int) -> int:
        """The first token from one up to another that is one of some words; `end` where none is."""
        return next((at for at in range(first, end) if self.low[at] in words), end)

    def next_comma(self, token: int, high: int) -> int:
        """The first comma from a token on that is not in marks; `high` where none is."""
        commas = (at for at in range(token, high) if self.low[at] == ",")
        return next((at for at in commas if self.quote[at] < 0), high)

    def next_dash(self, token: int, high: int) -> int:
        """The first dash from a token on; `high` where none stands before that."""
        return next((at for at in range(token, high) if self.is_dash(at)), high)

    def behind_bracket(self, opened: int, high: int) -> int:
        """The token behind a bracket that opens; 0 where none closes it nearby."""
        inside = self.low[opened : min(opened + BRACKET, high)]
        return opened + inside.index(")") + 1 if ")" in inside else 0

    def is_hyphen(self, token: int) -> bool:
        """Whether a token joins two words: "Oslo-based"."""
        return self.at(token) == "-" and not self.is_dash(token)

    def _joins(self, token: int) -> bool:
        """Whether a dash stands between two names without a space: "Perth–Huron"."""
        if not 0 < token < self.size - 1 or self.low[token] != "–":
            return False
        touches = self.is_glued(token) and self.is_glued(token + 1)
        return touches and self.is_capital(token - 1) and self.is_capital(token + 1)

    def opens_paragraph(self, token: int) -> bool:
        """Whether a paragraph begins with a token."""
        return token == 0 or self.paragraph[token - 1] != self.paragraph[token]

    def is_paragraph(self, first: int, end: int) -> bool:
        """Whether some tokens are all of their paragraph."""
        return self.opens_paragraph(first) and (end == self.size or self.opens_paragraph(end))

    def bounds(self, token: int) -> tuple[int, int]:
        """The unit of a token: first token, and one after the last."""
        unit = self.unit[token]
        return self.unit_start[unit], self.unit_start[unit + 1]

    def label(self, token: int) -> str:
        """The label of the entity that a token is in; "" where it is in none."""
        number = self.entity[token]
        return self.entities[number].label if number >= 0 else ""

    def is_spoken(self, token: int) -> bool:
        """Whether a token is in marks that quote.

        In a text with double marks, single ones only set off words, as in headlines.
        """
        number = self.quote[token]
        return number >= 0 and not (self._has_double and self._is_single(self.quotes[number]))

    def _is_single(self, quote: Quote) -> bool:
        mark = self.text[quote.start : quote.start + 2]
        return mark[0] in "'‘" and mark not in ("''", "‘‘")

    def is_word(self, token: int) -> bool:
        """Whether a token has a letter or digit; a tokeniser may leave marks on it."""
        word = self.low[token]
        return word[0].isalnum() or word[-1].isalnum()

    def last_mark(self, first: int, end: int) -> str:
        """The last character of the tokens of a quotation that is no quotation mark."""
        quote = self.text[self.starts[first] : self.ends[end - 1]]
        return quote.rstrip("\"'“”‘’»› \u00a0")[-1:]

    def opens_small(self, quote: Quote) -> bool:
        """Whether a quotation goes on with a sentence: its first letter is small."""
        return self.text[quote.start : quote.start + 4].lstrip("\"'“”„‟‘«‹` ")[:1].islower()

    def is_name(self, quote: Quote) -> bool:
        """Whether marks hold a title, not speech: on "Face the Nation," ."""
        words = [at for at in range(*self.tokens_of(quote)) if self.is_word(at)]
        long = [at for at in words if len(self.low[at]) > 3]
        return len(long) < 8 and all(self.is_capital(at) for at in long)

    def is_in_name(self, token: int) -> bool:
        """Whether a token is in marks that hold a title, not speech."""
        number = self.quote[token]
        return number >= 0 and self.is_name(self.quotes[number])

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
