"""Joining two sides by document id, without holding either; where their texts part."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator
from types import TracebackType
from typing import IO, TypeVar

A = TypeVar("A")
B = TypeVar("B")


def joined(
    ours: Iterable[tuple[str, A]],
    theirs: Iterable[tuple[str, B]],
    *,
    pack: Callable[[B], bytes],
    unpack: Callable[[bytes], B],
    common: Container[str] | None = None,
) -> Iterator[tuple[str, A | None, B | None]]:
    """Each document of ours, in order, with the one of theirs of its id; then the rest of theirs.

    Where both sides have their documents in one order, one document of each is in memory. Else
    what comes before its turn waits on disk: memory grows by its id only.

    Args:
        ours: Ids, each once, and whatever is joined.
        theirs: The same of the other side.
        pack: What waits, as bytes.
        unpack: What waited, from these.
        common: The ids that both sides have, where that is known: no other is looked for.
    """
    coming = iter(theirs)
    with _Waiting() as waiting:
        for identifier, mine in ours:
            if common is not None and identifier not in common:
                yield identifier, mine, None
            elif identifier in waiting:
                yield identifier, mine, unpack(waiting.take(identifier))
            else:
                for other, found in coming:
                    if other == identifier:
                        yield identifier, mine, found
                        break
                    waiting.put(other, pack(found))
                else:
                    yield identifier, mine, None
        for identifier in waiting.ids():
            yield identifier, None, unpack(waiting.take(identifier))
        for identifier, found in coming:
            yield identifier, None, found


def parting(one: str, other: str) -> int | None:
    """Where two texts are no longer the same, in code points; the length of a shorter one.

    None where only white space behind the last word differs, as editors add and take away: offsets
    in one are those in the other.
    """
    if one.rstrip() == other.rstrip():
        return None
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


class _Waiting:
    """What came before its turn: in a file that nobody else sees, found by id."""

    def __init__(self) -> None:
        self._places: dict[str, tuple[int, int]] = {}
        self._end = 0
        self._file: IO[bytes] | None = None

    def __enter__(self) -> _Waiting:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        if self._file:
            self._file.close()

    def __contains__(self, identifier: str) -> bool:
        return identifier in self._places

    def ids(self) -> list[str]:
        """Who waits, in the order in which they came."""
        return list(self._places)

    def put(self, identifier: str, data: bytes) -> None:
        """Have it wait."""
        if self._file is None:
            from tempfile import TemporaryFile  # few need it, and it takes time to import

            self._file = TemporaryFile()  # noqa: SIM115  # closed with this
        self._file.seek(self._end)
        self._file.write(data)
        self._places[identifier] = self._end, len(data)
        self._end += len(data)

    def take(self, identifier: str) -> bytes:
        """Have it wait no longer."""
        start, length = self._places.pop(identifier)
        assert self._file, "something waits"
        self._file.seek(start)
        return self._file.read(length)
