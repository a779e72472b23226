"""Which files a user means: names, directories, globs, and standard input."""

from __future__ import annotations

import errno
import os
import re
import shutil
import stat
import warnings
from collections.abc import Iterable, Iterator
from functools import cached_property
from glob import has_magic
from itertools import takewhile
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, NamedTuple

from glossator.errors import EmptyInputError, FormatError, InputError, OptionError
from glossator.files.claims import PARTIAL
from glossator.files.compression import COMPRESSIONS, Compression
from glossator.files.formats import OWN
from glossator.files.parts import MANIFEST, Part, in_order, read_manifest
from glossator.files.recognition import Choices, Formats, Named, endings, recognize, verdict
from glossator.files.streams import Ahead, open_file, open_stream
from glossator.files.walking import Walk
from glossator.plugins.format import Format

STDIN = "-"

_SHOWN = 60
"""Characters of a text that was taken for a name."""


class FileReference(NamedTuple):
    """What another process finds an `InputFile` by."""

    name: str
    identifier: str
    formats: tuple[str, ...]
    """The names of the formats that it may be of."""
    packing: str
    """The suffix of its packing; empty where it is not packed."""
    stem: str
    part: Part | None


class InputFile:
    """A file with what belongs to it, or standard input; a `Source` for its format.

    Args:
        name: The file as the user named it.
        identifier: The id of a document that brings none.
        choices: The formats that its name admits.
        compression: How it is packed, as its name says.
        stem: The file's name without its suffixes: that of its companions.
        is_stream: Whether it is standard input, a pipe or a device, which can be read only once.
    """

    def __init__(
        self,
        name: str,
        identifier: str,
        choices: Choices,
        compression: Compression | None = None,
        *,
        stem: str = "",
        is_stream: bool = False,
    ) -> None:
        self.name = name
        self.identifier = identifier
        self.choices = choices
        self.is_stream = is_stream
        self.part: Part | None = None
        """What is known of it as a part of a corpus."""
        self._stem = stem
        self._compression = compression
        self._opened: Ahead | None = None
        self._reading: Ahead | None = None

    @property
    def reference(self) -> FileReference:
        """What another process finds it by, in the same folder."""
        names = self.choices.names
        packing = self._compression.suffix if self._compression else ""
        return FileReference(self.name, self.identifier, names, packing, self._stem, self.part)

    @classmethod
    def referred_to(cls, reference: FileReference, formats: Formats) -> InputFile:
        """The file that another process means, of which `formats` has the formats."""
        choices = formats.of_names(reference.formats)
        packing = next((one for one in COMPRESSIONS if one.suffix == reference.packing), None)
        file = cls(reference.name, reference.identifier, choices, packing, stem=reference.stem)
        file.part = reference.part
        return file

    @property
    def path(self) -> Path | None:
        """Where it is; None for standard input."""
        return None if self.name == STDIN else Path(self.name)

    @property
    def is_packed(self) -> bool:
        """Whether it is a file that its name says is packed."""
        return self._compression is not None

    @property
    def head(self) -> bytes:
        """As `Source.head`; raises InputError where it cannot be read."""
        try:
            return self._ahead().head()
        except OSError as error:
            raise unreadable(self.name, error) from None

    @cached_property
    def format(self) -> Format:
        """The format that it is of.

        Raises:
            EmptyInputError: where it is a stream that nobody has named, and gives nothing.
            InputError: where neither its name nor its content says it.
        """
        if len(self.choices.names) == 1:
            return next(iter(self.choices))
        try:
            if self.is_stream and not self.head.strip():
                raise EmptyInputError(self.name)
            return recognize(self, self.choices, is_stream=self.is_stream)
        except BaseException:
            if self._opened:
                self._opened.close()
            raise

    def may_be(self, one: Format) -> bool:
        """Whether its content admits a format; it can still be opened after that."""
        try:
            return verdict(one, self) is not False
        finally:
            if self._opened and not self.is_stream:
                self._opened.close()
                self._opened = None

    def open(self) -> IO[bytes]:
        """All of it, unpacked.

        Raises:
            OSError: where it cannot be opened.
        """
        ahead, self._opened = self._ahead(), None
        self._reading = ahead
        return ahead.reader(is_bounded=self.is_stream or self.is_packed)

    @property
    def position(self) -> int:
        """How many of its bytes, as they lie on the disk, were read so far, in this process."""
        return self._reading.position if self._reading else 0

    def has(self, companion: str) -> bool:
        """As `Source.has`."""
        return self.place_of(companion) is not None

    def companion(self, companion: str) -> bytes:
        """As `Source.companion`."""
        place = self.place_of(companion)
        if place is None:
            wanted = self._stem + companion if companion.startswith(".") else companion
            raise InputError(f"{self.name}: expected a file {wanted} beside it, found none")
        try:
            return place.read_bytes()
        except OSError as error:
            raise unreadable(str(place), error) from None

    def warn(self, message: str, line: int = 0) -> None:
        """As `Source.warn`, where nobody counts what is damaged."""
        warnings.warn(str(FormatError(message, source=self.name, line=line)), stacklevel=2)

    def place_of(self, companion: str) -> Path | None:
        """Where a companion is, if it is there."""
        if self.path is None or self.is_stream:
            return None
        names = [companion]
        if companion.startswith("."):
            names = [self._stem + companion, self._stem + companion.upper()]
        places = (self.path.with_name(name) for name in names)
        return next((place for place in places if place.is_file()), None)

    def paths(self) -> list[Path]:
        """The file and its companions, of whichever format it is."""
        found = [self.path, *map(self.place_of, sorted(self.choices.companions))]
        return [path for path in found if path is not None]

    def keep(self, formats: tuple[type[Format], ...]) -> bool:
        """Leave only some formats to choose from; whether there are any."""
        self.choices = self.choices.among(formats)
        return bool(self.choices.names)

    def _ahead(self) -> Ahead:
        if self._opened is None:
            path = self.path
            if path is None or self.is_stream:
                self._opened = open_stream(path)
            else:
                self._opened = open_file(path, self._compression, self.part)
        return self._opened


