"""Which files a user means: names, directories, globs, and standard input; what their names say."""

from __future__ import annotations

import glob
from collections.abc import Iterable, Iterator
from itertools import takewhile
from pathlib import Path

from glossator.errors import InputError, OptionError

ANNOTATED = (".json", ".jsonl", ".jsonl.gz")
"""Suffixes of files that can hold annotations; what is written has one of them."""

SUFFIXES = (".txt", *ANNOTATED)
STDIN = "-"


def suffix_of(path: Path) -> str | None:
    """Which of the formats the name says; None where it says none of them."""
    return next((suffix for suffix in reversed(SUFFIXES) if path.name.endswith(suffix)), None)


def find_inputs(sources: Iterable[str]) -> list[str]:
    """Files, directories (all readable files below, sorted) and globs, as a list of files.

    Raises:
        InputError: where a source matches nothing or has a suffix that no reader knows.
    """
    found: list[str] = []
    for source in sources:
        path = Path(source)
        if source == STDIN:
            if STDIN in found:
                raise InputError("-: standard input can be read only once")
            found.append(source)
        elif not source:
            raise InputError("expected the name of an input, got an empty one")
        elif path.is_dir():
            inside = sorted(file for file in path.rglob("*") if file.is_file() and suffix_of(file))
            if not inside:
                raise InputError(f"{source}: no {', '.join(SUFFIXES)} file in this directory")
            found += map(str, inside)
        elif path.exists():
            if suffix_of(path) is None and path.is_file():
                raise InputError(f"{source}: expected a name ending in {', '.join(SUFFIXES)}")
            found.append(source)
        elif matches := sorted(glob.glob(source, recursive=True)):  # noqa: PTH207  # absolute globs too
            found += find_inputs(matches)
        else:
            raise InputError(f"{source}: no such file or directory")
    return found


def find_annotations(sources: Iterable[str]) -> list[str]:
    """The files that the sources name; of directories and globs only what can hold documents.

    Raises:
        InputError: where a source matches nothing.
        OptionError: where a file has a suffix of something else.
    """
    found: list[str] = []
    for source in sources:
        files = find_inputs([source])
        ours = [one for one in files if one == STDIN or suffix_of(Path(one)) in ANNOTATED]
        if not ours and Path(source).is_file():
            raise OptionError(f"{source}: expected a name ending in {', '.join(ANNOTATED)}")
        if not ours:
            raise InputError(f"{source}: no {', '.join(ANNOTATED)} file there")
        found += ours
    return found


def with_names(source: str) -> Iterator[tuple[str, str]]:
    """The files of a source, each with the id of a document that brings none.

    That is the file's name without its suffix; below a directory or a glob also the way to it, so
    that ``2019/report.txt`` and ``2020/report.txt`` are two.
    """
    for file in find_inputs([source]):
        path, root = Path(file), Path(file).parent
        if Path(source).is_dir():
            root = Path(source)
        elif not Path(source).exists() and source != STDIN:
            parts = takewhile(lambda part: not set(part) & set("*?["), Path(source).parts)
            root = Path(*parts)
        name = path.relative_to(root).as_posix().removesuffix(suffix_of(path) or "")
        yield file, "stdin" if source == STDIN else name
