"""Make treebank sentences look like news: quotes, datelines, initials, final abbreviations."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from training.treebank import Sentence, Token

if TYPE_CHECKING:
    import random
    from collections.abc import Iterable

PLACES = (
    "LONDON",
    "BEIJING",
    "New Delhi",
    "MEXICO CITY",
    "Nairobi",
    "CAIRO",
    "SEOUL",
    "WASHINGTON",
    "Lagos",
    "Kyiv",
)
AGENCIES = ("AP", "Reuters", "AFP", "Xinhua", "IPS", "BBC", "ANI", "EFE")
DASHES = ("—", "–", "-", "--")
ENDINGS = (
    ("in", "the", "U.S."),
    ("in", "the", "U.K."),
    ("at", "the", "U.N."),
    ("in", "Washington", "D.C."),
)
HOURS = ("a.m.", "p.m.")
QUOTES = ("“”", "«»")
SURNAMES = (
    "Xu",
    "Cho",
    "Li",
    "Ho",
    "Paz",
    "Liu",
    "Choi",
    "Kim",
    "Park",
    "Tan",
    "Sy",
    "Ng",
    "Roy",
    "Das",
)


def plain(text: str, *, space: bool = True, upos: str = "PROPN") -> Token:
    """Make a token that has a form and nothing else."""
    return Token(("0", text, text, upos, "_", "_", "0", "dep", "_", "_"), space)


def curly(sentence: Sentence, rng: random.Random) -> Sentence:
    """Replace straight quotes and apostrophes by curly ones, or quotes by guillemets."""
    tokens, opened = [], False
    pair = QUOTES[rng.random() < 0.15]
    for token in sentence.tokens:
        if token.text == '"':
            tokens.append(token.renamed(pair[opened]))
            opened = not opened
        elif token.text == "'" and token.space is False:
            tokens.append(token.renamed("‘"))
        else:
            tokens.append(token.renamed(token.text.replace("'", "’")))
    return Sentence(sentence.name, tuple(tokens))


def dateline(sentence: Sentence, rng: random.Random) -> Sentence:
    """Put a place, perhaps an agency, and a dash before the sentence."""
    head = [plain(part) for part in rng.choice(PLACES).split()]
    if rng.random() < 0.6:
        head += [plain("(", space=False), plain(rng.choice(AGENCIES), space=False), plain(")")]
    return Sentence(sentence.name, (*head, plain(rng.choice(DASHES)), *sentence.tokens))


def initials(sentence: Sentence, rng: random.Random) -> Sentence:
    """Turn first names into initials."""
    tokens = list(sentence.tokens)
    for index, (token, following) in enumerate(pairwise(tokens)):
        if token.upos == following.upos == "PROPN" and token.text.istitle() and token.space:
            tokens[index] = token.renamed(token.text[0] + ".")
            if rng.random() < 0.3:
                tokens[index] = token.renamed(
                    rng.choice(("Dr.", "Mr.", "Mrs.", "Gen.", "Sen.", "Prof.", "Lt.", "St."))
                )
    return Sentence(sentence.name, tuple(tokens))


def abbreviated(sentence: Sentence, rng: random.Random) -> Sentence:
    """End the sentence with an abbreviation that swallows the full stop."""
    if sentence.tokens[-1].text != "." or len(sentence.tokens) < 4:
        return sentence
    ending = (
        rng.choice(ENDINGS)
        if rng.random() < 0.7
        else ("at", str(rng.randint(1, 12)), rng.choice(HOURS))
    )
    body = (*sentence.tokens[:-2], Token(sentence.tokens[-2].columns))
    return Sentence(sentence.name, (*body, *(plain(text) for text in ending)))


def surnamed(sentence: Sentence, rng: random.Random) -> Sentence:
    """End the sentence with a short name, whose full stop is not that of an abbreviation."""
    if sentence.tokens[-1].text != "." or len(sentence.tokens) < 4:
        return sentence
    name = plain(rng.choice(SURNAMES), space=False)
    body = (*sentence.tokens[:-1], plain(","), plain(rng.choice(("said", "added", "told"))))
    return Sentence(
        sentence.name,
        (*body[:-3], plain(body[-3].text, space=False), *body[-2:], name, sentence.tokens[-1]),
    )


def glottal(sentence: Sentence, rng: random.Random) -> Sentence:
    """Put an apostrophe inside names, as in Sana'a."""
    tokens = list(sentence.tokens)
    for index, token in enumerate(tokens):
        if (
            token.upos == "PROPN"
            and token.text.isalpha()
            and token.text.istitle()
            and len(token.text) > 4
        ):
            cut = rng.randint(2, len(token.text) - 2)
            tokens[index] = token.renamed(token.text[:cut] + rng.choice("'’") + token.text[cut:])
    return Sentence(sentence.name, tuple(tokens))


def upper(sentence: Sentence) -> Sentence:
    """Write a sentence without its full stop in capitals, as headlines are."""
    tokens = (
        sentence.tokens[:-1]
        if sentence.tokens[-1].text == "." and len(sentence.tokens) > 1
        else sentence.tokens
    )
    return Sentence(sentence.name, tuple(token.renamed(token.text.upper()) for token in tokens))


def noisy(sentences: Iterable[Sentence], rng: random.Random) -> list[Sentence]:
    """Return the sentences, news more often than the rest, some followed by changed copies."""
    result = []
    for sentence in sentences:
        copies = [sentence] * (3 if sentence.genre == "news" else 1)
        if any("'" in token.text or token.text == '"' for token in sentence.tokens):
            copies.append(curly(sentence, rng))
        chance = rng.random()
        if chance < 0.03 and sentence.finished:
            copies.append(dateline(sentence, rng))
        elif chance < 0.07:
            copies.append(initials(sentence, rng))
        elif chance < 0.09:
            copies.append(abbreviated(sentence, rng))
        elif chance < 0.12:
            copies.append(surnamed(sentence, rng))
        elif chance < 0.14:
            copies.append(upper(sentence))
        elif chance < 0.17:
            copies.append(glottal(sentence, rng))
        result += copies
    return result
