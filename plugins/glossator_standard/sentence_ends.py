"""Where a sentence of a paragraph certainly ends, or certainly does not, whoever divides the text.

Enumerations on one line, names that end with an exclamation mark, spaced ellipses, "you and I.
Did": what neither the stops nor the words beside them tell.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from glossator_standard.abbreviations import exact, lists
from glossator_standard.english import MONTH
from glossator_standard.patterns import Patterns


class Ends(NamedTuple):
    """Offsets behind a character: where a sentence ends, and where none does."""

    certain: frozenset[int]
    never: frozenset[int]


_NONE = Ends(frozenset(), frozenset())

_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
_LONGEST_SUM = 26
"""Code points of a day, a number or a sum, its stop included."""
_BEFORE_SMALL = re.compile(r"\. [a-z]")
"""Sign of an abbreviation inside a sentence, which few paragraphs have and which is found fast."""


def _parts() -> Mapping[str, str]:
    words = {name: "|".join(map(re.escape, words)) for name, words in lists().items()}
    return {"month": MONTH, **words}


PATTERNS = Patterns(Path(__file__).with_suffix(".toml"), _parts)


def certain_ends(paragraph: str) -> Ends:
    """What is certain in a paragraph, which begins with something else than white space."""
    certain: set[int] = set()
    never: set[int] = set()
    for item in _enumeration(paragraph):
        if item.start():
            certain.add(len(paragraph[: item.start()].rstrip()))
        never.update(range(item.start() + 1, item.end() + 1))
    for match in PATTERNS.found("spaced", paragraph):
        never.update(range(match.start() + 1, match.end() + 1))
        goes_on = not paragraph[match.end() + 1 : match.end() + 2].isupper()
        if (match["fourth"] or match["stop"]) and not goes_on:
            certain.add(match.end())
    for match in PATTERNS.found("noted", paragraph):
        if not _is_shortened(paragraph[max(0, match.start() - 10) : match.start()]):
            certain.add(match.end())
    for match in PATTERNS["started"].finditer(paragraph):
        word, stop = match[1], match.start()
        begin = stop - len(word)
        if paragraph.endswith(word, 0, stop) and not paragraph[begin - 1 : begin].isalnum():
            certain.add(stop + 1)
    for match in PATTERNS["number_ends"].finditer(paragraph):
        end = match.end()
        if PATTERNS["day_or_sum"].search(paragraph[max(0, end - _LONGEST_SUM) : end]):
            certain.add(end)
    for match in PATTERNS.found("time", paragraph):
        before = paragraph[max(0, match.start() - 12) : match.start()]
        opens = PATTERNS["opens_with_time"].search(before if match.start() < 12 else "…" + before)
        (never if opens else certain).add(match.end())
    certain.update(match.end() for match in PATTERNS.found("certain", paragraph))
    inside = [*PATTERNS.found("never", paragraph)]
    if _BEFORE_SMALL.search(paragraph):
        inside += PATTERNS["shortened"].finditer(paragraph)
    for match in inside:
        never.update(range(match.start() + 1, match.end() + 1))
    if not (certain or never):
        return _NONE
    return Ends(frozenset(certain), frozenset(never) - certain)


def _is_shortened(before: str) -> bool:
    """Whether what ends here keeps its stop, as "Inc." and "U.S." do: no sentence need end."""
    found = PATTERNS["short_before"].search(before)
    if not found:
        return False
    word = found[1]
    return len(word) == 1 or "." in word or any(word in exact(name) for name in _KEPT)


_KEPT = ("before_name", "may_end")


def _enumeration(paragraph: str) -> Sequence[re.Match[str]]:
    """The items of an enumeration that the paragraph opens with, numbered one after the other."""
    first = PATTERNS["item"].match(paragraph)
    if first is None:
        return []
    found = [first]
    for match in PATTERNS["item"].finditer(paragraph, first.end()):
        if match["mark"] == first["mark"] and _follows(found[-1]["value"], match["value"]):
            found.append(match)
    return found if len(found) > 1 else []


def _follows(before: str, value: str) -> bool:
    if before.isdigit():
        return value.isdigit() and int(value) == int(before) + 1
    if before in _ROMAN and value in _ROMAN[1:]:
        return _ROMAN.index(value) == _ROMAN.index(before) + 1
    return len(before + value) == len("ab") and ord(value) == ord(before) + 1
