"""What a check finds, and what it measures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, get_args

import msgspec

from glossator.cli.shared import counted

Level = Literal["error", "warning", "note"]


class Finding(msgspec.Struct, frozen=True):
    """One thing that is wrong, or could be better.

    Attributes:
        level: An error breaks the contract, a warning will trouble users, a note is to be known.
        about: What it is about: ``annotator payments``.
        code: The kind of finding, for programs.
        message: What was expected and found.
        hint: What to do.
    """

    level: Level
    about: str
    code: str
    message: str
    hint: str = ""

    def __str__(self) -> str:
        message = " ".join(self.message.split())
        hint = f"; {self.hint}" if self.hint else ""
        return f"{self.level:<8} {self.about}: {message}{hint} ({self.code})"


class Measure(msgspec.Struct, frozen=True):
    """How fast something is, and how much memory it takes, on the standard corpus.

    Attributes:
        about: What was measured.
        characters: Code points of the corpus.
        seconds_to_load: Until its first result.
        characters_per_second: After that.
        megabytes: How much more memory the process has at its peak; None where that is not told.
    """

    about: str
    characters: int
    seconds_to_load: float
    characters_per_second: int
    megabytes: float | None = None

    def __str__(self) -> str:
        memory = "" if self.megabytes is None else f", {self.megabytes:,.0f} MB more memory"
        return (
            f"{self.about}: {self.seconds_to_load:.2f} s to load, then "
            f"about {_rounded(self.characters_per_second):,} characters/s{memory}"
        )


def _rounded(number: int) -> int:
    """With one digit that counts: the same machine gives another figure each time."""
    return round(number, 1 - len(str(number)))


class Report(msgspec.Struct):
    """All of a check."""

    plugin: str
    origin: str
    checked: list[str] = []
    findings: list[Finding] = []
    measured: list[Measure] = []

    def add(self, findings: Iterable[Finding]) -> None:
        """Add findings, the same ones once."""
        self.findings += [one for one in findings if one not in self.findings]

    def lines(self) -> Iterator[str]:
        """What it says to people, the worst first."""
        yield f"{self.plugin}, from {self.origin}: {', '.join(self.checked) or 'nothing'}"
        for level in get_args(Level):
            yield from (str(one) for one in self.findings if one.level == level)
        yield from (f"measured {one}" for one in self.measured)
        counts = [counted(self.count(level), level) for level in get_args(Level)]
        yield ", ".join(counts)

    def count(self, level: Level) -> int:
        """How many findings are of a level."""
        return sum(one.level == level for one in self.findings)
