"""The rows of a sentence in CoNLL-U: its words, its tokens, its empty nodes."""

from __future__ import annotations

import re
from collections.abc import Sequence

import glossator
from glossator_formats.conllu_columns import COLUMNS

_NUMBER = re.compile(r"[0-9]{1,9}(?:-[0-9]{1,9}|\.[0-9]{1,9})?")

Columns = Sequence[str]


class Rows:
    """What stands between two blank lines.

    Args:
        rows: The lines.
        first_line: The number of the first one.

    Attributes:
        comments: The lines that are comments.
        tokens: The columns of each token.
        words: The columns of each word: those of its token, unless that has several.
        token_of: The token of each word, counted from 0.
        parts: The words whose token has others, counted from 0.
        empty: The rows of empty nodes, each with the count of words before it.

    Raises:
        FormatError: at the first line that is wrong.
    """

    def __init__(self, rows: Sequence[str], first_line: int) -> None:
        self._rows, self._first_line = rows, first_line
        self.comments: list[str] = []
        self.tokens: list[Columns] = []
        self.words: list[Columns] = []
        self.token_of: list[int] = []
        self.parts: list[int] = []
        self.empty: list[tuple[int, str]] = []
        number, until = "1", 0
        for at, row in enumerate(rows):
            columns = row.split("\t")
            if columns[0] == number and len(columns) == COLUMNS:
                if len(self.words) >= until:
                    self.tokens.append(columns)
                else:
                    self.parts.append(len(self.words))
                self.words.append(columns)
                self.token_of.append(len(self.tokens) - 1)
                number = str(len(self.words) + 1)
            elif row[:1] == "#":
                self.comments.append(row)
            elif row.strip():
                until = self._other(columns, until, at)
        if len(self.words) < until:
            message = f"expected the words of a token up to {until}, got them up to "
            last = self.words[-1] if self.words else self.tokens[-1]
            raise self.bad(f"{message}{len(self.words)}", last)

    def _other(self, columns: Columns, until: int, at: int) -> int:
        """Take a token of several words or an empty node.

        Args:
            columns: The columns of its row.
            until: The number of the last word of the last token of several.
            at: Which row it is.

        Returns:
            The number of the last word of the last token of several now.
        """
        number, count = columns[0], len(self.words)
        first, _, end = number.partition("-")
        if len(columns) != COLUMNS:
            message = f"expected {COLUMNS} columns, got {len(columns)}: {self._rows[at][:40]!r}"
        elif not _NUMBER.fullmatch(number):
            message = f"expected the number of a word, got {number!r}"
        elif number.startswith(f"{count}."):
            self.empty.append((count, self._rows[at]))
            return until
        elif end and int(first) == count + 1 > until and int(end) > count:
            self.tokens.append(columns)
            return int(end)
        else:
            message = f"expected {count + 1} as the number of a word, got {number!r}"
        raise glossator.FormatError(message, line=self._first_line + at)

    def bad(self, message: str, columns: Columns) -> glossator.FormatError:
        """An error at the row of a word or token, which has these columns."""
        # No two of them have the same number.
        at = self._rows.index("\t".join(columns))
        return glossator.FormatError(message, line=self._first_line + at)
