"""What runs over many articles cost: seconds and memory, as ratios of runs in turn.

    python benchmarks/scale.py [TARGET ...] [--gold FOLDER] [--articles 4000] [--earlier CHECKOUT]

Targets: jobs, ray, memory, workers, long, packed, parts, update, eval, broken. The articles are the
texts of the gold folder (``../shared/gold`` beside the checkout, or `GLOSSATOR_GOLD`), from 500
characters on, again and again under new ids. Every run is a process of its own; its seconds are
those of the wall clock, where start-up is apart less those of such a run over one article.
``--earlier`` is the folder of another commit with an environment of its own (``.venv``), which is
measured in turn.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from itertools import cycle, islice
from pathlib import Path
from typing import Any, NamedTuple

from rich.console import Console
from rich.table import Table

ROOT = Path(__file__).parent.parent
GOLD = Path(os.environ.get("GLOSSATOR_GOLD", ROOT.parent / "shared" / "gold"))
LEAST = 500
RULES = [
    *("--layers", "sentences,tokens,names,entities,titles,locations,hedging,quotations,dates"),
    *("--use", "sentences=rules", "--use", "tokens=rules", "--use", "names=gazetteer-names"),
]
TOKENS = ["--layers", "tokens,sentences", "--use", "tokens=rules", "--use", "sentences=rules"]
CHAINS = {"default chain": [], "rule layers": RULES}


class Cost(NamedTuple):
    """What one command took."""

    seconds: float
    megabytes: float
    """At most, of the process itself."""


class Bench:
    """What the targets are measured with.

    Args:
        folder: Where corpora and outputs are.
        texts: The articles.
        articles: How many a corpus has.
        rounds: How often each command is measured; medians count.
        earlier: The folder of another commit.
    """

    def __init__(
        self, folder: Path, texts: list[str], articles: int, rounds: int, earlier: Path | None
    ) -> None:
        self.folder = folder
        self.texts = texts
        self.articles = articles
        self.rounds = rounds
        self.earlier = earlier
        self.console = Console()

    def corpus(self, articles: int) -> str:
        """A file of so many articles."""
        path = self.folder / f"{articles}.jsonl"
        if not path.exists():
            write_rows(path, islice(cycle(self.texts), articles))
        return str(path)

    def output(self, suffix: str = ".jsonl") -> str:
        """A place to write to, where nothing is."""
        path = self.folder / f"out{suffix}"
        path.unlink(missing_ok=True)
        return str(path)

    def net(self, *command: str, articles: int | None = None, **options: Any) -> float:
        """Seconds that ``run`` takes for a corpus more than for one article: a median."""
        many = [
            self.cost("run", self.corpus(articles or self.articles), *command, **options).seconds
            for _ in range(self.rounds)
        ]
        one = [
            self.cost("run", self.corpus(1), *command, **options).seconds
            for _ in range(self.rounds)
        ]
        return statistics.median(many) - statistics.median(one)

    def cost(self, *command: str, root: Path = ROOT, codes: Iterable[int] = (0,)) -> Cost:
        """What a command of ours takes, in this checkout or another."""
        began = time.perf_counter()
        process = start(command, root)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        seconds = time.perf_counter() - began
        if process.returncode not in codes:
            sys.exit(f"glossator {' '.join(command)}: ended with {process.returncode}")
        return Cost(seconds, used.ru_maxrss / 1024)

    def print(self, title: str, columns: Iterable[str], rows: Iterable[Iterable[object]]) -> None:
        """Print a table; a number is shown with two digits."""
        table = Table(*columns, title=title, title_justify="left")
        for row in rows:
            table.add_row(*(f"{one:,.2f}" if isinstance(one, float) else str(one) for one in row))
        self.console.print(table)


def start(command: Iterable[str], root: Path) -> subprocess.Popen[bytes]:
    """Start a command of ours."""
    python = root / ".venv" / "bin" / "python"
    return subprocess.Popen(
        [str(python) if python.exists() else sys.executable, "-m", "glossator", *command],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd=root,
    )


def jobs(bench: Bench) -> None:
    """``--jobs 2`` and ``serial``: at least 1.85 times as fast."""
    rows = []
    for name, chain in CHAINS.items():
        one = bench.net(*chain, "-o", bench.output())
        two = bench.net(*chain, "-o", bench.output(), "--jobs", "2")
        rows.append((name, one, two, bench.articles / one, bench.articles / two, one / two))
    columns = ("", "serial s", "--jobs 2 s", "documents/s", "documents/s", "ratio, at least 1.85")
    bench.print(f"--jobs 2, {bench.articles:,} articles", columns, rows)


def ray(bench: Bench) -> None:
    """Ray on two cores and ``--jobs 2``: at least 0.85 times as fast."""
    rows = []
    for name, chain in CHAINS.items():
        two = bench.net(*chain, "-o", bench.output(), "--jobs", "2")
        on_ray = bench.net(*chain, "-o", bench.output(), "--jobs", "2", "--engine", "ray")
        rows.append((name, two, on_ray, two / on_ray))
    columns = ("", "--jobs 2 s", "ray s", "ratio, at least 0.85")
    bench.print(f"Ray, two workers, {bench.articles:,} articles", columns, rows)


def memory(bench: Bench) -> None:
    """Peak memory of ``serial``: 0.6 of an earlier commit's, at ten times the corpus 1.05."""
    rows = []
    one = bench.cost("run", bench.corpus(bench.articles), "-o", bench.output()).megabytes
    rows.append((f"{bench.articles:,} articles", one, ""))
    if bench.earlier:
        old = bench.cost(
            *("run", bench.corpus(bench.articles), "-o", bench.output()), root=bench.earlier
        ).megabytes
        rows.append(("of the earlier commit", old, f"{one / old:.2f}, at most 0.6"))
    ten = bench.cost("run", bench.corpus(10 * bench.articles), "-o", bench.output()).megabytes
    rows.append((f"{10 * bench.articles:,} articles", ten, f"{ten / one:.2f}, at most 1.05"))
    bench.print("Peak memory, default chain, one process", ("", "MB", "ratio"), rows)


