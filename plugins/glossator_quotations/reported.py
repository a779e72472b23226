"""Reports in the writer's words, alone or with words in quotation marks among them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import compress

from glossator_quotations import (
    adverbials,
    clauses,
    contents,
    distant,
    finite,
    inserted,
    inversion,
    matrix,
    objects,
    passives,
    phrase_ends,
    phrases,
)
from glossator_quotations.adjectives import of_adjective
from glossator_quotations.found import Found
from glossator_quotations.lexicon import LISTS
from glossator_quotations.noun_cues import of_noun, of_topic
from glossator_quotations.phrases import Extent
from glossator_quotations.verbs import VerbGroup, find_group
from glossator_quotations.view import View

_DONE = frozenset(("object", "infinitive", "preposition"))
_ADDRESSING = frozenset(("told", "question", "request"))
_AT = ("on", "upon")
QUOTED = 3
"""Tokens of a source in marks in which its noun stands."""
CHARGE = 8
"""Tokens before an offence in which the word that charges somebody stands."""
_TO = frozenset(("infinitive", "request"))


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
        elif word == "about":
            yield from of_topic(view, token)
        elif word == "according":
            yield from inserted.according(view, token)


def _of_verb(view: View, group: VerbGroup) -> Iterator[Found]:
    beside = view.low[group.first - 1] == "as"
    told = beside and (inserted.as_told(view, group) or inserted.as_saying(view, group))
    if found := told or passives.reduced(view, group):
        yield found
        return
    if group.form == "participle" or _is_agents(view, group):
        return
    if group.form == "passive" and not group.cue.frames & {"told"}:
        yield from passives.find(view, group)
        return
    if _is_no_report(view, group):
        return
    if "raising" in group.cue.frames:
        yield from _raising(view, group)
        return
    if behind := inserted.parenthetical(view, group):
        yield behind
        return
    content = contents.after(view, group)
    asked = _is_asked(view, group)
    by = group.token + 1
    subject = None if asked else group.subject or distant.subject_of(view, group)
    if asked and view.at(by) == "by":  # "Asked by Lee if he won"; else it is left open who asks
        subject = inversion.agent(view, by, view.bounds(group.token)[1], "to")
    if subject and subject[0] <= group.first < subject[1]:
        return  # "The plan to reject the offer was dropped"
    if content and (subject or asked or group.form == "ing"):
        extent, rule = content
        if _is_no_content(view, group, subject, *content, asked=asked):
            return
        if view.low[group.first - 1] == "worth":
            subject = None  # "It is worth noting that"
        if asked and subject and extent[0] < subject[1] < extent[1]:
            extent = subject[1], extent[1]  # "Asked by Ruiz | to leave, Holm"
        extent = matrix.inner_end(view, extent, group, rule)
        pieces = [extent]
        what = subject is not None and view.at(subject[0] - 1) == "what"
        if rule == "as" or (rule == "quoted" and (what or "naming" in group.cue.frames)):
            labelled = view.low[group.token] in LISTS["naming"] - {"called"}
            pieces = _named(view, group, extent, needed=rule == "as" or labelled)
        elif rule == "clause" and subject and _is_gapped(view, subject, extent[0]):
            moved = _moved(view, subject)  # "a man who she said was ill"
            pieces = [moved, extent] if moved else []
        elif rule in _TO and subject and _lacks_object(view, group, subject):
            moved = _moved(view, subject)  # "a law which she vowed to stop | is in force"
            end = matrix.before_verb(view, *extent) if moved else extent[1]
            pieces = [moved, (extent[0], end)] if moved else [extent]
        # The preposition belongs to the cue unless the hearer stands between: "asked him about".
        end = group.words[1]
        end += end < extent[0] and view.low[end] in LISTS["cue_particles"]  # "pointed out"
        alone = rule == "preposition" and extent[0] == end + view.low[end].endswith("ly") + 1
        cue = (group.first, extent[0] if alone else end)
        if pieces and extent[0] < extent[1]:
            yield Found(pieces, cue, subject, f"{group.cue.verb}:{rule}", rank=2)


def _is_agents(view: View, group: VerbGroup) -> bool:
    """Whether a past form is a participle behind which its agent stands: "a review ordered by the
    mayor", but "said by phone that"."""
    alone = group.first == group.token and "participle" in group.cue.forms and group.subject
    by = view.at(group.token + 1) == "by" != group.cue.particle
    if not alone or group.form != "finite" or not by or "by" in group.cue.prepositions:
        return False
    return view.at(group.token + 2) in LISTS["determiners"] or view.is_capital(group.token + 2)


