"""What a package still has of the template that it was made of."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from importlib.metadata import Distribution
from pathlib import Path

from glossator import OptionError
from glossator_authors.checking.finding import Finding
from glossator_authors.names import Names
from glossator_authors.scaffold import KINDS, Template

_SHOWN = 4
"""How many files are named."""

_README = Path("README.md")
_PROJECT = Path("pyproject.toml")


def findings(found: Distribution, project: Path | None, about: str) -> Iterator[Finding]:
    """Warn of what `glossator new` wrote and nobody has changed.

    Args:
        found: The distribution of the plugin.
        project: The folder that it was made in; None where it was not installed from one.
        about: What the warnings are about.
    """
    try:
        names = Names.of(found.metadata["Name"])
    except OptionError:
        return  # `glossator new` gives no such name
    templates = [Template(kind) for kind in KINDS]
    rendered = [one.render(names) for one in templates]
    summary = found.metadata.json.get("summary")
    if summary in {_description(files) for files in rendered}:
        message = f"its description is still the template's: {summary!r}"
        yield Finding("warning", about, "template", message, "say in pyproject.toml what it does")
    if project is None:
        return
    same = max((_unchanged(one, names, project) for one in templates), key=len)
    if same:
        named = ", ".join(place.as_posix() for place in same[:_SHOWN])
        more = f" and {len(same) - _SHOWN} more" if len(same) > _SHOWN else ""
        message = f"as `glossator new` wrote them: {named}{more}"
        yield Finding("warning", about, "template", message, "change them, or delete them")
    for said in _said_still(rendered, project) if _README not in same else ():
        message = f"README.md still says what the template did: {said!r:.80}"
        yield Finding("warning", about, "template", message, "say what holds of your plugin")


def _description(files: Mapping[Path, str]) -> str:
    said: str = tomllib.loads(files[_PROJECT])["project"]["description"]
    return said


def _unchanged(template: Template, names: Names, project: Path) -> list[Path]:
    """Files that only this kind of plugin has, and that are as they were written."""
    files = template.render(names, own=True)
    return [
        place for place, text in files.items() if place != _PROJECT and _is(project / place, text)
    ]


def _is(path: Path, text: str) -> bool:
    return path.is_file() and path.read_bytes() == text.encode()


def _said_still(rendered: list[dict[Path, str]], project: Path) -> list[str]:
    """What the README of a template says of its plugin, where it still stands in this one."""
    path = project / _README
    text = path.read_text("utf-8", "replace") if path.is_file() else ""
    said = (one for files in rendered for one in _claims(files[_README]))
    return [one for one in dict.fromkeys(said) if one in text]


def _claims(readme: str) -> list[str]:
    """What a README begins with, and what it names as its sources."""
    opening = readme.split("\n\n")[1]
    sources = re.findall(r"^## Sources\n\n(.*?)(?:\n\n|\Z)", readme, re.MULTILINE | re.DOTALL)
    return [opening, *(one for one in sources if one != "None.")]
