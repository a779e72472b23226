"""Templates: plugins named ``my-things`` that work, and are written anew under another name."""

from __future__ import annotations

import io
import json
import shlex
import tempfile
import tokenize
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

from glossator import OptionError
from glossator.cli.shared import unknown
from glossator_authors.names import Names

TEMPLATES = Path(__file__).with_name("templates")

EVERY = "every"
"""The folder of what all packages have alike."""

_CACHES = {"__pycache__", ".ruff_cache", ".mypy_cache", ".pytest_cache"}

BRINGS = {
    "annotator": "annotator",
    "library": "annotator",
    "lists": "annotator",
    "format": "format",
    "engine": "engine",
    "command": "command",
    "chain": "chain",
}
"""The kinds of new plugins, each with what it brings."""

KINDS = tuple(BRINGS)

_TRY = {
    ("package", "annotator"): "glossator run example.txt --chain light --layers my_things",
    ("package", "library"): "glossator run example.txt --chain light --layers my_things",
    ("package", "lists"): "glossator run example.txt --chain light --layers my_things",
    ("package", "format"): "glossator convert example.my-things --output example.jsonl",
    ("package", "engine"): "glossator run example.jsonl --layers tokens --engine my-things",
    ("package", "command"): "glossator my-things example.jsonl",
    ("package", "chain"): "glossator run example.txt --chain my-things",
    ("file", "annotator"): "glossator run ARTICLE.txt --use rules --layers my_things "
    "--plugin my_things.py",
    ("file", "format"): "glossator run ARTICLE.txt --layers tokens --plugin my_things.py "
    "--output out.my-things",
    ("file", "engine"): "glossator run ARTICLE.txt --layers tokens --plugin my_things.py "
    "--engine my-things",
    ("file", "chain"): "glossator run ARTICLE.txt --chain my-things.toml",
}

_PACKAGES = {
    "command": "a command is there once its plugin is installed",
    "library": "a plugin that wraps a library says in pyproject.toml which versions it needs",
    "lists": "a plugin with lists is more than one file",
}
"""Why these are packages, and no files."""


@dataclass(frozen=True, slots=True)
class Template:
    """A kind of plugin, as a package or as files of one folder."""

    kind: str
    is_file: bool = False

    @classmethod
    def of(cls, kind: str, *, is_file: bool) -> Template:
        """The template that is asked for.

        Raises:
            OptionError: where there is none.
        """
        if kind not in KINDS:
            raise OptionError(f"--kind: {unknown('kind', kind, KINDS)}")
        template = cls(kind, is_file)
        if not template._folder.is_dir():
            raise OptionError(
                f"--file: {_PACKAGES[kind]}, so that it is a package: leave out --file"
            )
        return template

    @property
    def brings(self) -> str:
        """What it brings: ``annotator``, ``format``, ..."""
        return BRINGS[self.kind]

    @property
    def _form(self) -> str:
        return "file" if self.is_file else "package"

    @property
    def _folder(self) -> Path:
        return TEMPLATES / self._form / self.kind

    def sources(self) -> dict[Path, Path]:
        """The files of the template by the place that they get."""
        folders = [self._folder] if self.is_file else [TEMPLATES / self._form / EVERY, self._folder]
        found = {
            path.relative_to(folder): path
            for folder in folders
            for path in folder.rglob("*")
            if path.is_file() and _CACHES.isdisjoint(path.parts)
        }
        return dict(sorted(found.items()))

    def render(self, names: Names, *, own: bool = False) -> dict[Path, str]:
        """The files of a new plugin: their places, and what stands in them.

        Args:
            names: The plugin's.
            own: Leave out those that all packages have alike.
        """
        return {
            Path(names.render(place.as_posix())): names.render(source.read_text("utf-8"))
            for place, source in self.sources().items()
            if not own or source.is_relative_to(self._folder)
        }

    def clashes(self, names: Names) -> Iterator[str]:
        """The names in Python that would come to mean two things."""
        for place, source in self.sources().items():
            if place.suffix == ".py":
                found = set(_identifiers(source.read_text("utf-8")))
                ours = {one for one in found if "my_thing" in one or "MyThing" in one}
                yield from sorted(set(map(names.render, ours)) & (found - ours))

    def next_steps(self, names: Names, folder: Path) -> list[str]:
        """What to type next."""
        tried = names.render(_TRY[self._form, self.kind])
        if self.is_file:
            test = f"pytest {shlex.quote(str(folder / f'test_{names.module}.py'))}"
            return [tried] if self.kind == "chain" else [test, tried]
        return [
            f"cd {shlex.quote(str(folder))}",
            # What comes with Python may be too old for --group, which pip has from 25.1 on.
            "python -m venv --upgrade-deps .venv",
            *[f".venv/bin/pip install {shlex.quote(path)}" for path in _checkout()],
            ".venv/bin/pip install --editable . --group dev",
            ".venv/bin/pytest",
            f".venv/bin/{tried}",
        ]


def _checkout() -> list[str]:
    """The folder that Glossator was installed from, which no index has, if it was (PEP 610)."""
    try:
        said = distribution("glossator").read_text("direct_url.json")
    except PackageNotFoundError:
        return []
    url = urlsplit(json.loads(said or "{}").get("url", ""))
    return [url2pathname(url.path)] if url.scheme == "file" else []


def write_package(files: Mapping[Path, str], folder: Path) -> None:
    """Write the files into a new folder, all or none.

    Raises:
        OptionError: where there is such a folder, or file, already.
        OSError: where they cannot be written.
    """
    if folder.exists():
        raise _is_there(folder)
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=f".{folder.name}.") as aside:
        made = Path(aside, folder.name)
        for place, text in files.items():
            path = made / place
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8", newline="\n")
        made.rename(folder)


def write_files(files: Mapping[Path, str], folder: Path) -> None:
    """Write files into a folder that may have others; raises as `write_package` does."""
    for place in files:
        if (folder / place).exists():
            raise _is_there(folder / place)
    folder.mkdir(parents=True, exist_ok=True)
    for place, text in files.items():
        with (folder / place).open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)


def _is_there(path: Path) -> OptionError:
    return OptionError(
        f"{path} is there already, and nothing is overwritten: choose another name, or another "
        "folder with --output"
    )


def _identifiers(source: str) -> Iterator[str]:
    """The names that stand in a Python file."""
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.NAME:
            yield token.string
