"""Where a content ends before the verb of its matrix clause: "those who want to go could stay"."""

from __future__ import annotations

from glossator_quotations import ends, finite
from glossator_quotations.lexicon import LISTS
from glossator_quotations.phrases import Extent
from glossator_quotations.verbs import VerbGroup, is_adverb
from glossator_quotations.view import View

_PHRASES = frozenset(("object", "preposition", "request", "infinitive"))
"""Rules whose content is no clause."""
OTHER = 8
"""Tokens from "and" to what somebody else does."""
FACT = 2
"""Tokens of "the fact" before "that"."""


def inner_end(view: View, content: Extent, group: VerbGroup, rule: str) -> Extent:
    """A content cut before the verb of the clause around: "those who want to go could stay"."""
    first, end = content
    subject = group.subject
    if group.form == "ing" and view.is_dash(group.first - 1):
        return first, view.next_dash(first, end)
    if group.form == "ing" and view.is_word(group.first - 1):
        end = _before_other(view, first, end)
    low, _ = view.bounds(first)
    if subject and subject[0] > low and view.low[subject[0]] in LISTS["relatives"]:
        if view.is_dash(subject[0] - 1):  # "a review – which found it unsafe – was late"
            end = view.next_dash(first, end)
        return first, before_verb(view, first, end, rule in ("clause", "that"))
    if rule == "clause" and subject and view.at(subject[0] - 1) in LISTS["moved_subjects"]:
        # "A man who police said was armed | has died"
        own = view.low[first] not in LISTS["auxiliaries"] and not finite.acts(view, first)
        return first, before_verb(view, first, _apart_end(view, subject[0], first, end), own)
    if subject and view.at(subject[0] - 1) == "what" and view.quote[first] >= 0:
        return first, before_verb(view, first, end)  # "what he calls “smart” | is rude"
    if subject and _is_in_subject(view, subject[0] - 1):
        clause = rule == "that" or (rule == "clause" and "bare" in group.cue.frames)
        return first, before_verb(view, first, end, clause, group.first)
    if group.form == "ing" and rule in _PHRASES:  # "Ignoring the mayor is no way to win"
        return first, before_verb(view, first, end, cue=group.first)
    return first, end


def _before_other(view: View, first: int, end: int) -> int:
    """Where a content ends before "and" and somebody else who does something: "with Oke calling it
    late | and the mayor praising it"."""
    for joint in range(first + 1, end - 2):
        if view.quote[joint] >= 0 or view.low[joint] not in ("and", "while"):
            continue
        for token in range(joint + 2, min(joint + OTHER, end)):
            word = view.low[token]
            if word.endswith("ing") and _is_done(view, token):
                return joint
    return end


def _is_done(view: View, token: int) -> bool:
    """Whether a word in "-ing" is what somebody before it does: "others | supporting a tax"."""
    doer, object_ = token - 1, view.at(token + 1)
    acts = view.is_capital(doer) or view.low[doer].endswith("s")
    return acts and (object_ in LISTS["judged"] or view.is_capital(token + 1))


def _apart_end(view: View, speaker: int, first: int, end: int) -> int:
    """Where a clause between commas ends: "a dam, which Holm says is late, | opens in May"."""
    if view.at(speaker - 2) != ",":
        return end
    commas = (at for at in range(first, end) if view.low[at] == ",")
    return next((at for at in commas if finite.has_verb(view, at, min(at + 2, end))), end)


def _is_in_subject(view: View, that: int) -> bool:
    """Whether a clause with "that" is what a unit is about: "The fact that he refused is"."""
    low, _ = view.bounds(max(that, 0))
    noun = view.low[low] in LISTS["determiners"] and that - low == FACT
    return that >= low and view.low[that] == "that" and (that == low or noun)


def before_verb(view: View, first: int, end: int, verbs: int = 0, cue: int | None = None) -> int:
    """Where a content ends before the verb of the clause that it is the subject of.

    `verbs` of its own it has: "the claim that it would break was wrong" has one. Where no verb
    stands before the `cue`, any verb may be that of the clause, not only a helping one.
    """
    is_verb = finite.helps if cue is None or not _leads(view, cue) else finite.acts
    token = first + (view.low[first] not in LISTS["own_clause_words"])
    while token < end:
        word = view.low[token]
        if view.quote[token] >= 0 and verbs == 0:
            token = view.marks(token)[1]
            continue
        if view.quote[token] >= 0 or word in LISTS["own_clause"] or word in LISTS["other_subjects"]:
            break
        if word == "," and verbs:
            break
        if is_verb(view, token) and not _tells_more(view, token, end):
            if verbs == 0:
                return ends.trimmed(view, first, token - (view.low[token - 1] in LISTS["adverbs"]))
            verbs -= 1
            token = _group_end(view, token, end)
        token += 1
    return end


def _tells_more(view: View, token: int, end: int) -> bool:
    """Whether what looks like a verb goes on with one, or tells more of its subject: "a guard
    suspected of theft had fled"."""
    if view.low[token - 1] in {"and", "or", "but"}:
        return True
    reduced = view.low[token].endswith("ed") and view.at(token + 1) in LISTS["behind_reduced"]
    return reduced and any(finite.helps(view, at) for at in range(token + 2, end))


def _leads(view: View, cue: int) -> bool:
    """Whether no verb stands before a cue in its clause: "Views of Kim vary"."""
    low, _ = view.bounds(cue)
    for token in range(cue - 1, low - 1, -1):
        if view.low[token] in LISTS["own_clause"]:
            return True
        if view.quote[token] >= 0 or finite.acts(view, token) or finite.reports(view, token):
            return False
    return True


def _group_end(view: View, token: int, end: int) -> int:
    """The last token of a verb group that begins at a token: "would have been sold"."""
    while token + 1 < end and (view.low[token] in LISTS["auxiliaries"] or is_adverb(view, token)):
        token += 1
    return token
