"""Holders of whom a title is said: "Jo became acting ambassador"."""

from __future__ import annotations

from glossator_titles import grammar
from glossator_titles.context import Context, Linked
from glossator_titles.name_before import first_joined
from glossator_titles.names import Person
from glossator_titles.view import View

_FARTHEST = 40
_CLAUSES = 14
"""Words before a name in which the relative clause around it begins."""
_TIME = 4
"""Words between who is succeeded and "as" that can tell when, and one more."""
_HAVE = frozenset({"has", "have", "had"})
"""Right before a participle they make it active: "has appointed a dean"."""
_QUOTES = frozenset({'"', "“", "”"})


def predicate(context: Context, title: Linked) -> Person | None:
    """Find whom it is said of: "was named chairman", "who was deputy", "served as chairman"."""
    view, first = context.view, title.core.first
    position = title.phrase.edge - 1
    if view.at(title.core.end) in grammar.GENITIVES:
        return None
    while view.at(position) in grammar.PREDICATE_ADVERBS and view.same_sentence(position, first):
        if view.low[position] == "not":
            return None
        position -= 1
    position -= view.at(position) in _QUOTES  # "Ana Silva was “a gifted dean”"
    one_of = view.at(position) == "of" and view.at(position - 1) == "one"
    one_of = one_of and title.core.noun.kind == "office"
    position -= 2 * one_of  # "Ana Silva is one of two mayors"
    if not view.same_sentence(position, first) or view.at(position - 1) in grammar.EMPTY_SUBJECTS:
        return None
    if (person := _gapped(context, title)) is not None:
        return person
    if view.at(_before(context, position)) == "there":
        return None  # "there would be a minister"
    verb = view.low[position]
    if verb == "of" and of_post(view, position):
        return _subject(context, position, title)
    if verb != "as" and _other_subject(context, position):
        return None
    determined = title.phrase.definite or title.phrase.determiner in grammar.ARTICLES
    if verb in grammar.APPOINTED and determined and _active(context, position):
        return None
    if verb == "as":
        if view.at(position - 1) in grammar.BEFORE_OTHER_AS or _clause(context, title):
            return None
        if (
            view.at(position - 1) in grammar.CHOICES
            and view.at(position - 2) in grammar.POSSESSIVES
        ):
            return None  # "He tried to block his election as leader"
    elif verb == "to":
        return _promoted(context, position, title)
    elif verb not in grammar.COPULAS and verb not in grammar.APPOINTED:
        return None
    person = _subject(context, position, title)
    if person is not None and _is_of_other(context, person.end, position):
        return None
    if person is not None and _names_another(view, person, position):
        return None
    around = range(person.first - 6, person.end + 1) if person else ()
    joined = any(view.at(one) in grammar.LIST_JOINTS for one in around)
    if title.core.noun.plural and verb in ("are", "were") and not joined:
        return None  # "Ana Silva said that five of the dead were officers"
    return person


def _gapped(context: Context, title: Linked) -> Person | None:
    """Find the name in "Ana Ruiz is its dean and Tom Oke its rector", where no verb is repeated."""
    person = context.people.left(title.phrase.edge)
    if person is None or title.phrase.determiner not in grammar.POSSESSIVES | grammar.ARTICLES:
        return None
    if context.view.at(person.first - 1) not in ("and", ";"):
        return None
    earlier = (context.by_first.get(at) for at in context.view.leftwards(person.first))
    said = any(one is not None and one.rule == "predicate" for one in earlier)
    return person if said else None


def of_post(view: View, of: int) -> bool:
    """Whether somebody gets or leaves the post that is named: "appointed to the post *of* dean"."""
    if view.low[of] != "of" or view.at(of - 1) not in grammar.POSTS:
        return False
    first = of - 1
    while view.same_sentence(first - 1, of) and of - first < 8 and view.low[first] not in ",;:":
        first -= 1
    return not grammar.POSTING.isdisjoint(view.low[first : of - 1])


