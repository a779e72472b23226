"""Start-up: ``glossator --help`` and ``validate`` against a bare Typer program, in one run.

The programs are started in turn, so that a change of the machine's speed meets all of them.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from rich.console import Console
from rich.table import Table

ROUNDS = 11

BARE = """
import typer
app = typer.Typer()
@app.command()
def run(name: str, count: int = 1) -> None:
    "Do nothing."
@app.command()
def show(name: str) -> None:
    "Do nothing."
app()
"""

DOCUMENT = '{"format": "glossator/1.0", "id": "a", "text": "one", "layers": {}}\n'


def main() -> None:
    """Print the median seconds of each program, and its ratio to the bare one."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a.json")
        path.write_text(DOCUMENT, "utf-8")
        commands = {
            "bare Typer program, --help": ["-c", BARE, "--help"],
            "glossator --help": ["-m", "glossator", "--help"],
            "glossator validate, one file": ["-m", "glossator", "validate", str(path)],
            "glossator plugins": ["-m", "glossator", "plugins"],
        }
        seconds: dict[str, list[float]] = {name: [] for name in commands}
        for _ in range(ROUNDS):
            for name, arguments in commands.items():
                seconds[name].append(timed(arguments))
    table = Table("program", "median s", "ratio to the bare program")
    bare = seconds["bare Typer program, --help"]
    for name, times in seconds.items():
        ratio = statistics.median(one / other for one, other in zip(times, bare, strict=True))
        table.add_row(name, f"{statistics.median(times):.3f}", f"{ratio:.2f}")
    Console().print(table)


def timed(arguments: list[str]) -> float:
    """Seconds from start to end of a Python process."""
    began = time.perf_counter()
    subprocess.run([sys.executable, *arguments], check=True, capture_output=True)
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
