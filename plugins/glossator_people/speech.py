"""Who speaks where: the words that are somebody's own, and their "I"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from glossator_people.chains import Chain, Mention
from glossator_people.words import PeopleWords

_MARKS = "\"“”„‟«»'‘’`"


@dataclass(slots=True, eq=False)
class Speech:
    """A quotation.

    Attributes:
        quotation: The annotation.
        tokens: Those of its content.
        spoken: Those of them that stand in quotation marks.
        speaker: The tokens that name the speaker, if any do.
    """

    quotation: Any
    tokens: frozenset[int]
    spoken: frozenset[int]
    speaker: range

    def chain(self, mentions: dict[int, Mention]) -> Chain | None:
        """The person who speaks, as far as it is known."""
        for token in self.speaker:
            mention = mentions.get(token)
            if mention is not None:
                return mention.chain
        return None


def speeches(words: PeopleWords, quotations: Iterable[Any]) -> list[Speech]:
    """The quotations by token."""
    found = []
    for one in quotations:
        pieces = [words.covering(*piece) for piece in one.fragments or ((one.start, one.end),)]
        tokens = frozenset(token for first, end in pieces for token in range(first, end))
        spoken = tokens if one.kind == "direct" else _in_marks(words, pieces)
        speaker = range(*words.covering(*one.speaker_span)) if one.speaker_span else range(0)
        found.append(Speech(one, tokens, spoken, speaker))
    return found


def _in_marks(words: PeopleWords, pieces: Sequence[tuple[int, int]]) -> frozenset[int]:
    found, inside = set(), False
    for first, end in pieces:
        for token in range(first, end):
            word = words.text[words.starts[token] : words.ends[token]]
            if word in ('"', "``", "''"):
                inside = not inside
            elif word in "“„«":
                inside = True
            elif word in "”»":
                inside = False
            elif inside:
                found.add(token)
    return frozenset(found)
