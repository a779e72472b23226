"""Reports in the writer's words, alone or with words in quotation marks among them."""

from __future__ import annotations

from collections.abc import Iterator

from glossator_quotations import contents, ends, inserted, phrases, subjects
from glossator_quotations.found import Found
from glossator_quotations.lexicon import cues, nouns, word_lists
from glossator_quotations.nominal import of_noun
from glossator_quotations.subjects import Extent
from glossator_quotations.verbs import VerbGroup, find_group
from glossator_quotations.view import View

_LISTS = word_lists()
_VERBS = cues()
_NOUNS = nouns()
_REPORTING = _VERBS.keys() | _NOUNS.keys() | {"according"}
_REPORTS = frozenset(("speech", "told", "question", "thought"))
_HELPERS = phrases.AUXILIARIES - {"'s", "'d"}
_NO_SUBJECT = (
    _LISTS["prepositions"]
    | _LISTS["clause_words"]
    | _LISTS["media"]
    | _LISTS["time_words"]
    | _LISTS["time_nouns"]
)
LOOKBACK = 60
"""Tokens before a verb in which the subject that it shares is looked for."""


def find(view: View) -> Iterator[Found]:
    """Every reporting word outside quotations with the content that it takes."""
    for token, word in enumerate(view.low):
        if word not in _REPORTING or view.quote[token] >= 0:
            continue
        group = find_group(view, token) if word in _VERBS else None
        if group is not None:
            yield from _of_verb(view, group)
        elif word in _NOUNS:
            yield from of_noun(view, token)
        elif word == "according":
            yield from inserted.according(view, token)


def _of_verb(view: View, group: VerbGroup) -> Iterator[Found]:
    if group.form == "participle":
        return
    if group.form == "passive" and not group.cue.frames & {"told"}:
        yield from _passive(view, group)
        return
    if "raising" in group.cue.frames:
        yield from _raising(view, group)
        return
    behind = inserted.parenthetical(view, group)
    if behind:
        yield behind
        return
    content = contents.after(view, group)
    subject = group.subject or _other_subject(view, group)
    if content and (subject or group.form == "ing"):
        extent, rule = content
        pieces = [extent]
        if "naming" in group.cue.frames and rule == "quoted":
            pieces = _named(view, group, extent)
        cue = (group.first, group.token + 1)
        if pieces:
            yield Found(pieces, cue, subject, f"{group.cue.verb}:{rule}", rank=2)


def _named(view: View, group: VerbGroup, extent: Extent) -> list[Extent]:
    """'what he called "a farce"': what is called so belongs to the content, and must be there."""
    if group.subject is None or group.form != "finite":
        return []
    low, _ = view.bounds(group.token)
    before = group.subject[0] - 1
    if before < low or view.quote[before] >= 0 or view.low[before] in (",", ";", ":"):
        return [extent]
    if view.low[before] in _LISTS["wh_words"] or view.low[before] == "that":
        return [(before, before + 1), extent]
    phrase = subjects.phrase_before(view, before, low)
    return [phrase, extent] if phrase else [extent]


def _passive(view: View, group: VerbGroup) -> Iterator[Found]:
    """ "The talks are expected to fail": what is said is on both sides of the cue."""
    _, high = view.bounds(group.token)
    at = group.token + 1
    if group.subject is None or at >= high or view.low[at] not in _LISTS["passive_links"]:
        return
    speaker = None
    start = at
    if view.low[at] == "by":
        speaker = subjects.after(view, at + 1, high)
        if speaker is None:
            return
        start = speaker[1]
    end = ends.phrase_end(view, start, high) if start < high else start
    asked = "question" in group.cue.frames
    if asked and start < high and view.low[start] in _LISTS["wh_words"]:
        end = ends.clause_end(view, start, high)
    elif asked and start < high and view.low[start] == "about":
        start += 1
    pieces = [] if asked else [group.subject]
    if end > start and (asked or view.low[start] in _LISTS["passive_links"]):
        pieces.append((start, end))
    if not pieces:
        return
    cue = (group.first, group.token + 1)
    yield Found(pieces, cue, speaker, f"{group.cue.verb}:passive", rank=2 if asked else 3)


def _raising(view: View, group: VerbGroup) -> Iterator[Found]:
    """ "He seemed to agree", "It appears that ...": the writer's own impression."""
    _, high = view.bounds(group.token)
    at = group.token + 1
    if group.subject is None or group.form != "finite" or at >= high:
        return
    if view.low[at] in _LISTS["prepositions"] - {"to"} or phrases.is_adjunct(view, at):
        return
    end = ends.phrase_end(view, at, high)
    if end > at:
        cue = (group.first, group.token + 1)
        yield Found([group.subject, (at, end)], cue, None, f"{group.cue.verb}:raising", rank=3)


def _other_subject(view: View, group: VerbGroup) -> Extent | None:
    """The subject of a verb that has none right before it."""
    low, high = view.bounds(group.token)
    before = group.first - 1
    if group.form == "infinitive":
        return _before_to(view, before, low) or _carried(view, before, low, high)
    if group.form == "ing" and before >= low:
        word = view.low[before]
        if word[0].isalnum() and word not in _NO_SUBJECT:
            return subjects.before(view, group.first, low)
    if before < low or (before == low and view.low[before] in _LISTS["prepositions"]):
        return _behind_comma(view, group.token, high)
    return _carried(view, before, low, high)


def _before_to(view: View, before: int, low: int) -> Extent | None:
    """Who is to speak: "asked him to say", "a chance for the mayor to say"."""
    if before <= low or view.quote[before] >= 0:
        return None
    if view.low[before] in _LISTS["object_pronouns"]:
        return before, before + 1
    at = before
    while at > low and not phrases.bounds(view, at) and view.low[at] != "for":
        at -= 1
    return (at + 1, before + 1) if view.low[at] == "for" and at < before else None


def _behind_comma(view: View, at: int, high: int) -> Extent | None:
    """ "Citing costs, the mayor refused": the subject stands behind the comma."""
    for token in range(at + 1, min(high, at + LOOKBACK)):
        if view.low[token] == "," and view.quote[token] < 0:
            return subjects.leading(view, token + 1, high)
    return None


def _carried(view: View, before: int, low: int, high: int) -> Extent | None:
    """The subject of an earlier verb of the unit: "He came and said", "He fell, adding"."""
    nearest = None
    for token in range(before, max(low, before - LOOKBACK) - 1, -1):
        if view.quote[token] >= 0:
            continue
        word = view.low[token]
        if word in _VERBS:
            earlier = find_group(view, token)
            if earlier and earlier.form in ("finite", "passive") and earlier.subject:
                # What it reports may have its own subject: "Kim said the talks failed, adding".
                return (
                    earlier.subject if earlier.cue.frames & _REPORTS else nearest or earlier.subject
                )
        elif word in _HELPERS and nearest is None and view.low[token - 1] != "to":
            nearest = subjects.before(view, token, low)
    return nearest or subjects.leading(view, low, high)
