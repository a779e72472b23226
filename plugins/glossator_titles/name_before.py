"""Holders named before their title: right before it, or before a comma."""

from __future__ import annotations

from glossator_titles import grammar
from glossator_titles.context import Context, Linked
from glossator_titles.names import Person
from glossator_titles.view import View
from glossator_titles.word_classes import is_past, tells


def directly_left(context: Context, title: Linked) -> Person | None:
    """Find the name right before: "Jamal Al Bader Ambassador of Qatar", "named Ana Silva chair"."""
    view, core, edge = context.view, title.core, title.phrase.edge
    if (
        core.noun.plural
        or not view.same_sentence(edge - 1, edge)
        or view.low[edge] in grammar.GENITIVES
    ):
        return None
    person = context.people.left(edge)
    if person is None:
        return None
    appoint = grammar.APPOINTED | grammar.APPOINTING
    if any(view.at(person.first - back) in appoint for back in (1, 2)):
        return person
    if view.at(edge) == "the" and edge < core.first:
        return person
    written_large = view.is_capital(core.first) or (view.low[edge],) in context.lexicon.status
    return person if view.is_capital(edge) and written_large else None


def left(context: Context, title: Linked) -> Person | None:
    """Find the name before a comma: "Jo Song Gil, Pyongyang's acting ambassador"."""
    view = context.view
    opener = _owner(context, title.phrase.edge) or title
    position = opener.phrase.edge - 1
    if view.at(position) in grammar.PREDICATE_ADVERBS:
        position -= 1
    one_of = view.at(position) == "of" and view.at(position - 1) == "one"
    if one_of and title.core.noun.plural:
        position -= 2  # "Ana Silva, one of the six mayors"
    position = _before_kin(context, position)
    if view.at(position) not in grammar.COMMA_LIKE or not view.same_sentence(
        position, title.core.first
    ):
        return None
    if view.at(position) == "-" and view.is_glued(position):
        return None
    if (
        title.phrase.determiner in grammar.NO_APPOSITION
        or view.at(title.core.end) in grammar.GENITIVES
    ):
        return None
    fronted = _fronted(context, opener.phrase.determiner, title.phrase.end, position)
    if fronted or _begins_next(context, title):
        return None
    end = _before_letters(view, _before_age(context, position))
    if view.at(end - 1) == ")":
        end = context.opening(end)
    person = context.people.left(end)
    body = person.first if person and person.end - person.first == 1 else _body_first(view, end)
    if body and view.at(body - 1) == "of":
        # "Ana Silva of Norvik, a spokeswoman": whatever the entities say of Norvik.
        person = context.people.left(body - 1) or person
    if person is not None and (_is_aside(context, person) or _in_list(context, title, person)):
        return None
    if person is None or one_of or not title.core.noun.plural:
        return person
    first = first_joined(context, person)
    # "They met Ana Silva, officials and lawyers": only several names have plural titles.
    return first if first != person else None


def _before_kin(context: Context, joint: int) -> int:
    """The comma in "Ana Ruiz, mother of Jan Ruiz and head of Norvik"."""
    view = context.view
    for comma in range(joint - 3, max(joint - 9, 0), -1) if view.at(joint) == "and" else ():
        if view.low[comma] == ",":
            kin = view.at(comma + 1 + (view.at(comma + 1) in grammar.ARTICLES))
            return comma if kin in context.lexicon.kin else joint
    return joint


def _owner(context: Context, edge: int) -> Linked | None:
    """The office whose holder has the title: "Jo Gil, (Mayor Li Na|the mayor)'s spokesman"."""
    name = context.view.name(edge)
    if context.view.at(edge) not in grammar.GENITIVES and (name is None or name.label != "PERSON"):
        return None
    return context.by_end.get(edge)


def _body_first(view: View, end: int) -> int:
    """Where the name of a body or place starts that ends there, its article too; 0 where none."""
    name = view.name(end - 1)
    if name is None or name.label == "PERSON":
        return 0
    return name.first - (view.at(name.first - 1) == "the")


