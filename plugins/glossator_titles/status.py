"""When a title is held, and with which rank: from the surest sign to the least sure."""

from __future__ import annotations

from glossator_titles import grammar
from glossator_titles.context import Linked
from glossator_titles.tense import told
from glossator_titles.view import View


def note_status(words: View, titles: list[Linked]) -> None:
    """Note both for each title."""
    before = None
    for title in titles:
        core, phrase = title.core, title.phrase
        if core.is_honorific:
            core.rank = "honorific"
        elif core.noun.phrase[-1] in grammar.INTERIMS:
            core.take("acting")
        owned = phrase.determiner == "'s" or phrase.determiner in grammar.POSSESSIVES
        if owned and core.noun.phrase[-1] in ("deputy", "deputies"):
            core.take("deputy")  # "Prasert's deputy", where "the deputy" may sit in a chamber
        for said in phrase.said:
            core.take(said)
        # What is joined is told with the first: "will serve as leader and spokesman".
        before = before if title.rule == "joined" else None
        before = told(words, title) or before
        core.take(before)
