"""Reports by a noun: "Kim's claim that ...", "criticism of the plan"."""

from __future__ import annotations

from collections.abc import Iterator

from glossator_quotations import (
    clauses,
    distant,
    ends,
    finite,
    fronted,
    inversion,
    matrix,
    phrase_ends,
    phrases,
    subjects,
)
from glossator_quotations.found import UNOWNED, Found
from glossator_quotations.lexicon import LISTS
from glossator_quotations.phrases import Extent
from glossator_quotations.verbs import group_start
from glossator_quotations.view import View

_TOLD = LISTS["told_nouns"]
REACH = 6
"""Tokens before a noun in which its verb is looked for."""
OWNER = 4
"""Tokens before a noun in which its owner is looked for."""


def of_noun(view: View, token: int) -> Iterator[Found]:
    """What a noun of saying or thinking reports, with its owner as the speaker."""
    low, high = view.bounds(token)
    at = token + 1
    if at >= high or view.quote[at] >= 0:
        return
    if token > low and view.is_capital(token) and not view.is_headline(token):
        return  # "the System of Preferences for imports"
    if received := _received(view, token, low, high):
        yield received
        return
    speaker = _owner(view, token, low)
    if _is_thing(view, token, low, speaker):
        return
    if speaker and view.low[token] in LISTS["views"] and view.low[speaker[0] - 1] == "in":
        yield from _held(view, token, speaker)
    if speaker is None and view.low[at] in LISTS["before_owner"] | {"of"}:
        speaker = _owner_behind(view, at, high)
        if speaker is None and view.low[at] in LISTS["before_owner"]:
            return
        at = speaker[1] if speaker else at
        word = view.raw(speaker[0]) if speaker and speaker[1] == speaker[0] + 1 else ""
        if word.islower() and word not in LISTS["object_pronouns"] and not phrases.is_several(word):
            speaker = None  # "a sense of dread that"
    if "that" in view.nouns[view.low[token]]:
        at = _before_that(view, at, high)
    if at + 1 >= high:
        return
    link = view.low[at]
    if link == "in" and view.low[at + 1 : at + 3] == ["order", "to"]:
        return
    if link == "to" and speaker is None and view.low[token - 1] == "in":
        return  # "He left in reaction to the vote"
    if link in LISTS["is"] and view.low[at + 1] == "that" and "that" in view.nouns[view.low[token]]:
        end = ends.clause_end(view, at + 2, high)  # "His claim is that it broke"
        yield Found([(at + 1, end)], (token, at + 1), speaker, f"{view.low[token]}:noun", rank=2)
        return
    if link not in view.nouns[view.low[token]]:
        yield from _traded_on(view, token, high)
        return
    if link == "that" and finite.acts(view, at + 1) and not view.is_capital(at + 1):
        return  # "a claim that has been rejected", "a report that shows the cost"
    if link == "that" and _lacks_object(view, at + 1, high):
        return
    rank = 2 if link == "that" else 3 if speaker else UNOWNED
    if view.low[token] in LISTS["partisans"]:
        being = phrases.bound_before(view, token - 1, max(low, token - REACH))
        # "Kim is a fierce critic of it"
        speaker = _doer(view, being, low) if view.low[being] in LISTS["being"] else None
        if speaker is None:
            return  # "supporters of the plan met"
    if speaker is None and "in" in (view.at(token - 1), view.at(token - 2)):
        # "She met the unions in (the) hope of a deal", but "in their hope"
        actor = distant.carried(view, token, low, high)
        speaker = actor if actor and actor[1] < token else None
    speaker = speaker or _maker(view, token, low)
    if speaker is None and token > low and view.low[token - 1] == "its":
        speaker = token - 1, token
    # "tribute to Kim", "opposition to the plan", but "a plan to leave"
    named = view.is_capital(at + 1) or view.at(at + 1) in LISTS["towards"]
    towards = link == "to" and named
    if towards and view.low[token] in ("call", "calls"):
        return  # "Calls to Kim's office rang unanswered"
    start = at if link in {"that", "whether", "to"} and not towards else at + 1
    end = ends.clause_end(view, at + 1, high) if link == "that" else 0
    end = end or phrase_ends.find(view, at + 1, high)
    end = matrix.before_verb(view, at + 1, end, link in ("that", "whether"), token)
    if link == "on" and view.low[end - 1] in LISTS["platforms"]:
        return  # "She posted her comments on Facebook"
    if end > at + 1:
        cue = token, start if at == token + 1 else token + 1
        yield Found([(start, end)], cue, speaker, f"{view.low[token]}:noun", rank)


