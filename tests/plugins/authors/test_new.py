"""``glossator new``: which names are refused, and what is written."""

from __future__ import annotations

import re
import shlex
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from fresh import Fresh

from glossator_authors import scaffold
from glossator_authors.names import Names
from glossator_authors.scaffold import KINDS, Template

Cli = Callable[..., Any]

TEMPLATES = [Template(kind) for kind in KINDS]
PACKAGES = ["command", "library", "lists"]
"""Kinds that are no single file."""
FILES = [Template(kind, is_file=True) for kind in KINDS if kind not in PACKAGES]
HEADINGS = ["What is written", "How it works", "Scores", "Known errors", "Sources"]


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("Long Words", "expected a name of small letters, .*did you mean 'long-words'?"),
        ("longWords", "did you mean 'long-words'?"),
        ("long_words", "did you mean 'long-words'?"),
        ("2fast", "begins with a letter.*did you mean 'fast'?"),
        ("façade", "did you mean 'facade'?"),
        ("../my plugins/pay", "the folder to make it in is said with --output ../my plugins"),
        ("-x", "no such option|No such option"),
        ("", "expected a name"),
        ("x" * 61, "at most 60"),
        ("glossator", "is the framework"),
        ("class", "would need the name class, a keyword of Python"),
        ("none", "would need the name None, a keyword of Python"),
        ("titles", "'titles' is taken: annotator 'titles' of plugin 'titles'"),
        ("glossator-titles", "'titles' is taken"),
        ("entities", "annotator 'entities' of plugin"),
        ("foreign-fields", "layer type 'foreign_fields' of plugin 'core'"),
        ("standard", "the plugin 'standard'"),
        ("entity", "the new plugin needs the name Entity for something else"),
    ],
)
def test_a_wrong_name_is_told_on_one_line(cli: Cli, typed: str, said: str) -> None:
    result = cli("new", typed)
    assert result.code == 2
    assert re.search(said, result.err)
    assert result.err.rstrip().count("\n") == 0 or typed == "-x"
    assert list(Path.cwd().iterdir()) == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["brat", "--kind", "format"], "'brat' is taken: format 'brat' of plugin 'formats'"),
        (["show", "--kind", "command"], "'show' is taken: command 'show' of plugin 'core'"),
        (["news", "--kind", "chain"], "'news' is taken: chain 'news'"),
        (["ann", "--kind", "format"], r"files named \*.ann are of the format 'brat'"),
        (["serial", "--kind", "engine"], "engine 'serial'"),
        (["json", "--file", "--kind", "engine"], "json.py would hide the module json"),
        (["calendar", "--file"], "calendar.py would hide the module calendar from its test"),
        (["numpy", "--file"], "numpy.py would hide the module numpy"),
        (["list", "--file"], "needs the name list for something else"),
        (
            ["pay", "--kind", "anotator"],
            "unknown kind 'anotator'; did you mean 'annotator'",
        ),
        *((["pay", "--kind", kind, "--file"], "a package: leave out --file") for kind in PACKAGES),
        (["titles", "--kind", "library"], "annotator 'titles' of plugin 'titles'"),
        (["entities", "--kind", "lists"], "annotator 'entities' of plugin"),
    ],
)
def test_what_is_free_goes_by_the_kind(cli: Cli, arguments: list[str], said: str) -> None:
    result = cli("new", *arguments)
    assert result.code == 2
    assert re.search(said, result.err)
    assert result.err.rstrip().count("\n") == 0
    assert list(Path.cwd().iterdir()) == []


def test_nothing_is_overwritten(cli: Cli) -> None:
    Path("glossator-pay").mkdir()
    result = cli("new", "pay")
    assert (result.code, list(Path("glossator-pay").iterdir())) == (2, [])
    assert "glossator-pay is there already, and nothing is overwritten" in result.err
    Path("test_pay.py").write_text("mine")
    result = cli("new", "pay", "--file")
    assert result.code == 2
    assert Path("test_pay.py").read_text() == "mine"
    assert not Path("pay.py").exists()


@pytest.mark.parametrize(
    ("plain", "cls"),
    [("payments", "Payment"), ("long-words", "LongWord"), ("agencies", "Agency"), ("tei", "Tei")],
)
def test_a_class_is_named_for_one_thing(plain: str, cls: str) -> None:
    assert Names.of(plain).cls == cls
    assert Names.of(f"glossator-{plain}").plain == plain


