"""Where what is reported in the writer's own words begins and ends."""

from __future__ import annotations

from glossator_quotations import (
    adverbs,
    clauses,
    ends,
    finite,
    hearers,
    objects,
    phrase_ends,
    phrases,
)
from glossator_quotations.adverbials import (
    behind_adjunct,
    behind_inserted,
    behind_own_medium,
    behind_partner,
    content,
    infinitive_end,
)
from glossator_quotations.lexicon import LISTS
from glossator_quotations.lists import REPORTS, SPEECH
from glossator_quotations.phrases import Extent
from glossator_quotations.verbs import VerbGroup
from glossator_quotations.view import View

_DETERMINERS = LISTS["determiners"]
VERDICT = 2
"""Tokens of "as untrue" before the object that is called so."""
HEAVY = 7
"""Tokens from such an "as" to the noun of saying in the object, with whose clause it ends."""
_MOVED = LISTS["moved_objects"]


def after(view: View, group: VerbGroup) -> tuple[Extent, str] | None:
    """The content that follows a verb, and the rule that found it."""
    _, high = view.bounds(group.token)
    cue = group.cue
    at = group.token + 1
    if cue.particle and view.at(group.words[1]) == "to":
        return None  # "went on to call it late"
    if at < high and view.low[at] not in cue.prepositions:
        at = adverbs.skip(view, at, high)
    if at + 1 < high and view.low[at].endswith("ly"):
        at += view.low[at + 1] in LISTS["behind_adverb"]
    if at >= high:
        return None
    if "stance" in cue.frames:
        at = _behind_verdict(view, at, high)
    heard = cue.frames & {"told", "request"}
    if heard and (found := hearers.after(view, group, at, high)):
        return found
    return (
        behind_own_medium(view, group, at, high)
        or _complement(view, group, at, high)
        or behind_adjunct(view, group, at, high)
        or behind_partner(view, group, at, high)
    )


def _behind_verdict(view: View, at: int, high: int) -> int:
    """The token behind what an object is called that follows: "dismissed as untrue | all reports
    that he fled"; else the token itself."""
    if view.low[at] != "as":
        return at
    for token in range(at + VERDICT, min(high - 1, at + HEAVY)):
        if view.low[token] in view.nouns and view.low[token + 1] == "that":
            return at + VERDICT
    return at


def _is_said_behind_comma(view: View, group: VerbGroup, comma: int, high: int) -> bool:
    """Whether what a sentence's subject says stands behind a comma: "Kim said, it had shut"."""
    opens = group.subject is not None and group.subject[0] == view.bounds(comma)[0]
    plain = opens and group.cue.verb == "say" and comma + 1 < high
    clause = plain and clauses.is_clause(view, comma + 1, high)
    return clause and not ends.other_speaks(view, comma + 1, high)


def _complement(view: View, group: VerbGroup, at: int, high: int) -> tuple[Extent, str] | None:
    """The content that begins at a token, by what the verb takes."""
    word, frames = view.low[at], group.cue.frames
    before = view.low[group.subject[0] - 1] if group.subject else ""
    if word == ":":
        return content(view, at + 1, high, "colon")
    if word == "," and at + 1 < high and view.quote[at + 1] >= 0:
        return content(view, at + 1, ends.speech_end(view, at + 1, high), "comma")
    if view.is_dash(at) and frames & SPEECH:  # "said – on air, at that – that"
        that = view.next_dash(at + 1, min(high, at + clauses.INSERTED)) + 1
        if view.at(that - 1) != "" and phrases.opens_that(view, that) and that < high:
            return content(view, that, ends.clause_end(view, that + 1, high), "that")
    if word == "," and frames & SPEECH:
        # "so bad, Kim said, that"
        behind = None if before == "," else behind_inserted(view, at, high, bare="bare" in frames)
        if behind is None and not _is_said_behind_comma(view, group, at, high):
            return None
        at = at + 1 if behind is None else behind
        word = view.low[at]
    if word == "that" and _is_relative(view, group, at):
        return None
    if word == "that" and frames & (REPORTS | {"intention", "request"}):
        asked = "request" in frames and clauses.leads(view, at + 1)  # "urged that all be seen"
        if not frames & REPORTS and not asked and not clauses.is_clause(view, at + 1, high):
            return None  # "look that way"
        return content(view, at, ends.clause_end(view, at + 1, high), "that")
    if word in LISTS["question_words"]:
        return _question(view, group, at, high)
    planned = word == "to" and "intention" in frames  # not "claims to the land"
    if planned and view.at(at + 1) not in LISTS["towards"] and not view.at(at + 1)[:1].isdigit():
        return content(view, at, infinitive_end(view, at, high), "infinitive")
    if view.quote[at] >= 0:
        if frames & (REPORTS - {"told"} | {"stance"}):
            return content(view, at, phrase_ends.find(view, at, high), "quoted")
        return None
    return _linked(view, group, at, high) or _unlinked(view, group, at, high)


