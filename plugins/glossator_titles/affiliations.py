"""What a title is held in, for or of, and the place where it is held."""

from __future__ import annotations

from glossator_titles import grammar
from glossator_titles.context import Linked
from glossator_titles.core_span import is_posted
from glossator_titles.lexicon import Lexicon
from glossator_titles.targets import Target
from glossator_titles.view import PLACES, View

_FAR = 30
"""Words between a verb that appoints and "as"."""


def affiliation(view: View, title: Linked, lexicon: Lexicon) -> Target | None:
    """The organisation, country or body of the title."""
    if title.core.is_honorific and not title.core.noun.rank:
        return None
    phrase = title.phrase
    if phrase.before is not None and not (title.core.is_honorific and _of_post(view, title)):
        return _closer(view, title) or phrase.before
    posted = is_posted(view, title.core)
    bodies = [target for target in phrase.after if target.link in ("of", "at", "with")]
    for target in phrase.after:
        event = (name := view.name(target.first)) is not None and name.label == "EVENT"
        person = target.person and not _is_realm(view, title, target)
        if person or event or (target.link == "from" and not _organisation(view, target)):
            continue
        if target.link == "of" and title.core.noun.phrase[-1] in grammar.DRIVERS:
            continue  # "the driver of the Ford"
        if (target.link == "on" and not _sits(view, title, target)) or (
            target.link == "at" and _is_venue(view, target)
        ):
            continue
        if target.link == "in" and (_is_site(view, target) or _learned(view, title, target)):
            continue  # "the coach in the Lund Stadium", "a professor in Public Health"
        somewhere = target.place or view.low[target.end - 1] in grammar.SETTLEMENTS
        if target.link == "in" and somewhere and title.core.noun.kind == "profession":
            continue  # "a lawyer in Oslo"
        if target.link == "for" and target.place and bodies:
            continue
        if target.link == "in" and not _told(view, target):
            continue
        name = view.name(target.first)
        country = posted and (name is None or name.label != "ORG")  # but "ambassador to the UN"
        if target.link == "to" and (country or target.place or phrase.owned):
            continue
        if target.link == "in" and posted:
            continue
        return target
    if phrase.determiner == "its":
        return _nearest_organisation(view, _appointing(view, phrase.edge), lexicon)
    return None


def _appointing(view: View, edge: int) -> int:
    """Where the verb stands whose subject "its" means: "Norvik *named* Ana Silva of Zentra as its
    head"; else the edge."""
    if view.at(edge - 1) != "as":
        return edge
    verbs = (at for at in view.leftwards(edge, _FAR) if view.low[at] in grammar.APPOINTED)
    return next((verb for verb in verbs if view.at(verb - 1) not in grammar.PASSIVE), edge)


def _closer(view: View, title: Linked) -> Target | None:
    """The organisation after "of" where only a place stands before ("the Asia head of Norvik").

    After "for", where only a people does ("the French correspondent for Norvik Radio").
    """
    before, after = title.phrase.before, title.phrase.after
    if before is None or not after or after[0].link not in ("of", "for") or after[0].person:
        return None
    name, later = view.name(before.first), view.name(after[0].first)
    if name is None or later is None:
        return None
    people = name.label == "NORP"
    if after[0].link == "of" and later.label in PLACES:
        return after[0] if people else None  # "the Anglican dean of Norvik"
    near = people or (after[0].link == "of" and name.label in PLACES)
    return after[0] if near and later.label == "ORG" else None


def _of_post(view: View, title: Linked) -> bool:
    """Whether the body before a rank is what a post before is of: "chief of Norvik Gen. Silva"."""
    before = title.phrase.before
    if before is None or before.end < title.core.first or not view.is_capital(before.end - 1):
        return True
    return view.at(before.first - 1) in grammar.COMPLEMENTS | grammar.DIRECT_BODIES | {"the"}


def _is_realm(view: View, title: Linked, target: Target) -> bool:
    """Whether what looks like a person is ruled or elects: "the King of Eswatini"."""
    if target.link == "for" and title.core.noun.phrase[-1] in grammar.ELECTED:  # "MP for Lund"
        return view.low[target.first] not in view.surnames or target.end - target.first > 1
    name = view.name(target.first)
    rules = target.link == "of" and title.core.noun.phrase[-1] in grammar.OF_REALM
    unknown = name is not None and name.end - name.first == 1
    return rules and unknown and view.low[target.first] not in view.surnames


def _organisation(view: View, target: Target) -> bool:
    """Whether it is rather a body than where somebody comes from."""
    last = target.end - 1
    if view.is_capital(last):
        name = view.name(last)
        return name is not None and name.label == "ORG"
    return view.low[last] not in grammar.SETTLEMENTS


