"""Each pattern of a plugin is found in its example, and in nothing that it is not found in."""

from __future__ import annotations

from pathlib import Path

import pytest

from glossator_locations.tables import PATTERNS
from glossator_standard import sentence_ends
from glossator_standard.patterns import Patterns, Row
from glossator_stanza import certain, ends
from glossator_structure.lexicon import FORMS

FILES = {
    "ends": sentence_ends.PATTERNS,
    "locations": PATTERNS,
    "stanza": certain.PATTERNS,
    "stanza-ends": ends.PATTERNS,
    "structure": FORMS,
}
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
    assert not row.signs or any(sign in row.example for sign in row.signs)


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
    patterns = Patterns(file, lambda: {"month": "may"})
    assert patterns["said"].findall("today, on15 may, 5 may") == ["today", "on15 may"]
    assert [one[0] for one in patterns.found("said", "today, on15 may")] == ["on15 may", "today"]


def test_what_has_no_sign_of_a_pattern_is_not_searched(tmp_path: Path) -> None:
    file = tmp_path / "patterns.toml"
    file.write_text("source = 'a test'\n[said]\npattern = 'a'\nexample = 'ab'\nsigns = ['b']")
    patterns = Patterns(file)
    assert [len([*patterns.found("said", text)]) for text in ("aab", "aac")] == [2, 0]
