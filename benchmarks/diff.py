"""``glossator diff`` of two corpora against ``glossator validate`` of both, in one run.

The documents are the seed articles with all layers that need no model, under ids of their own. Of
the second corpus, one document in four has lost an entity, so that the ids after it are others, and
has another with another label. It has the same order, or the opposite one. Seconds are the
processor's, start included, in turns; memory is the most that the process has held, of the corpus
and of one a tenth as large.

    python benchmarks/diff.py [documents, 20000 unless given]
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from multiprocessing import Process
from pathlib import Path
from typing import Any, NamedTuple

from validate import corpus

ROUNDS = 3
MANY = 20_000


class Spent(NamedTuple):
    """What a command took: processor seconds, and megabytes at most."""

    seconds: float
    megabytes: float


def spent(*arguments: str) -> Spent:
    """Run the command line; whatever it finds is well."""
    command = [sys.executable, "-m", "glossator", *arguments]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as started:
        _, _, used = os.wait4(started.pid, 0)
        started.returncode = 0
    return Spent(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def changed(document: dict[str, Any]) -> dict[str, Any]:
    """The document as another annotator might have made it: an entity less, and another label."""
    entities = document["layers"]["entities"]["annotations"]
    gone = entities.pop(0)["id"]
    now = {one["id"]: f"entities:{number}" for number, one in enumerate(entities, start=1)}
    entities[0]["label"] = "MISC"
    for layer in document["layers"].values():
        # As a person made them, they are not out of date, which `validate` would have to explain.
        for key in ("producer", "inputs"):
            layer.pop(key, None)
        for one in layer["annotations"]:
            for name, value in [*one.items()]:
                if value == gone:
                    del one[name]
                elif isinstance(value, str) and value in now:
                    one[name] = now[value]
    return document


def write_corpora(folder: Path, many: int) -> None:
    """Write the two corpora, and the second one backwards."""
    articles = list(dict.fromkeys(corpus()))
    same = [json.loads(one) for one in articles]
    others = [changed(json.loads(one)) for one in articles]

    def rows(*, edited: bool, order: Iterable[int]) -> Iterable[str]:
        for number in order:
            is_other = edited and number % 4 == 0
            document = (others if is_other else same)[number // 4 % len(articles)]
            yield json.dumps({**document, "id": f"{number}"}, separators=(",", ":")) + "\n"

    for name, edited, order in (
        ("old", False, range(many)),
        ("new", True, range(many)),
        ("backwards", True, range(many - 1, -1, -1)),
    ):
        with (folder / f"{name}.jsonl").open("w", encoding="utf-8") as file:
            file.writelines(rows(edited=edited, order=order))


def main() -> None:
    many = int(sys.argv[1]) if len(sys.argv) > 1 else MANY
    with tempfile.TemporaryDirectory() as place:
        folder, small = Path(place), Path(place) / "small"
        small.mkdir()
        for place_of, count in ((folder, many), (small, many // 10)):
            # Elsewhere: the most that this process has held would be told of all that it starts.
            writing = Process(target=write_corpora, args=(place_of, count))
            writing.start()
            writing.join()
        old, new, backwards = (str(folder / f"{one}.jsonl") for one in ("old", "new", "backwards"))
        works = {
            "validate both": ("validate", old, new),
            "diff --summary": ("diff", old, new, "--summary"),
            "diff": ("diff", old, new),
            "diff --json": ("diff", old, new, "--json"),
            "diff --summary, in the opposite order": ("diff", old, backwards, "--summary"),
        }
        found: dict[str, list[Spent]] = {name: [] for name in works}
        for _ in range(ROUNDS):
            for name, arguments in works.items():
                found[name].append(spent(*arguments))
        base = statistics.median(one.seconds for one in found["validate both"])
        print(f"{many} documents, {Path(old).stat().st_size / many / 1000:.0f} kB each")
        for name, arguments in works.items():
            seconds = statistics.median(one.seconds for one in found[name])
            most = max(one.megabytes for one in found[name])
            less = spent(*(one.replace(place, str(small)) for one in arguments)).megabytes
            print(
                f"{name:<40} {seconds:7.1f} s {seconds / base:5.2f} times validate "
                f"{most:6.0f} MB, {less:.0f} MB for a tenth"
            )


if __name__ == "__main__":
    main()
