"""What tells more of a speaker: appositions, ages and relative clauses beside the name."""

from __future__ import annotations

from glossator_quotations import finite
from glossator_quotations.lexicon import word_lists
from glossator_quotations.lists import REPORTS
from glossator_quotations.phrases import (
    LONGEST,
    Extent,
    bound_before,
    bounds,
    is_adjunct,
    phrase_before,
)
from glossator_quotations.view import View

LONGEST_NAME = 25
"""Tokens that a speaker's phrase has at most before its apposition."""
_LISTS = word_lists()
_PREPOSITIONS = _LISTS["prepositions"]
_DETERMINERS = _LISTS["determiners"]
_PRONOUNS = _LISTS["subject_pronouns"]

PLACES = frozenset(("GPE", "LOC", "FAC"))
_HELPING = finite.AUXILIARIES | _LISTS["adverbs"]
_REPORTS = REPORTS | {"naming"}
_TIMED = _LISTS["before_event"]
_CLAUSE_WORDS = _LISTS["clause_words"] - {"and"}
_CONTRASTS = frozenset(("even", "compared"))
"""What begins no apposition: ", even as prices fell", ", compared with May"."""
_MAY_DESCRIBE = _LISTS["pasts"]
"""Verbs whose past may be a participle: "a man held in May"."""
CLAUSE_OPENERS = _LISTS["clause_words"] | {","}
"""What may stand before a subject."""


def with_name(view: View, closer: int, low: int) -> Extent | None:
    """The name with the apposition or relative clause that a comma or dash closes: "X, a Y,".

    What begins with a participle or a preposition only comments: the name alone is the speaker.
    """
    openers = frozenset((view.low[closer], ","))
    best: Extent | None = None
    for at in range(closer - 1, max(low, closer - LONGEST), -1):
        word = view.low[at]
        opens = word == "," if best else word == view.low[closer]
        if best and not opens and bounds(view, at):
            return best
        if not opens or view.quote[at] >= 0 or not (word == "," or view.is_dash(at)):
            continue
        if best is None and _is_clause(view, at + 1, closer):
            return None  # "The plan of the club, the oldest in town, was a mistake, says"
        phrase = _without_opener(view, phrase_before(view, at - 1, low))
        if phrase and _comments(view, at + 1) and not _is_age(view, phrase):
            return _with_town(view, phrase, low)
        if phrase and _has_apposition(view, phrase, low, goes_on=best is not None):
            if outer := _commented(view, phrase[0] - 1, low):
                return outer
            best = phrase[0], closer + 1
            if phrase[0] == low or view.low[phrase[0] - 1] not in openers:
                return best
    return best


def _with_town(view: View, phrase: Extent, low: int) -> Extent:
    """Who is told of before a state that tells where a town is: "a man from Berg, Ohio,"."""
    comma = phrase[0] - 1
    places = all(view.label(at) in PLACES for at in (comma - 1, phrase[0]))
    whole = phrase_before(view, comma - 1, low) if low < comma and places else None
    return (whole[0], phrase[1]) if whole and view.low[comma] == "," else phrase


def _commented(view: View, participle: int, low: int) -> Extent | None:
    """Who does what a participle between commas tells: "The envoy, leading Ana Ruiz, a"."""
    if participle <= low + 1 or view.low[participle - 1] != ",":
        return None
    if not view.low[participle].endswith("ing") or _describes(view, participle):
        return None
    return with_name(view, participle - 1, low) or phrase_before(view, participle - 2, low)


def unclosed(view: View, first: int, low: int) -> int:
    """Where "Ana Ruiz, the ministry's spokeswoman" begins, that no comma closes."""
    comma = start = first - 1
    while start > low and view.label(start - 1) == "PERSON":
        start -= 1
    alone = start == low or view.low[start - 1] == ","
    told = view.low[first] in _DETERMINERS or "'s" in view.low[first : first + 4]
    return start if start < comma and view.low[comma] == "," and alone and told else first


def partner(view: View, first: int, low: int) -> int:
    """Where "Ruiz, a lawyer, and Oke" begins, given where "Oke" does."""
    comma = first - 2
    if comma <= low or view.low[first - 1] != "and" or view.low[comma] != ",":
        return first
    opener = bound_before(view, comma - 1, low)
    name = phrase_before(view, opener - 1, low) if opener > low else None
    if name is None or view.low[opener] != ",":
        return first
    begins = name[0] == low or view.low[name[0] - 1] in CLAUSE_OPENERS - {","}
    return name[0] if begins and view.is_capital(name[1] - 1) else first