def _before(context: Context, verb: int) -> int:
    """The word before the verb, its auxiliaries and adverbs aside."""
    skipped = grammar.AUXILIARIES | grammar.COPULAS | grammar.PREDICATE_ADVERBS
    view = context.view
    return next((at for at in view.leftwards(verb) if view.low[at] not in skipped), -1)


def _other_subject(context: Context, verb: int) -> bool:
    """Whether the subject is nobody that is named: "the person was", "nobody could become"."""
    view, position = context.view, _before(context, verb)
    if not view.same_sentence(position, verb):
        return False
    low = view.low[position]
    if low == "who":  # "others who are lawyers", "her uncle, who is a poet"
        apart = view.at(position - 1) == ","
        low, position = view.at(position - 1 - apart), position - 1 - apart
        return low in (context.lexicon.kin if apart else {"others", "those", "some", "people"})
    if low in grammar.NOBODY or low in grammar.NUMBERS:
        return True
    name = view.name(position)
    if name is not None and name.label in ("ORG", "GPE") and name.end == verb:
        said = view.at(name.first - 1) == "that"  # "Ana Silva said that Norvik became a model"
        return said and view.same_sentence(name.first - 1, verb)
    if view.is_capital(position) or not low.isalpha() or name is not None:
        return False
    determined = view.at(position - 1) in grammar.DETERMINERS and view.same_sentence(
        position - 1, verb
    )
    if determined and low in context.lexicon.kin:
        return True
    governor = view.at(position - 2) if view.same_sentence(position - 2, verb) else ""
    told = governor in grammar.CLAUSE_OPENERS or governor in context.lexicon.reporting
    return determined and told and position not in context.people.covered


def _promoted(context: Context, to: int, title: Linked) -> Person | None:
    """Find who rises to it: "Norvik promoted Ana Silva to dean", "Ana Silva was promoted to"."""
    view, person = context.view, context.people.left(to)
    if view.at(to - 1) in grammar.PROMOTED:
        return _subject(context, to - 1, title)
    rises = person is not None and view.at(context.before_address(person)) in grammar.PROMOTED
    return person if rises else None


def _names_another(view: View, person: Person, end: int) -> bool:
    """Whether somebody else is told of: "Ana Silva named him rector, and then he became dean",
    "Ana Silva named the rector of Lund as dean"."""
    if view.at(person.end) == "," == view.at(end - 1) and view.at(end) in grammar.BE:
        return False  # "Ana Silva, who named him rector, is dean"
    for at in range(person.end, end):
        if view.low[at] not in grammar.APPOINTED or view.at(at - 1) in grammar.PASSIVE:
            continue
        if view.at(at + 1) in ("him", "her", "them"):
            return True
        if at == person.end and view.at(at + 1) in grammar.DETERMINERS:
            return True
    return False


def _is_of_other(context: Context, start: int, verb: int) -> bool:
    """Whether an infinitive tells of whom a clause has brought in: "Ana Silva said the general
    wants to remain a soldier"; not "said the club wanted him to become coach"."""
    view = context.view
    if view.at(verb - 1) != "to" or view.at(verb - 2) in ("him", "her"):
        return False
    said = grammar.SAYING | {"that"}
    clause = (at for at in range(start, verb - 1) if view.low[at] in said)
    return any(view.low[at + 1] in grammar.ARTICLES for at in clause)


def _active(context: Context, verb: int) -> bool:
    """Whether somebody appoints or calls so, rather than is ("Ana Silva called the bishop")."""
    view = context.view
    word = view.at(view.skip_back(verb - 1, grammar.PREDICATE_ADVERBS | {"first"}))
    passive = (grammar.COPULAS | grammar.AUXILIARIES) - _HAVE
    return word[:1].isalpha() and word not in passive and word not in ("and", "or")


