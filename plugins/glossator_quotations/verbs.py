"""Reporting verbs in use: the verb group, its form and its subject."""

from __future__ import annotations

from dataclasses import dataclass

from glossator_quotations import subjects
from glossator_quotations.agreement import agrees, is_plural_noun
from glossator_quotations.lexicon import LISTS, Cue
from glossator_quotations.phrases import Extent
from glossator_quotations.view import View
from glossator_standard import english
from glossator_standard.inflection import verb_forms

_BE, _HAVE, _DO, _MODALS = (LISTS[name] for name in ("be", "have", "do", "modals"))
_AT_FIRST = ["at", "first"]
_SAYING = frozenset(("speech", "told"))
_PRONOUNS = {
    **dict.fromkeys(("another", "neither", "one", "each", "either"), ("s",)),
    **dict.fromkeys(("all", "both", "many", "most", "few", "several"), ("base",)),
}
"""Determiners that stand alone before a verb in this form: "many believe", but "many beliefs"."""
_PERSONS = LISTS["persons_or_deeds"]
_THIRD_PERSON = {verb_forms(verb)[1] for verb in english.words("headline_verb")}
"""The verbs of headlines, as they stand behind a subject: "Embassy probes"."""
REACH = 10
"""Tokens before "and" in which the auxiliary is looked for that two participles share."""


@dataclass(slots=True)
class VerbGroup:
    """A reporting verb with its auxiliaries.

    Attributes:
        cue: The entry of the cue lists.
        token: The verb.
        first: The first token of the group.
        form: ``finite``, ``passive``, ``ing`` (without auxiliary), ``infinitive``, ``participle``.
        subject: The phrase before it; None where the rules see none.
    """

    cue: Cue
    token: int
    first: int
    form: str
    subject: Extent | None

    @property
    def words(self) -> Extent:
        """The cue: the group and its particle, "went on"."""
        return self.first, self.token + (2 if self.cue.particle else 1)


def find_group(view: View, token: int) -> VerbGroup | None:
    """The verb group of a token that is a form of a reporting verb; None where it is a noun."""
    if token not in view.groups:
        view.groups[token] = _group(view, token)
    group: VerbGroup | None = view.groups[token]
    return group


def _group(view: View, token: int) -> VerbGroup | None:
    cue = view.verbs[view.low[token]]
    low, high = view.bounds(token)
    if cue.particle and (token + 1 >= high or view.low[token + 1] != cue.particle):
        return None
    if view.low[token] in LISTS["habits"] and view.low[token + 1 : token + 2] == ["to"]:
        said = view.verbs.get(view.low[token + 2]) if token + 2 < high else None
        if said and said.frames & _SAYING:
            return None  # "He likes to say that": a habit
    first, helpers = _helpers(view, token, low, cue)
    if not helpers and (_is_noun(view, token, low, cue) or _is_attribute(view, first, low, cue)):
        return None
    form = _form(cue, helpers)
    alone = form == "finite" and not helpers and "participle" in cue.forms
    if alone and (
        _is_in_headline(view, token, high, cue) or _shares_passive(view, token, low, cue)
    ):
        form = "passive"  # "Storm expected to bring rain"
    if form is None or ("passive" in cue.frames and form != "passive"):
        return None
    subject = None
    if form in ("finite", "passive"):
        subject = subjects.before(view, first, low)
        if subject is None and not helpers and _is_reduced(view, token, low, cue):
            return None
        if not helpers and not agrees(view, token, cue, subject):
            if view.low[token] != "says":
                return None
            subject = None  # "Meetings are open says Ana Ruiz"
        if not helpers and subject and is_plural_noun(view, token, high, cue, subject):
            return None
    return VerbGroup(cue=cue, token=token, first=first, form=form, subject=subject)


def _is_reduced(view: View, token: int, low: int, cue: Cue) -> bool:
    """Whether a participle tells more of a noun: "the vote, expected to be held in May"."""
    told = token > low and view.low[token - 1] == "," and view.low[token + 1 : token + 2] == ["to"]
    return told and "participle" in cue.forms and "request" in cue.frames


