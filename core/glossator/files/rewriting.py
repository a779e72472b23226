"""Annotation files rewritten document by document: each is written whole, or not at all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

import msgspec

from glossator import stdout
from glossator.errors import FormatError, GlossatorError, InputError, OptionError
from glossator.files.atomic import atomic, write_all
from glossator.files.claims import resolved
from glossator.files.compression import MEMBER, packing_of
from glossator.files.formats import OWN, JsonLines
from glossator.files.inputs import InputFile
from glossator.files.reading import iter_records, located_in
from glossator.files.recognition import Formats
from glossator.format.rewrite import Rewritten
from glossator.plugins.format import Record

Rewrite = Callable[[Record], Rewritten]
"""What makes of a document's bytes those that are to be written; it may raise FormatError."""

MOST = 20
"""Errors of a file that are kept, to be told one by one."""


@dataclass(slots=True)
class FileReport:
    """What became of a file."""

    file: InputFile
    documents: int = 0
    changed: int = 0
    changes: Counter[str] = field(default_factory=Counter)
    """What was changed, in how many documents: ``titles 1.0 to 1.2``."""
    errors: list[GlossatorError] = field(default_factory=list)
    """Why it was not written: the first reasons."""
    failed: int = 0
    """How many reasons there are."""

    def fail(self, error: GlossatorError) -> None:
        """Note why it is not written."""
        self.failed += 1
        if len(self.errors) < MOST:
            self.errors.append(error)


def plan_targets(
    files: Iterable[InputFile], output: str | None, *, in_place: bool
) -> list[tuple[InputFile, Path | None]]:
    """Where each file goes; None is standard output.

    Args:
        files: The inputs.
        output: A file for one input; a directory, in which files keep their names and the way to
            them; ``-`` or nothing is standard output.
        in_place: Whether each stays where it is.

    Raises:
        OptionError: where an output's name will not do, or two files would go to one place.
    """
    files = list(files)
    if in_place:
        if output is not None:
            raise OptionError("--output and --in-place: choose one")
        if any(file.is_stream for file in files):
            raise OptionError("--in-place: expected files, got standard input or a pipe")
        return [(file, file.path) for file in files]
    if output in (None, "-"):
        return [(file, None) for file in files]
    if not output:
        raise OptionError("expected the name of an output, got an empty one")
    place = Path(output)
    if place.is_dir() or not place.suffix or output.endswith("/"):
        targets = [(file, place / Path(file.identifier).parent / _name(file)) for file in files]
        _check_apart(targets)
        return [*targets]
    if len(files) > 1:
        raise OptionError(f"{output}: expected a directory for {len(files)} files")
    _check_format(files[0], place)
    return [(files[0], place)]


def rewrite_file(
    file: InputFile, target: Path | None, rewrite: Rewrite, *, alone: bool, anew: bool = False
) -> FileReport:
    """Write a file's documents anew; in its own place only if one changes.

    Args:
        file: The file.
        target: Where to, as of `plan_targets`.
        rewrite: What makes of a document's bytes those that are to be written.
        alone: Whether standard output gets nothing else, so that a document may stand on several
            lines.
        anew: Whether to write a file in its own place although nothing in it changes; each document
            is then asked for once.
    """
    report = FileReport(file)
    is_its_own = target is not None and target == file.path and not anew
    if is_its_own and not _needs_writing(report, rewrite):
        return report
    try:
        with _opened(target) as stream:
            pack = packing_of(target.name) if target else None
            rows = _rows(report, rewrite)
            if target is None and not alone:
                rows = (_on_one_line(row) for row in rows)
            for block in _blocks(rows, MEMBER if pack else 1):
                write_all(stream, pack.pack(block) if pack else block)
            stream.flush()
            if report.errors:
                raise report.errors[0]
    except BrokenPipeError:
        raise
    except (FormatError, InputError) as error:
        if error not in report.errors:
            report.fail(error)
    except OSError as error:
        if target is None:
            raise
        report.fail(InputError(f"{target}: {error.strerror or error}"))
    return report


def _needs_writing(report: FileReport, rewrite: Rewrite) -> bool:
    """Whether a document changes; else the report is complete."""
    trial = FileReport(report.file)
    for _ in _rows(trial, rewrite):
        if trial.changed:
            return True
    report.documents, report.errors = trial.documents, trial.errors
    report.failed = trial.failed
    return False


def _rows(report: FileReport, rewrite: Rewrite) -> Iterator[bytes]:
    """The documents of a file as they are to be; what cannot be read is put into the report."""
    file = report.file
    try:
        for record in iter_records(file):
            report.documents += 1
            try:
                made = rewrite(record)
            except FormatError as error:
                report.fail(located_in(error, record, file))
                continue
            report.changed += bool(made.changes)
            report.changes.update(made.changes)
            yield made.data
    except (FormatError, InputError) as error:
        report.fail(error)


def _opened(target: Path | None) -> AbstractContextManager[IO[bytes]]:
    return nullcontext(stdout.results().buffer) if target is None else atomic(target)


def _blocks(rows: Iterable[bytes], least: int) -> Iterator[bytes]:
    """Rows joined to blocks of so many bytes, each row on lines of its own."""
    pending: list[bytes] = []
    size = 0
    for row in rows:
        if pending and not pending[-1].endswith(b"\n"):
            pending.append(b"\n")
        pending.append(row)
        size += len(row)
        if size >= least and row.endswith(b"\n"):
            yield b"".join(pending)
            pending, size = [], 0
    if pending:
        yield b"".join(pending)


def _on_one_line(row: bytes) -> bytes:
    """A document among others; no string of JSON goes over lines, nor does one that is damaged."""
    try:
        return msgspec.json.format(row, indent=-1) + b"\n"
    except msgspec.DecodeError:
        return b" ".join(row.splitlines()) + b"\n"


def _name(file: InputFile) -> str:
    return (
        file.path.name
        if file.path and not file.is_stream
        else file.identifier + JsonLines.suffixes[0]
    )


def _check_apart(targets: Iterable[tuple[InputFile, Path]]) -> None:
    """Refuse two files in one place, and a file in the place of another that is read."""
    targets = list(targets)
    read = {resolved(file.path): file for file, _ in targets if file.path}
    taken: dict[Path, InputFile] = {}
    for file, target in targets:
        place = resolved(target)
        other = taken.setdefault(place, file)
        if other is file:
            other = read.get(place, file)
        if other is not file:
            raise OptionError(
                f"{target}: the place of both {other.name} and {file.name}: name the folder above "
                "them, or take them apart"
            )


def _check_format(file: InputFile, place: Path) -> None:
    """Refuse to write a file as what it is not."""
    named = Formats().of_name(place.name)
    chosen = [one for one in named.formats if isinstance(one, OWN)] if named else []
    if not chosen or not any(isinstance(file.format, type(one)) for one in chosen):
        suffix = file.format.suffixes[0]
        raise OptionError(f"{place}: expected a directory or a name ending in {suffix}")
