"""``glossator run`` as users call it, and what holds of every command."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import glossator

Cli = Callable[..., Any]


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "a.txt").write_text("HELLO you", "utf-8")
    (folder / "b.txt").write_bytes(b"\xff broken")
    (folder / "c.txt").write_text("boom GOES this", "utf-8")
    (folder / "d.txt").write_text("LAST one", "utf-8")
    return folder


def test_a_folder_with_a_broken_file_and_a_failing_document(
    cli: Cli, corpus: Path, shout: str
) -> None:
    done = cli("run", corpus, "--plugin", shout, "-l", "shout", "-o", "out.jsonl")
    rows = [json.loads(line) for line in Path("out.jsonl").read_text("utf-8").splitlines()]
    assert [(row["id"], row["layers"]["shout"]["status"]) for row in rows] == [
        ("a", "ok"),
        ("c", "error"),
        ("d", "ok"),
    ]
    assert done.code == 3
    assert done.out == ""
    assert "b.txt:1: expected UTF-8, got byte 0xff" in done.err
    assert "shout failed on document 'c': ValueError: boom" in done.err
    assert "3 documents written, 1 failed layer, 1 unreadable input" in done.err


def test_a_failed_layer_alone_gives_exit_code_1(cli: Cli, corpus: Path, shout: str) -> None:
    done = cli("run", corpus / "c.txt", "--plugin", shout, "--layers", "shout")
    assert done.code == 1
    assert json.loads(done.out)["layers"]["shout"]["error"]["message"].startswith(
        "ValueError: boom"
    )


def test_a_good_run_says_two_lines_in_a_pipe(cli: Cli, corpus: Path, shout: str) -> None:
    done = cli("run", corpus / "a.txt", "--plugin", shout, "--layers", "shout")
    made, counts = done.err.splitlines()
    assert (done.code, made) == (0, "1 document: made word, shout (new)")
    assert counts.startswith("1 document written, 0 failed layers, 0 unreadable inputs; 0 kept, ")
    quiet = cli("run", corpus / "a.txt", "--plugin", shout, "--layers", "shout", "--quiet")
    assert (quiet.out, quiet.err) == (done.out, "")
    assert json.loads(done.out)["layers"]["shout"]["annotations"] == [
        {"id": "shout:1", "start": 0, "end": 5, "length": 5}
    ]


def test_the_same_run_again_keeps_every_layer(cli: Cli, corpus: Path, shout: str) -> None:
    arguments = ("--plugin", shout, "--layers", "shout", "-o")
    cli("run", corpus / "a.txt", *arguments, "one.json")
    cli("run", "one.json", *arguments, "two.json")
    assert Path("one.json").read_bytes() == Path("two.json").read_bytes()


def test_stop_stops(cli: Cli, corpus: Path, shout: str) -> None:
    done = cli("run", corpus, "--plugin", shout, "-l", "shout", "--on-error", "stop")
    assert done.code == 3
    assert done.err.startswith("Error: ")
    assert "b.txt" in done.err


def test_the_plan_says_order_and_why(cli: Cli, shout: str) -> None:
    done = cli("run", "--plan", "--plugin", shout, "--layers", "shout")
    assert done.out.index("words") < done.out.index("shout: asked for")
    assert "word: required by shout" in done.out


def test_a_chain_file_here_is_used(cli: Cli, corpus: Path, shout: str) -> None:
    Path("glossator.toml").write_text('layers = ["shout"]\n[set.shout]\nleast = 6\n', "utf-8")
    done = cli("run", corpus / "a.txt", "--plugin", shout)
    assert json.loads(done.out)["layers"]["shout"]["annotations"] == []


def test_a_chain_file_loads_plugins_only_where_it_is_named(
    cli: Cli, corpus: Path, shout: str
) -> None:
    Path("glossator.toml").write_text(f'layers = ["shout"]\nplugins = ["{shout}"]\n', "utf-8")
    refused = cli("run", corpus / "a.txt")
    assert refused.code == 2
    assert "glossator.toml loads plugins: run it with --chain glossator.toml" in refused.err
    assert cli("run", corpus / "a.txt", "--chain", "glossator.toml").code == 0


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("a.txt", "--layers", "shoot"), 2, "unknown layer 'shoot'; did you mean 'shout'"),
        (("a.txt", "--layers", "tokens shout"), 2, "; commas part several: tokens,shout"),
        (("a.txt", "--layers", "shout", "--set", "shout.lest=1"), 2, "did you mean 'least'"),
        (("a.txt", "--layers", "shout", "--use", "word"), 2, "did you mean 'words'"),
        (("z.txt", "--layers", "shout"), 3, "z.txt: no such file or directory"),
        (("--layers", "shout"), 2, "name at least one input"),
    ],
)
def test_a_users_mistake_is_one_line(
    arguments: tuple[str, ...], code: int, message: str, cli: Cli, corpus: Path, shout: str
) -> None:
    paths = [corpus / one if one == "a.txt" else one for one in arguments]
    done = cli("run", *paths, "--plugin", shout)
    assert done.code == code
    assert message in done.err.replace("\n", " ")
    assert "Traceback" not in done.err


NEEDY = '''
import glossator


class Need(glossator.Span):
    """Nothing."""


class Needy(glossator.Annotator):
    name = "needy"
    provides = (Need,)

    def model_id(self):
        raise glossator.ModelError("needy needs Tea: type `pip install tea`")

    def annotate(self, document):
        return []
'''


def test_what_is_not_installed_is_told_before_a_document_is_read(cli: Cli, corpus: Path) -> None:
    Path("needy.py").write_text(NEEDY, "utf-8")
    asked = ("--plugin", "needy.py", "-l", "need")
    done = cli("run", corpus / "b.txt", corpus / "a.txt", *asked, "-o", "out.jsonl")
    assert (done.code, done.out) == (2, "")
    assert done.err == "Error: needy needs Tea: type `pip install tea`\n"
    assert not Path("out.jsonl").exists()
    assert cli("run", "--plan", *asked).code == 0
    with pytest.raises(glossator.ModelError):
        glossator.chain("need", plugins=["needy.py"])


def test_spaces_between_layers_are_no_part_of_their_names(
    cli: Cli, corpus: Path, shout: str
) -> None:
    done = cli("run", corpus / "a.txt", "--plugin", shout, "-l", "shout, word", "-o", "out.json")
    assert done.code == 0
    assert "word" in cli("show", "out.json", "--layers", "shout, word").out


def test_the_version_and_the_help(cli: Cli) -> None:
    assert cli("--version").out.startswith("glossator 0.")
    for command in ("run", "show", "plugins", "layers", "eval"):
        assert "Example: glossator" in cli(command, "--help").out


def test_an_interrupted_run_says_what_stays(
    cli: Cli, corpus: Path, shout: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("glossator.files.writing.StreamWriter.write", interrupt)
    done = cli("run", corpus / "a.txt", "--plugin", shout, "-l", "shout", "-o", "out.jsonl")
    assert done.code == 130
    assert done.err == "Interrupted: nothing was written\n"
    assert not Path("out.jsonl").exists()


SLOW = '''
import sys
import time

import glossator


class Word(glossator.Span):
    """A word."""


@glossator.annotator(provides=Word)
def slow(document):
    if document.id == "d":
        print("asleep", file=sys.stderr, flush=True)
        time.sleep(60)
    yield Word(start=0, end=4)
'''


def test_a_terminated_run_keeps_what_was_finished_and_leaves_nothing_half_made(
    corpus: Path, tmp_path: Path
) -> None:
    (tmp_path / "slow.py").write_text(SLOW, "utf-8")
    inputs = [str(corpus / "a.txt"), str(corpus / "d.txt")]
    command = [sys.executable, "-m", "glossator", "run", *inputs]
    options = ["--plugin", "slow.py", "-l", "word", "-o", "out/made.jsonl", "--batch-size", "1"]
    running = subprocess.Popen(
        [*command, *options], cwd=tmp_path, stderr=subprocess.PIPE, text=True
    )
    assert running.stderr
    assert running.stderr.readline() == "asleep\n"
    running.terminate()
    _, said = running.communicate(timeout=30)
    assert running.returncode == 130
    assert said == (
        "Interrupted: 1 document written to out/made.jsonl.partial; "
        "to go on, run the same with --update\n"
    )
    [made] = (tmp_path / "out").iterdir()
    assert made.name == "made.jsonl.partial"
    assert [json.loads(line)["id"] for line in made.read_text("utf-8").splitlines()] == ["a"]
