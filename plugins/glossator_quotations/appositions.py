"""What tells more of a speaker: appositions, ages and relative clauses beside the name."""

from __future__ import annotations

from glossator_quotations import finite, leading, phrases
from glossator_quotations.lexicon import LISTS
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

PLACES = frozenset(("GPE", "LOC", "FAC"))
_REPORTS = REPORTS | {"naming"}
_TIMED = LISTS["before_event"]
RELATIVE = 6
"""Tokens before the end of a relative clause in which its "who" is looked for."""
_UNNAMED = 6
"""Words behind "who" in which he asks not to be named."""


def with_name(view: View, closer: int, low: int) -> Extent | None:
    """The name with the apposition or relative clause that a comma or dash closes: "X, a Y,".

    What begins with a participle or a preposition only comments: the name alone is the speaker.
    """
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
        # "Ana Ruiz, 61, from Norvik, said"
        aged = phrase and phrase[1] - phrase[0] == 1 and view.low[phrase[0]].isdigit()
        if phrase and _comments(view, at + 1) and not aged:
            return _with_town(view, phrase, low)
        if phrase and _has_apposition(view, phrase, low, goes_on=best is not None):
            if outer := _commented(view, phrase[0] - 1, low):
                return outer
            best = phrase[0], closer + 1
            if phrase[0] == low or view.low[phrase[0] - 1] not in {view.low[closer], ","}:
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
    told = view.low[first] in LISTS["determiners"] or "'s" in view.low[first : first + 4]
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
    begins = name[0] == low or view.low[name[0] - 1] in LISTS["before_subject"] - {","}
    return name[0] if begins and view.is_capital(name[1] - 1) else first


def _without_opener(view: View, phrase: Extent | None) -> Extent | None:
    """ "Now Kim" without "Now"."""
    if phrase and view.low[phrase[0]] in LISTS["openers"]:
        return (phrase[0] + 1, phrase[1]) if phrase[0] + 1 < phrase[1] else None
    return phrase


def _has_apposition(view: View, phrase: Extent, low: int, *, goes_on: bool) -> bool:
    """Whether an insertion tells more of a phrase; `goes_on`: the insertion is one with its own."""
    first, end = phrase
    if end - first > LONGEST_NAME or not _could_name(view, phrase):
        return False
    return not goes_on or first == low or view.low[first - 1] in LISTS["before_subject"] - _TIMED


def _comments(view: View, at: int) -> bool:
    """Whether an insertion tells what else happened: ", speaking in Rome,", "— in a letter —"."""
    word = view.low[at]
    if word == "including" or _describes(view, at):
        return False
    return word in LISTS["fronted"] or (word.endswith(("ing", "ed")) and not view.is_capital(at))


def _describes(view: View, at: int) -> bool:
    """Whether an office begins with a participle: "acting head of", not "leading narrowly"."""
    return view.low[at] in LISTS["describing"] and not view.low[at + 1].endswith("ly")


