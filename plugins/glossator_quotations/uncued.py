"""Quotations in marks that have no cue of their own: whose they are, or that they are no one's.

What is left over in the end is a name, a title or a scare quote.
"""

from __future__ import annotations

from collections.abc import Iterator

from glossator_quotations import ends, finite, inversion, leading
from glossator_quotations.found import Found
from glossator_quotations.lexicon import LISTS
from glossator_quotations.lists import SPEECH
from glossator_quotations.phrases import Extent
from glossator_quotations.verbs import find_group
from glossator_quotations.view import View
from glossator_standard.english import words as english
from glossator_standard.marks import alike

_PRONOUNS = ("he", "she")
GAP = 15
"""Tokens that may stand between a report and words in marks that still belong to it."""
_SAID_IN = frozenset(
    ("clause", "that", "before", "object", "preposition", "as", "question", "infinitive", "request")
)
"""The frames behind which a paragraph in marks is the same speaker's."""
QUOTED = 2
"""Quotations that somebody has at least who is taken for the only one who is quoted."""
APART = 3
"""Paragraphs from one that ends without a closing mark to the one that goes on with it, at most."""
SHORTEST = 5
"""Tokens that a sentence in marks has at least, marks included."""
SPOKEN = 7
"""A quotation with more tokens than this, marks included, is no name and no scare quote."""


def join(view: View, owner: dict[int, Found]) -> None:
    """Give each quotation that has no cue of its own to the attributed one that it goes on."""
    for number in range(len(view.quotes) - 2, -1, -1):
        # The speaker of the last paragraph spoke those before it, too.
        first, end = view.tokens_of(view.quotes[number])
        goes_on = view.quotes[number].continues and number not in owner and first < end
        if goes_on and number + 1 in owner and view.is_spoken(first):
            owner[number] = owner[number + 1]
            owner[number].pieces.append((first, end))
    latest = -1
    spoken = -1
    for number, quote in enumerate(view.quotes):
        first, end = view.tokens_of(quote)
        if not view.is_spoken(first):
            continue
        if number not in owner:
            found = _goes_on(view, owner, latest, spoken, number)
            if found is None:
                continue
            found.pieces.append((first, _open_end(view, first, end)))
            owner[number] = found
        latest = number
        if owner[number].rank == 0:
            spoken = number


def _goes_on(
    view: View, owner: dict[int, Found], latest: int, spoken: int, number: int
) -> Found | None:
    """What a quotation without a cue continues; `spoken`: the last with its speaker behind."""
    if latest < 0:
        return None
    first, end = view.tokens_of(view.quotes[number])
    if view.quotes[latest].continues and latest == number - 1:
        return owner[latest]
    begins = first == view.bounds(first)[0]
    if begins and _awaits_cue(view, number):
        return None
    for previous in (spoken, latest):
        if previous < 0:
            continue
        last = view.tokens_of(view.quotes[previous])[1]
        if view.paragraph[first] != view.paragraph[last - 1]:
            continue
        if begins or _interrupted(view, owner[previous], last, number):
            return owner[previous]
    last = view.tokens_of(view.quotes[latest])[1]
    if _is_taken_up(view, latest, number):
        return owner[latest]
    if view.is_paragraph(first, end) and view.paragraph[first] == view.paragraph[last - 1] + 1:
        same = alike(view.text, view.quotes[latest].start, view.quotes[number].start)
        return owner[latest] if same else None
    return None


def _is_taken_up(view: View, latest: int, number: int) -> bool:
    """Whether a paragraph goes on with what was never closed, a paragraph or two before."""
    before, quote = view.quotes[latest], view.quotes[number]
    first, last = view.tokens_of(quote)[0], view.tokens_of(before)[1]
    near = view.paragraph[first] - view.paragraph[last - 1] <= APART
    same = alike(view.text, before.start, quote.start)
    unclosed = latest == number - 1 and not before.closed
    return unclosed and view.opens_paragraph(first) and near and same


def _awaits_cue(view: View, number: int) -> bool:
    """Whether a comma before the closing mark shows that a cue follows, though none is known."""
    first, end = view.tokens_of(view.quotes[number])
    return view.last_mark(first, end) == "," and end < view.bounds(first)[1]


def _open_end(view: View, first: int, end: int) -> int:
    """Where a sentence ends that begins with a quotation: '"We are in support" of the plan'."""
    low, high = view.bounds(first)
    if first != low or end >= high or view.last_mark(first, end) in ",.?!…—–-:":
        return end
    return ends.clause_end(view, end, high)


def owners(view: View, accepted: list[Found]) -> dict[int, Found]:
    """For each quotation that is in a content: that content."""
    owner: dict[int, Found] = {}
    for found in accepted:
        # A name in marks in the speaker's phrase is no one's words: "the star of “Night Train”".
        for first, end in (*found.pieces, found.subject or (0, 0)):
            for number in set(view.quote[first:end]):
                owner.setdefault(number, found)
    owner.pop(-1, None)  # what is outside marks
    return owner


