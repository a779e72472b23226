"""Whose a title is, by what stands before it: "Pyongyang's", "the think tank's", "ANC NEC"."""

from __future__ import annotations

from glossator_titles import grammar
from glossator_titles.core_span import is_posted
from glossator_titles.lexicon import Lexicon
from glossator_titles.targets import Target
from glossator_titles.view import PLACES, Core, Name, View


def possessor(
    view: View, core: Core, lexicon: Lexicon, genitive: int, limit: int, before: Target | None
) -> tuple[int, Target | None]:
    """Where whose it is starts, and what it is held in: that, or what stands behind the genitive.

    Args:
        view: The document.
        core: The title.
        lexicon: The lists.
        genitive: The word "'s".
        limit: Where the title before it ends.
        before: The affiliation between the genitive and the title.
    """
    last = genitive - 1
    if last < limit:
        return genitive, before
    name = view.name(last)
    if name is not None and name.label == "PERSON" and not _is_firm(view, name, core, lexicon):
        return name.first, before
    theirs = view.low[genitive] == "'" and name is None is before and core.first == genitive + 2
    if theirs and view.at(genitive + 1) in lexicon.body:  # "the teachers' union leader"
        people = Target(last, core.first, "before")
        return last - (view.at(last - 1) in grammar.DETERMINERS), people
    bare = name is None and not view.is_capital(last) and view.at(last) in lexicon.body
    if name is not None or view.is_capital(last):
        first = run_start(view, name.first if name is not None else last, lexicon)
    elif bare:
        first = _body_start(view, last, lexicon)
    else:  # "the study's author"
        return last - (view.at(last - 1) in grammar.DETERMINERS), before
    body = bare or (name is not None and name.label == "ORG")
    sent = name is not None and name.label in PLACES and is_posted(view, core)
    if sent or before is None or _is_people(view, before) or (body and before.place):
        # "Norvik's Dutch manager", "Norvik Bank's Asia head", "Chad's UN envoy".
        before = Target(first, genitive, "possessive", name is not None)
    determined = view.at(first - 1) in grammar.DETERMINERS and view.same_sentence(first - 1, first)
    return first - determined, before


def _is_people(view: View, target: Target) -> bool:
    """Whether it is nothing but a nationality or a faith."""
    name = view.name(target.first)
    return name is not None and name.label == "NORP" and name.end >= target.end


def _is_firm(view: View, name: Name, core: Core, lexicon: Lexicon) -> bool:
    """Whether an unknown word is rather a firm's name: "Quorvo's president"."""
    if name.end - name.first > 1 or core.noun.phrase not in lexicon.corporate:
        return False
    before = name.first - 1 - (view.at(name.first - 1) == ".")
    return view.at(before) not in lexicon.alone and view.low[name.first] not in view.surnames


def _body_start(view: View, last: int, lexicon: Lexicon) -> int:
    """Where a body in lower case starts: behind its determiner ("the *think tank*'s head")."""
    first = last
    while view.same_sentence(first - 1, last) and last - first < 6:
        if view.low[first - 1] in grammar.DETERMINERS:
            return first
        plain = view.words[first - 1].islower() or view.low[first - 1] in "-'"  # "anti-graft"
        if not plain or view.low[first - 1] in grammar.STOP:
            break
        first -= 1
    first = last
    while view.same_sentence(first - 1, last) and _is_part_of_body(view, first - 1, lexicon):
        first -= 1
    return first


def _is_part_of_body(view: View, position: int, lexicon: Lexicon) -> bool:
    name, low = view.name(position), view.low[position]
    if name is not None:
        return name.label != "PERSON"
    return low in lexicon.inside and low not in grammar.STOP and low not in lexicon.outside


def run_start(view: View, position: int, lexicon: Lexicon) -> int:
    """The start of the run of capitalised words and names that a word is in ("ANC NEC")."""
    first = position
    here = view.name(position)
    people = here is not None and here.label == "NORP"
    while view.same_sentence(first - 1, position):
        low = view.low[first - 1]
        name = view.name(first - 1)
        if name is not None:
            if name.label == "PERSON" or (name.label == "NORP") != people:
                break
            first = name.first
        elif view.is_capital(first - 1) and low not in grammar.NOT_NAMES:
            if first - 1 in view.verbs:
                break  # "Raiders Storm Norland Mayor's Home"
            if low in lexicon.outside or (low,) in lexicon.status or low in lexicon.alone:
                break
            if low in lexicon.status_outside or low in grammar.OVERTHROWN:
                break  # "Ousted Norland president"
            first -= 1
        elif low == "-" and view.is_glued(first) and view.is_capital(first - 2):
            first -= 1
        elif low == "of" and view.is_capital(first - 2) and view.low[first - 2] in lexicon.body:
            first -= 2  # "Chamber of Commerce President Silva"
        elif (
            low in grammar.GENITIVES
            and view.words[first] == "Office"
            and view.at(first - 2) in lexicon.alone
            and view.is_capital(first - 2)
        ):
            first -= 1  # "Prime Minister's Office spokesman"
            while view.is_capital(first - 1) and view.low[first - 1] not in grammar.NOT_NAMES:
                first -= 1
        else:
            break
    return first + (view.low[first] == "-")  # "Ex-Norvik coach"


def pair_start(view: View, name: Name, first: int, lexicon: Lexicon) -> int:
    """The start of a place named with "and": one cannot be the president of two.

    Of what somebody was before, any two may be: "the former Lund and Norland striker".
    """
    earlier = view.name(first - 2) if view.at(first - 1) == "and" else None
    if earlier is None:
        return first
    both = earlier.label == name.label == "GPE"
    formerly = lexicon.status.get((view.at(earlier.first - 1),)) == "former"
    return earlier.first if both or (formerly and earlier.label != "PERSON") else first
