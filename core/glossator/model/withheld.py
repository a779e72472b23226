"""A text that is not there: annotations that are shared without the text they were made from."""

from __future__ import annotations

import hashlib
from typing import Any


class WithheldText(str):
    """A text of which only its length and its hash are known.

    Offsets can be checked against it, and hashes of what was made from it; there is nothing to read
    in it.

    Attributes:
        length: Its code points.
        digest: ``sha256:`` of it in UTF-8.
    """

    length: int
    digest: str

    def __new__(cls, length: int, digest: str) -> WithheldText:
        made = super().__new__(cls)
        made.length, made.digest = length, digest
        return made

    def __len__(self) -> int:
        return self.length

    def __eq__(self, other: object) -> bool:
        return isinstance(other, str) and self.digest == digest_of_text(other)

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return hash(self.digest)

    def __getnewargs__(self) -> Any:
        return self.length, self.digest

    def __repr__(self) -> str:
        return f"WithheldText({self.length}, {self.digest!r})"


def digest_of_text(text: str) -> str:
    """``sha256:`` of a text in UTF-8, whether or not it is there."""
    if isinstance(text, WithheldText):
        return text.digest
    return "sha256:" + hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