def _clause(context: Context, title: Linked) -> bool:
    """Whether "as" opens a clause of the title's own ("as the minister said")."""
    after = context.view.at(title.core.end)
    verb = after in context.lexicon.reporting
    verb = verb and after not in grammar.COMPLEMENTS | grammar.PRONOUNS | {"or", "and"}
    named = context.people.subject(title.phrase.edge - 1)  # "Ana Ruiz as the dean and Tom Oke as"
    return title.phrase.definite and verb and not (named and after in grammar.LIST_JOINTS)


def _subject(context: Context, verb: int, title: Linked) -> Person | None:
    """The nearest name before the verb that is no possessor; of joined names the first.

    A name after a preposition counts only where there is no other.
    """
    view = context.view
    governed: Person | None = None
    position = verb
    while position > 0 and verb - position < _FARTHEST and view.same_sentence(position - 1, verb):
        word = view.low[position - 1]
        if word in _QUOTES and verb - position > 3:
            break
        if word in _QUOTES and (opening := _opening(view, position - 1)):
            position = opening
            continue
        if word in grammar.FIRST_PERSON or word == "whose":
            break
        person = context.people.subject(position)
        if word == ")":
            position = context.opening(position)
        elif person is None:
            position -= 1
        elif view.at(person.end) in grammar.GENITIVES:
            to = view.at(verb - 1) == "to"
            own = view.at(person.end + 1) not in grammar.BESIDE_HOLDERS and (
                to or view.low[verb] == "as"
            )
            owned = view.at(verb - 1) in grammar.TERMS and view.at(verb - 2) in grammar.POSSESSIVES
            if own and (owned or verb - to == person.end + 2):
                return person  # "Ana Silva's record as mayor", "Ana Silva's fitness to be mayor"
            position = person.first
        elif (
            _is_followed(context, person, verb)
            or _in_relative(context, person, verb)
            or _is_source(context, person)
            or _appoints(context, person)
            or _is_related(context, person)
        ):
            position = person.first
        elif clause := _closed_clause(context, person, verb):
            position = clause
        elif title.core.noun.plural:
            first = first_joined(context, person)
            serving = view.at(verb - 1) in grammar.SERVING
            alone = first == person and view.low[verb] == "as" and not serving
            return None if alone else first  # "He stayed, even as advocates left"
        elif view.low[verb] == "as" and _chosen(context, person):
            return person
        elif (
            (person.end < verb - 1 or view.at(person.end) == ",")
            and not _beside(context, person, verb)
            and _governed(context, person)
        ):
            governed = governed or person
            position = person.first
        else:
            return person
    named = view.low[view.sentence(verb).first] not in ("he", "she")
    return governed if named else None  # "She founded it with Ana Silva and was its head"


def _is_related(context: Context, person: Person) -> bool:
    """Whether it is somebody else who stands close to a person: "a close ally of Ana Silva"."""
    view, of = context.view, person.first - 1
    noun = view.at(of - 1)
    return view.at(of) == "of" and (noun in context.lexicon.kin or noun in grammar.RELATED)


def _in_relative(context: Context, person: Person, verb: int) -> bool:
    """Whether another is meant: "whom President Silva named as dean", "Norvik, of which she is"."""
    view, position = context.view, person.first - 1
    while position in context.people.covered:
        position -= 1
    if view.at(person.end) != ",":
        return view.at(position) == "whom"
    # "Lee, who succeeded Bo Ray, has been president"
    before = view.low[max(position - 4, 0) : max(position, 0)]
    closed = "who" in before and _before(context, verb) == person.end
    return closed or view.at(person.end + 2) == "which"


def _is_source(context: Context, person: Person) -> bool:
    """Whether the name only says who says so: "According to Ana Silva, a man is the mayor"."""
    view = context.view
    told = view.low[max(person.first - 2, 0) : person.first] == ["according", "to"]
    return told and view.at(person.end) == ","


def _appoints(context: Context, person: Person) -> bool:
    """Whether it only is told by whom: "Ana Silva was named by President Oke as mayor"."""
    view, by = context.view, context.before_address(person)
    return view.at(by) == "by" and view.at(by - 1) in grammar.APPOINTED


