"""Runs of capitalised words: the candidates of the tagger that needs no model."""

from __future__ import annotations

from collections.abc import Iterator

from glossator_entities.lists import ORGANISATIONS, WORDS, words
from glossator_entities.words import HYPHENS, Words
from glossator_standard.surnames import ARABIC_ARTICLES

_INSIDE = words("persons", "particles") | {"of", "for", "and", "&"}

LONGEST = 24
"""A run has no more tokens: nothing is named at greater length."""


def runs(seen: Words) -> Iterator[tuple[int, int]]:
    """The stretches of capitalised tokens, small words inside them included."""
    last = 0
    for place in seen.capitals:
        if place >= last and _starts(seen, place):
            last = min(_end(seen, place), seen.size)
            yield place, last


def _starts(seen: Words, place: int) -> bool:
    """Whether a run may start with a capitalised token."""
    word = seen.texts[place]
    if word in WORDS.acronyms or (word in WORDS.calendar and not _bridge(seen, place, place + 1)):
        return False  # "Jan de Vries" is no January
    return not (
        seen.lowers[place] in WORDS.common and (len(word) == 1 or seen.opens_sentence(place))
    )


def _end(seen: Words, first: int) -> int:
    """The token after the run that starts at `first`."""
    last = first + 1
    sentence = seen.sentences[first]
    while last < min(seen.size, first + LONGEST) and seen.sentences[last] == sentence:
        if seen.opens_line(last):
            break
        word = seen.texts[last]
        if word[0].isupper() and word not in WORDS.calendar:
            last += 1
        elif word in HYPHENS and seen.is_glued(last) and seen.is_glued(last + 1):
            last += 2
        elif word == "." and len(seen.texts[last - 1]) == 1 and seen.is_glued(last):
            last += 1
        elif (step := _bridge(seen, first, last)) and seen.sentences[last + step - 1] == sentence:
            last += step
        else:
            break
    return last


def _bridge(seen: Words, first: int, place: int) -> int:
    """How many small tokens from `place` lead to another capitalised one of the same name."""
    word = seen.raw(place)
    if word not in _INSIDE:
        return 0
    if word in ("of", "for") and not any(
        one in ORGANISATIONS.openers for one in seen.texts[first:place]
    ):
        return 0
    if word == "and" and "of" not in seen.texts[first:place]:
        return 0
    for step in (1, 2):
        if place + step >= seen.size:
            return 0
        following = seen.texts[place + step]
        if following[0].isupper() and following not in WORDS.calendar:
            return step
        is_arabic = following in HYPHENS and word in ARABIC_ARTICLES  # "Sami al-Hout"
        if not is_arabic and following not in ("the", "la", "los", "las", "al", "der", "den"):
            return 0
    return 0
