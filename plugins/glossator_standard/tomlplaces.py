"""Where the entries of a TOML file of lists stand, which Python's reader does not say."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

Key = tuple[str, int, str]
"""A list, the number of an entry in it (-1: the list itself), a field of the entry or nothing."""

_TOKEN = re.compile(
    r'''[ \t\r]+|\#[^\n]*  # nothing
    |(?P<string>"""(?:\\.|[^\\])*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:\\.|[^"\\\n])*"|'[^'\n]*')
    |(?P<bare>[^\s\[\]{},=.\#"']+)
    |(?P<mark>.|\n)''',
    re.DOTALL | re.VERBOSE,
)


class _Token(NamedTuple):
    kind: str
    text: str
    at: int


def places(text: str) -> dict[Key, int]:
    """The offset of every list, entry and field of a valid TOML file, as it is written.

    A list is an array of strings and inline tables, or an array of tables (``[[cues]]``).
    """
    return _Scan(text).found


class _Scan:
    def __init__(self, text: str) -> None:
        self.found: dict[Key, int] = {}
        self._tokens = list(_tokens(text))
        self._counts: Counter[str] = Counter()
        self._open: list[str] = []
        self._list = ""
        self._in_table = False
        position = 0
        while position < len(self._tokens):
            position = self._step(position)

    def _step(self, position: int) -> int:
        token, after = self._tokens[position], self._text(position + 1)
        if token.text == "[" and not self._open and self._text(position - 1) in ("\n", ""):
            return self._header(position)
        if after == "=" and token.kind in ("bare", "string"):
            self._key(_bare(token.text), token.at)
            return position + 2
        if self._open == ["["] and not self._in_table and token.text not in "],\n[":
            self._entry(token.at)
        if token.text in ("[", "{"):
            self._open.append(token.text)
        elif token.text in ("]", "}"):
            self._open.pop()
        return position + 1

    def _header(self, position: int) -> int:
        """The head of a table, ``[[cues]]`` or ``[cues]``: an entry of its own."""
        position += 1 + (self._text(position + 1) == "[")
        self._list, self._in_table = _bare(self._text(position)), True
        self._entry(self._tokens[position].at)
        while self._text(position) not in ("\n", ""):
            position += 1
        return position

    def _key(self, name: str, at: int) -> None:
        if not self._open and not self._in_table:
            self._list = name
            self.found[name, -1, ""] = at
        else:
            self.found[self._list, self._counts[self._list] - 1, name] = at

    def _entry(self, at: int) -> None:
        self.found.setdefault((self._list, -1, ""), at)
        self.found[self._list, self._counts[self._list], ""] = at
        self._counts[self._list] += 1

    def _text(self, position: int) -> str:
        return self._tokens[position].text if 0 <= position < len(self._tokens) else ""


def _tokens(text: str) -> Iterator[_Token]:
    for match in _TOKEN.finditer(text):
        if match.lastgroup:
            yield _Token(match.lastgroup, match[0], match.start())


def _bare(key: str) -> str:
    return key[1:-1] if key[:1] in ("'", '"') else key
