"""People whose name is the word of a title: "Anna Bishop ... Bishop said"; "Duke, 31, opened"."""

from __future__ import annotations

from collections.abc import Sequence

from glossator_titles import grammar
from glossator_titles.lexicon import Lexicon
from glossator_titles.view import Name, View, begins_office, match


def mark_people(view: View, places: Sequence[int], lexicon: Lexicon) -> None:
    """Have these words be names, in place, wherever nothing shows that the office is meant."""
    low, single = view.low, lexicon.single
    alone = [one for one in places if low[one] in single and view.is_capital(one)]
    surnames = {view.low[one] for one in alone if _is_surname(view, one, lexicon)}
    for position in alone:
        if view.low[position] in surnames and _is_bare(view, position, lexicon):
            name = view.name(position)
            id_ = name.id if name is not None and name.end == position + 1 else ""
            extent = view.extent(position, position + 1)
            view.names[position] = Name(position, position + 1, "PERSON", id_, extent)
            view.called.add(position)


def _is_surname(view: View, position: int, lexicon: Lexicon) -> bool:
    """Whether it is one here: the last word of a name, before an age, or after "Mr"."""
    name = view.name(position)
    before = position - 1 - (view.at(position - 1) == ".")
    if name is not None and name.label == "PERSON" and name.end == position + 1:
        first = view.low[name.first]
        if position > name.first and first not in lexicon.alone:
            return True
    if view.at(before) in ("mr", "mrs", "ms"):
        return True
    age = view.at(position + 1) == "," and view.at(position + 3) in (",", ".")
    return age and view.at(position + 2).isdigit() and len(view.at(position + 2)) < 3


def _is_bare(view: View, position: int, lexicon: Lexicon) -> bool:
    """Whether neither an article nor a name beside it shows that the office is meant."""
    name = view.name(position)
    if name is not None and name.end - name.first > 1:
        return False
    before, after = view.at(position - 1), position + 1
    beside = view.same_sentence(position - 1, position)
    if beside and (before in grammar.DETERMINERS or before in lexicon.outside):
        return False
    if beside and (before in lexicon.inside or before in lexicon.alone):
        return before in ("mr", "mrs", "ms")
    entries = lexicon.nouns[view.low[position]]
    if any(len(noun.phrase) > 1 and match(view, position, noun.phrase) for noun in entries):
        return False  # "King's Counsel"
    if view.at(after) in ("of", "-") or begins_office(view, after, lexicon):
        return False
    return not view.is_capital(after) or view.low[after] in grammar.NOT_NAMES
