"""Tables that a query has needed, kept for the next: Parquet files in a folder for each table.

A table is found under what its inputs are like and what its columns are, so that after any change
of these it is made anew. The folder is the user's alone, since texts stand in it.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

import msgspec

import glossator
from glossator import Document, InputError
from glossator.cli.shared import State, cache_folder, code_of
from glossator_tables.corpus import HASHED, Corpus
from glossator_tables.helpers import Helpers, helpers
from glossator_tables.making import make_tables
from glossator_tables.names import DOCUMENTS

MOST = 1 << 30
"""Bytes that are kept; corpora not asked for longest go first."""

STALE = 24 * 3600
"""Seconds after which what was being made is nobody's any more."""

_MAKING = ".making-"
_CONTENT = "content"
_TABLE = "table.json"
VERSION = 3
"""Another whenever the tables of this plugin become others."""


class _Table(msgspec.Struct):
    """What is kept of a table.

    Attributes:
        notes: What there is to tell of it.
        sizes: Its files, and the bytes that each has where it is whole.
    """

    notes: list[str]
    sizes: dict[str, int]


class Store:
    """The tables of a corpus, each a folder of files, made when it is first asked for.

    Args:
        corpus: The documents.
        root: Where tables of corpora are kept.
        state: What its files are like; None of a stream.
        helpers: Who makes tables of a large corpus.
    """

    def __init__(
        self, corpus: Corpus, root: Path, state: State | None, helpers: Helpers | None
    ) -> None:
        self._corpus, self._state, self._helpers = corpus, state, helpers
        self.root, self.folder = root, root / (state.key if state else "stream")
        self._content = "" if state is None or state.is_settled else corpus.content()
        """The hash of the files, where their times are not to be relied on."""
        self._streamed: dict[str, str] | None = None
        """The layers of a stream, which is read only once and then as a whole."""

    def files(self, names: Sequence[str]) -> tuple[dict[str, list[Path]], list[str]]:
        """The files of tables, and what there is to tell of them.

        Raises:
            FormatError, InputError: as `glossator.read` does, and where a file changes meanwhile.
        """
        if self._corpus.is_stream:
            self.layers()
        places = {name: self._place(name) for name in names}
        missing = [name for name, place in places.items() if not _is_whole(place)]
        if missing:
            self._make(missing, () if self._corpus.is_stream else None)
        if self._helpers:
            self._helpers.end()
        with suppress(OSError):
            os.utime(self.folder)
        kept = {name: _kept(place) for name, place in places.items()}
        files = {name: [places[name] / one for one in table.sizes] for name, table in kept.items()}
        return files, [note for table in kept.values() for note in table.notes]

    def layers(self) -> dict[str, str]:
        """The layers of the corpus, and their types."""
        if self._corpus.is_stream:
            if self._streamed is None:
                self._make(None)
            return self._streamed or {}
        place = self.folder / "layers.json"
        try:
            return msgspec.json.decode(place.read_bytes(), type=dict[str, str])
        except (OSError, msgspec.DecodeError):
            found = dict(self._corpus.layers)
            with suppress(OSError):
                _write(place, msgspec.json.encode(found))
            return found

    def _place(self, name: str) -> Path:
        """A table's folder, named by the layer, its columns and the code of its class."""
        cls = self._corpus.types.get(name)
        if cls is None and name != DOCUMENTS:
            cls = self._corpus.types.get(self.layers().get(name, ""))
        facts = [str(VERSION), name]
        if cls:
            columns = [(one.name, one.type) for one in glossator.columns(cls)]
            facts += [cls.layer_version, repr(columns), code_of(cls)]
        digest = hashlib.sha256("\0".join(facts).encode("utf-8", "surrogatepass")).hexdigest()
        return self.folder / digest[:32]

    def _make(
        self, names: Sequence[str] | None, documents: Iterable[Document] | None = None
    ) -> None:
        """Make tables, or all, of the documents of the corpus unless others are given."""
        # What is made at the same time elsewhere has a folder of its own.
        with tempfile.TemporaryDirectory(prefix=_MAKING, dir=self.root) as folder:
            making = Path(folder)
            made = names and self._helpers and self._helpers.make(names, making)
            if not made:
                made = [make_tables(self._corpus, names, making / "0", documents=documents)]
            self._check_unchanged()
            facts = made[0].facts
            if names is None:
                self._streamed = facts.types()
            self.folder.mkdir(mode=0o700, exist_ok=True)
            if self._content:
                _write(self.folder / _CONTENT, self._content.encode())
            layers = [name for name in names or () if name != DOCUMENTS]
            for name in {name: None for one in made for name in one.files}:
                notes = [one for one in facts.notes(layers) if one.startswith(f"{name}: ")]
                table = making / "table"
                table.mkdir()
                sizes: dict[str, int] = {}
                for number, one in enumerate(made):
                    if name in one.files:
                        file = Path(one.files[name]).rename(table / f"{number:06}.parquet")
                        sizes[file.name] = file.stat().st_size
                (table / _TABLE).write_bytes(msgspec.json.encode(_Table(notes, sizes)))
                with suppress(OSError):  # it was made elsewhere meanwhile
                    table.rename(self._place(name))

    def verify(self) -> None:
        """Forget tables that were made of files which had just been changed, and were again."""
        place = self.folder / _CONTENT
        try:
            made_of = place.read_text()
        except OSError:
            return
        if made_of != (self._content or self._corpus.content()):
            shutil.rmtree(self.folder, ignore_errors=True)
        elif not self._content:
            place.unlink(missing_ok=True)

    def _check_unchanged(self) -> None:
        if self._state is None:
            return
        same = self._corpus.state().key == self._state.key
        if not same or (self._content and self._content != self._corpus.content()):
            raise InputError("an input was changed while it was read: ask again")


