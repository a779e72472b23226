"""The rows of a sentence in CoNLL-U: its tokens, its words and their heads, its empty nodes."""

from __future__ import annotations

import re
from collections.abc import Sequence

import glossator
from glossator_formats.conllu_columns import COLUMNS, DIGITS, NOTHING

_NUMBER = re.compile(r"[0-9]{1,9}(?:-[0-9]{1,9}|\.[0-9]{1,9})?")
_BLANK = [NOTHING] * (COLUMNS - 3)
"""What stands between form and MISC where nothing is said."""

Columns = Sequence[str]


class Rows:
    """What stands between two blank lines.

    Args:
        block: The lines.
        first_line: The number of the first one.

    Attributes:
        comments: The lines that are comments.
        tokens: The form of each token, its last column, and its line.
        token_of: The token of each word; tokens and words are counted from 0.
        said: The columns of the words of which more is said than form and MISC, and of `parts`.
        parts: The words whose token has others.
        heads: The head of each word that has a relation; None of a root.
        empty: The rows of empty nodes, each with the count of words before it.
        features: The features of tokens of several words that have some.

    Raises:
        FormatError: at the first line that is wrong.
    """

    def __init__(self, block: str, first_line: int) -> None:
        self.comments: list[str] = []
        self.tokens: list[tuple[str, str, int]] = []
        self.token_of: list[int] = []
        self.said: dict[int, Columns] = {}
        self.parts: set[int] = set()
        self.heads: dict[int, int | None] = {}
        self.empty: list[tuple[int, str]] = []
        self.features: dict[int, str] = {}
        lines: list[int] = []
        """The line of each word."""
        until = 0
        """The number of the last word of the last token of several."""
        tokens, token_of, said, numbers = self.tokens, self.token_of, self.said, DIGITS
        count = 0
        for line, row in enumerate(block.split("\n"), start=first_line):
            columns = row.split("\t")
            if columns[0] == numbers[count + 1] and len(columns) == COLUMNS:
                if count < until:
                    self.parts.add(count)
                    said[count] = columns
                else:
                    tokens.append((columns[1], columns[9], line))
                    if columns[2:9] != _BLANK:
                        said[count] = columns
                token_of.append(len(tokens) - 1)
                lines.append(line)
                count += 1
            elif row[:1] == "#":
                self.comments.append(row)
            elif row.strip():
                until = self._other(columns, count, until, line)
        if count < until:
            message = f"expected the words of a token up to {until}, got them up to {count}"
            raise glossator.FormatError(message, line=max([*lines[-1:], self.tokens[-1][2]]))
        self._find_heads(lines)

    def _other(self, columns: Columns, count: int, until: int, line: int) -> int:
        """Take a token of several words or an empty node.

        Args:
            columns: The columns of its row.
            count: The count of words before it.
            until: The number of the last word of the last token of several.
            line: The line.

        Returns:
            The number of the last word of the last token of several now.
        """
        number = columns[0]
        first, _, end = number.partition("-")
        if len(columns) != COLUMNS:
            row = "\t".join(columns)[:40]
            message = f"expected {COLUMNS} columns, got {len(columns)}: {row!r}"
        elif not _NUMBER.fullmatch(number):
            message = f"expected the number of a word, got {number!r}"
        elif number.startswith(f"{count}."):
            self.empty.append((count, "\t".join(columns)))
            return until
        elif end and int(first) == count + 1 > until and int(end) > count:
            if columns[5] != NOTHING:
                self.features[len(self.tokens)] = columns[5]
            self.tokens.append((columns[1], columns[9], line))
            return int(end)
        else:
            message = f"expected {count + 1} as the number of a word, got {number!r}"
        raise glossator.FormatError(message, line=line)

    def _find_heads(self, lines: Sequence[int]) -> None:
        """Find the heads of words; Stanza numbers them one after the other without a relation."""
        numbers = {str(word + 1): word for word in range(len(lines))} if self.said else {}
        for word, columns in self.said.items():
            head, relation = columns[6], columns[7]
            if relation == NOTHING:
                continue
            if head != "0" and head not in numbers:
                message = f"expected the number of a word as head, got {head!r}"
                raise glossator.FormatError(message, line=lines[word])
            self.heads[word] = numbers.get(head)
