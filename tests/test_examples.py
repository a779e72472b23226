"""The plugins of `examples/` work once installed; `make examples` has all that they need."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from fresh import Fresh

ROOT = Path(__file__).parent.parent
EXAMPLES = sorted(path for path in (ROOT / "examples").iterdir() if path.is_dir())
TEMPLATES = ROOT / "plugins" / "glossator_authors" / "templates"


@pytest.mark.parametrize("folder", EXAMPLES, ids=lambda path: path.name)
def test_an_example_has_all_that_a_new_plugin_has(folder: Path) -> None:
    common = TEMPLATES / "package" / "every"
    for name in ("LICENSE", ".gitignore"):
        assert (folder / name).read_text("utf-8") == (common / name).read_text("utf-8")
    project = tomllib.loads((folder / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["name"] == folder.name
    [module] = project["entry-points"]["glossator"].values()
    assert (folder / module / "py.typed").is_file()
    assert f"]({f'../examples/{folder.name}'}/README.md)" in (
        ROOT / "docs" / "known-plugins.md"
    ).read_text("utf-8")


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Fresh:
    made = Fresh(tmp_path_factory.mktemp("examples"))
    made.install(*EXAMPLES)
    return made


@pytest.mark.slow("makes an environment and runs tests there")
@pytest.mark.parametrize("folder", EXAMPLES, ids=lambda path: path.name)
def test_an_example_passes_its_tests(folder: Path, fresh: Fresh) -> None:
    fresh.run("-m", "pytest", "-q", "-p", "no:cacheprovider", str(folder), cwd=folder)
