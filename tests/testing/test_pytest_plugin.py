"""The fixtures that pytest finds by itself, and that it costs nothing where none is used."""

from __future__ import annotations

import pytest

pytest_plugins = ["pytester"]

SNAPSHOT = """
from glossator.testing import document
from glossator_standard import Entity

def test_it(glossator_snapshot):
    made = document("Jo fled.", Entity(start=0, end=2, label={label!r}, rule="test"))
    glossator_snapshot(made, "entities")
"""


def run(pytester: pytest.Pytester, *arguments: str) -> pytest.RunResult:
    return pytester.runpytest_inprocess("-p", "glossator_pytest", *arguments)


def test_a_snapshot_is_written_compared_and_updated(pytester: pytest.Pytester) -> None:
    path = pytester.makepyfile(SNAPSHOT.format(label="PERSON"))
    result = run(pytester)
    result.stdout.fnmatch_lines(["*no snapshot yet: look at what is made with*--glossator-update*"])
    assert run(pytester, "--glossator-update").ret == 0
    [snapshot] = pytester.path.rglob("snapshots/*/*.txt")
    assert snapshot.read_text("utf-8") == (
        "entities: 1 annotation\n1  0-2  Jo  label=PERSON  rule=test\n"
    )
    assert run(pytester).ret == 0
    path.write_text(SNAPSHOT.format(label="ORG"))
    result = run(pytester)
    result.stdout.fnmatch_lines(["*test_it.txt differs*", "*label=ORG*"])
    assert run(pytester, "--glossator-update").ret == 0
    assert "label=ORG" in snapshot.read_text("utf-8")


def test_chains_are_made_once_and_marks_are_compared(pytester: pytest.Pytester) -> None:
    pytester.makepyfile("""
        import pytest

        def test_a_chain(glossator_chain):
            assert len(glossator_chain("tokens", use="rules")("Jo fled.").layers["tokens"]) == 3
            assert glossator_chain("tokens", use="rules") is glossator_chain("tokens", use="rules")

        def test_marks(glossator_marked):
            glossator_marked("[Jo] [fled][.]", "tokens", use="rules")
            with pytest.raises(AssertionError, match="expected"):
                glossator_marked("[Jo] fled[.]", "tokens", use="rules")

        def test_articles(glossator_articles):
            assert len(glossator_articles) > 3

        def test_cli(glossator_cli):
            assert glossator_cli("--version").out.startswith("glossator ")
    """)
    run(pytester).assert_outcomes(passed=4)


@pytest.mark.slow("starts pytest")
def test_where_no_fixture_is_used_nothing_is_imported(pytester: pytest.Pytester) -> None:
    pytester.makepyfile("""
        import sys

        def test_it():
            assert "glossator_pytest" in sys.modules
            assert [name for name in sys.modules if name.partition(".")[0] == "glossator"] == []
    """)
    result = pytester.runpytest_subprocess("-p", "glossator_pytest", "-p", "no:cacheprovider")
    result.assert_outcomes(passed=1)
