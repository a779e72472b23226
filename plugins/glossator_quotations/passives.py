"""Reports in the passive: "The talks are expected to fail", "described by police as armed"."""

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
    objects,
    phrase_ends,
    phrases,
)
from glossator_quotations.found import Found
from glossator_quotations.lexicon import LISTS
from glossator_quotations.lists import REPORTS
from glossator_quotations.phrases import Extent
from glossator_quotations.verbs import VerbGroup
from glossator_quotations.view import View

_CLAUSAL = REPORTS | {"intention", "bare"}
"""What takes a clause, and no object."""


def find(view: View, group: VerbGroup) -> Iterator[Found]:
    """ "The talks are expected to fail": what is said is on both sides of the cue."""
    _, high = view.bounds(group.token)
    at = group.token + 1
    if at + 1 < high and view.low[at + 1] == "that":
        at += view.low[at] in LISTS["cue_particles"]  # "It was pointed out that"
    if not group.cue.frames:  # "was referred to as", but not "was referred to the court"
        at += at < high and view.low[at] in group.cue.prepositions
        if at >= high or view.low[at] != "as":
            return
    low, _ = view.bounds(group.token)
    subject = group.subject or _undergoing(view, group.first - 1, low, high)
    if subject is None or at >= high:
        return
    hardly = view.low[subject[0]] in {"little", "nothing", "much"}
    if hardly and view.low[at] in LISTS["passive_cue_ends"]:
        return  # "Little is known about the talks"
    if view.low[subject[0] - 1] in LISTS["asked_subjects"] and group.subject and subject[0] > low:
        return  # "Holm did not say who she was expected to meet"
    led = view.low[at] in LISTS["passive_adverbials"] or phrases.is_adjunct(view, at)
    if led and view.low[subject[0]] == "it":
        at = phrases.that_behind(view, at, high)  # "It was revealed on Monday | that"
    behind = fronted.time_end(view, at, high)
    if at < behind < high and view.low[behind] in LISTS["prepositions"]:
        return  # "Her body was found the next day in a ditch"
    it = view.low[subject[0]] == "it"
    bare = it and bool(group.cue.frames & REPORTS) and view.low[at] not in LISTS["passive_links"]
    # "It was alleged she fled"
    bare = bare and view.is_word(at)
    begins = view.low[at] not in LISTS["prepositions"] and finite.has_verb(view, at, high)
    bare = bare and (begins or clauses.is_clause(view, at, high))
    naming = "naming" in group.cue.frames
    quoted = naming and view.quote[at] >= 0  # "was labelled ‘a fool’"
    if not (bare or quoted) and view.low[at] not in _links(group):
        return
    if view.low[at] == "to" and _leads_elsewhere(view, group, at + 1, high):
        return
    yield from _report(view, group, subject, at, bare=bare, quoted=quoted)


def _links(group: VerbGroup) -> frozenset[str]:
    """The words that may stand between a passive and what is told."""
    asked = "question" in group.cue.frames
    if group.cue.verb in LISTS["given"]:
        return LISTS["passive_links"]  # "was refused a visa"
    return LISTS["passive_links"] | (LISTS["wh_words"] if asked else LISTS["determiners"])