def _is_aside(context: Context, person: Person) -> bool:
    """Whether the name only tells when: "and, under President Silva, ambassador to Rome"."""
    position = context.before_address(person)
    return context.view.at(position) == "under" and context.view.at(position - 1) == ","


def _in_list(context: Context, title: Linked, person: Person) -> bool:
    """Whether people are listed: "Dr Ana Ruiz, the Foreign Secretary, Home Secretary and"."""
    view, end = context.view, title.phrase.end
    later = context.by_first.get(end + 1) if view.at(end) == "," else None
    titled = person.first - 1 in context.people.covered and view.is_capital(title.core.first)
    if not titled or later is None or title.phrase.determiner != "the":
        return False
    return not later.core.is_honorific and context.name_at(later.core.end) is None


def _fronted(context: Context, determiner: str, after: int, comma: int) -> bool:
    """Whether the comma closes what opens the sentence, or what is said: "In a talk with Li Na, the
    mayor said", "Police held Li Na, a mayor said"."""
    view = context.view
    its = determiner in grammar.POSSESSIVES and view.at(after) in grammar.SAYING
    if not (its or determiner in grammar.ARTICLES) or view.at(comma) != ",":
        return False
    goes_on = grammar.AUXILIARIES | grammar.SAYING | grammar.COPULAS
    person = context.name_at(after + 1, words=2) if view.at(after) == "," else None
    # "In a talk with Li Na, the mayor, Jo Gil, said"; not "Jo Gil, 34, said" or "Jo Gil, a cook,"
    told = person is not None and view.low[person.end : person.end + 1] == [","]
    told = told and person is not None and tells(view, person.end + 1)
    if not told and (view.at(after) in grammar.CLOSING or view.at(after) in grammar.STOP - goes_on):
        return False
    first = view.sentence(comma).first
    if "," in view.low[first:comma]:
        return False
    return view.low[first] in grammar.FRONTED or (
        view.at(after) in grammar.SAYING and any(is_past(view, at) for at in range(first, comma))
    )


def _begins_next(context: Context, title: Linked) -> bool:
    """Whether a list goes on with it: "Ana Silva, lawyer and activist Jon Lund, and Li Na"."""
    later = context.by_first.get(title.core.end + 1) or context.by_edge.get(title.core.end + 1)
    if title.phrase.determiner or context.view.at(title.core.end) != "and" or later is None:
        return False
    return not later.core.is_honorific and context.name_at(later.core.end) is not None


def first_joined(context: Context, person: Person) -> Person:
    """The first of "Ana Silva, Jo Song Gil and Li Na"."""
    for _ in range(5):
        before = person.first - 1
        earlier = context.people.left(before)
        if context.view.at(before) not in ("and", ",") or earlier is None:
            break
        person = earlier
    return person


def _before_age(context: Context, comma: int) -> int:
    """The comma before an age: "John Rowe, 61, chairman", "Pierre Vinken, 61 years old,"."""
    view = context.view
    for back in range(comma - 1, max(comma - 6, 0), -1):
        low = view.low[back]
        if low == ",":
            return back if back < comma - 1 and view.low[back + 1][0].isdigit() else comma
        if not low[0].isdigit() and low not in grammar.AGE_WORDS:
            break
    return comma


def _before_letters(view: View, comma: int) -> int:
    """The comma before letters after a name: "Dan Holm, D-N.J., chairman", "Tom Oke, OBE,"."""
    for back in range(comma - 2, max(comma - 7, 0), -1):
        if view.low[back] != ",":
            continue
        name, word = view.name(back - 1), view.words[back + 1]
        party = len(word) == 1 and view.at(back + 2) == "-"
        letters = back + 2 == comma and sum(map(str.isupper, word)) > 1
        letters = letters and name is not None and name.label == "PERSON"
        return back if (party or letters) and view.name(back + 1) is None else comma
    return comma