def _interrupted(view: View, found: Found, end: int, number: int) -> bool:
    """Whether only the cue stands between two quotations: '"We," he said, "are ready."'."""
    cue, subject = found.cue, found.subject
    first, _ = view.tokens_of(view.quotes[number])
    if cue is None or not end <= cue[0] < first:
        return False
    titles = view.low[first - 1] in ("on", "of") or view.low[first - 2] in LISTS["works"]
    titles |= "whose" in view.low[cue[1] : first]
    if titles and view.is_name(view.quotes[number]):
        # "Ana Ruiz said on “Night Talk”", "said of her film, “Mud”", "whose band, “Mud,” left"
        return False
    last = max(cue[1], subject[1] if subject else 0)
    if first - last <= 2:
        return True
    links = view.low[first - 1] in ("and", "but") and "," in view.low[last : first - 1]
    return first - last <= 12 and (links or view.low[first - 1] in ",:—–")


def extend(view: View, accepted: list[Found], owner: dict[int, Found]) -> None:
    """Stretch a report to words in marks just behind it: 'he felt "sad" and "alone"'."""
    last = {found.pieces[-1][1]: found for found in accepted}
    cue_tokens = {token for found in accepted if found.cue for token in range(*found.cue)}
    for number, quote in enumerate(view.quotes):
        first, end = view.tokens_of(quote)
        if number in owner or _is_sentence(view, number):
            continue
        low, _ = view.bounds(first)
        for token in range(first, max(low, first - GAP), -1):
            parts = view.low[token] in LISTS["parts_report"] or (
                view.low[token] == "," and view.at(token + 1).endswith("ing")
            )  # "announced the zone, prompting “deep concern”"
            if token < first and (token in cue_tokens or parts):
                break
            found = last.get(token)
            if found is not None:
                start, _ = found.pieces[-1]
                found.pieces[-1] = (start, end)
                owner |= dict.fromkeys(set(view.quote[start:end]) - owner.keys() - {-1}, found)
                last[end] = found
                break


def _is_sentence(view: View, number: int) -> bool:
    """Whether a long quotation with a capital stands behind a comma: 'shot back, "We ..."'."""
    quote = view.quotes[number]
    first, end = view.tokens_of(quote)
    if first == 0 or view.low[first - 1] != "," or end - first <= SPOKEN:
        return False
    return not view.opens_small(quote) and not view.is_name(quote)


def _reporter(view: View, low: int, first: int) -> tuple[Extent | None, Extent | None]:
    """The nearest verb before a quotation that reports, with its subject; else the leading one."""
    for token in range(first - 1, low - 1, -1):
        cue = view.verbs.get(view.low[token])
        if cue is not None and cue.frames & SPEECH and view.quote[token] < 0:
            group = find_group(view, token)
            if group and group.form == "finite" and group.subject:
                return group.words, group.subject
            if token == low and cue.verb in LISTS["inverted"]:  # "Said Holm, “We ...”"
                return (low, low + 1), inversion.subject(view, low + 1, first)
    return None, leading.subject(view, low, first)


def leftovers(view: View, accepted: list[Found], owner: dict[int, Found]) -> Iterator[Found]:
    """Long quotations without any cue that the rules know."""
    taken = bytearray(len(view))
    last: dict[int, Found] = {}
    behind = {found.pieces[-1][1]: found for found in accepted}
    for found in sorted(accepted, key=lambda one: one.pieces[-1][1]):
        for first, end in (*found.pieces, found.cue or (0, 0)):
            taken[first:end] = b"\1" * (end - first)
            if end:
                last[view.unit[end - 1]] = found
    for number, quote in enumerate(view.quotes):
        first, end = view.tokens_of(quote)
        if number in owner:
            continue
        if number and view.quotes[number - 1].continues and number - 1 in owner:
            owner[number] = owner[number - 1]
            owner[number].pieces.append((first, end))
            continue
        low, high = view.bounds(first)
        long = end - first > SPOKEN or _is_statement(view, number)
        if not long or not view.is_spoken(first):
            continue
        if first == low:
            before = None if _awaits_cue(view, number) else last.get(view.unit[first] - 1)
            if before and view.paragraph[before.pieces[-1][0]] == view.paragraph[first]:
                before.pieces.append((first, end))
                owner[number] = before
                continue
            subject = _teller_before(view, first) or _reporter_above(view, last, first)
            subject = subject or _only_speaker(view, accepted, number)
            owner[number] = Found([(first, end)], None, subject, "quotation", rank=4)
            yield owner[number]
        elif _is_sentence(view, number):
            cue, subject = _reporter(view, low, first)
            yield Found([(first, end)], cue, subject, "quotation", rank=4)
        elif view.opens_small(quote):
            start = max(view.skip_back(first - 1, LISTS["auxiliaries"]) + 1, low)
            while start > low and not taken[start - 1] and not _is_verb(view, start - 1):
                start -= 1
            if view.low[first - 1] in LISTS["and_or_but"]:
                start = first  # "met the envoy and “made a protest”"
            joined = start == first and view.low[first - 1] in LISTS["and_or_but"]
            if start == first and not joined:
                continue
            before = last.get(view.unit[first] - 1) if start == low else behind.get(start)
            if before and view.paragraph[before.pieces[-1][0]] == view.paragraph[first]:
                _attach(before, start, end)
                owner[number] = before
                continue
            open_before = start > low and not taken[start - 1]
            cue = (start - 1, start) if open_before and not joined else None
            subject = leading.subject(view, low, high) if open_before else None
            yield Found([(start, end)], cue, subject, "quoted-words", rank=4)


