"""Formats: kinds of files that documents are read from or written to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar


class Format:
    """A kind of file."""

    name: ClassVar[str] = ""
    suffixes: ClassVar[Sequence[str]] = ()
