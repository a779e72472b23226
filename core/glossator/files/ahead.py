"""Reading ahead of who asks, so that one can know whether something is there without waiting."""

from __future__ import annotations

import queue
import threading
from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

T = TypeVar("T")

_MOST = 32
"""Items that are read and not asked for yet."""


class ReadAhead(Iterator[T], Generic[T]):
    """What an iterable yields, taken from it by a thread."""

    def __init__(self, items: Iterable[T]) -> None:
        self._read: queue.Queue[tuple[T] | BaseException] = queue.Queue(_MOST)
        self._next: tuple[T] | BaseException | None = None
        # It may wait for ever, for somebody to write: nothing waits for it at the end.
        threading.Thread(target=self._take, args=(items,), daemon=True).start()

    def is_waiting(self, seconds: float) -> bool:
        """Whether nothing has come for so many seconds, and the end has not either."""
        if self._next is None:
            try:
                self._next = self._read.get(timeout=seconds)
            except queue.Empty:
                return True
        return False

    def __next__(self) -> T:
        one = self._next or self._read.get()
        if isinstance(one, BaseException):
            self._next = one  # the end stays the end
            raise one
        self._next = None
        return one[0]

    def _take(self, items: Iterable[T]) -> None:
        try:
            for item in items:
                self._read.put((item,))
            self._read.put(StopIteration())
        except BaseException as error:  # noqa: BLE001  # raised where it is asked for
            self._read.put(error)
