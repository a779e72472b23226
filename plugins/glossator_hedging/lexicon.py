"""What is looked for, as look-up tables: the lists with what a project changes about them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from glossator_hedging import cues, verbs
from glossator_standard import ListEntry


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Cues and blocks by their first words, verbs by their forms; what they all start with."""

    cues: cues.Cues
    forms: verbs.Forms
    starts: frozenset[str]


@cache
def own_lexicon() -> Lexicon:
    """Our lists alone, made once for all chains of a process."""
    return lexicon()


def lexicon(entries: Mapping[str, Sequence[ListEntry]] | None = None) -> Lexicon:
    """The lists as look-up tables; ours alone unless given."""
    forms = verbs.verbs(None if entries is None else entries["verbs"])
    begun = cues.by_beginning(cues.listed(entries))
    return Lexicon(begun, forms, frozenset((*begun, *forms)))
