"""Chain files: found in a folder, and read; what is wrong with one is told by its key."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from glossator.chains import languages
from glossator.chains.config import ChainFile, ListsTable
from glossator.chains.options import LISTS, refuse_unknown
from glossator.errors import OptionError, expected, in_words, located, unknown
from glossator.format.malformed import malformed
from glossator.jsonpointer import unescape
from glossator.model.types import choices

FILENAME = "glossator.toml"


def find(folder: Path) -> Path | None:
    """The chain file of a folder: ``glossator.toml``, else a pyproject with our table."""
    own = folder / FILENAME
    if own.is_file():
        return own
    project = folder / "pyproject.toml"
    if project.is_file() and _our_table(project) is not None:
        return project
    return None


def load(path: Path) -> ChainFile:
    """Read a chain file; plugin files are relative to it.

    Raises:
        OptionError: where it is absent, not TOML, or has an unknown or ill-typed key.
    """
    data = _our_table(path) if path.name == "pyproject.toml" else _toml(path)
    data = {} if data is None else data
    if not isinstance(data, dict):
        raise OptionError(f"{path}: expected a table [tool.glossator], got {data!r}")
    known = (name for name in ChainFile.__struct_encode_fields__ if name != "files")
    _refuse_tables(data, tuple(known), path)
    _check_lists(data.get("lists"), path)
    try:
        chain = msgspec.convert(data, ChainFile)
    except msgspec.ValidationError as error:
        raise OptionError(f"{path}: {_worded(error, data)}") from None
    if chain.language is not None:
        languages.check(chain.language, f"{path}: language")
    plugins = [str(path.parent / one) if one.endswith(".py") else one for one in chain.plugins]
    options = {name: dict(values) for name, values in chain.set.items()}
    for name, table in chain.lists.items():
        options.setdefault(name, {})[LISTS] = table.option(path.parent)
    chain = msgspec.structs.replace(chain, set=options, lists={})
    said = {key: str(path) for key in data if key not in ("set", "lists")}
    said |= {f"{name}.{key}": str(path) for name, values in chain.set.items() for key in values}
    return msgspec.structs.replace(chain, plugins=tuple(plugins), files=said)


def _refuse_tables(data: Mapping[str, Any], known: Sequence[str], path: Path) -> None:
    """Refuse an unknown key; of a table say where options of an annotator stand."""
    for key, value in data.items():
        if key not in known:
            words = unknown("option", key, known)
            is_misspelt = re.search("did you mean '(set|lists)'", words)
            if isinstance(value, dict) and not is_misspelt:
                inner = next((name for name, one in value.items() if isinstance(one, dict)), key)
                words = f"unknown table [{key}]: options of {inner!r} stand in [set.{inner}]"
            raise OptionError(f"{path}: {words}")


def _check_lists(tables: Any, path: Path) -> None:
    """Refuse a wrong key or value of ``[lists.ANNOTATOR]``, by its name."""
    for name, table in tables.items() if isinstance(tables, dict) else ():
        if isinstance(table, dict):
            refuse_unknown(table, ListsTable.__struct_encode_fields__, f"{path}: lists.{name}: ")
            try:
                msgspec.convert(table, ListsTable)
            except msgspec.ValidationError as error:
                raise OptionError(f"{path}: lists.{name}.{_worded(error, table)}") from None


def _worded(error: msgspec.ValidationError, data: Any) -> str:
    """What is wrong with a chain file, with the key and what stands there."""
    words, pointer = located(error)
    value, key = data, ""
    for step in map(unescape, pointer.split("/")[1:]):
        if isinstance(value, list) and step.isdigit():
            value, key = value[int(step)], f"{key}[{step}]"
        elif isinstance(value, dict) and step in value:
            value, key = value[step], f"{key}.{step}".lstrip(".")
    if isinstance(value, dict) and "`object`" in words and "..." in pointer:
        # A key of a table of tables, which msgspec does not name: [set] with a value beside tables.
        wrong = next((name for name, one in value.items() if not isinstance(one, dict)), "")
        name, _, option = wrong.partition(".")
        table, value = f"[{key}.{name}]", value.get(wrong)
        words = f"expected a table of options, as in {table}"
        if option:  # what --set says in one word
            words = f"expected {table} with {option} = {_toml_value(value)}"
        key = f"{key}.{wrong}"
    if words.startswith("invalid enum value"):
        words = expected(choices(ChainFile, key.replace("-", "_")), repr(value))
        return f"{key}: {in_words(words)}"
    return f"{key}: {in_words(words.partition(', got')[0])}, got {value!r:.60}"


def _toml_value(value: Any) -> str:
    """A plain value as a chain file has it; of others that there is one."""
    is_plain = isinstance(value, str | int | float | bool)
    return json.dumps(value, ensure_ascii=False) if is_plain else "..."


def _our_table(project: Path) -> Any:
    """What a pyproject has for us, which should be a table; None where it has nothing."""
    tools = _toml(project).get("tool")
    return tools.get("glossator") if isinstance(tools, dict) else None


def _toml(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))  # editors write marks
    except OSError as error:
        raise OptionError(f"{path}: {error.strerror or error}") from None
    except UnicodeDecodeError as error:
        raise OptionError(str(malformed(error.object, error).located(source=str(path)))) from None
    except tomllib.TOMLDecodeError as error:
        raise OptionError(f"{path}: {error}") from None
