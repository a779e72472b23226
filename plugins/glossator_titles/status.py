"""When a title is held, and with which rank: by words on it, years beside it, its verb."""

from __future__ import annotations

from glossator_standard import When
from glossator_titles import grammar, years
from glossator_titles.context import Linked
from glossator_titles.predicates import of_post
from glossator_titles.view import View

_UNREAL = grammar.SHALL | {"would", "could", "might", "may"}
_OVER = frozenset({"served", "had been", "when was"})
_CLAUSE = 5
"""Words before a verb in which "when" and its subject stand."""
_BACK = 9
"""How far before "as" the verb may stand: "quit after two years in office as head"."""


def note_status(words: View, titles: list[Linked]) -> None:
    """Note both for each title."""
    before = last = None
    for title in titles:
        core, phrase = title.core, title.phrase
        if core.is_honorific:
            core.rank = "honorific"
        elif core.noun.phrase[-1] in grammar.INTERIMS:
            core.take("acting")
        if phrase.owned and core.noun.phrase[-1] in ("deputy", "deputies"):
            core.take("deputy")  # "Prasert's deputy", where "the deputy" may sit in a chamber
        edge = phrase.edge
        if words.low[max(edge - 2, 0) : edge] == ["in", "as"] and edge > 2:
            core.take("acting" if words.low[edge - 3] in grammar.STANDING else None)
        for said in phrase.said:
            if said == "acting":
                core.rank = "acting"  # "acting US Assistant Secretary"
            core.take(None if core.is_honorific and not core.noun.rank else said)
        if core.is_honorific:
            before = None
            continue
        # What is joined is told with the first: "will serve as leader and spokesman".
        before = before if title.rule == "joined" or _listed(words, last, title) else None
        last = title
        before = None if words.at(edge - 1) == "now" else before  # "once mayor and now governor"
        before = told(words, title) or before
        core.take(before)


def _listed(view: View, earlier: Linked | None, title: Linked) -> bool:
    """Whether it goes on a list without articles: "was a lawyer, mine owner and mayor"."""
    if earlier is None or title.phrase.determiner or title.holder is not earlier.holder:
        return False
    between = view.low[earlier.phrase.end : title.phrase.edge]
    return 0 < len(between) < 3 and grammar.LIST_JOINTS.issuperset(between)


def told(view: View, title: Linked) -> When | None:
    """What the sentence says; None where it does not."""
    if _is_overthrown(view, title) or _is_of_the_time(view, title):
        return "former"
    verb = _verb(view, title)
    if verb.endswith("to"):
        return None if verb == "seems to" else "former" if verb == "used to" else "future"
    if verb == "leave":
        return "former"
    if verb == "become":
        return "future" if _is_foretold(view, title) else None
    if verb == "will" or _to_be_chosen(view, title):
        return "future"
    time = years.told(view, title)
    if time == "until":
        time = "goes on" if verb == "is now" else "ended"
    if verb in ("is", "is now"):
        return "former" if time == "ended" else None
    if time == "goes on":
        return None
    if time is not None or verb in _OVER:
        return "former"
    before = range(title.phrase.edge, title.core.first)
    if any(view.low[at] in grammar.IN_OFFICE and view.low[at - 1] != "-" for at in before):
        return None  # "one of them was a serving officer", not "the longest-serving"
    return "former" if verb == "was" and not _reported(view, title) else None


def _is_overthrown(view: View, title: Linked) -> bool:
    """Whether who holds an office loses it to a coup: "the president ousted by the army",
    "soldiers toppled President Ida Holm"."""
    end = title.core.end
    if view.at(end) in grammar.OVERTHROWN and view.at(end + 1) in grammar.BEHIND_OVERTHROWN:
        return True
    before = title.phrase.edge - 1
    acts = view.at(before) in grammar.OVERTHROWING
    acts = acts and _UNREAL.isdisjoint(view.low[max(before - 3, 0) : before])
    return acts and title.rule == "before-name" and view.same_sentence(before, end)


def _is_of_the_time(view: View, title: Linked) -> bool:
    """Whether it was held when something happened: "the mayor at the time, Ida Holm"."""
    if title.rule == "before-name":
        return False
    return any(
        (view.at(end), view.at(end + 2)) == ("at", "time") and view.at(end + 1) in ("the", "that")
        for end in range(title.core.end, title.phrase.end + 1)
    )


