"""What the places cost: cold starts, preparing alone, and the memory of two processes at once.

    python benchmarks/gazetteer.py [WORKTREE]

With the folder of another commit that has an environment of its own (``.venv``), the same is
measured there in turn, and the ratios are printed. Every process is started anew, on one seed
article; medians of five rounds after one that is not counted.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

from rich.console import Console
from rich.table import Table

ROOT = Path(__file__).parent.parent
ROUNDS = 5
ARTICLE = ROOT / "seeds" / "embassy.txt"
RULES = [
    *("--layers", "sentences,tokens,names,entities,titles,locations,hedging,quotations,dates"),
    *("--use", "sentences=rules", "--use", "tokens=rules", "--use", "names=gazetteer-names"),
]
CHAINS = {"default chain": [], "rules alone": RULES}
PREPARE = """
import sys, time
import glossator
from glossator_entities import Entities
from glossator_locations import Locations

entities, locations = Entities(), Locations()
began = time.perf_counter(), time.process_time()
entities.prepare()
between = time.perf_counter(), time.process_time()
locations.prepare()
end = time.perf_counter(), time.process_time()
for first, last in ((began, between), (between, end)):
    print(*(late - early for early, late in zip(first, last)))
"""
HELD = """
import sys
import glossator

rules = {"tokens": "rules", "sentences": "rules", "names": "gazetteer-names"}
with glossator.chain("locations", "entities", use=rules) as chain:
    chain(open(sys.argv[1], encoding="utf-8").read())
    print("ready", flush=True)
    sys.stdin.read()
"""


def main(worktree: str | None) -> None:
    """Print a row for each measure."""
    pythons = {"here": ROOT / ".venv" / "bin" / "python"}
    if worktree:
        pythons["there"] = Path(worktree, ".venv", "bin", "python").absolute()
    found: dict[str, dict[str, list[float]]] = {}
    for number in range(ROUNDS + 1):
        for side, python in pythons.items():
            for name, value in measured(str(python)):
                if number:
                    found.setdefault(name, {}).setdefault(side, []).append(value)
    table = Table("measure", *pythons, *(["here / there"] if worktree else []))
    for name, sides in found.items():
        medians = [statistics.median(values) for values in sides.values()]
        ratio = [f"{medians[0] / medians[1]:.2f}"] if worktree else []
        table.add_row(name, *(f"{one:,.3f}" for one in medians), *ratio)
    Console().print(table)


def measured(python: str) -> Iterator[tuple[str, float]]:
    """One round in one environment."""
    with tempfile.TemporaryDirectory() as folder:
        for chain, options in CHAINS.items():
            out = str(Path(folder, "out.json"))
            command = [python, "-m", "glossator", "run", str(ARTICLE), *options, "-o", out]
            seconds, processor, peak = timed(command, folder)
            yield f"{chain}, seconds", seconds
            yield f"{chain}, processor seconds", processor
            yield f"{chain}, peak MB", peak
        done = subprocess.run(
            [python, "-c", PREPARE], check=True, capture_output=True, text=True, cwd=folder
        )
        for name, line in zip(("entities", "locations"), done.stdout.splitlines(), strict=True):
            seconds, processor = map(float, line.split())
            yield f"prepare {name}, seconds", seconds
            yield f"prepare {name}, processor seconds", processor
        if Path("/proc/self/smaps_rollup").exists():
            shares = [*held(python, folder)]
            yield "two processes, proportional MB of one", statistics.mean(shares)


def timed(command: list[str], folder: str) -> tuple[float, float, float]:
    """Seconds, processor seconds and peak MB of a process."""
    began = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{' '.join(command)} ended with {process.returncode}")
    seconds = time.perf_counter() - began
    return seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def held(python: str, folder: str) -> Iterator[float]:
    """Proportional set size, in MB, of each of two processes that have annotated the article."""
    with ExitStack() as stack:
        processes = [
            stack.enter_context(
                subprocess.Popen(
                    [python, "-c", HELD, str(ARTICLE)],
                    cwd=folder,
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    stderr=subprocess.DEVNULL,
                    text=True,
                )
            )
            for _ in range(2)
        ]
        for process in processes:
            assert process.stdout
            assert process.stdout.readline() == "ready\n"
        for process in processes:
            lines = Path("/proc", str(process.pid), "smaps_rollup").read_text("ascii").splitlines()
            [share] = [line.split()[1] for line in lines if line.startswith("Pss:")]
            yield int(share) / 1024
        # On leaving the context, its standard input is closed, and each process ends.


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else None)
