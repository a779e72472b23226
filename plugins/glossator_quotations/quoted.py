"""Quotations in marks and their speakers: behind them, around them, before a colon."""

from __future__ import annotations

from collections.abc import Iterator

from glossator_quotations import contents, phrases, signatures, subjects, uncommon
from glossator_quotations.found import Found
from glossator_quotations.lexicon import word_lists
from glossator_quotations.lists import REPORTS, SPEECH
from glossator_quotations.phrases import Extent
from glossator_quotations.verbs import VerbGroup, find_group
from glossator_quotations.view import View

_LISTS = word_lists()
_SUBORDINATORS = _LISTS["subordinators"]
_SPEAKS = REPORTS | {"request"}
"""What may stand behind words that a comma ends: '"...," Kim implored the judge'."""
_SAYINGS, _DETERMINERS = _LISTS["sayings"], _LISTS["determiners"]
_SPOKEN = _SAYINGS - {"statement"}
"""What somebody says; a statement may be who says it."""
_TOPIC = frozenset(("on", "about"))
_ASKED = frozenset(("asked", "told", "pressed", "quizzed", "questioned", "challenged"))
_LEADS = _LISTS["fronted"] | _ASKED
_DASHES = _LISTS["dashes"] | {"-"}
_NO_NAME = phrases.STOPS - {"and"} | _LISTS["personal"]
_JOINS = frozenset(("and", "but"))
_QUOTED_AS = ["quoted", "as", "saying"]
_ENDS = ",.?!—–-…"
Speaker = tuple[Extent | None, Extent | None, str]
"""The words that report, the speaker, and the rule that found them."""
_GIVING = _LISTS["giving"]
GIVEN = 6
"""Tokens between a verb and the noun of what is said."""
SHORT = 5
"""Tokens that a quotation has at most, marks included, that a colon alone does not make one."""
LONGEST = 60
"""Tokens before a quotation that the same report may hold."""
WINDOW = 40
"""Tokens after a quotation in which its verb is looked for."""


def before_speaker(view: View) -> Iterator[Found]:
    """Quotations with their speaker behind: '"...," said Kim', '"...," Kim said'."""
    for quote in view.quotes:
        first, end = view.tokens_of(quote)
        if first == end:
            continue
        signed = signatures.inside(view, quote)
        if signed:
            yield Found([signed[0]], None, signed[1], "signature", rank=0)
            continue
        if end < len(view) and not quote.continues:
            same = view.paragraph[end] == view.paragraph[first]
            behind = (_speaker_behind if same else _signature)(view, first, end)
            if behind:
                cue, subject, rule = behind
                start = _sentence_start(view, first)
                yield Found([(start, end)], cue, subject, rule, rank=0)
                continue
        if first > 2 and view.low[first - 1] == ",":
            ahead = uncommon.before(view, first)
            if ahead:
                cue, subject, rule = ahead
                yield Found([(first, end)], cue, subject, rule, rank=3)
        words = _in_words_of(view, first)
        if words:
            cue, subject = words
            yield Found([(first, end)], cue, subject, "in-words", rank=0)
        seen = uncommon.described(view, first)
        if seen:
            start, (cue, subject, rule) = seen
            yield Found([(start, end)], cue, subject, rule, rank=3)
        if first and view.low[first - 1] == ":":
            yield from _behind_colon(view, first, end)


def _in_words_of(view: View, first: int) -> tuple[Extent, Extent] | None:
    """'in the words of Ana Ruiz, “...”': the cue and who spoke."""
    low, _ = view.bounds(first)
    for at in range(first - 3, max(low + 2, first - WINDOW), -1):
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
            begin, end = view.tokens_of(view.quotes[view.quote[token]])
            if _last_mark(view, begin, end) in ",.?!":
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
    last = _last_mark(view, first, end)
    begins = view.bounds(first)[0] == first
    plain = begins and (end - first > 8 or _is_plain(view, end))
    if last not in _ENDS and at == end and not plain:
        return None
    subordinate = _is_subordinate(view, first)
    if subordinate and _is_governed(view, first):
        return None
    if last == "." and at == end and not begins:
        return None
    if not begins and view.is_name(view.quotes[view.quote[first]]):
        return None
    low, high = view.bounds(at)
    dash = _after_dash(view, end, at, high)
    if dash:
        return dash
    if view.low[at] == "according" and at + 1 < high and view.low[at + 1] == "to":
        return (at, at + 2), subjects.source(view, at + 2, high), "quote-according"
    cue = view.verbs.get(view.low[at])
    if cue is not None and cue.frames & SPEECH and cue.forms & {"past", "s"}:
        subject = subjects.after(view, at + 1, high)
        if subject:
            return (at, at + 1), subject, "quote-verb-speaker"
    at += begins and last == "," and view.low[at] == "as"  # '"...," as Kim put it'
    known = _speaker_verb(view, at, high, begins=begins, complete=low > first and last in ".?!")
    known = known or uncommon.saying(view, at, high)
    if known or (last == "." and at == end) or subordinate:
        return known
    return uncommon.verb(view, at, high, cued=last == ",")