def _could_name(view: View, phrase: Extent) -> bool:
    first, end = phrase
    if view.low[end - 1] in LISTS["finite_verbs"] and not view.is_capital(end - 1):
        return False  # "When the dam fell, Kim, ..."
    return (
        view.low[first] in LISTS["determiners"]
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
    if word.endswith("ing") and not (view.is_capital(at) or word in LISTS["describing"]):
        return False
    if word == "who":
        return not _reports(view, at)
    if word in ("whose", "of") or word in LISTS["determiners"] or word.isdigit():
        return True
    return word[0].isalpha() and word not in LISTS["no_apposition"]


def _is_clause(view: View, first: int, high: int) -> bool:
    """Whether what a comma begins is a clause, no apposition: "says Ana Ruiz, the work goes on"."""
    for at in range(first, high):
        word = view.low[at]
        if not word[0].isalnum() or word in LISTS["new_clause"]:
            return False
        if finite.acts(view, at) and word not in LISTS["pasts"] and not word.endswith("ed"):
            return True  # but "a man held in May"
    return False


def _reports(view: View, who: int) -> bool:
    """Whether a relative clause tells what its subject says: ", who added that it was late"."""
    verb = who + 1
    while verb + 1 < len(view) and (
        view.low[verb] in LISTS["before_finite_verb"] or view.low[verb].endswith("ly")
    ):
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
        over = word in (",", ";", ":", "(") or (word == "." and at == high - 1)
        if over or view.quote[at] >= 0 or view.is_dash(at):
            break
        if at > first and word != "during" and is_adjunct(view, at) and not relative:
            break
        if relative and word == "and" and at + 1 < high and _reports(view, at):
            break
        at += 1
    return at


def with_last(view: View, phrase: Extent | None, last: int, low: int) -> Extent | None:
    """ "officials who know Kim", where only "know Kim" was seen before the verb."""
    first = phrase[0] if phrase else last + 1
    if view.low[last] in ("and", "or", "but"):
        return phrase  # "who runs the shop and has said"
    for at in range(first - 1, max(low, last - RELATIVE), -1):
        if view.quote[at] >= 0 or not view.low[at][0].isalnum():
            break
        word = view.low[at]
        acting = view.low[at + 1] in LISTS["finite_verbs"] or view.low[at + 1].endswith("ed")
        if at == first - 1 and word in {"who", "which", "that"} and _is_other(view, first, last):
            return phrase  # "a man who police say"
        if word in LISTS["who_or_whose"] or (word in ("that", "which") and acting):
            whole = phrase_before(view, at - 1, low)
            return (whole[0], last + 1) if whole else phrase
    return phrase


def restrictive(view: View, phrase: Extent | None, last: int, low: int) -> Extent | None:
    """ "The mayor who opened the mill in the north of Norvik said": one verb, and no comma."""
    if "who" not in view.low[low : last + 1]:
        return None
    name = leading.subject(view, low, last)
    if name is None or view.low[name[1]] != "who" or (phrase and phrase[0] <= name[1]):
        return None
    verbs = [at for at in range(name[1] + 1, last + 1) if finite.acts(view, at)]
    behind = verbs and verbs[-1] + 1 - verbs[0] == len(verbs)  # one verb, with its auxiliaries
    told = view.low[name[1] + 1 : last + 1]
    plain = behind and not LISTS["no_relative"].intersection(told)
    # "Officials who asked not to be named because the talks are private said"
    unnamed = "," not in told and not LISTS["unnamed"].isdisjoint(told[:_UNNAMED])
    return (name[0], last + 1) if plain or unnamed else None


def with_commas(view: View, phrase: Extent | None, last: int, low: int) -> Extent | None:
    """ "Ana Ruiz, who was to go to Lund, Berg, on Monday, said": a clause that holds commas."""
    if phrase is None or LISTS["who_or_whose"].isdisjoint(view.low[low : last + 2]):
        return None
    name = leading.subject(view, low, last)
    if name is None or phrase[0] <= name[1] or view.low[name[1]] != ",":
        return None
    who = name[1] + 1
    # "Ana Ruiz, a clerk, who lives in Lund, Berg, said"
    if view.low[who] not in LISTS["who_or_whose"]:
        who = min(view.find({","}, who, last) + 1, last)
        told = any(finite.acts(view, at) for at in range(name[1] + 1, who))
        if told or view.low[who] not in LISTS["who_or_whose"]:
            return None
    for comma in range(who + 1, last):
        if view.quote[comma] >= 0:
            return None
        verb = min(view.skip(comma + 1, LISTS["adverbs"]), last)
        if view.low[comma] == "," and finite.acts(view, verb):
            return None  # "Ana Ruiz, who was ill, left, and Tom Oke, the mayor, said"
    return name[0], last + 1


def _is_other(view: View, first: int, last: int) -> bool:
    """Whether what follows "who" is somebody else, and no verb with its object: "who know Kim"."""
    if view.low[first] in LISTS["determiners"]:
        return True
    named = view.is_capital(first) and not view.is_headline(first)
    return named or (first == last and phrases.is_several(view.low[first]))
