"""Holders named behind their title: right behind what it is of, or behind a comma."""

from __future__ import annotations

from glossator_standard import english
from glossator_standard.inflection import irregular_pasts
from glossator_titles import grammar
from glossator_titles.context import Context, Linked
from glossator_titles.names import Person
from glossator_titles.targets import Target
from glossator_titles.view import PLACES, View
from glossator_titles.word_classes import tells


def after_complement(context: Context, title: Linked) -> Person | None:
    """Find the name right after the complement: "the ambassador of Iraq Dr. Abdul Sattar"."""
    view, phrase, end = context.view, title.phrase, title.core.end
    if view.low[end : end + 3] == ["in", "charge", "of"]:
        field = end + 3  # "the minister in charge of security Tom Oke", not "of Tom Oke's case"
        while view.at(end := end + 1).islower() and not view.is_capital(end):
            pass
        return context.name_at(end) if end > field else None
    if phrase.end == end or not view.same_sentence(title.core.first, phrase.end):
        return None
    if view.at(end) == "in" and view.low[view.sentence(end).first] in grammar.FRONTED:
        return None  # "Before seeing the president in detention Ana Silva flew in"
    if phrase.end - 1 in context.people.covered:
        return None  # "in the office of former President Ana Silva": that one's name
    following = context.by_first.get(phrase.end)
    if following is not None and not following.core.is_honorific:
        capital = context.view.is_capital(phrase.end)
        if not capital or context.view.at(title.core.end) in ("for", "to"):
            return None  # "the spokesman for Oslo Mayor Silva", "patrons of the historian Lund"
    return context.name_at(phrase.end)


def past_joined(context: Context, title: Linked) -> Person | None:
    """Find the name past a noun that is no title: "lawyer and Kelmar laureate Ana Ruiz"."""
    view, edge, joint = context.view, title.phrase.edge, title.core.end
    if view.at(joint) != "and" or title.phrase.determiner or title.core.noun.plural:
        return None
    if view.at(edge - 1) in (",", "and", "as"):
        return None
    for position in range(joint + 1, joint + 5):
        name, word = view.name(position), view.low[position - 1]
        if name is not None and name.label == "PERSON":
            verb = word.endswith(("ed", "ing")) or word in irregular_pasts()
            return None if verb or position == joint + 1 else context.name_at(position)
        word = view.at(position)
        if word in grammar.STOP or not word.isalpha() or (not name) == view.is_capital(position):
            break
    return None


def named(context: Context, title: Linked) -> Person | None:
    """Find the name after "called" or "named": "a salesman called Xinba", "the driver, identified
    by police as Ana Silva"; none in "was named as Ana Silva left"."""
    view, end, is_told = context.view, title.phrase.end, False
    end += view.at(end) == "," and view.at(end + 1) in ("surnamed", "named", "identified")
    one = title.phrase.determiner in ("a", "an", "one") and view.at(end - 1) != ","
    one = one and view.at(end + 1) != "as" and view.at(end) in ("called", "named")
    if view.at(end) == "surnamed" or one:
        first = end + 1
    else:
        is_told = view.at(end) in grammar.BE
        end += is_told
        by = view.at(end + 1) == "by" or view.at(end + 1).endswith("ly")
        stops = range(end + 1, end + 6 if by else end + 2)
        first = 1 + next((at for at in stops if view.at(at) in ("as", ",")), -1)
        if view.at(end) not in ("named", "identified") or view.at(first - 1) != "as":
            return None
    person = context.name_at(first) if view.same_sentence(title.core.first, first) else None
    if person is None or view.at(person.end) in grammar.GENITIVES:
        return None
    return None if is_told and tells(view, person.end) else person


def after_comma(context: Context, title: Linked) -> Target | None:
    """The body behind a comma: "the Managing Director, Zenith Bank, Mr Silva", "(mayor, Oslo)"."""
    view, phrase = context.view, title.phrase
    if view.at(phrase.end) != "," or phrase.before is not None or phrase.after:
        return None
    name = view.name(phrase.end + 1)
    if name is None:
        return _unmarked_body(context, phrase.end + 1)
    bracketed = view.at(phrase.edge - 1) == "(" and view.at(name.end) == ")"
    if name.label != "ORG" and not (bracketed and name.label in PLACES):
        return None
    return Target(name.first, name.end, "comma")


