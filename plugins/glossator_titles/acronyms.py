"""Abbreviations that an article makes for itself: "superintendent of police (SP) ... the SP"."""

from __future__ import annotations

from collections.abc import Mapping

from glossator_titles import grammar
from glossator_titles.core_span import grow_left, note_status
from glossator_titles.lexicon import Lexicon, Noun
from glossator_titles.view import Core, View

_LONGEST = 6


def with_acronyms(view: View, cores: list[Core], lexicon: Lexicon) -> list[Core]:
    """The cores and, after each place where one is explained, its abbreviation everywhere."""
    known = _explained(view, cores, lexicon)
    if not known:
        return cores
    covered = {one for core in cores if not core.noun.needs for one in range(core.first, core.end)}
    found = {core.first: core for core in cores}
    for position, word in enumerate(view.words):
        if word in known and position not in covered and _whole(view, position):
            core = Core(position, position + 1, position, position + 1, known[word])
            grow_left(view, core, lexicon, position - 1)  # "Deputy RDC"
            note_status(view, core, lexicon)
            found[core.first] = core
    return [found[first] for first in sorted(found)]


def _explained(view: View, cores: list[Core], lexicon: Lexicon) -> Mapping[str, Noun]:
    """Abbreviations in brackets after a title whose words have those initials.

    The title begins where they do: "*Resident District* Commissioners (RDCs)".
    """
    known: dict[str, Noun] = {}
    for core in cores:
        if core.is_honorific or view.at(core.end) != "(" or view.at(core.end + 2) != ")":
            continue
        letters = view.words[core.end + 1].removesuffix("s")
        if core.noun.plural and letters == view.words[core.end + 1]:
            continue  # "the Conference of Catholic Bishops (CCB)" is one body
        if not (1 < len(letters) <= _LONGEST and letters.isupper()):
            continue
        first = _initials(view, core, letters, lexicon)
        if first is not None:
            core.first = first
            for word, plural in ((letters, False), (letters + "s", True)):
                known[word] = Noun((word.lower(),), core.noun.kind, plural=plural, case=word)
    return known


def _initials(view: View, core: Core, letters: str, lexicon: Lexicon) -> int | None:
    """Where the words before the bracket that have these initials begin; None unless all have."""
    position = core.end
    one = not core.noun.plural  # of "UNHCR" there is one, and of "RDCs" each is somebody
    for letter in reversed(letters.lower()):
        position = view.skip_back(position - 1, grammar.SMALL_WORDS)
        if view.at(position)[:1] != letter or not view.same_sentence(position, core.first):
            return None
        if position < core.first and (
            not view.is_capital(position) or (one and _may_be_body(view, position, lexicon))
        ):
            return None
    return position if position <= core.first else None


def _may_be_body(view: View, position: int, lexicon: Lexicon) -> bool:
    """Whether the word may be part of a body's name, or is a place."""
    name = view.name(position)
    named = name is not None and name.label in ("ORG", "GPE")
    return named or view.low[position] in lexicon.not_people


def _whole(view: View, position: int) -> bool:
    """Whether the word is no part of a longer name of a thing."""
    name = view.name(position)
    return name is None or name.end - name.first == 1 or name.label == "PERSON"
