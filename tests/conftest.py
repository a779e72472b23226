"""What the tests share: a plugin of its own for each test, and the command line."""

from __future__ import annotations

import gc
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from browsing import chromium
from hypothesis import HealthCheck, settings

from glossator.chains.collector import SELDOM
from glossator_pytest import Result

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).parent.parent

# A busy machine is no fault of the code; CI looks at the same examples every time.
settings.register_profile(
    "house",
    deadline=None,
    derandomize=bool(os.environ.get("CI")),
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("house")


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Collect the tests, thousands that all stay: Python's collector need not go over them.

    Afterwards it goes as seldom as in the command line.
    """
    gc.disable()
    collected = yield
    gc.enable()
    gc.freeze()
    gc.set_threshold(*SELDOM)
    return collected


@pytest.fixture
def cli(glossator_cli: Callable[..., Result]) -> Callable[..., Result]:
    """Run the command line in this process, in an empty folder: what plugins are tested with."""
    return glossator_cli


@pytest.fixture
def python() -> Callable[[str], str]:
    """Run Python code in a process of its own; returns what it printed."""

    def run(code: str) -> str:
        done = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT
        )
        return done.stdout

    return run


@pytest.fixture
def soon() -> Iterator[None]:
    """End a test that is still at it after a minute, as only work that runs away can be."""

    def ring(*_: object) -> None:
        pytest.fail("not done after a minute: the time grows faster than the text")

    before = signal.signal(signal.SIGALRM, ring)
    signal.alarm(60)
    yield
    signal.alarm(0)
    signal.signal(signal.SIGALRM, before)


SHOUT = '''
import re

import glossator


class Word(glossator.Span):
    """A word."""


class Shout(glossator.Span):
    """A word in capitals."""

    length: int


@glossator.annotator(provides=Word)
def words(document):
    for match in re.finditer(r"\\w+", document.text):
        yield Word(start=match.start(), end=match.end())


class Options(glossator.Options):
    least: int = 2
    """Letters that a shout has at least."""


@glossator.annotator(provides=Shout, requires=["word"], options=Options)
def shout(document, options):
    for word in document.layers["word"]:
        text = document.text_of(word)
        if "boom" in text:
            raise ValueError("boom")
        if text.isupper() and len(text) >= options.least:
            yield Shout(start=word.start, end=word.end, length=len(text))
'''


@pytest.fixture
def shout(tmp_path: Path) -> str:
    """A plugin file with two annotators: `words`, and `shout`, which fails on "boom"."""
    # A name of its own for each test, since a module is imported once a process.
    path = tmp_path / f"shout_{abs(hash(tmp_path)) % 10**10}.py"
    path.write_text(SHOUT, "utf-8")
    return str(path)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, once for all tests of a process: Playwright runs only once in one."""
    yield from chromium()