def _unmarked_body(context: Context, first: int) -> Target | None:
    """The body between commas that no entity marks: ", Ministry of Mines and Steel,"."""
    view, end = context.view, first
    while view.is_capital(end) or view.at(end) in ("of", "and", "for"):
        end += 1
    heads = {view.at(first), view.at(end - 1)} & context.lexicon.body
    person = any(at in context.by_first for at in range(first, end))  # "Army Gen. Ana Silva,"
    return Target(first, end, "comma") if heads and view.at(end) == "," and not person else None


def listed(view: View, person: Person) -> bool:
    """Whether further names may follow: one person does not have a plural title."""
    end = person.end
    if view.at(end) == "of" and (name := view.name(end + 1)) is not None:
        end = name.end  # "the bishops Ana Silva of Oslo and Jon Lund of Rome"
    return view.at(end) in (",", "and", "&", "(", ";") or view.at(end + 1) == "and"


def right(context: Context, title: Linked) -> Person | None:
    """Find the name after a comma: "the Minister of Tourism, Morena Valdez,"."""
    view, end = context.view, context.over_brackets(title.phrase.end)
    if view.at(end) == "since" and view.at(end + 1).isdigit():
        end += 2  # "A diplomat since 1979, Ana Silva"
    end = _over_charge(view, title.core.end) or end
    if view.at(end) not in (",", ":", "(", "–", "—", "--") or _closes_clause(view, title, end):
        return None
    definite = title.phrase.definite and not title.core.noun.plural
    if (organisation := after_comma(context, title)) is not None:
        if view.at(organisation.end) != ",":
            return None
        further = context.name_at(organisation.end + 1)
        person = context.name_at(end + 1, words=2, trust=definite) if further is None else None
        if person is not None:
            return person  # Entities take a name for a body's: "the minister, Ana Ruiz, left".
        title.phrase.after.append(organisation)
        end = organisation.end
    if title.phrase.after:
        end = _over_place(context, end)
    end = context.over_affiliation(_over_age(view, end) + 1) - 1
    end += (view.at(end + 1),) in context.lexicon.status  # "the minister, retired Gen. Silva"
    person = context.name_at(end + 1, words=2, trust=definite)
    if title.core.noun.plural and person is not None and not listed(view, person):
        return None
    if person is None:
        return None
    # "met the envoy, PM Ana Silva said", "By order of the envoy, Judge Ana Silva tasked them"
    apart = tells(view, person.end) and not _begins(view, title)
    titled = (end + 1 in context.by_first or end + 1 in context.by_edge) and not apart
    if person.end - person.first > 1 and definite and titled:
        return person
    return person if _names_holder(context, title, person, definite=definite) else None


def _over_age(view: View, comma: int) -> int:
    """The word before the name in "the leader, 18-year-old Ana Silva"."""
    first = comma + 1 + (view.at(comma + 1) == "the")
    age = [view.at(first + ahead) for ahead in range(1, 5)]
    return first + 4 if view.at(first).isdigit() and age == ["-", "year", "-", "old"] else comma


def _over_charge(view: View, end: int) -> int:
    """The comma in "the minister responsible for the upkeep of prisons, Ana Silva"; else 0.

    Also in "the lawyer representing the family, Ana Silva".
    """
    first = end + 1 if view.at(end) == "responsible" else end + 2
    acts = view.at(end).endswith("ing") and view.at(end + 1) in grammar.DETERMINERS
    charges = (["responsible", "for"], ["in", "charge", "of"])
    if not acts and view.low[end : first + 1] not in charges:
        return 0
    first -= 2 * acts
    for comma in range(first + 2, first + 7):
        if view.at(comma) == ",":
            return comma
        if view.is_capital(comma - 1) or not view.same_sentence(end, comma):
            break
    return 0


def _over_place(context: Context, comma: int) -> int:
    """The comma before the name in "the spokesman for the army, Kano, Col. Ada Okon".

    Also in "the head of the Norland Rowing Union, NRU, Ana Silva".
    """
    view, name = context.view, context.view.name(comma + 1)
    letters = view.at(comma + 2) == "," and view.words[comma + 1].isupper()
    end = comma + 2 if letters else name.end if name and name.label in PLACES else comma
    if end == comma or view.at(end) != ",":
        return comma
    return comma if context.name_at(end + 1, words=2) is None else end


