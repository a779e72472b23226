"""The subject of a verb that has none right before it: "He came and said", "..., adding that"."""

from __future__ import annotations

from glossator_quotations import appositions, clauses, finite, inversion, leading, phrases, subjects
from glossator_quotations.lexicon import LISTS
from glossator_quotations.lists import REPORTS
from glossator_quotations.phrases import Extent
from glossator_quotations.verbs import VerbGroup, find_group, group_start, is_adverb
from glossator_quotations.view import View

_COME = ("come", "comes", "came")
ACT = 3
"""Tokens before an object in which its verb ends."""
LOOKBACK = 60
"""Tokens before a verb in which the subject that it shares is looked for."""


def subject_of(view: View, group: VerbGroup) -> Extent | None:
    """The subject of a verb that has none right before it."""
    low, high = view.bounds(group.token)
    before = group.first - 1
    if group.form == "infinitive":
        return _before_to(view, before, low) or carried(view, before, low, high)
    inserted = group.form == "ing" and before > low and view.is_dash(before)
    if inserted and view.next_dash(group.token + 1, high) < high:
        return phrases.phrase_before(view, before - 1, low)  # "a judge – citing his age – ruled"
    if group.form == "ing" and before >= low:
        if attending := _behind_with(view, before, low):
            return attending
        word = view.low[before]
        if word == "and" and (joined := _joined(view, before, low)):
            return subject_of(view, joined)
        if word in LISTS["phases"]:
            return _acting(view, before, low)
        if word[0].isalnum() and (
            word not in LISTS["no_subject_noun"] or _given(view, before, low)
        ):
            subject = subjects.before(view, group.first, low)
            if subject is None:
                return carried(view, before, low, high)
            nearest = _nearest(view, subject)
            return nearest if nearest != subject else _of_object(view, subject, low)
        if word in LISTS["front_openers"] and before - 2 >= low and view.low[before - 1] == ",":
            named = phrases.phrase_before(view, before - 2, low)  # "Kim, after railing against it,"
            if named and view.is_capital(named[1] - 1):
                return named
    fronts = view.low[before] in LISTS["front_openers"]
    if before < low or (fronts and (before == low or phrases.is_time(view, low, before))):
        return _behind_comma(view, group.token, high)
    subject = None
    if group.form == "ing" and view.low[before] == ",":
        subject = _of_other(view, group, before, low)
        subject = subject or _of_last_report(view, before, low) or _of_main_verb(view, before, low)
    subject = subject or carried(view, before, low, high)
    # "The planet, named Thandeka by a school, ..." only tells more of the planet.
    ambiguous = "participle" in group.cue.forms and not group.cue.frames & REPORTS
    told_of = subject and subject[1] == before and view.low[before] == ","
    return None if ambiguous and told_of else subject


def _joined(view: View, before: int, low: int) -> VerbGroup | None:
    """The participle that "and" joins to a further one: "with Kim calling it late and saying"."""
    for token in range(before - 1, low, -1):
        if view.quote[token] < 0 and view.low[token] in view.verbs:
            group = find_group(view, token)
            if group is not None and group.form == "ing":
                return group
    return None


def _of_object(view: View, phrase: Extent, low: int) -> Extent:
    """Who acts on what ends before a participle: "The judge held Oke in contempt stating that"."""
    first, end = phrase
    for token in range(end - 1, max(first - ACT, low), -1):
        if view.quote[token] >= 0:
            break
        had = view.low[end - 1] in LISTS["toils"]  # "Kim had difficulty explaining"
        if not finite.acts(view, token) or (view.low[token] in LISTS["perceiving"] and not had):
            continue
        shown = view.low[token] in LISTS["bearing"] or view.low[token - 1] == "there"
        if shown or _is_given(view, token):
            break  # "was sent a note saying", "wore a hat reading", "There were emails saying"
        subject = _acting(view, token, low)
        if subject and not is_adverb(view, subject[1] - 1):
            return subject
    return phrase


def _given(view: View, noun: int, low: int) -> bool:
    """Whether a noun is what somebody was sent: "was sent a letter telling him that"."""
    return any(_is_given(view, at) for at in range(max(noun - ACT - 1, low), noun))


def _is_given(view: View, verb: int) -> bool:
    return view.low[verb] in LISTS["be"] and view.low[verb + 1] in LISTS["given_words"]


