"""Text of unknown origin on one line of a terminal."""

from __future__ import annotations


def printable(text: str) -> str:
    """The text with escapes for what would command a terminal or begin a new line."""
    if text.isprintable():
        return text
    return "".join(one if one.isprintable() else _escaped(one) for one in text)


def _escaped(character: str) -> str:
    return character.encode("unicode_escape").decode("ascii")