@contextmanager
def open_store(corpus: Corpus, *, keep: bool) -> Iterator[Store]:
    """The tables of a corpus; those that are not to be kept go at the end.

    Args:
        corpus: The documents.
        keep: Whether to keep them for the next query, where that can be done.
    """
    state = None if corpus.is_stream else corpus.state()
    is_sure = state and (state.is_settled or state.size <= HASHED)
    root = cache_folder("tables") if keep and is_sure else None
    with ExitStack() as stack:
        folder = root
        if folder is None:
            temporary = tempfile.TemporaryDirectory(prefix="glossator-")
            folder = Path(stack.enter_context(temporary))
        is_new = state is not None and not (folder / state.key).is_dir()
        who = helpers(corpus, state.size if state else 0, soon=is_new)
        store = Store(corpus, folder, state, stack.enter_context(who))
        if root:
            stack.callback(_prune, store)
            store.verify()
        yield store


def _prune(store: Store) -> None:
    """Leave at most `MOST` bytes, those that were asked for last."""
    found: list[tuple[float, Path]] = []
    for folder in store.root.iterdir():
        with suppress(OSError):
            changed = folder.stat().st_mtime
            if not folder.name.startswith(_MAKING):
                found.append((changed, folder))
            elif time.time() - changed > STALE:
                shutil.rmtree(folder, ignore_errors=True)
    left = MOST
    for _, folder in sorted(found, key=lambda one: (one[1] != store.folder, -one[0])):
        with suppress(OSError):
            left -= sum(path.stat().st_size for path in folder.rglob("*"))
        if left < 0:
            shutil.rmtree(folder, ignore_errors=True)


def _kept(place: Path) -> _Table:
    return msgspec.json.decode((place / _TABLE).read_bytes(), type=_Table)


def _is_whole(place: Path) -> bool:
    """Whether a table is there; of one that a disk or a cleaner has damaged nothing is left."""
    if not place.is_dir():
        return False
    try:
        if all((place / name).stat().st_size == size for name, size in _kept(place).sizes.items()):
            return True
    except (OSError, ValueError):
        pass
    shutil.rmtree(place, ignore_errors=True)
    return False


def _write(place: Path, data: bytes) -> None:
    """Write a small file, whole or not at all."""
    place.parent.mkdir(mode=0o700, exist_ok=True)
    partial = place.with_name(f"{place.name}.{os.getpid()}")
    partial.write_bytes(data)
    partial.replace(place)
