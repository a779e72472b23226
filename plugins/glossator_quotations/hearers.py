"""Content behind who hears it: "told the court that", "urged him to stay"."""

from __future__ import annotations

from glossator_quotations import adverbs, clauses, ends, finite, objects, phrase_ends, phrases
from glossator_quotations.adverbials import (
    PARTNER,
    behind_adjunct,
    behind_inserted,
    content,
    infinitive,
)
from glossator_quotations.lexicon import LISTS
from glossator_quotations.phrases import Extent
from glossator_quotations.verbs import VerbGroup, is_adverb
from glossator_quotations.view import View

HEARER = 20
"""Tokens that name a hearer at most."""


def after(view: View, group: VerbGroup, at: int, high: int) -> tuple[Extent, str] | None:
    """ "told reporters that ...", "urged him to ..."."""
    told = "told" in group.cue.frames
    if view.low[at] in LISTS["towards_hearer"] and not told:  # "appealed to the mayor to stay"
        named = view.at(at + 1) in LISTS["named_hearers"] or view.is_capital(at + 1)
        return after(view, group, at + 1, high) if named else None
    if told and group.form != "passive" and view.low[at] in LISTS["prepositions"]:
        return None  # "tells of a farmer who"
    links = group.cue.prepositions | ({"if"} if "question" in group.cue.frames else set())
    hearer = at if group.form == "passive" else end(view, at, high, links)
    helped = (
        view.low[one] in LISTS["finite_auxiliaries"]
        for one in range(at + 1, hearer)
        if finite.stops(view, one)
    )
    if any(helped):
        return None  # "warned these delays will get worse when"
    if view.low[objects.head(view, at, hearer)] in LISTS["tellings"]:
        return None  # "tells the story of a love that"
    if hearer > at:
        hearer = adverbs.skip(view, hearer, high)
    if hearer >= high:
        return None
    word = view.low[hearer]
    if word == "who" and told and (that := _behind_relative(view, hearer, high)):
        return content(view, that, ends.clause_end(view, that + 1, high), "that")
    whoever = word in ("who", "which") and view.low[hearer - 1] in LISTS["whoever"]
    asks = "request" in group.cue.frames and "question" not in group.cue.frames
    if whoever or (word == "who" and hearer > at and asks):
        if asked := infinitive(view, hearer, high, PARTNER):
            return content(view, at, phrase_ends.find(view, asked + 1, high), "request")
        if whoever:
            return None
    heard = at, hearer
    return _asked(view, group, heard, high) or _told(view, group, heard, high)


def _asked(view: View, group: VerbGroup, heard: Extent, high: int) -> tuple[Extent, str] | None:
    """What a hearer is asked, asked to do, or told of, behind the words that name him."""
    at, hearer = heard
    word, told = view.low[hearer], "told" in group.cue.frames
    asks = "question" in group.cue.frames and hearer > at
    if asks and view.quote[hearer] >= 0:  # "asked the crowd “Why wait?”"
        begin, end = view.marks(hearer)
        small = view.opens_small(view.quotes[view.quote[hearer]])
        if view.last_mark(begin, end) in ",.?!" and not small:
            return content(view, begin, end, "quoted")
    if asks and word in LISTS["wh_words"]:
        return content(view, hearer, ends.clause_end(view, hearer + 1, high), "question")
    if told and word == "that":
        return content(view, hearer, ends.clause_end(view, hearer + 1, high), "that")
    asked = infinitive(view, hearer, high) if phrases.is_adjunct(view, hearer) else 0
    if asked:  # "tells the crowd at a rally to “go home”"
        return content(view, at, phrase_ends.find(view, asked + 1, high), "request")
    # "direct the way to a new rule", "order the man to 11 years in prison"
    first = view.at(hearer + 1)
    to_noun = first in LISTS["determiners"] or first[:1].isdigit()
    if word == "to" and not to_noun and (hearer > at or group.form == "passive"):
        start = hearer if group.form == "passive" else at
        return content(view, start, phrase_ends.find(view, hearer + 1, high), "request")
    if hearer > at and word in group.cue.prepositions:
        return content(view, hearer + 1, phrase_ends.find(view, hearer + 1, high), "preposition")
    return None


