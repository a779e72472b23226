"""Making the tables that a query needs: files in a folder, of all documents or of a share."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from glossator import Document
from glossator.cli.shared import WHOLE, Ids, Share
from glossator_tables.corpus import Corpus
from glossator_tables.facts import Facts
from glossator_tables.names import DOCUMENTS
from glossator_tables.spared import import_pyarrow


class Made(msgspec.Struct):
    """What was made.

    Attributes:
        files: Table to its file.
        facts: What is known of the layers.
        ids: Those of the documents, as `Ids.seen`.
    """

    files: dict[str, str]
    facts: Facts
    ids: set[bytes]


def prepare(corpus: Corpus) -> None:
    """Import what it takes."""
    import_pyarrow(corpus.registry)
    import pyarrow.parquet  # noqa: F401

    from glossator_tables import batches, files  # noqa: F401


def make_tables(
    corpus: Corpus,
    names: Sequence[str] | None,
    folder: Path,
    share: Share = WHOLE,
    documents: Iterable[Document] | None = None,
) -> Made:
    """Make tables of documents.

    Args:
        corpus: The inputs.
        names: The tables; all unless given.
        folder: Where their files go.
        share: The share of the documents; all unless given.
        documents: What to take in place of the corpus' own.

    Raises:
        FormatError, InputError, OptionError: where a document cannot be read, or be in a table.
    """
    prepare(corpus)
    from glossator_tables.batches import Tables, without_collector
    from glossator_tables.files import open_folder
    from glossator_tables.rows import SENTENCES

    layers = None if names is None else [name for name in names if name != DOCUMENTS]
    tables = Tables(corpus.types, layers, documents=names is None or DOCUMENTS in names)
    ids = Ids()
    if documents is None:
        documents = corpus.read(layers and [*layers, SENTENCES], ids, share)
    with without_collector(), open_folder(folder, "parquet", tables.schemas) as files:
        for name, batch in tables.batches(documents):
            files.add(name, batch)
    return Made({name: str(files.place(name)) for name in files.rows}, tables.facts, set(ids.seen))
