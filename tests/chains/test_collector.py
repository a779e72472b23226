"""While documents are annotated, Python's collector looks seldom; then as before."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

import glossator
from glossator.chains.collector import SELDOM, seldom

OFTEN = (700, 10, 10)


@pytest.fixture(autouse=True)
def often() -> Iterator[None]:
    before = gc.get_threshold()
    gc.set_threshold(*OFTEN)
    yield
    gc.set_threshold(*before)


def test_while_a_chain_runs_the_collector_looks_seldom_and_then_as_before(tmp_path: Path) -> None:
    plugin = tmp_path / "thresholds.py"
    plugin.write_text(
        "import gc, glossator\n"
        "class Threshold(glossator.Annotation):\n"
        "    found: list[int]\n"
        "class Asks(glossator.Annotator):\n"
        "    name = 'asks'\n"
        "    provides = (Threshold,)\n"
        "    def annotate(self, document):\n"
        "        yield Threshold(found=list(gc.get_threshold()))\n",
        "utf-8",
    )
    with glossator.chain("threshold", plugins=[plugin]) as chain:
        [found] = chain("A text.").layers["threshold"]
        assert tuple(found.found) == SELDOM
        assert gc.get_threshold() == OFTEN


def test_the_last_of_several_that_annotate_at_once_puts_the_thresholds_back() -> None:
    with ExitStack() as first, seldom():
        first.enter_context(seldom())
        first.close()
        assert gc.get_threshold() == SELDOM
    assert gc.get_threshold() == OFTEN


@pytest.mark.parametrize("own", [(0, 10, 10), (500_000, 10, 10)])
def test_thresholds_of_ones_own_that_are_rarer_stay(own: tuple[int, int, int]) -> None:
    gc.set_threshold(*own)
    with seldom():
        assert gc.get_threshold() == own
    assert gc.get_threshold() == own


def test_thresholds_that_are_set_meanwhile_stay() -> None:
    with seldom():
        gc.set_threshold(900, 5, 5)
    assert gc.get_threshold() == (900, 5, 5)