def _is_plain(view: View, at: int) -> bool:
    """Whether nothing but a pronoun and its verb stands behind a quotation: "he added."."""
    if view.low[at] not in _LISTS["personal"] or at + 1 >= len(view):
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


def _last_mark(view: View, first: int, end: int) -> str:
    """The last character of a quotation that is no quotation mark."""
    quote = view.text[view.starts[first] : view.ends[end - 1]]
    return quote.rstrip("\"'“”‘’»› \u00a0")[-1:]


def _signature(view: View, first: int, end: int) -> Speaker | None:
    """A line of its own, "— Kim Min Ki", under a quotation that is a paragraph of its own."""
    if first and view.paragraph[first - 1] == view.paragraph[first]:
        return None
    signed = signatures.behind(view, view.quotes[view.quote[first]])
    if signed:
        return None, signed, "signature"
    low, high = view.bounds(end)
    named = low == end and end + 1 < high and view.low[end + 1] not in _LISTS["determiners"]
    return _after_dash(view, end, end + 1, high) if named else None


def _after_dash(view: View, end: int, at: int, high: int) -> Speaker | None:
    """'"..." — Kim Min Ki' at the end of a line."""
    if view.low[end] not in _DASHES or not view.is_capital(at):
        return None
    subject = subjects.after(view, at, high)
    if subject and (subject[1] == high or view.low[subject[1]] == "."):
        return (end, at), subject, "quote-dash-speaker"
    return None


def _speaker_verb(
    view: View, at: int, high: int, *, begins: bool, complete: bool
) -> Speaker | None:
    """'"...," Kim, the spokesman, said'.

    `begins` where the quotation begins its sentence, `complete` where it is a full one.
    """
    for token in range(at, min(high, at + WINDOW)):
        if view.quote[token] >= 0 and view.is_name(view.quotes[view.quote[token]]):
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
        does = complete and "told" not in cue.frames and not _is_over(view, group.words[1], high)
        if does and view.low[at - 2] == ".":
            return None  # '“We won.” Then the club added two seats.'
        first, last = group.subject or (group.first, group.first)
        if first < at or view.low[first] in _LISTS["relatives"]:
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


def _is_over(view: View, at: int, high: int) -> bool:
    """Whether nothing follows a verb that it could act on."""
    return at >= high or view.low[at] in ".,;?!" or phrases.is_adjunct(view, at)


def _is_long_name(view: View, at: int, end: int) -> bool:
    """Whether "the senator and candidate", "Ann Lee, who runs the shop" can be a speaker."""
    if end <= at or not (view.is_capital(at) or view.low[at] in _LISTS["determiners"]):
        return False
    words = view.low[at:end]
    if "who" in words:
        words = words[: words.index("who")]
    return all(word not in _NO_NAME for word in words)


