"""Reports in the writer's words, alone or with words in quotation marks among them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import compress

from glossator_quotations import clauses, contents, ends, inserted, objects, phrases, subjects
from glossator_quotations.adjectives import of_adjective
from glossator_quotations.found import Found
from glossator_quotations.lexicon import word_lists
from glossator_quotations.noun_cues import of_noun
from glossator_quotations.phrases import Extent
from glossator_quotations.verbs import VerbGroup, find_group, is_adverb
from glossator_quotations.view import View

_LISTS = word_lists()
_DONE = frozenset(("object", "infinitive", "preposition"))
_REPORTS = frozenset(("speech", "told", "question", "thought"))
_NO_SUBJECT = (
    _LISTS["prepositions"]
    | _LISTS["subordinators"]
    | _LISTS["clause_words"]
    | _LISTS["media"]
    | _LISTS["time_words"]
    | _LISTS["time_nouns"]
)
_NO_NAME = _NO_SUBJECT | _LISTS["determiners"] | _LISTS["openers"]
_FRONTS = _LISTS["prepositions"] | _LISTS["subordinators"]
_BEHIND_VERB = _LISTS["prepositions"] - {"to"}
_CUED = frozenset(("as", "for", "of", "about"))
"""What belongs to the cue of a passive: "is seen as"; not "to", "if" or "that"."""
_OBJECTS = _LISTS["wh_words"] | {"that"}
_CLAUSAL = _REPORTS | {"intention", "bare"}
"""What takes a clause, and no object."""
_ADDRESSING = frozenset(("told", "question", "request"))
_DETERMINERS = _LISTS["determiners"]
_FELT = frozenset(("convince", "persuade"))
"""Verbs whose passive tells what the hearer thinks: "is convinced that"."""
_RELATIVE = frozenset(("who", "which", "that"))
_SAID = frozenset(("speech", "told"))
_SINCE = frozenset(("after", "because", "when"))
_GAPPED = phrases.AUXILIARIES - {"having", "being"}
"""What begins a clause whose subject stands before the cue: "a man who she said was ill"."""
_PERCEIVING = _LISTS["perceiving"]
"""Verbs whose object speaks: "heard Oke saying that"."""
ACT = 3
"""Tokens before an object in which its verb ends."""
LOOKBACK = 60
"""Tokens before a verb in which the subject that it shares is looked for."""


def find(view: View) -> Iterator[Found]:
    """Every reporting word outside quotations with the content that it takes."""
    reporting = map(view.reporting.__contains__, view.low)
    for token in list(compress(range(len(view)), reporting)):
        if view.quote[token] >= 0:
            continue
        word = view.low[token]
        felt = list(of_adjective(view, token)) if word in view.adjectives else []
        group = find_group(view, token) if word in view.verbs else None
        if felt:
            yield from felt  # "was worried that": no passive
        elif group is not None:
            yield from _of_verb(view, group)
        elif word in view.nouns:
            yield from of_noun(view, token)
        elif word == "according":
            yield from inserted.according(view, token)


def _of_verb(view: View, group: VerbGroup) -> Iterator[Found]:
    if view.low[group.first - 1] == "as" and (told := inserted.as_told(view, group)):
        yield told
        return
    if group.form == "participle":
        return
    if group.form == "passive" and not group.cue.frames & {"told"}:
        yield from _passive(view, group)
        return
    if view.low[max(group.first - 2, 0) : group.first] == ["goes", "without"]:
        return  # "It goes without saying that"
    if "raising" in group.cue.frames:
        yield from _raising(view, group)
        return
    if behind := inserted.parenthetical(view, group):
        yield behind
        return
    content = contents.after(view, group)
    asked = _is_asked(view, group)
    subject = _asker(view, group) if asked else group.subject or _other_subject(view, group)
    if content and (subject or asked or group.form == "ing"):
        extent, rule = content
        colon = view.low[extent[0] - 1] == ":"
        if asked and subject is None and (rule == "preposition" or colon):
            return  # "Asked about the strike, Holm was brief", "Holm, when told of it: “No.”"
        if subject and view.low[subject[0]] == "you" and rule in _DONE:
            return  # "you can see the sights": whom the writer speaks to
        if subject and group.form == "infinitive" and view.low[subject[0]] == "it":
            return  # "It comes as no surprise to see that"
        plain = group.form == "finite" and group.first == group.token
        plain = plain and rule == "preposition" and "participle" in group.cue.forms
        if plain and ends.before_verb(view, *extent) < extent[1]:
            return  # "Two men accused of theft were held"
        extent = ends.inner_end(view, extent, group, rule)
        pieces = [extent]
        if "naming" in group.cue.frames and rule in ("quoted", "as"):
            pieces = _named(view, group, extent, needed=rule == "as")
        elif rule == "clause" and subject and view.low[extent[0]] in _GAPPED:
            moved = _moved(view, subject)  # "a man who she said was ill"
            pieces = [moved, extent] if moved else []
        # The preposition belongs to the cue unless the hearer stands between: "asked him about".
        alone = rule == "preposition" and extent[0] == group.token + 2
        cue = (group.first, extent[0] if alone else _behind_particle(view, group, extent[0]))
        if pieces:
            yield Found(pieces, cue, subject, f"{group.cue.verb}:{rule}", rank=2)


def _behind_particle(view: View, group: VerbGroup, content: int) -> int:
    """Where a cue ends that a particle may belong to: "pointed out"."""
    end = group.words[1]
    return end + (end < content and view.low[end] in contents.PARTICLES)


def _is_asked(view: View, group: VerbGroup) -> bool:
    """Whether the sentence is about who is spoken to: "I was told that", "Asked if he won, Kim"."""
    if "participle" not in group.cue.forms or not group.cue.frames & _ADDRESSING:
        return False
    if group.form == "passive":
        return group.cue.verb not in _FELT
    low, before = view.bounds(group.token)[0], group.first - 1
    word = view.low[before]
    # "Ruiz, asked about the strike, ...", but "Ruiz, the mayor of Norvik, told ..."
    named = word == "," and view.is_capital(before - 1) and "," not in view.low[low:before]
    return group.first == low or named or word in _LISTS["subordinators"]


def _asker(view: View, group: VerbGroup) -> Extent | None:
    """Who asks: "Asked by Lee if he won"; else that is left open."""
    _, high = view.bounds(group.token)
    by = group.token + 1
    return subjects.after(view, by + 1, high) if by < high and view.low[by] == "by" else None


def _named(view: View, group: VerbGroup, extent: Extent, *, needed: bool) -> list[Extent]:
    """'what he called "a farce"': what is called so belongs to the content.

    `needed` where nothing is reported without it: "which he described as a farce".
    """
    if group.subject is None or group.form != "finite":
        return []
    moved = _moved(view, group.subject)
    if needed and (moved is None or view.low[moved[0]] not in _OBJECTS):
        return []
    return [moved, extent] if moved else [extent]


def _moved(view: View, subject: Extent) -> Extent | None:
    """What stands before the speaker and belongs to the content: "which", "the man"."""
    low, _ = view.bounds(subject[0])
    before = subject[0] - 1
    if before < low or view.quote[before] >= 0:
        return None
    if view.low[before] in _OBJECTS:
        return before, before + 1
    if view.low[before] in (",", ";", ":"):
        return None
    return phrases.phrase_before(view, before, low)


def _passive(view: View, group: VerbGroup) -> Iterator[Found]:
    """ "The talks are expected to fail": what is said is on both sides of the cue."""
    _, high = view.bounds(group.token)
    at = group.token + 1
    if not group.cue.frames:  # "was referred to as", but not "was referred to the court"
        at += at < high and view.low[at] in group.cue.prepositions
        if at >= high or view.low[at] != "as":
            return
    asked = "question" in group.cue.frames
    links = _LISTS["passive_links"] | (_LISTS["wh_words"] if asked else _DETERMINERS)
    low, _ = view.bounds(group.token)
    subject = group.subject or _undergoing(view, group.first - 1, low, high)
    if subject is None or subject[1] > group.first or at >= high or view.low[at] not in links:
        return
    if view.low[at] == "to" and view.low[at + 1 : at + 2] in contents.TOWARDS:
        return  # "were called to the mill"
    speaker, start = None, at
    if view.low[at] == "by":
        speaker = subjects.after(view, at + 1, high)
        if speaker is None:
            return
        start = speaker[1]
    link = view.low[start] if start < high else ""
    bare = view.low[subject[0]] == "it" and start == at and link not in _LISTS["passive_links"]
    bare = bare and "thought" in group.cue.frames and clauses.is_clause(view, start, high)
    clause = bare or link == "that" or (asked and link in _LISTS["wh_words"])
    ends_at = ends.clause_end if clause else ends.phrase_end
    end = ends_at(view, start, high) if link else start
    start += link in _CUED
    decided = "intention" in group.cue.frames and "request" not in group.cue.frames
    idle = bare or (view.low[subject[0]] == "it" and (link == "that" or (link == "to" and decided)))
    # "It is feared that", "It was agreed to leave"
    pieces = [] if asked or idle else [subject]
    if end > start and (asked or link in links):
        pieces.append((start, end))
    if pieces == [subject] and not _is_spoken_of(view, group, subject):
        return
    if pieces:
        cue = group.first, start if start == at + 1 else at
        rank = 2 if asked or view.low[at] == "to" else 3
        yield Found(pieces, cue, speaker, f"{group.cue.verb}:passive", rank)


def _is_spoken_of(view: View, group: VerbGroup, subject: Extent) -> bool:
    """Whether the subject of a passive by itself tells what is said: not "it", "which"."""
    first, end = subject
    if group.cue.frames <= _CLAUSAL:
        return False  # "The book was written by her"
    pronoun = end == first + 1 and view.low[first] in _LISTS["subject_pronouns"] | _RELATIVE
    return not pronoun and objects.report(view, group, first, end)


def _undergoing(view: View, before: int, low: int, high: int) -> Extent | None:
    """The subject of a passive without one right before it: "what is seen as", "but is said to"."""
    word = view.low[before] if before >= low else ""
    if word in ("what", "which"):
        return before, before + 1
    return _carried(view, before, low, high) if word in ("and", "but", "or") else None


def _raising(view: View, group: VerbGroup) -> Iterator[Found]:
    """ "He seemed to agree", "It appears that ...": the writer's own impression."""
    _, high = view.bounds(group.token)
    at = group.token + 1
    if group.subject is None or group.form != "finite" or at >= high:
        return
    if view.low[at] in _BEHIND_VERB or phrases.is_adjunct(view, at):
        return
    end = ends.phrase_end(view, at, high)
    if end > at:
        cue = group.words
        rank = 2 if view.low[at] == "to" else 3
        yield Found([group.subject, (at, end)], cue, None, f"{group.cue.verb}:raising", rank)


