"""Each pattern of a plugin is found in its example, and in nothing that it is not found in."""

from __future__ import annotations

from pathlib import Path

import pytest

from glossator_standard.patterns import Patterns, Row
from glossator_structure.lexicon import FORMS

FILES = {"structure": FORMS}
ROWS = [
    pytest.param(patterns, row, id=f"{plugin}-{name}-{number}")
    for plugin, patterns in FILES.items()
    for name, rows in patterns.rows.items()
    for number, row in enumerate(rows)
]


@pytest.mark.parametrize(("patterns", "row"), ROWS)
def test_a_pattern_is_found_in_its_example_and_no_counterexample(
    patterns: Patterns, row: Row
) -> None:
    pattern = patterns.compiled(row)
    assert pattern.search(row.example)
    assert [one for one in row.no if pattern.search(one)] == []


def test_a_pattern_has_its_parts_and_is_one_of_its_rows(tmp_path: Path) -> None:
    file = tmp_path / "patterns.toml"
    file.write_text(
        """
        source = "a test"
        [part]
        day = '[0-9]{1,2}'
        date = '{day} {month}'
        [[said]]
        pattern = '''on
            {date}'''
        example = "on5 may"
        [[said]]
        pattern = 'today'
        example = "today"
        """
    )
    said = Patterns(file, month="may")["said"]
    assert said.findall("on15 may, today, 5 may") == ["on15 may", "today"]
