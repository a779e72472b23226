"""Several processes give the documents of one, in their order, whatever a document does to them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Cli = Callable[..., Any]

PLUGIN = '''
import os
import signal
import time

import glossator


class Word(glossator.Span):
    """A first letter."""


@glossator.annotator(provides=Word)
def words(document):
    print("not a document")
    if "kill" in document.text:
        os.kill(os.getpid(), signal.SIGKILL)
    if "leave" in document.text:
        os._exit(7)
    if "raise" in document.text:
        raise ValueError("no luck")
    if "sleep" in document.text:
        time.sleep(60)
    yield Word(start=0, end=1)
'''


def named(folder: Path, stem: str) -> Path:
    """A file of a name of its own: a module is imported once a process."""
    return folder / f"{stem}_{abs(hash(folder)) % 10**10}.py"


@pytest.fixture
def run(cli: Cli, tmp_path: Path) -> Callable[..., tuple[Any, list[Any]]]:
    """Run the plugin over texts, one a row, and read what was written."""
    plugin = named(tmp_path, "words")
    plugin.write_text(PLUGIN, "utf-8")

    def run(texts: list[str], *options: str) -> tuple[Any, list[Any]]:
        rows = (json.dumps({"id": str(n), "text": text}) for n, text in enumerate(texts))
        (tmp_path / "in.jsonl").write_text("\n".join(rows), "utf-8")
        given = ("in.jsonl", "--plugin", str(plugin), "--layers", "word", "--output", "out.jsonl")
        done = cli("run", *given, "--batch-size", "4", *options)
        path = tmp_path / "out.jsonl"
        lines = path.read_text("utf-8").splitlines() if path.exists() else []
        return done, [json.loads(line) for line in lines]

    return run


def said(err: str) -> list[str]:
    """What a run says, but for what the plugin prints, and how long it took."""
    apart = ("not a document", " a second")
    lines = [line for line in err.splitlines() if not any(one in line for one in apart)]
    return [re.sub(r"[\d.]+ s\b.*", "", line) for line in lines]


TEXTS = [f"text {number}" for number in range(30)]


def test_two_processes_give_the_documents_of_one(run: Any, tmp_path: Path) -> None:
    one, _ = run(["raise", *TEXTS])
    written = (tmp_path / "out.jsonl").read_bytes()
    two, _ = run(["raise", *TEXTS], "--jobs", "2")
    assert (tmp_path / "out.jsonl").read_bytes() == written
    assert (one.code, two.code) == (1, 1)
    assert said(two.err) == said(one.err)


@pytest.mark.parametrize(
    ("text", "reason"),
    [("kill", "ended by SIGKILL"), ("leave", "ended with exit code 7")],
)
def test_a_document_that_kills_its_process_has_failed_and_the_others_go_on(
    run: Any, text: str, reason: str
) -> None:
    done, documents = run([*TEXTS[:6], text, *TEXTS[6:]], "--jobs", "2")
    assert done.code == 1
    assert reason in done.err
    assert [document["text"] for document in documents] == [*TEXTS[:6], text, *TEXTS[6:]]
    layers = [document["layers"]["word"] for document in documents]
    assert [layer["status"] for layer in layers].count("error") == 1
    assert layers[6]["error"]["kind"] == "WorkerDied"


def test_a_document_that_outlives_the_time_limit_has_failed(run: Any) -> None:
    done, documents = run(["sleep", *TEXTS[:3]], "--time-limit", "2")
    assert done.code == 1
    assert "took longer than 2 s" in done.err
    assert [document["layers"]["word"]["status"] for document in documents] == [
        "error",
        *["ok"] * 3,
    ]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--jobs", "0"), "engine processes.jobs: expected"),
        (("--jobs", "two"), "--jobs: expected a number of processes, or auto, got 'two'"),
        (("--engine", "serial", "--jobs", "2"), "engine 'serial' has no --jobs"),
        (("--engine", "seriel"), "unknown engine 'seriel'; did you mean 'serial'"),
    ],
)
def test_what_no_engine_can_do_is_one_line(run: Any, options: Any, message: str) -> None:
    done, documents = run(TEXTS[:1], *options)
    assert (done.code, documents) == (2, [])
    assert message in done.err


def test_a_process_that_cannot_prepare_says_why_once(cli: Cli, tmp_path: Path) -> None:
    source = PLUGIN + (
        "\nclass Never(glossator.Annotator):\n    name = 'never'\n    provides = (Word,)\n"
        "    def prepare(self): raise OSError('no model')\n    def annotate(self, document): pass\n"
    )
    plugin = named(tmp_path, "never")
    plugin.write_text(source, "utf-8")
    (tmp_path / "a.txt").write_text("one", "utf-8")
    given = ("a.txt", "--plugin", str(plugin), "--layers", "word", "--use", "word=never")
    done = cli("run", *given, "--jobs", "2")
    assert done.code == 1
    assert done.err.count("never: prepare failed: OSError: no model") == 1