@pytest.mark.parametrize("template", [*TEMPLATES, *FILES], ids=str)
def test_a_template_is_the_plugin_of_its_own_name(template: Template) -> None:
    sources = {place: source.read_text("utf-8") for place, source in template.sources().items()}
    assert sources
    assert template.render(Names("my-things")) == sources
    for place, text in template.render(Names("long-words")).items():
        assert not re.search(r"my.?thing", f"{place} {text}", re.IGNORECASE), place
        if place.suffix == ".py":
            compile(text, str(place), "exec", dont_inherit=True)
        elif place.suffix == ".toml":
            tomllib.loads(text)


@pytest.mark.parametrize("template", TEMPLATES, ids=str)
def test_a_package_has_what_a_published_one_has(template: Template) -> None:
    files = template.render(Names("long-words"))
    assert {
        Path("LICENSE"),
        Path(".gitignore"),
        Path(".github/workflows/test.yml"),
        Path("glossator_long_words/py.typed"),
        Path("tests/test_long_words.py"),
    } <= set(files)
    assert re.findall("^## (.*)", files[Path("README.md")], re.MULTILINE)[:5] == HEADINGS
    project = tomllib.loads(files[Path("pyproject.toml")])["project"]
    assert project["entry-points"]["glossator"] == {"long-words": "glossator_long_words"}


def test_what_to_type_next_works_with_an_old_pip_and_from_a_checkout(
    cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    class FromCheckout:
        def read_text(self, _: str) -> str:
            return '{"url": "file:///home/ann/my%20work", "dir_info": {}}'

    monkeypatch.setattr(scaffold, "distribution", lambda _: FromCheckout())
    told = cli("new", "pay", "--output", "my plugins").out
    assert told.partition("\nNext:\n")[2].splitlines() == [
        "  cd 'my plugins/glossator-pay'",
        "  python -m venv --upgrade-deps .venv",
        "  .venv/bin/pip install '/home/ann/my work'",
        "  .venv/bin/pip install --editable . --group dev",
        "  .venv/bin/pytest",
        "  .venv/bin/glossator run example.txt --chain light --layers pay",
    ]


def test_a_new_file_runs_at_once(cli: Cli) -> None:
    assert cli("new", "pay", "--file").code == 0
    Path("a.txt").write_text("A plum.", "utf-8")
    arguments = ["--plugin", "pay.py", "--layers", "pay", "--use", "rules", "--output", "a.json"]
    assert cli("run", "a.txt", *arguments).code == 0
    assert "2-6  plum  letters=4" in cli("show", "a.json", "--list", "--layers", "pay").out


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Fresh:
    """An environment with new plugins of all kinds, and files of others beside it."""
    made = Fresh(tmp_path_factory.mktemp("fresh"))
    for prefix, templates, options in (("a", TEMPLATES, ()), ("b", FILES, ("--file",))):
        for one in templates:
            arguments = [f"{prefix}-{one.kind}", "--kind", one.kind, *options]
            made.run("-m", "glossator", "new", *arguments)
    made.install(*made.folder.glob("glossator-*"))
    return made


@pytest.mark.slow("makes an environment, installs new plugins and runs their tests there")
def test_new_plugins_pass_their_tests_and_are_typed_and_linted(fresh: Fresh) -> None:
    tests = [*map(str, fresh.folder.glob("glossator-*/tests")), str(fresh.folder)]
    fresh.run("-m", "pytest", "-q", "-W", "error", *dict.fromkeys(tests))
    sources = [*fresh.folder.glob("glossator-*/glossator_*"), *fresh.folder.glob("*.py")]
    sources += fresh.folder.glob("glossator-*/tests")
    fresh.run("-m", "mypy", "--strict", *map(str, sources))
    fresh.run("-m", "ruff", "check", "--line-length", "100", ".")
    fresh.run("-m", "ruff", "format", "--check", "--line-length", "100", ".")


@pytest.mark.slow("starts processes")
@pytest.mark.parametrize("template", TEMPLATES, ids=str)
def test_what_the_readme_of_a_new_plugin_shows_is_what_comes_out(
    template: Template, fresh: Fresh
) -> None:
    folder = fresh.folder / f"glossator-a-{template.kind}"
    readme = (folder / "README.md").read_text("utf-8")
    said = [
        fresh.run("-m", *shlex.split(line), cwd=folder)
        for line in re.findall(r"^\$ (glossator .*)$", readme, re.MULTILINE)
    ]
    assert said
    if template.brings == "annotator":
        [shown] = re.findall(r"```text\n(.*?)```", readme, re.DOTALL)
        assert any(shown in one for one in said)
