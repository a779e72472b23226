"""Inputs that several processes read together, each a stretch of them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

from glossator.files.inputs import InputFile
from glossator.files.ranges import can_be_cut, records_between
from glossator.files.reading import Ids, Unreadable, read_records
from glossator.model.document import Document


class Share(NamedTuple):
    """One stretch of inputs among equal ones.

    Attributes:
        number: Which one it is, from 0.
        among: How many there are.
    """

    number: int
    among: int


WHOLE = Share(0, 1)
"""All of them."""


def read_share(
    files: Sequence[InputFile], share: Share, ids: Ids, only: Collection[str] | None = None
) -> Iterator[Document | Unreadable]:
    """The documents of a share of files; all shares together have each document once, in order.

    Args:
        files: What to read. JSON Lines are cut, all other files are whole; a stream has no share.
        share: Which stretch.
        ids: Those of the documents before; nobody looks whether two shares have one id.
        only: As in `read_documents`.

    Raises:
        InputError: where it cannot be seen what a file is.
        OSError: where one is no longer there.
    """
    if share == WHOLE:
        for file in files:
            yield from read_records(file, ids, only=only)
        return
    sizes = [path.stat().st_size for file in files if (path := file.path)]
    total = sum(sizes)
    first = total * share.number // share.among
    after = total * (share.number + 1) // share.among
    if share.number + 1 == share.among:
        after += 1  # what is empty at the end
    begin = end = 0
    for file, size in zip(files, sizes, strict=True):
        begin, end = end, end + size
        if end < first or begin >= after:
            continue
        if can_be_cut(file):
            records = records_between(file, max(first - begin, 0), after - begin)
            yield from read_records(file, ids, records, only)
        elif begin >= first:
            yield from read_records(file, ids, only=only)
