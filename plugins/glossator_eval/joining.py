"""Joining two sides document by document, without holding either."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator

import msgspec

from glossator import InputError
from glossator_eval.items import Item

Found = list[list[Item]]
"""The items of one document, of each comparison."""

_packed = msgspec.msgpack.Decoder(Found)


def joined(
    gold: Iterable[tuple[str, Found]],
    predicted: Iterable[tuple[str, Found]],
    common: Container[str],
) -> Iterator[tuple[str, Found, Found | None]]:
    """Each document of gold with what was predicted for it; None where it was not annotated.

    Where both sides have their documents in one order, one document of each is in memory. Else
    what comes before its turn waits, packed.

    Args:
        gold: Ids and items.
        predicted: The same, of documents in `common` only.
        common: The ids that both sides have.

    Raises:
        InputError: where a document is no longer there.
    """
    waiting: dict[str, bytes] = {}
    predicted = iter(predicted)
    for identifier, mine in gold:
        if identifier not in common:
            yield identifier, mine, None
        elif identifier in waiting:
            yield identifier, mine, _packed.decode(waiting.pop(identifier))
        else:
            for other, theirs in predicted:
                if other == identifier:
                    yield identifier, mine, theirs
                    break
                waiting[other] = _pack(theirs)
            else:
                raise InputError(f"document {identifier!r} was changed while it was compared")


def _pack(found: Found) -> bytes:
    return msgspec.msgpack.encode(
        [[(i.start, i.end, i.label, i.fields, i.optional) for i in items] for items in found]
    )
