"""The documentation as a site: all is there, nothing is warned of, nothing comes from elsewhere."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from importlib.util import find_spec
from pathlib import Path

import pytest
from website import reference

from glossator.plugins import hookspecs
from glossator.plugins.discovery import default_registry

ROOT = Path(__file__).parent.parent


def entries(nav: list[object]) -> set[str]:
    """The pages of a navigation, at any depth."""
    found = set()
    for one in nav:
        inside = list(one.values()) if isinstance(one, dict) else [one]
        for value in inside:
            found |= entries(value) if isinstance(value, list) else {str(value)}
    return found


def test_every_page_is_in_the_navigation() -> None:
    settings = tomllib.loads((ROOT / "zensical.toml").read_text("utf-8"))
    pages = {str(page.relative_to(ROOT)) for page in (ROOT / "docs").rglob("*.md")}
    made = {f"reference/{name}" for name in reference.pages(default_registry())}
    assert pages | made <= entries(settings["project"]["nav"])


def test_every_module_of_the_reference_is_said_to_be_public() -> None:
    page = (ROOT / "docs" / "plugins.md").read_text("utf-8")
    assert [name for name in reference.MODULES if f"| `{name}` |" not in page] == []


def test_every_built_in_plugin_is_among_the_known_ones() -> None:
    page = (ROOT / "docs" / "known-plugins.md").read_text("utf-8")
    names = [readme.parent.name for readme in (ROOT / "plugins").glob("*/README.md")]
    assert [name for name in names if f"(../plugins/{name}/README.md)" not in page] == []


def test_the_reference_has_all_that_there_is() -> None:
    pages = reference.pages(default_registry())
    for kind, page in (
        ("commands", "commands.md"),
        ("layer_types", "layers.md"),
        ("annotators", "plugins.md"),
        ("formats", "plugins.md"),
        ("engines", "plugins.md"),
        ("views", "plugins.md"),
        ("chains", "plugins.md"),
    ):
        table = default_registry().table(kind)
        names = [name for name in table if table.owner(name).is_built_in]
        assert names
        assert [name for name in names if not re.search(rf"\b{name}`", pages[page])] == []
    for name, annotator in default_registry().annotators.items():
        if default_registry().owner(name).is_built_in:
            for option in annotator.options_type.__struct_encode_fields__:
                assert f"| `{option}` |" in pages["plugins.md"], f"{name}.{option}"


@pytest.mark.slow(reason="builds the site")
@pytest.mark.skipif(find_spec("zensical") is None, reason="pip install --group docs")
def test_the_site_is_built_without_a_warning_and_loads_nothing_from_elsewhere() -> None:
    built = subprocess.run(
        [sys.executable, "-m", "website"], capture_output=True, text=True, check=False, cwd=ROOT
    )
    assert built.returncode == 0, built.stdout + built.stderr
    site = ROOT / "build" / "site"
    hooks = (site / "reference" / "hooks" / "index.html").read_text("utf-8")
    names = [name for name in vars(hookspecs) if name.startswith("glossator_")]
    assert [name for name in names if f'id="glossator.plugins.hookspecs.{name}"' not in hooks] == []
    for page in site.rglob("*.html"):
        text = page.read_text("utf-8")
        loaded = re.findall(r'(?:<link[^>]*\shref|\ssrc)="([^"]*)"', text)
        assert [one for one in loaded if re.match(r"https?:|//", one)] == [], page
    for module in reference.MODULES:
        text = (site / "reference" / module / "index.html").read_text("utf-8")
        public = reference.public_names(module)
        assert [name for name in public if name not in text] == []
