"""Abbreviations that an article makes for itself: "superintendent of police (SP) ... the SP"."""

from __future__ import annotations

from collections.abc import Mapping

from glossator_titles.lexicon import Lexicon, Noun
from glossator_titles.view import Core, View

_LONGEST = 6
_SMALL = frozenset({"of", "the", "for", "and", "to", "-"})


def with_acronyms(view: View, cores: list[Core], lexicon: Lexicon) -> list[Core]:
    """The cores and, after each place where one is explained, its abbreviation everywhere."""
    known = _explained(view, cores, lexicon)
    if not known:
        return cores
    covered = {word for core in cores if not core.noun.needs for word in range(*_extent(core))}
    found = {core.first: core for core in cores}
    for position, word in enumerate(view.words):
        if word in known and position not in covered and _whole(view, position):
            found[position] = Core(position, position + 1, position, position + 1, known[word])
    return [found[first] for first in sorted(found)]


def _extent(core: Core) -> tuple[int, int]:
    return core.first, core.end


def _explained(view: View, cores: list[Core], lexicon: Lexicon) -> Mapping[str, Noun]:
    """Abbreviations in brackets after a title whose words have those initials."""
    known: dict[str, Noun] = {}
    for core in cores:
        if core.is_honorific or view.at(core.end) != "(" or view.at(core.end + 2) != ")":
            continue
        word = view.words[core.end + 1]
        if 1 < len(word) <= _LONGEST and word.isupper() and _initials(view, core, word, lexicon):
            known[word] = Noun((view.low[core.end + 1],), core.noun.kind, case=word)
    return known


def _initials(view: View, core: Core, letters: str, lexicon: Lexicon) -> bool:
    """Whether the last words before the bracket have these initials, the title's all among them."""
    position = core.end
    for letter in reversed(letters.lower()):
        position -= 1
        while view.at(position) in _SMALL:
            position -= 1
        if view.at(position)[:1] != letter or not view.same_sentence(position, core.first):
            return False
        if position < core.first and (
            not view.is_capital(position)
            or view.low[position] in lexicon.not_people
            or ((name := view.name(position)) is not None and name.label in ("ORG", "GPE"))
        ):
            return False
    return position <= core.first


def _whole(view: View, position: int) -> bool:
    """Whether the word is no part of a longer name of a thing."""
    name = view.name(position)
    return name is None or name.end - name.first == 1 or name.label == "PERSON"
