"""Pairing quotation marks: nested, unbalanced, straight and curly, over several paragraphs.

Works on the text alone, in one pass over its marks. What is inside a quotation is opaque to the
other modules.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

_MARK = re.compile(r"[\"“”„‟«»‹›'`‘’](?:(?<!['`‘’])|(?<=')'|(?<=`)`|(?<=‘)‘|(?<=’)’)")
"""Double marks, one character or two; a pattern that begins with one class is searched fastest."""
_SINGLE = re.compile(r"[‘’']")
_SINGLE_OPENS = re.compile(r"['‘](?<![^(\[{—–\-/…\s].)(?=[^\W_]|[\[$£€#@])")
_SINGLE_CLOSES = re.compile(r"['’](?<=[.,?!…].)(?![^\W_])")
_BLANK = re.compile(r"\n[ \t\r]*\n\s*")
_LINE = re.compile(r"\n\s*")
_OPENING = "“„‟«‹``‘‘"
_CLOSING = "”»›’’"
_STYLES = ("“”„‟’", "«»", "‹›", "``''")
_BEFORE_OPENING = frozenset("([{—–-/… \t\n\r\u00a0")
_AFTER_CLOSING = frozenset(".,;:!?)]}—–-/… \t\n\r\u00a0'’")
_LINE_ENDS = frozenset(("", "\n"))
PARAGRAPHS = 12
"""Paragraphs in which a quotation may go on without marks of its own."""
LONGEST_INNER = 600
"""Code points in which marks inside others are closed, and these."""
LONGEST_SINGLE = 300
"""Single marks further apart (in code points) are taken for apostrophes."""


@dataclass(slots=True)
class Quote:
    """A stretch in quotation marks, with the marks.

    Attributes:
        start: Of the opening mark.
        end: After the closing mark; of an unclosed quotation the end of its paragraph.
        closed: Whether there is a closing mark.
        continues: Whether the next quotation, in the next paragraph, goes on with this one.
    """

    start: int
    end: int
    closed: bool = True
    continues: bool = False


def find_quotes(text: str) -> list[Quote]:
    """The outermost quotations of a text, in order."""
    paragraphs = list(_paragraphs(text))
    doubles: list[Quote] = []
    for number, (start, end) in enumerate(paragraphs):
        following = paragraphs[number + 1][0] if number + 1 < len(paragraphs) else len(text)
        doubles += _doubles(text, start, end, following)
    doubles = list(_carried_over(text, paragraphs, doubles))
    singles = _singles(text, paragraphs, doubles)
    if not singles:
        return doubles
    # Doubles inside singles are the inner ones, as in British books.
    starts = [single.start for single in singles]
    outer = [
        quote
        for quote in doubles
        if (at := bisect_right(starts, quote.start) - 1) < 0 or singles[at].end < quote.end
    ]
    return sorted(outer + singles, key=lambda quote: quote.start)


def alike(text: str, first: int, second: int) -> bool:
    """Whether the marks at two places are of one style: a quotation does not go on in another."""
    return _style(text[first]) == _style(text[second])


def _style(mark: str) -> str:
    return next((style for style in _STYLES if mark in style), mark)


def paragraph_starts(text: str) -> list[int]:
    """Where each paragraph begins."""
    return [start for start, _ in _paragraphs(text)]


def _paragraphs(text: str) -> Iterator[tuple[int, int]]:
    """Blank lines part paragraphs; in a text without any, line ends do."""
    pattern = _BLANK if _BLANK.search(text) else _LINE
    start = 0
    for match in pattern.finditer(text):
        if match.start() > start:
            yield start, match.start()
        start = match.end()
    if start < len(text):
        yield start, len(text)


def _doubles(text: str, start: int, end: int, following: int) -> list[Quote]:
    found: list[Quote] = []
    opened, inner = -1, 0
    in_markup = False
    for match in _MARK.finditer(text, start, end):
        at, mark = match.start(), match.group()
        if in_markup or text[at - 1 : at] == "=":  # an attribute of left-over markup: id="1"
            in_markup = not in_markup
            continue
        side = _side(text, at, match.end(), mark, opened=opened >= 0)
        if side == "open" and opened >= 0 and _is_nested(text, opened, at, end):
            inner += 1
        elif side == "open":
            if opened >= 0:
                found.append(_unclosed(text, opened, at))
            opened, inner = at, 0
        elif side == "close" and inner:
            inner -= 1
        elif side == "close" and opened >= 0:
            after = match.end()
            inner = len(mark) == 2 and text.startswith(mark[0], after)  # ''He said 'no.'''
            inner = inner and not text.startswith(mark, after)
            found.append(Quote(opened, after + inner))
            opened, inner = -1, 0
    if opened >= 0:
        rest = _unclosed(text, opened, end)
        rest.continues = _MARK.match(text, following) is not None and alike(text, opened, following)
        found.append(rest)
    return found


def _is_nested(text: str, opened: int, at: int, end: int) -> bool:
    """Whether marks of one style stand in each other: “She called it “late,”” he said."""
    if text[opened] != text[at] or text[at] not in _OPENING:
        return False
    depth = 2
    for match in _MARK.finditer(text, at + 1, min(end, at + LONGEST_INNER)):
        if alike(text, opened, match.start()):
            depth += 1 if match.group() in _OPENING else -1
        if not depth:
            return True
    return False


def _carried_over(
    text: str, paragraphs: list[tuple[int, int]], doubles: list[Quote]
) -> Iterator[Quote]:
    """With the paragraphs between a mark that opens and one that closes some paragraphs later."""
    starts = [start for start, _ in paragraphs]
    ends = [quote.start for quote in doubles[1:]] + [len(text)]
    for quote, following in zip(doubles, ends, strict=False):
        yield quote
        if quote.closed or quote.continues or text[quote.start] not in _OPENING:
            continue
        number = bisect_right(starts, quote.start)
        if number < len(starts) and following < starts[number]:
            continue
        for last in range(number, min(number + PARAGRAPHS, len(paragraphs))):
            mark = _MARK.search(text, *paragraphs[last])
            if mark is None:
                continue
            closes = mark.group() in _CLOSING and following >= mark.end()
            if closes and alike(text, quote.start, mark.start()):
                quote.continues = True
                for start, end in paragraphs[number:last]:
                    yield Quote(start, end, closed=False, continues=True)
                yield Quote(starts[last], mark.end())
            break


def _unclosed(text: str, start: int, limit: int) -> Quote:
    return Quote(start, start + len(text[start:limit].rstrip()), closed=False)


def _side(text: str, at: int, after: int, mark: str, *, opened: bool) -> str:
    """Whether a mark opens or closes; neither where it is an inch mark or stands alone."""
    left, right = text[at - 1 : at] if at else "", text[after : after + 1]
    if mark in _OPENING:
        wrong = opened and left not in _BEFORE_OPENING and (not right or right in _AFTER_CLOSING)
        return "close" if wrong else "open"
    if mark in _CLOSING and (opened or left.isalnum() or not right.isalnum()):
        # ”... so we left,” she said: what closes where nothing is open begins a paragraph.
        return "close" if opened or left not in _LINE_ENDS else "open"
    can_open = (not left or left in _BEFORE_OPENING) and bool(right) and not right.isspace()
    can_close = not right or right in _AFTER_CLOSING
    if opened:
        return "open" if can_open and not can_close else "close"
    if can_open or (not can_close and not left.isdigit()):
        return "open"
    return ""


def _singles(text: str, paragraphs: list[tuple[int, int]], doubles: list[Quote]) -> list[Quote]:
    """Quotations in single marks outside the double ones; apostrophes are left alone."""
    found: list[Quote] = []
    if not _SINGLE_OPENS.search(text):
        return found
    starts = [quote.start for quote in doubles]
    for start, end in paragraphs:
        opened = -1
        for match in _SINGLE.finditer(text, start, end):
            at = match.start()
            inside = bisect_right(starts, at) - 1
            if inside >= 0 and at < doubles[inside].end:
                continue
            left, right = text[at - 1 : at], text[at + 1 : at + 2]
            if opened >= 0 and at - opened > LONGEST_SINGLE:
                opened = -1
            if _single_opens(match.group(), left, right):
                opened = at if opened < 0 or text[opened] == "'" else opened
            elif opened >= 0 and _single_closes(text, opened, match.group(), right):
                if _is_possessive(text, at, end):
                    continue
                hidden = bisect_left(starts, at) - bisect_left(starts, opened)
                if not hidden or text[opened] == "‘":
                    found.append(Quote(opened, at + 1))
                opened = -1
    return found


def _is_possessive(text: str, at: int, end: int) -> bool:
    """Whether a mark ends a plural, and another closes: "'It is the boys' turn,' she said."."""
    behind = text[at + 1 : at + 3]
    if text[at - 1 : at] != "s" or behind[:1] != " " or not behind[1:].islower():
        return False
    closes = _SINGLE_CLOSES.search(text, at + 1, min(end, at + LONGEST_SINGLE))
    opens = _SINGLE_OPENS.search(text, at + 1, min(end, at + LONGEST_SINGLE))
    return closes is not None and (opens is None or closes.start() < opens.start())


def _single_opens(mark: str, left: str, right: str) -> bool:
    if mark == "’" or not (right.isalpha() or right in "[$£€#@"):
        return False
    return not left or left in _BEFORE_OPENING


def _single_closes(text: str, opened: int, mark: str, right: str) -> bool:
    if (mark == "'") != (text[opened] == "'"):
        return False
    return not right or right in _AFTER_CLOSING
