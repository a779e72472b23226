"""The side of spaCy, which is no dependency: SPACY_PYTHON names a Python that has it.

The script that it runs reads its work as one line of JSON; then, for each line more, it does the
work once and prints its processor seconds. So both sides can take turns.
"""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

ABSENT = "spaCy was not measured: set SPACY_PYTHON to a Python that has it"


@contextmanager
def spacy_rounds(script: list[str], work: Any) -> Iterator[Callable[[], float] | None]:
    """A function that does the work once and gives its seconds; None where there is no spaCy.

    Args:
        script: The arguments of Python.
        work: What the script is to read.
    """
    python = os.environ.get("SPACY_PYTHON")
    if not python:
        yield None
        return
    one_thread = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    with subprocess.Popen(
        [python, *script],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, **one_thread},
    ) as process:
        assert process.stdin
        assert process.stdout
        stdin, stdout = process.stdin, process.stdout
        print(json.dumps(work), file=stdin)

        def once() -> float:
            print(file=stdin, flush=True)
            return float(stdout.readline())

        yield once
        stdin.close()
