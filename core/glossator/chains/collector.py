"""How often Python looks for garbage in cycles: seldom while documents are annotated.

Annotations are many objects that live as long as their batch, and hardly any is in a cycle: at
Python's own thresholds a tenth of a chain's time goes into walking them.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

SELDOM = (200_000, 20, 100)
"""Thresholds of `gc.set_threshold`; what is in cycles still goes, some tens of megabytes later."""


class _Shared:
    """The thresholds are the process's: the last thread that is done puts them back."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._running = 0
        self._before = SELDOM

    def enter(self) -> None:
        with self._lock:
            if not self._running:
                self._before = gc.get_threshold()
                # Whoever has turned it off (0), or has it look more seldom still, knows why.
                if 0 < self._before[0] < SELDOM[0]:
                    gc.set_threshold(*SELDOM)
            self._running += 1

    def leave(self) -> None:
        with self._lock:
            self._running -= 1
            if not self._running and gc.get_threshold() == SELDOM:
                gc.set_threshold(*self._before)


_SHARED = _Shared()


@contextmanager
def seldom() -> Iterator[None]:
    """Have the collector look seldom meanwhile, and as before afterwards."""
    _SHARED.enter()
    try:
        yield
    finally:
        _SHARED.leave()
