"""Files of patterns: what rules look for in a text, each with an example that is its test.

::

    source = "written for this project"

    [part]                      # what patterns have in common, which they name in braces
    month = "(?:jan|feb)"

    [dated]                     # line breaks and the blanks behind them are no part of a pattern
    pattern = '{month} [0-9]+'
    example = "feb 4"
    no = ["feb"]                # what it is not found in

    [[button]]                  # of several, one is found
    pattern = '[a-z]+ this'
    example = "share this"
    signs = [" this"]           # what has none of these is not searched
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from pathlib import Path

import msgspec

_BROKEN = re.compile(r"\n\s*")
_NAMED = re.compile(r"\{([a-z]\w*)\}")


class Row(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A pattern.

    Attributes:
        pattern: A regular expression.
        example: What it is found in.
        no: What it is not found in.
        signs: Strings of which what it is found in has one: they are found sooner than a pattern.
    """

    pattern: str
    example: str
    no: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()


class Patterns(dict[str, re.Pattern[str]]):
    """The patterns of a file by name, each made when it is first asked for.

    Args:
        file: A TOML file with its `source`, patterns, and the table `part` of what they share.
        parts: Makes further parts, such as the words of a list, when they are needed.

    Raises:
        KeyError: of a pattern or a part that there is not.
    """

    def __init__(self, file: Path, parts: Callable[[], Mapping[str, str]] = dict) -> None:
        self._file, self._further = file, parts
        self._searched: dict[str, list[tuple[tuple[str, ...], re.Pattern[str]]]] = {}

    @cached_property
    def rows(self) -> Mapping[str, tuple[Row, ...]]:
        """The rows of each pattern, which are matched one after the other."""
        data = tomllib.loads(self._file.read_text("utf-8"))
        self._parts = {**self._further(), **data.pop("part", {})}
        del data["source"]
        rows = {name: one if isinstance(one, list) else [one] for name, one in data.items()}
        return msgspec.convert(rows, dict[str, tuple[Row, ...]])

    def compiled(self, row: Row) -> re.Pattern[str]:
        """What a row says by itself."""
        return re.compile(self._whole(row.pattern))

    def prepare(self) -> None:
        """Make those of one row, before a text waits for them and so that processes share them."""
        for name, rows in self.rows.items():
            if len(rows) == 1:
                self.setdefault(name, self[name])

    def found(self, name: str, text: str) -> Iterator[re.Match[str]]:
        """Where each of a pattern's rows is found, one row after the other."""
        if name not in self._searched:
            rows = self.rows[name]
            self._searched[name] = [(row.signs or ("",), self.compiled(row)) for row in rows]
        for signs, pattern in self._searched[name]:
            for sign in signs:  # a loop is twice as fast as any()
                if sign in text:
                    yield from pattern.finditer(text)
                    break

    def __missing__(self, name: str) -> re.Pattern[str]:
        made = re.compile("|".join(self._whole(row.pattern) for row in self.rows[name]))
        self[name] = made
        return made

    def _whole(self, pattern: str) -> str:
        """A pattern with its parts, and theirs."""
        return _NAMED.sub(lambda part: self._whole(self._parts[part[1]]), _BROKEN.sub("", pattern))
