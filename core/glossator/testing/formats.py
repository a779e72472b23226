"""The conformance run of formats: what is written comes back, and what does not is told."""

from __future__ import annotations

import tempfile
import warnings
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import zip_longest
from pathlib import Path
from typing import Any

from glossator.api import read, write
from glossator.chains.options import configured_formats
from glossator.errors import FormatError, GlossatorError, InputError, unknown
from glossator.files.losses import NOT_READ, Tally, compare, losses_of, round_trip
from glossator.format.codec import encode
from glossator.model.document import Document
from glossator.plugins.discovery import registry_with
from glossator.plugins.format import Format, Loss
from glossator.testing.kit import located
from glossator.testing.texts import CONFORMANCE_TEXTS

DAMAGES = 8
"""At how many places a file is cut."""

HEADS = (b"", b"\x00\xff\xfe\x80", b"{}", b"[1", b"<a", b"a b c\n", "é".encode("latin-1"))
"""What a file that is none of the format's may begin with."""


def check_format(
    name: str,
    *,
    options: Mapping[str, Any] | None = None,
    plugins: Sequence[str | Path] = (),
    documents: Iterable[Document] = (),
    files: Iterable[str | Path] = (),
) -> list[Loss]:
    """Write odd documents in a format and read them again; assert that it keeps the contract.

    Id and text come back unless it says otherwise; what it loses beside them it tells, where it
    tells losses itself; a second round trip changes nothing more; a file of many documents has them
    all, in order; and a damaged file is told in its own words. Of a format that is only read, or
    only written, less can be asked.

    Args:
        name: The format's name.
        options: Its options.
        plugins: Further plugins: modules, or ``.py`` files, looked for from the test's own file on.
        documents: Documents with layers, to see what becomes of these.
        files: Files of the format. What is read of them must come back whole when it is written and
            read again, but for what `Format.losses` tells.

    Returns:
        What the format does not hold of the documents.

    Raises:
        AssertionError: naming the document and what differed.
    """
    found = located(plugins)
    registry = registry_with(found)
    if name not in registry.formats:
        raise AssertionError(unknown("format", name, registry.formats))
    given = {name: dict(options)} if options else {}
    made = configured_formats(given, registry)(registry.formats[name])
    whole = [Document(id=key, text=text) for key, text in CONFORMANCE_TEXTS.items()]
    whole += [one.replace(id=f"given-{n}") for n, one in enumerate(documents, start=1)]
    tally = Tally()
    _check_recognizes(made)
    with tempfile.TemporaryDirectory() as folder:
        tried = _Files(made, Path(folder), found, given.get(name))
        for path in files:
            documents = tried.read(path)
            if made.writes():
                _check_kept(made, path, documents)
                for loss in tried.rewritten(path, documents):
                    tally.add(loss)
                whole += [
                    one.replace(id=f"read-{n}") for n, one in enumerate(documents, len(whole))
                ]
        if made.writes():
            held = [one for one in whole if _is_held(made, one, tally)]
            tried.check_many(held)
            tried.check_damaged(held)
    return list(tally)


def _check_kept(format_: Format, path: str | Path, documents: Sequence[Document]) -> None:
    """Assert that what was read of a file comes back from what is written of it."""
    for document in documents:
        where = f"format {format_.name!r}, document {document.id!r} of {path}"
        with _guarded(where):
            try:
                told = losses_of(format_, document)
                once = round_trip(format_, document)
            except (FormatError, InputError) as error:
                raise AssertionError(
                    f"{where}: what it reads it cannot write and read again: {error}"
                ) from error
        for loss in compare(document, once):
            if not _is_said(loss, _said(format_, told)):
                raise AssertionError(
                    f"{where}: it does not come back: {loss}; keep it, or tell it in `losses`"
                )


def _said(format_: Format, told: Iterable[Loss]) -> set[tuple[str, str]]:
    """What a format says itself that it loses: layers and fields; nothing where it says nothing."""
    is_telling = type(format_).losses is not Format.losses
    return {(loss.layer, loss.field) for loss in told} if is_telling else set()


def _is_said(loss: Loss, said: Collection[tuple[str, str]]) -> bool:
    return (loss.layer, loss.field) in said or (loss.layer, "") in said


def _is_held(format_: Format, document: Document, tally: Tally) -> bool:
    """Check the round trip of one document; whether it can be written at all."""
    where = f"format {format_.name!r}, document {document.id!r}"
    with _guarded(where):
        try:
            fresh = type(format_)(format_.options, format_.types)
            fresh.header(), fresh.encode(document), fresh.footer()
        except (FormatError, InputError) as error:
            tally.add(Loss(reason=f"not written: {error}", example=document.id))
            return False
        try:
            told = losses_of(format_, document)
        except FormatError as error:
            words = str(error).replace(NOT_READ, "what it writes it cannot read: ")
            raise AssertionError(f"{where}: {words}") from error
        for loss in told:
            tally.add(loss)
        if format_.reads():
            try:
                once = round_trip(format_, document)
                twice = round_trip(format_, once)
            except (FormatError, InputError) as error:
                raise AssertionError(f"{where}: what it writes it cannot read: {error}") from error
            _compare(format_, told, compare(document, once), where)
            if more := list(compare(once, twice)):
                raise AssertionError(f"{where}: a second round trip loses more: {more[0]}")
    return True