def _closes_clause(view: View, title: Linked, comma: int) -> bool:
    """Whether a comma behind a title ends more than its phrase: "he resigned as president, Ana
    Silva fled", "According to officials, Ana Silva and her aunt fled"."""
    if not view.same_sentence(title.core.first, comma + 1):
        return True
    edge = title.phrase.edge
    if title.core.noun.plural and view.at(edge - 2) == "according":
        return True
    # "Ana Silva was named dean, Tom Oke rector"
    named = view.at(edge) in grammar.APPOINTED and view.at(edge - 1) in grammar.PASSIVE
    inside = named or view.at(edge - 1) in ("became", "become", "becomes")
    inside = inside or (view.at(edge - 1) == "as" and view.same_sentence(edge - 2, edge))
    succeeds = view.at(edge - 2) in ("predecessor", "successor", "replacement")
    return inside and not (title.phrase.determiner or succeeds)


def _begins(view: View, title: Linked) -> bool:
    """Whether a sentence, or what somebody says behind a quotation, begins with a title."""
    edge = title.phrase.edge
    return not view.same_sentence(edge - 1, edge) or view.at(edge - 1) in grammar.BEFORE_SPEAKER


def _is_subject(context: Context, title: Linked, *, definite: bool) -> bool:
    """Whether a clause has begun with the title before the comma: "that the head of Norvik, Ana
    Silva agreed", "left after the mayor, Ana Silva resigned", "When asked, chairman of Norvik, Ana
    Silva agreed"."""
    view, edge, word = context.view, title.phrase.edge, context.view.at(title.phrase.edge - 1)
    if word == ",":
        return not definite and bool(title.phrase.after) and edge - 1 not in context.by_end
    when = word in ("after", "before") and view.at(edge - 2) not in grammar.CLOSING
    when = when and view.same_sentence(edge - 2, edge)
    return definite and (when or word in grammar.CLAUSE_OPENERS - {"said", "says"})


def _names_holder(context: Context, title: Linked, person: Person, *, definite: bool) -> bool:
    """Whether a name behind a title and a comma is its holder's, by what stands around both."""
    view, edge = context.view, title.phrase.edge
    joined = context.by_end.get(edge - 1) if view.at(edge - 1) == "and" else None
    edge = joined.phrase.edge if joined else edge  # "Once dean and rector, Ana Silva now"
    letters = context.by_first.get(person.end)  # "her barrister, Ana Silva SC, said"
    past = letters.core.end if letters and letters.core.noun.case else person.end
    party = view.name(past + 1 + (view.at(past + 1) == "the")) if view.at(past) == "of" else None
    past = party.end if definite and party is not None else past  # "Ana Silva of the Greens, left"
    after = view.at(past) if view.same_sentence(person.end - 1, past) else "."
    if after in grammar.CLOSING or after in ("who", "and", "as", "to"):
        return True
    if after in grammar.GENITIVES:
        return False
    opens = not view.same_sentence(edge - 1, edge)
    if view.at(edge - 1) == "as" and not view.same_sentence(edge - 2, edge):
        return True  # "As mayor, Ana Silva closed the road"
    long, known = person.end - person.first > 1, person.id is not None
    aside = after in grammar.SAYING and view.at(past + 1) == ","  # "that the mayor, Oke said, is"
    tell = tells(view, past) and not aside
    if long and known and tell and _is_subject(context, title, definite=definite):
        return True
    if long and known and not title.phrase.determiner:
        return view.is_capital(title.core.first) or opens
    if after in grammar.SAYING and view.at(past + 1) == "," and view.at(past + 2) in grammar.BE:
        return False  # "The mayor, Ana Silva said, is ill"
    goes_on = after in grammar.SAYING or after in grammar.AUXILIARIES
    if _begins(view, title) and long and known and definite and goes_on:
        return True  # "“No,” the head of the mission, Ana Silva said"
    once = view.at(edge - 1) in ("once", "formerly", "previously")  # "Once a nurse, Ana Silva now"
    opens = not view.same_sentence(edge - 1 - once, edge)
    listed_too = view.at(edge - 1) == "and" and after in english.words("preposition")
    if long and (opens or view.low[edge - 1] == "," or (listed_too and known)):
        return True
    return opens and known  # "A former bishop, Lund now"