class CopiedFile(InputFile):
    """What can be read only once, on disk, to be read as often as need be.

    Raises:
        InputError: where it cannot be read.
    """

    def __init__(self, file: InputFile) -> None:
        super().__init__(file.name, file.identifier, file.choices)
        self.format = file.format
        self._copy = TemporaryFile()  # noqa: SIM115  # it goes with this object
        try:
            with file.open() as stream:
                shutil.copyfileobj(stream, self._copy)
        except OSError as error:
            raise unreadable(file.name, error) from None

    def open(self) -> IO[bytes]:
        """As `InputFile.open`; one reader at a time."""
        self._copy.seek(0)
        return Ahead(os.fdopen(os.dup(self._copy.fileno()), "rb")).reader(is_bounded=True)


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


def unreadable(name: str, error: OSError) -> InputError:
    """That a file cannot be read, and what the system says of it."""
    return InputError(f"{name}: {_words(error)}")


def _words(error: OSError) -> str:
    return error.strerror or str(error)


def find_inputs(sources: Iterable[str], formats: Formats | None = None) -> list[InputFile]:
    """Files, directories (all files below that a format knows, sorted) and globs, as files.

    Hidden files are not taken from directories. A linked directory is gone through once. What is
    there and cannot be read, as a directory that is shut, is a file too, whose reading says so.

    A file that is named twice, in whatever way, is found once. What belongs to a document of
    another file is no input of its own: of ``x.txt`` and ``x.ann`` one is found. An id that a file
    gives is its name without suffix; below a directory or a glob also the way to it, so that
    ``2019/report.txt`` and ``2020/report.txt`` are two.

    Raises:
        InputError: where a source matches nothing, or has a suffix that no format knows.
    """
    formats = formats or Formats()
    found: list[InputFile] = []
    paths: set[str] = set()
    for source in sources:
        try:
            for file in _of_source(source, formats):
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
                    f"{source[:_SHOWN]}…: {_words(error)}: to read a text that is no file, pipe it "
                    f"in, and name {STDIN} as the input"
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


def _of_source(source: str, formats: Formats) -> Iterator[InputFile]:
    path = Path(source)
    walk = Walk()
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
    for path, part in in_order(one for one in paths if not _is_unfinished(one.relative_to(folder))):
        made = None if _is_shared(path, formats) else _in_folder(path, root, formats)
        if made:
            made.part = part
            found.append(made)
        elif part:
            raise InputError(f"{path}: expected a part ending in {formats.endings()}")
    shut = _said(walk)
    if not (found or shut):
        suffixes = formats.endings()
        raise _NothingFoundError(
            f"{folder}: found no file in this directory that ends in {suffixes}"
        )
    yield from found
    yield from shut


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
    link = f" (it is a link to {path.readlink()})" if path.is_symlink() else ""
    return InputError(f"{path}: no such file or directory{link}")


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
