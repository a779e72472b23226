"""Quotation marks and brackets: where they open, and where they close."""

from __future__ import annotations

from glossator_standard.words import Words

_PAIRS = {"„": "”", "“": "”", "«": "»", "(": ")", "[": "]", "``": "''"}
_OPENERS = {closing: opening for opening, closing in _PAIRS.items()}
_STRAIGHT = frozenset({'"', "''"})


def opens(words: Words, position: int) -> bool:
    """Whether a quotation or bracket opens there."""
    word = words.at(position)
    if word in _STRAIGHT:
        return not _against_word(words, position)
    return word in _PAIRS and not _reversed(words, position)


def closes(words: Words, position: int) -> bool:
    """Whether a quotation or bracket closes there."""
    word = words.at(position)
    if word in _STRAIGHT:
        return _against_word(words, position)
    return word in _OPENERS or _reversed(words, position)


def partner_before(words: Words, closing: int) -> int | None:
    """Where what closes there was opened; None where that is in another sentence."""
    mark = words.at(closing)
    wanted = {'"', "``"} if mark in _STRAIGHT else {_OPENERS.get(mark, "”"), "„"}
    for position in range(closing - 1, -1, -1):
        if words.at(position) in wanted:
            return position
    return None


def partner_after(words: Words, opening: int) -> int:
    """Where what opens there is closed; the last word where that is in another sentence."""
    mark = words.at(opening)
    wanted = _STRAIGHT if mark in _STRAIGHT else {_PAIRS[mark]}
    for position in range(opening + 1, words.size):
        if words.at(position) in wanted:
            return position
    return words.size - 1


def quoted(words: Words, position: int) -> tuple[int, int]:
    """The quotation that `position` stands in, without its marks; outside all, the sentence."""
    first = last = position
    while first > 0 and not opens(words, first - 1):
        opening = partner_before(words, first - 1) if closes(words, first - 1) else None
        first = first - 1 if opening is None else opening
    while last < words.size and not closes(words, last):
        last = partner_after(words, last) if opens(words, last) else last
        last += 1
    return first, min(last, words.size)


def _reversed(words: Words, position: int) -> bool:
    """Whether “ stands where a quotation ends, as in German or by mistake."""
    if words.at(position) != "“" or not _against_word(words, position):
        return False
    return not words.text[words.ends[position] : words.ends[position] + 1].isalnum()


def _against_word(words: Words, position: int) -> bool:
    """Whether a straight mark closes: it stands against the word before it."""
    start = words.starts[position]
    return start > 0 and not words.text[start - 1].isspace() and words.text[start - 1] not in "(["
