"""Which files a user means: names, directories, globs, and standard input."""

from __future__ import annotations

import errno
import os
import re
import stat
import warnings
from collections import Counter
from collections.abc import Iterable, Iterator
from glob import has_magic
from itertools import takewhile
from pathlib import Path
from typing import IO

from glossator.errors import InputError, OptionError, counted
from glossator.files.claims import PARTIAL
from glossator.files.compression import COMPRESSIONS
from glossator.files.formats import OWN
from glossator.files.inputs import STDIN, InputFile, in_words, unreadable
from glossator.files.parts import MANIFEST, in_order, read_manifest
from glossator.files.recognition import Choices, Formats, Named, endings
from glossator.files.walking import Walk
from glossator.plugins.format import Format

_PACKINGS = {one.suffix for one in COMPRESSIONS}

_SUFFIXES = 5
"""Suffixes that are listed, of files that are passed over."""

_SHOWN = 60
"""Characters of a text that was taken for a name."""


class _Shut(InputFile):
    """What was found and cannot be read: each use of it says so, so that it costs no others."""

    def __init__(self, path: Path, error: InputError) -> None:
        super().__init__(str(path), "", Choices())
        self._error = error

    @property
    def head(self) -> bytes:
        raise self._error

    @property
    def format(self) -> Format:
        raise self._error

    def open(self) -> IO[bytes]:
        raise self._error

    def paths(self) -> list[Path]:
        return []

    def keep(self, formats: tuple[type[Format], ...]) -> bool:  # noqa: ARG002  # as for others
        return True


def find_inputs(
    sources: Iterable[str], formats: Formats | None = None, apart: Iterable[Path] = ()
) -> list[InputFile]:
    """Files, directories (all files below that a format knows, sorted) and globs, as files.

    Files that no format knows are told, unless one is asked for. Hidden files are not taken from
    directories. A linked directory is gone through once. What is
    there and cannot be read, as a directory that is shut, is a file too, whose reading says so.

    A file that is named twice, in whatever way, is found once. What belongs to a document of
    another file is no input of its own: of ``x.txt`` and ``x.ann`` one is found. An id that a file
    gives is its name without suffix; below a directory or a glob also the way to it, so that
    ``2019/report.txt`` and ``2020/report.txt`` are two.

    Args:
        sources: The names that the user gave.
        formats: What can be read; the core's formats unless given.
        apart: Files that are for something else: from directories they are not taken.

    Raises:
        InputError: where a source matches nothing, or has a suffix that no format knows.
    """
    formats = formats or Formats()
    found: list[InputFile] = []
    paths: set[str] = set()
    for source in sources:
        try:
            for file in _of_source(source, formats, Walk(apart)):
                path = os.path.abspath(file.name)  # noqa: PTH100  # links stay: each has an id
                if path not in paths:
                    found.append(file)
                elif file.name == STDIN:
                    raise InputError("-: standard input can be read only once")
                if file.choices.are_paired:
                    paths.update(map(os.path.abspath, file.paths()))
                paths.add(path)
        except OSError as error:
            if error.errno == errno.ENAMETOOLONG:
                raise InputError(
                    f"{source[:_SHOWN]}…: {in_words(error)}: to read a text that is no file, "
                    f"pipe it in, and name {STDIN} as the input"
                ) from None
            raise unreadable(source, error) from None
    return found


class _NothingFoundError(InputError):
    """A directory without a file whose name says a format."""


def find_annotations(sources: Iterable[str]) -> list[InputFile]:
    """The files of our own documents; of directories and globs only what can hold them.

    Raises:
        InputError: where a source matches nothing.
        OptionError: where a file has a suffix of something else.
    """
    found: list[InputFile] = []
    for source in sources:
        try:
            ours = [one for one in find_inputs([source]) if one.keep(OWN)]
        except _NothingFoundError:
            ours = []
        if not ours and Path(source).is_file():
            raise OptionError(f"{source}: expected a name ending in {endings(OWN)}")
        if not ours:
            where = "in this directory" if Path(source).is_dir() else "there"
            raise InputError(f"{source}: found no file {where} that ends in {endings(OWN)}")
        found += ours
    return found


def _of_source(source: str, formats: Formats, walk: Walk) -> Iterator[InputFile]:
    path = Path(source)
    if source == STDIN:
        yield InputFile(STDIN, "stdin", formats.of_streams(), is_stream=True)
    elif not source:
        raise InputError("expected the name of an input, got an empty one")
    elif path.is_dir():
        yield from _below(path, path, formats, walk)
    elif path.exists() or path.is_symlink() or not has_magic(source):
        yield _asked_for(path, path.parent, formats, name=source)
    else:
        root = Path(*takewhile(lambda part: not has_magic(part), path.parts))
        matches = walk.matching(source)
        shut = _said(walk)
        if not (matches or shut):
            raise InputError(f"{source}: no such file or directory")
        for match in matches:
            if match.is_dir():
                yield from _below(match, root, formats, walk)
            elif match.exists():
                yield _asked_for(match, root, formats, name=str(match))
            else:
                yield _Shut(match, _absent(match))
        yield from shut