def _without_opener(view: View, phrase: Extent | None) -> Extent | None:
    """ "Now Kim" without "Now"."""
    if phrase and view.low[phrase[0]] in _LISTS["openers"]:
        return (phrase[0] + 1, phrase[1]) if phrase[0] + 1 < phrase[1] else None
    return phrase


def _has_apposition(view: View, phrase: Extent, low: int, *, goes_on: bool) -> bool:
    """Whether an insertion tells more of a phrase; `goes_on`: the insertion is one with its own."""
    first, end = phrase
    if end - first > LONGEST_NAME or not _could_name(view, phrase):
        return False
    if goes_on and view.low[first].endswith("ing") and view.low[first + 1] in _PREPOSITIONS:
        return False  # "Speaking at the mill, Ana Ruiz, the mayor, said"
    return not goes_on or first == low or view.low[first - 1] in CLAUSE_OPENERS - _TIMED


def _comments(view: View, at: int) -> bool:
    """Whether an insertion tells what else happened: ", speaking in Rome,", "— in a letter —"."""
    word = view.low[at]
    if word == "including" or _describes(view, at):
        return False
    return word in _LISTS["fronted"] or (word.endswith(("ing", "ed")) and not view.is_capital(at))


def _is_age(view: View, phrase: Extent) -> bool:
    """Whether a phrase is only an age: "Ana Ruiz, 61, from Norvik, said"."""
    return phrase[1] - phrase[0] == 1 and view.low[phrase[0]].isdigit()


def _describes(view: View, at: int) -> bool:
    """Whether an office begins with a participle: "acting head of", not "leading narrowly"."""
    return view.low[at] in _LISTS["describing"] and not view.low[at + 1].endswith("ly")


def _could_name(view: View, phrase: Extent) -> bool:
    first, end = phrase
    if view.low[end - 1] in finite.FINITE and not view.is_capital(end - 1):
        return False  # "When the dam fell, Kim, ..."
    return (
        view.low[first] in _DETERMINERS
        or any(view.is_capital(at) for at in range(first, end))
        or view.low[end - 1].endswith("s")
    )


def begins(view: View, comma: int, high: int) -> bool:
    """Whether a comma behind a name begins an apposition: "said Kim, a spokesman"."""
    if comma >= high - 1 or view.low[comma] != ",":
        return False
    at = comma + 1
    word = view.low[at]
    if view.quote[at] >= 0 or is_adjunct(view, at) or _is_clause(view, at, high):
        return False
    if word.endswith("ing") and not (view.is_capital(at) or word in _LISTS["describing"]):
        return False
    if word == "who":
        return not _reports(view, at)
    if word in ("whose", "of") or word in _DETERMINERS or word.isdigit():
        return True
    return word[0].isalpha() and word not in finite.STOPS | _PREPOSITIONS | _PRONOUNS | _CONTRASTS


def _is_clause(view: View, first: int, high: int) -> bool:
    """Whether what a comma begins is a clause, no apposition: "says Ana Ruiz, the work goes on"."""
    for at in range(first, high):
        word = view.low[at]
        if not word[0].isalnum() or word in _CLAUSE_WORDS:
            return False
        if finite.acts(view, at) and word not in _MAY_DESCRIBE and not word.endswith("ed"):
            return True
    return False


def _reports(view: View, who: int) -> bool:
    """Whether a relative clause tells what its subject says: ", who added that it was late"."""
    verb = who + 1
    while verb + 1 < len(view) and (view.low[verb] in _HELPING or view.low[verb].endswith("ly")):
        verb += 1
    if verb + 1 >= len(view) or view.low[verb] not in view.verbs:
        return False
    cue = view.verbs[view.low[verb]]
    if cue.particle or view.is_in_name(verb + 1):
        return False  # "who goes by the name", "who wrote “Cold Water”"
    return not cue.frames.isdisjoint(_REPORTS)


def end(view: View, first: int, high: int) -> int:
    """One after the last token of an apposition or relative clause that begins at a token."""
    at, relative = first, False
    while at < high:
        word = view.low[at]
        relative = relative or word in ("who", "whose")
        if view.quote[at] >= 0:
            quote = view.quotes[view.quote[at]]
            if view.is_name(quote) or (relative and view.opens_small(quote)):
                at += 1
                continue
        if word == "(" and view.at(at + 2) == ")" and view.raw(at + 1).isupper():
            at += 3  # "head of the Norvik Crime Branch (NCB)"
            continue
        if (
            view.quote[at] >= 0
            or word in (",", ";", ":", "(")
            or view.is_dash(at)
            or (word == "." and at == high - 1)
        ):
            break
        if at > first and word != "during" and is_adjunct(view, at) and not relative:
            break
        if relative and word == "and" and at + 1 < high and _reports(view, at):
            break
        at += 1
    return at
