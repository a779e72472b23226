"""`--traceback`: before an error, all that led to it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Cli = Callable[..., Any]


def run(cli: Cli, shout: str, *options: str) -> Any:
    Path("in.txt").write_text("boom", "utf-8")
    return cli(*options, "run", "in.txt", "--layers", "shout", "--plugin", shout, "-o", "out.json")


@pytest.mark.parametrize("on_error", ["record", "stop"])
def test_a_failure_is_one_line_and_the_traceback_is_printed_where_it_is_asked_for(
    cli: Cli, shout: str, on_error: str
) -> None:
    plain = run(cli, shout).err
    assert "Traceback" not in plain
    asked = cli(
        *("run", "in.txt", "--layers", "shout", "--plugin", shout, "-o", "out.json"),
        *("--traceback", "--on-error", on_error),
    )
    assert asked.code == 1
    assert 'raise ValueError("boom")' in asked.err
    assert asked.err.index("Traceback") < asked.err.index("Error: shout")
    assert "Traceback" not in run(cli, shout).err


def test_the_environment_asks_for_it_too(
    cli: Cli, shout: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GLOSSATOR_TRACEBACK", "1")
    assert "Traceback" in run(cli, shout).err
    monkeypatch.setenv("GLOSSATOR_TRACEBACK", "0")
    assert "Traceback" not in run(cli, shout).err
    assert "Traceback" in run(cli, shout, "--traceback").err


def test_the_causes_of_an_error_are_told_with_it(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / f"odd_{abs(hash(tmp_path)) % 10**10}.py"
    path.write_text("def load():\n    return 1 / 0\nload()\n", "utf-8")
    plain = cli("layers", "--plugin", path)
    assert (plain.code, plain.err.count("\n")) == (2, 1)
    asked = cli("layers", "--plugin", path, "--traceback")
    assert "return 1 / 0" in asked.err
    assert "direct cause" in asked.err


def test_what_follows_two_dashes_is_no_option(cli: Cli) -> None:
    assert "--traceback: no such file" in cli("validate", "--", "--traceback").err


UNFORESEEN = """
import sys
import glossator.cli as cli

def broken(*_):
    raise ValueError("no luck")

cli.make_app = broken
sys.argv = ["glossator", *sys.argv[1:]]
cli.main()
"""


def test_what_nobody_foresaw_is_one_line_too() -> None:
    command = [sys.executable, "-c", UNFORESEEN, "plugins"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 70
    [line] = done.stderr.splitlines()
    assert line.startswith("Error: a fault of the program, ValueError: no luck (<string>, line ")
    assert line.endswith("--traceback prints all that led to it")
    asked = subprocess.run([*command, "--traceback"], capture_output=True, text=True, check=False)
    assert "Traceback" in asked.stderr


def test_a_program_that_calls_the_command_line_sees_what_nobody_foresaw(
    cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("glossator.cli.make_app", lambda _: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        cli("plugins")
