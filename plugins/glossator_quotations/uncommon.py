"""Cues behind a quotation that no list knows: the place alone shows that they report.

'"...," Ana Ruiz shot back', '"...," chimed in his sister', '"...," was the reply from Ana Ruiz'.
"""

from __future__ import annotations

from glossator_quotations import finite, fronted, inversion, leading, phrases, subjects
from glossator_quotations.lexicon import LISTS
from glossator_quotations.phrases import Extent
from glossator_quotations.verbs import group_start
from glossator_quotations.view import View

_PHRASAL = LISTS["phrasal"]
_OPINIONS = LISTS["opinions"]
_NO_OBJECT = LISTS["no_object_before_as"]
LONGEST = 16
"""Tokens before the verb that the speaker's phrase has at most."""
REACH = 6
"""Tokens from "was" to the noun in "was the curt reply from"."""
Speaker = tuple[Extent, Extent | None, str]


def verb(view: View, at: int, high: int, *, cued: bool) -> Speaker | None:
    """'"...!" beamed Kim', '"...," he mocks.', '"...," his sister chimed in.'.

    `cued` where a comma before the closing mark shows that a cue follows.
    """
    if at + 1 >= high or view.quote[at] >= 0 or view.quote[at + 1] >= 0:
        return None
    return _inverted(view, at, high, cued=cued) or _behind_subject(view, at, high, cued=cued)


def _inverted(view: View, at: int, high: int, *, cued: bool) -> Speaker | None:
    """The verb first: "beamed Kim", "shot back Kim"."""
    if not finite.is_past(view, at):
        return None
    behind = at + 1 + (view.low[at + 1] in _PHRASAL)
    if behind >= high:
        return None
    following = view.low[behind]
    named = view.is_capital(behind) or following in ("the", "a", "an", "one")
    # "shot back prosecutor Ana Ruiz"
    named |= cued and behind > at + 1 and following.isalpha() and view.is_capital(behind + 1)
    if not named and not (cued and following in LISTS["naming_determiners"]):
        return None
    subject = inversion.subject(view, behind, high)
    return ((at, behind), subject, "quote-any-verb") if subject else None


def _behind_subject(view: View, at: int, high: int, *, cued: bool) -> Speaker | None:
    """The subject first: "he mocks", "Ana Ruiz shot back", "his rival, Ana Ruiz, chimed in"."""
    for token in range(at + 1, min(high, at + LONGEST)):
        if view.quote[token] >= 0 or view.low[token] in ";:":
            return None
        if not _is_verb(view, token):
            continue
        behind = token + 1
        behind += view.at(behind) in LISTS["straight"] and view.at(behind + 1) in _PHRASAL
        phrasal = behind < high and view.low[behind] in _PHRASAL
        behind += phrasal
        behind += cued and view.at(behind) in LISTS["object_pronouns"]  # "a nurse corrected him"
        over = behind >= high or view.low[behind] in LISTS["behind_any_verb"]
        over = over or view.low[behind].endswith("ly") or phrases.is_adjunct(view, behind)
        if not over:
            return None
        plain = all(view.is_capital(one) for one in range(at, token))
        plain = plain or (token == at + 1 and view.low[at] in LISTS["personal"])
        if not (plain or ((cued or phrasal) and _is_subject(view, at, token))):
            return None
        return (token, behind), (at, token), "quote-any-verb"
    return None


def _is_subject(view: View, first: int, end: int) -> bool:
    """Whether a phrase can be a subject, with what stands between commas behind its head."""
    opens = view.is_capital(first) or view.low[first] in LISTS["determiners"]
    if not opens:
        return view.low[end - 1].endswith("s") and phrases.is_phrase(view, first, end)
    commas = [at for at in range(first, end) if view.low[at] == ","]
    if not commas:
        return phrases.is_phrase(view, first, end)
    return commas[-1] == end - 1 and phrases.is_phrase(view, first, commas[0])


def before(view: View, first: int) -> Speaker | None:
    """'Ana Ruiz blurted out, "..."': a particle and a comma show that the verb reports."""
    low, _ = view.bounds(first)
    token = first - 3
    if token <= low or view.low[first - 2] not in _PHRASAL or not finite.is_past(view, token):
        return None
    subject = subjects.before(view, token, low)
    return ((token, first - 1), subject, "any-verb-quote") if subject else None


