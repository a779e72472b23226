"""An edited rule makes its layer anew: the code and data of a plugin are in its fingerprints."""

from __future__ import annotations

import importlib.metadata
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

import glossator
from glossator.plugins import identity as identities
from glossator.plugins.discovery import default_registry
from glossator.plugins.identity import identity

RULE = '''
from pathlib import Path

import glossator


class Cue(glossator.Span):
    """A listed word."""


@glossator.annotator(provides=Cue)
def cues(document):
    {body}
        if (at := document.text.find(word)) >= 0:
            yield Cue(start=at, end=at + len(word))
'''
IN_CODE = 'for word in ["maybe"]:'
IN_FILE = 'for word in Path(__file__).with_name("words.txt").read_text().split():'

Annotated = Callable[..., glossator.Document]


@pytest.fixture(autouse=True)
def _forgetting() -> Iterator[None]:
    """What a test has changed on the disk is no other's."""
    yield
    identities.forget()


@pytest.fixture
def run(tmp_path: Path) -> Annotated:
    """Annotate a text, or a document again, each time in a process of its own."""

    def run(plugin: str, given: str = "maybe perhaps") -> glossator.Document:
        before = tmp_path / "out.json"
        source = tmp_path / "in.txt"
        source.write_text(given, "utf-8")
        done = subprocess.run(
            [
                *(sys.executable, "-m", "glossator", "run"),
                str(before if before.exists() else source),
                *("--layers", "cue", "--plugin", plugin, "--output", str(before)),
            ],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        [document] = glossator.read(str(before))
        return document

    return run


@pytest.fixture
def forgetful() -> Iterator[None]:
    """Forget what identities there were, and those of a test: its plugins are not installed."""
    identities.plugin_roots.cache_clear()
    yield
    identities.plugin_roots.cache_clear()
    identities.forget()


def cues(document: glossator.Document) -> int:
    return len(document.layers["cue"])


def test_an_edited_rule_of_a_file_makes_the_layer_anew(run: Annotated, tmp_path: Path) -> None:
    plugin = tmp_path / "listed.py"
    plugin.write_text(RULE.format(body=IN_CODE), "utf-8")
    assert cues(run("listed.py")) == 1
    plugin.write_text(RULE.format(body='for word in ["maybe", "perhaps"]:'), "utf-8")
    assert cues(run("listed.py")) == 2


@pytest.mark.slow("starts processes")
def test_a_word_added_beside_a_single_file_makes_the_layer_anew(
    run: Annotated, tmp_path: Path
) -> None:
    (tmp_path / "listed.py").write_text(RULE.format(body=IN_FILE), "utf-8")
    (tmp_path / "words.txt").write_text("maybe", "utf-8")
    first = run("listed.py")
    assert run("listed.py") == first, "nothing edited, nothing made"
    (tmp_path / "words.txt").write_text("maybe perhaps", "utf-8")
    assert [cues(first), cues(run("listed.py"))] == [1, 2]


@pytest.mark.slow("starts processes")
@pytest.mark.parametrize("layout", ["listed/__init__.py", "listed.py"])
def test_a_word_added_to_a_module_makes_the_layer_anew(
    run: Annotated, tmp_path: Path, layout: str
) -> None:
    path = tmp_path / layout
    path.parent.mkdir(exist_ok=True)
    path.write_text(RULE.format(body=IN_FILE), "utf-8")
    words = path.with_name("words.txt")
    words.write_text("maybe", "utf-8")
    first = run("listed")
    assert run("listed") == first
    words.write_text("maybe perhaps", "utf-8")
    assert [cues(first), cues(run("listed"))] == [1, 2]


@pytest.mark.usefixtures("forgetful")
def test_an_edited_toolkit_makes_the_layers_of_what_imports_it_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, source in (("toolkit", "WORD = 1"), ("user", "from toolkit import WORD")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "__init__.py").write_text(source, "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    entries = [EntryPoint(name, name, "glossator") for name in ("toolkit", "user")]
    monkeypatch.setattr(importlib.metadata, "entry_points", lambda group: entries)
    identities.forget()
    before = identity("user")
    (tmp_path / "toolkit" / "__init__.py").write_text("WORD = 2", "utf-8")
    identities.forget()
    assert identity("user") != before


@pytest.mark.usefixtures("forgetful")
@pytest.mark.parametrize(
    ("module", "source", "edited"),
    [
        ("acme.money", "", "acme/money.py"),
        ("acme.money", "from acme.words import WORDS", "acme/words/lists.toml"),
        ("acme.money", "from acme import other, words", "acme/words/__init__.py"),
        ("money.sub.cues", "from ..rules import WORDS", "money/rules.py"),
        ("money", "import os; import toolkit", "toolkit.py"),
        ("money", "from importlib import import_module as i; i('toolkit')", "toolkit.py"),
        ("money", "import helper", "helper.py"),
        ("money", "import helper", "helper.txt"),
        ("money", "from helpers.words import (\n    WORDS,\n)", "helpers/words.py"),
        ("money", "from same_distribution import WORDS", "installed/same_distribution/__init__.py"),
    ],
)
def test_wherever_its_code_lies_an_edit_changes_the_identity(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, module: str, source: str, edited: str
) -> None:
    for path, content in {
        "acme/money.py": source,
        "acme/words/__init__.py": "WORDS = 1",
        "acme/words/lists.toml": "",
        "money/__init__.py": source,
        "money/sub/__init__.py": "",
        "money/sub/cues.py": source,
        "money/rules.py": "WORDS = 1",
        "toolkit.py": "WORDS = 1",
        "helper.py": "open('helper.txt')",
        "helper.txt": "",
        "helpers/__init__.py": "",
        "helpers/words.py": "WORDS = 1",
        "installed/same_distribution/__init__.py": "WORDS = 1",
        "installed/money-1.dist-info/METADATA": "Name: money\nVersion: 1\n",
        "installed/money-1.dist-info/RECORD": "same_distribution/__init__.py,,\n",
        "installed/money-1.dist-info/entry_points.txt": (
            "[glossator]\nmoney = money\ntoolkit = toolkit\nwords = acme.words\n"
        ),
    }.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(content, "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.syspath_prepend(tmp_path / "installed")
    identities.forget()
    before = identity(module)
    with (tmp_path / edited).open("a", encoding="utf-8") as file:
        file.write("\n# edited\n")
    identities.forget()
    assert identity(module) != before


@pytest.mark.parametrize(
    ("names", "edited"),
    [
        ("Path(__file__).with_name(f'{tag}.txt')", "de.txt"),
        ("os.path.join(os.path.dirname(__file__), 'lists', 'verbs.txt')", "lists/verbs.txt"),
        ("os.path.dirname(__file__) + '/words.txt'", "words.txt"),
        ("\nLISTS = 'lists'\nsorted((HERE / LISTS).iterdir())\nHERE = __file__", "lists/new.txt"),
        ("Path(__file__).parent / 'lists'", "lists/new.txt"),
        ("Path(__file__).with_suffix('.toml')", "listed.toml"),
    ],
)
def test_however_a_single_file_names_its_lists_an_edit_changes_the_identity(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, names: str, edited: str
) -> None:
    (tmp_path / "lists").mkdir()
    (tmp_path / "listed.py").write_text(f"x = {names}" if names[0] != "\n" else names, "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    identities.forget()
    before = identity("listed")
    (tmp_path / edited).write_text("perhaps", "utf-8")
    identities.forget()
    assert identity("listed") != before


@pytest.mark.skipif(sys.platform == "win32", reason="links and pipes are of POSIX")
def test_links_to_nowhere_and_pipes_in_a_package_are_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "linked"
    package.mkdir()
    (package / "__init__.py").write_text("", "utf-8")
    (package / "lost.txt").symlink_to("nowhere")
    (package / "itself").symlink_to(package)
    os.mkfifo(package / "pipe")
    monkeypatch.syspath_prepend(tmp_path)
    assert identity("linked").startswith("sha256:")


@pytest.mark.parametrize(
    ("path", "counts"),
    [
        ("rules.py", True),
        ("lists/verbs.toml", True),
        ("README.md", False),
        ("tests/test_rules.py", False),
        ("__pycache__/rules.cpython-311.pyc", False),
        ("py.typed", False),
    ],
)
def test_what_counts_as_a_plugin_is_what_can_change_its_result(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str, *, counts: bool
) -> None:
    package = tmp_path / "counted"
    package.mkdir()
    (package / "__init__.py").write_text("", "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    identities.forget()
    before = identity("counted")
    (package / path).parent.mkdir(exist_ok=True)
    (package / path).write_text("x = 1", "utf-8")
    identities.forget()
    assert (identity("counted") != before) is counts


def test_what_lies_beside_a_single_file_and_is_not_named_is_not_its_own(
    run: Annotated, tmp_path: Path
) -> None:
    (tmp_path / "listed.py").write_text(RULE.format(body=IN_CODE), "utf-8")
    first = run("listed.py")
    (tmp_path / "other.toml").write_text("x = 1", "utf-8")
    assert run("listed.py") == first


def test_the_identity_of_a_built_in_plugin_knows_its_toolkit() -> None:
    for name in ("rules", "titles", "hedging", "entities", "locations"):
        cls = default_registry().annotator(name)
        assert identity(cls.__module__) != identity("glossator_standard")
    assert identities.identity("glossator_titles").startswith("sha256:")