def _report(
    view: View, group: VerbGroup, subject: Extent, at: int, *, bare: bool, quoted: bool
) -> Iterator[Found]:
    """What is told of the subject of a passive behind it; `bare` where that is a clause without a
    link, `quoted` where it is in marks."""
    _, high = view.bounds(group.token)
    it, naming = view.low[subject[0]] == "it", "naming" in group.cue.frames
    asked = "question" in group.cue.frames
    links = _links(group)
    # "accused by Kim | of lying"
    charge = "of" if group.cue.verb == "accuse" else "to" if "request" in group.cue.frames else ""
    speaker = inversion.agent(view, at, high, charge) if view.low[at] == "by" else None
    if view.low[at] == "by" and speaker is None:
        return
    start = speaker[1] if speaker else at
    link = view.low[start] if start < high else ""
    apart = not naming and clauses.is_clause(view, start + 1, high)
    if link == "as" and (apart or view.at(start + 1) == "well"):
        link = ""  # "was attacked by Kim as well", "was found as the story fell apart"
    clause = bare or link == "that" or (asked and link in LISTS["wh_words"])
    end = start
    if clause:
        end = ends.clause_end(view, start, high)
    elif link:
        end = phrase_ends.find(view, start, high, timed=link == "to")
    # "was criticized as unfair by farmers", "was called a liar by farmers"
    if speaker is None and (link == "as" or (naming and link in LISTS["determiners"]) or quoted):
        speaker, end = _agent_behind(view, start, end)
    start += link in LISTS["passive_cue_ends"]
    decided = "intention" in group.cue.frames and "request" not in group.cue.frames
    idle = bare or (it and (link == "that" or (link == "to" and decided)))
    # "It is feared that", "It was agreed to leave"
    pieces = [] if asked or idle else [subject]
    if end > start and (asked or bare or quoted or link in links):
        pieces.append((start, end))
    if pieces == [subject] and not _is_spoken_of(view, group, subject):
        return
    if pieces:
        cue = group.first, start if start == at + 1 else at
        rank = 2 if asked or view.low[at] == "to" else 3
        yield Found(pieces, cue, speaker, f"{group.cue.verb}:passive", rank)


def _leads_elsewhere(view: View, group: VerbGroup, at: int, high: int) -> bool:
    """Whether "to" tells where something went, or what for: "were called to the mill", "were added
    to Kelmar", "The strike was called to force a vote"."""
    named = at < high and view.is_capital(at) and not view.is_headline(at - 1)
    return named or view.at(at) in LISTS["towards"] or group.cue.verb == "call"


def _agent_behind(view: View, first: int, end: int) -> tuple[Extent | None, int]:
    """Who stands behind what something is called, and where that ends: "as unfair | by farmers"."""
    by = view.find({"by"}, first, end)
    agent = inversion.subject(view, by + 1, end) if first + 1 < by < end else None
    return (agent, by) if agent and agent[1] == end else (None, end)


def reduced(view: View, group: VerbGroup) -> Found | None:
    """ "A man described by police as armed", "the bridge, dubbed by critics “a joke”,": what a
    participle tells of the phrase before it."""
    low, high = view.bounds(group.token)
    by, naming = group.token + 1, "naming" in group.cue.frames
    takes = naming or "stance" in group.cue.frames
    if not takes or "participle" not in group.cue.forms or not low < group.first == group.token:
        return None
    agent = inversion.subject(view, by + 1, high, plain=True) if view.at(by) == "by" else None
    if agent is None or agent[1] + 1 >= high:
        return None
    linked = view.low[agent[1]] == "as" and (
        naming or not clauses.is_clause(view, agent[1] + 1, high)
    )
    if not (linked or (naming and view.quote[agent[1]] >= 0)):
        return None
    last = max(low, group.first - 1 - (view.low[group.first - 1] == ","))
    head = phrases.bound_before(view, last, low, LISTS["determiners"])
    head += view.low[head] not in LISTS["determiners"] and phrases.bounds(view, head)
    start = agent[1] + linked
    end = matrix.before_verb(view, start, phrase_ends.find(view, start, high))
    if head > last or end <= start:
        return None
    pieces = [(head, last + 1), (start, end)]
    return Found(pieces, group.words, agent, f"{group.cue.verb}:passive", rank=3)


def _is_spoken_of(view: View, group: VerbGroup, subject: Extent) -> bool:
    """Whether the subject of a passive by itself tells what is said: not "it", "which"."""
    first, end = subject
    if group.cue.frames <= _CLAUSAL:
        return False  # "The book was written by her"
    pronoun = end == first + 1 and view.low[first] in LISTS["all_pronouns"]
    return not pronoun and objects.report(view, group, first, end)


def _undergoing(view: View, before: int, low: int, high: int) -> Extent | None:
    """The subject of a passive without one right before it: "what is seen as", "but is said to"."""
    word = view.low[before] if before >= low else ""
    if word in ("what", "which"):
        return before, before + 1
    joined = word in ("and", "but", "or")
    return distant.carried(view, before, low, high, told=True) if joined else None
