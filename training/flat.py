"""Cut text into the flat token scheme: clitics, hyphens and currency signs stand alone.

The entity corpora come as raw text or with other tokenisations.
This rule tokeniser brings them near to what the trained tokeniser yields, so that names align.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

APOSTROPHE = "['’]"
CLITIC = rf"{APOSTROPHE}(?:s|re|ve|ll|d|m)\b"
ABBREVIATION = (
    r"(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Maj|Sgt|Capt|Rev|Hon|Sen|Rep|Gov|St|Jr|Sr|Inc|Ltd|Co|Corp|No|vs|etc"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\."
)
TOKEN = re.compile(
    rf"""
    https?://\S+ | www\.\S+ | [\w.+-]+@[\w-]+(?:\.\w+)+
    | (?:[A-Za-z]\.){{2,}}
    | {ABBREVIATION}(?=\s|,)
    | \b[A-Z]\.(?=\s*[A-Z])
    | \d+(?:[.,:]\d+)+
    | [A-Z]{{1,3}}\$
    | n{APOSTROPHE}t\b | {CLITIC}
    | [^\W\d_]+?(?=n{APOSTROPHE}t\b)
    | \w+(?:(?!{CLITIC}){APOSTROPHE}[^\W\d_]+)*
    | \.{{2,}} | -{{2,}} | \S
    """,
    re.VERBOSE,
)
ENDS = {".", "!", "?", "...", "…"}
CLOSERS = set("\"'”’)]")
OPENERS = set("\"'“‘([")


class Token(NamedTuple):
    """A token and where it stands in its text."""

    text: str
    start: int
    end: int


def tokens(text: str) -> list[Token]:
    """Cut a text into flat tokens."""
    return [Token(found.group(), *found.span()) for found in TOKEN.finditer(text)]


def sentences(text: str) -> Iterator[list[Token]]:
    """Yield sentences as lists of tokens; a line break always ends one."""
    found = tokens(text)
    sentence: list[Token] = []
    ended = False
    for token, following in zip(found, [*found[1:], None], strict=True):
        sentence.append(token)
        ended = token.text in ENDS or (ended and token.text in CLOSERS)
        if following is None or breaks(text[token.end : following.start], following, ended=ended):
            yield sentence
            sentence, ended = [], False


def breaks(gap: str, following: Token, *, ended: bool) -> bool:
    """Say whether a sentence ends at this gap between two tokens."""
    begins = following.text in OPENERS or not following.text[0].islower()
    return "\n" in gap or (ended and bool(gap) and begins)
