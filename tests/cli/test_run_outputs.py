"""What ``glossator run`` leaves behind when it does not come to a good end."""

from __future__ import annotations

import gzip
import io
import json
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from glossator.files import writing
from glossator.files.targets import find_output
from glossator.model.document import Document

Cli = Callable[..., Any]

GOOD, BAD = '{"id": "%s", "text": "HELLO you"}\n', '{"id": "bad", "text": 3}\n'


def rows(path: str) -> list[str]:
    return [json.loads(line)["id"] for line in Path(path).read_text("utf-8").splitlines()]


@pytest.fixture
def words(cli: Cli, shout: str) -> Cli:
    def run(*arguments: object) -> Any:
        return cli("run", "--plugin", shout, "--layers", "shout", *arguments)

    return run


@pytest.mark.parametrize("option", ["record", "skip", "stop"])
def test_in_place_nothing_that_could_not_be_read_is_lost(words: Cli, option: str) -> None:
    Path("a.jsonl").write_text(GOOD % 1 + BAD + GOOD % 2, "utf-8")
    done = words("a.jsonl", "-o", "a.jsonl", "--on-error", option)
    assert done.code == 3
    assert Path("a.jsonl").read_text("utf-8") == GOOD % 1 + BAD + GOOD % 2
    assert rows("a.jsonl.partial") == (["1"] if option == "stop" else ["1", "2"])
    assert "written to" in done.err
    assert "a.jsonl is as it was" in done.err


def test_in_place_a_skipped_document_is_not_lost(words: Cli) -> None:
    Path("a.jsonl").write_text(GOOD % 1 + '{"id": "2", "text": "boom"}\n', "utf-8")
    assert words("a.jsonl", "-o", "a.jsonl", "--on-error", "skip").code == 1
    assert len(Path("a.jsonl").read_text("utf-8").splitlines()) == 2
    assert rows("a.jsonl.partial") == ["1"]


def test_in_place_a_good_run_replaces_its_input(words: Cli) -> None:
    Path("a.jsonl").write_text(GOOD % 1, "utf-8")
    assert words("a.jsonl", "-o", "a.jsonl").code == 0
    assert "shout" in json.loads(Path("a.jsonl").read_text("utf-8"))["layers"]
    assert not Path("a.jsonl.partial").exists()


def test_an_older_output_stays_where_nothing_could_be_read(words: Cli) -> None:
    Path("bad.jsonl").write_text(BAD, "utf-8")
    Path("out.jsonl").write_text("older\n", "utf-8")
    assert words("bad.jsonl", "-o", "out.jsonl").code == 3
    assert Path("out.jsonl").read_text("utf-8") == "older\n"


def test_an_older_output_is_replaced_by_all_that_could_be_read(words: Cli) -> None:
    Path("a.jsonl").write_text(GOOD % 1 + BAD, "utf-8")
    Path("out.jsonl").write_text("older\n", "utf-8")
    assert words("a.jsonl", "-o", "out.jsonl").code == 3
    assert rows("out.jsonl") == ["1"]


def test_stop_writes_what_was_read_before_and_says_a_layer_failed(words: Cli) -> None:
    text = GOOD % 1 + '{"id": "2", "text": "boom"}\n' + GOOD % 3
    Path("a.jsonl").write_text(text, "utf-8")
    done = words("a.jsonl", "-o", "out.jsonl", "--on-error", "stop")
    assert done.code == 1
    assert not Path("out.jsonl").exists()
    assert rows("out.jsonl.partial") == ["1"]
    assert "Stopped: 1 document written to out.jsonl.partial; to go on, run the" in done.err


@pytest.mark.parametrize(
    ("output", "message"),
    [
        ("o.docx", "expected a directory or a name ending in"),
        ("o.json", "and there are 2 inputs"),
        ("o.json/", "expected a directory o.json, there is a file of that name"),
        ("o.json/made.jsonl", "expected a directory o.json, there is a file of that name"),
    ],
)
def test_an_output_that_cannot_be_is_refused_before_any_work(
    words: Cli, output: str, message: str
) -> None:
    for name in ("a.txt", "b.txt"):
        Path(name).write_text("HELLO", "utf-8")
    Path("o.json").write_text("older", "utf-8")
    done = words("a.txt", "b.txt", "-o", output)
    assert done.code == 2
    assert message in done.err
    assert Path("o.json").read_text("utf-8") == "older"


def test_files_of_one_name_in_two_folders_are_two_documents(words: Cli) -> None:
    for year in ("2019", "2020"):
        Path("corpus", year).mkdir(parents=True)
        Path("corpus", year, "report.txt").write_text(f"YEAR {year}", "utf-8")
    for source in ("corpus", "corpus/*/report.txt"):
        assert words(source, "-o", "out.jsonl").code == 0
        assert rows("out.jsonl") == ["2019/report", "2020/report"]