def _sits(view: View, title: Linked, target: Target) -> bool:
    """Whether a judge is of the court: "a judge on the Norland Court of Appeals"."""
    bench = title.core.noun.phrase[-1] in ("judge", "judges", "justice", "justices")
    return bench and not {"court", "tribunal", "bench"}.isdisjoint(
        view.low[target.first : target.end]
    )


def _is_venue(view: View, target: Target) -> bool:
    """Whether one is met there rather than employed: "the president at Camp David"."""
    name = view.name(target.end - 1)
    last = view.low[target.end - 1]
    if name is None or name.label not in PLACES:
        return False
    return name.label != "FAC" or last not in grammar.EMPLOYERS


def _learned(view: View, title: Linked, target: Target) -> bool:
    """Whether "in" says what somebody knows."""
    if view.low[target.first] in grammar.EMPLOYERS:
        return False  # "a professor in the Department of Trade"
    return not grammar.LEARNED.isdisjoint(title.core.noun.phrase)


def _is_site(view: View, target: Target) -> bool:
    """Whether its name says that it is a building or an event."""
    last = target.end - 1
    return view.low[last] in grammar.VENUES and view.is_capital(last)


def _told(view: View, target: Target) -> bool:
    """Whether it is said which one, as it is not in "a leader in network systems"."""
    named = any(view.is_capital(one) for one in range(target.first, target.end))
    return named or view.at(target.first - 1) in grammar.DETERMINERS


def _unmarked(view: View, target: Target) -> bool:
    """Whether it is a name that no entity marks."""
    return view.is_capital(target.first) and view.name(target.first) is None


def place(view: View, title: Linked) -> Target | None:
    """Where the title is held: "in Rome", "to Italy"."""
    for target in title.phrase.after:
        named = target.place or (is_posted(view, title.core) and _unmarked(view, target))
        if named and (target.link == "in" or (target.link == "to" and is_posted(view, title.core))):
            return target
        if target.link == "at" and _is_venue(view, target):
            return target
    return None


def _nearest_organisation(view: View, position: int, lexicon: Lexicon) -> Target | None:
    """What "its" stands for: the last organisation or country before it in the sentence."""
    back, nearest = position - 1, None
    while view.same_sentence(back, position):
        name = view.name(back)
        if name is not None:
            if name.label in ("ORG", "GPE", "FAC"):
                found = Target(name.first, name.end, "its", name.label in PLACES)
                owner = view.at(name.end) in grammar.GENITIVES
                if owner and view.at(name.end + 1) == ",":
                    back = name.first - 1
                    continue  # "together with Finland's, its head said"
                described = (
                    view.at(at) in lexicon.body for at in range(name.end + 1, name.end + 5)
                )
                if owner and not (nearest and any(described)):
                    return found  # "Norland's minister flew to Rome, and its ombudsman"
                nearest = nearest or _seated(view, name.first) or found
            back = name.first
        back -= 1
    return nearest


def _seated(view: View, place: int) -> Target | None:
    """Whose the body is that a place only tells the seat of: "the Kelmar embassy in Lund"."""
    name = view.name(place - 2) or view.name(place - 3) if view.at(place - 1) == "in" else None
    if name is None or not view.same_sentence(name.first, place) or name.label == "PERSON":
        return None
    return Target(name.first, name.end, "its", name.label in PLACES)


def identifier(view: View, target: Target) -> str | None:
    """The id of the entity that marks the target, or that most of it is."""
    best, size = None, 0
    for position in range(target.first, target.end):
        name = view.name(position)
        if name is not None and name.label != "PERSON" and name.end - name.first > size:
            best, size = name.id, name.end - name.first
    return best or None


def _undescribed(view: View, first: int, end: int, lexicon: Lexicon) -> int:
    """Where a name starts that an adjective with a capital opens the sentence before."""
    if view.same_sentence(first - 1, first):
        return first
    while end - first > 1 and view.low[first] in lexicon.described:
        first += 1
    if view.at(first + 1) == "-" and view.is_glued(first + 2) and view.words[first + 2].islower():
        return first + 3 if first + 3 < end else first  # "Scandal-hit Turku Bank"
    return first


def _is_year(view: View, position: int) -> bool:
    return view.low[position].isdigit() and len(view.low[position]) == 4


def trimmed(view: View, target: Target, lexicon: Lexicon) -> tuple[int, int]:
    """The target's words without a determiner before and a clitic after."""
    first, end = _undescribed(view, target.first, target.end, lexicon), target.end
    while first < end - 1 and (view.low[first] in grammar.DETERMINERS or _is_year(view, first)):
        if view.low[first + 1] == "-":
            break  # "A-League"
        first += 1
    return first, end