def workers(bench: Bench) -> None:
    """What a further worker adds in proportional set size: at most 0.7 of the first."""
    peaks = []
    for count in ("1", "2"):
        command = ["run", bench.corpus(min(bench.articles, 1000)), "-o", bench.output()]
        command += ["--engine", "processes", "--jobs", count]
        peaks.append(peak_of_workers(start(command, ROOT)))
    first, both = peaks
    rows = [("one worker", first, ""), ("two workers", both, f"{(both - first) / first:.2f}")]
    columns = ("", "MB", "further one, at most 0.7")
    bench.print("Proportional set size, default chain", columns, rows)


def peak_of_workers(process: subprocess.Popen[bytes]) -> float:
    """The most that all processes which a process has started share out among them, in MB."""
    peak = 0.0
    while process.poll() is None:
        with suppress(OSError):
            peak = max(peak, sum(map(proportional_size, descendants(process.pid))))
        time.sleep(0.2)
    return peak


def descendants(pid: int) -> Iterator[int]:
    """The children of a process, their children, and so on."""
    for child in map(int, Path(f"/proc/{pid}/task/{pid}/children").read_text().split()):
        yield child
        yield from descendants(child)


def proportional_size(pid: int) -> float:
    """A process's own memory and its part of what it shares, in MB."""
    rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
    return sum(int(line.split()[1]) / 1024 for line in rollup.splitlines() if "Pss:" in line[:4])