def _nearest(view: View, subject: Extent) -> Extent:
    """Of a phrase before a participle the name that ends it: "footage of Ana Ruiz asking"."""
    first, end = subject
    name = view.capitals_start(end, first)
    opens = first < name < end and view.low[name - 1] in LISTS["prepositions"]
    if not opens or view.is_capital(name - 2):  # "the Bank of Norvik saying"
        return subject
    if not LISTS["sources"].isdisjoint(view.low[first : name - 1]):
        return subject  # "with a spokesman for Norvik saying"
    return name, end


def _behind_with(view: View, before: int, low: int) -> Extent | None:
    """Who does something in ", with a spokesman for the firm saying", ", with Kim once saying"."""
    at = phrases.bound_before(view, before, low, {"with"})
    opens = at > low and at < before and view.low[at - 1 : at + 1] == [",", "with"]
    return (at + 1, before + 1) if opens else None


def _before_to(view: View, before: int, low: int) -> Extent | None:
    """Who is to speak: "asked him to say", "led the mayor to say", "a chance for her to say"."""
    if before <= low or view.quote[before] >= 0:
        return None
    if view.low[before] in LISTS["object_pronouns"]:
        addressed = view.low[before - 1] in LISTS["contacting"]
        return None if addressed else (before, before + 1)  # "phoned him to say"
    at = phrases.bound_before(view, before, low, LISTS["before_doer_or_to"])
    return (at + 1, before + 1) if view.low[at] in LISTS["before_doer"] and at < before else None


def _behind_comma(view: View, at: int, high: int) -> Extent | None:
    """ "Citing costs, the mayor refused": the subject stands behind the comma."""
    for token in range(at + 1, min(high, at + LOOKBACK)):
        inside = view.quote[token] >= 0
        closes = inside and token + 1 < high and view.quote[token + 1] != view.quote[token]
        if view.low[token - closes] == "," and inside == closes:
            subject = leading.subject(view, token + 1, high)
            end = subject[1] + 1 if subject else high
            said_of = end < high and view.low[end - 1] == "," and view.low[end] in LISTS["personal"]
            return (end, end + 1) if said_of else subject  # "Citing floods in Norvik, Kelmar, he"
    return None


def carried(view: View, before: int, low: int, high: int, *, told: bool = False) -> Extent | None:
    """The subject of an earlier verb of the unit: "He came and said", "He fell, adding".

    A verb that reports wins over what it reports: "Kim said he plans to stay, adding"; not where
    it is `told` of somebody: "Kim said that Lee left and was expected to return".
    """
    nearest = None
    for token in range(before, max(low, before - LOOKBACK) - 1, -1):
        if view.quote[token] >= 0:
            continue
        word = view.low[token]
        if word in view.verbs:
            earlier = find_group(view, token)
            if earlier is None or earlier.form not in ("finite", "passive"):
                continue
            own = _open(view, earlier.subject, before)
            subject = own or _inverted(view, earlier, high)
            if own and own[0] > low and _is_object(view, own[0]):
                continue  # "denied the fraud charges and said", "said the mayor claims it and left"
            # "said that the town would declare ... and suggested": what may be is only reported.
            may_be = not LISTS["modals"].isdisjoint(view.low[earlier.first : earlier.token])
            main = subject and not _is_subordinate(view, subject, low)
            if main and earlier.cue.frames & REPORTS and not may_be:
                within = told and nearest and "that" in view.low[token : nearest[0] + 1]
                return nearest if within else subject
            if not nearest or _is_within(view, nearest, before):
                nearest = _open(view, subject, before) or nearest
        elif (nearest is None or _is_within(view, nearest, before)) and finite.acts(view, token):
            nearest = _open(view, _acting(view, token, low), before) or nearest
    return nearest or _told_more_of(view, leading.subject(view, low, high), before)


def _told_more_of(view: View, subject: Extent | None, before: int) -> Extent | None:
    """A subject and what tells more of it between commas: "Kim, the mayor, issued a note"."""
    relative = subject is not None and view.at(subject[1] + 1) == "who"
    if subject is None or relative or not appositions.begins(view, subject[1], before):
        return subject
    end = appositions.end(view, subject[1] + 1, before)
    return (subject[0], end + 1) if view.low[end] == "," and end < before else subject


def _is_object(view: View, first: int) -> bool:
    """Whether a phrase is the object of the verb before it, which is no auxiliary, or the pronoun
    with which what that reports begins: "said | he forgot the call, but later said"."""
    verb = first - 1
    if view.low[verb] in LISTS["auxiliaries"]:
        return False
    own = view.low[first] in LISTS["personal"] and view.low[verb] in view.verbs
    group = find_group(view, verb) if own else None
    return finite.acts(view, verb) or (group is not None and group.form == "finite")


