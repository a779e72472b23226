"""What is marked, and what a project may change."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import glossator
import pytest
from glossator.testing import assert_marked, check_annotator

EXAMPLE = Path(__file__).parent.with_name("example.txt")
LINES = Path(__file__).with_name("marked.txt").read_text("utf-8").splitlines()


def check_line(line: str, **options: Any) -> None:
    given: Mapping[str, Any] = {"my-things": options}
    assert_marked(line, "my_things", use="rules", language="en", options=given)


@pytest.mark.parametrize("line", [one for one in LINES if not one.startswith("#")])
def test_what_is_marked_in_a_line_is_found(line: str) -> None:
    check_line(line)


def test_plurals_are_left_out_where_that_is_asked() -> None:
    check_line("A [plum|kind=fruit], no plums.", plurals=False)


def test_a_project_adds_to_the_list_and_cuts_it() -> None:
    changes = {"add": [{"phrase": "kohlrabi", "kind": "vegetable"}], "cut": ["plum"]}
    check_line("A plum, a [kohlrabi|kind=vegetable].", lists=changes)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("kohlrabi,phrases,vegetabel", r"ours\.csv:2:18: kind: expected fruit or vegetable, got"),
        ("Kohlrabi,phrases,vegetable", r"ours\.csv:2:1: expected a phrase in small letters, got"),
        ("kohlrabi,phrases,", r"ours\.csv:2:1: missing required field `kind`"),
    ],
)
def test_a_wrong_entry_is_told_with_its_place(line: str, said: str, tmp_path: Path) -> None:
    path = tmp_path / "ours.csv"
    path.write_text(f"phrase,list,kind\n{line}\n", "utf-8")
    with pytest.raises(glossator.OptionError, match=said):
        check_line("A leek.", lists={"extend": [str(path)]})


def test_the_contract_is_kept() -> None:
    texts = {"example": EXAMPLE.read_text("utf-8")}
    check_annotator("my-things", use="rules", texts=texts)