def _is_followed(context: Context, person: Person, verb: int) -> bool:
    """Whether the one before in the office is meant: "Ana Silva succeeds Omar Lund as mayor",
    "Ana Silva succeeds Omar Lund and serves as mayor"."""
    view, position = context.view, context.before_address(person)
    while view.at(position) in context.lexicon.outside or view.at(position) == "-":
        position -= 1  # "Ana Silva replaced long-serving Omar Lund as mayor"
    over = view.low[max(position - 1, 0) : position + 1] == ["over", "from"]
    follows = over or view.at(position) in grammar.SUCCEEDING
    goes_on = "and" in (view.at(person.end), view.at(_before(context, verb)))
    # "Ana Silva succeeds Omar Lund next week as mayor"
    dated = view.low[verb] == "as" and verb - person.end < _TIME
    dated = dated and "," not in view.low[person.end : verb]
    return follows and (dated or person.end == verb or goes_on)


def _closed_clause(context: Context, person: Person, verb: int) -> int:
    """Where the relative clause starts that closes right before the verb's group; else 0.

    "Lee, whose father knew Bo Ray, has been president".
    """
    view = context.view
    if view.at(person.end) != "," or _before(context, verb) != person.end:
        return 0
    for position in view.leftwards(person.first, _CLAUSES):
        if view.low[position] in (",", ";"):
            return 0
        if view.low[position] in ("who", "whom", "whose", "which"):
            return position - 1 if view.at(position - 1) == "," else 0
    return 0


def _opening(view: View, closing: int) -> int:
    """Where the quotation marks around a few words open; 0 where they do not."""
    for position in range(closing - 1, max(closing - 8, 0), -1):
        if view.low[position] in _QUOTES:
            return position
    return 0


def _chosen(context: Context, person: Person) -> bool:
    """Whether it is told that somebody chooses them: "the appointment of Ms Ruiz of Oslo as"."""
    view, position = context.view, context.before_address(person)
    return view.at(position) == "of" and view.at(position - 1) in grammar.CHOICES


def _beside(context: Context, person: Person, verb: int) -> bool:
    """Whether "with" gives another office: "Oke as head, with Ana Silva, an MP, as deputy"."""
    view = context.view
    commas = view.at(person.end) == "," == view.at(verb - 1)
    return commas and view.low[verb] == "as" and view.at(person.first - 1) == "with"


def _governed(context: Context, person: Person) -> bool:
    """Whether a preposition stands before the name, or before the title before it."""
    view = context.view
    if view.at(person.end) == "who" or view.at(person.end + 1) == "who":
        return False
    position = first_joined(context, person).first - 1
    while position in context.people.covered or view.at(position) in grammar.ARTICLES:
        position -= 1
    if not view.same_sentence(position, person.first):
        return False
    verb = view.at(person.end) in grammar.AUXILIARIES | grammar.COPULAS
    return view.at(position) in grammar.BEFORE_PERSONS or (
        view.at(position) in grammar.BEFORE_EVENTS
        and view.at(person.end) in grammar.STOP
        and not verb
    )


def reverse_predicate(context: Context, title: Linked) -> Person | None:
    """Find who it is: "The last diplomat to defect was Thae Yong Ho"."""
    view, core = context.view, title.core
    if title.phrase.determiner not in grammar.DEFINITE:
        return None
    if view.at(title.phrase.edge - 1).endswith("ing"):
        return None  # "Accompanying the minister was Ana Silva"
    for position in range(core.end, min(core.end + 12, len(view))):
        said = view.low[position] in grammar.SAYING - {"that"}  # "The dean said the envoys are"
        if said or not view.same_sentence(core.first, position) or view.low[position] in ",;:.":
            return None
        name = view.name(position)
        if name is not None and name.label == "PERSON":
            return None
        if view.low[position] in grammar.BE:
            person = context.name_at(position + 1)
            if person is None or view.at(person.end) in grammar.GENITIVES:
                return None
            return person if person.id is not None or not view.marked else None
    return None
