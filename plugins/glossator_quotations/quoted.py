"""Quotations in marks and their speakers: behind them, around them, before a colon."""

from __future__ import annotations

from collections.abc import Iterator

from glossator_quotations import colons, contents, finite, inversion, phrases, pull_quotes, uncommon
from glossator_quotations.found import Found
from glossator_quotations.lexicon import LISTS
from glossator_quotations.lists import REPORTS, SPEECH
from glossator_quotations.phrases import Extent
from glossator_quotations.verbs import find_group
from glossator_quotations.view import View

_SUBORDINATORS = LISTS["subordinators"]
_SPEAKS = REPORTS | {"request"}
"""What may stand behind words that a comma ends: '"...," Kim implored the judge'."""
_QUOTED_AS = ["quoted", "as", "saying"]
_ENDS = ",.?!—–-…"
Speaker = tuple[Extent | None, Extent | None, str]
"""The words that report, the speaker, and the rule that found them."""
LONGEST = 60
"""Tokens before a quotation that the same report may hold."""


def before_speaker(view: View) -> Iterator[Found]:
    """Quotations with their speaker behind: '"...," said Kim', '"...," Kim said'."""
    for quote in view.quotes:
        first, end = view.tokens_of(quote)
        if signed := pull_quotes.signed_inside(view, quote):
            yield Found([signed[0]], None, signed[1], "signature", rank=0)
            continue
        if end < len(view) and not quote.continues:
            same = view.paragraph[end] == view.paragraph[first]
            if behind := (_speaker_behind if same else _signature)(view, first, end):
                yield Found([(_sentence_start(view, first), end)], *behind, rank=0)
                continue
        if view.at(first - 1) == "," and (ahead := uncommon.before(view, first)):
            yield Found([(first, end)], *ahead, rank=3)
        if called := uncommon.noun_before(view, first):
            yield Found([(first, end)], *called, rank=3)
        if words := _in_words_of(view, first):
            yield Found([(first, end)], *words, "in-words", rank=0)
        if seen := uncommon.described(view, first):
            start, speaker = seen
            yield Found([(start, end)], *speaker, rank=3)
        if first and view.low[first - 1] == ":":
            yield from colons.quotation(view, first, end)


def _in_words_of(view: View, first: int) -> tuple[Extent, Extent] | None:
    """'in the words of Ana Ruiz, “...”': the cue and who spoke."""
    low, _ = view.bounds(first)
    for at in range(first - 3, max(low + 2, first - colons.WINDOW), -1):
        if view.low[at - 3 : at + 1] == ["in", "the", "words", "of"] and view.low[first - 1] == ",":
            return (at - 3, at + 1), (at + 1, first - 1)
    return None


def _sentence_start(view: View, first: int) -> int:
    """Where the sentence begins that a quotation ends, or the quotation itself."""
    low, _ = view.bounds(first)
    goes_on = view.opens_small(view.quotes[view.quote[first]])
    token = first - 1
    while token >= max(low, first - LONGEST):
        word = view.low[token]
        if view.quote[token] >= 0:
            begin, end = view.marks(token)
            if view.last_mark(begin, end) in ",.?!":
                return first
            token = begin
        elif word in ":;" or view.is_dash(token):
            return first
        else:
            cue = view.verbs.get(word)
            reports = cue is not None and cue.frames & SPEECH and not goes_on
            if reports and find_group(view, token):
                return first
        token -= 1
    if first - low <= 2 and view.low[first - 1] == ",":
        return first
    return max(low, first - LONGEST)


def _speaker_behind(view: View, first: int, end: int) -> Speaker | None:
    at = end
    if (view.low[at] == "," or view.is_dash(at)) and at + 1 < len(view):
        at += 1
    last = view.last_mark(first, end)
    begins = view.bounds(first)[0] == first
    if first and view.low[first - 1] in LISTS["naming"]:
        return None  # "in a box labelled “next of kin,” a clerk wrote"
    plain = begins and (end - first > 8 or _is_plain(view, end))
    if last not in _ENDS and at == end and not plain:
        return None
    subordinate = _is_subordinate(view, first)
    if subordinate and _is_governed(view, first):
        return None
    if last == "." and at == end and not begins:
        return None
    if not begins and view.is_in_name(first):
        return None
    low, high = view.bounds(at)
    if dash := _after_dash(view, end, at, high):
        return dash
    if view.low[at] == "according" and view.at(at + 1) == "to":
        return (at, at + 2), inversion.source(view, at + 2, high), "quote-according"
    cue = view.verbs.get(view.low[at])
    tells = cue is not None and cue.frames & SPEECH and cue.forms & {"past", "s"}
    if tells and (subject := inversion.subject(view, at + 1, high)):
        return (at, at + 1), subject, "quote-verb-speaker"
    at += begins and last == "," and view.low[at] == "as"  # '"...," as Kim put it'
    known = _speaker_verb(view, at, high, begins=begins, complete=low > first)
    known = known or uncommon.saying(view, at, high)
    if known or last == "." or subordinate:
        return known
    return uncommon.verb(view, at, high, cued=last == ",")


