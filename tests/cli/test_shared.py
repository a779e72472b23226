"""What commands share, also those of plugins."""

from __future__ import annotations

import pytest

from glossator.cli.shared import names, pair, print_table
from glossator.errors import OptionError


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
