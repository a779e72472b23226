"""An output belongs to one run: how what it makes is called, and the lock that keeps others off.

Until a run has come to the end of its input, all that it makes is called ``NAME.partial``. The lock
is the system's, on that very file or folder: it goes with its process, and leaves nothing behind.
What a run has left that did not come to its end is laid aside, as ``NAME.earlier.partial``, until
one does.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from glossator.errors import InputError

PARTIAL = ".partial"
EARLIER = ".earlier.partial"
HALF = ".half"
"""What is worth nothing before it is whole, as one document's own file."""


def resolved(path: Path) -> Path:
    """Where a path leads; a link in a circle, at which `Path.resolve` fails, leads to itself."""
    return Path(os.path.realpath(path))


def finished_name(name: str) -> str:
    """The name without what says that a run is not done with it."""
    for suffix in (EARLIER, PARTIAL):
        if name.endswith(suffix) and name != suffix:
            return name.removesuffix(suffix)
    return name


class Claim:
    """The right to make an output; use it in a ``with`` block.

    Args:
        place: Where the output is to be.
        is_folder: Whether it is one.
        combine: Adds what a run has left (the first path) to what is laid aside already (the
            second). Without it half of the output is worth nothing: it is called ``NAME.half``, and
            goes.

    Raises:
        InputError: where another run has it.
        OSError: where the place cannot be written to.

    Attributes:
        output: Where the output is to be, links followed.
        partial: What is made.
        earlier: What runs have left that did not come to their end, where there is any.
        descriptor: That of `partial`.
    """

    def __init__(
        self,
        place: Path,
        *,
        is_folder: bool = False,
        combine: Callable[[Path, Path], None] | None = None,
    ) -> None:
        self.output = resolved(place)
        self._is_folder = is_folder
        self._combine = combine
        beside = _inside(self.output) if is_folder and _must_be_inside(self.output) else self.output
        self.partial = beside.with_name(beside.name + (PARTIAL if combine else HALF))
        self.earlier = beside.with_name(beside.name + EARLIER)
        try:
            self.descriptor = self._take(str(place))
        except OSError as error:
            if error.filename == str(self.partial):
                error.filename = str(place)  # the name that whoever typed it knows
            raise

    def __enter__(self) -> Claim:
        return self

    def __exit__(self, *_: object) -> None:
        self.release()

    def release(self) -> None:
        """Give it up."""
        if self.descriptor >= 0:
            os.close(self.descriptor)
            self.descriptor = -1

    def has_earlier(self) -> bool:
        """Whether something is left of runs that did not come to their end."""
        return self._combine is not None and self.earlier.exists()

    def put_in_place(self) -> None:
        """Make what was made the output, in the place of an older one, and forget what was left."""
        if self._is_folder:
            _move_folder(self.partial, self.output)
        else:
            os.fsync(self.descriptor)
            if self.output.exists():
                shutil.copymode(self.output, self.partial)
            self.partial.replace(self.output)
        if self._combine:
            remove(self.earlier)

    def give_up(self) -> bool:
        """Leave nothing of this run; whether an earlier one has left something, now `partial`."""
        remove(self.partial)
        if not self.has_earlier():
            return False
        self.earlier.replace(self.partial)
        return True

    def _take(self, named: str) -> int:
        """Open and lock what is to be made."""
        while True:
            descriptor = self._open()
            try:
                if not _lock(descriptor):
                    holder = _holder(descriptor)
                    raise InputError(f"{named}: another run is writing it ({holder})")
                if not _leads_to(self.partial, descriptor):
                    os.close(descriptor)  # it has been put in place, or removed, just now
                    continue
                if self._is_empty(descriptor):
                    return descriptor
                self._lay_aside(descriptor)
            except BaseException:
                os.close(descriptor)
                raise
            os.close(descriptor)

    def _open(self) -> int:
        if self._is_folder:
            self.partial.mkdir(parents=True, exist_ok=True)
            return os.open(self.partial, os.O_RDONLY)
        self.partial.parent.mkdir(parents=True, exist_ok=True)
        return os.open(self.partial, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o666)

    def _is_empty(self, descriptor: int) -> bool:
        if self._is_folder:
            return not os.listdir(descriptor)
        return os.fstat(descriptor).st_size == 0

    def _lay_aside(self, descriptor: int) -> None:
        """Have what another run left out of the way."""
        if self._combine is None:
            os.ftruncate(descriptor, 0)
        elif self.earlier.exists():
            self._combine(self.partial, self.earlier)
            remove(self.partial)
        else:
            self.partial.replace(self.earlier)


def keep_longer(partial: Path, earlier: Path) -> None:
    """Of two files that runs have left, keep the longer one as the second."""
    if partial.stat().st_size > earlier.stat().st_size:
        partial.replace(earlier)


def add_files(partial: Path, earlier: Path) -> None:
    """Add the files of one folder to another, in the place of those that it has."""
    for path in partial.iterdir():
        path.replace(earlier / path.name)


def keep_longer_files(partial: Path, earlier: Path) -> None:
    """Of the files of two folders, keep the longer one of each name in the second."""
    for path in partial.iterdir():
        other = earlier / path.name
        if other.exists():
            keep_longer(path, other)
        else:
            path.replace(other)


def remove(path: Path) -> None:
    """Remove a file or a folder, if it is there."""
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


def _must_be_inside(folder: Path) -> bool:
    """Whether nothing beside a folder could be moved into it."""
    if not folder.is_dir():
        return False
    above = folder.parent
    return not os.access(above, os.W_OK) or above.stat().st_dev != folder.stat().st_dev


def _inside(folder: Path) -> Path:
    return folder / (folder.name or "output")


def _move_folder(partial: Path, place: Path) -> None:
    """Make a folder another, or add its files to it where that is there."""
    if hasattr(os, "sync"):
        os.sync()  # the content is on disk before any name leads to it
    if not place.exists():
        partial.rename(place)
        return
    for path in sorted(partial.iterdir()):
        older = place / path.name
        if older.exists():
            shutil.copymode(older, path)
        path.replace(older)
    partial.rmdir()


def _lock(descriptor: int) -> bool:
    """Whether the lock could be had; where a file system has none, it counts as had."""
    if sys.platform == "win32":
        return True
    import fcntl

    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return True
    return True


def _leads_to(path: Path, descriptor: int) -> bool:
    """Whether a path still leads to what was opened there."""
    try:
        there, opened = path.stat(), os.fstat(descriptor)
    except FileNotFoundError:
        return False
    return (there.st_dev, there.st_ino) == (opened.st_dev, opened.st_ino)


def _holder(descriptor: int) -> str:
    """Who holds the lock, as far as the system says it."""
    inode = str(os.fstat(descriptor).st_ino)
    try:
        # ``1: FLOCK  ADVISORY  WRITE 1234 fd:01:5678 0 EOF``
        rows = [line.split() for line in Path("/proc/locks").read_text("ascii").splitlines()]
    except OSError:
        rows = []
    for row in rows:
        if "FLOCK" in row[:2] and row[5].rpartition(":")[2] == inode and int(row[4]) > 0:
            return f"process {row[4]}"
    return "another process"
