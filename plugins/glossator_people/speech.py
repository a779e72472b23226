"""Who speaks where: the words that are somebody's own, and their "I"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from glossator_people.chains import Chain, Mention
from glossator_people.words import PeopleWords
from glossator_standard.words import TokenRange

_MARK = re.compile("[\"“”„«»]|``|''")
_OPENING, _CLOSING, _EITHER = ("“", "„", "«"), ("”", "»"), ('"', "``", "''")


@dataclass(slots=True, eq=False)
class Speech:
    """A quotation.

    Attributes:
        pieces: The words of its content.
        spoken: Those of them that stand in quotation marks.
        speaker: The words that name the speaker, if any do.
        entity: The id of the entity that the speaker is known to be.
        owners: The words behind a preposition among these: "a friend of Oke" is not Oke.
    """

    pieces: Sequence[TokenRange]
    spoken: Sequence[TokenRange]
    speaker: range
    entity: str | None = None
    owners: frozenset[int] = frozenset()

    def chain(self, mentions: dict[int, Mention]) -> Chain | None:
        """The person who speaks, as far as it is known."""
        named = [mentions[token] for token in self.speaker if token in mentions]
        named = [one for one in named if one.first not in self.owners]
        # "His wife, Rita, said" is Rita.
        named.sort(key=lambda one: one.kind == "pronoun")
        return named[0].chain if named else None


def speeches(words: PeopleWords, quotations: Iterable[Any]) -> list[Speech]:
    """The quotations by token."""
    found = []
    for one in quotations:
        pieces = [words.covering(*piece) for piece in one.fragments or ((one.start, one.end),)]
        if one.kind == "direct":
            spoken = pieces
        elif _MARK.search(words.text, one.start, one.end):
            spoken = list(_in_marks(words, pieces))
        else:
            spoken = []
        speaker = range(*words.covering(*one.speaker_span)) if one.speaker_span else range(0)
        found.append(Speech(pieces, spoken, speaker, one.speaker, _owners(words, speaker)))
    return found


def _owners(words: PeopleWords, speaker: range) -> frozenset[int]:
    """The words of others in a speaker's: of "one of the dead" the dead, of "Oke's son" Oke."""
    behind = (at for at in speaker[1:] if words.isa(at - 1, "owning"))
    found = {at + words.isa(at, "article") for at in behind}
    for at in speaker[1:-1]:  # "Ana Ruiz's mother, Ida"
        if words.isa(at, "genitive"):
            found |= {*range(words.capitals_start(at, speaker.start), at)}
    return frozenset(found)


def _in_marks(words: PeopleWords, pieces: Sequence[TokenRange]) -> Iterator[TokenRange]:
    """The words between quotation marks, which may be closed in a later piece."""
    inside = False
    for first, end in pieces:
        begin = first
        for token in range(first, end):
            word = words.raw(token)
            if word in _OPENING or (word in _EITHER and not inside):
                inside, begin = True, token + 1
            elif word in _CLOSING or word in _EITHER:
                if inside:
                    yield TokenRange(begin, token)
                inside = False
        if inside:
            yield TokenRange(begin, end)