def _to_be_chosen(view: View, title: Linked) -> bool:
    """Whether nobody has been chosen yet: "the new president will be elected in May"."""
    end = title.phrase.end
    is_open = title.holder is None and view.at(end) in grammar.SHALL
    is_open = is_open and view.at(end + 1) == "be" and view.at(end + 2) in grammar.APPOINTED
    # "The minister will be named chairman": he is one already.
    return is_open and (
        view.at(end + 3) in grammar.YET_TO_BE_CHOSEN or not view.same_sentence(end, end + 3)
    )


def _verb(view: View, title: Linked) -> str:
    """The kind of verb that the title is the predicate of; "" where it is none."""
    edge = title.phrase.edge
    position = edge - 1 + (edge < title.core.first and view.low[edge] in grammar.APPOINTED)
    adverbs = set()
    while view.at(position) in grammar.PREDICATE_ADVERBS and view.same_sentence(
        position, title.core.first
    ):
        adverbs.add(view.low[position])
        position -= 1
    if not view.same_sentence(position, title.core.first):
        return "had been" if adverbs & grammar.BEFORE_NOW else ""
    if view.at(title.core.end) in grammar.GENITIVES:
        return ""  # "it will be the doctor's fault"
    word = view.low[position]
    group = _group(view, position)
    if "recently" in adverbs | group and "until" in adverbs | group:
        return "had been"  # "was until recently the mayor"
    if word == "as" or of_post(view, position):
        return _with_as(view, position)
    if word == "," and adverbs & (grammar.BEFORE_NOW | {"then"}) and title.rule == "apposition":
        return "had been"  # "Ana Ruiz, then a senator"
    if title.rule == "after-name" and title.holder is not None:
        appoint = title.holder.first - 1
        planned = view.at(appoint) in grammar.APPOINTING and _may_come(view, appoint)
        return "will" if planned else ""
    if word in grammar.APPOINTED or word in ("became", "becomes"):
        return "will" if group & grammar.SHALL or _infinitive(view, position) else "become"
    if word == "remain":
        return "is"
    if word in ("be", "become"):
        return "will" if group & grammar.SHALL else _infinitive(view, position)
    if word == "been":
        return "had been" if "had" in group else "is"
    if word in ("am", "is", "are", "'m", "'re", "'s", "remains"):
        return "is now"
    inverted = "among" in view.low[max(position - 6, 0) : position] and title.holder is None
    ahead = title.holder is not None and title.holder.first > title.core.first
    if word not in ("was", "were") or ahead or inverted:
        return ""  # "Among them was actress Ana Silva", "a nurse"
    cleft = view.at(position - 1) == "it"  # "it was the minister who fled"
    if cleft or adverbs & {"not", "never"} or title.phrase.first:
        return "is"
    return "when was" if _while(view, position) else "was"


def _group(view: View, verb: int) -> frozenset[str]:
    """The words of the verb's group before it: "will then have been"."""
    first = verb
    while view.same_sentence(first - 1, verb) and (
        view.low[first - 1] in grammar.VERB_GROUP
        or view.low[first - 1] in grammar.PREDICATE_ADVERBS
    ):
        first -= 1
    return frozenset(view.low[first:verb])


def _infinitive(view: View, verb: int) -> str:
    """What governs "to be" or "to become": what is planned, what was, or what only seems so."""
    to = view.skip_back(verb - 1, grammar.PREDICATE_ADVERBS | {"be"})
    if view.at(to) != "to" or not view.same_sentence(to, verb):
        return ""
    governor = view.at(to - 1)
    if governor == "used":
        return "used to"
    first = grammar.ORDINALS & {*view.low[max(to - 4, 0) : to]}
    if _went_on(view, verb) or (first and "be" not in view.low[max(to - 6, 0) : to]):
        return ""  # "the first woman to become mayor"; not "she would be the first"
    return "seems to" if governor in grammar.SEEMING else "to"


def _went_on(view: View, verb: int) -> bool:
    """Whether it came so: "went on to serve as governor", "rose to be"."""
    came = view.at(verb - 1) == "to" and any(
        view.low[at] in ("rose", "risen") and view.at(at + 1) in ("to", "through", "from", "up")
        for at in range(max(verb - 6, 0), verb)
    )  # "rose through the ranks to become"; not "Prices rose and he hopes to become"
    if view.at(verb - 1) == "to" and not grammar.LEFT.isdisjoint(view.low[max(verb - 6, 0) : verb]):
        return True  # "who left in May to become mayor"
    return came or view.low[max(verb - 3, 0) : verb] in (["went", "on", "to"], ["gone", "on", "to"])


