"""Nothing is lost, doubled or left over, whenever a run is killed: ``python benchmarks/kill.py``.

A chain of rules runs over a corpus made of the seeds, again and again into one output, with
``--update``, and is killed (SIGKILL) at a random moment. After a few kills it may come to its end:
then the output must be, byte for byte once unpacked, what an undisturbed run writes, and nothing
else may be there. Then an option of the chain changes, and it goes on over the same output.

``python benchmarks/kill.py 60`` kills 60 times in all: into a file, a packed one, a folder, parts,
and with ``--jobs 2``; where the engine `ray` is installed, one time in twenty with it. With
``--only jobs`` all 60 are of that kind.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import shutil
import subprocess
import sys
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).parent.parent
DOCUMENTS = 200
CHAIN = ["--layers", "hedging,dates", "--use", "tokens=rules", "--use", "sentences=rules"]
OPTIONS: list[list[str]] = [[], ["--set", "dates.anchor=2024-03-14"]]
KINDS: dict[str, tuple[str, list[str]]] = {
    "file": ("out.jsonl", []),
    "packed": ("out.jsonl.gz", []),
    "folder": ("out", []),
    "parts": ("out", ["--parts", "3", "--compression", "none"]),
    "jobs": ("out.jsonl", ["--jobs", "2"]),
    "ray": ("out.jsonl", ["--engine", "ray"]),
}


def main() -> None:
    """Kill, go on, compare."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kills", nargs="?", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--only", choices=KINDS, help="all kills into one kind of output")
    asked = parser.parse_args()
    chance = random.Random(asked.seed)  # noqa: S311  # nothing secret
    has_ray = find_spec("ray") is not None
    with_ray = asked.kills // 20 if has_ray else 0
    kinds = [kind for kind in KINDS if kind != "ray"]
    shares = {kind: (asked.kills - with_ray + at) // len(kinds) for at, kind in enumerate(kinds)}
    if with_ray:
        shares["ray"] = with_ray
    if asked.only:
        shares = {asked.only: asked.kills}
    print("kind      kills  while writing  compared  seconds")
    for kind, kills in shares.items():
        with tempfile.TemporaryDirectory() as folder:
            trial = Trial(Path(folder), kind, chance)
            trial.go(kills)


class Trial:
    """Runs into one output."""

    def __init__(self, folder: Path, kind: str, chance: random.Random) -> None:
        self._folder = folder
        self._kind = kind
        self._chance = chance
        self._place = folder / "there"
        self._place.mkdir()
        name, self._engine = KINDS[kind]
        self._output = self._place / name
        _write_corpus(folder / "corpus.jsonl")
        self._right: list[dict[str, bytes]] = []
        self._seconds = 0.0
        for number, options in enumerate(OPTIONS):
            fresh = folder / f"fresh-{number}" / name
            began = time.monotonic()
            if self._start(fresh, options).wait():
                raise SystemExit("an undisturbed run failed")
            self._seconds = max(self._seconds, time.monotonic() - began)
            self._right.append(_content(fresh))

    def go(self, kills: int) -> None:
        """Kill so many times, and compare now and then."""
        began = time.monotonic()
        done = writing = compared = 0
        while done < kills:
            number = compared % len(OPTIONS)
            for _ in range(min(self._chance.randint(1, 6), kills - done)):
                running = self._start(self._output, OPTIONS[number], "--update")
                try:
                    running.wait(self._chance.uniform(0.2, 1) * self._seconds)
                except subprocess.TimeoutExpired:
                    running.kill()
                    running.wait()
                    done += 1
                    writing += any(self._place.glob("*.partial"))
                    self._check_half()
            started = time.monotonic()
            if self._start(self._output, OPTIONS[number], "--update").wait():
                raise SystemExit(f"{self._kind}: a run with --update failed")
            # What else the machine has to do changes: a moment later there is nothing to kill.
            self._seconds = (self._seconds + time.monotonic() - started) / 2
            self._compare(number)
            compared += 1
            if self._chance.random() < 0.3:
                _remove(self._output)  # then the next has nothing to go on from
        seconds = time.monotonic() - began
        print(f"{self._kind:8} {done:6} {writing:14} {compared:9} {seconds:8.0f}", flush=True)

    def _start(self, output: Path, options: list[str], *more: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "glossator", "run", str(self._folder / "corpus.jsonl")]
        return subprocess.Popen(
            [*command, *CHAIN, *options, *self._engine, *more, "--quiet", "--output", str(output)],
            stderr=subprocess.DEVNULL if self._kind == "ray" else None,
        )

    def _compare(self, number: int) -> None:
        left = [path.name for path in self._place.iterdir() if path != self._output]
        if left:
            raise SystemExit(f"{self._kind}: left over: {', '.join(left)}")
        found, right = _content(self._output), self._right[number]
        if found != right:
            names = [name for name in {*found, *right} if found.get(name) != right.get(name)]
            kept = shutil.copytree(self._place, tempfile.mkdtemp(), dirs_exist_ok=True)
            raise SystemExit(f"{self._kind}: other documents in {', '.join(names)}: see {kept}")

    def _check_half(self) -> None:
        """After a kill the older output is there, whole."""
        if self._output.is_file():
            found = _content(self._output)
            if found not in self._right:
                raise SystemExit(f"{self._kind}: the older output was changed")


def _write_corpus(path: Path) -> None:
    """The seeds over and over, each time under another id."""
    texts = [one.read_text("utf-8") for one in sorted((ROOT / "seeds").glob("*.txt"))]
    with path.open("w", encoding="utf-8") as corpus:
        for number in range(DOCUMENTS):
            row = {"id": f"document-{number}", "text": texts[number % len(texts)]}
            corpus.write(json.dumps(row) + "\n")


def _content(output: Path) -> dict[str, bytes]:
    """The bytes of a file, unpacked, or those of each file of a folder."""
    if output.is_dir():
        return {path.name: path.read_bytes() for path in output.iterdir()}
    data = output.read_bytes()
    return {output.name: gzip.decompress(data) if output.suffix == ".gz" else data}


def _remove(output: Path) -> None:
    if output.is_dir():
        shutil.rmtree(output)
    else:
        output.unlink()


if __name__ == "__main__":
    main()