def _other_subject(view: View, group: VerbGroup) -> Extent | None:
    """The subject of a verb that has none right before it."""
    low, high = view.bounds(group.token)
    before = group.first - 1
    if group.form == "infinitive":
        return _before_to(view, before, low) or _carried(view, before, low, high)
    if group.form == "ing" and before >= low:
        word = view.low[before]
        if word in _LISTS["phases"]:
            return _acting(view, before, low)
        if word[0].isalnum() and word not in _NO_SUBJECT:
            subject = subjects.before(view, group.first, low)
            if subject is None:
                return _carried(view, before, low, high)
            nearest = _nearest(view, subject)
            return nearest if nearest != subject else _of_object(view, subject, low)
        if word in _FRONTS and before - 2 >= low and view.low[before - 1] == ",":
            named = phrases.phrase_before(view, before - 2, low)  # "Kim, after railing against it,"
            if named and view.is_capital(named[1] - 1):
                return named
    if before < low or (before == low and view.low[before] in _FRONTS):
        return _behind_comma(view, group.token, high)
    subject = None
    if group.form == "ing" and view.low[before] == ",":
        subject = _of_last_clause(view, before, low) or _of_main_verb(view, before, low)
    subject = subject or _carried(view, before, low, high)
    # "The planet, named Thandeka by a school, ..." only tells more of the planet.
    ambiguous = "participle" in group.cue.forms and not group.cue.frames & _REPORTS
    told_of = subject and subject[1] == before and view.low[before] == ","
    return None if ambiguous and told_of else subject


