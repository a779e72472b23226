"""Tokens a second of the Stanza plugin, against Stanza itself and spaCy, in one run.

Every contender gets the same texts, one thread, and its turn in each of several rounds; what is
printed are medians of CPU seconds, so that other work on the machine weighs on none of them.

- `stanza.Pipeline.bulk_process` with the very models that the plugin uses;
- the plugin, as `glossator run` calls it: chain, checks and provenance included;
- spaCy's ``en_core_web_sm`` with the pipes tok2vec and ner, so that it makes tokens and names but
  no sentences; spaCy is no dependency: see `spacy_side`. The model's module may be named in
  ``SPACY_MODEL``.

Texts: the ``text`` of each line of the JSON Lines file that is given; else the development gold's
newspaper articles, where they are present (see ``scores.py``); else ``seeds/``.
"""

from __future__ import annotations

import json
import os
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import stanza
import torch
from spacy_side import ABSENT, spacy_rounds
from stanza.models.common.foundation_cache import FoundationCache

import glossator
from glossator_stanza.bundle import find
from glossator_stanza.runtime import word_vectors

ROOT = Path(__file__).parent.parent
GOLD = Path(os.environ.get("GLOSSATOR_GOLD", ROOT.parent / "shared" / "gold"))
ROUNDS = 3
DOCUMENTS = 60
TASKS = {
    "sentences, tokens, names": ("tokenize,ner", ("names",)),
    "the same and morphology": ("tokenize,pos,lemma,ner", ("names", "morphology")),
}
OPTIONS = {"stanza": {"threads": 1}}
USE = dict.fromkeys(("sentences", "tokens", "names", "morphology"), "stanza")

SPACY = """
import json, sys, time
import {module} as model
nlp = model.load(exclude=["tagger", "parser", "attribute_ruler", "lemmatizer"])
texts = json.loads(sys.stdin.readline())
for _ in sys.stdin:
    began = time.process_time()
    for document in nlp.pipe(texts, batch_size=32):
        document.ents
    print(time.process_time() - began, flush=True)
"""


def main(arguments: list[str]) -> None:
    """Measure and print."""
    texts, source = read_texts(arguments)
    torch.set_num_threads(1)
    tokens = count_tokens(texts)
    print(f"{len(texts)} texts of {source}, {tokens} tokens, 1 thread, median of {ROUNDS} rounds")
    for task, (processors, layers) in TASKS.items():
        script = ["-c", SPACY.format(module=os.environ.get("SPACY_MODEL", "en_core_web_sm"))]
        with spacy_rounds(script, texts) as spacy, plugin_timer(texts, layers) as plugin:
            contenders = {"stanza": stanza_timer(texts, processors), "plugin": plugin}
            # spaCy's tags and lemmas are no match for morphology: it has its turn once.
            if spacy and "morphology" not in layers:
                contenders["spaCy, tok2vec and ner"] = spacy
            seconds = measure(contenders)
        report(task, seconds, tokens)
    if not spacy:
        print(ABSENT)


def measure(contenders: dict[str, Callable[[], float]]) -> dict[str, list[float]]:
    """CPU seconds of each contender in each round, after one round that is not counted."""
    seconds: dict[str, list[float]] = {name: [] for name in contenders}
    for number in range(ROUNDS + 1):
        for name, run in contenders.items():
            spent = run()
            if number:
                seconds[name].append(spent)
    return seconds


def report(task: str, seconds: dict[str, list[float]], tokens: int) -> None:
    """Print the speed of each contender, and the plugin's as a ratio."""
    print(f"\n{task}")
    for name, spent in seconds.items():
        ratio = statistics.median(b / a for a, b in zip(seconds["plugin"], spent, strict=True))
        speed = tokens / statistics.median(spent)
        print(f"  {name:22} {speed:8.0f} tokens/s   plugin is {ratio:5.2f} times as fast")


def stanza_timer(texts: list[str], processors: str) -> Callable[[], float]:
    """Stanza's own pipeline over all texts at once."""
    bundle = find()
    cache = FoundationCache(local_files_only=True)
    for item in bundle.files("ner"):
        if item.kind == "pretrain":
            word_vectors(cache, item.path)
    pipeline = stanza.Pipeline(
        "en",
        dir=str(bundle.folder),
        processors=processors,
        download_method=None,
        use_gpu=False,
        verbose=False,
        foundation_cache=cache,
    )
    return lambda: timed(lambda: pipeline.bulk_process(texts))


@contextmanager
def plugin_timer(texts: list[str], layers: tuple[str, ...]) -> Iterator[Callable[[], float]]:
    """The plugin in a chain, over the same texts."""
    with glossator.chain(*layers, use=USE, options=OPTIONS) as chain:
        yield lambda: timed(lambda: list(chain.pipe(texts)))


def timed(run: Callable[[], Any]) -> float:
    """CPU seconds of a call."""
    began = time.process_time()
    run()
    return time.process_time() - began


def count_tokens(texts: list[str]) -> int:
    """How many tokens the plugin makes of the texts."""
    with glossator.chain("tokens", use=USE, options=OPTIONS) as chain:
        return sum(len(document.layers["tokens"]) for document in chain.pipe(texts))


def read_texts(arguments: list[str]) -> tuple[list[str], str]:
    """The texts to run over, and what they are called."""
    gold = GOLD / "entities" / "worldwide.dev.jsonl"
    path = Path(arguments[0]) if arguments else gold
    if path.is_file():
        with path.open(encoding="utf-8") as lines:
            texts = [json.loads(line)["text"] for line in lines]
        return texts[:DOCUMENTS], path.name
    seeds = sorted((ROOT / "seeds").glob("*.txt"))
    return [seed.read_text("utf-8") for seed in seeds], "seeds/"


if __name__ == "__main__":
    main(sys.argv[1:])
