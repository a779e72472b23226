"""The pages of the reference, made from what is installed: name to Markdown."""

from __future__ import annotations

import importlib
import os
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from typer.models import ParameterInfo

from glossator.cli.describing import COLUMNS, Row, fields
from glossator.format.schema import layer_schema, struct_schema
from glossator.plugins.declared import DeclaredAnnotator, DeclaredFormat
from glossator.plugins.optionfile import schema_of
from glossator.plugins.plugin import NOUNS, Plugin
from glossator.plugins.registry import Registry

MODULES = (
    "glossator",
    "glossator.testing",
    "glossator.service",
    "glossator.validation",
    "glossator.errors",
    "glossator.cli.shared",
    "glossator.exchange",
    "glossator.distributed",
    "glossator_standard",
    "glossator_standard.words",
    "glossator_standard.english",
    "glossator_standard.classes",
    "glossator_standard.phrases",
    "glossator_standard.matching",
    "glossator_standard.marks",
    "glossator_standard.paragraphs",
    "glossator_standard.inflection",
)
"""What plugins may import, as docs/plugins.md says."""

HOOKS = """# Hooks

A module implements a hook by decorating a function of its name with `glossator.hookimpl`.

::: glossator.plugins.hookspecs
    options:
      filters: ["^glossator_"]
      show_root_toc_entry: false
"""


def pages(registry: Registry) -> dict[str, str]:
    """File name to text of each page: what is built in, and nothing else that is installed."""
    built_in = [one for one in registry.plugins if one.is_built_in]
    return {
        "commands.md": commands(),
        "plugins.md": "# Built-in plugins\n\n" + "\n".join(map(plugin, built_in)),
        "layers.md": layers(registry, built_in),
        "hooks.md": HOOKS,
        **{f"{module}.md": names_of(module) for module in MODULES},
    }


def commands() -> str:
    """Every command with its options, as Typer documents its applications."""
    script = Path(__file__).with_name("commands.py")
    made = subprocess.run(
        [sys.executable, "-m", "typer", script, "utils", "docs", "--title", "Commands"],
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, "TERM": "dumb"},
    )
    # Its list of commands has only the beginnings of their help; the page has its own contents.
    text = re.sub(r"\*\*Commands\*\*:\n\n(\* .*\n)+\n", "", made.stdout)
    return text.replace("$ commands", "$ glossator").replace("`commands ", "`glossator ")


def layers(registry: Registry, plugins: Iterable[Plugin]) -> str:
    """Every layer type with its fields."""
    names = {one.name for plugin in plugins for one in plugin.declared.layer_types}
    return "# Layers\n\n" + "\n".join(layer(name, registry) for name in sorted(names))


def layer(name: str, registry: Registry) -> str:
    """A layer type: what it marks, who makes it, and its fields."""
    schema = layer_schema(registry.layer_types[name])
    makers = [one.name for one in registry.declared_annotators() if name in one.provides]
    rows = [row for row in fields(schema) if row[0] not in ("id", "start", "end", "fragments")]
    for kind, inner in schema.get("$defs", {}).items():
        rows += [(f"{kind}.{row[0]}", *row[1:]) for row in fields(inner)]
    said = [
        f"## `{name}` {schema['x-glossator-version']}\n",
        schema.get("description", "") + "\n",
        f"Made by: {', '.join(makers) or 'no annotator; formats and people bring it'}.\n",
        table("field", rows),
    ]
    return "\n".join(said)


def plugin(one: Plugin) -> str:
    """A plugin: what it brings, with all options."""
    found = [f"## {one.name}\n"]
    for annotator in one.declared.annotators:
        cls = one.get("annotators", annotator)
        found += [f"### Annotator `{annotator.name}`\n", f"{annotator.summary}\n"]
        found += [f"- {line}" for line in reads_and_makes(annotator, cls().languages)]
        found += ["", options(cls.options_type)]
    for kind in ("formats", "engines"):
        for other in getattr(one.declared, kind):
            found += [f"### {NOUNS[kind].title()} `{other.name}`\n", f"{other.summary}\n"]
            if isinstance(other, DeclaredFormat):
                found.append(f"{files(other)}\n")
            found.append(options(getattr(one.get(kind, other), "options_type", None)))
    for chain in one.declared.chains:
        text = Path(chain.path).read_text("utf-8")
        found += [f"### Chain `{chain.name}`\n", f"```toml\n{text.rstrip()}\n```\n"]
    found += [f"- command `glossator {brought.name}`" for brought in one.declared.commands]
    found += [f"- view `{brought.name}`" for brought in one.declared.views]
    found += [f"- layer type `{brought.name}`" for brought in one.declared.layer_types]
    return "\n".join([*found, ""])


def reads_and_makes(declared: DeclaredAnnotator, languages: Iterable[str]) -> Iterator[str]:
    """What an annotator makes, and of what."""
    for words, values in (
        ("makes", declared.provides),
        ("requires", declared.requires),
        ("uses, where they are there,", declared.uses),
        ("reads of the metadata", declared.metadata),
        ("is for the languages", languages),
    ):
        if values:
            yield f"{words} {', '.join(f'`{value}`' for value in values)}"


def files(declared: DeclaredFormat) -> str:
    """What a format does with which files."""
    does = [verb for verb, can in (("Reads", declared.reads), ("writes", declared.writes)) if can]
    suffixes = ", ".join(f"`{suffix}`" for suffix in declared.suffixes)
    return f"{' and '.join(does).capitalize()} {suffixes or 'what `--from` or `--to` names'}."


def options(cls: Any) -> str:
    """The options of an annotator, a format or an engine."""
    return table("option", list(fields(struct_schema(cls, schema_of)))) if cls else ""


def table(first: str, rows: list[Row]) -> str:
    """Rows as Markdown; nothing where there are none."""
    if not rows:
        return ""
    head = f"| {' | '.join((first, *COLUMNS))} |\n|{' --- |' * (len(COLUMNS) + 1)}\n"
    return head + "".join(f"| {' | '.join(cells(row))} |\n" for row in rows)


def cells(row: Row) -> Iterator[str]:
    """A row's cells; all but the last are code, in which a bar divides no cells."""
    *code, meaning = (" ".join(cell.split()) for cell in row)
    for cell in code:
        yield f"`{cell}`" if cell and cell != "-" else cell
    yield meaning.replace("|", "\\|")


def names_of(module: str) -> str:
    """A page of a public module: all that it lists as public, from the docstrings."""
    found = importlib.import_module(module)
    said = (found.__doc__ or "").strip().replace("\n::\n", "\n")
    parts = [f"# `{module}`\n\n{said}\n"]
    for name in sorted(public_names(module), key=str.lower):
        told = of_a_value(getattr(found, name))
        parts.append(f"## `{name}`\n\n{told}\n" if told else f"::: {module}.{name}\n")
    return "\n".join(parts)


def public_names(module: str) -> list[str]:
    """What a module lists as public; else the public classes and functions that stand in it."""
    found = importlib.import_module(module)
    own = [
        name
        for name, value in vars(found).items()
        if not name.startswith("_") and getattr(value, "__module__", None) == module
    ]
    return list(getattr(found, "__all__", own))


def of_a_value(value: Any) -> str:
    """What there is to say of a constant, of a command's option, of what another library has."""
    for info in getattr(value, "__metadata__", ()):
        if isinstance(info, ParameterInfo):
            return str(info.help)
    if isinstance(value, str | int):
        return f"`{value!r}`"
    home = str(getattr(value, "__module__", "")).partition(".")[0]
    return f"That of `{home}`." if home in ("msgspec", "pluggy") else ""
