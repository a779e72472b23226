"""Where a clause that is reported ends."""

from __future__ import annotations

from glossator_quotations import adverbs, clauses, finite, phrases
from glossator_quotations.lexicon import LISTS
from glossator_quotations.lists import REPORTS, SPEECH
from glossator_quotations.verbs import VerbGroup, find_group
from glossator_quotations.view import View

_PERSONAL = LISTS["personal"]
_SAYING = REPORTS | {"naming"}
SOURCE = 8
"""Tokens behind a comma in which who reports does so."""
SUBJECT = 5
"""Tokens in which the subject of a clause behind "but" ends."""
LONGEST = 300
"""Tokens that a content has at most."""


def clause_end(view: View, at: int, high: int) -> int:
    """One after the last token of a clause that begins at a token."""
    token = at
    high = min(high, at + LONGEST)
    fronted = _is_in_fronted(view, at)
    quoted = False
    apart = _is_apart(view, at)
    while token < high:
        if view.quote[token] >= 0:
            quoted = True
            token = view.marks(token)[1]
            comma = token - 2 > at and view.low[token - 2] == ","
            if comma and (fronted or starts_new(view, token - 1, high, comma=True)):
                break
            continue
        if fronted and view.low[token] == "," and (quoted or finite.has_verb(view, at, token)):
            break
        word = view.low[token]
        says = view.verbs.get(view.at(token + 1)) if apart and word == "," else None
        if says is not None and says.frames & SPEECH and says.forms & {"past", "s"}:
            break
        if word == "(" and (behind := view.behind_bracket(token, high)):
            token = behind
            continue
        aged = view.low[token - 1].isdigit() and view.low[token - 2] == ","  # "Oke, 19; and"
        if (word == ";" and not aged) or (
            token > at
            and word in (",", "and", "but")
            and starts_new(view, token, high)
            and not _is_before_that(view, token, high)
            and not _is_subordinate(view, at, token, high)
        ):
            break
        if (
            (word in ("and", "but") and _is_answered(view, at, token, high))
            or (word == "," and _is_told_by(view, at, token, high))
            or (view.is_dash(token) and _is_remark(view, token + 1))
        ):
            break
        if quoted and _is_comment(view, token, high):
            break
        token += 1
    return trimmed(view, at, min(token, high))


def _is_apart(view: View, first: int) -> bool:
    """Whether a content stands behind a participle that tells more of a subject before a comma:
    "Holm, noting that it was late, | said"."""
    participle = first - 1 if view.at(first - 1).endswith("ing") else first - 2
    return view.at(participle).endswith("ing") and view.at(participle - 1) == ","


def _is_answered(view: View, first: int, token: int, high: int) -> bool:
    """Whether someone else reports behind what was said: "said he won but Lee said he lost".

    Not where "and" joins two nouns that do something together: "both he and Lee said".
    """
    if view.at(token - 2) == "," or view.at(token + 1) == "that":
        return False  # "and that" goes on
    others = view.at(token + 1) in ("others", "some") and view.at(token + 2) in view.verbs
    if others and view.low[token + 2].endswith("ing"):
        return True  # "some saying that he had fled and others saying"
    acts = view.low[first].endswith("ing") or finite.has_verb(view, first, token)
    return acts and other_speaks(view, token + 1, high)


def _is_told_by(view: View, first: int, comma: int, high: int) -> bool:
    """Whether all that was reported is said by another at the end: "said that he had won, the
    paper reported"."""
    if not clauses.leads(view, comma + 1) or not finite.has_verb(view, first, comma):
        return False
    group = _next_report(view, comma + 2, min(high, comma + SOURCE))
    if group is None or group.subject is None or group.subject[0] != comma + 1:
        return False
    behind = group.token + 1
    over = behind >= high - 1 or phrases.is_adjunct(view, behind)
    return over or view.low[behind] in LISTS["prepositions"]


def _is_before_that(view: View, token: int, high: int) -> bool:
    """Whether "and" joins what is reported, since "and that" goes on with it: "said Kim had lied
    and urged a fight and that Lee knew"."""
    if view.low[token] != "and" or not view.low[token + 1].endswith("ed"):
        return False
    rest = view.low[token + 1 : high]
    return "that" in rest and rest[rest.index("that") - 1] == "and"


def _is_subordinate(view: View, first: int, comma: int, high: int) -> bool:
    """Whether the first comma goes on with the clause that opens a content, since what that is
    about follows the next: "that if he saw it, but kept quiet, | he was guilty"."""
    comma -= view.low[comma] == "but" and view.low[comma - 1] == ","
    if view.low[first] not in LISTS["clause_openers"] or "," in view.low[first:comma]:
        return False
    main = clauses.behind_inserted(view, comma, high)
    return view.at(main) in LISTS["subject_leads"] and clauses.is_clause(view, main, high)


def _is_remark(view: View, at: int) -> bool:
    """Whether the writer goes on behind a dash: "— so he left", "— contradicting a claim"."""
    cue = view.verbs.get(view.at(at))
    told = cue is not None and "ing" in cue.forms and cue.frames & (_SAYING | {"stance"})
    return view.at(at) == "so" or bool(told)


def _is_comment(view: View, token: int, high: int) -> bool:
    """Whether the writer comments what someone was quoted with: ", a charge that ..."."""
    if view.is_dash(token):  # but "that “every man here” - Oke among them - wanted it"
        closer = view.next_dash(token + 1, high)
        return not any(finite.has_verb(view, at, min(at + 2, high)) for at in (token, closer))
    return view.low[token] == "," and view.at(token + 1) in LISTS["opens_comment"]


def comments(view: View, at: int) -> bool:
    """Whether a phrase calls what was said something: "a charge", "which claim"."""
    called = view.low[at + 1 : at + 3]
    return view.low[at] in LISTS["opens_comment"] and not LISTS["comments"].isdisjoint(called)