def _of_object(view: View, phrase: Extent, low: int) -> Extent:
    """Who acts on what ends before a participle: "The judge held Oke in contempt stating that"."""
    first, end = phrase
    for token in range(end - 1, max(first - ACT, low), -1):
        if view.quote[token] >= 0:
            break
        if not phrases.acts(view, token) or view.low[token] in _PERCEIVING:
            continue
        subject = _acting(view, token, low)
        if subject and not is_adverb(view, subject[1] - 1):
            return subject
    return phrase


def _nearest(view: View, subject: Extent) -> Extent:
    """Of a phrase before a participle the name that ends it: "footage of Ana Ruiz asking"."""
    first, end = subject
    name = end
    while name > first and view.is_capital(name - 1):
        name -= 1
    opens = first < name < end and view.low[name - 1] in _LISTS["prepositions"]
    if not opens or view.is_capital(name - 2):  # "the Bank of Norvik saying"
        return subject
    return name, end


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
        inside = view.quote[token] >= 0
        closes = inside and token + 1 < high and view.quote[token + 1] != view.quote[token]
        if view.low[token - closes] == "," and inside == closes:
            return subjects.leading(view, token + 1, high)
    return None


def _carried(view: View, before: int, low: int, high: int) -> Extent | None:
    """The subject of an earlier verb of the unit: "He came and said", "He fell, adding".

    A verb that reports wins over what it reports: "Kim said he plans to stay, adding".
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
            subject = earlier.subject or _inverted(view, earlier, high)
            # "said that the town would declare ... and suggested": what may be is only reported.
            may_be = not _LISTS["modals"].isdisjoint(view.low[earlier.first : earlier.token])
            main = subject and not _is_subordinate(view, subject, low)
            if main and earlier.cue.frames & _REPORTS and not may_be:
                return subject
            nearest = nearest or _open(view, subject, before)
        elif nearest is None and phrases.acts(view, token):
            nearest = _open(view, _acting(view, token, low), before)
    return nearest or subjects.leading(view, low, high)


_SUBORDINATES = _LISTS["clause_words"] - {"and", "but", "or"}


def _is_subordinate(view: View, subject: Extent, low: int) -> bool:
    """Whether a subject is that of a clause within: "said that the court was unfair, adding"."""
    return subject[0] > low and view.low[subject[0] - 1] in _SUBORDINATES


def _of_last_clause(view: View, before: int, low: int) -> Extent | None:
    """Who alone says something, in the clause that a comma and a participle follow: "The judge
    fined Oke after he insisted that she leave, claiming"."""
    reporter = None
    for token in range(low, before):
        if view.quote[token] >= 0:
            return None
        cue = view.verbs.get(view.low[token])
        if cue is None or not cue.frames & _SAID:
            continue
        group = find_group(view, token)
        if group is None or group.form != "finite" or group.subject is None or reporter:
            continue
        if view.low[group.subject[0] - 1] not in _SINCE or group.subject[0] <= low + 1:
            return None
        reporter = group.subject
    return reporter


