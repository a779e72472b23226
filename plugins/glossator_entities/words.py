"""A document's tokens as parallel lists: what every rule here looks at."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container, Sequence
from itertools import compress
from operator import itemgetter

import glossator
from glossator_entities.lexicon import Lexicon
from glossator_entities.lists import WORDS, words
from glossator_standard.abbreviations import exact
from glossator_standard.words import Memory, columns_of
from glossator_standard.words import Words as RuleWords

POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
HYPHENS = frozenset({"-", "‐", "‑"})  # hyphens that look alike are the point

CURRENCIES = frozenset("$€£¥₹")
_RESULT = re.compile(r"1?\d{1,2}[-–]1?\d{1,2}")
_PREFIXED = re.compile(rf"(?:{'|'.join(sorted(exact('prefixes')))})[-‐‑](?=[A-Z])")
"""What stands before a name in one token with it: "anti-China", "ex-Zentrix"."""
_STOPPED = sorted(re.escape(one) for one in words("persons", "honorifics") if one[-1] == ".")
_TITLED = re.compile(rf"(?:\.|{'|'.join(_STOPPED)})(?=[A-Z][a-z])")
"""A title in one token with the name: "Dr.Tom"."""
_ADJECTIVES = sorted(one for one in words("words", "compounds") if len(one) > 3 or one == "led")
_LED = re.compile(rf"([A-Z].*)([-‐‑])({'|'.join(_ADJECTIVES)})")
"""A name and what makes an adjective of it in one token: "Saudi-led"."""
_JOINED = re.compile(r"(?:[A-Z][\w&’'-]*)?(?:/[A-Z][\w&’'-]*)+|-[A-Z]\w+")
"""Names in one token: "Norvik/Reuters", "/NDC" of "NPP/NDC", "-Arab" of "pan-Arab"."""


class Words(RuleWords):
    """Tokens by number: surface, lower case, offsets, and the number of the sentence.

    A prefix and the name behind it are two: "anti-" and "China", "Dr." and "Tom", "Oke" and "/NDC".

    Attributes:
        texts: Each as it is written.
        lowers: Each in lower case, with the apostrophe that it has, and so is what `at` says.
        sentences: The number of the sentence of each.
        capitals: The tokens that begin with a capital.
        divided: The layer that divides them into sentences.
        lexicon: Names that are known by themselves.
    """

    def __init__(self, document: glossator.Document, lexicon: Lexicon) -> None:
        columns = columns_of(document).split(_CUTS)
        self.divided = document.layers["sentences"]
        self.lexicon = lexicon
        self.texts = columns.words
        curly = "’" in document.text
        lower = _LOWER.__getitem__
        self.lowers = [*map(lower, self.texts)] if curly else columns.low
        super().__init__(document.text, columns.starts, columns.ends, self.lowers)
        self.sentences: list[int] = []
        for number, sentence in enumerate(self.divided):
            self._number(number, bisect_left(self.starts, sentence.start))
        self._number(len(self.divided), self.size)
        capitals = map(str.isupper, map(itemgetter(0), self.texts))
        self.capitals = [*compress(range(self.size), capitals)]
        found: dict[str, list[int]] = {}
        for place in self.capitals:
            word = self.texts[place]
            if word in found:
                found[word].append(place)
            else:
                found[word] = [place]
        self._capitals = found
        self._surfaces: frozenset[str] | None = None

    def _number(self, sentence: int, end: int) -> None:
        """Let the tokens up to `end` that have no sentence yet be in this one."""
        self.sentences += [sentence] * (end - len(self.sentences))

    def places(self, word: str) -> list[int]:
        """The tokens with this surface."""
        if word[0].isupper():
            return self._capitals.get(word, [])
        return [place for place, other in enumerate(self.texts) if other == word]

    def __contains__(self, word: str) -> bool:
        """Whether a token has this surface."""
        if self._surfaces is None:
            self._surfaces = frozenset(self.texts)
        return word in self._surfaces

    def of_words(self, lowers: Container[str]) -> list[int]:
        """The tokens, in order, that are one of these words, in whatever case."""
        return [*compress(range(self.size), map(lowers.__contains__, self.lowers))]

    def raw(self, position: int) -> str:
        """The word as it is written."""
        return self.texts[position] if 0 <= position < self.size else ""

    def two(self, number: int) -> str:
        """The token before a token and this one, in small letters: "shares of"."""
        return f"{self.at(number - 1)} {self.at(number)}"

    def is_spaced(self, number: int) -> bool:
        """Whether a token stands behind another one and a single character between them."""
        return 0 < number < self.size and self.starts[number] - self.ends[number - 1] == 1

    def joins(self, number: int) -> bool:
        """Whether a token is a hyphen without a space on either side."""
        return self.raw(number) in HYPHENS and self.is_glued(number) and self.is_glued(number + 1)

    def ends_phrase(self, number: int) -> bool:
        """Whether no noun stands here that what is before it may belong to: "an Oscar in"."""
        if number >= self.size or self.sentences[number] != self.sentences[number - 1]:
            return True
        return not self.texts[number][0].isalnum() or self.lowers[number] in WORDS.after_names

    def opens_sentence(self, number: int) -> bool:
        """Whether only quotes, brackets or digits stand before this token in its sentence."""
        while number > 0 and self.sentences[number - 1] == self.sentences[number]:
            number -= 1
            if self.texts[number][0].isalpha():
                return False
        return True

    def line_end(self, offset: int) -> int:
        """Where the line ends that an offset is in."""
        end = self.text.find("\n", offset)
        return end if end >= 0 else len(self.text)

    def phrase(self, first: int, last: int) -> str:
        """The text of the tokens from first up to last."""
        return self.text[self.starts[first] : self.ends[last - 1]]

    def result(self, number: int) -> int:
        """How many tokens the result of a match has that stands here: "3-1"; 0 for none."""
        for size in (1, 3) if self.raw(number)[:1].isdecimal() else ():
            if _RESULT.fullmatch("".join(self.texts[number : number + size])):
                return size
        return 0


def words_of(document: glossator.Document, lexicon: Lexicon) -> Words:
    """The words of a document: made once for names and entities, and kept with the tokens."""
    known = document.layers["tokens"].kept(_KEPT, lambda: Words(document, lexicon))
    divided = document.layers["sentences"]
    # A layer may be put into another document.
    same = known.text == document.text and known.divided is divided and known.lexicon is lexicon
    return known if same else Words(document, lexicon)


_KEPT = "glossator_entities.words"


def is_prefix(word: str) -> bool:
    """Whether a token is what a name was parted from: "anti-"."""
    return word[-1] in HYPHENS and word[:-1].islower()


def _cut(word: str) -> Sequence[str]:
    """What a token is cut into: a prefix or a title without its space, and the name; at slashes."""
    if found := (_PREFIXED if word[0].islower() else _TITLED).match(word):
        return word[: found.end()], word[found.end() :]
    if found := _LED.fullmatch(word):
        return found.groups()
    if word[0].isupper() and word[-1] in HYPHENS:
        return word[:-1], word[-1]  # "Lima-" and "listed"
    return re.findall(r"^-|/|[^/]+", word) if _JOINED.fullmatch(word) else ()


_CUTS = Memory(_cut)
_LOWER = Memory(str.lower)
