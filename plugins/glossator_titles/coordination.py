"""Titles joined by "and" or a comma share their holder and their affiliation."""

from __future__ import annotations

from itertools import pairwise

from glossator_titles import grammar
from glossator_titles.context import Context, Linked
from glossator_titles.names import Person
from glossator_titles.view import View
from glossator_titles.word_classes import tells

_CHANGES = frozenset({"turned", "cum"})
_DETERMINERS = frozenset({"", "the", "a", "an", "its", "his", "her"})


def share(context: Context) -> None:
    """Give holders and affiliations on, first rightwards, then leftwards."""
    view = context.view
    titles = [title for title in context.titles if not _served(context, title)]
    for earlier, later in pairwise(titles):
        _represents(view, earlier, later)
        _is_its(view, earlier, later)
        if not _joined(context, earlier, later):
            _share_owner(context, earlier, later)
            continue
        one = earlier.core.noun.plural or not later.core.noun.plural
        named = earlier.holder is not None
        if named and one and later.holder is None:
            later.holder, later.rule = earlier.holder, "joined"
        several = earlier.core.noun.plural and not later.core.noun.plural
        if several and view.at(later.phrase.edge - 1) == ",":
            continue  # "met Kelmar's envoys, spokesman Oke said"
        if view.at(later.phrase.edge - 1) not in grammar.PREDICATE_ADVERBS:
            _share_affiliation(earlier, later)
    for later, earlier in pairwise(reversed(titles)):
        if _in_brackets(view, earlier, later):
            later.holder, later.rule = earlier.holder, "joined"
            later.phrase.before, later.phrase.after = earlier.phrase.before, earlier.phrase.after
        if not _joined(context, earlier, later):
            continue
        if _backwards(view, earlier, later):
            earlier.holder, earlier.rule = later.holder, "joined"
        if view.at(later.phrase.edge - 1) not in grammar.PREDICATE_ADVERBS:
            _share_complements(view, earlier, later)


def _in_brackets(view: View, earlier: Linked, later: Linked) -> bool:
    """Whether the later one only shortens the earlier: "the Chief Financial Officer (CFO)"."""
    first, end = later.core.first, later.core.end
    letters = later.core.noun.case not in (None, "Capital") and later.holder is None
    opened = view.at(first - 1) == "(" and view.at(end) == ")"
    return letters and opened and earlier.core.end == first - 1 and earlier.holder is not None


def _is_its(view: View, earlier: Linked, later: Linked) -> None:
    """Have "its" stand for a body in lower case: "the bank's chairman and its chief executive"."""
    owner = earlier.phrase.before
    if owner is None or later.phrase.determiner != "its" or later.phrase.before is not None:
        return
    if view.at(later.phrase.edge - 1) == "as":
        return  # "Norvik named Ana Silva, the country's envoy, as its head"
    bare = owner.link == "possessive" and not view.is_capital(owner.first)
    between = range(earlier.core.end, later.core.first)
    named = any((name := view.name(at)) and name.label != "PERSON" for at in between)
    if bare and not named and view.same_sentence(earlier.core.first, later.core.first):
        later.phrase.before = owner


def _represents(view: View, earlier: Linked, later: Linked) -> None:
    """Have "Special Envoy of the Secretary-General for Kelmar Tom Oke" name the envoy."""
    whose = view.at(earlier.core.end) == "of" and later.phrase.edge == earlier.core.end + 1
    field = later.phrase.after and later.phrase.after[0].link == "for"
    if whose and field and later.rule == "before-name" and earlier.holder is None:
        earlier.holder, earlier.rule = later.holder, later.rule
        later.holder, later.rule = None, "noun"


def _share_owner(context: Context, earlier: Linked, later: Linked) -> None:
    """Give on whose it is: "Norvik's president Ana Silva and chief executive Omar Lund".

    Without a genitive only what bodies have is shared: "Norvik chairman ... and chief executive".
    """
    view, owner, holder = context.view, earlier.phrase.before, earlier.holder
    if earlier.rule != "before-name" or holder is None or owner is None:
        return
    body = view.name(owner.first)
    corporate = later.core.noun.phrase in context.lexicon.corporate
    firm = body is not None and body.label == "ORG" and corporate
    if owner.link != "possessive" and not firm:
        return
    beside = view.at(holder.end) == "and" and later.phrase.edge == holder.end + 1
    alone = later.phrase.before is None and not later.phrase.after and not later.core.is_honorific
    if beside and alone and not later.phrase.determiner:
        later.phrase.before = owner


