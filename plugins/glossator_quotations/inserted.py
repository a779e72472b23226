"""Reports whose cue stands behind the content or between its parts, and "according to"."""

from __future__ import annotations

from collections.abc import Iterator

from glossator_quotations import contents, ends, phrases, subjects
from glossator_quotations.found import Found
from glossator_quotations.lexicon import cues, word_lists
from glossator_quotations.phrases import Extent
from glossator_quotations.verbs import VerbGroup
from glossator_quotations.view import View

_LISTS = word_lists()
_VERBS = cues()
_REPORTS = frozenset(("speech", "told", "question", "thought"))
_INVERTED = _LISTS["inverted"]
_RELATIVE = frozenset(("who", "which"))
SHORTEST = 3
"""Tokens that content before its cue has at least where none follows: not "Yes, he said"."""


def parenthetical(view: View, group: VerbGroup) -> Found | None:
    """Content before its cue: "The talks failed, officials said.", ", said Kim."."""
    if not group.cue.frames & _REPORTS or group.form != "finite":
        return None
    low, high = view.bounds(group.token)
    subject, following = group.subject, group.token + 1
    if subject and (view.low[subject[0]], group.cue.verb) == ("you", "know"):
        return None  # "It was, you know, late": a filler
    if "told" in group.cue.frames and following < high:
        following = contents.hearer_end(view, following, high)
    speaker = _inverted_subject(view, group, low, following, high)
    if speaker:
        subject, comma = speaker, group.token - 1
    elif subject and subject[0] > low and view.low[subject[0] - 1] == "as":
        return _as_said(view, group, subject, low, high)
    elif subject and subject[0] > low and view.low[subject[0] - 1] == ",":
        comma = subject[0] - 1
        content = contents.after(view, group)
        if view.low[subject[0]] in _RELATIVE or (content and content[1] == "that"):
            return None
        if not _is_over(view, following, high):
            return None
    else:
        return None
    cue = group.words
    pieces = [(low, comma)]
    following = _behind_medium(view, following, high)
    start = following + 1
    if (
        start < high
        and view.low[following] == ","
        and subject == group.subject
        and (
            not ends.starts_new(view, following, high)
            or (start + 1 < high and view.quote[start + 1] >= 0)
        )
    ):
        end = ends.clause_end(view, start, high)
        quote = view.quote[start]
        opens = quote >= 0 and not view.opens_small(view.quotes[quote])
        links = all(view.low[at] in _LISTS["links"] for at in range(low, comma))
        if (links and quote >= 0) or (opens and _is_fronted(view, low, comma)):
            pieces = []
        if end > start:
            pieces.append((start, end))
    if not pieces or (comma - low < SHORTEST and len(pieces) == 1):
        return None
    return Found(pieces, cue, subject, f"{group.cue.verb}:before", rank=1)


def _as_said(view: View, group: VerbGroup, subject: Extent, low: int, high: int) -> Found | None:
    """ "As Kim noted, the talks failed", "The talks failed, as Kim noted"."""
    cue = group.words
    rule = f"{group.cue.verb}:as"
    start = subject[0] - 1
    opened = start == low + 2 and view.low[low + 1] == ","  # "However, as Kim noted, ..."
    if start <= low + 1 or opened:
        for token in range(group.token + 1, min(high - 1, group.token + 20)):
            if view.low[token] == "," and view.quote[token] < 0:
                end = ends.clause_end(view, token + 1, high)
                return (
                    Found([(token + 1, end)], cue, subject, rule, rank=1)
                    if end > token + 1
                    else None
                )
        return None
    if view.low[start - 1] == "," and _is_over(view, group.token + 1, high) and start - low > 4:
        return Found([(low, start - 1)], cue, subject, rule, rank=1)
    return None


def _is_fronted(view: View, low: int, comma: int) -> bool:
    """Whether the words before the speaker are no content: "Asked why, he said, ..."."""
    word = view.low[low]
    cue = _VERBS.get(word)
    return (
        word in _LISTS["fronted"]
        or (cue is not None and bool(cue.forms & {"participle", "ing"}))
        or (word.endswith(("ing", "ed")) and comma - low > 2)
    )


def _behind_medium(view: View, at: int, high: int) -> int:
    """The comma behind "said in an interview,", or the token itself."""
    if at < high and phrases.is_adjunct(view, at):
        for token in range(at, min(high, at + 10)):
            if view.quote[token] >= 0:
                break
            if view.low[token] == ",":
                return token
    return at


def _inverted_subject(
    view: View, group: VerbGroup, low: int, following: int, high: int
) -> Extent | None:
    """The speaker of ", said Kim."; none where something else stands before or behind."""
    before = group.token - 1
    if (
        group.first != group.token
        or group.cue.verb not in _INVERTED
        or before <= low
        or view.low[before] != ","
        or view.quote[before] >= 0
        or following >= high
        or phrases.is_adjunct(view, following)
    ):
        return None
    if group.subject and not (view.is_capital(following) and group.cue.verb == "say"):
        return None
    speaker = subjects.after(view, following, high)
    return speaker if speaker and _is_over(view, speaker[1], high) else None


def _is_over(view: View, at: int, high: int) -> bool:
    """Whether the reporting clause ends here: nothing follows that could be its content."""
    return at >= high or view.low[at] in ".,;—–" or phrases.is_adjunct(view, at)


def according(view: View, token: int) -> Iterator[Found]:
    """ "According to Kim, ...", "..., according to Kim"."""
    low, high = view.bounds(token)
    if token + 2 >= high or view.low[token + 1] != "to" or view.low[token - 1] == "that":
        return
    subject = subjects.after(view, token + 2, high, plain=token - low <= 3)
    if subject is None:
        return
    cue = (token, token + 2)
    if token - low <= 1 or (token - low <= 3 and view.low[token - 1] == ","):
        start = subject[1]
        if start < high and view.low[start] == ",":
            start += 1
        end = ends.clause_end(view, start, high)
        if end > start:
            yield Found([(start, end)], cue, subject, "according:after", rank=1)
    else:
        end = ends.trimmed(view, low, token)
        if end > low:
            yield Found([(low, end)], cue, subject, "according:before", rank=1)
