"""Holders beside the title: right before or after it, or behind a comma."""

from __future__ import annotations

from glossator_standard import english
from glossator_standard.inflection import irregular_pasts
from glossator_titles import grammar
from glossator_titles.context import Context, Linked
from glossator_titles.names import Person
from glossator_titles.targets import Target
from glossator_titles.view import PLACES, View


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
    """Find the name after "called" or "named": "a salesman called Xinba"."""
    end = title.phrase.end
    end += context.view.at(end) == "," and context.view.at(end + 1) == "surnamed"
    verb = context.view.at(end)
    one = title.phrase.determiner in ("a", "an", "one")
    if verb != "surnamed" and not (one and verb in ("called", "named")):
        return None
    return (
        context.name_at(end + 1) if context.view.same_sentence(title.core.first, end + 1) else None
    )


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
    if name is None or name.label == "PERSON" or name.end != end:
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
        view.at(after) in grammar.SAYING and any(_is_past(view, at) for at in range(first, comma))
    )


def tells(view: View, position: int) -> bool:
    """Whether a verb of saying, or one in the past, may stand there."""
    return view.at(position) in grammar.SAYING or _is_past(view, position)


def _is_past(view: View, position: int) -> bool:
    """Whether a word in small letters looks like a verb in the past, or helps one."""
    word = view.at(position)
    return (
        word != ""
        and not view.is_capital(position)
        and (word.endswith("ed") or word in irregular_pasts() or word in grammar.AUXILIARIES)
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
    return Target(first, end, "comma") if heads and view.at(end) == "," else None


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
        person = context.name_at(end + 1)
        if person is None or person.id is None:
            return None
    # "met the envoy, PM Ana Silva said", "By order of the envoy, Judge Ana Silva tasked them"
    apart = tells(view, person.end) and not _begins(view, title)
    titled = (end + 1 in context.by_first or end + 1 in context.by_edge) and not apart
    if person.end - person.first > 1 and definite and titled:
        return person
    return person if _names_holder(context, title, person, definite=definite) else None


def _closes_clause(view: View, title: Linked, comma: int) -> bool:
    """Whether a comma behind a title ends more than its phrase: "he resigned as president, Ana
    Silva fled", "According to officials, Ana Silva and her aunt fled"."""
    if not view.same_sentence(title.core.first, comma + 1):
        return True
    edge = title.phrase.edge
    if title.core.noun.plural and view.at(edge - 2) == "according":
        return True
    inside = view.at(edge - 1) == "as" and view.same_sentence(edge - 2, edge)
    succeeds = view.at(edge - 2) in ("predecessor", "successor", "replacement")
    return inside and not (title.phrase.determiner or succeeds)


def _begins(view: View, title: Linked) -> bool:
    """Whether a sentence, or what somebody says behind a quotation, begins with a title."""
    edge = title.phrase.edge
    return not view.same_sentence(edge - 1, edge) or view.at(edge - 1) in grammar.BEFORE_SPEAKER


def _names_holder(context: Context, title: Linked, person: Person, *, definite: bool) -> bool:
    """Whether a name behind a title and a comma is its holder's, by what stands around both."""
    view, edge = context.view, title.phrase.edge
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