def _linked(view: View, group: VerbGroup, at: int, high: int) -> tuple[Extent, str] | None:
    """The content behind "as" or a preposition."""
    word, frames = view.low[at], group.cue.frames
    if word == "as" and frames & {"stance", "naming"}:
        moved = group.subject is not None and view.low[group.subject[0] - 1] in _MOVED
        if not moved and (behind := objects.told_of(view, at, high)):
            return content(view, at + 1, phrase_ends.find(view, behind, high), "preposition")
        if "naming" in frames or moved:
            return content(view, at, phrase_ends.find(view, at + 1, high), "as")
    if word in group.cue.prepositions and at + 1 < high and view.low[at + 1] not in LISTS["days"]:
        end = phrase_ends.find(view, at + 1, high)
        if word != "for" and end == at + 2 and not view.is_capital(at + 1):
            return None  # "referring to buses", "agrees with him"
        return content(view, at + 1, end, "preposition")
    return None


def _unlinked(view: View, group: VerbGroup, at: int, high: int) -> tuple[Extent, str] | None:
    """A clause or an object without a word that leads to it."""
    word, frames = view.low[at], group.cue.frames
    if not word[0].isalnum() and word not in ("$", "#", "@", "("):
        return None
    bare = "bare" in frames and frames & SPEECH
    if word in LISTS["fronted"] and bare and "," in view.low[at : at + clauses.INSERTED]:
        main = view.low.index(",", at) + 1  # "said under the new rules, the firm must pay"
        plain = main < high and view.quote[main] < 0 and view.low[main] not in LISTS["no_object"]
        if plain and ends.other_speaks(view, main, high) and finite.is_line(view, at):
            return content(view, at, main - 1, "clause")  # "Lund says in talks, miners say it"
        if plain and clauses.is_clause(view, main, high):
            when = word != "while" and phrases.is_adjunct(view, at)
            start = main if when else at
            return content(view, start, ends.clause_end(view, main, high), "clause")
    if word == "because" and bare and clauses.is_clause(view, at + 1, high):
        # "said because he was ill he had gone"
        return content(view, at, ends.clause_end(view, at + 1, high), "clause")
    if word in LISTS["no_object"] and not phrases.opens_quantity(view, at):
        return None
    if view.low[at : at + 2] == ["such", "as"]:
        return None  # "slang terms such as"
    if phrases.is_adjunct(view, at) and not adverbs.is_subject(view, at, high):
        return None
    if word in LISTS["reflexives"] and at + 1 < high:
        found = group.cue.verb == "find"  # "found himself alone"
        if found or view.low[at + 1] in LISTS["prepositions"] - {"against"}:
            return None  # "presented itself to the mayor"
    if "stance" in frames and (end := objects.called_end(view, at, high)):
        return content(view, at, end, "object")
    if "naming" in frames and _is_name(view, at, high):
        return None
    if bare or (frames & REPORTS and _is_reported(view, group, at, high)):
        end = ends.clause_end(view, at, high)
        if "stance" in frames and not finite.has_verb(view, at, view.find({"and", "but"}, at, end)):
            end = _before_next(view, at, end, high)
        lost = group.cue.verb == "claim" and view.low[objects.head(view, at, end)] in LISTS["lost"]
        if lost and not clauses.is_clause(view, at, end):
            return None  # "The fire claimed 12 lives"
        return None if _is_uttered(view, at, end) else content(view, at, end, "clause")
    return _object(view, group, at, high)


