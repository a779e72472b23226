"""Fixtures for the tests of plugins; pytest finds them by itself once glossator is installed.

Glossator is imported when a fixture is used: where none is, this costs nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from glossator import Chain, Document

UPDATE = "--glossator-update"

SNAPSHOTS = "snapshots"
"""The folder beside a test that its snapshots lie in."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.getgroup("glossator").addoption(
        UPDATE, action="store_true", help="Write snapshots of layers anew, in place of comparing."
    )


@dataclass(frozen=True)
class Result:
    """What a command printed and how it ended."""

    code: int
    out: str
    err: str


@pytest.fixture
def glossator_cli(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Callable[..., Result]:
    """Run the command line in this process, in an empty folder: `glossator_cli("run", "a.txt")`."""
    from glossator.cli import main

    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "120")

    def run(*arguments: object) -> Result:
        code = 0
        try:
            main([str(argument) for argument in arguments])
        except SystemExit as error:
            code = int(error.code or 0)
        captured = capfd.readouterr()
        return Result(code, captured.out, captured.err)

    return run


@pytest.fixture(scope="session")
def glossator_chain() -> Iterator[Callable[..., Chain]]:
    """Make a chain, as `glossator.chain` does; one that was asked for before is there already.

    So its models are loaded once for all tests. What fails raises.
    """
    from glossator.testing.chains import Chains
    from glossator.testing.kit import located

    made = Chains()

    def make(*layers: str, plugins: Sequence[str | Path] = (), **options: Any) -> Chain:
        return made(*layers, plugins=located(plugins), **options)

    yield make
    made.close()


@pytest.fixture(scope="session")
def glossator_articles() -> list[Document]:
    """Short articles in English: documents without layers."""
    from glossator.testing import articles

    return articles()


@pytest.fixture
def glossator_marked(glossator_chain: Callable[..., Chain]) -> Callable[..., Document]:
    """Annotate a marked text and assert that the layer has these marks; returns the document.

    As `glossator.testing.assert_marked`, with the chains of `glossator_chain`.
    """
    from glossator import Document
    from glossator.testing.marks import differences, marked

    def check(text: str, layer: str, uses: Sequence[str] = (), **options: Any) -> Document:
        plain, marks = marked(text)
        chain = glossator_chain(layer, *uses, minimal=True, on_language="error", **options)
        document = chain(Document(id="test", text=plain))
        found = differences(document, layer, marks)
        assert not found, found
        return document

    return check


@pytest.fixture
def glossator_snapshot(request: pytest.FixtureRequest) -> Callable[..., None]:
    """Compare layers with the text that they were when they were looked at last.

    `glossator_snapshot(document, "titles")`: the text lies in `snapshots/` beside the test, a line
    for each annotation. ``pytest --glossator-update`` writes it anew.
    """
    taken: list[str] = []

    def compare(document: Document, layers: str | Sequence[str], name: str = "") -> None:
        from glossator.cli.listing import listed

        names = [layers] if isinstance(layers, str) else list(layers)
        own = "-".join(filter(None, [request.node.name, name or str(len(taken) or "")]))
        assert own not in taken, f"two snapshots of a test are named {name!r}: give one another"
        taken.append(own)
        folder = request.path.parent / SNAPSHOTS / request.path.stem
        path = folder / f"{_file_name(own)}.txt"
        text = listed(document, names)
        if request.config.getoption(UPDATE):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8", newline="\n")
            return
        assert path.is_file(), f"no snapshot yet: look at what is made with `pytest {UPDATE}`"
        expected = path.read_text("utf-8")
        assert text.splitlines() == expected.splitlines(), f"{path.name} differs: see {UPDATE}"

    return compare


def _file_name(name: str) -> str:
    """A test's name, with its parameters, as one of a file."""
    safe = "".join(one if one.isalnum() or one in "-_." else "_" for one in name)
    return safe[:150]