def _is_no_report(view: View, group: VerbGroup) -> bool:
    """Whether a verb reports nothing where it stands."""
    first, before = group.first, view.low[group.first - 1]
    if view.low[max(first - 2, 0) : first] == ["goes", "without"]:
        return True  # "It goes without saying that"
    if view.low[group.token] == "standing" and before == ",":
        return True  # "Kim, standing by a burnt barn": where, not for what
    if group.form == "ing" and before == "and" and _is_charge(view, first):
        return True  # "charged with theft and threatening to kill"
    # "Considering the price, it is good": a preposition
    opens = group.form == "ing" and first == view.bounds(group.token)[0]
    return opens and view.low[group.token] in LISTS["fronted"]


def _is_no_content(
    view: View, group: VerbGroup, subject: Extent | None, extent: Extent, rule: str, *, asked: bool
) -> bool:
    """Whether what follows a verb is nothing that its subject says; `asked` whom it is said to."""
    answered = ":" in view.low[extent[0] - 1 : extent[1]]  # "Holm, asked if it was late: “No.”"
    if asked and subject is None and (rule == "preposition" or answered):
        return True  # "Asked about the strike, Holm was brief"
    if subject and view.low[subject[0]] == "you" and rule in _DONE:
        return True  # "you can see the sights": whom the writer speaks to
    if subject and group.form == "infinitive" and view.low[subject[0]] == "it":
        return True  # "It comes as no surprise to see that"
    visits = rule == "preposition" and group.cue.verb == "call" and view.at(extent[0] - 1) in _AT
    if visits and "to" not in view.low[slice(*extent)]:
        return True  # "Kim called on the envoy on Monday"
    first = view.skip(extent[0], LISTS["not_to_be"])
    if rule in _TO and first > extent[0] and view.at(first) in LISTS["unnamed"]:
        return True  # "who asked not to be named": of the source, no report
    if group.form == "ing" and view.low[extent[0]] in LISTS["gapped"]:
        return True  # "The ruling would leave it in place": a noun
    words = view.low[slice(*extent)] if rule == "preposition" else [rule]
    if all(word in LISTS["lengths"] or word[0].isdigit() for word in words):
        return True  # "spoke for about two hours"
    quotes = rule in ("object", "quoted") and group.cue.verb in LISTS["quoting"]
    if quotes and _is_source(view, *extent):
        return True  # "citing an official", "quoted Kim as saying"
    refers = group.cue.verb == "refer" and group.form == "ing"
    if refers and max(view.quote[slice(*extent)]) < 0:
        return True  # '"He left," Kim said, referring to Mayor Oke'
    plain = group.form == "finite" and group.first == group.token and rule == "preposition"
    # "Two men accused of theft were held"
    reduced = plain and "participle" in group.cue.forms
    return reduced and matrix.before_verb(view, *extent) < extent[1]


def _is_charge(view: View, verb: int) -> bool:
    """Whether a participle behind "and" is one of the offences that somebody is charged with."""
    low = max(view.bounds(verb)[0], verb - CHARGE)
    charging = (at for at in range(low, verb - 1) if view.low[at] in LISTS["charging"])
    return any(view.low[at + 1] in ("of", "with", "for") for at in charging)


