"""Who holds a title: the rules in order, from the surest to the least sure."""

from __future__ import annotations

from glossator_titles import coordination, name_before, name_behind, predicates
from glossator_titles.complements import after_name
from glossator_titles.context import Context, Linked
from glossator_titles.names import Person


def link(context: Context) -> None:
    """Find each title's holder, then share it between titles that are joined."""
    taken: set[int] = set()
    for title in context.titles:
        person, rule = _holder(context, title, taken)
        apart = rule == "apposition" or (person is not None and person.first > title.core.end)
        if person is None or (apart and _of_another(context, title, person)):
            continue
        title.holder, title.rule = person, rule
        phrase = title.phrase
        several = title.core.noun.plural
        alone = not (phrase.before or phrase.after or several)
        behind = rule == "apposition" and person.first > title.core.end
        if alone and (rule == "before-name" or behind):
            view, end = context.view, person.end
            apart = (
                view.at(end) == "," and view.at(end + 1) == "of"
            )  # "Silva, of Norvik Bank, said"
            bodies = after_name(view, end + apart, title.core, context.lexicon)
            phrase.after = [one for one in bodies if not (one.place and (apart or behind))]
    coordination.share(context)


def _of_another(context: Context, title: Linked, person: Person) -> bool:
    """Whether it is who serves it that is named: "adviser to the president on trade Ana Silva"."""
    before = title.phrase.edge - 1
    outer = context.by_end.get(before)
    served = outer is not None and context.view.low[before] in ("to", "of")
    return served and outer is not None and outer.holder == person


def _holder(context: Context, title: Linked, taken: set[int]) -> tuple[Person | None, str]:
    """The holder and the rule; `taken` has where names start that a title before has claimed."""
    core = title.core
    trust = core.is_honorific or (context.view.is_capital(core.first) and not core.noun.plural)
    after = title.phrase.after
    end = after[0].end if after and after[0].link == "beside" else core.end
    if (person := context.name_at(end, trust=trust)) is not None:
        clause = core.noun.plural and title.phrase.determiner
        if clause and not name_behind.listed(context.view, person):
            return None, "noun"  # "the officials Silva has met"
        return person, "before-name"
    if core.is_honorific:
        return None, ""
    if (person := name_behind.after_complement(context, title)) is not None:
        return person, "before-name"
    if (person := name_behind.named(context, title)) is not None:
        return person, "named"
    if (person := name_before.directly_left(context, title)) is not None:
        return person, "after-name"
    left = name_before.left(context, title)
    organisation = name_behind.after_comma(context, title)
    if left is not None and organisation is not None and left.first not in taken:
        title.phrase.after.append(organisation)
        return left, "apposition"
    right = name_behind.right(context, title)
    if left is not None and (right is None or left.first not in taken):
        return left, "apposition"
    if right is not None:
        taken.add(right.first)
        return right, "apposition"
    if (person := name_behind.past_joined(context, title)) is not None:
        return person, "joined"
    person = predicates.predicate(context, title) or predicates.reverse_predicate(context, title)
    return person, "predicate"
