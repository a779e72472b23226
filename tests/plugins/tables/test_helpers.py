"""Processes that make the tables of a large corpus together: as one would make them alone."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from glossator.cli.shared import count_of

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="helpers are forked on Linux only"),
    pytest.mark.skipif(count_of("auto") < 2, reason="one processor makes tables by itself"),
]
PROGRAM = (
    "import sys, glossator_tables.helpers as h; h.SHARE = int(sys.argv.pop(1));"
    "from glossator.cli import main; main()"
)
Ask = Callable[..., tuple[int, str, str]]


@pytest.fixture
def ask(tmp_path_factory: pytest.TempPathFactory) -> Ask:
    """Asks in a process of its own, with helpers or without: exit code, output, errors."""
    # No tables are kept there, but what the plugins declare: not every process imports them all.
    environment = {**os.environ, "GLOSSATOR_CACHE": str(tmp_path_factory.getbasetemp() / "known")}

    def run(path: Path, query: str, *, with_helpers: bool) -> tuple[int, str, str]:
        share = "1000" if with_helpers else str(1 << 30)
        command = [sys.executable, "-c", PROGRAM, share, "sql", str(path), query, "--to", "csv"]
        done = subprocess.run(
            [*command, "--no-cache"], capture_output=True, text=True, timeout=60, env=environment
        )
        return done.returncode, done.stdout, done.stderr

    return run


@pytest.mark.parametrize(
    "query",
    [
        "FROM titles ORDER BY document, start",
        "SELECT document, sentence_number, sentence_text, count(*) FROM tokens GROUP BY ALL",
        "FROM documents",
        "FROM morphology",
    ],
)
def test_the_rows_are_the_same_in_the_same_order(ask: Ask, annotated: Path, query: str) -> None:
    query = f"FROM ({query}) ORDER BY ALL" if "GROUP" in query else query
    alone = ask(annotated, query, with_helpers=False)

    assert alone[0] == 0
    assert ask(annotated, query, with_helpers=True) == alone


def test_each_helper_makes_its_share(annotated: Path, cache: Path) -> None:
    command = [sys.executable, "-c", PROGRAM, "1000", "sql", str(annotated), "FROM titles"]
    subprocess.run(command, check=True, capture_output=True, timeout=60)

    assert len(list(cache.rglob("*.parquet"))) == min(
        count_of("auto"), annotated.stat().st_size // 1000
    )


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda last: {**last, "text": 5}, ":6: expected `str`, got `int`"),
        (lambda last: {**last, "id": "embassy"}, "the id 'embassy' was read before"),
        (
            lambda last: {**last, "layers": {"titles": {**last["layers"]["titles"], "type": "x"}}},
            "layer 'titles' is of type 'titles' in document",
        ),
    ],
)
def test_what_is_wrong_is_told_in_the_same_words(
    ask: Ask, annotated: Path, tmp_path: Path, change: Callable[..., object], said: str
) -> None:
    *lines, last = annotated.read_text("utf-8").splitlines()
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join([*lines, json.dumps(change(json.loads(last)))]) + "\n", "utf-8")

    alone = ask(path, "FROM titles", with_helpers=False)

    assert alone[0] != 0
    assert said in alone[2]
    assert ask(path, "FROM titles", with_helpers=True) == alone
