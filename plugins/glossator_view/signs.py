"""Signs for characters that one cannot see, or that would reorder the text around them."""

from __future__ import annotations

import re
import unicodedata

_TOWARDS = {
    **dict.fromkeys("\u202a\u202d\u2066", "⇢"),
    **dict.fromkeys("\u202b\u202e\u2067", "⇠"),
    **dict.fromkeys("\u202c\u2068\u2069", "⋄"),
}
"""Embeddings, overrides and isolates: left to right, right to left, and the others."""

UNSEEN = re.compile("[\x00-\x08\x0b-\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
"""Controls but for tabs and line breaks, directions, and halves of surrogate pairs."""

_CONTROLS = {0x85: "NEXT LINE", 0x7F: "DELETE"}


def sign(character: str) -> str:
    """What is shown for one that is `UNSEEN`: one sign, so that offsets stay."""
    code = ord(character)
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "␡"
    return _TOWARDS.get(character, "\ufffd")


def name(character: str) -> str:
    """What the sign stands for: ``U+202E RIGHT-TO-LEFT OVERRIDE``."""
    code = ord(character)
    words = unicodedata.name(character, "") or _CONTROLS.get(code, "")
    if not words and code < 0x20:
        words = unicodedata.name(chr(0x2400 + code)).removeprefix("SYMBOL FOR ")
    return f"U+{code:04X} {words}".rstrip()


def shown(text: str) -> str:
    """The text with its signs."""
    return UNSEEN.sub(lambda found: sign(found[0]), text)
