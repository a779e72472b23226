"""Writing a corpus in parts: so many files, each a stretch of the documents, and their list."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, NamedTuple

from glossator.errors import InputError, OptionError, unknown
from glossator.files.atomic import Outcome, ending, write_all
from glossator.files.claims import Claim, keep_longer_files, remove, resolved
from glossator.files.compression import COMPRESSIONS, Compression
from glossator.files.earlier import EarlierParts, check_holds_all
from glossator.files.formats import OWN, JsonLines
from glossator.files.inputs import InputFile
from glossator.files.parts import MANIFEST, Manifest, Part, parts_in, read_manifest
from glossator.files.recognition import Formats
from glossator.files.targets import Target, said_single
from glossator.files.writing import StreamWriter, Writer, closed
from glossator.model.document import Document
from glossator.plugins.format import Format


class Cut(NamedTuple):
    """Into how many parts a corpus is cut, and how many documents it has.

    Part k has the documents from k * documents // parts on: the same whoever annotates them. Of
    fewer documents than parts, each is a part. Those that are left out after all (unreadable, or
    with ``--on-error skip``) make the last parts shorter.
    """

    parts: int
    documents: int

    def ends(self) -> list[int]:
        """After how many documents each part ends, but for the last one, which takes what comes."""
        parts = min(self.parts, self.documents)
        return [number * self.documents // parts for number in range(1, parts)]


def find_parts(output: str | None, formats: Formats, packing: str | None = None) -> Target:
    """Where a corpus in parts is to be, and as what, before any work is done for it.

    Args:
        output: The folder.
        formats: Those that can be written.
        packing: ``gzip`` (unless given), ``zstd`` or ``none``.

    Raises:
        OptionError: where no folder is named, or it has other files, or the format does not hold
            several documents.
    """
    if output in (None, "", "-"):
        raise OptionError("--parts: name the folder to write them to with --output")
    path = Path(str(output))
    if path.exists() and not path.is_dir():
        raise OptionError(f"{output}: --parts writes to a folder, and this is none")
    if formats.of_name(path.name) and not path.is_dir():
        raise OptionError(
            f"{output}: --parts writes to a folder: name one without a suffix; --to and "
            "--compression say what parts are"
        )
    if path.is_dir() and not read_manifest(path) and any(_files(path)):
        raise OptionError(
            f"{output}: --parts writes to a new folder, or in the place of other parts; this one "
            "has other files"
        )
    chosen = formats[formats.asked or JsonLines.name]
    if chosen.is_paired() or not chosen.many:
        raise OptionError(f"--parts: {said_single(chosen)}: choose a format that holds several")
    return Target(path, True, chosen, compression_of(packing or "gzip"))


def compression_of(name: str) -> Compression | None:
    """The packing of that name; none is ``none``."""
    known = {one.name: one for one in COMPRESSIONS}
    if name == "none":
        return None
    if name not in known:
        raise OptionError(f"--compression: {unknown('packing', name, [*known, 'none'])}")
    return known[name]


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.iterdir() if path.is_file() and not path.name.startswith(".")]


class PartsClaim(Claim):
    """The right to make a corpus in parts, which takes the place of an older one as a whole."""

    def put_in_place(self) -> None:
        """As `Claim.put_in_place`; of an older corpus nothing is left."""
        made = read_manifest(self.partial)
        assert made, "the list is written before"
        if self.output.is_dir():
            # First the list: whatever ends us now, what is there is not taken for a corpus, since
            # its parts are not those that are listed.
            (self.partial / MANIFEST).replace(self.output / MANIFEST)
        super().put_in_place()
        names = {part.name for part in made.parts}
        for path in parts_in(self.output):
            if path.name not in names:
                remove(path)


class PartsWriter(Writer):
    """Documents one after the other in files of a folder, which becomes the output at the end."""

    def __init__(self, target: Target, folder: Path, outcome: Outcome, cut: Cut) -> None:
        super().__init__(target, outcome)
        self._folder = folder
        self._ends = cut.ends()
        self._parts: list[Part] = []
        self._open: tuple[StreamWriter, IO[bytes]] | None = None
        self._written = 0
        self._before = 0
        """Documents of the parts that are done."""

    def _write(self, document: Document) -> None:
        done = len(self._parts)
        if self._open and self._ends[done : done + 1] == [self._written]:
            self._finish()
        writer, _ = self._open = self._open or self._begin()
        writer.write(document)
        self._written += 1

    def _begin(self) -> tuple[StreamWriter, IO[bytes]]:
        packing = self.target.compression
        name = f"part-{len(self._parts):05d}{self.target.format.suffixes[0]}"
        path = self._folder / (name + (packing.suffix if packing else ""))
        stream = path.open("wb", buffering=0)
        made = Target(path, False, _another(self.target.format), packing)
        writer = StreamWriter(made, stream, self.outcome)
        writer.is_measured = False  # that is done once, for all parts
        return writer, stream

    def _finish(self) -> None:
        """End the part that is being written."""
        if self._open is None:
            return
        (writer, stream), self._open = self._open, None
        with stream:
            writer.finish()
        assert writer.target.path
        self._parts.append(Part.of(writer.target.path, self._written - self._before))
        self._before = self._written

    def close(self) -> None:
        """As `Writer.close`."""
        self._finish()
        super().close()

    def list_parts(self) -> None:
        """Write the list of the parts, once all are there."""
        self._write_shared(MANIFEST, Manifest.of(self._parts).encoded())

    def _write_shared(self, name: str, content: bytes) -> None:
        with (self._folder / name).open("wb", buffering=0) as stream:
            write_all(stream, content)


@contextmanager
def open_parts(
    target: Target,
    parts: int,
    count: Callable[[], int],
    outcome: Outcome,
    inputs: Iterable[InputFile] = (),
    *,
    update: bool = False,
) -> Iterator[Writer]:
    """A writer to a corpus in parts.

    Args:
        target: As of `find_parts`.
        parts: How many there are to be.
        count: Says how many documents there are; asked once the place is ours.
        outcome: Is told how it went, also where writing ends with an error.
        inputs: What is read meanwhile: of these files nothing must be lost.
        update: Whether what there is of the output is gone on from: see `Writer.earlier`.

    Raises:
        InputError: where the place cannot be written to, or another run has it.
        OptionError: where no run can go on from this format.
    """
    assert target.path
    if update:
        check_holds_all(target)
    outcome.holds_all = isinstance(target.format, OWN)
    place = resolved(target.path)
    outcome.in_place = any(resolved(path).parent == place for one in inputs for path in one.paths())
    try:
        with (
            PartsClaim(target.path, is_folder=True, combine=keep_longer_files) as claim,
            ending(claim, outcome),
        ):
            outcome.earlier = claim.earlier if claim.has_earlier() else None
            cut = Cut(parts, count())
            with closed(PartsWriter(target, claim.partial, outcome, cut)) as writer:
                writer.earlier = EarlierParts(target, claim, outcome) if update else None
                yield writer
            writer.list_parts()
    except OSError as error:
        raise InputError(f"{target.path}: {error.strerror or error}") from None


def _another(one: Format) -> Format:
    """A format of the same options: one may collect what stands at the end of its file."""
    return type(one)(one.options, one.types)