def _compare(format_: Format, told: Iterable[Loss], losses: Iterable[Loss], where: str) -> None:
    """Assert that a format that tells its losses tells all, and that a text comes back else."""
    is_telling = type(format_).losses is not Format.losses
    said = _said(format_, told)
    for loss in losses:
        is_said = _is_said(loss, said)
        if is_telling and not is_said:
            raise AssertionError(f"{where}: `losses` does not tell that {loss}")
        if loss.field == "text" and not is_said:
            raise AssertionError(
                f"{where}: the text comes back changed; refuse what cannot be written, with a "
                "glossator.FormatError"
            )


@contextmanager
def _guarded(where: str) -> Iterator[None]:
    """Say where a format raises what it should not."""
    try:
        yield
    except AssertionError:
        raise
    except Exception as error:
        raise AssertionError(
            f"{where}: {type(error).__name__}: {error}; what cannot be written or read is told "
            "with a glossator.FormatError that says what was expected"
        ) from error


def _check_recognizes(format_: Format) -> None:
    for head in HEADS:
        try:
            answer = format_.recognizes(_Head(head))
        except Exception as error:
            raise AssertionError(
                f"format {format_.name!r}: `recognizes` fails on a file that begins with {head!r}: "
                f"{type(error).__name__}: {error}"
            ) from error
        assert answer in (True, False, None), (
            f"format {format_.name!r}: `recognizes` answers True, False or None, got {answer!r}"
        )


class _Head:
    """A file of which only the first bytes are looked at; a `Source`."""

    name = identifier = "file"

    def __init__(self, head: bytes) -> None:
        self.head = head

    def has(self, companion: str) -> bool:  # noqa: ARG002  # the contract's
        return False

    def companion(self, companion: str) -> bytes:
        raise InputError(f"no {companion} beside it")

    def warn(self, message: str, line: int = 0) -> None:
        raise FormatError(message, line=line)


def _line(data: bytes) -> str:
    return repr(data.decode("utf-8", "replace"))[:60]


class _Files:
    """Files of a format in a folder."""

    def __init__(
        self,
        format_: Format,
        folder: Path,
        plugins: Sequence[str],
        options: Mapping[str, Any] | None,
    ) -> None:
        self.format, self.folder = format_, folder
        self.asked: dict[str, Any] = {
            "format": format_.name,
            "options": options,
            "plugins": plugins,
        }
        self.is_one = format_.many and not format_.is_paired()

    def read(self, path: str | Path) -> list[Document]:
        """The documents of a file of the format."""
        try:
            documents = list(read(str(path), **self.asked))
        except (FormatError, InputError) as error:
            raise AssertionError(f"format {self.format.name!r}: it cannot read {error}") from error
        assert documents, f"format {self.format.name!r}: expected a document in {path}, found none"
        return documents

    def rewritten(self, path: str | Path, documents: Sequence[Document]) -> Iterator[Loss]:
        """The first line of a file that is another when its documents are written again."""
        if self.format.binary or Path(path).suffix not in self.format.suffixes:
            return
        made = Path(self._write(documents, "again"))
        written = made if self.is_one else next(made.rglob(f"*{self.format.suffixes[0]}"))
        before, after = (Path(one).read_bytes().split(b"\n") for one in (path, written))
        for number, (was, now) in enumerate(zip_longest(before, after, fillvalue=b""), start=1):
            if was != now:
                was_is = f"{path}:{number}: {_line(was)}, written {_line(now)}"
                yield Loss(reason="a file is written otherwise than it was", example=was_is)
                return

    def check_many(self, documents: Sequence[Document]) -> None:
        """Assert that documents come back from files as each does by itself, and in order."""
        written = self._write(documents, "many")
        if not self.format.reads() or not documents:
            return
        try:
            back = [encode(one) for one in read(written, **self.asked)]
        except FormatError as error:
            raise AssertionError(
                f"format {self.format.name!r}: a file of {len(documents)} documents cannot be "
                f"read: {error}"
            ) from error
        alone = [encode(round_trip(self.format, one)) for one in documents]
        if not self.is_one:
            back, alone = sorted(back), sorted(alone)
        assert len(back) == len(alone), (
            f"format {self.format.name!r}: {len(alone)} documents were written, {len(back)} read"
        )
        for document, one, other in zip(documents, alone, back, strict=True):
            assert one == other, (
                f"format {self.format.name!r}, document {document.id!r}: among others it comes "
                "back otherwise than alone"
            )

    def check_damaged(self, documents: Sequence[Document]) -> None:
        """Assert that files that are cut off, or are none, are told in the format's words."""
        if not (self.format.reads() and documents and self.is_one):
            return
        whole = Path(self._write(documents[-1:], "one")).read_bytes()
        cuts = [whole[: len(whole) * step // DAMAGES] for step in range(DAMAGES)]
        for data in (*cuts, *HEADS, whole[::-1]):
            path = self.folder / f"damaged{self.format.suffixes[0]}"
            path.write_bytes(data)
            try:
                for _ in read(str(path), **self.asked):
                    pass
            except FormatError as error:
                if f"format {self.format.name!r} failed:" in str(error):
                    raise AssertionError(
                        f"format {self.format.name!r}: of a damaged file it says "
                        f"{error.message!r}; raise a glossator.FormatError that says what was "
                        "expected"
                    ) from error
            except GlossatorError:
                pass  # an empty file is told by the core

    def _write(self, documents: Sequence[Document], name: str) -> str:
        suffix = self.format.suffixes[0] if self.is_one else ""
        path = str(self.folder / f"{name}{suffix}")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what is lost is told by `check_format`
            write(documents, path if suffix else path + "/", **self.asked)
        return path
