"""Reporting verbs in use: the verb group, its form and its subject."""

from __future__ import annotations

from dataclasses import dataclass

from glossator_quotations import phrases, subjects
from glossator_quotations.lexicon import Cue, word_lists
from glossator_quotations.phrases import Extent
from glossator_quotations.view import View

_LISTS = word_lists()
_BE, _HAVE, _DO, _MODALS = (_LISTS[name] for name in ("be", "have", "do", "modals"))
_SKIPPED = _LISTS["adverbs"] | _LISTS["negations"]
_NOUN_BEFORE = (
    _LISTS["determiners"] | _LISTS["prepositions"] - {"to"} | {"amid", "despite", "during"}
)
_BEFORE_PLURAL = frozenset(("after", "before", "since", "following", "until"))
_DAYS = frozenset(("today", "yesterday", "earlier", "later", "far"))
"""Words between a helping verb and its verb: "was yesterday told", "has so far refused"."""
_AT_FIRST = ["at", "first"]
_PLURAL = _LISTS["plurals"]
_ADJECTIVES = ("ed", "ly", "al", "ic", "ous", "ive", "ary", "ing")
"""How words end that are rather adjectives than names, where they begin a sentence."""
_COUNTS = _LISTS["counts"] | {"%", "percent"}
_SHARES = _COUNTS | _LISTS["shares"]
_MANY = frozenset(("those", "these", "both", "many", "some", "most", "few", "several"))
_PREPOSITIONS = _LISTS["prepositions"]
_BEHIND_HEAD = _LISTS["prepositions"] | _LISTS["relatives"]
_CONTRACTED = _LISTS["personal"] | {"that", "what", "there", "here", "who"}
_SINGLE = _LISTS["subject_pronouns"]
_HABITS = _LISTS["habits"]
_SAYING = frozenset(("speech", "told"))
_DETERMINERS = _LISTS["determiners"]
_STOPS = frozenset((".", "?", "!", "…", ":"))
_LEADS = _LISTS["articles"]
_DETERMINED = _DETERMINERS | {"more", "much", "many", "some"}
_MASS = _LISTS["mass_nouns"]
_PRONOUNS = {
    **dict.fromkeys(("another", "neither", "one", "each", "either"), ("s",)),
    **dict.fromkeys(("both", "many", "most", "few", "several"), ("base",)),
}
"""Determiners that stand alone before a verb in this form: "many believe", but "many beliefs"."""
_BEFORE_VERB = _LISTS["personal"] | {"who", "which", "that"}
_BEHIND_VERB = _DETERMINERS | _PREPOSITIONS | _LISTS["personal"] | _LISTS["clause_words"]
_BEHIND_HEARER = _LISTS["personal"] | {"that", "to", "of", "about"}
_NO_MAIN = _LISTS["phrasal"] | {"like"}
"""Base forms of verbs that are rather other words behind a noun: "writes back"."""
_PERSONS = frozenset(("champion", "champions", "advocate", "advocates", "judge", "judges"))
"""Persons as well as what they do."""
_AFTER_THANKS = frozenset(("to", "for", "go", "goes", "went"))
REACH = 10
"""Tokens before "and" in which the auxiliary is looked for that two participles share."""
_NO_OBJECTS = _MASS | _LISTS["time_nouns"]


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
    if view.low[token] in _HABITS and view.low[token + 1 : token + 2] == ["to"]:
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
        if not helpers and not _agrees(view, token, cue, subject):
            if view.low[token] != "says":
                return None
            subject = None  # "Meetings are open says Ana Ruiz"
        if not helpers and subject and _is_plural_noun(view, token, high, cue, subject):
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
        elif word == "'s" and "ing" in cue.forms and view.low[at - 1] not in _CONTRACTED:
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
        elif word in _HABITS and "to" in helpers and cue.frames & _SAYING:
            helpers ^= {"to", "modal"}  # "My father used to say that"
        elif not is_adverb(view, at):
            break
        if word not in _SKIPPED or word in _LISTS["negations"] or first == at + 1:
            first = at
        while at - 2 >= low and view.is_hyphen(at - 1):
            at -= 2  # "half-jokingly"
            first = at
        at -= 1
    return first, helpers


def is_adverb(view: View, at: int) -> bool:
    """Whether a word is an adverb or ends as they do, and is no name ("Kelly said")."""
    word = view.low[at]
    adverbial = word.endswith("ly") and len(word) > 4 and word not in _LISTS["ly_nouns"]
    if word in _SKIPPED or word in _DAYS:
        # but "Mr Long replied"
        return not (view.is_capital(at) and view.is_capital(at - 1)) or view.is_headline(at)
    if adverbial:
        return not view.is_capital(at)
    if word in _LISTS["reflexives"]:  # "has himself promised" only stresses the subject
        return view.low[at - 1] in _HAVE
    return word in _AT_FIRST and _AT_FIRST in (view.low[at - 1 : at + 1], view.low[at : at + 2])


