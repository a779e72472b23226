"""`glossator check` tells what `glossator new` wrote and nobody has changed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from glossator_authors.checking import leftovers
from glossator_authors.names import Names
from glossator_authors.scaffold import KINDS, Template, write_package

NAMES = Names("tides")


class Metadata(dict[str, str]):
    json: dict[str, str]


class Installed:
    """A distribution, as far as it is asked."""

    def __init__(self, summary: str, name: str = "glossator-tides") -> None:
        self.metadata = Metadata({"Name": name})
        self.metadata.json = {"summary": summary}


def told(summary: str, project: Path | None, name: str = "glossator-tides") -> list[str]:
    installed: Any = Installed(summary, name)
    found = list(leftovers.findings(installed, project, "plugin tides"))
    assert {(one.level, one.code) for one in found} <= {("warning", "template")}
    return [one.message for one in found]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    write_package(Template("annotator").render(NAMES), tmp_path / "glossator-tides")
    return tmp_path / "glossator-tides"


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_package_is_still_the_template(kind: str, tmp_path: Path) -> None:
    folder = tmp_path / "new"
    write_package(Template(kind).render(NAMES), folder)
    description, files = told("Tides, for Glossator", folder)
    assert description == "its description is still the template's: 'Tides, for Glossator'"
    assert files.startswith("as `glossator new` wrote them: README.md, example.")


def test_what_has_been_changed_is_not_told(project: Path) -> None:
    own = Template("annotator").render(NAMES, own=True)
    for place in own:
        (project / place).write_text("mine", "utf-8")
    assert told("High and low water in news", project) == []


def test_what_a_readme_still_says_of_the_template_is_told(project: Path) -> None:
    for place in Template("annotator").render(NAMES, own=True):
        if place.suffix != ".md":
            (project / place).unlink()
    readme = project / "README.md"
    readme.write_text(readme.read_text("utf-8").replace("A word is marked", "Eb is marked"))
    assert told("High and low water in news", project) == [
        "README.md still says what the template did: "
        "'Marks tides in texts: a plugin of Glossator.'",
        "README.md still says what the template did: 'The words were thought up as an example.'",
    ]


def test_without_a_project_the_description_is_looked_at() -> None:
    assert len(told("Tides, for Glossator", None)) == 1
    assert told("High and low water", None) == []
    assert told("Tides, for Glossator", None, "Something_else") == []
