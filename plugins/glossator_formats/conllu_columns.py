"""The columns of CoNLL-U, and how white space and bars stand in the last one."""

from __future__ import annotations

import re
from functools import lru_cache

COLUMNS = 10
NOTHING = "_"
METADATA = "glossator_metadata"
"""The comment that holds a document's metadata, as JSON."""
EMPTY_NODES = "empty_nodes"
DEPS = "deps"
FORM = "form"
FEATURES = "features"
MISC = "misc"
"""The fields of tokens and words that hold what our layers have no field for."""
TAG = "ner"

ATTRIBUTES = frozenset(
    ["SpaceAfter", "SpacesBefore", "SpacesAfter", "SpacesInToken", "start_char", "end_char"]
).union((DEPS, EMPTY_NODES, FEATURES, TAG))
"""Fields of a token that are not, or not as they are, attributes of the last column."""
COMMENTS = frozenset(("newdoc", "newdoc id", "language", METADATA, "sent_id", "text"))
"""What comments say of the document, or of what stands in the rows."""

MANY = 1 << 14
"""How many of the values that stand in row after row are remembered."""


class _Digits(dict[int, str]):
    """Numbers as they are written; those that stand in every text are made once."""

    def __missing__(self, number: int) -> str:
        made = str(number)
        if number < MANY:
            self[number] = made
        return made


DIGITS = _Digits()

_ESCAPES = {"\\": "\\\\", " ": "\\s", "\t": "\\t", "\n": "\\n", "\r": "\\r", "|": "\\p"}
_UNESCAPES = {escape: one for one, escape in _ESCAPES.items()}
_ESCAPED = re.compile(r"\\u\{([0-9a-f]{1,5}|10[0-9a-f]{4})\}|\\.")


@lru_cache(MANY)
def form_of(text: str) -> str:
    """A token as it stands in its column; white space in it is one space."""
    return " ".join(text.split()) or NOTHING


@lru_cache(MANY)
def cell_of(value: str | None) -> str:
    """A value as it stands in a column of its own."""
    return one_line(value) or NOTHING if value else NOTHING


def one_line(value: str) -> str:
    """A value with one space for all white space."""
    return " ".join(value.split())


@lru_cache(MANY)
def escaped(value: str) -> str:
    """White space, bars and backslashes in a value of the last column."""
    return "".join(
        _ESCAPES.get(one) or (f"\\u{{{ord(one):x}}}" if one.isspace() else one) for one in value
    )


def unescaped(value: str) -> str:
    """The value that `escaped` has made so."""
    if "\\" not in value:
        return value
    return _ESCAPED.sub(
        lambda found: chr(int(found[1], 16)) if found[1] else _UNESCAPES.get(found[0], found[0]),
        value,
    )


def sentence_id(document: str, number: int) -> str:
    """The id of a sentence that has none of its own."""
    return f"{_prefix(document)}-{number}"


@lru_cache
def _prefix(document: str) -> str:
    return one_line(document).replace(" ", "_") or "sentence"