def group_start(view: View, verb: int, low: int) -> int:
    """The first token of the group of a verb that need not report: its auxiliaries and adverbs."""
    while verb > low and (view.low[verb - 1] in phrases.AUXILIARIES or is_adverb(view, verb - 1)):
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
    if view.low[token] == "shares" and _DETERMINED.isdisjoint(view.low[token + 1 : token + 2]):
        return True  # "Acme shares fall", not "Kim shares this view"
    if view.low[token] == "thanks" and view.at(token + 1) in _AFTER_THANKS:
        return True  # "A warm thanks goes to Kim"
    if view.is_hyphen(token - 1):
        return True  # "the union-backed plan"
    amid_names = view.is_capital(token - 2) and view.is_capital(token + 1)
    if view.low[token] in _PERSONS and token + 1 < len(view) and view.is_capital(token + 1):
        return before != "and" or amid_names  # "the former champion Ana Ruiz said"
    if before == "and" and cue.forms & {"base", "past"} == {"base"} and amid_names:
        return True  # "Judge Ana Ruiz and advocate Karl Lund"
    if view.low[token] == "alleged" and before == "and" and view.low[token - 2].endswith("s"):
        return True  # "between residents and alleged gangsters"
    if view.at(token + 1) in _PREPOSITIONS and view.at(token + 2) in ("which", "whom"):
        return True  # "the claims in which he"
    if "past" in cue.forms and before in _LISTS["subject_pronouns"]:
        return False
    if "ing" in cue.forms and "told" in getattr(view.verbs.get(before), "frames", ()):
        return True  # "told cheering supporters"
    if "ing" in cue.forms:
        owned = before == "'s" and token - 2 >= low and view.low[token - 2] not in _CONTRACTED
        named = owned and view.is_capital(token - 2)
        return named or before in _DETERMINERS - {"those"}  # "those describing it as"
    if before[0].isdigit() and "participle" in cue.forms and token + 1 < len(view):
        behind = view.low[token + 1]
        if behind[0].isalpha() and behind not in _BEHIND_VERB:
            return True  # "20 confirmed cases"
    counted = before in _COUNTS or before[0].isdigit()
    if counted and token - 2 > low and view.low[token - 2] in ("in", "of"):
        return "s" in cue.forms  # "one in five say", but "the first of ten claims"
    if before[0].isdigit() or before in _BEFORE_PLURAL:
        return "past" not in cue.forms  # "left after protests against it"
    if before == "that" and view.low[token - 2] in _PREPOSITIONS:
        return True  # "for that reason"
    if before in _PRONOUNS and not cue.forms.isdisjoint(_PRONOUNS[before]):
        return False
    some = before == "some" and "base" in cue.forms and view.low[token] not in view.nouns
    verbal = "bare" in cue.frames or view.at(token + 1) in _BEHIND_VERB
    if some and (verbal or view.is_capital(token + 1)):
        return False  # "some say they left", but "some hope that", "some protest leaders"
    if "s" in cue.forms and view.low[token] in view.nouns and before.isalpha():
        # "amid media reports that", "in response to fraud claims"
        led = view.low[token - 2] in _NOUN_BEFORE - _DETERMINERS | {"to"}
        return led or before in _NOUN_BEFORE or before == "'s"
    return before in _NOUN_BEFORE or before == "'s"


def _is_attribute(view: View, first: int, low: int, cue: Cue) -> bool:
    """Whether a participle with its adverbs leads a noun: "the recently announced deal"."""
    at = first - 1
    while at > low and (view.low[at] == "much" or is_adverb(view, at)):
        at -= 1
    return "participle" in cue.forms and at >= low and view.low[at] in _LEADS


def _shares_passive(view: View, token: int, low: int, cue: Cue) -> bool:
    """Whether a passive before "and" goes on: "was hauled in and told that"."""
    behind = view.low[token + 1] if token + 1 < len(view) else ""
    heard = "told" in cue.frames and "speech" not in cue.frames
    asked = "request" in cue.frames and behind == "to"
    if view.low[token - 1] != "and" or not ((heard and behind in _BEHIND_HEARER) or asked):
        return False
    for at in range(token - 2, max(low, token - REACH), -1):
        if view.low[at] in _BE:
            return view.low[at + 1].endswith("ed") or view.low[at + 1] in _LISTS["pasts"]
    return False


def _is_in_headline(view: View, token: int, high: int, cue: Cue) -> bool:
    """Whether "expected to", "called so by" lacks its auxiliary, as in a line without a stop."""
    is_asked = "request" in cue.frames and view.low[token + 1 : token + 2] == ["to"]
    is_named = "naming" in cue.frames and "by" in view.low[token + 1 : high]
    if not (is_asked or is_named) or view.low[high - 1] in _STOPS:
        return False
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