def _is_subordinate(view: View, subject: Extent, low: int) -> bool:
    """Whether a subject is that of a clause within: "said that the court was unfair, adding"."""
    return subject[0] > low and view.low[subject[0] - 1] in LISTS["subordinates"]


def _is_within(view: View, subject: Extent, before: int) -> bool:
    """Whether a subject is that of a clause within, behind which the sentence goes on: "rejected
    the idea that | it failed and said", "sued after | it failed, saying"."""
    first = subject[0]
    opener, before_it = view.at(first - 1), view.at(first - 2)
    told = opener == "that" and before_it in view.nouns
    beside = view.low[before] == "," and view.at(before + 1).endswith("ing")
    timed = opener in LISTS["before_clause"] and before_it not in _COME
    return told or (beside and timed)


def _of_last_report(view: View, before: int, low: int) -> Extent | None:
    """Who says something right before a comma and a participle: "It is safe, the mayor said,
    adding", "The judge fined Oke after he insisted that she leave, claiming"."""
    for token in range(before - 1, low, -1):
        cue = view.verbs.get(view.low[token])
        if view.quote[token] >= 0:
            return None
        if cue is None or not cue.frames & REPORTS:
            continue
        group = find_group(view, token)
        if group is None or group.form != "finite":
            continue
        named = clauses.leads(view, token + 1)
        inverted = view.low[group.first - 1] == "," and named and not _is_apart(view, group)
        behind = inverted and inversion.subject(view, token + 1, before)
        subject = behind or group.subject
        opens = group.first if behind else (subject or (low, low))[0]
        marked = view.quote[opens - 1] >= 0 and view.low[opens - 2] == ","  # “It is safe,” he said
        since = marked or view.low[opens - 1] in {",", "after", "when"}
        return subject if opens > low and since else None
    return None


def _is_apart(view: View, group: VerbGroup) -> bool:
    """Whether a comma before a verb ends what tells more of its subject: "Kim, 22, said they"."""
    return group.subject is not None and "," in view.low[slice(*group.subject)]


def _of_other(view: View, group: VerbGroup, before: int, low: int) -> Extent | None:
    """Who acts in the clause before a participle whose object is somebody else: "Kim left after
    crowds stormed his house, blaming him"."""
    if view.at(group.token + 1) not in {"him", "her", "them"}:
        return None
    for token in range(before - 1, low, -1):
        if view.quote[token] >= 0 or view.low[token] in LISTS["subordinates"]:
            break
        if finite.acts(view, token):
            subject = _acting(view, token, low)
            nested = subject and view.low[subject[0] - 1] in LISTS["nesting"]
            return subject if nested else None
    return None


def _of_main_verb(view: View, before: int, low: int) -> Extent | None:
    """Whose verb a comma and a participle follow: not the subject of a clause within, but of what
    something came with: "The calls came as a cleric threatened Kim, saying"."""
    main = None
    for token in range(low, before):
        if view.quote[token] >= 0:
            return main
        word = view.low[token]
        if word in LISTS["subordinates"] and view.at(token - 1) not in _COME and main is None:
            return None
        found = None
        if word in view.verbs:
            group = find_group(view, token)
            if group and group.form in ("finite", "passive"):
                found = group.subject
        elif finite.acts(view, token) and not (word in _COME and view.at(token + 1) == "as"):
            found = _acting(view, token, low)
        found = _open(view, found, before)
        if found and (main is None or view.low[found[0] - 2 : found[0]] in phrases.JOINED):
            main = found
    return main


def _inverted(view: View, group: VerbGroup, high: int) -> Extent | None:
    """The subject behind its verb: '"We stay," said Kim, adding ...'."""
    if view.quote[group.first - 1] < 0 or group.cue.verb not in LISTS["inverted"]:
        return None
    return inversion.subject(view, group.token + 1, high)


def _acting(view: View, verb: int, low: int) -> Extent | None:
    """The subject of a verb that need not report."""
    verb = group_start(view, verb, low)
    subject = subjects.before(view, verb, low)
    if subject and view.low[subject[1] - 1] == "there":
        return None  # "stating there was a need and chiding them"
    is_object = subject and subject[0] > low and finite.acts(view, subject[0] - 1)
    return None if is_object else subject  # "left its rate unchanged"


def _open(view: View, subject: Extent | None, last: int) -> Extent | None:
    """A subject, but not "who" whose clause a comma has ended."""
    if subject and view.low[subject[0]] in LISTS["relatives"]:
        return None if "," in view.low[subject[1] : last + 1] else subject
    return subject
