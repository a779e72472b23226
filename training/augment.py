"""Make entity training data harder: other casing, other quotes, other names."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from training.entities import Sentence, Word

if TYPE_CHECKING:
    import random

SWAPPED = {"PERSON": 0.9, "LOC": 0.6, "ORG": 0.35}
CURLY = {"'s": "’s", "n't": "n’t", "'": "’", "'re": "’re", "'ve": "’ve", "'ll": "’ll"}
STRAIGHT = {curly: straight for straight, curly in CURLY.items()} | {"“": '"', "”": '"', "‘": "'"}

Names = dict[tuple[str, int, bool], list[tuple[str, ...]]]


def entities(sentence: Sentence) -> list[tuple[int, int, str]]:
    """List the entities of a sentence as half-open word ranges with their labels."""
    found: list[tuple[int, int, str]] = []
    for index, word in enumerate(sentence):
        prefix, _, label = word.tag.partition("-")
        if prefix == "B":
            found.append((index, index + 1, label))
        elif prefix == "I" and found:
            found[-1] = (found[-1][0], index + 1, found[-1][2])
    return found


def shape(words: tuple[str, ...], label: str) -> tuple[str, int, bool]:
    """Say which names may stand for one another: same label, length and kind (acronym or not)."""
    return label, len(words), label == "ORG" and words[0].isupper() and len(words) == 1


def names(articles: list[list[Sentence]]) -> Names:
    """Collect the names of a corpus by shape."""
    found: Names = defaultdict(list)
    for article in articles:
        distinct = {
            (tuple(word.text for word in sentence[start:end]), label)
            for sentence in article
            for start, end, label in entities(sentence)
            if label in SWAPPED
        }
        for words, label in sorted(distinct):
            found[shape(words, label)].append(words)
    return found


class Swapper:
    """Replaces the names of one article by those of others, each always by the same one."""

    def __init__(self, pool: Names, rng: random.Random) -> None:
        """Start a fresh article."""
        self.pool = pool
        self.rng = rng
        self.chosen: dict[tuple[str, ...], tuple[str, ...]] = {}
        self.parts: dict[str, str] = {}

    def article(self, sentences: list[Sentence]) -> list[Sentence]:
        """Return the sentences that changed."""
        spans = [
            (len(s[a:b]), tuple(w.text for w in s[a:b]), label)
            for s in sentences
            for a, b, label in entities(s)
        ]
        for _, words, label in sorted(spans, reverse=True):
            self.choose(words, label)
        swapped = [self.sentence(sentence) for sentence in sentences]
        return [new for new, old in zip(swapped, sentences, strict=True) if new != old]

    def choose(self, words: tuple[str, ...], label: str) -> None:
        """Fix what a name becomes; a surname alone follows the full name it belongs to."""
        if label not in SWAPPED or words in self.chosen:
            return
        if label == "PERSON" and len(words) == 1 and words[0] in self.parts:
            self.chosen[words] = (self.parts[words[0]],)
            return
        options = self.pool.get(shape(words, label), [])
        other = (
            self.rng.choice(options) if options and self.rng.random() < SWAPPED[label] else words
        )
        self.chosen[words] = other
        if label == "PERSON":
            self.parts |= dict(zip(words, other, strict=True))

    def sentence(self, sentence: Sentence) -> Sentence:
        """Apply the choices to one sentence."""
        new = list(sentence)
        for start, end, label in entities(sentence):
            if label in SWAPPED:
                other = self.chosen[tuple(word.text for word in sentence[start:end])]
                new[start:end] = [
                    Word(text, word.tag)
                    for text, word in zip(other, sentence[start:end], strict=True)
                ]
        return new


def recased(sentence: Sentence, rng: random.Random) -> Sentence | None:
    """Sometimes give a copy in capitals, title case or lower case, or with names in lower case."""
    chance = rng.random()
    if chance < 0.03:
        return [Word(word.text.upper(), word.tag) for word in sentence]
    if chance < 0.055:
        return [Word(word.text[:1].upper() + word.text[1:], word.tag) for word in sentence]
    if chance < 0.07:
        return [Word(word.text.lower(), word.tag) for word in sentence]
    if chance < 0.09 and any(word.tag.endswith("PERSON") for word in sentence):
        return [
            Word(word.text.lower() if word.tag.endswith("PERSON") else word.text, word.tag)
            for word in sentence
        ]
    return None


def requoted(sentence: Sentence, rng: random.Random) -> Sentence:
    """Sometimes change straight quotes to curly ones or back."""
    chance = rng.random()
    if chance < 0.25:
        opening = True
        new = []
        for word in sentence:
            text = CURLY.get(word.text, word.text)
            if re.fullmatch('"', text):
                text, opening = ("“" if opening else "”"), not opening
            new.append(Word(text, word.tag))
        return new
    if chance < 0.4:
        return [Word(STRAIGHT.get(word.text, word.text), word.tag) for word in sentence]
    return sentence


def swapped(articles: list[list[Sentence]], rng: random.Random) -> list[Sentence]:
    """Return the sentences of articles with other names."""
    pool = names(articles)
    return [
        requoted(sentence, rng)
        for article in articles
        for sentence in Swapper(pool, rng).article(article)
    ]


def augmented(articles: list[list[Sentence]], rng: random.Random, *, swap: bool) -> list[Sentence]:
    """Return all sentences, copies with other names, and a few copies with other casing."""
    pool = names(articles)
    sentences = [sentence for article in articles for sentence in article if sentence]
    if swap:
        for article in articles:
            sentences += Swapper(pool, rng).article(article)
    copies = [recased(sentence, rng) for sentence in sentences]
    sentences += [copy for copy in copies if copy]
    sentences = [requoted(sentence, rng) for sentence in sentences]
    rng.shuffle(sentences)
    return sentences
