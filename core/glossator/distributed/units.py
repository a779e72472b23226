"""Work units: what one worker is given at once, and what it answers.

A unit is some lines of a plain file, a packed file, or some small files: its worker reads them for
itself. What only this process can read, as standard input, goes with the unit.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from glossator.chains.runner import Runner
from glossator.chains.worker import Answer
from glossator.errors import GlossatorError
from glossator.files.corpus import Corpus
from glossator.files.inputs import FileReference, InputFile
from glossator.files.ranges import Range, ranges_of
from glossator.files.reading import Read
from glossator.format.codec import encode
from glossator.model.document import Document
from glossator.model.staleness import settled

SIZE = 1 << 19
"""Bytes of input in a unit, about: a hundred articles, some seconds of the default chain."""


class Origin(NamedTuple):
    """Where a document was read: for what is to be said of it."""

    file: int
    """The number of its file among the inputs; -1 where it is of none."""
    line: int


class Piece(NamedTuple):
    """A file, or some lines of one, for a worker to read."""

    file: int
    reference: FileReference
    part: Range | None = None


class Given(NamedTuple):
    """A document that this process has read."""

    origin: Origin
    data: bytes
    source: str | None


class Lost(NamedTuple):
    """What could not be read."""

    file: int
    error: GlossatorError


class Done(NamedTuple):
    """A document, annotated."""

    origin: Origin
    answer: Answer
    source: str | None


Unit = list[Piece | Given | Lost]


class Result(NamedTuple):
    """What a worker answers to some of a unit."""

    unit: int
    """The unit's number."""
    number: int
    """Which of the unit's results it is, from 0."""
    is_last: bool
    items: list[Done | Lost]
    seconds: dict[str, float]
    """What each annotator took."""


def are_read_elsewhere(documents: Iterable[Document]) -> bool:
    """Whether workers read all of the documents for themselves."""
    return isinstance(documents, Corpus) and not any(file.is_stream for file in documents.files)


def units(documents: Iterable[Document], runner: Runner, size: int = SIZE) -> Iterator[bytes]:
    """Cut what is to be annotated into units, in order; each is for `Worker.answers`.

    Args:
        documents: A corpus, or any documents; these go with their units.
        runner: The chain, which knows what documents were before an upgrade.
        size: Bytes of input in a unit, about.
    """
    for unit in _units(documents, runner, size):
        # A pickle, among processes of ours only: errors and references to files go with it.
        yield pickle.dumps(unit, protocol=pickle.HIGHEST_PROTOCOL)


def _units(documents: Iterable[Document], runner: Runner, size: int) -> Iterator[Unit]:
    unit: Unit = []
    filled = 0
    for item, weight in _weighed(documents, runner, size):
        if unit and filled + weight > size:
            yield unit
            unit, filled = [], 0
        unit.append(item)
        filled += weight
    if unit:
        yield unit


def _weighed(
    documents: Iterable[Document], runner: Runner, size: int
) -> Iterator[tuple[Piece | Given | Lost, int]]:
    if not isinstance(documents, Corpus):
        for document in documents:
            given = _given(document, Origin(-1, 0), runner)
            yield given, len(given.data)
        return
    for number, file in enumerate(documents.files):
        if file.path is None or file.is_stream:
            yield from _read_here(number, documents.read(file), runner)
        else:
            yield from _pieces(number, file, size)


def _pieces(number: int, file: InputFile, size: int) -> Iterator[tuple[Piece | Lost, int]]:
    assert file.path
    try:
        weight = file.path.stat().st_size
        ranges = ranges_of(file, size) if weight > size else None
        if ranges is None:
            yield Piece(number, file.reference), weight
            return
        for part in ranges:
            yield Piece(number, file.reference, part), part.size
    except GlossatorError as error:
        yield Lost(number, error), 0
    except OSError:  # whoever reads it says why
        yield Piece(number, file.reference), 0


def _read_here(
    number: int, items: Iterable[Read | GlossatorError], runner: Runner
) -> Iterator[tuple[Given | Lost, int]]:
    for item in items:
        if isinstance(item, Read):
            given = _given(item.document, Origin(number, item.line), runner)
            yield given, len(given.data)
        else:
            yield Lost(number, item), 0


def _given(document: Document, origin: Origin, runner: Runner) -> Given:
    return Given(origin, encode(settled(document, runner.maker_of)), document.source)