def _helpers(view: View, token: int, low: int, cue: Cue) -> tuple[int, set[str]]:
    """The first token of the verb group, and the auxiliaries in it."""
    helpers: set[str] = set()
    at = token - 1
    first = token
    while at >= low and token - at < 8 and view.quote[at] < 0:
        word = view.low[at]
        if word == "'s" and at > low and view.low[at - 1] in ("he", "she", "who"):
            helpers.add("be" if "told" in cue.frames or "ing" in cue.forms else "have")
        elif word == "'s" and "ing" in cue.forms and view.low[at - 1] not in LISTS["contracted"]:
            break  # "people's writing strengths"
        elif word in _BE:
            helpers.add("be")
        elif word in _HAVE:
            helpers.add("have")
        elif word in _MODALS and (
            (at == token - 1 and "base" not in cue.forms) or (view.is_capital(at) and at > low)
        ):
            break  # "Will said", "Mr. May has said"
        elif word in _DO or word in _MODALS:
            helpers.add("modal")
        elif word == "to":
            helpers.add("to")
        elif word in LISTS["habits"] and "to" in helpers and cue.frames & _SAYING:
            helpers ^= {"to", "modal"}  # "My father used to say that"
        elif not is_adverb(view, at) or _stands_alone(view, at, low):
            break
        while at - 2 >= low and view.is_hyphen(at - 1):
            at -= 2  # "half-jokingly"
        first = at
        at -= 1
    return first, helpers


def _stands_alone(view: View, at: int, low: int) -> bool:
    """Whether "both" or "all" is who speaks, and not the others of "they both": "Both think"."""
    opens = at == low or view.low[at - 1] in LISTS["before_subject"]
    return opens and view.low[at] in {"all", "both", "either", "neither"}


def is_adverb(view: View, at: int) -> bool:
    """Whether a word is an adverb or ends as they do, and is no name ("Kelly said")."""
    word = view.low[at]
    adverbial = word.endswith("ly") and len(word) > 4 and word not in LISTS["ly_nouns"]
    if word in LISTS["within_verb_group"] or word in LISTS["between_helper_and_verb"]:
        # but "Mr Long replied"
        return not (view.is_capital(at) and view.is_capital(at - 1)) or view.is_headline(at)
    if adverbial:
        return not view.is_capital(at)
    if word in LISTS["reflexives"]:  # "has himself promised" only stresses the subject
        return view.low[at - 1] in _HAVE
    return word in _AT_FIRST and _AT_FIRST in (view.low[at - 1 : at + 1], view.low[at : at + 2])


def group_start(view: View, verb: int, low: int) -> int:
    """The first token of the group of a verb that need not report: its auxiliaries and adverbs."""
    while verb > low and (view.low[verb - 1] in LISTS["auxiliaries"] or is_adverb(view, verb - 1)):
        verb -= 1
    return verb


