"""Time and memory of ``glossator eval``, beside ``glossator validate`` of the same file.

Run `python benchmarks/eval.py [DOCUMENTS]`; documents are the texts of ``seeds/``, again and again,
in sentences and tokens. Processor time, so that a busy machine changes little.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from itertools import cycle, islice
from pathlib import Path
from typing import Any

import msgspec
from rich.console import Console
from rich.table import Table

ROOT = Path(__file__).parent.parent
RULES = ("--layers", "tokens,sentences", "--use", "rules", "--chain", "light", "--quiet")


def main(documents: int) -> None:
    """Print a table: a tenth of the documents, and all of them."""
    table = Table("documents", "command", "seconds", "of validate", "MB")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for number in (documents // 10, documents):
            made = annotated(folder, number)
            with_faults = changed(made, "faults.jsonl", some_tokens_less)
            shuffled = in_another_order(made, "shuffled.jsonl")
            gold = changed(made, "gold.jsonl", plain_rows)
            base, memory = cost("validate", made)
            table.add_row(str(number), "validate", f"{base:.1f}", "", f"{memory:.0f}")
            for title, one, other in (
                ("eval, with itself", made, made),
                ("eval, 3 % of the tokens differ", made, with_faults),
                ("eval, in another order", made, shuffled),
                ("eval, gold in plain rows with labels", gold, with_faults),
            ):
                seconds, memory = cost(
                    "eval", one, other, "--layer", "tokens", "--untyped", "--json"
                )
                ratio = f"{seconds / base:.2f}"
                table.add_row(str(number), title, f"{seconds:.1f}", ratio, f"{memory:.0f}")
    Console(width=100).print(table)


def annotated(folder: Path, number: int) -> Path:
    """The documents, in sentences and tokens."""
    texts, made = folder / "texts.jsonl", folder / "documents.jsonl"
    seeds = [path.read_text("utf-8") for path in sorted((ROOT / "seeds").glob("*.txt"))]
    with texts.open("wb") as stream:
        for n, text in enumerate(islice(cycle(seeds), number)):
            stream.write(msgspec.json.encode({"id": str(n), "text": text}) + b"\n")
    cost("run", texts, *RULES, "--output", made)
    return made


def changed(
    path: Path, name: str, change: Callable[[Iterator[dict[str, Any]]], Iterable[dict[str, Any]]]
) -> Path:
    """Another file of the same documents."""
    to = path.with_name(name)
    with path.open("rb") as rows, to.open("wb") as stream:
        for row in change(map(msgspec.json.decode, rows)):
            stream.write(msgspec.json.encode(row) + b"\n")
    return to


def some_tokens_less(rows: Iterator[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """A hundredth of the tokens left out, two made shorter."""
    chance = random.Random(1)  # noqa: S311  # no secret
    for row in rows:
        tokens = row["layers"]["tokens"]
        kept = [token for token in tokens["annotations"] if chance.random() > 0.01]
        for token in kept:
            token["end"] -= chance.random() < 0.02 and token["end"] - token["start"] > 1
        tokens["annotations"] = kept
        yield row


def in_another_order(path: Path, name: str) -> Path:
    """The same lines shuffled; this process stays small, since a child's memory begins with it."""
    to = path.with_name(name)
    with path.open("rb") as rows, to.open("wb") as stream:
        places = [0]
        while rows.readline():
            places.append(rows.tell())
        places.pop()
        random.Random(1).shuffle(places)  # noqa: S311  # no secret
        for place in places:
            rows.seek(place)
            stream.write(rows.readline())
    return to


def plain_rows(rows: Iterator[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """The tokens as gold is often kept."""
    for row in rows:
        spans = [
            {"start": one["start"], "end": one["end"], "label": "X"}
            for one in row["layers"]["tokens"]["annotations"]
        ]
        yield {"id": row["id"], "text": row["text"], "tokens": spans}


def cost(*arguments: object) -> tuple[float, float]:
    """Seconds of processor time and the most memory, in MB, of a command of ours."""
    command = [sys.executable, "-m", "glossator", *map(str, arguments)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)}: exit code {process.returncode}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000)