def _is_thing(view: View, noun: int, low: int, owner: Extent | None) -> bool:
    """Whether a noun is no word of somebody's: "won the case that", but "made the case that";
    "Kelmar's attack on the port", "a bomb attack on a bus"."""
    if view.low[noun] in LISTS["made_words"]:
        if owner and view.at(noun + 1) in LISTS["is"]:
            return False  # "The Crown's case is that"
        return LISTS["making"].isdisjoint(view.low[max(noun - 3, low) : noun])
    if view.low[noun] not in LISTS["blows"] or view.at(noun - 1) in LISTS["weapons"]:
        return view.low[noun] in LISTS["blows"]
    fights = owner is not None and not LISTS["fighting"].isdisjoint(view.low[slice(*owner)])
    state = owner is not None and owner[1] - owner[0] > 1 and view.label(owner[1] - 2)
    return fights or state in {"GPE", "LOC", "FAC", "NORP"}


def _before_that(view: View, at: int, high: int) -> int:
    """The "that" behind a time or a verb between a noun and its clause: "his claim in May | that",
    "Fears grew | that", "Concerns were raised | that"; else the token itself."""
    behind = fronted.time_end(view, at, high)
    if behind == at:
        verb = view.skip(at, LISTS["auxiliaries"])
        rises = verb < high and (view.low[verb] in LISTS["rising"] or finite.is_past(view, verb))
        behind = verb + 1 if rises else at
    return behind if behind < high and phrases.opens_that(view, behind) else at


def _lacks_object(view: View, first: int, high: int) -> bool:
    """Whether a noun is the object of the clause behind it: "the claims that | he made in May"."""
    verb = next((at for at in range(first, min(high, first + OWNER)) if view.low[at] in _TOLD), 0)
    if verb <= first or not (view.low[verb - 1] in LISTS["personal"] or view.is_capital(verb - 1)):
        return False
    behind = view.at(verb + 1)
    bare = not behind.isalnum() or behind in LISTS["prepositions"]
    return bare or finite.acts(view, verb + 1)


def _owner_behind(view: View, link: int, high: int) -> Extent | None:
    """Whose a noun is, behind it: "the claim of the mayor that it broke", "fears among farmers of",
    but "the claim of fraud"."""
    owner = inversion.subject(view, link + 1, high, plain=True)
    if owner and view.at(owner[1]) == "," and view.low[link] in LISTS["before_owner"]:
        whole = inversion.subject(view, link + 1, high)  # "a claim from Ruiz, his wife, that"
        if whole and view.low[whole[1] : whole[1] + 2] == [",", "that"]:
            return whole[0], whole[1] + 1
    if owner is None or owner[1] + 1 >= high:
        return None
    clause = view.low[owner[1]] == "that" and view.low[owner[1] + 1] != "of"
    told = view.low[link] in LISTS["before_owner"] or clause
    return owner if told and view.low[owner[1] - 1] != "and" else None


def of_topic(view: View, about: int) -> Iterator[Found]:
    """What a noun of no list is about: "her misgivings about it", "Kim gave details about it"."""
    low, high = view.bounds(about)
    noun, first = about - 1, about + 1
    word = view.at(noun)
    if noun <= low or not word.isalpha() or word in view.reporting:
        return
    named = view.is_capital(noun) and not view.is_headline(noun)
    if named or word.endswith(("ed", "ly")) or word in LISTS["no_topic_noun"]:
        return  # "Reports emerged about the bank"
    if first >= high or view.quote[noun] >= 0 or view.low[first][0].isdigit():
        return
    if view.low[noun - 1] == "to":
        return  # "gave the alarm to wardens about him": who hears it
    end = matrix.before_verb(view, first, phrase_ends.find(view, first, high), cue=noun)
    speaker = _owner(view, noun, low) or _maker(view, noun, low)
    if speaker and end > first:
        yield Found([(first, end)], (noun, first), speaker, f"{word}:noun", UNOWNED)


def _received(view: View, noun: int, low: int, high: int) -> Found | None:
    """ "The plan won the support of farmers": those who give it report what gets it."""
    link = noun + 1
    if view.low[noun] not in LISTS["attitudes"] or view.low[link] not in ("of", "from"):
        return None
    verb = phrases.bound_before(
        view, noun - 1, max(low, noun - REACH), LISTS["receiving_or_owning"]
    )
    owned = view.low[verb] in LISTS["owning"] and view.low[verb + 1] != "the"
    if verb <= low or view.low[verb] not in LISTS["receiving_or_owning"] or owned:
        return None
    verb = group_start(view, verb, low)
    if view.low[verb - 1] == "to":
        return None  # "efforts to win the support of farmers"
    subject = subjects.before(view, verb, low)
    giver = inversion.subject(view, link + 1, high, plain=True)
    if subject is None or giver is None or view.at(giver[1]) in ("for", "that"):
        return None
    return Found([subject], (noun, link + 1), giver, f"{view.low[noun]}:noun", rank=3)