def _told(view: View, group: VerbGroup, heard: Extent, high: int) -> tuple[Extent, str] | None:
    """What a hearer is told without a "that": words in marks, a clause, a topic."""
    at, hearer = heard
    word = view.low[hearer]
    if "told" not in group.cue.frames or hearer == at:
        return None
    given = "stance" in group.cue.frames  # "promised Kim the house" is no clause
    told_whom = not given or hearer == at + 1
    if view.quote[hearer] >= 0 and told_whom and not view.is_in_name(hearer):
        return content(view, hearer, ends.clause_end(view, hearer, high), "quoted")
    if word in (":", ",") and hearer + 1 < high and (word == ":" or view.quote[hearer + 1] >= 0):
        return content(view, hearer + 1, ends.speech_end(view, hearer + 1, high), "comma")
    starts = word in LISTS["subject_leads"]
    several = view.low[at].endswith("s") or view.low[at] == "police"  # "told reporters"
    several = several and word not in LISTS["prepositions"]
    clause = (starts or several) and clauses.is_clause(view, hearer, high)
    bare = (
        hearer == at + 1
        and word.isalpha()
        and word not in LISTS["new_clause"]
        and not is_adverb(view, hearer)
    )
    clause |= several and bare and finite.acts(view, hearer + 1)  # "told police trouble started"
    if word in LISTS["wh_words"] or (starts and not given) or clause:
        return content(view, hearer, ends.clause_end(view, hearer + 1, high), "clause")
    if word in ("about", "of"):
        return content(view, hearer + 1, phrase_ends.find(view, hearer + 1, high), "preposition")
    if word == "," and (behind := behind_inserted(view, hearer, high)):
        return content(view, behind, ends.clause_end(view, behind + 1, high), "that")
    return behind_adjunct(view, group, hearer, high)


def _behind_relative(view: View, who: int, high: int) -> int:
    """The "that" behind a relative clause: "told voters who asked why that it was late"; else 0."""
    for token in range(who + 2, min(high, who + clauses.INSERTED)):
        if view.quote[token] >= 0 or view.low[token] in (";", ":", ","):
            return 0
        if view.low[token] == "that" and view.low[token - 1] not in view.verbs:
            return 0 if finite.acts(view, token + 1) else token
    return 0


def end(view: View, at: int, high: int, links: frozenset[str] = frozenset()) -> int:
    """One after the last token of who is told: "told the committee that"; `links` end it, too."""
    if view.low[at] in LISTS["lone_hearers"]:
        return at + 1
    token = at
    several = view.low[at].endswith("s") or view.low[at] == "police"
    several = several and not view.is_capital(at)
    while token < min(high, at + HEARER):
        word = view.low[token]
        plain = several and token > at + 1 and not is_adverb(view, token - 1)
        if plain and finite.acts(view, token):
            return at + 1  # "told reporters nothing would change"
        if word == "," and (behind := _behind_place(view, token, high)):
            token = behind
            continue
        if word == "," and (behind := _behind_apposition(view, token, high, links)):
            return behind
        if token > at and (behind := _behind_show(view, token, high)):
            token = behind
            continue
        if view.quote[token] >= 0 or word in LISTS["behind_told"]:
            break
        if word in links and token > at:
            break
        opens = word in LISTS["subject_leads"] and not view.is_capital(token)
        governed = token == at or view.low[token - 1] in LISTS["prepositions"]
        if not governed and (opens or phrases.is_adjunct(view, token)):
            break
        token += 1
    return token


def _behind_show(view: View, token: int, high: int) -> int:
    """The token behind a name in marks where the hearer, or "that", follows: "told Norvik One’s
    “Early Show” that", "“World Today” anchor Dov Lenk"; 0 where none does."""
    if not view.is_in_name(token):
        return 0
    end = view.marks(token)[1]
    if end >= high or view.last_mark(token, end) in ",.?!":
        return 0
    told = view.low[end] in ("that", "to", "whether") or phrases.is_adjunct(view, end)
    return end if told or (view.low[end].isalpha() and view.is_capital(end + 1)) else 0


def _behind_apposition(view: View, comma: int, high: int, links: frozenset[str]) -> int:
    """The token behind what tells more of who is asked something: "urged Ana Ruiz, the mayor, not
    to", "asked Ana Ruiz, who owns it, if"; 0 where none does."""
    behind = clauses.behind_inserted(view, comma, high)
    behind += behind < high and view.low[behind] == "not"
    asked = LISTS["asked_links"] | links & {"if"}
    return behind if behind < high and view.low[behind] in asked else 0


def _behind_place(view: View, comma: int, high: int) -> int:
    """The token behind "Sweden" in "told a crowd in Norvik, Sweden, that", else 0."""
    end = phrases.place_end(view, comma, high)
    end += 0 < end < high and view.low[end] == ","
    told = end < high and (view.low[end] in ("that", "to") or phrases.is_adjunct(view, end))
    return end if told else 0
