"""Content behind what stands between: "said on Monday that", "spoke to reporters about"."""

from __future__ import annotations

from glossator_quotations import clauses, ends, finite, fronted, phrase_ends, phrases
from glossator_quotations.lexicon import LISTS
from glossator_quotations.lists import SPEECH
from glossator_quotations.phrases import Extent
from glossator_quotations.verbs import VerbGroup
from glossator_quotations.view import View

_MEDIUM = 5
"""How far the noun of "in a joint news conference" stands from its preposition."""
ADVERBIAL = 6
"""Tokens that an adverbial before an infinitive has at most."""
PARTNER = 10
"""Tokens in which what is spoken about follows such a word."""


def behind_inserted(view: View, comma: int, high: int, *, bare: bool = False) -> int | None:
    """Where "that" stands behind a comma or an insertion: "said, among other things, that".

    `bare` where a clause may begin without it behind a short adverbial: "said, so far, nobody".
    """
    if phrases.opens_that(view, comma + 1):
        return comma + 1
    for token in range(comma + 2, min(high - 1, comma + clauses.INSERTED)):
        if view.quote[token] >= 0:
            return None
        if view.low[token] == ",":
            behind = token + 1
            told = view.low[behind] in LISTS["questions"] and view.low[comma + 1] == "as"
            if view.low[behind] == "that" or view.quote[behind] >= 0 or told:
                return behind  # "wondered, as I do, why"
            short = bare and view.low[comma + 1] in LISTS["apart"] and token - comma <= ADVERBIAL
            if short and clauses.is_clause(view, behind, high):
                return behind
            bare = False
    return None


def behind_adjunct(view: View, group: VerbGroup, at: int, high: int) -> tuple[Extent, str] | None:
    """Content behind "on Monday", "in a statement", "to reporters" and the like."""
    planned = "intention" in group.cue.frames and phrases.is_adjunct(view, at)
    if planned and (to := infinitive(view, at, high)):
        return content(view, to, infinitive_end(view, to, high), "infinitive")
    if not group.cue.frames & SPEECH:
        return _that_behind(view, at, high) if "thought" in group.cue.frames else None
    if view.low[at] not in LISTS["prepositions"] and not phrases.is_adjunct(view, at):
        return None
    start = fronted.time_end(view, _behind_medium(view, at, high), high)
    start = fronted.time_end(view, start, high)  # "on Monday at noon"
    plain = at < start < high and view.low[start] not in LISTS["clause_links"]
    if plain and clauses.is_clause(view, start, high):
        return content(view, start, ends.clause_end(view, start, high), "clause")
    for token in range(at + 1, min(high, at + 16)):
        word = view.low[token]
        if view.quote[token] >= 0:
            if view.is_in_name(token):
                continue
            return content(view, token, ends.clause_end(view, token, high), "quoted")
        if word == "that":
            if finite.acts(view, token + 1):
                return None  # "added to the drama that had begun"
            return content(view, token, ends.clause_end(view, token + 1, high), "that")
        if word == ":":
            return content(view, token + 1, high, "colon")
        if word == "," and token + 1 < high and view.quote[token + 1] < 0:
            behind = behind_inserted(view, token, high)
            if behind is None or view.low[behind] != "that":
                return None
            return content(view, behind, ends.clause_end(view, behind + 1, high), "that")
        if word in ";—–":
            return None
        if view.at(token + 1) in LISTS["have"] and view.at(token + 2) in LISTS["prepositions"]:
            return None  # "protested at a meeting they had in Rome"
        if word in LISTS["personal"] and word not in ("you", "it", "i") and token > at + 1:
            if view.low[token - 1] == "if":
                token -= 1
            elif view.low[token - 1] in LISTS["subordinators"]:
                return None  # "wrote to Ana Ruiz when he was ill"
            return content(view, token, ends.clause_end(view, token, high), "clause")
    return None