def _below(folder: Path, root: Path, formats: Formats, walk: Walk) -> Iterator[InputFile]:
    """The files of a directory whose names say a format, and what could not be looked into."""
    paths = walk.below(folder)
    found: list[InputFile] = []
    strange: Counter[str] = Counter()
    for path, part in in_order(one for one in paths if not _is_unfinished(one.relative_to(folder))):
        is_shared = _is_shared(path, formats)
        made = None if is_shared else _in_folder(path, root, formats)
        if made:
            made.part = part
            found.append(made)
        elif part:
            raise InputError(f"{path}: expected a part ending in {formats.endings()}")
        elif not (is_shared or formats.of_name(path.name)):
            strange["".join(path.suffixes[-1 - (path.suffix in _PACKINGS) :])] += 1
    if strange and found and not (formats.asked or formats.are_core):
        _tell_of_strange(folder, strange)
    shut = _said(walk)
    if not (found or shut):
        suffixes = formats.endings()
        raise _NothingFoundError(
            f"{folder}: found no file in this directory that ends in {suffixes}"
        )
    yield from found
    yield from shut


def _tell_of_strange(folder: Path, suffixes: Counter[str]) -> None:
    """Say which files of a directory are not read, as no format has names like theirs."""
    most = suffixes.most_common(_SUFFIXES)
    listed = [f"{count} {suffix or 'without a suffix'}" for suffix, count in most]
    if left := suffixes.total() - sum(count for _, count in most):
        listed.append(f"{left} others")
    warnings.warn(
        f"{folder}: {counted(suffixes.total(), 'file')} passed over, as no format has such names: "
        f"{', '.join(listed)}; name them, with --from, to have them read",
        stacklevel=2,
    )


def _in_folder(path: Path, root: Path, formats: Formats) -> InputFile | None:
    """The input that what is in a directory is; None where its name says none."""
    found = _file(path, root, formats, str(path))
    if not found or path != found.path:
        return found
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return _Shut(path, _absent(path))
    except OSError as error:
        return _Shut(path, unreadable(str(path), error))
    if not stat.S_ISREG(mode):
        warnings.warn(f"{path} is no plain file: name it to have it read", stacklevel=2)
        return None
    return found


def _said(walk: Walk) -> list[_Shut]:
    """What could not be looked into so far, as inputs that say so."""
    shut, walk.shut = walk.shut, {}
    return [_Shut(path, unreadable(str(path), error)) for path, error in shut.items()]


def _absent(path: Path) -> InputError:
    """That there is nothing of a name, or only a link to nothing."""
    more = f" (it is a link to {path.readlink()})" if path.is_symlink() else ""
    if path.parts[:1] in (("http:",), ("https:",)):
        more = "; nothing is fetched: save the page first"
    return InputError(f"{path}: no such file or directory{more}")


def _asked_for(path: Path, root: Path, formats: Formats, name: str) -> InputFile:
    """A file that the user named."""
    if not path.exists():
        raise _absent(path)
    if path.name == MANIFEST and read_manifest(path.parent):
        raise InputError(
            f"{name}: it lists the parts of a corpus: name their folder, {path.parent}"
        )
    named = formats.of_name(path.name)
    if not path.is_file() or (not named and any(map(path.is_relative_to, ("/dev", "/proc")))):
        stem, choices = (named.stem, named.formats) if named else (path.stem, formats.of_streams())
        return InputFile(name, stem, choices, is_stream=True)
    if found := _file(path, root, formats, name):
        return found
    if not formats.asked:
        suffixes = formats.endings()
        raise InputError(
            f"{name}: expected a name ending in {suffixes}; or say its format with --from"
            f"{formats.unloaded}"
        )
    for stem, owner in formats.owners(path.name):
        raise InputError(f"{name}: expected {stem}{owner.suffixes[0]} beside it, found none")
    return _made(path, root, formats.of_any_name(path.name), name)


def _file(path: Path, root: Path, formats: Formats, name: str) -> InputFile | None:
    """The input that a file is, or is a part of; None where its name says neither."""
    own = formats.of_name(path.name)
    for stem, owner in formats.owners(path.name):
        for suffix in owner.suffixes:
            main = path.with_name(stem + suffix)
            if main == path or not main.is_file() or not (named := formats.of_name(main.name)):
                continue
            made = _made(main, root, named, str(main))
            # Where a file may be one of its own too, the other is looked at: of ``x.txt`` and
            # ``x.ann`` each may belong to the other.
            if own is None or made.may_be(owner):
                return made
    return _made(path, root, own, name) if own else None


def _is_unfinished(below: Path) -> bool:
    """Whether a file of a directory is what a run left there that did not come to its end."""
    left = next((part for part in below.parts if part.endswith(PARTIAL)), None)
    if left:
        at = Path(*below.parts[: below.parts.index(left) + 1])
        warnings.warn(
            f"{at} is passed over, as what a run left that did not come to its end: name it to "
            "read it",
            stacklevel=2,
        )
    return left is not None


def _is_shared(path: Path, formats: Formats) -> bool:
    """Whether the documents of a folder share the file, so that it is none itself."""
    return any(
        next(path.parent.glob(f"*{suffix}"), None)
        for one in formats.sharing(path.name)
        for suffix in one.suffixes
    )


def _made(path: Path, root: Path, named: Named, name: str) -> InputFile:
    below = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name
    identifier = _written(below.removesuffix(path.name) + named.stem)
    return InputFile(name, identifier or below, named.formats, named.compression, stem=named.stem)


def _written(identifier: str) -> str:
    """An id as UTF-8 can write it: bytes of a file's name that are none stand as ``%FC``."""
    return re.sub("[\udc80-\udcff]", lambda one: f"%{ord(one[0]) - 0xDC00:02X}", identifier)
