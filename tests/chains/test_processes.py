"""Several processes give the documents of one, in their order, whatever a document does to them."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from poison import PLUGIN

pytestmark = pytest.mark.slow(reason="starts processes")

Cli = Callable[..., Any]


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
    # Of prints of two processes at once, an end of line may stand alone.
    lines = [line for line in err.splitlines() if line and not any(one in line for one in apart)]
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


SPY = """
import os
import threading
import time
from pathlib import Path

import glossator

HOW = {how!r}


class Word(glossator.Span):
    'A first letter.'


def is_forked():
    return "glossator.chains.forkserver" in Path("/proc/self/cmdline").read_text()


class Words(glossator.Annotator):
    name = "words"
    provides = (Word,)

    def prepare(self):
        if HOW == "a thread":
            threading.Thread(target=time.sleep, args=(600,), daemon=True).start()
        elif HOW == "a pipe":
            self.pipe = os.pipe()
        elif HOW == "an exit" and is_forked():
            os._exit(7)

    def annotate(self, document):
        told = Path(__file__).with_suffix(".txt")
        with told.open("a") as stream:
            stream.write(("forked" if is_forked() else "fresh") + chr(10))
        if HOW == "a killed server" and document.text == "text 1":
            once = Path(__file__).with_suffix(".once")
            if not once.exists():
                once.touch()
                os.kill(os.getppid(), 9)
                os._exit(7)
        yield Word(start=0, end=1)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="workers are forked on Linux only")
@pytest.mark.parametrize(
    ("how", "workers"),
    [
        ("nothing", {"forked"}),
        ("a thread", {"fresh"}),
        ("a pipe", {"fresh"}),
        ("an exit", {"fresh"}),
        ("a killed server", {"forked", "fresh"}),
    ],
)
def test_workers_are_forked_unless_what_is_loaded_stands_against_it(
    cli: Cli, tmp_path: Path, how: str, workers: set[str]
) -> None:
    plugin = named(tmp_path, "spy")
    plugin.write_text(SPY.format(how=how), "utf-8")
    rows = "\n".join(json.dumps({"id": text, "text": text}) for text in TEXTS)
    (tmp_path / "in.jsonl").write_text(rows, "utf-8")
    given = ("in.jsonl", "--plugin", str(plugin), "--layers", "word", "--batch-size", "4")
    done = cli("run", *given, "--jobs", "2", "--output", "out.jsonl")
    assert (done.code, "Traceback" in done.err) == (0, False)
    assert set(plugin.with_suffix(".txt").read_text("utf-8").split()) == workers
    lines = (tmp_path / "out.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line)["text"] for line in lines] == TEXTS


@pytest.mark.skipif(sys.platform != "linux", reason="workers are forked on Linux only")
@pytest.mark.parametrize("at", ["prepare", "annotate"])
def test_no_process_outlives_a_run_that_is_killed(tmp_path: Path, at: str) -> None:
    plugin = named(tmp_path, "slow")
    plugin.write_text(
        "import os, time, glossator\nfrom pathlib import Path\n"
        "class Word(glossator.Span):\n    'A letter.'\n"
        "def wait():\n"
        "    told = Path(__file__).with_suffix('.txt')\n"
        "    told.open('a').write(f'{os.getpid()} {os.getppid()}\\n')\n"
        "    time.sleep(600)\n"
        "class Words(glossator.Annotator):\n    name = 'words'\n    provides = (Word,)\n"
        f"    def prepare(self):\n        {at == 'prepare'} and wait()\n"
        "    def annotate(self, document):\n        wait()\n",
        "utf-8",
    )
    (tmp_path / "a.txt").write_text("one", "utf-8")
    command = [sys.executable, "-m", "glossator", "run", "a.txt", "--jobs", "2"]
    command += ["--plugin", str(plugin), "--layers", "word", "--quiet"]
    run = subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.DEVNULL)
    told = plugin.with_suffix(".txt")
    eventually(lambda: told.exists() and told.read_text("utf-8").endswith("\n"))
    run.kill()
    run.wait()
    others = {int(pid) for pid in told.read_text("utf-8").split()} - {run.pid}
    assert len(others) == (1 if at == "prepare" else 2)
    eventually(lambda: not any(is_alive(pid) for pid in others))


def eventually(holds: Callable[[], bool]) -> None:
    """Wait until something holds."""
    until = time.monotonic() + 60
    while not holds():
        assert time.monotonic() < until
        time.sleep(0.05)


def is_alive(pid: int) -> bool:
    """Whether a process is there, and no mere zombie."""
    try:
        return Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
