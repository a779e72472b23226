"""Start-up: ``glossator --help`` and commands against a bare Typer program, in one run.

The programs are started in turn, so that a change of the speed meets all of them. Commands
are measured against a command of the bare program too, since running one makes Typer import more.
All modules are compiled before, as pip compiles those of a wheel. The same commands are started
once more with twenty plugins installed beside ours, of which half take a second to import: what
they declare is remembered, so that only a command that uses one of them waits for it.
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


PLUGIN = """
import time
import glossator

began = time.process_time()
while time.process_time() - began < {seconds}:
    pass

class Layer{number}(glossator.Span):
    "Nothing."

@glossator.annotator(provides=Layer{number})
def nothing_{number}(document):
    return []
"""


def main() -> None:
    """Print the median seconds of each program, and its ratio to the bare one."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a.json")
        path.write_text(DOCUMENT, "utf-8")
        crowd = Path(folder, "crowd")
        install(crowd)
        commands = {
            "bare Typer program, --help": ["-c", BARE, "--help"],
            "bare Typer program, a command": ["-c", BARE, "show", "a"],
            "glossator --help": ["-m", "glossator", "--help"],
            "glossator validate, one file": ["-m", "glossator", "validate", str(path)],
            "glossator plugins": ["-m", "glossator", "plugins"],
        }
        crowded = {f"{name}, 20 plugins more": [*commands[name]] for name in list(commands)[2:]}
        seconds: dict[str, list[float]] = {name: [] for name in [*commands, *crowded]}
        environment = {**os.environ, "PYTHONPYCACHEPREFIX": folder, "GLOSSATOR_CACHE": folder}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        for number in range(ROUNDS + 1):
            for name, arguments in {**commands, **crowded}.items():
                places = {"PYTHONPATH": str(crowd)} if name in crowded else {}
                spent = timed(arguments, {**environment, **places})
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
    for name in crowded:
        few = seconds[name.removesuffix(", 20 plugins more")]
        ratio = statistics.median(
            one / other for one, other in zip(seconds[name], few, strict=True)
        )
        Console().print(f"{name}: {ratio:.2f} times the time without them")


def install(folder: Path) -> None:
    """Put twenty plugins where Python finds them installed; every other is slow to import."""
    for number in range(20):
        package = folder / f"crowd_{number}"
        package.mkdir(parents=True)
        source = PLUGIN.format(number=number, seconds=number % 2)
        (package / "__init__.py").write_text(source, "utf-8")
        info = folder / f"crowd_{number}-1.0.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Name: crowd-{number}\nVersion: 1.0\n", "utf-8")
        entry = f"[glossator]\ncrowd-{number} = crowd_{number}\n"
        (info / "entry_points.txt").write_text(entry, "utf-8")


def timed(arguments: list[str], environment: dict[str, str]) -> float:
    """Processor seconds of a Python process: other work on the machine weighs less on them."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, *arguments]
    subprocess.run(command, check=True, capture_output=True, env=environment)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    main()
