"""Where an index lies: beside its input, or where that cannot be written to, in the user's cache.

An index is taken for what it says it is of only: of files as they are now, read by this version.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from glossator import InputError
from glossator.cli.shared import State, cache_folder
from glossator_serve.building import build
from glossator_serve.corpus import Corpus
from glossator_serve.progress import Progress
from glossator_serve.search import Index

SUFFIX = ".index"
KEY, CONTENT = "key", "content"


@contextmanager
def open_index(corpus: Corpus, named: Path | None, progress: Progress) -> Iterator[Index]:
    """The index of a corpus; made first where there is none, or the corpus has changed since.

    Args:
        corpus: The documents.
        named: Where it is to be; unless given, beside the input or in the cache.
        progress: Tells how far it is, and where it lies.

    Raises:
        InputError: where no document can be read, an input changes meanwhile, or the index cannot
            be written.
    """
    with _place(corpus, named, progress) as place:
        try:
            if corpus.is_stream or not _is_of(place, corpus):
                _make(place, corpus, progress)
        except OSError as error:
            raise InputError(f"{place}: {error.strerror or error}") from None
        with closing(Index(place, corpus.types)) as index:
            yield index


@contextmanager
def _place(corpus: Corpus, named: Path | None, progress: Progress) -> Iterator[Path]:
    """Where its index is, or is to be."""
    if named:
        yield named
        return
    wanted = _beside(corpus)
    if wanted and os.access(wanted.parent, os.W_OK) and _may_be_ours(wanted):
        yield wanted
        return
    if not corpus.is_stream and (folder := cache_folder("indexes")):
        names = "\0".join(sorted(str(Path(one).resolve()) for one in corpus.inputs))
        key = hashlib.sha256(names.encode("utf-8", "surrogateescape")).hexdigest()[:32]
        if wanted:
            progress.elsewhere(wanted.parent, folder)
        yield folder / f"{key}{SUFFIX}"
        return
    with TemporaryDirectory(prefix="glossator-") as folder_name:
        yield Path(folder_name) / f"corpus{SUFFIX}"


def _beside(corpus: Corpus) -> Path | None:
    """The place beside the one file or folder that was named; None of several, or of a glob."""
    if corpus.is_stream or len(corpus.inputs) != 1:
        return None
    path = Path(corpus.inputs[0])
    if not path.exists():
        return None
    path = path.resolve()
    # Hidden, so that no command takes it from a folder for an input.
    return path.with_name(f".{path.name}{SUFFIX}") if path.name else None


def _may_be_ours(place: Path) -> bool:
    """Whether nobody else has put something there: what an index says is believed."""
    try:
        return place.stat(follow_symlinks=False).st_uid == os.getuid()
    except FileNotFoundError:
        return True
    except AttributeError:  # where files have no owners
        return True


def _is_of(place: Path, corpus: Corpus) -> bool:
    """Whether a file is the whole index of a corpus as it is now."""
    try:
        with closing(sqlite3.connect(f"{place.absolute().as_uri()}?mode=ro", uri=True)) as found:
            told = dict(found.execute("SELECT name, value FROM meta"))
    except (sqlite3.Error, OSError, ValueError):
        return False
    if told.get(KEY) != corpus.state().key:
        return False
    return not told.get(CONTENT) or told[CONTENT] == corpus.content()


def _make(place: Path, corpus: Corpus, progress: Progress) -> None:
    before = None if corpus.is_stream else corpus.state()

    def meta() -> dict[str, str]:
        if not progress.watch.documents:
            raise InputError("expected a document, got none that can be read: nothing to look at")
        return _told(corpus, before)

    with progress.making(place):
        documents = corpus.read(progress.unread)
        build(place, documents, corpus.types, meta, progress.watch.advance)


def _told(corpus: Corpus, before: State | None) -> dict[str, str]:
    """What an index says it is of."""
    if before is None:
        return {KEY: "stream"}
    if corpus.state().key != before.key:
        raise InputError("an input was changed while it was read: start again")
    # Of what was changed a moment ago the times say nothing: it may have been changed again.
    return {KEY: before.key, CONTENT: "" if before.is_settled else corpus.content()}
