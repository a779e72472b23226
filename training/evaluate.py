"""Measure a system on the development gold and print a table.

Run `python -m training.evaluate --bundle FOLDER`,
or `--spacy MODEL` in an environment that has spaCy.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path
from typing import Any

from training import scores
from training.systems import Spacy, Stanza, System

ENTITY_SETS = ("worldwide.dev", "crossner_politics.dev", "uner_ewt.dev")
TOKEN_SETS = ("gum_news.dev", "ewt.dev")


def documents(path: Path) -> list[dict[str, Any]]:
    """Read a gold file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def report(gold: Path, system: System, layer: str, names: tuple[str, ...], *, errors: bool) -> None:
    """Print the scores of a system on the sets of one layer."""
    for name in names:
        known = documents(gold / layer / f"{name}.jsonl")
        started = time.perf_counter()
        found = system([document["text"] for document in known])
        seconds = time.perf_counter() - started
        speed = sum(len(analysis.tokens) for analysis in found) / seconds
        say(f"\n{name}: {len(known)} texts, {speed:.0f} tokens a second")
        table = (scores.entities if layer == "entities" else scores.tokens)(known, found)
        for row, score in table.items():
            say(f"  {row:10} {scores.worded(score)}")
        if errors and layer == "entities":
            for error, times in scores.confusions(known, found):
                say(f"    {times:4} {error}")


def say(line: str) -> None:
    """Print a line."""
    sys.stdout.write(line + "\n")


def main() -> None:
    """Read the command line and measure."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--gold", type=Path, default=Path("../shared/gold"))
    parser.add_argument("--bundle", type=Path, help="a Stanza bundle")
    parser.add_argument("--spacy", help="the name of an installed spaCy model")
    parser.add_argument("--only", choices=("entities", "tokens"), help="measure one layer")
    parser.add_argument("--errors", action="store_true", help="list the commonest entity errors")
    options = parser.parse_args()
    for layer, names, processors in (
        ("entities", ENTITY_SETS, "tokenize,ner"),
        ("tokens", TOKEN_SETS, "tokenize,pos,lemma"),
    ):
        if options.only in (None, layer):
            system = Spacy(options.spacy) if options.spacy else Stanza(options.bundle, processors)
            report(options.gold, system, layer, names, errors=options.errors)


if __name__ == "__main__":
    main()