def _agrees(view: View, token: int, cue: Cue, subject: Extent | None) -> bool:
    """Whether a present-tense form can be the verb of its subject: "they say", "he says"."""
    if subject is None:
        joined = token > 0 and view.low[token - 1] in ("and", "or", "but", ",")
        return bool(cue.forms & {"past", "s"}) or (joined and "base" in cue.forms)
    last = view.low[subject[1] - 1]
    acting = view.low[subject[0]].endswith("ing") and not view.is_capital(subject[0])
    if acting and view.at(subject[0] - 1) == ",":
        return False  # "They met, seeking a return to constitutional rule."
    if "past" in cue.forms:
        return True
    if "s" in cue.forms and last.endswith("ing") and view.at(subject[1] - 2) == ",":
        return False  # "Profit rose, beating forecasts."
    lone = subject[1] == subject[0] + 1 and view.low[subject[0] - 1] in _BEFORE_VERB
    if lone and "bare" not in cue.frames:
        return False  # "that brings back a lost love", but "a law that some say hurts them"
    if "s" in cue.forms and _describes(view, subject):
        return False
    if "s" in cue.forms and not _is_singular(view, subject):
        return _is_inserted(view, subject, token)
    if "base" in cue.forms and "s" not in cue.forms:
        return (
            last == "," or last in _COUNTS or last[0].isdigit() or _is_plural(view, subject, token)
        )
    return last not in ("they", "we", "you", "i")


def _is_plural_noun(view: View, token: int, high: int, cue: Cue, subject: Extent) -> bool:
    """Whether the verb behind shows that a form is its subject: "Privacy advocates have long"."""
    behind = token + 1
    if not cue.forms & {"s", "base"} or behind >= high or view.low[subject[0]] in _SINGLE:
        return False
    if "bare" in cue.frames and view.low[token] not in view.nouns:
        return False  # "Kim says cut the tax"
    owned = view.low[subject[0]] in _LISTS["possessives"] and subject[1] == subject[0] + 2
    link = view.low[behind]
    if owned and link != "that" and link in view.nouns.get(view.low[token], ()):
        return True  # "his angry comments on the plan"
    if link.endswith("ed") and view.at(behind + 1) in _PREPOSITIONS:
        return True  # "the court report released on Monday"
    relative = subject[0] > 0 and view.low[subject[0] - 1] in _LISTS["relatives"]
    verb = view.low[behind] in phrases.FINITE or phrases.is_finite(view, behind)
    other = view.verbs.get(view.low[behind])
    if "s" in cue.forms and other is not None and "base" in other.forms:
        # "court rules require", not "writes back"
        verb = verb or not (view.low[behind] in view.nouns or view.low[behind] in _NO_MAIN)
    return verb and not relative


def _describes(view: View, subject: Extent) -> bool:
    """Whether what seems to be a subject is an adjective before a noun: "Early reports said"."""
    first, end = subject
    if view.low[end - 1].endswith("ous"):
        return True  # "his numerous claims"
    lone = end == first + 1 and first == view.bounds(first)[0] and view.entity[first] < 0
    return lone and view.low[first].endswith(_ADJECTIVES)


def _is_inserted(view: View, subject: Extent, verb: int) -> bool:
    """Whether commas part a noun and its verb from the rest: "No deal, official says"."""
    low, high = view.bounds(verb)
    over = verb + 1 >= high or view.low[verb + 1] in (",", ".")
    inserted = subject[0] > low and view.low[subject[0] - 1] == ","
    return over and inserted and not _ends_list(view, subject)


def _ends_list(view: View, subject: Extent) -> bool:
    """Whether a phrase has the last names of a list: "the Norvik, | Lund and Berg | projects"."""
    first, end = subject
    listed = "and" in view.low[first:end] and view.at(first - 1) == ","
    return listed and view.is_capital(first)


def _is_plural(view: View, subject: Extent, verb: int) -> bool:
    """Whether a phrase is two by "and", or its last word or its head ("sources close to") many."""
    first, end = subject
    words = view.low[first:end]
    if words[0] in _MANY or ("and" in words and not view.is_capital(verb)):
        return True
    head = next((at for at, word in enumerate(words) if word in _BEHIND_HEAD), len(words))
    return any(
        word in _PLURAL
        or word in _SHARES
        or word[0].isdigit()
        or (word.endswith("s") and word[-2:] not in ("ss", "'s", "us") and word not in _DETERMINERS)
        for word in (*words[max(head - 2, 0) : head], words[-1])
    )


def _is_singular(view: View, subject: Extent) -> bool:
    """Whether a phrase can be the subject of "says": "minimalist bills" cannot be one before it."""
    first, end = subject
    word, last = view.low[first], view.low[end - 1]
    if word in _MANY or _ends_list(view, subject):
        return False
    plural = last.endswith("s") and last[-2:] not in ("ss", "'s", "is", "us", "cs")
    if plural and word in _LISTS["determiners"] and not view.is_capital(end - 1):
        # "The site provides details" has another verb; but "the minister of mines says".
        return last in _NO_OBJECTS or not _PREPOSITIONS.isdisjoint(view.low[first:end])
    return (
        word in _LISTS["determiners"]
        or word in _LISTS["subject_pronouns"]
        or word in ("that", "which", "who")
        or view.low[end - 1] in _MASS | {"one"}
        or any(view.is_capital(at) for at in range(first, end))
    )
