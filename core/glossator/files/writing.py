"""Writing documents one by one to a file, a directory of files, or standard output."""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import IO, TypeVar

import msgspec

from glossator import stdout
from glossator.errors import FormatError, InputError, OptionError
from glossator.files.atomic import Outcome, atomic, ending, file_name, write_all
from glossator.files.claims import HALF, PARTIAL, Claim, add_files, keep_longer, resolved
from glossator.files.compression import MEMBER
from glossator.files.devices import open_device
from glossator.files.earlier import Earlier, adding_rows, check_holds_all, gone_from
from glossator.files.encoding import encoded, footer, header, shared_files
from glossator.files.formats import OWN, JsonLines
from glossator.files.inputs import InputFile
from glossator.files.losses import Tally, losses_of
from glossator.files.recognition import Formats
from glossator.files.targets import SEVERAL, Target, find_output, said_single
from glossator.model.document import Document

W = TypeVar("W", bound="Writer")


class Writer:
    """Takes documents one by one; tells at the end what the format could not hold of them."""

    def __init__(self, target: Target, outcome: Outcome) -> None:
        self.target = target
        self.outcome = outcome
        self.is_measured = True
        """Whether what is lost is looked for, and told at the end."""
        self.earlier: Earlier | None = None
        """What earlier runs have made, where it is to be gone on from."""
        self._lost = Tally()

    def write(self, document: Document) -> None:
        """Write one document.

        Raises:
            FormatError: where the format fails on it; others can be written.
            OptionError: for a second document, where the output holds one.
        """
        one = self.target.format
        if self.is_measured:
            for loss in losses_of(one, document):
                self._lost.add(msgspec.structs.replace(loss, example=""))
        self._write(document)

    def close(self) -> None:
        """Write what is still waiting, and what belongs to all documents."""
        for name, content in shared_files(self.target.format).items():
            self._write_shared(name, content)
        for loss in self._lost:
            warnings.warn(f"written as {self.target.format.name}, {loss}", stacklevel=2)

    def _write(self, document: Document) -> None:
        raise NotImplementedError

    def _write_shared(self, name: str, content: bytes) -> None:
        raise NotImplementedError


class StreamWriter(Writer):
    """Documents one after the other, in blocks of whole ones: an error leaves no torn one."""

    def __init__(self, target: Target, stream: IO[bytes], outcome: Outcome | None = None) -> None:
        super().__init__(target, outcome or Outcome())
        self._stream = stream
        self._pack = target.compression.pack if target.compression else bytes
        self._least = MEMBER if target.compression else 1
        self._pending = [header(target.format)]
        self._size = len(self._pending[0])
        self._waiting = 0
        """Documents that are in no block yet."""
        self._block = b""
        """What is being written."""
        self._in_block = 0
        self._end = 0
        """Where the last whole block ends."""
        self._is_first = True

    def _write(self, document: Document) -> None:
        one = self.target.format
        if not (self._is_first or one.many):
            raise OptionError(f"{said_single(one)}: {SEVERAL}")
        made = encoded(one, document)
        if not isinstance(made, bytes):
            raise FormatError(f"expected the bytes of one file, got {type(made).__name__}")
        self._append(made if self._is_first else one.separator + made)
        self._waiting += 1
        self._is_first = False
        if made and self._size >= self._least:
            self.flush()

    def flush(self) -> None:
        """Write what is waiting, after what an error has kept from being written."""
        self._settle()
        if not self._size:
            return
        self._block, self._in_block = self._pack(b"".join(self._pending)), self._waiting
        self._pending, self._size, self._waiting = [], 0, 0
        write_all(self._stream, self._block)
        self._stream.flush()
        self._note()

    def finish(self) -> None:
        """Write what is still waiting, and what stands at the end."""
        self._settle()
        self._append(footer(self.target.format))
        self.flush()

    def close(self) -> None:
        """As `Writer.close`."""
        self.finish()
        super().close()

    def _write_shared(self, name: str, content: bytes) -> None:
        if self.target.path is None or self.target.is_stream:
            warnings.warn(f"{name} is not written: name an output file", stacklevel=2)
            return
        with atomic(self.target.path.with_name(name)) as stream:
            write_all(stream, content)

    def _append(self, data: bytes) -> None:
        self._pending.append(data)
        self._size += len(data)

    def _settle(self) -> None:
        """See to the block that an error came into: it is written whole, or not at all."""
        if not self._block or self.target.is_stream:  # what went to a pipe cannot be taken back
            return
        if self._stream.tell() < self._end + len(self._block):
            self._take_back()
            try:
                write_all(self._stream, self._block)
            except OSError:
                self._take_back()
                self._block = b""
                raise
        self._note()

    def _take_back(self) -> None:
        self._stream.seek(self._end)
        self._stream.truncate()

    def _note(self) -> None:
        self._end += len(self._block)
        self.outcome.written += self._in_block
        self._block, self._in_block = b"", 0


