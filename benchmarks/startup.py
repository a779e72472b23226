"""Start-up: ``glossator --help`` and commands against a bare Typer program, in one run.

The programs are started in turn, so that a change of the speed meets all of them. Commands
are measured against a command of the bare program too, since running one makes Typer import more.
All modules are compiled before, as pip compiles those of a wheel.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
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

DOCUMENT = '{"format": "glossator/1.1", "id": "a", "text": "one", "layers": {}}\n'


def main() -> None:
    """Print the median seconds of each program, and its ratio to the bare one."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a.json")
        path.write_text(DOCUMENT, "utf-8")
        commands = {
            "bare Typer program, --help": ["-c", BARE, "--help"],
            "bare Typer program, a command": ["-c", BARE, "show", "a"],
            "glossator --help": ["-m", "glossator", "--help"],
            "glossator validate, one file": ["-m", "glossator", "validate", str(path)],
            "glossator plugins": ["-m", "glossator", "plugins"],
        }
        seconds: dict[str, list[float]] = {name: [] for name in commands}
        environment = {**os.environ, "PYTHONPYCACHEPREFIX": folder}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        for number in range(ROUNDS + 1):
            for name, arguments in commands.items():
                spent = timed(arguments, environment)
                if number:
                    seconds[name].append(spent)
    table = Table("program", "median s", "times the bare --help", "times the bare command")
    bases = list(seconds.values())[:2]
    for name, times in seconds.items():
        ratios = (
            statistics.median(one / other for one, other in zip(times, base, strict=True))
            for base in bases
        )
        table.add_row(name, *(f"{number:.3f}" for number in (statistics.median(times), *ratios)))
    Console().print(table)


def timed(arguments: list[str], environment: dict[str, str]) -> float:
    """Processor seconds of a Python process: other work on the machine weighs less on them."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, *arguments]
    subprocess.run(command, check=True, capture_output=True, env=environment)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    main()
