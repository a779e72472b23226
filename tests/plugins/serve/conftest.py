"""A small corpus with its index, servers without a socket, and one in a process of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from poison import PLUGIN
from served import Asked, Running, starting

import glossator
from glossator.cli.shared import Registry, registry_with
from glossator.service import ChainFile, Service
from glossator_serve.corpus import Corpus
from glossator_serve.place import open_index
from glossator_serve.progress import Progress
from glossator_serve.search import Index
from glossator_serve.settings import Settings
from glossator_serve.state import Server

ROOT = Path(__file__).parents[3]

ARTICLES = [
    (
        "court",
        "Court delays ruling\n\nAmbassador Jo Song Gil may have fled Rome.",
        "2018-11-02",
        "Delta",
    ),
    ("flood", "River rises\n\n“We fled,” said Ann Lee in Rome.", "2019-01", "D"),
    ("a/b ?&", "<b>No</b> name\n\nA café opened on Tuesday in <script>alert(1)</script>.", "", ""),
]


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three articles with all layers that need no model."""
    path = tmp_path_factory.mktemp("corpus") / "articles.jsonl"
    texts = [
        glossator.Document(id=id_, text=text, metadata={"date": date, "outlet": outlet})
        for id_, text, date, outlet in ARTICLES
    ]
    with glossator.chain(name="light") as chain:
        glossator.write(chain.pipe(texts), str(path))
    return path


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where indexes are that cannot be beside their input: a folder of each test's own."""
    folder = tmp_path / "cache"
    monkeypatch.setenv("GLOSSATOR_CACHE", str(folder))
    return folder


@pytest.fixture
def index(corpus: Path) -> Iterator[Index]:
    """The index of the articles."""
    found = Corpus([str(corpus)])
    with open_index(found, None, Progress(found.files, quiet=True)) as made:
        yield made


@pytest.fixture(scope="session")
def registry() -> Registry:
    """The installed plugins."""
    return registry_with(())


@pytest.fixture
def browsed(index: Index, registry: Registry) -> Asked:
    """A server that shows the articles, and annotates nothing."""
    return Asked(Server(Settings(), registry, index))


@pytest.fixture(scope="session")
def poison(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A plugin whose annotator does what a document says."""
    path = tmp_path_factory.mktemp("poison") / "poison_of_serve.py"
    path.write_text(PLUGIN, "utf-8")
    return str(path)


@pytest.fixture(scope="module")
def service(poison: str) -> Iterator[Service]:
    """Two workers of a chain that does what documents say, for a second at most."""
    asked = ChainFile(plugins=(poison,), layers=("word",))
    made = Service(asked, jobs=2, time_limit=3, most=20)
    made.start(warm=True)
    yield made
    made.close()


@pytest.fixture
def annotating(service: Service) -> Asked:
    """A server that annotates with them."""
    registry = service.runner.registry
    assert registry
    return Asked(Server(Settings(max_bytes=10_000), registry, None, service))


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[..., Running]]:
    """Start ``glossator serve`` at a port that is free."""
    with starting(tmp_path) as run:
        yield run


@pytest.fixture(scope="module")
def start_for_module(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Running]]:
    """The same for all tests of a file."""
    with starting(tmp_path_factory.mktemp("running")) as run:
        yield run