def test_what_a_plugin_prints_is_no_document(cli: Cli) -> None:
    Path("chatty.py").write_text(CHATTY, "utf-8")
    Path("a.txt").write_text("HELLO", "utf-8")
    done = cli("run", "a.txt", "--plugin", "chatty.py", "--layers", "word")
    assert json.loads(done.out)["id"] == "a"
    assert "debug" in done.err


CHATTY = '''
import glossator


class Word(glossator.Span):
    """A word."""


@glossator.annotator(provides=Word)
def chatty(document):
    print("debug")
    yield Word(start=0, end=4)
'''


def test_a_full_disk_leaves_whole_lines_and_the_older_file(shout: str, tmp_path: Path) -> None:
    lines = "".join(f'{{"id": "{n}", "text": "{"x" * 900}"}}\n' for n in range(100))
    (tmp_path / "in.jsonl").write_text(lines, "utf-8")
    (tmp_path / "out.jsonl").write_text("older\n", "utf-8")

    def limit() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000))

    command = [sys.executable, "-m", "glossator", "run", "in.jsonl", "-o", "out.jsonl"]
    done = subprocess.run(
        [*command, "--plugin", shout, "-l", "shout"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        preexec_fn=limit,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        check=False,
    )
    assert done.returncode == 3
    assert "out.jsonl: File too large" in done.stderr
    assert (tmp_path / "out.jsonl").read_text("utf-8") == "older\n"
    kept = (tmp_path / "out.jsonl.partial").read_text("utf-8")
    assert kept.endswith("\n")
    assert 10 < len([json.loads(line) for line in kept.splitlines()]) < 100


@pytest.mark.filterwarnings("default:its place is an input")
def test_in_a_folder_an_input_is_replaced_by_its_own_document_alone(words: Cli) -> None:
    Path("f").mkdir()
    for name in ("a", "b"):
        Path("f", f"{name}.json").write_text(f'{{"id": "b", "text": "OF {name}"}}', "utf-8")
    done = words("f", "-o", "f")
    assert done.code == 3
    assert "Warning: its place is an input of its own: f/b.json.partial has a doc" in done.err
    assert "f/b.json: a document with the id 'b' was read before" in done.err
    assert Path("f/b.json").read_text("utf-8") == '{"id": "b", "text": "OF b"}'
    assert json.loads(Path("f/b.json.partial").read_text("utf-8"))["text"] == "OF a"


def test_in_a_folder_a_run_over_its_own_output_replaces_it(words: Cli) -> None:
    Path("a.txt").write_text("HELLO", "utf-8")
    assert words("a.txt", "-o", "f").code == 0
    before = Path("f/a.json").read_bytes()
    assert words("f", "-o", "f").code == 0
    assert Path("f/a.json").read_bytes() == before


def test_a_document_that_comes_back_from_another_process_replaces_its_file(cli: Cli) -> None:
    Path("a.txt").write_text("HELLO", "utf-8")
    run = ("run", "--layers", "tokens", "--use", "rules", "-o", "f", "--jobs", "2")
    assert cli(*run, "a.txt").code == 0
    assert cli(*run, "f").code == 0
    assert [path.name for path in Path("f").iterdir()] == ["a.json"]


def test_what_is_packed_can_be_read_wherever_it_was_interrupted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(writing, "MEMBER", 1)
    stream = Interrupted()
    target = find_output("out.jsonl.gz")
    packed = writing.StreamWriter(target, stream)
    with pytest.raises(KeyboardInterrupt):
        for number in range(3):
            packed.write(Document(id=str(number), text="x"))
    packed.close()
    lines = gzip.decompress(stream.getvalue()).splitlines()
    assert [json.loads(line)["id"] for line in lines] == ["0", "1"]


class Interrupted(io.BytesIO):
    """Interrupts just after the second write, before anybody could note it."""

    writes = 0

    def write(self, data: Any) -> int:
        super().write(data)
        self.writes += 1
        if self.writes == 2:
            raise KeyboardInterrupt
        return len(data)


@pytest.mark.parametrize("output", ["out.jsonl", "out", "d/out.jsonl.gz"])
def test_a_link_in_a_circle_costs_no_others(words: Cli, output: str) -> None:
    Path("d").mkdir()
    Path("d/a.txt").write_text("He left.", "utf-8")
    Path("d/loop.txt").symlink_to("loop.txt")
    done = words("d/*.txt", "--output", output, "--report", "report.json")
    assert done.code == 3
    assert "d/loop.txt: " in done.err
    assert "1 document written" in done.err
    assert Path(output).exists()
