"""Reports by an adjective: "Kim is confident that ...", "She was critical of the plan"."""

from __future__ import annotations

from collections.abc import Iterator

from glossator_quotations import clauses, distant, ends, phrase_ends, phrases, subjects
from glossator_quotations.found import Found
from glossator_quotations.lexicon import LISTS
from glossator_quotations.verbs import group_start, is_adverb
from glossator_quotations.view import View

_THINGS = LISTS["things"]


def of_adjective(view: View, token: int) -> Iterator[Found]:
    """What the subject of an adjective of saying or thinking says or thinks."""
    low, high = view.bounds(token)
    links = view.adjectives[view.low[token]]
    link = token + 1
    if view.low[token] == "clear":
        link = phrases.that_behind(view, link, high)
    bare = "that" in links and clauses.begins(view, link, high)  # "is hopeful the talks will go on"
    if link + 1 >= high or not (bare or view.low[link] in links):
        return
    first = _verb(view, token, low)
    acts = first > low and view.low[first - 1] != "to"  # not "time for it to be open to traffic"
    subject = subjects.before(view, first, low) if acts else None
    if subject is None and view.low[first].endswith("ing") and view.low[first - 1] == ",":
        subject = distant.carried(view, first - 1, low, high)  # "Kim, making it clear that"
    clause = bare or view.low[link] in LISTS["clause_links"]
    start = link if clause or view.low[link] == "to" else link + 1
    end = (ends.clause_end if clause else phrase_ends.find)(view, link + 1, high)
    if subject and end > link + 1:
        if clause and view.low[subject[0]] == "it" and view.low[token] in LISTS["impersonal"]:
            subject = None  # "It is unclear whether"
        rule = f"{view.low[token]}:adjective"
        yield Found([(start, end)], (first, start), subject, rule, rank=2)


def _verb(view: View, token: int, low: int) -> int:
    """Where the verb group of an adjective begins: "has been very critical", "made it clear"."""
    clear = view.low[token] == "clear"
    verb = token - 1
    verb -= 2 * (view.low[max(verb - 1, low) : token] == ["far", "from"])  # "far from certain that"
    while verb > low and (is_adverb(view, verb) or (clear and view.low[verb] == "it")):
        verb -= 1
    made = clear and view.low[verb] in LISTS["making"]
    if not made and view.low[verb] not in LISTS["all_copulas"]:
        return low
    first = group_start(view, verb, low)
    return low if clear and not made and _is_shown(view, first) else first


def _is_shown(view: View, verb: int) -> bool:
    """Whether something is clear to all, and nobody clear about it: "it was clear that"."""
    before = view.low[verb - 1]
    return before in _THINGS or not (before in LISTS["personal"] or view.is_capital(verb - 1))