def _is_plain(view: View, at: int) -> bool:
    """Whether nothing but a pronoun and its verb stands behind a quotation: "he added."."""
    if view.low[at] not in LISTS["personal"] or at + 1 >= len(view):
        return False
    cue = view.verbs.get(view.low[at + 1])
    told = cue is not None and cue.frames & SPEECH and "past" in cue.forms
    return bool(told) and view.low[at + 2 : at + 3] in ([], ["."], [","])


def _is_governed(view: View, first: int) -> bool:
    """Whether a verb right before a quotation reports it: "While fans sang “Glory,” he wept"."""
    verb = first - 1 - (view.low[first - 1] == ",")
    group = find_group(view, verb) if verb > 0 and view.low[verb] in view.verbs else None
    return group is not None and group.form == "finite" and group.subject is not None


def _is_subordinate(view: View, first: int) -> bool:
    """Whether a quotation is in an adverbial that opens its unit: "After calling it “late,” he"."""
    low, _ = view.bounds(first)
    return first > low and view.low[low] in _SUBORDINATORS and "," not in view.low[low:first]


def _signature(view: View, first: int, end: int) -> Speaker | None:
    """A line of its own, "— Kim Min Ki", under a quotation that is a paragraph of its own."""
    if not view.opens_paragraph(first):
        return None
    if signed := pull_quotes.signed_behind(view, view.quotes[view.quote[first]]):
        return None, signed, "signature"
    named = view.at(end + 1) not in LISTS["determiners"]
    return _after_dash(view, end, end + 1, view.bounds(end)[1]) if named else None


def _after_dash(view: View, end: int, at: int, high: int) -> Speaker | None:
    """'"..." — Kim Min Ki' at the end of a line."""
    if view.low[end] not in LISTS["dashes_and_hyphen"] or not view.is_capital(at):
        return None
    subject = inversion.subject(view, at, high)
    if subject and (subject[1] == high or view.low[subject[1]] == "."):
        return (end, at), subject, "quote-dash-speaker"
    return None


def _speaker_verb(
    view: View, at: int, high: int, *, begins: bool, complete: bool
) -> Speaker | None:
    """'"...," Kim, the spokesman, said'.

    `begins` where the quotation begins its sentence, `complete` where it is a full one.
    """
    for token in range(at, min(high, at + colons.WINDOW)):
        if view.is_in_name(token):
            continue  # "Tom Oke, host of “Night Talk,” said"
        if view.quote[token] >= 0 or view.low[token] in ";:":
            return None
        cue = view.verbs.get(view.low[token])
        if cue is None:
            continue
        reported = view.low[token : token + 3] == _QUOTED_AS
        if not (reported or cue.frames & (SPEECH if complete else _SPEAKS)):
            continue
        group = find_group(view, token)
        if group is None or (group.form != "finite" and not reported):
            continue
        does = complete and "told" not in cue.frames
        does = does and not phrases.is_over(view, group.words[1], high)
        if does and view.low[at - 2] == ".":
            return None  # '“We won.” Then the club added two seats.'
        first, last = group.subject or (group.first, group.first)
        if first < at or view.low[first] in LISTS["relatives"]:
            return None
        plain = group.subject and phrases.is_phrase(view, at, first)
        if not plain and not (begins and _is_long_name(view, at, last)):
            continue
        # 'Denying it was “late,” Kim said that it was not'
        takes = complete or phrases.opens_that(view, group.words[1])
        content = contents.after(view, group) if takes else None
        if content and not (content[1] == "object" and "question" in group.cue.frames):
            return None
        begin, behind = group.first, group.words[1] + 2 * reported
        behind += behind + 1 < high and view.low[behind] == "back"
        return (begin, behind), (at, last), "quote-speaker-verb"
    return None


def _is_long_name(view: View, at: int, end: int) -> bool:
    """Whether "the senator and candidate", "Ann Lee, who runs the shop" can be a speaker."""
    if end <= at or not (view.is_capital(at) or view.low[at] in LISTS["determiners"]):
        return False
    end = view.find({"who"}, at, end)
    others = [token for token in range(at, end) if view.low[token] != "and"]
    return not any(view.low[one] in LISTS["personal"] or finite.stops(view, one) for one in others)