def speech_end(view: View, at: int, high: int) -> int:
    """One after the last token of what begins behind a comma: a quoted sentence ends there."""
    number = view.quote[at]
    if number >= 0 and not view.opens_small(view.quotes[number]):
        end = view.marks(at)[1]
        if view.low[end - 2] in LISTS["sentence_marks"] or (
            end < high and phrases.is_adjunct(view, end)
        ):
            return end
    return clause_end(view, at, high)


def _is_in_fronted(view: View, at: int) -> bool:
    """Whether a token is in a subordinate clause that begins its unit: "After he said that ..."."""
    low, _ = view.bounds(min(at, len(view) - 1))
    for token in range(max(low + 1, at - 6), at):
        word = view.low[token]
        if word in LISTS["wh_relatives"] or (
            word in LISTS["clause_openers"] and view.low[token - 1] in LISTS["before_clause_opener"]
        ):
            return True
        if word in LISTS["after_before_since"] and phrases.is_time(view, low, token):
            return True
    first = min(view.skip(low, LISTS["before_front"]), max(at - 1, low))
    opens = view.low[first] in LISTS["front_clauses"]
    if view.quote[first] >= 0 or not (opens or view.low[first].endswith("ing")):
        return False
    return "," not in view.low[first:at]


def starts_new(view: View, token: int, high: int, *, comma: bool = False) -> bool:
    """Whether what follows a comma or "and" is no longer what was said.

    `comma` where a mark that closes has it on its left: 'said "never," adding that'.
    """
    at = token + 1
    closed = comma
    comma = comma or view.low[token] == ","
    if at >= high or view.quote[at] >= 0:
        return False
    if comma and view.low[at] in ("and", "but") and at + 1 < high:
        goes_on = view.low[at + 1] in ("that", "also", "not", "only")
        contrasts = view.low[at] == "but" and not _is_told_on(view, at + 1, high)
        main = at + 1
        if view.low[main] in LISTS["clause_openers"]:  # ", and when asked again, she said"
            main = clauses.behind_inserted(view, main, high)
        if not goes_on and (contrasts or other_speaks(view, main, high)):
            return True
        at += 1
    at = adverbs.skip(view, at, high)
    word = view.at(at)
    if comma:
        if word == "according" or word in LISTS["clause_ends"]:
            return True
        if word == "compared" and _counts(view, at + 2):
            return True  # ", compared with 30 percent who say so"
        if closed and word.endswith("ing"):
            return True
        if comments(view, at):
            # 'said it was “late,” a reference to the vote'
            last = closed and at == token + 1 and max(view.quote[at:high]) < 0
            return last or view.low[at - 1] == ","
        if word in ("which", "who", "whom") and at + 2 < high and view.low[at + 1] in _PERSONAL:
            return view.low[at + 2] in view.verbs
        cue = view.verbs.get(word)
        if cue is None:
            return False
        if view.low[at - 1] == "and" and bool(cue.forms & {"past", "s"}) and cue.frames:
            return True
        return "ing" in cue.forms and bool(cue.frames & (_SAYING | {"stance"}))
    if view.low[token] == "but" and word in LISTS["plain_auxiliaries"]:
        return True
    cue = view.verbs.get(word)
    if cue is None or view.is_capital(at):
        return False
    judges = cue.verb in LISTS["judging"] and view.at(at + 1) in LISTS["judged"]
    if not judges and not cue.frames & (SPEECH | {"naming", "request"}):
        return False
    if cue.particle and view.low[at + 1 : at + 2] != [cue.particle]:
        return False  # "fired and put on leave"
    if "ing" in cue.forms and at + 1 < high:  # "a credible and appealing plan"
        return view.low[at + 1] in LISTS["behind_ing"] or view.is_capital(at + 1)
    return bool(cue.forms & {"past", "s", "ing"})


def _is_told_on(view: View, at: int, high: int) -> bool:
    """Whether a contrast is still what was said: "the road was clear, but drivers should wait"."""
    if view.low[at] in LISTS["persons_pronouns"]:
        return False
    return not LISTS["may_be"].isdisjoint(view.low[at + 1 : min(high, at + SUBJECT)])


def other_speaks(view: View, at: int, high: int, *, joined: bool = False) -> bool:
    """Whether someone else reports next: ", and the ministry told the newspaper".

    `joined` where what stands before "and" is no subject, though it looks like one: "denied any
    part in it and the union says".
    """
    group = _next_report(view, at, min(high, at + 12))
    if group is None or group.subject is None:
        return False  # "the climate and the party's repeated refusal"
    may_be = not LISTS["modals"].isdisjoint(view.low[group.first : group.token])
    first, end = group.subject
    counted = at <= first and all(_counts(view, token) for token in range(at, first))
    return (counted or (joined and first < at < end)) and not may_be


def _counts(view: View, token: int) -> bool:
    """Whether a word is part of how many there are: "more than 4 in | 10 said"."""
    word = view.at(token)
    return word in LISTS["quantity_words"] or word[:1].isdigit()


def _next_report(view: View, first: int, end: int) -> VerbGroup | None:
    """The first verb of speech among some words; None where it is not finite."""
    for token in range(first, end):
        cue = view.verbs.get(view.low[token])
        if cue is not None and cue.frames & SPEECH:
            group = find_group(view, token)
            return group if group is not None and group.form == "finite" else None
    return None


def trimmed(view: View, first: int, end: int) -> int:
    """`end` without the full stop or comma before it, unless a quotation ends there."""
    while end > first and view.quote[end - 1] < 0 and view.low[end - 1] in LISTS["final_marks"]:
        end -= 1
    return end
