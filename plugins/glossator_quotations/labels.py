"""Speakers before a colon at the start of a line: turns of interviews, and headlines."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from glossator_quotations import ends
from glossator_quotations.appositions import PLACES
from glossator_quotations.found import Found
from glossator_quotations.view import View

_NAME = r"[^\W\d_a-z][\w.'’-]*"
_TURN = re.compile(
    rf"[ \t*_]*(?P<label>Q|A|{_NAME}(?: (?:{_NAME}|de|van|von|of|the|and)){{0,6}}"
    r"(?: \([^)\n]{1,30}\)|, [A-Z][A-Z .&-]{1,40}(?=:))?)"
    r"[ \t*_]*(?P<mark>[:.]|[—–-](?= ))[ \t*_]+(?=\S)"
)
_INLINE = re.compile(r"(?<=[.?!…”\"] )(?=[QA]\. )")
LEAST = 4
"""Turns that an interview has at least, but for "Q" and "A" alone."""
EACH = 2
"""Turns that half of its speakers have at least, and no fewer than two."""
LABEL = 6
"""Tokens that the speaker of a headline has at most."""
LONGEST = 40
"""Tokens that a headline has at most."""
SHORTEST = 3
"""Tokens behind the colon that a headline has at least."""


def turns(view: View) -> Iterator[Found]:
    """The turns of an interview; none where too few lines begin so, as in a list of terms."""
    found = [
        turn
        for at in _starts(view.text)
        if (turn := _TURN.match(view.text, at))
        and (turn["label"] in {"Q", "A"} or turn["mark"] == ":")
    ]
    labels = [turn["label"] for turn in found]
    # What labels of one speaker share: "Jan Holm", then "JH"; "JAN HOLM, HOST", then "HOLM".
    full = {"".join(word[0] for word in one.split()): one for one in labels if " " in one}
    names = [re.split(r",| \(", full.get(one, one), maxsplit=1)[0] for one in labels]
    speakers = [name.rpartition(" ")[2] for name in names]
    counts = Counter(speakers)
    often = sum(count >= EACH for count in counts.values())
    few = len(found) < LEAST or often < max(2, len(counts) / 2)
    if len(counts) < 2 or (few and labels != ["Q", "A"]):
        return
    for number, turn in enumerate(found):
        last = number + 1 == len(found)
        end = view.text.find("\n", turn.end()) if last else found[number + 1].start()
        first, behind = view.tokens_between(turn.end(), end if end >= 0 else len(view.text))
        label = view.tokens_between(*turn.span("label"))
        if behind > first and label[1] > label[0]:
            cue = (label[1], label[1] + 1) if label[1] < first else None
            yield Found([(first, behind)], cue, label, "turn", rank=-1)


def _starts(text: str) -> list[int]:
    """Where a turn may begin: with its line; those of "Q." and "A." behind a sentence, too."""
    inline = _INLINE.finditer(text) if "Q. " in text else ()
    lines = re.finditer("\n", text)
    return sorted({0, *(line.end() for line in lines), *(one.start() for one in inline)})


def headlines(view: View, accepted: list[Found]) -> Iterator[Found]:
    """What stands behind a name and a colon in a paragraph of one sentence.

    That the words before the colon name a speaker, and no section ("Sport: ..."), is known from the
    text, which quotes the speaker, or from words in marks behind the colon.
    """
    marks = [token for token, word in enumerate(view.low) if word == ":"]
    colons = [token for token in marks if token and _colon(view, *view.bounds(token)) == token]
    if not colons:
        return
    speakers = {
        view.low[token]
        for found in accepted
        if found.subject and found.cue and view.low[found.cue[0]] != ":"
        for token in range(*found.subject)
        if view.is_capital(token) or token == found.subject[1] - 1
    }
    claimed = {found.cue[0]: found for found in accepted if found.cue}
    taken = {token for found in accepted for piece in found.pieces for token in range(*piece)}
    for colon in colons:
        low, high = view.bounds(colon)
        content, known = (colon + 1, ends.trimmed(view, colon + 1, high)), claimed.get(colon)
        first = content[0]
        marked = view.quote[first] >= 0 and view.marks(first) == content
        # not "Kelmar: Dam to open", which is where it opens
        told = view.low[colon - 1] in speakers and view.label(colon - 1) not in PLACES
        if not told and not (marked and not view.is_in_name(first)):
            continue
        if known:
            known.pieces = [content]
        elif taken.isdisjoint(range(low, high)):
            yield Found([content], (colon, colon + 1), (low, colon), "headline", rank=4)


def _colon(view: View, low: int, high: int) -> int:
    """The colon behind the first words of a paragraph that is one short sentence; else 0."""
    if not view.is_paragraph(low, high) or high - low > LONGEST or not view.is_capital(low):
        return 0
    for token in range(low + 1, min(low + LABEL + 1, high - SHORTEST)):
        if view.quote[token] >= 0:
            return 0
        if view.low[token] == ":":
            return token
    return 0