def _is_gapped(view: View, subject: Extent, first: int) -> bool:
    """Whether the subject of a clause stands before its speaker: "a man who she said was ill", "a
    law that farmers say hurts them"."""
    if view.low[first] in LISTS["gapped"] and finite.stops(view, first):
        return True  # not "said May would resign"
    before = view.at(subject[0] - 1)
    led = view.low[subject[0] - 2] in LISTS["prepositions"]  # "a fund in which he says it put"
    moved = before in LISTS["moved_subjects"] and not led
    moved = moved and view.low[first] not in LISTS["clause_words"]
    noun = view.low[subject[0] - 2] not in view.reporting and not clauses.leads(view, first)
    return moved or (before == "that" and (noun or finite.acts(view, first)))


def _lacks_object(view: View, group: VerbGroup, subject: Extent) -> bool:
    """Whether what an infinitive is about stands before who speaks: "what she has vowed to stop",
    "a deal she hoped to sign"."""
    noun, led = view.at(subject[0] - 1), view.at(subject[0] - 2) in LISTS["prepositions"]
    if group.form != "finite" or subject[1] != group.first or led:
        return False  # "a fund in which he hoped to put it"
    plain = noun.isalpha() and not view.is_capital(subject[0] - 1)
    plain = plain and noun not in LISTS["no_antecedent"] and noun not in view.reporting
    return noun in LISTS["asked_for"] or (plain and view.low[subject[0]] in LISTS["subjects_only"])


def _is_source(view: View, first: int, end: int) -> bool:
    """Whether an object is whom somebody quotes, and not what is said."""
    head = objects.head(view, first, end)
    named = view.is_capital(head) and head == end - 1 and not view.is_headline(head)
    said = "as" in view.low[head : end + 1] and "saying" in view.low[head : end + 2]
    if view.quote[first] >= 0:
        head = first + QUOTED  # “several officials close to Kim”
    return named or said or not LISTS["sources"].isdisjoint(view.low[first : head + 1])


def _is_asked(view: View, group: VerbGroup) -> bool:
    """Whether the sentence is about who is spoken to: "I was told that", "Asked if he won, Kim"."""
    if "participle" not in group.cue.forms or not group.cue.frames & _ADDRESSING:
        return False
    if group.form == "passive":
        return group.cue.verb not in LISTS["felt"]
    low, before = view.bounds(group.token)[0], group.first - 1
    word = view.low[before]
    # "Ruiz, asked about the strike, ...", but "Ruiz, the mayor of Norvik, told ..."
    named = view.is_capital(before - 1) or view.low[low] in LISTS["determiners"]
    named = named and word == "," and "," not in view.low[low:before]
    return group.first == low or named or word in LISTS["subordinators"]


def _named(view: View, group: VerbGroup, extent: Extent, *, needed: bool) -> list[Extent]:
    """'what he called "a farce"': what is called so belongs to the content.

    `needed` where nothing is reported without it: "which he described as a farce".
    """
    if group.subject is None:
        return []
    moved = _moved(view, group.subject)
    if moved and not needed and view.is_in_name(extent[0]):
        return []  # "whom neighbours call “Bear”"
    if needed and (moved is None or view.low[moved[0]] not in LISTS["clause_links"]):
        return []
    return [moved, extent] if moved else [extent]


def _moved(view: View, subject: Extent) -> Extent | None:
    """What stands before the speaker and belongs to the content: "which", "the man"."""
    low, _ = view.bounds(subject[0])
    before = subject[0] - 1
    if before < low or view.quote[before] >= 0:
        return None
    if view.low[before] in LISTS["clause_links"]:
        return before, before + 1
    return phrases.phrase_before(view, before, low)


def _raising(view: View, group: VerbGroup) -> Iterator[Found]:
    """ "He seemed to agree", "It appears that ...": the writer's own impression."""
    _, high = view.bounds(group.token)
    at = group.token + 1
    if group.subject is None or at >= high:
        return
    if view.low[at] == ",":  # "It appears, though, that"
        at = adverbials.behind_inserted(view, at, high) or at
    like = view.low[at : at + 2] == ["as", "if"]
    if view.low[at] in LISTS["no_impression"] and not like:
        return
    end = phrase_ends.find(view, at, high)
    if end > at:
        pieces, rule = [group.subject, (at, end)], f"{group.cue.verb}:raising"
        yield Found(pieces, group.words, None, rule, rank=2 if view.low[at] == "to" else 3)
