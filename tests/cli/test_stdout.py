"""Standard output: results alone are there, and what happens when nobody takes them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.slow(reason="starts processes")

NOISY = '''
import atexit
import logging
import os
import subprocess
import sys

import glossator


def make_noise(when):
    print("print", when, flush=True)
    print("saved", when, file=sys.__stdout__, flush=True)
    os.write(1, f"write {when}\\n".encode())
    subprocess.run(["echo", "child", when], check=True)
    logging.warning("log %s", when)


logging.basicConfig(stream=sys.stdout)
atexit.register(make_noise, "at exit")
make_noise("on import")


class Word(glossator.Span):
    """A word."""

    @classmethod
    def check(cls, layer, document):
        make_noise("in check")
        return ()


@glossator.annotator(provides=Word)
def noisy(document):
    make_noise("in annotator")
    yield Word(start=0, end=4)


class Noise(glossator.Format):
    """One text."""

    name = "noise"
    suffixes = (".noise",)
    many = False

    def decode(self, record, source):
        make_noise("in format")
        return glossator.Document(id=source.identifier, text=record.data.decode())


@glossator.hookimpl
def glossator_annotators():
    return [noisy]


@glossator.hookimpl
def glossator_formats():
    return [Noise]
'''
WAYS = ("print", "saved", "write", "child", "WARNING:root:log")
DOCUMENT = {"format": "glossator/1.1", "id": "a", "text": "HELLO you", "layers": {}}
RULES = ("--layers", "sentences", "--use", "rules")

ALL = [
    ("--help",),
    ("--version",),
    ("run", "--help"),
    ("run", "a.jsonl", *RULES),
    ("run", "--plan", *RULES),
    ("show", "many.jsonl"),
    ("validate", "bad.jsonl"),
    ("validate", "bad.jsonl", "--format", "json"),
    ("layers",),
    ("plugins", "--json"),
    ("schema",),
    ("eval", "a.jsonl", "a.jsonl", "--layer", "sentences"),
    ("upgrade", "a.jsonl"),
    ("models", "where"),
]
"""Every command."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the commands read."""
    folder = tmp_path_factory.mktemp("folder")
    (folder / "noisy.py").write_text(NOISY, "utf-8")
    (folder / "a.noise").write_text("HELLO you", "utf-8")
    (folder / "bad.jsonl").write_text("oops\n" * 3000, "utf-8")
    lines = [json.dumps({**DOCUMENT, "id": str(number)}) + "\n" for number in range(3000)]
    (folder / "many.jsonl").write_text("".join(lines), "utf-8")
    (folder / "texts.jsonl").write_text(lines[0], "utf-8")
    done = glossator(folder, "run", "texts.jsonl", *RULES, "--output", "a.jsonl")
    assert done.returncode == 0
    return folder


def command(arguments: Sequence[str]) -> list[str]:
    return [sys.executable, "-m", "glossator", *arguments]


def glossator(folder: Path, *arguments: str, **options: Any) -> subprocess.CompletedProcess[str]:
    """Run the command line in a process of its own."""
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True, **options}
    return subprocess.run(command(arguments), cwd=folder, check=False, **pipes)


@pytest.mark.parametrize("engine", [(), ("--jobs", "2")])
def test_only_documents_are_on_standard_output(folder: Path, engine: tuple[str, ...]) -> None:
    run = ("run", "a.noise", "--plugin", "noisy.py", "--layers", "word", *engine)
    done = glossator(folder, *run)
    assert done.returncode == 0, done.stderr
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == ["a"]
    for way in WAYS:
        for when in ("on import", "in format", "in annotator", "at exit"):
            assert f"{way} {when}\n" in done.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ("plugins", "--json"),
        ("validate", "a.jsonl", "--format", "json"),
        ("validate", "a.jsonl", "--format", "sarif"),
        ("schema", "word"),
        ("eval", "a.jsonl", "a.jsonl", "--json"),
    ],
    ids=" ".join,
)
def test_what_programs_read_is_alone_on_standard_output(
    folder: Path, arguments: tuple[str, ...]
) -> None:
    done = glossator(folder, *arguments, "--plugin", "noisy.py")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) is not None
    assert all(f"{way} on import\n" in done.stderr for way in WAYS)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full, which Linux has")
@pytest.mark.parametrize("arguments", ALL, ids=" ".join)
def test_a_full_standard_output_is_one_line(folder: Path, arguments: tuple[str, ...]) -> None:
    with Path("/dev/full").open("w") as full:
        done = glossator(folder, *arguments, stdout=full)
    assert done.returncode == 3
    assert done.stderr == "Error: standard output: No space left on device\n"


@pytest.mark.parametrize("arguments", ALL, ids=" ".join)
def test_a_closed_standard_output_is_one_line(folder: Path, arguments: tuple[str, ...]) -> None:
    done = glossator(folder, *arguments, stdout=None, preexec_fn=lambda: os.close(1))
    assert done.returncode == 3
    assert done.stderr == "Error: standard output: it is closed\n"


@pytest.mark.parametrize("arguments", ALL, ids=" ".join)
def test_a_reader_that_goes_away_is_no_error(folder: Path, arguments: tuple[str, ...]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = glossator(folder, *arguments, stdout=writing)
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_run_goes_on_though_nobody_reads_what_it_says(folder: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = glossator(
        folder, "run", "bad.jsonl", "many.jsonl", *RULES, "-o", "all.jsonl", stderr=writing
    )
    os.close(writing)
    assert (done.returncode, done.stdout) == (3, "")
    assert len((folder / "all.jsonl").read_text("utf-8").splitlines()) == 3000


def test_a_file_is_written_though_all_standard_streams_are_closed(folder: Path) -> None:
    def close() -> None:
        for stream in (0, 1, 2):
            os.close(stream)

    nothing = {"stdin": None, "stdout": None, "stderr": None}
    done = glossator(
        folder, "run", "a.jsonl", *RULES, "-o", "kept.jsonl", preexec_fn=close, **nothing
    )
    assert done.returncode == 0
    assert json.loads((folder / "kept.jsonl").read_text("utf-8"))["id"] == "0"
