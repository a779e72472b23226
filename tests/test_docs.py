"""The documentation is run: what it shows works, and what there is, it names."""

from __future__ import annotations

import contextlib
import inspect
import io
import re
import shlex
import shutil
import tomllib
from pathlib import Path
from typing import Any

import pytest
from playing import Played, blocks

import glossator_pytest
from glossator import Annotator, Span, View, testing
from glossator.cli import main
from glossator.format.codec import decode
from glossator.plugins import hookspecs
from glossator.plugins.attributes import known_attributes
from glossator.plugins.discovery import default_registry

ROOT = Path(__file__).parent.parent
PAGES = [
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    ROOT / "seeds" / "README.md",
    *sorted((ROOT / "docs").rglob("*.md")),
    *sorted((ROOT / "plugins").glob("*/README.md")),
]


TUTORIAL = ROOT / "docs" / "tutorial.md"
"""It installs what it makes, so it is played in an environment of its own."""


@pytest.mark.slow("makes an environment, installs a plugin there and runs its tests")
def test_the_tutorial_is_played_to_its_end(tmp_path: Path) -> None:
    played = Played(tmp_path)
    played.page(TUTORIAL)
    assert [wheel.name for wheel in tmp_path.rglob("*.whl")] == [
        "glossator_crowds-0.1.0-py3-none-any.whl"
    ]
    played.type("mypy --strict glossator_crowds", "", "tutorial")


@pytest.mark.parametrize(
    "page",
    [page for page in PAGES if page != TUTORIAL],
    ids=lambda page: str(page.relative_to(ROOT)),
)
def test_what_a_page_shows_works(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "200")
    shutil.copytree(ROOT / "seeds", tmp_path / "seeds")
    namespace: dict[str, Any] = {"__name__": "page"}
    for block in blocks(page):
        place = f"{page.name}:{block.line}"
        if block.file:
            Path(block.file).write_text(block.text, "utf-8")
            namespace["__file__"] = str(Path(block.file).absolute())
        if block.language == "python":
            run_python(block.text, namespace, place)
        elif block.language == "console":
            run_console(block.text, place)
        elif block.language == "toml":
            tomllib.loads(block.text)
        elif block.language == "json" and '"format": "glossator/' in block.text:
            decode(block.text, default_registry().layer_types)


def run_python(code: str, namespace: dict[str, Any], place: str) -> None:
    """Run a block, call the tests that it defines, and compare what it prints with its comments."""
    known = set(namespace)
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        exec(compile(code, place, "exec", dont_inherit=True), namespace)
        for name in set(namespace) - known:
            # Those with fixtures are pytest's to call.
            if name.startswith("test_") and not inspect.signature(namespace[name]).parameters:
                namespace[name]()
    expected = re.findall(r"^(?:.*print\(.*\)\s+)?# (.*)$", code, re.MULTILINE)
    if printed.getvalue():
        assert printed.getvalue().splitlines() == expected, place


COMMAND = re.compile(r"""^\$ glossator ((?:"[^"]*"|'[^']*'|[^"'#\n])*)""", re.MULTILINE)
"""A command of ours, without the remark behind it; a quoted argument may have several lines."""


def run_console(text: str, place: str) -> None:
    """Run the commands of ours; `make` and the like are tried elsewhere."""
    for command in COMMAND.findall(text):
        typed, _, file = command.partition(" > ")
        screen = io.TextIOWrapper(io.BytesIO(), "utf-8")
        with contextlib.redirect_stdout(screen), pytest.raises(SystemExit) as ended:
            main(shlex.split(typed))
            raise SystemExit(0)
        assert not ended.value.code, f"{place}: glossator {command}"
        if file:
            screen.seek(0)
            Path(file.strip()).write_text(screen.read(), "utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_to_a_file_leads_somewhere(page: Path) -> None:
    prose = re.sub(r"(?ms)^( *)```.*?^\1```", "", page.read_text("utf-8"))
    targets = re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)", prose)
    local = [target for target in targets if "://" not in target]
    assert [target for target in local if not (page.parent / target).exists()] == []


def test_every_hook_is_documented_with_its_signature() -> None:
    page = (ROOT / "docs" / "plugins.md").read_text("utf-8")
    for name, function in vars(hookspecs).items():
        if name.startswith("glossator_"):
            arguments = ", ".join(inspect.signature(function).parameters)
            assert f"`{name}({arguments})`" in page


def test_every_hook_has_its_smallest_example() -> None:
    page = (ROOT / "docs" / "how-to" / "hooks.md").read_text("utf-8")
    hooks = [name for name in vars(hookspecs) if name.startswith("glossator_")]
    assert re.findall(r"^## (\w+)\(\)$", page, re.MULTILINE) == hooks
    assert all(page.count(f"def {name}():") == 1 for name in hooks)


def ours(kind: str) -> dict[str, Any]:
    """What our own plugins bring of a kind; others may be installed here."""
    table = default_registry().table(kind)
    return {name: table[name] for name in table if table.owner(name).is_built_in}


def test_every_command_is_documented() -> None:
    page = (ROOT / "README.md").read_text("utf-8")
    names = ours("commands")
    assert len(names) > 5
    for name in names:
        assert f"`glossator {name}`" in page


def test_everything_that_a_plugin_can_declare_is_documented() -> None:
    page = (ROOT / "docs" / "plugins.md").read_text("utf-8")
    declared = {*known_attributes(Span), *known_attributes(Annotator), *known_attributes(View)}
    declared |= set(testing.__all__)
    assert [name for name in sorted(declared) if f"`{name}`" not in page] == []


def test_every_fixture_for_authors_is_documented() -> None:
    page = (ROOT / "docs" / "plugins.md").read_text("utf-8")
    fixtures = [name for name in vars(glossator_pytest) if name.startswith("glossator_")]
    assert len(fixtures) > 3
    assert [name for name in fixtures if f"| `{name}` |" not in page] == []
    assert f"`pytest {glossator_pytest.UPDATE}`" in page


def test_every_layer_is_documented() -> None:
    page = (ROOT / "README.md").read_text("utf-8")
    for name in ours("layer_types"):
        assert f"`{name}`" in page


def test_every_field_of_a_layer_is_documented_in_its_class_or_its_readme() -> None:
    pages = "\n".join(page.read_text("utf-8") for page in PAGES)
    for name, cls in ours("layer_types").items():
        for field in set(cls.__struct_fields__) - {"id", "start", "end", "fragments"}:
            told = f"{field}:" in (cls.__doc__ or "") or f"`{field}`" in pages
            assert told, f"{name}.{field}"


def test_every_question_of_the_cookbook_has_at_most_three_lines_of_sql() -> None:
    page = (ROOT / "docs" / "cookbook.md").read_text("utf-8")
    queries = re.findall(r'^\$ glossator sql [^"]*"\n([^"]*)"', page, re.MULTILINE)
    assert len(queries) == 6
    assert [query for query in queries if query.rstrip().count("\n") > 2] == []