def _of_main_verb(view: View, before: int, low: int) -> Extent | None:
    """Whose verb a comma and a participle follow: not the subject of a clause within."""
    for token in range(low, before):
        if view.quote[token] >= 0:
            return None
        word = view.low[token]
        if word in _SUBORDINATES:
            return None
        found = None
        if word in view.verbs:
            group = find_group(view, token)
            if group and group.form in ("finite", "passive"):
                found = group.subject
        elif phrases.acts(view, token):
            found = _acting(view, token, low)
        if found:
            return found
    return None


def _inverted(view: View, group: VerbGroup, high: int) -> Extent | None:
    """The subject behind its verb: '"We stay," said Kim, adding ...'."""
    if view.quote[group.first - 1] < 0 or group.cue.verb not in _LISTS["inverted"]:
        return None
    return subjects.after(view, group.token + 1, high)


def _acting(view: View, verb: int, low: int) -> Extent | None:
    """The subject of a verb that need not report."""
    while verb > low and (is_adverb(view, verb - 1) or view.low[verb - 1] in phrases.AUXILIARIES):
        verb -= 1
    subject = subjects.before(view, verb, low)
    is_object = subject and subject[0] > low and phrases.acts(view, subject[0] - 1)
    return None if is_object else subject  # "left its rate unchanged"


def _open(view: View, subject: Extent | None, last: int) -> Extent | None:
    """A subject, but not "who" whose clause a comma has ended."""
    if subject and view.low[subject[0]] in _RELATIVE and "," in view.low[subject[1] : last + 1]:
        return None
    return subject