def _is_noun(view: View, token: int, low: int, cue: Cue) -> bool:
    """Whether the form is a noun or an adjective rather than a verb."""
    named = view.entity[token] >= 0 and view.entity[token] == view.entity[token - 1]
    if view.is_capital(token) and token > low and (named or not view.is_headline(token)):
        return True
    if token == low:
        return "ing" not in cue.forms and "participle" not in cue.forms
    before = view.low[token - 1]
    if view.low[token] == "shares" and view.at(token + 1) not in LISTS["determined"]:
        return True  # "Acme shares fall", not "Kim shares this view"
    if view.low[token] == "thanks" and view.at(token + 1) in LISTS["after_thanks"]:
        return True  # "A warm thanks goes to Kim"
    moved = before.endswith("ed") or before in LISTS["pasts"]
    if view.is_hyphen(token - 1) or (moved and view.low[token] in LISTS["particles"]):
        return True  # "the union-backed plan", "critics shot back"
    amid_names = view.is_capital(token - 2) and view.is_capital(token + 1)
    if view.low[token] in _PERSONS and token + 1 < len(view) and view.is_capital(token + 1):
        return before != "and" or amid_names  # "the former champion Ana Ruiz said"
    if before == "and" and cue.forms & {"base", "past"} == {"base"} and amid_names:
        return True  # "Judge Ana Ruiz and advocate Karl Lund"
    if view.low[token] == "alleged" and before == "and" and view.low[token - 2].endswith("s"):
        return True  # "between residents and alleged gangsters"
    if view.low[token] == "alleged" and before in _THIRD_PERSON:
        return True  # "Embassy probes alleged fraud"
    if view.at(token + 1) in LISTS["prepositions"] and view.at(token + 2) in ("which", "whom"):
        return True  # "the claims in which he"
    if "past" in cue.forms and before in LISTS["subject_pronouns"]:
        return False
    if "ing" in cue.forms and "told" in getattr(view.verbs.get(before), "frames", ()):
        return True  # "told cheering supporters"
    if "ing" in cue.forms:
        owned = (
            before == "'s" and token - 2 >= low and view.low[token - 2] not in LISTS["contracted"]
        )
        named = owned and view.is_capital(token - 2)
        several = before in LISTS["several"] and view.at(token + 1) in LISTS["behind_verb"]
        # "those describing it as", "with some saying that"
        return named or (not several and before in LISTS["noun_determiners"])
    counted = before in LISTS["counts_or_percent"] or before[0].isdigit()
    share = counted and view.at(token - 2) in ("in", "of")
    share = share and (
        view.at(token - 3) in LISTS["counts_or_percent"] or view.at(token - 3)[:1].isdigit()
    )
    share = share or before in ("%", "percent") or cue.verb == "say"  # "52 percent said Oke won"
    if counted and "participle" in cue.forms and not share and token + 1 < len(view):
        behind = view.low[token + 1]
        if behind[0].isalpha() and behind not in LISTS["behind_verb"]:
            return True  # "20 confirmed cases"
    if counted and token - 2 > low and view.low[token - 2] in ("in", "of"):
        return "s" in cue.forms  # "one in five say", but "the first of ten claims"
    if before[0].isdigit() or before in LISTS["before_plural_noun"]:
        return "past" not in cue.forms  # "left after protests against it"
    if before == "that" and view.low[token - 2] in LISTS["prepositions"]:
        return True  # "for that reason"
    if before in _PRONOUNS and not cue.forms.isdisjoint(_PRONOUNS[before]):
        return False
    some = before == "some" and "base" in cue.forms and view.low[token] not in view.nouns
    verbal = "bare" in cue.frames or view.at(token + 1) in LISTS["behind_verb"]
    if some and (verbal or view.is_capital(token + 1)):
        return False  # "some say they left", but "some hope that", "some protest leaders"
    if "s" in cue.forms and view.low[token] in view.nouns and before.isalpha():
        # "amid media reports that", "in response to fraud claims"
        led = view.at(token - 2) in LISTS["before_noun_pair"]
        return led or before in LISTS["before_noun"]
    return before in LISTS["before_noun"]


def _is_attribute(view: View, first: int, low: int, cue: Cue) -> bool:
    """Whether a participle with its adverbs leads a noun: "the recently announced deal"."""
    at = first - 1
    while at > low and (view.low[at] == "much" or is_adverb(view, at)):
        at -= 1
    return "participle" in cue.forms and at >= low and view.low[at] in LISTS["articles"]


def _shares_passive(view: View, token: int, low: int, cue: Cue) -> bool:
    """Whether a passive before "and" goes on: "was hauled in and told that"."""
    behind = view.low[token + 1] if token + 1 < len(view) else ""
    heard = "told" in cue.frames and "speech" not in cue.frames
    asked = "request" in cue.frames and behind == "to"
    if view.low[token - 1] != "and" or not ((heard and behind in LISTS["behind_hearer"]) or asked):
        return False
    for at in range(token - 2, max(low, token - REACH), -1):
        if view.low[at] in _BE:
            return view.low[at + 1].endswith("ed") or view.low[at + 1] in LISTS["pasts"]
    return False


def _is_in_headline(view: View, token: int, high: int, cue: Cue) -> bool:
    """Whether "expected to", "called so by" lacks its auxiliary, as in a line without a stop."""
    is_asked = "request" in cue.frames and view.low[token + 1 : token + 2] == ["to"]
    is_named = "naming" in cue.frames and "by" in view.low[token + 1 : high]
    if not (is_asked or is_named) or not LISTS["stops"].isdisjoint(view.low[high - 2 : high]):
        return False  # with a stop, or one in marks
    return view.is_paragraph(view.bounds(token)[0], high)


def _form(cue: Cue, helpers: set[str]) -> str | None:
    if "to" in helpers:
        return "infinitive" if "base" in cue.forms else None
    if "be" in helpers:
        if "ing" in cue.forms:
            return "finite"
        return "passive" if "participle" in cue.forms else None
    if "ing" in cue.forms:
        return "ing"
    if "have" in helpers:
        return "finite" if "participle" in cue.forms else None
    if "modal" in helpers:
        return "finite" if "base" in cue.forms else None
    if cue.forms & {"s", "past", "base"}:
        return "finite"
    return "participle"
