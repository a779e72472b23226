"""`--traceback`: before an error, all that led to it."""

from __future__ import annotations

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
