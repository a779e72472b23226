"""What commands share, also those of plugins."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import typer
from rich.console import Console
from typer.testing import CliRunner

import glossator
from glossator.cli.shared import names, pair, print_table
from glossator.errors import OptionError
from glossator.format.codec import encode
from glossator.testing import document


class Word(glossator.Span):
    """A word."""


def test_comma_lists_are_read_alike_wherever_they_stand() -> None:
    assert names("a, b,", "c") == ["a", "b", "c"]
    assert names("", " , ") == []


def test_a_pair_has_two_sides_and_is_parted_at_its_first_equals_sign() -> None:
    assert pair("a = b=c", "--map", "OLD=NEW") == ("a", "b=c")
    assert pair("a=", "--set", "KEY=VALUE", value_needed=False) == ("a", "")
    for typed in ("a", "=b", "a=", ""):
        with pytest.raises(OptionError, match=f"--map: expected OLD=NEW, got '{typed}'"):
            pair(typed, "--map", "OLD=NEW")


def test_a_table_in_a_pipe_is_as_wide_as_its_cells(capsys: pytest.CaptureFixture[str]) -> None:
    print_table(
        ("name", "count"), [("x" * 200, "3"), ("y", "12")], title="things", numbers=["count"]
    )
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].strip() == "things"
    assert "x" * 200 in lines[4]
    assert lines[4].endswith("│     3 │")


@pytest.mark.parametrize(
    "rows",
    [
        [],
        [("", "1"), ("東京 Žen", "12.5")],
        [(" two  spaces ", "-"), ("e\u0301 😀 👩‍🚀", "[b]3[/b]"), (":smile:", "4")],
    ],
)
def test_a_table_in_a_pipe_is_drawn_as_rich_draws_it(
    capsys: pytest.CaptureFixture[str], rows: list[tuple[str, str]]
) -> None:
    print_table(("a name", "count"), rows, numbers=["count"])
    drawn = capsys.readouterr().out
    print_table(("a name", "count"), rows, numbers=["count"], console=Console(width=80))
    assert drawn == capsys.readouterr().out


def test_the_command_that_the_guide_shows_runs(tmp_path: Path) -> None:
    page = (Path(__file__).parents[2] / "docs" / "how-to" / "command.md").read_text("utf-8")
    [code] = re.findall(r"```python\n(import glossator\nimport typer\n.*?)```", page, re.DOTALL)
    namespace: dict[str, Any] = {}
    exec(code, namespace)
    app = typer.Typer()
    app.command()(namespace["count"].function)
    path = tmp_path / "out.jsonl"
    path.write_bytes(encode(document("one two", Word(start=0, end=3), Word(start=4, end=7))))
    done = CliRunner().invoke(app, [str(path), "--layers", "word, other"])
    assert (done.exit_code, "│ word  │           2 │" in done.output) == (0, True)
    done = CliRunner().invoke(app, [str(path), "--layers", "other"])
    assert (done.exit_code, done.output.splitlines()[-1]) == (1, "0 layers found")
