"""Tables and SQL against what one would write without them, in one run, each in its own process.

The corpus is made of texts with the chain `light`: of 400 articles all layers become Parquet, with
`glossator table` and with `json.loads`, pandas and pyarrow (`tables_pandas.py`), which hold the
corpus in memory; then ten times as many, each with an id of its own. A question over about 26 MB
of annotations is asked with `glossator sql`, first and again, and with DuckDB's own `read_json`
(`tables_duckdb.py`). All take turns; medians are printed: seconds by the clock and of the
processor, and the largest memory of a process (the first question of `sql` starts further ones).
Both sides are whole commands, each a new process of Python with its imports and its end. "Past the
start" is without what the same command takes on one article.
Keep the machine idle.

    python benchmarks/tables.py [TEXTS]

TEXTS is a folder of JSON Lines with `text`; ../shared/gold unless given.
"""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

from rich.console import Console
from rich.table import Table

import glossator

HERE = Path(__file__).parent
TEXTS = HERE.parents[1] / "shared" / "gold"
ARTICLES, LEAST, TIMES, ASKED, ROUNDS = 400, 2000, 10, 26_000_000, 5
QUESTION = (
    "SELECT speaker_text AS speaker, count(*) AS quotations FROM quotations "
    "WHERE speaker IS NOT NULL GROUP BY ALL ORDER BY quotations DESC, speaker LIMIT 10"
)
OURS, PANDAS, MANY = "glossator table", "json.loads, pandas, pyarrow", "glossator table, times ten"
FIRST, AGAIN, BY_HAND = "glossator sql", "glossator sql, again", "DuckDB read_json, columns="


class Cost(NamedTuple):
    """What a command takes."""

    clock: float
    processor: float
    megabytes: float


def texts(folder: Path) -> Iterator[glossator.Document]:
    """So many articles, each once."""
    seen: set[str] = set()
    for path in sorted(folder.rglob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            text = json.loads(line).get("text")
            if isinstance(text, str) and len(text) >= LEAST and text not in seen:
                seen.add(text)
                yield glossator.Document(id=f"article-{len(seen)}", text=text)
                if len(seen) == ARTICLES:
                    return


class Corpora(NamedTuple):
    """All articles, ten times as many, those of some 26 MB, and one."""

    once: Path
    many: Path
    asked: Path
    one: Path


def make(folder: Path, source: Path) -> Corpora:
    """Annotate the articles."""
    made = Corpora(*(folder / f"{name}.jsonl" for name in Corpora._fields))
    with glossator.chain(name="light") as chain:
        glossator.write(chain.pipe(texts(source)), str(made.once))
    lines = made.once.read_bytes().splitlines(keepends=True)
    made.one.write_bytes(lines[0])
    with made.many.open("wb") as stream:
        for number in range(TIMES):
            for line in lines:
                stream.write(line.replace(b'"id":"', b'"id":"%d-' % number, 1))
    with made.asked.open("wb") as stream:
        for line in lines:
            if stream.tell() < ASKED:
                stream.write(line)
    return made


def cost(*command: str) -> Cost:
    """Run a Python command, and say what it took."""
    # What is installed has its bytecode: a checkout is to have it after the first turn too.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    began = time.perf_counter()
    process = subprocess.Popen([sys.executable, *command], stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} ended with {process.returncode}")
    clock = time.perf_counter() - began
    return Cost(clock, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def measure(works: dict[str, Callable[[], Cost]], rounds: int = ROUNDS) -> dict[str, Cost]:
    """The median cost of each; they take turns."""
    costs: dict[str, list[Cost]] = {name: [] for name in works}
    for _ in range(rounds):
        for name, work in works.items():
            costs[name].append(work())
    return {
        name: Cost(*(statistics.median(one) for one in zip(*found, strict=True)))
        for name, found in costs.items()
    }


def to_parquet(folder: Path, corpora: Corpora) -> Table:
    """All layers to Parquet."""

    def ours(source: Path) -> Cost:
        return cost("-m", "glossator", "table", "-q", "-o", str(folder / "ours"), str(source))

    def theirs(source: Path) -> Cost:
        return cost(str(HERE / "tables_pandas.py"), str(source), str(folder / "theirs"))

    costs = measure({OURS: lambda: ours(corpora.once), PANDAS: lambda: theirs(corpora.once)})
    costs |= measure({MANY: lambda: ours(corpora.many)}, rounds=1)
    starts = measure({OURS: lambda: ours(corpora.one), PANDAS: lambda: theirs(corpora.one)})
    starts[MANY] = starts[OURS]
    title = f"{ARTICLES} articles, {corpora.once.stat().st_size // 10**6} MB"
    return table(title, costs, starts, OURS)


def question(folder: Path, corpora: Corpora) -> Table:
    """A question."""
    cache = folder / "cache"
    os.environ["GLOSSATOR_CACHE"] = str(cache)

    def again(source: Path) -> Cost:
        return cost("-m", "glossator", "sql", str(source), QUESTION, "--to", "csv")

    def first(source: Path) -> Cost:
        shutil.rmtree(cache / "tables", ignore_errors=True)
        return again(source)

    def by_hand(source: Path) -> Cost:
        return cost(str(HERE / "tables_duckdb.py"), str(source))

    works = {FIRST: first, AGAIN: again, BY_HAND: by_hand}
    costs = measure({name: partial(work, corpora.asked) for name, work in works.items()})
    starts = measure({name: partial(work, corpora.one) for name, work in works.items()})
    title = f"a question, {corpora.asked.stat().st_size // 10**6} MB"
    return table(title, costs, starts, FIRST)


def table(title: str, costs: dict[str, Cost], starts: dict[str, Cost], base: str) -> Table:
    """Costs, and how they compare with ours."""
    columns = ("", "seconds", "processor's", "MB", "past the start", "processor's")
    note = "whole commands on both sides; past the start: without what one article takes"
    made = Table(*columns, "times as long", "times the MB", title=title, caption=note)
    for name, one in costs.items():
        start = starts[name]
        numbers = (one.clock, one.processor, one.megabytes)
        past = (one.clock - start.clock, one.processor - start.processor)
        ratios = (one.clock / costs[base].clock, one.megabytes / costs[base].megabytes)
        made.add_row(name, *(f"{number:.3g}" for number in (*numbers, *past, *ratios)))
    return made


def main(source: str = "") -> None:
    """Print both tables."""
    folder = Path(source) if source else TEXTS
    if not folder.is_dir():
        print(f"{folder}: no such folder, nothing is measured: name one of JSON Lines with texts")
        return
    with tempfile.TemporaryDirectory() as name:
        corpora = make(Path(name), folder)
        console = Console()
        console.print(to_parquet(Path(name), corpora))
        console.print(question(Path(name), corpora))


if __name__ == "__main__":
    main(*sys.argv[1:])