def _object(view: View, group: VerbGroup, at: int, high: int) -> tuple[Extent, str] | None:
    """An object that is something said or thought."""
    word, frames = view.low[at], group.cue.frames
    end = objects.behind_apposition(view, phrase_ends.find(view, at, high), high)
    acted = frames & SPEECH and word.endswith("ing")
    if acted and end == at + 1 and view.at(end) in LISTS["object_ends"]:
        end = phrase_ends.find(view, end + 1, high)  # "denied driving while drunk"
    told = "stance" in frames and (end - at > 1 or view.is_capital(at))
    if at > group.token + 1 and view.low[at - 1] in LISTS["cue_particles"] - {group.cue.particle}:
        return None  # "called off the wedding"
    told = told and objects.report(view, group, at, end)
    # "denied wrongdoing" tells nothing; words in marks are somebody's, whatever the verb.
    marked = not frames & REPORTS and max(view.quote[at:end], default=-1) >= 0
    return content(view, at, end, "object") if told or marked else None


def _is_reported(view: View, group: VerbGroup, at: int, high: int) -> bool:
    """Whether a clause behind a verb is what somebody thinks, or found out: a study or a court
    finds "the firm owed money", whatever its verb is."""
    clause = clauses.is_clause(view, at, high)
    if "predicate" not in group.cue.frames:
        return clause
    if objects.finds(view, group.subject):
        end = phrase_ends.find(view, at, high)
        return clause or any(finite.acts(view, token) for token in range(at + 1, end))
    return clause and phrase_ends.clause_follows(view, at, high)


def _question(view: View, group: VerbGroup, at: int, high: int) -> tuple[Extent, str] | None:
    """Content that begins with "whether", "who" or the like, which may also tell when, or whom."""
    word, frames = view.low[at], group.cue.frames
    denied = not LISTS["negations"].isdisjoint(view.low[group.first : group.token])
    untold = denied and "speech" in frames and word in ("when", "where")  # "did not say when"
    asks = untold or frames & {"question", "thought"}
    if word not in LISTS["may_relate"] or asks:
        return content(view, at, ends.clause_end(view, at + 1, high), "question")
    if word == "when" and view.at(at + 1) not in (".", "") and "," not in view.low[at:high]:
        return None  # "cried when he saw the house"
    if word in ("if", "when", "where") and "speech" in frames:
        return content(view, at, ends.trimmed(view, at, min(high, at + ends.LONGEST)), "clause")
    return None


def _is_relative(view: View, group: VerbGroup, that: int) -> bool:
    """Whether "that" opens no content: "comments that were echoed", "recalls that of Ann Reese"."""
    if view.low[that + 1 : that + 2] == ["of"]:
        return True
    nominal = view.low[group.token] in view.nouns or (
        group.form == "ing" and not _DETERMINERS.isdisjoint(view.low[group.token - 2 : group.token])
    )
    return nominal and that + 1 < len(view) and finite.acts(view, that + 1)


def _is_name(view: View, at: int, high: int) -> bool:
    """Whether only a name follows a verb: "a band called Holm and Son got", "She called Holm."."""
    end = view.capitals_end(at, high)
    if end < high and view.low[end] == "as":
        return False  # "sees Holm as a friend"
    ends_name = LISTS["behind_name"]
    return end > at and (end == high or view.low[end] in ends_name)


def _before_next(view: View, at: int, end: int, high: int) -> int:
    """Where an object ends that a clause was looked for in: "admitted theft | and was jailed",
    "denied any part in it | and the union says"."""
    for token in range(at + 1, end - 1):
        if view.quote[token] >= 0 or finite.acts(view, token):
            break
        if view.low[token] not in ("and", "but"):
            continue
        contrasts = view.low[token] == "but" and phrase_ends.clause_follows(view, token + 1, high)
        apart = contrasts or view.low[token + 1] in LISTS["indicative"]
        if apart or ends.other_speaks(view, token + 1, high, joined=True):
            return token
    return end


def _is_uttered(view: View, at: int, end: int) -> bool:
    """Whether "said" takes a mere object: "said a prayer", "said so in May", "said it"."""
    word = view.low[at]
    if word in LISTS["pro_forms"] and view.at(at + 1) in LISTS["behind_mere_object"] | {""}:
        return True
    if not (word in LISTS["mere_objects"] or (word in LISTS["possessives"] and end - at <= 3)):
        return False
    unmarked = all(view.quote[token] < 0 for token in range(at, end))
    return unmarked and not finite.has_verb(view, at, end)
