"""Whether a word is a finite verb, asked once for all rules: no list knows all verbs.

`acts` where it is hardly anything else, `may_act` where it may be one, `reports` of the verbs of
the lists, `helps` of auxiliaries, `is_past` and `is_present` of single forms.
"""

from __future__ import annotations

from glossator_quotations.lexicon import LISTS
from glossator_quotations.view import View


def acts(view: View, at: int) -> bool:
    """Whether a word is most likely a finite verb, or its auxiliary, and no participle."""
    word, before = view.at(at), view.at(at - 1)
    if word in LISTS["auxiliaries"]:
        return helps(view, at)
    if before in LISTS["before_participle"] or view.is_capital(at):
        return False
    if word in LISTS["finite_verbs"] or word in LISTS["copulas"] or is_present(view, at):
        return True
    # not "passed by a vote", "to deport undocumented people"
    plain = view.at(at + 1) != "by" and view.at(at - 2) != "to"
    plain = plain and not _describes(view, at)
    return word.endswith("ed") and before[:1].isalpha() and plain


def _describes(view: View, at: int) -> bool:
    """Whether a participle stands between a people's name and a noun: "the Norwegian exiled
    leader", but "the Dutch rejected plans"."""
    people = view.label(at - 1) == "NORP" and view.at(at - 2) in LISTS["determiners"]
    noun = view.at(at + 1).isalpha() and view.at(at + 1) not in LISTS["no_noun"]
    return people and noun and view.at(at) not in view.verbs


def may_act(view: View, at: int, first: int = -1) -> bool:
    """Whether a word may be a finite verb; the `first` of some words only where it helps."""
    word, before = view.at(at), view.at(at - 1)
    if word in LISTS["auxiliaries"] and stops(view, at):
        return True
    if word in ("'s", "'d"):
        return before in LISTS["personal"]
    if at == first or view.is_capital(at) or before in LISTS["no_verb_behind"]:
        return False
    if is_past(view, at):
        return True
    if word in view.verbs and "base" in view.verbs[word].forms:
        return before.endswith("s") or before in LISTS["plurals"]
    return in_third_person(view, at)


def has_verb(view: View, first: int, end: int) -> bool:
    """Whether a finite verb may be among words outside quotation marks, behind the first."""
    return any(view.quote[at] < 0 and may_act(view, at, first) for at in range(first, end))


def reports(view: View, at: int) -> bool:
    """Whether a word looks like the finite verb of another report."""
    cue = view.verbs.get(view.at(at))
    if cue is None or not cue.frames or view.is_capital(at) or view.is_hyphen(at - 1):
        return False  # "so-called"
    before = view.at(at - 1)
    if "past" in cue.forms:
        return before not in LISTS["determiners"]
    says = "s" in cue.forms and "speech" in cue.frames and view.low[at] not in view.nouns
    between = says and view.is_capital(at - 1) and view.is_capital(at + 1)  # "Kim says Lee"
    return before in LISTS["personal"] or between


def helps(view: View, at: int) -> bool:
    """Whether a word is a finite auxiliary: "was", not "to have", "the will"."""
    if view.at(at) not in LISTS["finite_auxiliaries"] or view.at(at - 1) in LISTS["no_help"]:
        return False
    return view.low[at] != "may" or not view.is_capital(at) or view.is_headline(at)


def is_past(view: View, at: int) -> bool:
    """Whether a word looks like a verb in the past: "mocked", not "a renewed appeal"."""
    word = view.at(at)
    if view.is_capital(at) or word in LISTS["auxiliaries"] or view.at(at - 1) in LISTS["articles"]:
        return False
    return word.endswith("ed") or word in LISTS["pasts"]


def is_present(view: View, at: int) -> bool:
    """Whether a word of no list looks like a verb in the present: "the site carries a link"."""
    before = view.at(at - 1)
    if not before or not in_third_person(view, at) or view.low[at] in LISTS["phrase_ends"]:
        return False
    return before in ("he", "she") or (
        view.at(at + 1) in LISTS["determiners"] and before not in LISTS["no_subject"]
    )


def in_third_person(view: View, at: int) -> bool:
    """Whether a word ends as verbs do behind "she", and is no auxiliary: "carries"."""
    word = view.at(at)
    ends = word.endswith("s") and not word.endswith("ss") and word.isalpha()
    return ends and word not in LISTS["auxiliaries"] and not view.is_capital(at)


def goes_on_in_line(view: View, at: int) -> bool:
    """Whether a verb goes on behind a comma in a line without a stop: "Peru recalls its envoy,
    lodges protest"."""
    return view.at(at - 1) == "," and in_third_person(view, at) and is_line(view, at)


def is_line(view: View, at: int) -> bool:
    """Whether a word is in a line of its own without a stop, as headlines are."""
    low, high = view.bounds(at)
    return view.low[high - 1] not in {".", "?", "!", "…"} and view.is_paragraph(low, high)


def stops(view: View, at: int) -> bool:
    """Whether a word ends most phrases; "Will" and "May" may be names, "would-be" ends none."""
    word = view.low[at]
    if word not in LISTS["phrase_ends"] or (word in LISTS["also_names"] and view.is_capital(at)):
        return False
    return not is_hyphened(view, at)


def is_hyphened(view: View, at: int) -> bool:
    """Whether a word is part of a longer one: "would-be", "rank-and-file"."""
    return view.is_hyphen(at - 1) or view.is_hyphen(at + 1)