def noun_before(view: View, first: int) -> Speaker | None:
    """'Her slogan is “...”', 'The club’s motto was “...”', 'their chants of “...”': a noun of
    saying before a quotation, with whose it is."""
    low, _ = view.bounds(first)
    link, noun = first - 1, first - 2
    if noun < low:
        return None
    if view.low[link] == "of" and view.low[noun] in LISTS["shouts"]:
        return (noun, first), owner(view, noun, low), "quote-noun"
    if view.low[link] not in LISTS["be"]:
        return None
    subject = subjects.before(view, link, low)
    if subject is None:
        return None
    of = next((at for at in range(subject[0] + 1, subject[1] - 1) if view.low[at] == "of"), 0)
    noun = (of or subject[1]) - 1
    called = view.low[noun] in _OPINIONS and view.opens_small(view.quotes[view.quote[first]])
    if called or view.low[noun] not in LISTS["sayings"]:
        return None
    whose = owner(view, noun, max(subject[0], low))
    if whose is None and of:
        whose = of + 1, subject[1]  # "The motto of the club is"
    cue = noun, of or first
    return (cue, whose, "quote-noun") if whose else None


def described(view: View, first: int) -> tuple[int, Speaker] | None:
    """'Ruiz waved off the delay as “minimal”': a verb of no list, an object, "as" and marks.

    Returns where the object begins, and the speaker.
    """
    quote = view.quotes[view.quote[first]]
    if view.is_name(quote) and not view.opens_small(quote):
        return None  # "a neighbour who knew him as “Doc”"
    low, _ = view.bounds(first)
    link = next((at for at in range(first - 1, max(low, first - 4), -1) if view.low[at] == "as"), 0)
    if not link or view.low[link - 1] in _NO_OBJECT or not view.low[link - 1][0].isalnum():
        return None
    if view.low[link + 1] == "saying":
        return None  # "quoted Kim as saying: “No.”"
    for token in range(link - 2, max(low, link - LONGEST), -1):
        word = view.low[token]
        if view.quote[token] >= 0 or not word[0].isalnum() or word in LISTS["clause_openings"]:
            return None
        if not (_is_verb(view, token) or word.endswith("ing")):
            continue
        behind = token + 1 + (view.low[token + 1] in _PHRASAL)
        if behind >= link or view.is_capital(token) or view.low[behind] in LISTS["no_object_start"]:
            return None
        subject = subjects.before(view, group_start(view, token, low), low)
        if subject is None or word.endswith("ing"):
            subject = leading.subject(view, low, first)
        start = fronted.time_end(view, behind, link)
        cue = token, behind if start == behind else token + 1
        # "what he condemned on Friday as “mad”"
        return start if start < link else link + 1, (cue, subject, "quoted-as")
    return None


def _is_verb(view: View, at: int) -> bool:
    """Whether a token can be the verb of the words before it, and needs no other."""
    before = view.at(at - 1)
    if before in LISTS["determiners"] or before in LISTS["prepositions"]:
        return False
    named = view.is_capital(at - 1) or before in LISTS["personal"]
    return finite.is_past(view, at) or (named and finite.in_third_person(view, at))


def saying(view: View, at: int, high: int) -> Speaker | None:
    """'"...," was the reply from Ana Ruiz', '"...," was how Ana Ruiz put it', "as she saw it"."""
    opens = view.low[at : at + 2]
    if opens[:1] == ["as"] or (opens[:1] == ["was"] and opens[1:] in (["how"], ["all"], ["what"])):
        subject = at + 2 - (opens[0] == "as")
        for token in range(subject + 1, min(high, at + LONGEST)):
            taken_up = view.low[token + 1 : token + 2] == ["it"]
            past = finite.is_past(view, token) and (opens[0] == "was" or taken_up)
            helps = finite.stops(view, token) and view.low[token] in LISTS["auxiliaries"]
            if past or (helps and opens[0] == "was"):
                return (token, token + 1 + taken_up), (subject, token), "quote-noun"
        return None
    if at >= high or view.low[at] not in LISTS["said_of"]:
        return None
    for token in range(at + 1, min(high, at + 1 + REACH)):
        if view.quote[token] >= 0 or view.low[token] in ".,;:":
            return None
        if view.low[token] in LISTS["sayings"]:
            return (at, token + 1), _sayer(view, at, token, high), "quote-noun"
    return None


def _sayer(view: View, at: int, noun: int, high: int) -> Extent | None:
    """Whose reply it is: "from Ana Ruiz", "Ruiz's"; the chant itself in "went the chant"."""
    if is_told_behind(view, noun, high):
        return inversion.subject(view, noun + 2, high)
    return owner(view, noun, at + 1) or ((at + 1, noun + 1) if view.low[at] == "went" else None)


def is_told_behind(view: View, noun: int, high: int) -> bool:
    """Whether the words behind a noun say whose it is: "the reply from Ana Ruiz"."""
    return noun + 2 < high and view.low[noun + 1] in ("from", "of", "by")


def owner(view: View, noun: int, low: int) -> Extent | None:
    """The possessive before a noun: "her curt reply", "the mayor's reply"."""
    for token in range(noun - 1, low - 1, -1):
        if view.low[token] in LISTS["possessives"]:
            return token, token + 1
        if view.low[token] in ("'s", "'") and token > low:
            phrase = phrases.phrase_before(view, token - 1, low)
            return (phrase[0], token + 1) if phrase else None
    return None
