"""Interviews and transcripts: turns that begin with their speaker, "Q:", "ANA RUIZ:"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from glossator_quotations.found import Found
from glossator_quotations.view import View

_NAME = r"[^\W\d_a-z][\w.'’-]*"
_TURN = re.compile(
    rf"[ \t*_]*(?P<label>Q|A|{_NAME}(?: (?:{_NAME}|de|van|von|of|the|and)){{0,6}}"
    r"(?: \([^)\n]{1,30}\)|, [A-Z][A-Z .&-]{1,40}(?=:))?)"
    r"[ \t*_]*(?P<mark>[:.]|[—–-](?= ))[ \t*_]+(?=\S)"
)
_INLINE = re.compile(r"(?<=[.?!…”\"] )(?=[QA]\. )")
_LETTERS = ("Q", "A")
LEAST = 4
"""Turns that an interview has at least, but for "Q" and "A" alone."""
EACH = 2
"""Turns that half of its speakers have at least, and no fewer than two."""


def turns(view: View) -> Iterator[Found]:
    """The turns of an interview; none where too few lines begin so, as in a list of terms."""
    found = [
        turn
        for at in _starts(view.text)
        if (turn := _TURN.match(view.text, at))
        and (turn["label"] in _LETTERS or turn["mark"] == ":")
    ]
    labels = [turn["label"] for turn in found]
    full = {_initials(label): label for label in labels if " " in label}
    speakers = [_surname(full.get(label, label)) for label in labels]
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


def _surname(label: str) -> str:
    """What labels of one speaker share: "JAN HOLM, HOST", "HOLM"."""
    return re.split(r",| \(", label, maxsplit=1)[0].rpartition(" ")[2]


def _initials(label: str) -> str:
    """What a later label of a speaker may be: "Jan Holm", then "JH"."""
    return "".join(word[0] for word in label.split())


def _starts(text: str) -> list[int]:
    """Where a turn may begin: with its line; those of "Q." and "A." behind a sentence, too."""
    inline = _INLINE.finditer(text) if "Q. " in text else ()
    lines = re.finditer("\n", text)
    return sorted({0, *(line.end() for line in lines), *(one.start() for one in inline)})
