"""What the default chain costs, against an earlier commit: ratios of runs in turn.

    python benchmarks/chain.py --earlier CHECKOUT [--gold FOLDER] [--articles 400] [--rounds 3]

CHECKOUT is the folder of the earlier commit with an environment of its own (``.venv``). Seconds are
those of the processor, user and system, on one thread, so that other work on the machine weighs on
neither; medians of the rounds count. A start is a run over one article. "The layers of both" are
those that the default chain had from the beginning: people, claims and structure came later, and
the default chain makes them too.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table
from scale import GOLD, ROOT, RULES, start, texts_of, write_rows

OF_BOTH = RULES[:2]
"""Which layers the rule layers are, by the default chain's own tools."""
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--earlier", type=Path, required=True)
    parser.add_argument("--gold", type=Path, default=GOLD)
    parser.add_argument("--articles", type=int, default=400)
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    texts = list(texts_of(given.gold))[: given.articles]
    if not texts:
        print(f"skipped: no gold in {given.gold} (name it with --gold, or GLOSSATOR_GOLD)")
        return
    os.environ |= ONE_THREAD
    table = Table("", "earlier", "now", "ratio", "goal")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_rows(folder / "one.jsonl", texts[:1])
        write_rows(folder / "all.jsonl", texts)
        earlier, now = measure(folder, (given.earlier.resolve(), ROOT), given.rounds)
    rows = zip(earlier, now, strict=True)
    for (what, goal), (old, new) in zip(GOALS.items(), rows, strict=True):
        table.add_row(what, f"{old:.2f}", f"{new:.2f}", f"{new / old:.2f}", goal)
    Console(width=100).print(f"{len(texts)} articles, {sum(map(len, texts)):,} characters", table)


GOALS = {
    "start of the default chain, seconds": "at most 0.5",
    "default chain without the start, seconds": "at most 0.5",
    "the layers of both without the start, seconds": "",
    "default chain, peak MB": "at most 0.5",
    "rule layers without the start, seconds": "at most 0.7",
}


def measure(folder: Path, roots: Sequence[Path], rounds: int) -> list[Sequence[float]]:
    """What `GOALS` names, of each checkout; they take turns run by run, as machines have moods."""
    one, every = (str(folder / f"{name}.jsonl") for name in ("one", "all"))
    runs = [[one, *more] for more in ([], OF_BOTH, RULES)]
    runs += [[every, *run[1:]] for run in runs]
    seconds: list[list[list[float]]] = [[[] for _ in runs] for _ in roots]
    peaks = [0.0 for _ in roots]
    for _ in range(rounds):
        for number, run in enumerate(runs):
            for which, root in enumerate(roots):
                spent, peak = cost(run, folder, root)
                seconds[which][number].append(spent)
                if run == [every]:
                    peaks[which] = max(peaks[which], peak)
    found: list[Sequence[float]] = []
    for spent_in, peak in zip(seconds, peaks, strict=True):
        cold, both_cold, rules_cold, whole, both, rules = map(statistics.median, spent_in)
        found.append((cold, whole - cold, both - both_cold, peak, rules - rules_cold))
    return found


def cost(run: Sequence[str], folder: Path, root: Path) -> tuple[float, float]:
    """The processor's seconds of a run, and the most memory that it took, in megabytes."""
    out = folder / "out.jsonl"
    out.unlink(missing_ok=True)
    process: subprocess.Popen[bytes] = start(["run", *run, "-o", str(out)], root)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{root}: glossator run ended with {process.returncode}")
    return used.ru_utime + used.ru_stime, used.ru_maxrss / 1024


if __name__ == "__main__":
    main()