def _behind_colon(view: View, first: int, end: int) -> Iterator[Found]:
    """A quotation behind a colon, in the same paragraph or the next."""
    low, _ = view.bounds(first - 1)
    saying = None
    for token in range(first - 2, max(low, first - WINDOW) - 1, -1):
        cue = view.verbs.get(view.low[token])
        if view.quote[token] >= 0 or cue is None or not cue.frames & SPEECH:
            continue
        group = find_group(view, token)
        if group and group.subject and group.form == "finite":
            start = first if saying else _clause_start(view, group, first)
            words = saying or group.words
            yield Found([(start, end)], words, group.subject, "verb-colon", rank=1)
            return
        joined = group and (group.form == "ing" or view.low[group.first - 1] in _JOINS)
        if joined:  # "Kim said it failed, and added: “We ...”"
            saying = saying or (token, token + 1)
        if token == low:
            if "participle" in cue.forms and "," in view.low[low:first]:
                break  # "Asked about the strike, Holm was brief:"
            subject = subjects.after(view, token + 1, first)
            yield Found([(first, end)], (token, token + 1), subject, "verb-colon", rank=1)
            return
    told = _told_by(view, low, first)
    if told:
        noun, teller = told
        yield Found([(first, end)], (noun, noun + 1), teller, "colon", rank=1)
        return
    subject = _before_colon(view, low, first)
    owned = None
    if end - first <= SHORT and view.low[first - 2] in _SAYINGS:
        owned = uncommon.owner(view, first - 2, low)
    if owned:
        yield Found([(first, end)], (first - 2, first - 1), owned, "colon", rank=3)
    elif (
        end - first > SHORT
        or (subject and view.low[low] in _LEADS)
        or (subject and _is_headed(view, subject, low, first) and _answers(view, first, end))
    ):
        yield Found([(first, end)], saying or (first - 1, first), subject, "colon", rank=3)


def _is_headed(view: View, subject: Extent, low: int, first: int) -> bool:
    """Whether nothing but who speaks, and of what, stands before a colon: "Holm on the vote:"."""
    start, end = subject
    told = end == first - 1 or view.low[end] in _TOPIC or view.low[end] == ","
    return start == low and told


def _answers(view: View, first: int, end: int) -> bool:
    """Whether a short quotation in the middle of a paragraph is a sentence: 'Berg: "No."'."""
    inside = view.paragraph[first] == view.paragraph[max(first - 3, 0)]
    return inside and _last_mark(view, first, end) in ".?!"


def _told_by(view: View, low: int, first: int) -> tuple[int, Extent] | None:
    """The noun before a colon, and whose words it is: "The reply from Norvik:", "Her reply to us:".

    Without an owner they are the subject's: "Berg had one word for it:".
    """
    for noun in range(low, first - 1):
        if view.low[noun] not in _SPOKEN or view.quote[noun] >= 0:
            continue
        if uncommon.is_told_behind(view, noun, first):
            named = view.is_capital(noun + 2) or view.low[noun + 2] in _DETERMINERS
            subject = subjects.after(view, noun + 2, first) if named else None
            return (noun, subject) if subject else None
        subject = uncommon.owner(view, noun, low) or _giver(view, noun, low)
        if subject:
            return noun, subject
    return None


def _giver(view: View, noun: int, low: int) -> Extent | None:
    """Who has or gives a word: "Berg had one word for it", "the mayor gave a curt reply"."""
    for verb in range(noun - 1, max(low, noun - GIVEN), -1):
        if view.low[verb] in _GIVING and not view.is_capital(verb):
            return subjects.before(view, verb, low)
        if view.low[verb] in _LISTS["prepositions"] or not view.low[verb][0].isalnum():
            return None
    return None


def _before_colon(view: View, low: int, first: int) -> Extent | None:
    """Who the words before a colon name: "Ana Ruiz:", "From Ana Ruiz:", "Asked why, Lee left:"."""
    word = view.low[low]
    if word in ("from", "by"):
        return subjects.after(view, low + 1, first)
    if word in _ASKED and "," in view.low[low:first]:
        comma = view.low.index(",", low)
        return subjects.leading(view, comma + 1, first)
    for at in range(low + 1, first - 1):
        if view.low[at] == "from" and view.low[at - 1] == "this":
            return subjects.after(view, at + 1, first)
        if view.low[at] == "," and view.is_capital(at - 1) and view.low[at + 1] in _TOPIC | _LEADS:
            return low, at  # "Holm, when asked about the vote:"
        if view.low[at] in _TOPIC and view.is_capital(at - 1):
            return low, at  # "Holm on the vote:"
    subject = subjects.leading(view, low, first)
    acts = subject and subject[1] < first - 1 and phrases.acts(view, subject[1])
    return subject if acts else subjects.after(view, low, first)


def _clause_start(view: View, group: VerbGroup, first: int) -> int:
    """Where a content begins that only goes on with a quotation: 'said it failed: "We ..."'."""
    content = contents.after(view, group)
    if content is None or content[1] not in ("that", "clause", "question"):
        return first
    (start, end), _ = content
    return start if start < first - 3 and end >= first - 1 else first
