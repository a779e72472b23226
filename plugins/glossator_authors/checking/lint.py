"""What a declaration leaves unsaid, which users and tools would look for."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from typing import Any

import glossator
from glossator.cli.shared import layer_schema, options_schema
from glossator_authors.checking import leftovers
from glossator_authors.checking.finding import Finding
from glossator_authors.checking.subject import Subject, Thing

_INSTALL = "in pyproject.toml, then install again: what is installed is looked at"

_OWN = {"id", "start", "end", "fragments"}
"""Fields that the core gives, and describes."""

_DOCUMENT_IT = "add it to an `Attributes:` section of the class, or in a docstring below the field"


_SQL = (
    "all analyse analyze and anti any array as asc asof asymmetric at authorization binary both by "
    "case cast check collate collation column concurrently constraint create cross default "
    "deferrable desc describe distinct do else end except false fetch for foreign freeze from full "
    "glob group having ilike in initially inner intersect into is isnull join lambda lateral "
    "leading left like limit natural not notnull null offset on only or order outer overlaps pivot "
    "pivot_longer pivot_wider placing positional primary qualify references returning right select "
    "semi show similar some summarize symmetric table tablesample then to trailing true union "
    "unique unpack unpivot using variadic verbose when where window with"
)
SQL_WORDS = frozenset(_SQL.split())
"""What DuckDB takes for a column only where it stands in quotes, or behind its table."""


def of_thing(thing: Thing) -> Iterator[Finding]:
    """What the declaration of one thing leaves unsaid."""
    about = str(thing)
    if (
        thing.kind not in ("command", "chain")
        and not (vars(thing.value).get("__doc__") or "").strip()
    ):
        message = f"{thing.value.__name__} has no docstring"
        hint = "say in a sentence what it is: `glossator plugins` shows it"
        yield Finding("warning", about, "docstring", message, hint)
    if thing.kind == "layer":
        yield from _layer(thing.value, about)
    options = getattr(thing.value, "options_type", None)
    if options is not None and options.__struct_fields__:
        for name in _undescribed(options_schema(options)):
            message = f"the option `{name}` has no description"
            yield Finding("warning", about, "option-description", message, _DOCUMENT_IT)


def _layer(cls: type[glossator.Annotation], about: str) -> Iterator[Finding]:
    schema = layer_schema(cls)
    for name in _undescribed(schema):
        message = f"the field `{name}` has no description"
        yield Finding("warning", about, "field-description", message, _DOCUMENT_IT)
    words = [name for name, one in schema["properties"].items() if "enum" in one]
    if words and not cls.label_field:
        message = "`label_field` is not set, so that `show` draws no label and `eval` scores none"
        hint = f"label_field: ClassVar[str] = {words[0]!r}, if that says what sort it is"
        yield Finding("note", about, "label-field", message, hint)
    for name in schema["properties"]:
        if name not in _OWN and name.lower() in SQL_WORDS:
            message = f"the field `{name}` is a word of SQL"
            hint = f"name it otherwise, or write {cls.type_name()}.{name} in `glossator sql`"
            yield Finding("note", about, "sql-word", message, hint)


def _undescribed(schema: dict[str, Any]) -> Iterator[str]:
    for name, one in schema["properties"].items():
        if name not in _OWN and not one.get("description"):
            yield name


def of_plugin(subject: Subject) -> Iterator[Finding]:
    """What is wrong with a plugin as a whole, and with how it is packaged."""
    about = f"plugin {subject.name}"
    for reason in subject.troubles:
        yield Finding("error", about, "not-loaded", reason)
    for plugin, said in subject.registry.doubts():
        if plugin.module == subject.module:
            yield Finding("warning", about, "unknown-layer", said)
    if found := _distribution(subject.origin):
        yield from _packaging(found, subject, about)
        yield from leftovers.findings(found, subject.project, about)


def _distribution(origin: str) -> Distribution | None:
    """The distribution that a plugin comes from."""
    name, _, version = origin.partition(" ")
    try:
        return distribution(name) if version else None
    except PackageNotFoundError:
        return None


def _packaging(found: Distribution, subject: Subject, about: str) -> Iterator[Finding]:
    needs = [one.lower() for one in found.requires or ()]
    own = found.metadata["Name"] == "glossator"
    if not own and not any(one.startswith("glossator") for one in needs):
        message = "its distribution does not say that it needs glossator"
        hint = f'dependencies = ["glossator>=0.1,<0.2"] {_INSTALL}'
        yield Finding("error", about, "requirement", message, hint)
    if not found.metadata.json.get("description"):
        message = "its distribution has no description"
        yield Finding("warning", about, "readme", message, f'readme = "README.md" {_INSTALL}')
    if not {"License", "License-Expression"} & set(found.metadata):
        message = "its distribution names no licence"
        hint = f'license = "Apache-2.0", or another, {_INSTALL}'
        yield Finding("warning", about, "licence", message, hint)
    for folder in subject.folders:
        if not (folder / "py.typed").exists():
            message = "its package has no py.typed, so that type checkers take nothing from it"
            yield Finding(
                "warning", about, "typed", message, f"make an empty {subject.module}/py.typed"
            )
