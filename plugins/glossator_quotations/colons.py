"""Quotations behind a colon: 'Kim said: "..."', 'Her reply: "..."', 'Holm on the vote: "..."'."""

from __future__ import annotations

from collections.abc import Iterator

from glossator_quotations import contents, finite, inversion, leading, subjects, uncommon
from glossator_quotations.found import Found
from glossator_quotations.lexicon import LISTS
from glossator_quotations.lists import SPEECH
from glossator_quotations.phrases import Extent
from glossator_quotations.verbs import VerbGroup, find_group
from glossator_quotations.view import View

_SAYINGS, _DETERMINERS = LISTS["sayings"], LISTS["determiners"]
GIVEN = 6
"""Tokens between a verb and the noun of what is said."""
SHORT = 5
"""Tokens that a quotation has at most, marks included, that a colon alone does not make one."""
WINDOW = 40
"""Tokens before a colon, or beside a quotation, in which its verb is looked for."""


def quotation(view: View, first: int, end: int) -> Iterator[Found]:
    """A quotation behind a colon, in the same paragraph or the next."""
    low, _ = view.bounds(first - 1)
    if view.low[first - 2] in LISTS["naming"]:
        return  # "The forum was themed: “A New Dawn For All”"
    saying = None
    for token in range(first - 2, max(low, first - WINDOW) - 1, -1):
        cue = view.verbs.get(view.low[token])
        if view.quote[token] >= 0 or cue is None or not cue.frames & SPEECH:
            continue
        group = find_group(view, token)
        if group and group.subject and group.form == "finite":
            if _is_within(view, group.subject[0] - 1, low):
                continue  # "asked if he had said: “You lost.”" is what was asked
            start = first if saying else _clause_start(view, group, first)
            words = saying or group.words
            yield Found([(start, end)], words, group.subject, "verb-colon", rank=1)
            return
        joined = group and (group.form == "ing" or view.low[group.first - 1] in {"and", "but"})
        if joined:  # "Kim said it failed, and added: “We ...”"
            saying = saying or (token, token + 1)
        if token == low and cue.forms != {"base"}:  # not "State media quoted her:"
            asked = "participle" in cue.forms and cue.verb not in LISTS["inverted"]
            if asked and "," in view.low[low:first]:
                break  # "Asked about the strike, Holm was brief:"
            subject = inversion.subject(view, token + 1, first)
            yield Found([(first, end)], (token, token + 1), subject, "verb-colon", rank=1)
            return
    if told := _told_by(view, low, first):
        noun, teller = told
        yield Found([(first, end)], (noun, noun + 1), teller, "colon", rank=1)
        return
    subject = _before_colon(view, low, first)
    # 'Berg: "No."': a sentence, and in the middle of a paragraph
    inside = view.paragraph[first] == view.paragraph[max(first - 3, 0)]
    answers = inside and view.last_mark(first, end) in ".?!"
    led = subject is not None and (
        _leads(view, low, first) or (answers and _is_headed(view, subject, low, first))
    )
    if led or end - first > SHORT:
        yield Found([(first, end)], saying or (first - 1, first), subject, "colon", rank=3)


def _is_within(view: View, link: int, low: int) -> bool:
    """Whether a subject is that of a clause that somebody else reports: "asked whether he"."""
    if link <= low or view.low[link] not in {"if", "whether", "that"}:
        return False
    for token in range(link - 1, max(low, link - WINDOW) - 1, -1):
        cue = view.verbs.get(view.low[token])
        if cue is None or not cue.frames & SPEECH:
            continue
        group = find_group(view, token)
        content = contents.after(view, group) if group and group.subject else None
        return content is not None and content[0][0] == link
    return False


def _leads(view: View, low: int, first: int) -> bool:
    """Whether an aside in front leads to a quotation: "Asked why, ", "Speaking in Oslo, "."""
    word = view.low[low]
    led = word.endswith("ed") and view.low[low + 1] in LISTS["prepositions"]  # "Tested on it, "
    return word in LISTS["leads_to_speech"] or (
        (led or word.endswith("ing")) and "," in view.low[low:first]
    )


def _is_headed(view: View, subject: Extent, low: int, first: int) -> bool:
    """Whether nothing but who speaks, and of what, stands before a colon: "Holm on the vote:"."""
    start, end = subject
    told = end == first - 1 or view.low[end] in LISTS["before_speech_topic"] or view.low[end] == ","
    return start == low and told


def _told_by(view: View, low: int, first: int) -> tuple[int, Extent] | None:
    """The noun before a colon, and whose words it is: "The reply from Norvik:", "Her reply to us:".

    Without an owner they are the subject's: "Berg had one word for it:".
    """
    for noun in range(low, first - 1):
        if view.low[noun] not in LISTS["spoken"] or view.quote[noun] >= 0:
            continue
        if uncommon.is_told_behind(view, noun, first):
            named = view.is_capital(noun + 2) or view.low[noun + 2] in _DETERMINERS
            subject = inversion.subject(view, noun + 2, first) if named else None
            return (noun, subject) if subject else None
        if subject := uncommon.owner(view, noun, low) or _giver(view, noun, low):
            return noun, subject
    return None


def _giver(view: View, noun: int, low: int) -> Extent | None:
    """Who has or gives a word: "Berg had one word for it", "the mayor gave a curt reply"."""
    for verb in range(noun - 1, max(low, noun - GIVEN), -1):
        if view.low[verb] in LISTS["giving"] and not view.is_capital(verb):
            return subjects.before(view, verb, low)
    return None


def _before_colon(view: View, low: int, first: int) -> Extent | None:
    """Who the words before a colon name: "Ana Ruiz:", "From Ana Ruiz:", "Asked why, Lee left:"."""
    name = view.capitals_start(first - 1, low)
    if name - 1 > low and view.is_dash(name - 1) and name < first - 1:
        return name, first - 1  # "Harbour to close – Tom Oke: “We ...”"
    heard = view.low[low] == "here" and view.low[low + 1] in LISTS["be"]  # "Here is Ana Ruiz:"
    teller = low + 1 + heard
    named = view.is_capital(teller) or view.low[teller] in _DETERMINERS  # not "By phone, Ana Ruiz:"
    named = named and view.low[teller] not in LISTS["times"]
    if heard or (view.low[low] in ("from", "by") and named):
        return inversion.subject(view, teller, first)
    comma = view.find({","}, low, first)
    if _leads(view, low, first) and comma < first:
        return leading.subject(view, comma + 1, first)
    for at in range(low + 1, first - 1):
        if view.low[at] == "from" and view.low[at - 1] == "this":
            return inversion.subject(view, at + 1, first)
        named = view.is_capital(at - 1) or view.low[low] in _DETERMINERS
        led = LISTS["behind_teller"]
        if view.low[at] == "," and named and view.low[at + 1] in led:
            return low, at  # "Holm, when asked about the vote:"
        if view.low[at] in LISTS["before_speech_topic"] and view.is_capital(at - 1):
            return low, at  # "Holm on the vote:"
    subject = leading.subject(view, low, first)
    acts = subject and subject[1] < first - 1 and finite.acts(view, subject[1])
    return subject if acts else inversion.subject(view, low, first)


def _clause_start(view: View, group: VerbGroup, first: int) -> int:
    """Where a content begins that only goes on with a quotation: 'said it failed: "We ..."'."""
    content = contents.after(view, group)
    if content is None or content[1] not in ("that", "clause", "question"):
        return first
    (start, end), _ = content
    return start if start < first - 3 and end >= first - 1 else first
