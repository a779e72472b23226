"""The annotator `lists` beside spaCy's PhraseMatcher: seconds a token, seconds to load, memory.

::

    SPACY_PYTHON=python python benchmarks/phrases.py --phrases 1000000 seeds/*.txt

Phrases are made: a word of the texts and up to three invented ones, and a thousand that do stand in
the texts. Each side has a process of its own, which prints its load and its peak memory, and
then takes turns with the other over the same tokens. Case does not count.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

WORD = re.compile(r"\w+|[^\w\s]")
ROUNDS = 3


def main() -> None:
    """Measure both sides, or be one of them."""
    parser = argparse.ArgumentParser(description=__doc__, allow_abbrev=False)
    parser.add_argument("texts", nargs="*", type=Path)
    parser.add_argument("--phrases", type=int, default=1_000_000)
    parser.add_argument(
        "--times", type=int, default=20, help="how often the texts are gone through"
    )
    parser.add_argument("--side", choices=["ours", "spacy"], help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.side:
        _be(asked.side)
        return
    work = {
        "texts": [path.read_text("utf-8") for path in asked.texts] * asked.times,
        "count": asked.phrases,
    }
    pythons = {"ours": sys.executable, "spacy": os.environ.get("SPACY_PYTHON", "")}
    sides = {name: Side(name, python, work) for name, python in pythons.items() if python}
    tokens = sum(len(WORD.findall(text)) for text in work["texts"])
    rounds = {name: [] for name in sides}  # type: dict[str, list[float]]
    for _ in range(ROUNDS):
        for name, side in sides.items():
            rounds[name].append(side.once())
    print(f"{asked.phrases:,} phrases, {tokens:,} tokens, processor seconds")
    for name, side in sides.items():
        best = min(rounds[name])
        print(
            f"{name:6} load {side.load:6.2f} s, peak {side.megabytes:6,.0f} MB, "
            f"{best / tokens * 1e6:.2f} µs a token, {side.found:,} found"
        )
    if "spacy" in sides:
        ratio = min(rounds["ours"]) / min(rounds["spacy"])
        print(
            f"ratio ours to spaCy: {ratio:.2f} a token, "
            f"{sides['ours'].load / sides['spacy'].load:.2f} load, "
            f"{sides['ours'].megabytes / sides['spacy'].megabytes:.2f} memory"
        )


class Side:
    """A process that has loaded the phrases, and goes through the texts when it is told."""

    def __init__(self, name: str, python: str, work: Any) -> None:
        self._process = subprocess.Popen(
            [python, __file__, "--side", name],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self.load, self.megabytes, self.found = self._ask(json.dumps(work))

    def once(self) -> float:
        """The processor seconds of going through the texts."""
        seconds: float = self._ask("")
        return seconds

    def _ask(self, line: str) -> Any:
        assert self._process.stdin
        assert self._process.stdout
        print(line, file=self._process.stdin, flush=True)
        return json.loads(self._process.stdout.readline())


def _be(name: str) -> None:
    work = json.loads(sys.stdin.readline())
    phrases = list(made(work["texts"], work["count"]))
    before = _megabytes()
    began = time.process_time()
    run = {"ours": _ours, "spacy": _spacy}[name](phrases, work["texts"])
    load = time.process_time() - began
    found = run()
    print(json.dumps([load, _megabytes() - before, found]), flush=True)
    for _ in sys.stdin:
        began = time.process_time()
        run()
        print(time.process_time() - began, flush=True)


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def made(texts: list[str], count: int) -> Iterator[str]:
    """Phrases, no two alike but for case."""
    chance = random.Random(1)  # noqa: S311  # a benchmark that is the same each time
    words = [word for text in texts[:50] for word in re.findall(r"\w+", text)]
    seen: set[str] = set()
    while len(seen) < count:
        if len(seen) < min(1000, count // 2):
            at = chance.randrange(len(words) - 3)
            phrase = " ".join(words[at : at + chance.randint(1, 3)])
        else:
            invented = ("".join(chance.choices("abdeiklmnorstuv", k=6)) for _ in range(3))
            phrase = " ".join([chance.choice(words), *list(invented)[: chance.randint(1, 3)]])
        if phrase.lower() not in seen:
            seen.add(phrase.lower())
            yield phrase


def _ours(phrases: list[str], texts: list[str]) -> Callable[[], int]:
    import glossator
    from glossator.testing import document
    from glossator_lists import Lists, ListsOptions
    from glossator_standard import Token

    documents = [
        document(text, *(Token(start=m.start(), end=m.end()) for m in WORD.finditer(text)))
        for text in texts
    ]
    table = glossator.OptionFile("phrases.txt", "\n".join(phrases))
    annotator = Lists(ListsOptions(tables=(table,)))
    annotator.prepare()
    return lambda: sum(1 for one in documents for _ in annotator.annotate(one))


def _spacy(phrases: list[str], texts: list[str]) -> Callable[[], int]:
    import spacy
    from spacy.matcher import PhraseMatcher
    from spacy.tokens import Doc
    from spacy.util import filter_spans

    nlp = spacy.blank("en")
    docs = []
    for text in texts:
        found = list(WORD.finditer(text))
        spaces = [text[m.end() : m.end() + 1] == " " for m in found]
        docs.append(Doc(nlp.vocab, words=[m[0] for m in found], spaces=spaces))
    matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
    matcher.add("PHRASE", [Doc(nlp.vocab, words=phrase.split()) for phrase in phrases])
    return lambda: sum(len(filter_spans(matcher(doc, as_spans=True))) for doc in docs)


if __name__ == "__main__":
    main()