class DirectoryWriter(Writer):
    """Files for each document, named after its id, in a folder that becomes the output at the end.

    A file that was read is replaced by the document that was read from it alone; another document
    of its name is left beside it, with a warning.
    """

    def __init__(
        self,
        target: Target,
        claim: Claim,
        outcome: Outcome,
        inputs: Iterable[InputFile] = (),
        *,
        update: bool = False,
    ) -> None:
        super().__init__(target, outcome)
        self._claim = claim
        self._inputs = {
            path: file.name
            for file in inputs
            for path in map(resolved, file.paths())
            if path.parent == claim.output
        }
        if update:
            self.earlier = Earlier(target, claim, outcome, self._inputs)
        self._written: set[str] = set()

    def _write(self, document: Document) -> None:
        name = file_name(document.id)
        files = {f"{name}{suffix}": made for suffix, made in self._files(document).items()}
        is_taken = self._inputs and any(self._is_taken(one, document) for one in files)
        for own, content in files.items():
            self._put(f"{own}{PARTIAL}" if is_taken else own, content)
            if is_taken:
                place = f"{self.target.path}/{own}{PARTIAL}"
                told = f"its place is an input of its own: {place} has a document"
                warnings.warn(told, stacklevel=2)
        self.outcome.written += 1

    def _put(self, name: str, content: bytes) -> None:
        """Write a file; half of one has no name that says it is a document."""
        if self.earlier:
            self._written.add(name)
            with suppress(OSError):
                if (self._claim.output / name).read_bytes() == content:
                    return
        half = self._claim.partial / f"{name}{HALF}"
        try:
            half.write_bytes(content)
        except BaseException:
            half.unlink(missing_ok=True)
            raise
        half.replace(self._claim.partial / name)

    def _is_taken(self, name: str, document: Document) -> bool:
        """Whether a file is an input that another document was read from."""
        return self._inputs.get(self._claim.output / name, document.source) != document.source

    def _write_shared(self, name: str, content: bytes) -> None:
        self._put(name, content)

    def remove_gone(self) -> None:
        """Remove the documents of earlier runs whose texts are among the inputs no more."""
        if self.earlier and not self.outcome.incomplete:
            kept = self._written | {path.name for path in self._inputs}
            gone = list(gone_from(self._claim.output, self.target.format, kept))
            for path in gone:
                path.unlink()
            if gone:
                some = ", ".join(path.name for path in gone[:3]) + (", …" if gone[3:] else "")
                warnings.warn(
                    f"{self.target.path}: {len(gone)} of the documents there are of texts that "
                    f"are no input now, and were removed: {some}",
                    stacklevel=2,
                )

    def _files(self, document: Document) -> Mapping[str, bytes]:
        """The content of each file of a document by its ending."""
        one = self.target.format
        begin = header(one)
        made = encoded(one, document)
        if isinstance(made, Mapping):
            return made
        return {one.suffixes[0]: begin + made + footer(one)}


@contextmanager
def open_writer(
    output: str | None,
    outcome: Outcome | None = None,
    *,
    formats: Formats | None = None,
    inputs: Iterable[InputFile] = (),
    is_measured: bool = True,
    update: bool = False,
) -> Iterator[Writer]:
    """A writer to `output`: ``-`` or nothing is stdout, a known suffix a file, else a directory.

    Args:
        output: Where to write.
        outcome: Is told how it went, also where writing ends with an error.
        formats: Those that can be written.
        inputs: What is read meanwhile: of these files nothing must be lost.
        is_measured: Whether what the format cannot hold is looked for, and told at the end.
        update: Whether what there is of the output is gone on from: see `Writer.earlier`.

    Raises:
        OptionError: where the output's name says no format.
        InputError: where its place cannot be written to.
    """
    target = find_output(output, formats)
    outcome = outcome or Outcome()
    try:
        with _opened(target, outcome, tuple(inputs), update=update) as writer:
            writer.is_measured = is_measured
            yield writer
    except BrokenPipeError:  # that of a pipe, as of ``>(head)``
        raise stdout.ReaderGone from None
    except OSError as error:
        where = stdout.NAME if target.path is None else output
        raise InputError(f"{where}: {error.strerror or error}") from None


@contextmanager
def _opened(
    target: Target, outcome: Outcome, inputs: tuple[InputFile, ...], *, update: bool
) -> Iterator[Writer]:
    """A writer to a target, closed at the end, and what it has made put in its place."""
    if update:
        check_holds_all(target)
    outcome.holds_all = isinstance(target.format, OWN)
    if target.path is None:
        with closed(StreamWriter(target, stdout.results().buffer, outcome)) as writer:
            yield writer
    elif target.is_stream:
        with (
            open_device(target.path) as stream,
            closed(StreamWriter(target, stream, outcome)) as writer,
        ):
            yield writer
    elif target.is_folder:
        with (
            Claim(target.path, is_folder=True, combine=add_files) as claim,
            ending(claim, outcome),
            closed(DirectoryWriter(target, claim, outcome, inputs, update=update)) as several,
        ):
            outcome.earlier = claim.earlier if claim.has_earlier() else None
            yield several
        several.remove_gone()
    else:
        place = resolved(target.path)
        outcome.in_place = any(place == resolved(path) for one in inputs for path in one.paths())
        is_lines = isinstance(target.format, JsonLines)
        combine = adding_rows(target.compression) if is_lines else keep_longer
        with (
            Claim(target.path, combine=combine) as claim,
            ending(claim, outcome),
            os.fdopen(claim.descriptor, "wb", buffering=0, closefd=False) as stream,
            closed(StreamWriter(target, stream, outcome)) as writer,
        ):
            outcome.earlier = claim.earlier if claim.has_earlier() else None
            writer.earlier = Earlier(target, claim, outcome) if update else None
            yield writer


@contextmanager
def closed(writer: W) -> Iterator[W]:
    """Close a writer at the end; after an error only as far as that goes."""
    try:
        yield writer
    except BaseException:
        with suppress(OSError):
            writer.close()
        raise
    writer.close()