def long(bench: Bench) -> None:
    """64 texts of 1 MB at once and one at a time: at most 1.3 times the memory."""
    text = "\n\n".join(bench.texts)
    path = bench.folder / "long.jsonl"
    whole = (text * (1 + 64_000_000 // len(text)))[:64_000_000]
    write_rows(path, (whole[at : at + 1_000_000] for at in range(0, 64_000_000, 1_000_000)))
    once = bench.cost("run", str(path), *RULES, "-o", bench.output())
    apart = bench.cost("run", str(path), *RULES, "-o", bench.output(), "--batch-size", "1")
    rows = [
        ("as they come", *once, f"{once.megabytes / apart.megabytes:.2f}, at most 1.3"),
        ("--batch-size 1", *apart, ""),
    ]
    bench.print("64 texts of 1 MB, rule layers", ("", "seconds", "MB", "ratio"), rows)


def packed(bench: Bench) -> None:
    """An output ``.jsonl.gz`` and ``.jsonl``: at most 1.3 times the time."""
    plain = bench.net(*RULES, "-o", bench.output())
    rows = [(".jsonl", plain, "")]
    for suffix, most in ((".jsonl.gz", ", at most 1.3"), (".jsonl.zst", "")):
        seconds = bench.net(*RULES, "-o", bench.output(suffix))
        rows.append((suffix, seconds, f"{seconds / plain:.2f}{most}"))
    title = f"Packed output, rule layers, {bench.articles:,} articles"
    bench.print(title, ("", "seconds", "ratio"), rows)


def update(bench: Bench) -> None:
    """``--update`` with nothing to do: at most half of feeding the output back, 20,000 rows."""
    corpus, made = bench.corpus(20_000), bench.output()
    bench.cost("run", corpus, *TOKENS, "-o", made)
    again = bench.cost("run", corpus, *TOKENS, "-o", made, "--update").seconds
    rows = [("--update", again, "")]
    roots = {"output fed back": ROOT}
    if bench.earlier:
        roots["output fed back, earlier commit"] = bench.earlier
    for name, root in roots.items():
        back = bench.output("-again.jsonl")
        fed = bench.cost("run", made, *TOKENS, "-o", back, root=root).seconds
        rows.append((name, fed, f"{again / fed:.2f}, at most 0.5"))
    bench.print("Nothing to do, 20,000 articles, tokens", ("", "seconds", "ratio"), rows)


def eval_(bench: Bench) -> None:
    """``eval`` and ``validate`` of 20,000 documents: at most twice the time, at flat memory."""
    rows = []
    for articles in (2_000, 20_000):
        made = bench.output(f"-{articles}.jsonl")
        bench.cost("run", bench.corpus(articles), *TOKENS, "-o", made)
        valid = bench.cost("validate", made)
        scored = bench.cost("eval", made, made, "--layer", "tokens")
        ratio = scored.seconds / valid.seconds
        rows.append((f"{articles:,}", valid.seconds, scored.seconds, ratio, scored.megabytes))
    columns = ("documents", "validate s", "eval s", "ratio, at most 2", "eval MB")
    bench.print("eval against itself, tokens", columns, rows)


def broken(bench: Bench) -> None:
    """300,000 lines that are no JSON: flat memory."""
    rows = []
    for lines in (3_000, 300_000):
        path = bench.folder / f"broken-{lines}.jsonl"
        path.write_text("no JSON\n" * lines, "utf-8")
        cost = bench.cost("run", str(path), *TOKENS, "-o", bench.output(), codes=(3,))
        rows.append((f"{lines:,}", *cost))
    ratio = rows[1][2] / rows[0][2]
    title = f"Broken lines: {ratio:.2f} times the memory for a hundred times as many"
    bench.print(title, ("lines", "seconds", "MB"), rows)


def parts(bench: Bench) -> None:
    """What it takes to write in parts, against one packed file."""
    one = bench.net(*RULES, "-o", bench.output(".jsonl.gz"))
    seconds = bench.net(*RULES, "-o", str(bench.folder / "parts"), "--parts", "8")
    rows = [("one file", one, ""), ("--parts 8", seconds, seconds / one)]
    title = f"Parts, rule layers, {bench.articles:,} articles"
    bench.print(title, ("", "seconds", "ratio"), rows)


TARGETS: dict[str, Callable[[Bench], None]] = {
    one.__name__.strip("_"): one
    for one in (jobs, ray, memory, workers, long, packed, parts, update, eval_, broken)
}


def write_rows(path: Path, texts: Iterable[str]) -> None:
    """A corpus of some texts, each under an id of its own."""
    with path.open("w", encoding="utf-8") as stream:
        for number, text in enumerate(texts):
            stream.write(json.dumps({"id": f"article-{number}", "text": text}) + "\n")


def texts_of(gold: Path) -> Iterator[str]:
    """The articles of a folder of gold, each once."""
    seen: set[str] = set()
    for path in sorted(gold.rglob("*.jsonl")):
        for line in path.read_bytes().splitlines():
            text = json.loads(line).get("text", "")
            if len(text) >= LEAST and text not in seen:
                seen.add(text)
                yield text


def main() -> None:
    """Measure the targets that are asked for."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=", ".join(TARGETS))
    parser.add_argument("--gold", type=Path, default=GOLD)
    parser.add_argument("--articles", type=int, default=4000)
    parser.add_argument("--rounds", type=int, default=1)
    parser.add_argument("--earlier", type=Path, help="a checkout with a .venv of its own")
    given = parser.parse_args()
    if unknown := set(given.targets) - set(TARGETS):
        parser.error(f"unknown: {', '.join(sorted(unknown))}; known: {', '.join(TARGETS)}")
    texts = list(texts_of(given.gold))
    if not texts:
        print(f"skipped: no gold in {given.gold} (name it with --gold, or GLOSSATOR_GOLD)")
        return
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder), texts, given.articles, given.rounds, given.earlier)
        characters = statistics.mean(map(len, islice(cycle(texts), given.articles)))
        print(f"{len(texts):,} texts, {characters:,.0f} characters on average\n")
        for name in given.targets or TARGETS:
            TARGETS[name](bench)


if __name__ == "__main__":
    main()
