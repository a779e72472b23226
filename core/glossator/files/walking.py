"""Going through folders: the files below one, and those that match a glob.

A folder that is linked is gone through once, after those that are there themselves, so that links
that lead in circles end. What cannot be looked into is handed on, never left out without a word.
Hidden files and folders, whose names begin with a dot, are left alone.
"""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterable, Iterator, Sequence
from fnmatch import fnmatch
from glob import has_magic
from pathlib import Path

_ANY_FOLDERS = "**"


class Walk:
    """Goes through folders, through none of them twice.

    Args:
        apart: Files that are passed over, as they are for something else.

    Attributes:
        shut: What could not be looked into on the way, and why.
    """

    def __init__(self, apart: Iterable[Path] = ()) -> None:
        self._apart = {path.absolute() for path in apart}
        self.shut: dict[Path, OSError] = {}
        self._been: dict[tuple[int, int], Path] = {}

    def below(self, top: Path) -> list[Path]:
        """What is below a folder and no folder itself, sorted by its way."""
        return self._sorted(path for _, paths in self._through(top) for path in paths)

    def matching(self, pattern: str) -> list[Path]:
        """What matches a glob, sorted; ``**`` stands for any folders, or none."""
        path = Path(pattern)
        root, *parts = path.parts if path.is_absolute() else ("", *path.parts)
        return self._sorted(self._matching(Path(root), parts))

    def _sorted(self, found: Iterable[Path]) -> list[Path]:
        return sorted({path for path in found if path.absolute() not in self._apart})

    def _matching(self, folder: Path, parts: Sequence[str]) -> Iterator[Path]:
        part, rest = parts[0], parts[1:]
        if part == _ANY_FOLDERS:
            below = [one for one, _ in self._through(folder)]
            for one in below:
                yield from self._matching(one, rest) if rest else [one]
            return
        if not has_magic(part):
            names = [part]
        else:
            self._enter(folder)
            names = [
                entry.name
                for entry in self._entries(folder, hidden=part.startswith("."))
                if fnmatch(entry.name, part)
            ]
        for name in names:
            place = folder / name
            if not self._is_there(place):
                continue
            if not rest:
                yield place
            elif place.is_dir():
                yield from self._matching(place, rest)

    def _through(self, top: Path) -> Iterator[tuple[Path, list[Path]]]:
        """A folder and all below it, each with what is in it beside folders."""
        waiting, links, is_linked = [top], list[Path](), False
        while waiting or links:
            if not waiting:
                links.sort(reverse=True)
                waiting, is_linked = [links.pop()], True
            folder = waiting.pop()
            if not self._enter(folder, is_linked=is_linked):
                continue
            others: list[Path] = []
            for entry in self._entries(folder):
                if _is_folder(entry):
                    (links if entry.is_symlink() else waiting).append(folder / entry.name)
                else:
                    others.append(folder / entry.name)
            yield folder, others

    def _enter(self, folder: Path, *, is_linked: bool = False) -> bool:
        """Note that a folder is gone through; False for one that was, and that a link leads to."""
        try:
            status = folder.stat()
        except OSError:  # listing it will say so
            return True
        before = self._been.setdefault((status.st_dev, status.st_ino), folder)
        is_link = folder.is_symlink()
        if before != folder and (is_link or is_linked):
            way = "links to" if is_link else "is"
            warnings.warn(
                f"{folder} {way} {before}, which is read already: it is passed over",
                stacklevel=2,
            )
            return False
        return True

    def _entries(self, folder: Path, *, hidden: bool = False) -> list[os.DirEntry[str]]:
        try:
            with os.scandir(folder) as entries:
                return [one for one in entries if hidden or not one.name.startswith(".")]
        except OSError as error:
            self.shut[folder] = error
            return []

    def _is_there(self, place: Path) -> bool:
        try:
            place.lstat()
        except (FileNotFoundError, NotADirectoryError):
            return False
        except OSError as error:
            self.shut[place] = error
            return False
        return True


def _is_folder(entry: os.DirEntry[str]) -> bool:
    """Whether it is a folder, or links to one."""
    try:
        return entry.is_dir()
    except OSError:  # a link to itself
        return False