def _with_as(view: View, position: int) -> str:
    """The kind of verb before "as": "served as", "will serve as", "resigned as"."""
    if view.at(position - 1) == "known":
        return ""  # "quit and became known as"
    if view.at(position - 1) in grammar.BEFORE_NOW:
        return "had been"  # "and previously as dean"
    joint = position - 1 - (view.at(position - 1) in ("later", "then", "subsequently"))
    if view.at(joint) == "and":  # "served as mayor from 2009 to 2012 and later as governor"
        for earlier in view.leftwards(joint, years.FAR):
            if view.low[earlier] == "as":
                return _with_as(view, earlier)
    for verb in view.leftwards(position, _BACK):
        word = view.low[verb]
        if word in (",", ";", ":", "(", ")"):
            break
        group = _group(view, verb)
        if word in grammar.APPOINTING | grammar.WANTING and _names_only(view, verb + 1, position):
            return "will" if word in grammar.WANTING or _may_come(view, verb) else ""
        begins = word == "stepped" and view.at(verb + 1) in ("in", "up", "into")
        begins = begins or (word == "replaced" and _replaces(view, verb, position))
        if word in grammar.LEAVING and not begins:
            planned = group & grammar.SHALL or view.at(verb - 1) in ("to", "not", "n't")
            return "is" if planned else "leave"
        if word in grammar.SERVING and view.at(verb - 1) in grammar.BEFORE_NOW:
            return "served"  # "previously served in Lund as dean"
        if word in grammar.POSTING and group & grammar.SHALL:
            return "will"  # "will hold the post of dean"
        if verb < position - 2:
            continue
        if word in ("serving", "working") and view.at(verb - 1) in ("after", "before"):
            return "served" if view.at(verb - 1) == "after" else ""
        if word in grammar.SERVING:
            if group & grammar.SHALL:
                return "will"
            if word in ("serve", "act", "work"):
                return "served" if _went_on(view, verb) else _infinitive(view, verb)
            lasts = word in ("serves", "acts", "works") or group & {"has", "have"}
            return "is" if lasts else "served"
        within = view.at(verb - 2) in ("during", "in", "over", "throughout")
        if word in grammar.TERMS and (within or word in ("stint", "stints", "spell")):
            return "served"
        near = {*view.low[max(verb - 5, 0) : verb]} if verb == position - 1 else set()
        if (word in grammar.TERMS or years.is_decade(word)) and near & grammar.FINISHED:
            return "is" if near & {"has", "have"} else "served"
        if word in grammar.POSTS and near & {"lost", "left", "lose"}:
            return "leave"
        taken = word in ("in", "over") and view.at(verb - 1) in grammar.TAKEN
        if word in grammar.APPOINTED or taken:
            before = _group(view, verb - 1) if taken else group
            return "will" if before & grammar.SHALL or _infinitive(view, verb - taken) else "become"
    return ""


def _replaces(view: View, verb: int, end: int) -> bool:
    """Whether the office is that of who came: "replaced Tom Oke as dean", "was replaced by Tom Oke
    as dean"; not "replaced last year as dean", "was replaced as dean"."""
    named = any(name is not None and name.label == "PERSON" for name in view.names[verb + 1 : end])
    if "by" in view.low[verb + 1 : end]:
        return named
    whom = named or view.at(verb + 1) in ("him", "her", "them") or view.is_capital(verb + 1)
    return whom and _group(view, verb).isdisjoint(("been", "was", "were"))


def _names_only(view: View, first: int, end: int) -> bool:
    """Whether only somebody's name stands there."""
    return first < end and all(view.is_capital(one) for one in range(first, end))


def _may_come(view: View, verb: int) -> bool:
    """Whether the base form of a verb says what is planned: "to name", "may choose"."""
    return view.at(verb - 1) == "to" or view.at(verb - 1) in grammar.VERB_GROUP


def _while(view: View, verb: int) -> bool:
    """Whether the clause is one of time: "when she was minister"."""
    for position in view.leftwards(verb, _CLAUSE):
        if not view.low[position][0].isalpha():
            return False
        if view.low[position] in ("when", "while"):
            return True
    return False


def _reported(view: View, title: Linked) -> bool:
    """Whether somebody says so: "he said he was the manager" may be true today."""
    for position in view.leftwards(title.core.first):
        if view.low[position] == "who":
            return False  # "said Ana Silva, who was mayor": the writer says so
        if view.low[position] in grammar.SAYING:
            return True
    return False


def _is_foretold(view: View, title: Linked) -> bool:
    """Whether somebody says what is to come: "said she would be sworn in as mayor"."""
    group = view.low[max(title.phrase.edge - _BACK, 0) : title.phrase.edge]
    return "would" in group and "be" in group and _reported(view, title)
