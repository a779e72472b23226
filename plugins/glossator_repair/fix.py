"""What a fix is."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from glossator_repair.draft import Draft


class Fix(NamedTuple):
    """One way to mend a document.

    Attributes:
        name: Its name; never changes.
        mends: The codes of `glossator validate` that it is for; none where what it mends is valid.
        does: What it does, in words.
        apply: Does it, and tells the draft of each thing that it has done.
        is_destructive: Whether something is lost, or guessed, by it.
    """

    name: str
    mends: tuple[str, ...]
    does: str
    apply: Callable[[Draft], None]
    is_destructive: bool = False