def behind_own_medium(
    view: View, group: VerbGroup, at: int, high: int
) -> tuple[Extent, str] | None:
    """ "reported on its website that", "admitted to Ana Ruiz that": neither a medium of the
    speaker's nor who hears it is a topic."""
    heard = view.low[at] == "to" and view.is_capital(at + 1)
    own = view.low[at] in ("on", "in") and view.at(at + 1) in LISTS["possessives"]
    if not (heard or own):
        return None
    found = behind_adjunct(view, group, at, high)
    if found is None or found[1] != "that":
        return None
    begins = found[0][0] + 1  # not "pointed to Norvik firms that sell arms"
    return found if clauses.leads(view, begins) or not heard else None


def behind_partner(view: View, group: VerbGroup, at: int, high: int) -> tuple[Extent, str] | None:
    """ "spoke to reporters about the plan", "asked him twice about it": what stands before what
    somebody speaks of; "about" says so of any cue, another preposition of its own verbs."""
    met = view.low[at] in LISTS["before_partner"]
    links = (group.cue.prepositions & LISTS["before_topic"] if met else frozenset()) | {"about"}
    if view.low[at : at + 2] == ["in", "sick"]:
        return None
    for token in range(at + 1 + met, min(high - 1, at + PARTNER)):
        word = view.low[token]
        if word in links and view.low[token + 1] not in LISTS["days"]:
            return content(view, token + 1, phrase_ends.find(view, token + 1, high), "preposition")
        if view.quote[token] >= 0 or not word[0].isalnum() or word in LISTS["new_clause"]:
            return None
        if finite.reports(view, token):
            return None  # "Speaking to reporters Ana Ruiz called for calm"
    return None


def _that_behind(view: View, at: int, high: int) -> tuple[Extent, str] | None:
    """ "knew at the time that", "believes, for example, that": an adverbial before the clause."""
    comma = view.low[at] == ","
    behind = behind_inserted(view, at, high) if comma else None
    if behind is not None and view.low[behind] == "that":  # "decided, after so many months, that"
        return content(view, behind, ends.clause_end(view, behind + 1, high), "that")
    for token in range(at + 1, min(high, at + ADVERBIAL)):
        if view.quote[token] >= 0 or view.low[token] in LISTS["new_clause_or_mark"]:
            behind = view.low[token] == "that" and comma == (view.low[token - 1] == ",")
            start = comma or view.low[at] in LISTS["before_that_clause"]
            if not (behind and start):
                return None
            return content(view, token, ends.clause_end(view, token + 1, high), "that")
    return None


def _behind_medium(view: View, at: int, high: int) -> int:
    """The token behind "in a joint statement"; `at` where no such phrase stands there."""
    if at + 2 >= high or view.low[at + 1] not in LISTS["determiners"]:
        return at
    for token in range(at + 2, min(at + _MEDIUM, high)):
        if view.low[token] in LISTS["media"]:
            return token + 1
    return at


def infinitive_end(view: View, to: int, high: int) -> int:
    """Where "to" and its verb end; a clause of that verb goes on: "to say whether ..., who"."""
    clause = to + 2
    if clause < high and view.low[clause] in LISTS["clause_links"]:
        return ends.clause_end(view, clause + 1, high)
    return phrase_ends.find(view, to + 1, high)


def infinitive(view: View, at: int, high: int, reach: int = ADVERBIAL) -> int:
    """The "to" behind an adverbial: "agreed on Monday to buy"; 0 where none is."""
    for token in range(at + 1, min(high - 1, at + reach)):
        word = view.low[token]
        if word == "to":
            behind = view.low[token + 1]
            return 0 if behind in LISTS["determiners"] or view.is_capital(token + 1) else token
        if view.quote[token] >= 0 or not word[0].isalnum() or word in LISTS["clause_words"]:
            return 0
    return 0


def content(view: View, first: int, end: int, rule: str) -> tuple[Extent, str] | None:
    """What is reported, without the mark that ends it, and the rule that found it."""
    end = ends.trimmed(view, first, end)
    if end <= first or view.low[first] in LISTS["and_or_or"]:
        return None
    return (first, end), rule
