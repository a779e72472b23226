"""What earlier runs have made of an output: read in step with the documents of today."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO

import msgspec

from glossator.errors import OptionError
from glossator.files.atomic import Outcome, file_name
from glossator.files.claims import HALF, Claim
from glossator.files.compression import MEMBER, Compression, packing_of
from glossator.files.formats import OWN
from glossator.files.joining import joined
from glossator.files.parts import parts_in
from glossator.files.streams import open_file
from glossator.files.targets import Target
from glossator.format.codec import quick_record
from glossator.model.document import Document
from glossator.plugins.format import Format

Versions = Iterator[tuple[Document, list[bytes]]]
"""Documents, each with what earlier runs have made of it, the latest first."""


class Earlier:
    """What there is of an output: of the runs that did not come to their end, then the output.

    Args:
        target: The output.
        claim: The right to make it.
        outcome: Whether it is an input; what it holds is then read as that.
        inputs: Files of a folder that are inputs.

    Raises:
        OptionError: where its format cannot hold all of a document.
    """

    _is_corpus = False
    """Whether a folder's files are read one after the other, rather than each for a document."""

    def __init__(
        self, target: Target, claim: Claim, outcome: Outcome, inputs: Iterable[Path] = ()
    ) -> None:
        check_holds_all(target)
        self._target = target
        self._inputs = frozenset(inputs)
        places = [claim.earlier if claim.has_earlier() else None, claim.output]
        if outcome.in_place:
            places.pop()
        self._places = [place for place in places if place and place.exists()]

    def versions(self, documents: Iterable[Document]) -> Versions:
        """Each document with what there is of it."""
        if self._target.is_folder and not self._is_corpus:
            return ((document, list(self._in_folders(document))) for document in documents)
        found: Versions = ((document, []) for document in documents)
        for place in self._places:
            found = _with(found, self._rows(place))
        return found

    def _rows(self, place: Path) -> Iterator[tuple[str, bytes]]:
        return rows(place, self._target.compression)

    def _in_folders(self, document: Document) -> Iterator[bytes]:
        name = file_name(document.id) + self._target.format.suffixes[0]
        for place in self._places:
            if place / name not in self._inputs:
                with suppress(OSError):
                    yield (place / name).read_bytes()


class EarlierParts(Earlier):
    """What there is of a corpus in parts, however it was cut and packed."""

    _is_corpus = True

    def _rows(self, place: Path) -> Iterator[tuple[str, bytes]]:
        for path in parts_in(place):
            yield from rows(path, packing_of(path.name))


def check_holds_all(target: Target) -> None:
    """Refuse an output from which no run can go on.

    Raises:
        OptionError: saying why.
    """
    if target.is_stream:
        raise OptionError("--update: expected a file or a directory to go on from, got a stream")
    if not isinstance(target.format, OWN):
        names = " or ".join(one.name for one in OWN)
        raise OptionError(
            f"--update: {target.path}: {target.format.name} does not hold all of a document, so "
            f"that no run can go on from it: write {names}"
        )


def _with(found: Versions, there: Iterator[tuple[str, bytes]]) -> Versions:
    """Documents with one more version of each, where there is one."""
    ours = ((document.id, (document, versions)) for document, versions in found)
    for _, mine, theirs in joined(ours, there, pack=bytes, unpack=bytes):
        if mine is None:
            return
        document, versions = mine
        yield document, versions if theirs is None else [*versions, theirs]


_ID = re.compile(rb'\{"format":"glossator/[^"]*","id":("(?:[^"\\]|\\.)*")')


def rows(path: Path, compression: Compression | None) -> Iterator[tuple[str, bytes]]:
    """The documents of a file as they stand there, by id, as far as it is whole.

    What is no document of ours as we write it is passed over.
    """
    try:
        with open_file(path, compression).reader(is_bounded=compression is not None) as stream:
            yield from _rows(stream)
    except OSError:
        return  # it ends in half a packed part, or is gone


def _rows(stream: IO[bytes]) -> Iterator[tuple[str, bytes]]:
    for line in stream:
        if not line.endswith(b"\n"):
            return  # half a line
        if found := _ID.match(line):
            with suppress(msgspec.DecodeError, UnicodeDecodeError):
                yield msgspec.json.decode(found[1], type=str), line


def adding_rows(compression: Compression | None) -> Callable[[Path, Path], None]:
    """How what one run has left is added to what others had: the latest of each document stays."""

    def combine(partial: Path, earlier: Path) -> None:
        half = earlier.with_name(earlier.name + HALF)
        seen: set[int] = set()
        with half.open("wb") as stream:
            for block in _blocks((partial, earlier), compression, seen):
                stream.write(compression.pack(block) if compression else block)
        half.replace(earlier)

    return combine


def _blocks(
    paths: Sequence[Path], compression: Compression | None, seen: set[int]
) -> Iterator[bytes]:
    lines: list[bytes] = []
    size = 0
    for path in paths:
        for identifier, line in rows(path, compression):
            if (key := hash(identifier)) in seen:
                continue  # two ids of one hash cost nothing but to make one of them again
            seen.add(key)
            lines.append(line)
            size += len(line)
            if size >= MEMBER:
                yield b"".join(lines)
                lines, size = [], 0
    if lines:
        yield b"".join(lines)


def gone_from(folder: Path, format_: Format, kept: Container[str]) -> Iterator[Path]:
    """The documents of a folder that runs have made, but for those that are to be kept.

    A document is a run's where it is called after its id, and has layers, none made by a person.
    """
    suffix = format_.suffixes[0]
    for path in sorted(folder.glob(f"*{suffix}")):
        if path.name in kept or not path.is_file():
            continue
        record = quick_record(path.read_bytes())
        is_named = record and file_name(record.id) + suffix == path.name
        if record and is_named and record.layers:
            heads = record.layers.values()
            if all(head.producer or head.error for head in heads):
                yield path
