"""Watching a run: what is told while it runs, and at its end."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from glossator.chains.outcome import Summary
from glossator.cli import watching
from glossator.cli.trouble import Unread
from glossator.cli.watching import Watch
from glossator.files.corpus import Corpus
from glossator.files.sources import find_inputs

Cli = Callable[..., Any]
RULES = ("--layers", "sentences", "--use", "rules")


@pytest.fixture
def rows(tmp_path: Path) -> Path:
    path = tmp_path / "rows.jsonl"
    lines = [json.dumps({"id": str(number), "text": "He left. " * 40}) for number in range(500)]
    path.write_text("\n".join(lines) + "\n", "utf-8")
    return path


def test_a_run_ends_with_one_line_of_what_it_did(cli: Cli, rows: Path) -> None:
    done = cli("run", "rows.jsonl", *RULES, "-o", "out.jsonl")
    last = done.err.splitlines()[-1]
    assert last.startswith("500 documents written, 0 failed layers, 0 unreadable inputs; 0 kept, ")
    assert last.endswith(" s")
    done = cli("run", "out.jsonl", *RULES, "-o", "again.jsonl")
    assert "; 500 kept, " in done.err.splitlines()[-1]
    assert cli("run", "rows.jsonl", *RULES, "-o", "out.jsonl", "--quiet").err == ""


def test_what_is_left_is_estimated_from_the_bytes_that_were_read(
    rows: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (rows.parent / "more.txt").write_bytes(rows.read_bytes())
    files = find_inputs([str(rows.parent)])
    watch = Watch(files, Summary(), Unread())
    now = time.monotonic()
    monkeypatch.setattr(time, "monotonic", lambda: now + 60)
    assert "left" not in watch.line()
    documents = iter(Corpus(files, print))
    watch.advance(next(documents))
    assert watch.line() == (
        f"1 document, 0.0 a second, {rows.stat().st_size / 60:,.0f} characters a second, "
        "about 60 s left"
    )
    for document in documents:
        watch.advance(document)
    assert watch.line().endswith("about 0 s left")
    assert watch.documents == 501


def test_in_a_log_there_is_a_line_now_and_then(
    cli: Cli, rows: Path, monkeypatch: pytest.MonkeyPatch, shout: str
) -> None:
    monkeypatch.setattr(watching, "EVERY", 0.01)
    done = cli("run", "rows.jsonl", *RULES, "-o", "out.jsonl")
    told = [line for line in done.err.splitlines() if "characters a second" in line]
    assert told
    assert "\x1b" not in done.err


@pytest.mark.parametrize("variable", ["FORCE_COLOR", "CI", "GITHUB_ACTIONS", "TTY_COMPATIBLE"])
@pytest.mark.slow(reason="starts processes")
def test_no_variable_makes_a_terminal_of_a_pipe(variable: str, rows: Path) -> None:
    environment = {**os.environ, variable: "1"}
    for command in (["run", "rows.jsonl", *RULES, "-o", "out.jsonl"], ["layers"]):
        done = subprocess.run(
            [sys.executable, "-m", "glossator", *command],
            cwd=rows.parent,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0
        assert "\r" not in done.stderr
        assert "\x1b[?25l" not in done.stderr
    assert max(map(len, done.stdout.splitlines())) > 120
