"""What users type: comma lists and pairs, read alike wherever they may stand."""

from __future__ import annotations

from glossator.errors import OptionError


def names(*typed: str) -> list[str]:
    """The names of one or several comma lists: ``names("a, b", "c")`` is ``["a", "b", "c"]``."""
    return [name for text in typed for part in text.split(",") if (name := part.strip())]


def pair(text: str, option: str, form: str, *, value_needed: bool = True) -> tuple[str, str]:
    """The two sides of ``A=B``; only the first ``=`` parts them.

    Args:
        text: What was typed.
        option: Where, for the error: ``--map``.
        form: What was expected there: ``OLD=NEW``.
        value_needed: Whether an empty right side is a mistake.

    Raises:
        OptionError: where a side is missing.
    """
    left, equals, right = (part.strip() for part in text.partition("="))
    if not (left and equals and (right or not value_needed)):
        raise OptionError(f"{option}: expected {form}, got {text!r}")
    return left, right
