"""CoNLL-U Plus: rows of other columns, which the first line names, as rows of CoNLL-U.

https://universaldependencies.org/ext-format.html
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from glossator_formats.conllu_columns import NOTHING, escaped

STANDARD = ("ID", "FORM", "LEMMA", "UPOS", "XPOS", "FEATS", "HEAD", "DEPREL", "DEPS", "MISC")

NAMES = re.compile(rb"(?:\xef\xbb\xbf)?#\s*global\.columns\s*=\s*(\S.*)")
"""The line that names the columns."""

_EMPTY = (NOTHING, "*")
"""What says nothing in a further column."""


def standard_rows(names: bytes, lines: Iterable[bytes]) -> Iterator[bytes]:
    """The lines of a file with the ten columns; what the others say are attributes of the last.

    Args:
        names: The names of the columns.
        lines: The lines behind the one that has them.
    """
    columns = names.decode("utf-8", "replace").split()
    yield b"#\n"  # lines keep their numbers
    for line in lines:
        cells = line.decode("utf-8", "surrogateescape").rstrip("\r\n").split("\t")
        if line.startswith(b"#") or len(cells) != len(columns):
            yield line
            continue
        said = dict(zip(columns, cells, strict=True))
        row = [said.pop(name, NOTHING) for name in STANDARD]
        more = [f"{name}={escaped(it)}" for name, it in said.items() if it not in _EMPTY]
        row[-1] = "|".join([*([row[-1]] if row[-1] != NOTHING else ()), *more]) or NOTHING
        yield ("\t".join(row) + "\n").encode("utf-8", "surrogateescape")