def _traded_on(view: View, noun: int, high: int) -> Iterator[Found]:
    """ "Shares rose on hopes the deal was near": a clause without "that"."""
    at = noun + 1
    hoped = view.low[noun] in LISTS["hopes"] and view.low[noun - 1] in ("on", "amid")
    if noun and hoped and clauses.is_clause(view, at, high):
        cue, rule = (noun, at), f"{view.low[noun]}:noun"
        yield Found([(at, ends.clause_end(view, at, high))], cue, None, rule, rank=3)


def _held(view: View, noun: int, speaker: Extent) -> Iterator[Found]:
    """ "In Kim's view, the plan is dead", "The plan is, in her view, dead"."""
    low, high = view.bounds(noun)
    begin, behind = speaker[0] - 1, noun + 2
    pieces, place = [], "after"
    if begin > low and view.low[begin - 1] == ",":
        pieces, place = [(low, begin - 1)], "before"
    elif not all(word in LISTS["openers"] for word in view.low[low:begin]):
        return
    if view.low[noun + 1] == "," and (end := ends.clause_end(view, behind, high)) > behind:
        pieces.append((behind, end))
    if pieces:
        cue = noun, noun + 1
        yield Found(pieces, cue, speaker, f"{view.low[noun]}:{place}", rank=1)


def _owner(view: View, token: int, low: int) -> Extent | None:
    """The possessive before a noun: "his claim", "the mayor's repeated claim"; or the body whose
    paper it is: "a Kelmar Times report"."""
    name = token
    while name > low and view.label(name - 1) == "ORG":
        name -= 1
    paper = low < name < token and view.low[token] in LISTS["media"]
    if paper and view.low[name - 1] in LISTS["articles"]:
        return name - 1, token
    for at in range(token - 1, max(low, token - OWNER) - 1, -1):
        word = view.low[at]
        if view.quote[at] >= 0 or word in LISTS["prepositions"] or _is_verb(view, at):
            return None
        if word in LISTS["possessives"] and word != "its":
            doer = _doer(view, at - 1, low)
            # "Lawmakers boycotted his calls for reform"
            other = doer and word in ("his", "her") and phrases.is_several(view.low[doer[1] - 1])
            return (at, at + 1) if other or doer is None else doer
        if word in ("'s", "'") and view.low[at - 1] not in LISTS["contracted"]:
            phrase = phrases.phrase_before(view, at - 1, low) if at > low else None
            return (_name_start(view, phrase[0], at), at + 1) if phrase else None
    return None


def _is_verb(view: View, at: int) -> bool:
    """Whether a verb parts an owner from the noun: "Kim's visit had | sparked fears", but "Kim's
    repeated claim"."""
    word, before = view.low[at], view.at(at - 1)
    if word in LISTS["finite_auxiliaries"]:
        return True
    told = before in LISTS["possessives"] or before in ("'s", "'") or before.endswith("ly")
    return word.endswith("ed") and not told and not view.is_capital(at)


def _maker(view: View, noun: int, low: int) -> Extent | None:
    """Who "made no mention of" something: the subject of the verb before a noun.

    Nobody who was "arrested on suspicion of" it: others hold what a preposition brings in.
    """
    if not LISTS["bringing_in"].isdisjoint(view.low[max(noun - 2, low) : noun]):
        return None  # "left amid media reports that"
    for at in range(noun - 1, max(low, noun - REACH), -1):
        if not view.low[at][0].isalnum() or view.low[at] in LISTS["responses"]:
            return None
        if _acts(view, at):
            return _doer(view, at, low)
    return None


def _acts(view: View, at: int) -> bool:
    """Whether a token is a verb of which a noun may be the object: "lodged a protest"."""
    past = view.low[at] in LISTS["takes_nouns"] or finite.is_past(view, at)
    return past or finite.goes_on_in_line(view, at)


def _doer(view: View, verb: int, low: int) -> Extent | None:
    """Who "escalated her attacks", "laid out his concerns": the subject of that verb."""
    if verb > low and view.low[verb] in LISTS["particles"]:
        verb -= 1
    if verb <= low or not _acts(view, verb):
        return None
    verb = group_start(view, verb, low)
    before = view.low[verb - 1]
    if before in ("and", "but") or finite.goes_on_in_line(view, verb):
        # "She left and made no mention of it"
        return distant.carried(view, verb - 1, low, view.bounds(verb)[1])
    return subjects.before(view, verb, low) if before not in ("to", "there") else None


def _name_start(view: View, first: int, end: int) -> int:
    """Where the owner begins: "Kim" in "a theory of Kim's view", "stopping Kim's plan"."""
    word = view.raw(first)
    if word.islower() and word.endswith(("ed", "ing", "ly")):
        names = (at for at in range(first + 1, end) if view.is_capital(at))
        return next(names, first)
    for at in range(end - 1, first, -1):
        verb = view.raw(at - 1).islower() and view.low[at - 1].endswith("ed")
        if (verb or view.low[at - 1] in LISTS["prepositions"]) and view.is_capital(at):
            return at  # "The ministry posted Kim's view"
    return first
