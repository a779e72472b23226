"""Tables and SQL against what one would write without them, in one run, each in its own process.

The corpus is made of texts with the chain `light`: of 400 articles all layers become Parquet, with
`glossator table` and with `json.loads`, pandas and pyarrow (`tables_pandas.py`), which hold the
corpus in memory; then ten times as many, each with an id of its own. A question over about 26 MB
of annotations is asked with `glossator sql`, first and again, and with DuckDB's own `read_json`
(`tables_duckdb.py`). All take turns; medians are printed. Seconds are the processor's, of both
cores, and the clock's. Keep the machine idle.

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


def make(folder: Path, source: Path) -> tuple[Path, Path, Path]:
    """The corpora: all articles, ten times as many, and those of some 26 MB."""
    once, many, asked = (folder / f"{name}.jsonl" for name in ("once", "many", "asked"))
    with glossator.chain(name="light") as chain:
        glossator.write(chain.pipe(texts(source)), str(once))
    lines = once.read_bytes().splitlines(keepends=True)
    with many.open("wb") as stream:
        for number in range(TIMES):
            for line in lines:
                stream.write(line.replace(b'"id":"', b'"id":"%d-' % number, 1))
    with asked.open("wb") as stream:
        for line in lines:
            if stream.tell() < ASKED:
                stream.write(line)
    return once, many, asked


def cost(*command: str) -> Cost:
    """Run a Python command, and say what it took."""
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


def to_parquet(folder: Path, once: Path, many: Path) -> Table:
    """All layers to Parquet."""
    ours = ("-m", "glossator", "table", "--quiet", "--output", str(folder / "ours"))
    works: dict[str, Callable[[], Cost]] = {
        OURS: lambda: cost(*ours, str(once)),
        PANDAS: lambda: cost(str(HERE / "tables_pandas.py"), str(once), str(folder / "theirs")),
    }
    costs = measure(works) | measure({MANY: lambda: cost(*ours, str(many))}, rounds=1)
    return table(f"{ARTICLES} articles, {once.stat().st_size // 10**6} MB", costs, OURS)


def question(folder: Path, asked: Path) -> Table:
    """A question."""
    cache = folder / "cache"
    os.environ["GLOSSATOR_CACHE"] = str(cache)
    ours = ("-m", "glossator", "sql", str(asked), QUESTION, "--to", "csv")

    def first() -> Cost:
        shutil.rmtree(cache / "tables", ignore_errors=True)
        return cost(*ours)

    works: dict[str, Callable[[], Cost]] = {
        FIRST: first,
        AGAIN: lambda: cost(*ours),
        BY_HAND: lambda: cost(str(HERE / "tables_duckdb.py"), str(asked)),
    }
    return table(f"a question, {asked.stat().st_size // 10**6} MB", measure(works), FIRST)


def table(title: str, costs: dict[str, Cost], base: str) -> Table:
    """Costs, and how they compare with ours."""
    columns = ("", "seconds", "processor's", "MB", "times the first", "times its MB")
    made = Table(*columns, title=title)
    for name, one in costs.items():
        numbers = (f"{one.clock:.2f}", f"{one.processor:.2f}", f"{one.megabytes:.0f}")
        ratios = one.clock / costs[base].clock, one.megabytes / costs[base].megabytes
        made.add_row(name, *numbers, *(f"{ratio:.2f}" for ratio in ratios))
    return made


def main(source: str = "") -> None:
    """Print both tables."""
    folder = Path(source) if source else TEXTS
    if not folder.is_dir():
        raise SystemExit(f"{folder}: no such folder: name one of JSON Lines with texts")
    with tempfile.TemporaryDirectory() as name:
        once, many, asked = make(Path(name), folder)
        console = Console()
        console.print(to_parquet(Path(name), once, many))
        console.print(question(Path(name), asked))


if __name__ == "__main__":
    main(*sys.argv[1:])