def _joined(context: Context, earlier: Linked, later: Linked) -> bool:
    """Whether nothing but a joint and an adverb stands between two titles of one phrase."""
    if earlier.core.is_honorific or later.core.is_honorific:
        return False
    view = context.view
    position = start = context.over_brackets(earlier.phrase.end)
    if not view.same_sentence(start, later.core.first):
        return False
    if view.at(later.core.end) in grammar.GENITIVES:
        return False  # "Ana Silva is dean, the rector's office said"
    if view.at(position + (view.at(position) == "-")) in _CHANGES:
        hyphens = view.at(position) == "-"
        return later.core.first == position + 1 + 2 * hyphens  # "actor-turned-politician"
    while view.at(position) in grammar.JOINTS or view.at(position) in grammar.PREDICATE_ADVERBS:
        position += 1
        if position > start + 3:
            return False
    if position == start or position not in (later.core.first, later.phrase.edge):
        return False
    if later.phrase.determiner == "the" and {",", "and"} <= {*view.low[start:position]}:
        return False  # "Ana Silva, head of Norvik, and the minister"
    return later.phrase.determiner in _DETERMINERS


def _served(context: Context, title: Linked) -> bool:
    """Whether it is whom another serves: "Secretary to the Mayor and Clerk to Council"."""
    to = title.phrase.edge - 1
    determined = title.phrase.determiner in grammar.ARTICLES
    return determined and context.view.at(to) == "to" and to in context.by_end


def _backwards(view: View, earlier: Linked, later: Linked) -> bool:
    """Whether "founder and chief executive Ana Silva" are one person's titles."""
    if earlier.holder is not None or later.holder is None or earlier.core.noun.plural:
        return False
    if later.phrase.determiner or _says_so(view, earlier, later.holder):
        return False
    written = later.core.noun.case is not None or earlier.phrase.before is not None
    return written or view.is_capital(later.core.first) <= view.is_capital(earlier.core.first)


def _says_so(view: View, earlier: Linked, holder: Person) -> bool:
    """Whether the later one's holder begins a clause: "They met the envoy, CM Oke said"."""
    first = earlier.phrase.edge
    behind = view.same_sentence(first - 1, first) and view.at(earlier.phrase.end) == ","
    return behind and tells(view, holder.end)


def _one_person(earlier: Linked, later: Linked) -> bool:
    """Whether both may be one person's: not in "Norland's cleric, Grand Ayatollah Silva"."""
    one = earlier.holder is None or later.holder in (None, earlier.holder)
    apart = (earlier.rule, later.rule) == ("apposition", "before-name")
    return one and not later.phrase.determiner and not apart


def _share_affiliation(earlier: Linked, later: Linked) -> None:
    if not _one_person(earlier, later):
        return
    last = later.core.noun.phrase[-1]  # "Labour leader and Home Secretary Silva"
    minister = last in grammar.MINISTERS and later.holder is not None
    minister = minister and earlier.core.noun.phrase[-1] != last
    if later.phrase.before is None and not (later.phrase.after or minister):
        later.phrase.before = earlier.phrase.before


def _share_complements(view: View, earlier: Linked, later: Linked) -> None:
    """Give leftwards what the last one is of: "the chairman, president and CEO of Norvik"."""
    if not _one_person(earlier, later):
        return
    several = earlier.core.noun.plural, later.core.noun.plural
    if any(several) and (view.at(earlier.core.end) == "," or several == (False, True)):
        return  # "ministers, heads of agencies", "the mayor and members of his cabinet"
    alone = earlier.phrase.before is None and earlier.phrase.end == earlier.core.end
    kinds = earlier.core.noun.kind, later.core.noun.kind
    of = bool(later.phrase.after) and later.phrase.after[0].link == "of"
    minister = earlier.core.noun.phrase[-1] in grammar.MINISTERS
    charge = minister and earlier.core.end - earlier.core.first > len(earlier.core.noun.phrase)
    if (kinds == ("profession", "office") and of) or (
        charge and later.core.noun.phrase[-1] not in grammar.MINISTERS
    ):
        return  # "a lawyer and founder of Norvik", "Minister of Health and Chancellor of Norvik"
    if alone:
        earlier.phrase.after = [*later.phrase.after]
