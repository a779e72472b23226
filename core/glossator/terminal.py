"""Text of unknown origin in a terminal: nothing of it commands the terminal."""

from __future__ import annotations

from collections import Counter

BREAKS = "\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"
"""What ends a line."""

VISIBLE: dict[int, int | str] = {
    **{code: 0x2400 + code for code in range(32)},
    **dict.fromkeys([*range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)], "·"),
    **{ord(one): one for one in BREAKS},
    ord("\t"): " ",
}
"""What is drawn for characters that would command the terminal, one for one."""


MOST = 100
"""Lines of a kind that are told one by one: where a whole corpus is at fault, more say no more."""


class Sparing:
    """Of each kind the first are told one by one, what follows is counted."""

    def __init__(self) -> None:
        self._count: Counter[str] = Counter()

    def is_told(self, kind: str) -> bool:
        """Whether one more of a kind is still told; it is counted in any case."""
        self._count[kind] += 1
        return self._count[kind] <= MOST

    def rest(self) -> str:
        """How many of which kinds were only counted; no words where all were told."""
        more = [f"{count - MOST} of {kind}" for kind, count in self._count.items() if count > MOST]
        return f"not listed: {', '.join(more)}" if more else ""


def visible(text: str) -> str:
    """Words on one line, as they are drawn: with a sign for what would command the terminal."""
    return " ".join(text.split()).translate(VISIBLE)


def figure(value: float | None, digits: int = 3) -> str:
    """A figure for people; a dash where there was nothing to measure."""
    return "-" if value is None else f"{value:.{digits}f}"


def rounded(value: float | None) -> float | None:
    """A figure for programs, of four digits; null where there was nothing to measure."""
    return None if value is None else round(value, 4)


def printable(text: str) -> str:
    """A message on one line, with escapes for what would command the terminal."""
    if text.isprintable():
        return text
    return "".join(one if one.isprintable() else _escaped(one) for one in text)


def _escaped(character: str) -> str:
    if "\udc80" <= character <= "\udcff":  # a byte of a file's name that is no UTF-8
        return f"\\x{ord(character) - 0xDC00:02x}"
    return character.encode("unicode_escape").decode("ascii")
