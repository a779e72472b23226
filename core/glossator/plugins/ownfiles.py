"""Which files a plugin is made of: those of its package, or a module and what it names."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from fnmatch import fnmatch
from pathlib import Path

_NOT_PART = ("__pycache__", ".*", "tests", "test_*.py", "conftest.py")
_NO_EFFECT = (
    ".md",
    ".rst",
    ".pyc",
    ".pyo",
    ".compiled",
    ".orig",
    ".rej",
    "~",
    "py.typed",
    "LICENSE",
    "NOTICE",
)
_INSTALLED = ("site-packages", "dist-packages")
"""Where packages of all kinds lie beside each other."""

_IMPORT = re.compile(
    rb"(?:^|[;:])[ \t]*(?:from[ \t]+([A-Za-z_][\w.]*)[ \t]+import[ \t]+(\([^)]*\)|[^\n;#]*)"
    rb"|import[ \t]+([A-Za-z_][\w., \t]*))",
    re.MULTILINE,
)
_DOTTED = re.compile(rb"""["']([A-Za-z_]\w*(?:\.\w+)*)["']""")
_LITERAL = re.compile(
    rb"""(/[ \t]*|joinpath\([ \t]*|^[A-Z_\d]+[^=\n]*=[ \t]*)?"""
    rb"""f?(["'])((?:(?!\2)[^\\\r\n]){1,200})\2""",
    re.MULTILINE,
)
"""A string; in front of it what says that a folder of that name is meant."""


def files_of(file: Path | None) -> tuple[Path, ...]:
    """The files of a package (told by its ``__init__.py``) or of a module, itself first."""
    if file is None or not file.is_file():
        return ()
    inside = _package_files(file.parent) if file.name == "__init__.py" else _named_files(file)
    return (file, *sorted(set(inside) - {file}))


def imports(source: bytes) -> set[str]:
    """The dotted names that a source imports, wherever in it, and those that they stand in.

    Of ``from a.b import c`` these are ``a``, ``a.b`` and ``a.b.c``.
    """
    names: set[bytes] = set()
    for package, parts, listed in _IMPORT.findall(source):
        names |= {one.strip().partition(b" ")[0] for one in listed.split(b",")}
        names |= {package, *(package + b"." + part for part in re.findall(rb"\w+", parts))}
    return _outer(names)


def quoted(source: bytes) -> set[str]:
    """The dotted names that a source has as strings: ``import_module("a.b")``, ``files("a.b")``."""
    return _outer(_DOTTED.findall(source))


def _outer(names: Iterable[bytes]) -> set[str]:
    found = set()
    for name in names:
        parts = name.decode().split(".")
        found |= {".".join(parts[:end]) for end in range(1, len(parts) + 1)}
    return found - {""}


def beside(file: Path) -> dict[str, Path]:
    """The modules and packages beside a plugin that is not installed: its helpers, if it asks.

    Args:
        file: The plugin's module, or the ``__init__.py`` of its package.
    """
    folder = (file.parent if file.name == "__init__.py" else file).parent
    if folder.name in _INSTALLED:
        return {}
    modules = {path.stem: path for path in folder.glob("*.py") if path != file}
    packages = {path.parent.name: path for path in folder.glob("*/__init__.py") if path != file}
    return modules | packages


def _package_files(folder: Path) -> Iterator[Path]:
    """Every file of a package that can change what it does."""
    for path in sorted(folder.iterdir()):
        if any(fnmatch(path.name, pattern) for pattern in _NOT_PART):
            continue
        if path.is_dir():
            if not (path.is_symlink() and folder.resolve().is_relative_to(path.resolve())):
                yield from _package_files(path)
        elif _counts(path):
            yield path


def _named_files(file: Path) -> Iterator[Path]:
    """The data files beside a single module that its source names.

    Named is what stands there as a string: ``"words.toml"``, ``"lists/*.tsv"``, ``f"{tag}.toml"``,
    the ``".toml"`` of ``with_suffix``, the parts of a path one after the other. Whatever else
    lies in that folder is not the plugin's.
    """
    source = file.read_bytes()
    names_itself = b"__file__" in source
    before = file.parent
    for mark, _, literal in _LITERAL.findall(source):
        name = re.sub(r"\{[^{}]*\}", "*", literal.decode("utf-8", "replace"))
        is_folder = bool(mark) and (names_itself or not mark[:1].isalpha())
        yield from _named(name, file.parent, file, is_folder=is_folder)
        with suppress(OSError, ValueError):
            if before != file.parent:
                yield from _named(name, before, file, is_folder=False)
            inside = before / name
            before = inside if inside.is_dir() else file.parent


def _named(name: str, folder: Path, file: Path, *, is_folder: bool) -> Iterator[Path]:
    """The files of a folder that a string in a module names."""
    name = name.removeprefix("./").lstrip("/")
    found: Iterable[Path]
    if not name or name.startswith(("~", "..")) or "\0" in name:
        return
    if re.fullmatch(r"\.\w+", name):
        found = [file.with_suffix(name)] if name != ".py" else ()
    elif set("*?") & set(name):
        # "*" alone is hardly ever a name.
        found = folder.glob(name) if re.search(r"\w", name) and " " not in name else ()
    else:
        found = [folder / name]
    with suppress(OSError, ValueError, NotImplementedError):
        for path in found:
            if is_folder and path.is_dir():
                yield from _package_files(path)
            elif _counts(path):
                yield path


def _counts(path: Path) -> bool:
    """Whether it is a file (no pipe, no dangling link) of a kind that has an effect."""
    return not path.name.endswith(_NO_EFFECT) and path.is_file()