def _teller_before(view: View, first: int) -> Extent | None:
    """Whom the sentence before tells of: "Lund turned to the crowd. “We will win.”"."""
    if view.opens_paragraph(first):
        return None
    low, high = view.bounds(first - 1)
    subject = leading.subject(view, low, high)
    if subject is None or any(view.quote[at] >= 0 for at in range(low, high)):
        return None
    end = subject[1]
    acts = end < high and finite.acts(view, end)
    return subject if acts and _is_person(view, subject) else None


def _reporter_above(view: View, last: dict[int, Found], first: int) -> Extent | None:
    """Who said what ends the paragraph before a quotation that begins one."""
    above = last.get(view.unit[first] - 1)
    if above is None or above.rule.partition(":")[2] not in _SAID_IN:
        return None
    return above.subject if above.subject and _is_person(view, above.subject) else None


def _only_speaker(view: View, accepted: list[Found], number: int) -> Extent | None:
    """Who alone was quoted up to a paragraph that begins in marks, in one close by; nobody where
    the sentence before tells of another."""
    first, _ = view.tokens_of(view.quotes[number])
    last = view.tokens_of(view.quotes[number - 1])[1] if number else 0
    near = last and view.paragraph[first] - view.paragraph[last - 1] <= APART
    if not (near and view.opens_paragraph(first)):
        return None
    told = [
        found.subject
        for found in accepted
        if found.subject
        and found.pieces[0][0] < first > found.subject[0]
        and view.quote[found.pieces[0][0]] >= 0
    ]
    named = sorted(one for one in told if view.low[one[0]] not in _PRONOUNS)
    if len(told) < QUOTED or not named or not all(_is_person(view, one) for one in told):
        return None
    between = leading.subject(view, *view.bounds(first - 1))
    if between and view.low[between[0]] not in _PRONOUNS and _is_person(view, between):
        named.append(between)
    alone = len({view.low[view.find({","}, *one) - 1] for one in named}) == 1
    return named[-1] if alone else None


def _is_person(view: View, subject: Extent) -> bool:
    """Whether a phrase is a name, as far as its capitals say so, perhaps with what tells more of
    it: "Ana Ruiz, a lawyer,", "the coach, Ana Ruiz,", "Norvik coach Ana Ruiz"."""
    first, end = subject
    if view.low[first] in _PRONOUNS or "who" in view.low[first:end]:
        return True
    begin = first
    for comma in range(first, end + 1):
        if comma == end or view.low[comma] == ",":
            if _is_named(view, begin, comma):
                return True
            begin = comma + 1
    return False


def _is_named(view: View, first: int, end: int) -> bool:
    """Whether words end with a name of two words, or are nothing but one."""
    name = end
    while name > first and (view.is_capital(name - 1) or view.low[name - 1] == "'s"):
        name -= 1
    if name == first:
        return name < end and view.low[first] not in LISTS["determiners"]
    described = LISTS["prepositions"].isdisjoint(view.low[first:name])
    return end - name > 1 and described and name - first > (view.low[first] in english("article"))


def _is_statement(view: View, number: int) -> bool:
    """Whether a short quotation is a sentence of its own: '"We will win." The crowd cheered.'."""
    quote = view.quotes[number]
    first, end = view.tokens_of(quote)
    low, high = view.bounds(first)
    whole = first == low and (end == high or view.is_capital(end))
    ends = view.last_mark(first, end) in ".?!"
    if not (whole and quote.closed and ends) or end - first < SHORTEST:
        return False
    return not view.opens_small(quote) and not view.is_name(quote)


def _attach(found: Found, start: int, end: int) -> None:
    """Let a content go on with words behind it, or with words right after it."""
    first, last = found.pieces[-1]
    if last == start:
        found.pieces[-1] = (first, end)
    else:
        found.pieces.append((start, end))


def _is_verb(view: View, at: int) -> bool:
    word = view.low[at]
    return (
        view.quote[at] >= 0
        or word in view.verbs
        or word in LISTS["auxiliaries"]
        or (word.endswith(("ed", "ing")) and not view.is_capital(at))
        or finite.is_present(view, at)
    )
