"""In a terminal: shells complete what is typed, and NO_COLOR is kept."""

from __future__ import annotations

import os
import pty
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
PROGRAM = Path(sys.executable).with_name("glossator")
COLOUR = re.compile(r"\x1b\[(?:\d+;)*(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])(?:;\d+)*m")
RULES = ("--use", "tokens=rules", "--use", "sentences=rules")


def bash(script: str, home: Path) -> str:
    """What a script prints; it finds our program first."""
    path = os.pathsep.join([str(PROGRAM.parent), os.environ["PATH"]])
    done = subprocess.run(
        ["bash", "-c", script],
        capture_output=True,
        text=True,
        env={**os.environ, "PATH": path, "HOME": str(home)},
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


@pytest.fixture(scope="module")
def completion(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What ``--install-completion`` would have bash read."""
    if not shutil.which("bash"):
        pytest.skip("there is no bash here")
    # Which shell it is, is found out: bash must be there while our program runs.
    return bash("glossator --show-completion; true", tmp_path_factory.mktemp("home"))


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("glossator val", "validate"),
        ("glossator models down", "download"),
        ("glossator run --on-error st", "stop"),
        ("glossator run x.txt --layers names,tit", "names,titles"),
        ("glossator run --chain li", "light"),
        ("glossator run --from te", "text"),
        ("glossator run --to jsonl", "jsonl"),
        ("glossator plugins hed", "hedging"),
    ],
)
@pytest.mark.slow(reason="starts shells")
def test_bash_completes_what_was_begun(
    completion: str, typed: str, offered: str, tmp_path: Path
) -> None:
    script = f"""{completion}
        COMP_WORDS=({typed}) COMP_CWORD={typed.count(" ")}
        _glossator_completion glossator
        echo "${{COMPREPLY[@]}}"
    """
    assert bash(script, tmp_path) == f"{offered}\n"


def on_a_terminal(*arguments: object, **environment: str) -> str:
    """What the program prints where standard output and error are a terminal."""
    ours, theirs = pty.openpty()
    running = subprocess.Popen(
        [PROGRAM, *map(str, arguments)],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env={"PATH": os.environ["PATH"], "TERM": "xterm-256color", **environment},
    )
    os.close(theirs)
    said = b""
    try:
        while part := os.read(ours, 4096):
            said += part
    except OSError:  # what Linux says at the end
        pass
    os.close(ours)
    running.wait()
    return said.decode()


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("terminal") / "out.json"
    run = (PROGRAM, "run", ROOT / "seeds" / "court.txt", "-l", "hedging", *RULES, "-o", path)
    subprocess.run(run, check=True)
    return path


@pytest.mark.slow("starts the program a dozen times")
def test_a_terminal_shows_colours_unless_no_color_says_otherwise(
    document: Path, tmp_path: Path
) -> None:
    run = ("run", ROOT / "seeds" / "court.txt", "-l", "hedging", *RULES, "-o", tmp_path / "o.json")
    commands: list[tuple[object, ...]] = [
        ("--help",),
        ("plugins",),
        ("layers",),
        ("layers", "hedging"),
        ("show", document),
        ("show", document, "--list"),
        ("validate", document),
        ("eval", document, document, "--layer", "hedging"),
        ("run", document, "--layers", "hegding"),
        ("run", "--no-such-option"),
        run,
    ]
    for command in commands:
        assert not COLOUR.search(on_a_terminal(*command, NO_COLOR="1", FORCE_COLOR="1")), command
    assert any(COLOUR.search(on_a_terminal(*command)) for command in [run, commands[1]])


@pytest.mark.slow("loads models")
def test_a_run_ends_with_a_table_of_what_was_kept_and_made(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("It may rain.", "utf-8")
    run = ("run", "--layers", "hedging", *RULES, "-o", tmp_path / "a.json")
    on_a_terminal(*run, tmp_path / "a.txt")
    said = on_a_terminal(*run, tmp_path / "a.json", "--anew", "hedging", COLUMNS="200")
    rows = [re.findall(r"[\w ()]+", line) for line in said.splitlines()]
    cells = [[cell.strip() for cell in row if cell.strip()] for row in rows]
    assert next(row[:3] for row in cells if "sentences" in row) == ["sentences", "rules", "1"]
    assert "1 kept (up to date)" in next(row for row in cells if "tokens" in row)
    assert "1 made (asked for anew)" in next(row for row in cells if row[:1] == ["hedging"])
    assert "kept" not in on_a_terminal(*run, tmp_path / "a.json", "--quiet")
