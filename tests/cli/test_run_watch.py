"""``glossator run --watch`` runs again when a plugin changes, and prints what differs."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from glossator.cli.rerun import Watched, _rounds

PLUGIN = '''
import re
import glossator

class Cap(glossator.Span):
    """A word in capitals."""

@glossator.annotator(provides=Cap)
def caps(document):
    for one in re.finditer(r"[A-Z]{LEAST,}", document.text):
        yield Cap(start=one.start(), end=one.end())
'''


def wait_for(condition: Callable[[], bool]) -> None:
    """Wait until something is so; a busy machine is no fault."""
    deadline = time.monotonic() + 120
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.1)


@pytest.mark.slow("runs three times in processes of their own")
def test_a_change_of_a_plugin_makes_its_layer_anew_and_shows_what_differs(tmp_path: Path) -> None:
    plugin, text = tmp_path / "caps.py", tmp_path / "a.txt"
    plugin.write_text(PLUGIN.replace("LEAST", "3"), "utf-8")
    text.write_text("The UN and NATO.", "utf-8")
    command = [sys.executable, "-m", "glossator", "run", "a.txt", "--plugin", "caps.py"]
    options = ["--layers", "cap", "--watch", "--output", "out.jsonl"]
    said, told = tmp_path / "said", tmp_path / "told"
    with (
        said.open("wb") as out,
        told.open("wb") as err,
        subprocess.Popen([*command, *options], cwd=tmp_path, stdout=out, stderr=err) as process,
    ):
        try:
            wait_for(lambda: b"made cap (new)" in told.read_bytes())
            time.sleep(2)  # until it watches
            plugin.write_text("1 / 0", "utf-8")
            wait_for(lambda: b"ZeroDivisionError" in told.read_bytes())
            plugin.write_text(PLUGIN.replace("LEAST", "2"), "utf-8")
            wait_for(lambda: b"added" in said.read_bytes())
        finally:
            process.send_signal(signal.SIGINT)
        assert process.wait(60) == 0
    assert 'added         1  4-6  "UN"' in said.read_text("utf-8")
    assert "── caps.py changed" in told.read_text("utf-8")
    assert "code or lists changed" in told.read_text("utf-8")
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        *["__pycache__"] * (tmp_path / "__pycache__").exists(),
        "a.txt",
        "caps.py",
        "out.jsonl",
        "said",
        "told",
    ]


def test_files_that_are_replaced_and_new_ones_of_a_folder_are_seen(tmp_path: Path) -> None:
    pytest.importorskip("watchfiles")
    folder = tmp_path / "texts"
    folder.mkdir()
    plugin = tmp_path / "caps.py"
    plugin.write_text("one", "utf-8")
    rounds = _rounds(Watched([plugin], [folder], lambda name: name.endswith(".txt")))
    assert next(rounds) == []

    def replace() -> None:
        (tmp_path / "other.py").write_text("two", "utf-8")
        (tmp_path / "other.py").replace(plugin)

    def add() -> None:
        (folder / "notes.log").write_text("x", "utf-8")
        (folder / "new.txt").write_text("x", "utf-8")

    for change, seen in ((replace, ["caps.py"]), (replace, ["caps.py"]), (add, ["new.txt"])):
        timer = threading.Timer(0.5, change)
        timer.start()
        assert next(rounds) == seen
        timer.join()


def test_what_cannot_be_watched_is_told(cli: Callable[..., Any], shout: str) -> None:
    Path("a.txt").write_text("A", "utf-8")
    asked = ["--plugin", shout, "--layers", "shout", "--watch"]
    result = cli("run", "-", *asked)
    assert (result.code, result.out) == (2, "")
    assert "--watch: - can be read only once: name a file" in result.err
    result = cli("run", "a.txt", *asked, "--output", "out/")
    assert result.code == 2
    assert "--watch compares files: name one with --output" in result.err
