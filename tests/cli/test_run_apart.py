"""An output belongs to one run, and what a run makes is called NAME.partial until its end."""

from __future__ import annotations

import gzip
import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.slow(reason="starts processes")

Cli = Callable[..., Any]

RUN = ["-m", "glossator", "run", "--layers", "tokens", "--use", "rules", "--batch-size", "1"]
ROW = '{"id": "%s", "text": "He left."}\n'


def rows(path: str) -> list[str]:
    data = Path(path).read_bytes()
    text = (gzip.decompress(data) if ".gz" in path else data).decode()
    return [json.loads(line)["id"] for line in text.splitlines()]


@pytest.fixture
def run(cli: Cli) -> Cli:
    return lambda *arguments: cli("run", "--layers", "tokens", "--use", "rules", *arguments)


@contextmanager
def waiting(output: str) -> Iterator[subprocess.Popen[str]]:
    """A run that has one document and waits for more on its standard input."""
    with subprocess.Popen(
        [sys.executable, *RUN, "-", "-o", output],
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as running:
        assert running.stdin
        running.stdin.write(ROW % 1)
        running.stdin.flush()
        try:
            yield running
        finally:
            running.kill()


def until_there(*paths: str) -> None:
    """Wait for the first of some paths that has something."""
    for _ in range(600):
        for path in map(Path, paths):
            if path.is_dir() and any(path.glob("*.json")):
                return
            # What is packed waits for more: that it is there says that it is locked.
            if path.is_file() and (path.stat().st_size or ".gz" in path.name):
                return
        time.sleep(0.05)
    pytest.fail(f"none of {paths} came")


@pytest.mark.parametrize(
    ("output", "same"),
    [
        ("out.jsonl", "out.jsonl"),
        ("out.jsonl", "link.jsonl"),
        ("out.jsonl", "here/../out.jsonl"),
        ("out.jsonl.gz", "out.jsonl.gz"),
        ("out", "out/"),
        ("out", "here/../out"),
    ],
)
def test_a_second_run_into_an_output_is_refused_and_the_first_goes_on(
    run: Cli, output: str, same: str
) -> None:
    Path("b.jsonl").write_text(ROW % "b", "utf-8")
    Path("here").mkdir()
    Path("link.jsonl").symlink_to("out.jsonl")
    with waiting(output) as running:
        until_there(f"{output}.partial")
        second = run("b.jsonl", "-o", same)
        assert second.code == 3
        assert (
            second.err
            == f"Error: {Path(same)}: another run is writing it (process {running.pid})\n"
        )
        running.communicate(ROW % 2, timeout=60)
        assert running.returncode == 0
    made = [path.stem for path in sorted(Path(output).iterdir())] if output == "out" else None
    assert (made or rows(output)) == ["1", "2"]
    assert not list(Path().glob("*partial*"))


@pytest.mark.parametrize("output", ["out.jsonl", "out"])
@pytest.mark.parametrize("number", [signal.SIGHUP, signal.SIGTERM, signal.SIGINT])
def test_a_polite_signal_leaves_what_is_done_as_partial(
    run: Cli, output: str, number: signal.Signals
) -> None:
    with waiting(output) as running:
        until_there(f"{output}.partial")
        running.send_signal(number)
        assert running.wait(timeout=60) == 130
        assert running.stderr
        said = running.stderr.read()
    assert said.startswith(f"Interrupted: 1 document written to {output}.partial")
    assert not Path(output).exists()
    shown = run(f"{output}.partial", "-o", "again.jsonl", "--quiet")
    assert (shown.code, shown.err) == (0, "")
    assert rows("again.jsonl") == ["1"]


def test_what_a_killed_run_left_is_kept_until_a_run_has_ended(run: Cli) -> None:
    with waiting("out.jsonl") as running:
        until_there("out.jsonl.partial")
        running.kill()
        running.wait()
    left = Path("out.jsonl.partial").read_bytes()
    with waiting("out.jsonl") as running:
        until_there("out.jsonl.earlier.partial")
        assert Path("out.jsonl.earlier.partial").read_bytes() == left
        until_there("out.jsonl.partial")
        running.kill()
        running.wait()
    Path("b.jsonl").write_text(ROW % "b", "utf-8")
    assert run("b.jsonl", "-o", "out.jsonl").code == 0
    assert rows("out.jsonl") == ["b"]
    assert not list(Path().glob("*partial*"))


def test_a_run_that_finds_nothing_gives_back_what_an_earlier_one_left(run: Cli) -> None:
    Path("out.jsonl").write_text("older\n", "utf-8")
    Path("out.jsonl.partial").write_text(ROW % 1, "utf-8")
    Path("empty.jsonl").touch()
    done = run("empty.jsonl", "-o", "out.jsonl")
    assert done.code == 3
    assert "empty.jsonl: expected a document, got nothing" in done.err
    assert "nothing was written; out.jsonl.partial is of an earlier run; out.jsonl is" in done.err
    assert Path("out.jsonl").read_text("utf-8") == "older\n"
    assert rows("out.jsonl.partial") == ["1"]


@pytest.mark.parametrize("command", ["run", "validate", "show", "upgrade"])
def test_every_command_reads_what_a_run_left(run: Cli, cli: Cli, command: str) -> None:
    Path("a.jsonl").write_text(ROW % 1 + ROW % 2, "utf-8")
    for output in ("out.jsonl", "out.jsonl.gz", "out"):
        assert run("a.jsonl", "-o", output).code == 0
        Path(output).rename(f"{output}.partial")
    Path("out.jsonl.earlier.partial").write_bytes(Path("out.jsonl.partial").read_bytes())
    options = ["--layers", "tokens", "--use", "rules"] if command == "run" else []
    for name in ("out.jsonl.partial", "out.jsonl.gz.partial", "out.partial"):
        assert cli(command, name, *options).code == 0
    assert cli(command, "out.jsonl.earlier.partial", *options).code == 0


def test_a_text_has_the_id_that_it_would_have_without_partial(run: Cli) -> None:
    Path("a.txt.partial").write_text("He left.", "utf-8")
    assert json.loads(run("a.txt.partial").out)["id"] == "a"


@pytest.mark.filterwarnings("default:.*is passed over")
def test_in_a_folder_what_a_run_left_is_passed_over_and_told(run: Cli) -> None:
    Path("in").mkdir()
    Path("in/a.jsonl").write_text(ROW % 1, "utf-8")
    Path("in/b.jsonl.partial").write_text(ROW % 2, "utf-8")
    done = run("in", "-o", "out.jsonl")
    assert done.code == 0
    assert "Warning: b.jsonl.partial is passed over" in done.err
    assert rows("out.jsonl") == ["1"]


@pytest.mark.parametrize(
    ("sources", "output"),
    [
        (["in"], "in"),
        (["in"], "in/all.jsonl"),
        (["in"], "in/out"),
        (["."], "out.jsonl"),
        (["*/*.txt", "*"], "out.jsonl"),
        (["**/*.jsonl", "in/a.txt"], "in/out.jsonl"),
    ],
)
def test_an_output_among_the_inputs_is_refused_the_first_time(
    run: Cli, sources: list[str], output: str
) -> None:
    Path("in").mkdir()
    Path("in/a.txt").write_text("He left.", "utf-8")
    Path("b.jsonl").write_text(ROW % 1, "utf-8")
    before = sorted(Path().rglob("*"))
    done = run(*sources, "-o", output)
    assert done.code == 2
    assert "would be among the inputs" in done.err
    assert sorted(Path().rglob("*")) == before


@pytest.mark.filterwarnings("ignore:in. 1 file passed over")  # its own test is with the inputs
def test_an_input_folder_may_be_replaced_again_and_again(run: Cli) -> None:
    Path("in").mkdir()
    Path("in/a.json").write_text(ROW % "a", "utf-8")
    assert run("in", "-o", "in").code == 0
    made = Path("in/a.json").read_bytes()
    Path("in/notes.md").write_text("other files stay", "utf-8")
    assert run("in", "-o", "in").code == 0
    assert Path("in/a.json").read_bytes() == made
    assert sorted(path.name for path in Path("in").iterdir()) == ["a.json", "notes.md"]
    assert sorted(path.name for path in Path().glob("in*")) == ["in"]


def test_what_a_run_leaves_is_no_output_and_no_input_of_the_same_run(run: Cli) -> None:
    Path("out.jsonl.partial").write_text(ROW % 1, "utf-8")
    refused = run("out.jsonl.partial", "-o", "other.jsonl.partial")
    assert refused.code == 2
    assert "name the output itself, as other.jsonl" in refused.err
    assert run("out.jsonl.partial", "-o", "out.jsonl").code == 2
    assert rows("out.jsonl.partial") == ["1"]


@pytest.mark.parametrize("output", ["/dev/null", "/dev/stdout", "/dev/fd/1", "-"])
def test_devices_are_written_to_straight(run: Cli, output: str) -> None:
    Path("a.jsonl").write_text(ROW % 1, "utf-8")
    done = run("a.jsonl", "-o", output)
    assert done.code == 0
    assert [json.loads(line)["id"] for line in done.out.splitlines()] == (
        [] if output == "/dev/null" else ["1"]
    )


def test_a_named_pipe_and_a_process_substitution_are_written_to(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(ROW % 1, "utf-8")
    script = f"""
        mkfifo out.jsonl.gz
        cat out.jsonl.gz | gzip -dc > named & reader=$!
        {sys.executable} {" ".join(RUN)} a.jsonl -q -o out.jsonl.gz || exit 1
        wait $reader
        {sys.executable} {" ".join(RUN)} a.jsonl -q -o >(cat > substituted) || exit 1
        exec 3>given; {sys.executable} {" ".join(RUN)} a.jsonl -q -o /dev/fd/3 || exit 1
        while [ ! -s substituted ]; do sleep 0.1; done
        ls; cmp named substituted; cmp named given
    """
    done = subprocess.run(
        ["bash", "-c", script], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stderr == ""
    assert done.stdout.split() == ["a.jsonl", "given", "named", "out.jsonl.gz", "substituted"]
    assert rows(str(tmp_path / "named")) == ["1"]
