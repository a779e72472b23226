"""Read the entity corpora and give them one label scheme.

Scheme: PERSON, ORG, LOC (countries, cities and other places together), FAC, NORP,
DATE, MONEY, PRODUCT, MISC.
The newswire carries it.  The Wikipedia corpora know only PER, ORG, LOC and MISC:
their demonyms become NORP by the newswire's own list, dates and sums are found by rule.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

from training import flat

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

RENAMED = {"PER": "PERSON", "FACILITY": "FAC"}
MONTH = (
    "(?:January|February|March|April|May|June|July|August|September|October|November|December"
    "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
)
YEAR = r"(?:1[5-9]|20)\d\d"
DATE = re.compile(
    rf"\b(?:\d{{1,2}} {MONTH}(?: {YEAR})?|{MONTH} \d{{1,2}}(?: , {YEAR})?\b|{MONTH} {YEAR}"
    rf"|{YEAR} - {YEAR}|{YEAR}"
    r"|January|February|April|June|July|August|September|October|November|December"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b(?! [-–] [a-z])"
)
DEMONYM = re.compile(r"[A-Z][a-z]+(?:ans?|ish|ese|aeli|anis?|reek|utch|rench|erman)")
MONEY = re.compile(r"(?:[A-Z]{0,3}\$|[€£₡¥]) \d[\d.,]*(?: (?:million|billion|trillion))?\b")


class Word(NamedTuple):
    """A word with its BIO tag."""

    text: str
    tag: str


Sentence = list[Word]


def newswire(path: Path) -> Iterator[list[Sentence]]:
    """Yield the articles of a gold file as lists of tagged sentences."""
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            spans = sorted(article["spans"], key=lambda span: span["start"])
            yield [tagged(sentence, spans) for sentence in flat.sentences(article["text"])]


def tagged(sentence: list[flat.Token], spans: list[dict[str, Any]]) -> Sentence:
    """Give each token the tag of the span it overlaps."""
    words, previous = [], -1
    for token in sentence:
        span = next((s for s in spans if s["start"] < token.end and token.start < s["end"]), None)
        if span is None or span["label"] not in LABELS:
            words.append(Word(token.text, "O"))
            previous = -1
            continue
        prefix = "I" if span["start"] == previous else "B"
        words.append(Word(token.text, f"{prefix}-{LABELS[span['label']]}"))
        previous = span["start"]
    return words


LABELS = {
    label: RENAMED.get(label, label)
    for label in (
        "PERSON",
        "PER",
        "ORG",
        "LOC",
        "FACILITY",
        "NORP",
        "DATE",
        "MONEY",
        "PRODUCT",
        "MISC",
    )
}


def wikipedia(path: Path, demonyms: set[str], excluded: set[str]) -> Iterator[list[Sentence]]:
    """Yield the sentences of a Stanza JSON file, each its own article, in the newswire scheme."""
    for words in json.loads(path.read_text(encoding="utf-8")):
        if fingerprint(word["text"] for word in words) not in excluded:
            yield [completed(retokenized(words), demonyms)]


def retokenized(words: list[dict[str, str]]) -> Sentence:
    """Cut words with another tokenisation into flat tokens."""
    sentence = []
    for word in words:
        prefix, _, label = word["ner"].partition("-")
        for token in flat.tokens(word["text"]):
            sentence.append(
                Word(token.text, f"{prefix}-{RENAMED.get(label, label)}" if label else "O")
            )
            prefix = "I"
    return sentence


def completed(sentence: Sentence, demonyms: set[str]) -> Sentence:
    """Add what the Wikipedia corpora leave out: demonyms as NORP, dates and sums of money."""
    tags = [word.tag for word in sentence]
    for index, (word, following) in enumerate(zip(sentence, [*tags[1:], "O"], strict=True)):
        alone = word.tag == "O" or (word.tag == "B-MISC" and not following.startswith("I-"))
        if alone and word.text in demonyms:
            tags[index] = "B-NORP"
    text = " ".join(word.text for word in sentence)
    for label, pattern in (("DATE", DATE), ("MONEY", MONEY)):
        for found in pattern.finditer(text):
            first = text.count(" ", 0, found.start())
            last = first + found.group().count(" ") + 1
            if all(tag == "O" for tag in tags[first:last]):
                tags[first:last] = [f"B-{label}", *[f"I-{label}"] * (last - first - 1)]
    return [Word(word.text, tag) for word, tag in zip(sentence, tags, strict=True)]


def demonyms(articles: Iterable[list[Sentence]]) -> set[str]:
    """Collect the single words that the newswire tags as NORP at least twice and mostly."""
    counts: Counter[tuple[str, bool]] = Counter()
    for article in articles:
        for sentence in article:
            counts.update((word.text, word.tag == "B-NORP") for word in sentence)
    return {
        text
        for (text, norp), count in counts.items()
        if norp and count > max(1, counts[text, False])
    }


def demonyms_by_suffix(paths: Iterable[Path]) -> set[str]:
    """Collect likely demonyms from the Wikipedia corpora: single MISC words with their endings."""
    counts: Counter[str] = Counter()
    for path in paths:
        for words in json.loads(path.read_text(encoding="utf-8")):
            tags = [*(word["ner"] for word in words), "O"]
            counts.update(
                word["text"]
                for word, tag, following in zip(words, tags, tags[1:], strict=False)
                if tag == "B-MISC" and following != "I-MISC" and DEMONYM.fullmatch(word["text"])
            )
    return {text for text, count in counts.items() if count > 1}


def fingerprint(words: Iterable[str]) -> str:
    """Reduce a sentence to letters and digits, so that other tokenisations of it compare equal."""
    return "".join(character for word in words for character in word.lower() if character.isalnum())


def fingerprints(paths: Iterable[Path]) -> set[str]:
    """Collect the fingerprints of gold documents that training must not see."""
    found: set[str] = set()
    for path in paths:
        with path.open(encoding="utf-8") as lines:
            found.update(fingerprint(json.loads(line)["text"]) for line in lines)
    return found


def write(sentences: Iterable[Sentence], path: Path) -> None:
    """Write sentences in the JSON that Stanza's NER trainer reads."""
    rows = [
        [{"text": word.text, "ner": word.tag} for word in sentence]
        for sentence in sentences
        if sentence
    ]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")
