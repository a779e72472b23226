"""Descriptions: of somebody who is named beside them, or standing for somebody without a name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import takewhile

from glossator_people.chains import Chain, Mention, by_head, nearest_before
from glossator_people.charges import PARTIES, is_charged, party_of
from glossator_people.confidence import DESCRIPTION, OPEN
from glossator_people.description import HEADS, Description
from glossator_people.lexicon import classes
from glossator_people.named_next import LEAD, NEAR, named_next
from glossator_people.words import PeopleWords

BEHIND = 8
"""Words behind a name's comma in which an apposition has its noun."""


def hold(
    words: PeopleWords, descriptions: Sequence[Description], names: Sequence[Mention]
) -> dict[int, Chain]:
    """Give each description to the person whose name stands beside it; whom, by where it begins.

    One beside a name is no mention of its own: "the mayor" in "Ana Ruiz, the mayor" belongs to the
    phrase of the name, as in OntoNotes.
    """
    by_holder = {key: mention for mention in names for key in mention.keys}
    by_start = {one.first: one for one in descriptions}
    by_end = {mention.end: mention for mention in names}
    by_head = {token: mention for mention in names for token in range(mention.first, mention.end)}
    used: dict[int, Chain] = {}
    for one in descriptions:
        name = by_head.get(one.first)
        if name is None:
            name = _apposed(words, one, by_head) or _identified(words, one, by_head)
        if name is None and not one.title:
            name = _before_comma(words, one, by_end)
        if name is None and one.is_relative and words.at(one.end) == "and":
            told = by_start.get(one.end + 1)  # "Oke's brother and head of security, Dan Berg,"
            name = by_holder.get(told.title.holder) if told and told.is_held else None
        if one.is_held:
            name = by_holder.get(one.title.holder or one.title.holder_span, name)
        if name is not None and name.chain is not None:
            name.chain.describe(one)
            for party in PARTIES:
                if one.head[-1] in party.nouns:
                    party.describe(name.chain, one.first)
            used[one.first] = name.chain
    return used


def _apposed(
    words: PeopleWords, one: Description, by_head: Mapping[int, Mention]
) -> Mention | None:
    """The name of a relative behind it ("his son Dan", "his son, Dan, said", "her husband, retired
    Army Major Dan Oke, left"), or of the same title: "the judge, His Honour Judge Dan Oke,"."""
    if words.at(one.end) != ",":
        return by_head.get(one.end) if one.is_relative else None
    # "the father, Dan Oke,", "the accused, Dan Oke,"
    is_told = one.head[-1] in classes()["kin"] or one.head[-1] in classes()["party"]
    token = one.end + 1
    while token not in by_head and token < one.end + BEHIND:
        if not (words.is_capital(token) or words.isa(token, "in_title")):
            break
        token += 1
    name = by_head.get(token)
    if name is None:
        return None
    has_letters = words.isa(name.end, "suffix")  # "his barrister, Dan Oke QC"
    if words.is_word(name.end) and not has_letters:
        return None
    is_told |= has_letters or one.head[-1] in words.low[name.first : name.head]
    return name if is_told else None


def _identified(
    words: PeopleWords, one: Description, by_head: Mapping[int, Mention]
) -> Mention | None:
    """The name by which somebody is told who he is: "the victim was named as Tom Oke", "police
    identified the man as 33-year-old Tom Oke"."""
    token = one.end + (words.at(one.end) == ",")  # "the man, identified only as Oke"
    while words.isa(token, "auxiliary", "identifying") or "by" in words.low[token - 1 : token + 1]:
        token += 1 + words.at(token + 1).endswith("ly")  # "has been named by police"
    is_told = any(words.isa(at, "identifying") for at in range(one.first - 2, token))
    if not is_told or words.at(token) != "as":
        return None
    token += 1
    while token not in by_head and token < one.end + 2 * BEHIND and words.may_describe(token):
        token += 1
    return by_head.get(token)


def _before_comma(
    words: PeopleWords, one: Description, by_end: dict[int, Mention]
) -> Mention | None:
    """The name that a noun is apposed to: "Tom Oke, a 14-year-old boy"."""
    for token in words.leftwards(one.first, BEHIND):
        if words.isa(token, "apposing"):
            own = one.first - 1 - 2 * (words.at(one.first - 1) == "-")  # "his half-brother"
            opens = words.isa(token + 1, "article") or (one.is_relative and token == own - 1)
            return by_end.get(token) if opens else None
    return None


def stand_in(
    words: PeopleWords,
    descriptions: Sequence[Description],
    chains: list[Chain],
    names: Sequence[Mention],
    used: Mapping[int, Chain],
) -> list[Mention]:
    """The descriptions that stand for somebody themselves: of a chain, or of one of their own."""
    taken = {token for mention in names for token in range(mention.first, mention.end)}
    by_noun: dict[str, list[Chain]] = {}
    for chain in chains:
        for noun in chain.nouns:
            by_noun.setdefault(noun, []).append(chain)
    ordered = sorted(names, key=by_head)
    found: list[Mention] = []
    for one in descriptions:
        if one.first in used or one.first in taken or _is_nobody(one):
            continue
        if not one.known or _is_office(words, one):
            continue
        owner, sure = _named_beside(words, one, chains), DESCRIPTION
        if owner is None and one.known != "a":
            owner, sure = _described(words, one, _so_called(one, chains, by_noun))
            if owner is None and one.known == "the" and one.head[-1] not in classes()["kin"]:
                owner, sure = _near(words, one, ordered), OPEN
            if owner is None and not _tells_of_somebody(words, one):
                continue
        is_told_before = owner is not None
        if owner is None:
            owner, sure = _new(one), DESCRIPTION
            chains.append(owner)
        party = party_of(words, one)
        if party is not None:
            party.describe(owner, one.first)
        for noun in (*(party.nouns if party else ()), one.head[-1]):
            if owner not in by_noun.setdefault(noun, []):
                by_noun[noun].append(owner)
        mention = Mention(one.first, one.end, "nominal", one.first, title=one.title)
        owner.add(mention, _rule(one, owner), sure)
        if one.title is not None and is_told_before:
            owner.describe(one)
        owner.mentions.sort(key=by_head)
        found.append(mention)
    return found


def _is_nobody(one: Description) -> bool:
    """Whether a description stands for nobody alone: several, a form of address, who is yet to be
    something, or a title with its holder."""
    title = one.title
    is_other = title is not None and (title.rank == "honorific" or title.when == "future")
    return one.is_held or one.is_plural or is_other


def _named_beside(words: PeopleWords, one: Description, chains: Sequence[Chain]) -> Chain | None:
    """Whom the next sentences name: of somebody in the lead, or of "the judge", behind which stands
    "Judge Dan Holm"."""
    if words.sentence_of[one.first] < LEAD:
        return named_next(words, one, chains)
    if one.known != "the" or not one.title:
        return None
    before = [it for it in chains if any(d.is_before_name for d in it.kinds.values())]
    return named_next(words, one, before)


def _so_called(
    one: Description, chains: Sequence[Chain], by_noun: Mapping[str, Sequence[Chain]]
) -> Sequence[Chain]:
    """Of whom the noun of a description was said before."""
    noun = one.head[-1]
    found = by_noun.get(noun, ())
    if one.known == "whose":  # whose those with a name are is not known else
        is_only = len(found) == 1 and noun in classes()["representative"]
        return [
            it
            for it in found
            if not it.names or is_only or is_charged(it) or _is_told_again(one, it)
        ]
    if noun in HEADS:
        found = chains
    if one.is_acting:
        leads = (it for it in chains if any(map(one.can_be, it.kinds.values())))
        found = [*found, *(it for it in leads if it not in found)]
    teens = [chain for chain in chains if chain.is_teen] if noun in classes()["teen"] else []
    return [*found, *teens]


def _tells_of_somebody(words: PeopleWords, one: Description) -> bool:
    """Whether a description of nobody who was told of tells enough to be somebody."""
    noun = one.head[-1]
    is_told = one.title or one.age or noun in classes()["untold"] or is_told_apart(words, one)
    return bool(is_told) and not one.is_relative and noun not in classes()["called"]


def _new(one: Description) -> Chain:
    """A person of whom only this is known."""
    is_noun = one.known != "a" and one.title is None and not (one.known == "the" and one.age)
    chain = Chain(is_new=one.known == "a", is_noun=is_noun, is_relative=one.known == "whose")
    if one.gender:
        chain.tell(one.gender, "title")
    chain.describe(one)
    return chain


def _is_office(words: PeopleWords, one: Description) -> bool:
    """Whether a title is the office, whoever holds it: "the role of the president"."""
    before = words.leftwards(one.first, BEHIND)
    article = next((at for at in before if words.isa(at, "article")), 0)
    return words.at(article - 1) == "of" and words.isa(article - 2, "of_office")


def _described(
    words: PeopleWords, one: Description, chains: Sequence[Chain]
) -> tuple[Chain | None, float]:
    """The person who was described so before: of several one of the same body or state, then one
    of the same words, then the one mentioned last.

    "The head of Zentrix" is nobody whom the same sentence has named as another's head.
    """
    found: list[tuple[bool, bool, int, Chain]] = []
    for chain in chains:
        before = chain.last_before(one.first)
        if before is None or not (chain.can_be(one.gender) and _is_of_then(words, one, chain)):
            continue
        if (
            (one.of or one.field)
            and words.same_sentence(before.head, one.first)
            and all((one.of, one.field) != (it.of, it.field) for it in chain.kinds.values())
        ):
            continue
        is_of_years = chain.is_teen and one.head[-1] in classes()["teen"]
        if is_of_years or any(one.can_be(other) for other in chain.kinds.values()):
            how = _is_told_again(one, chain), _is_worded_so(one, chain)
            found.append((*how, before.head, chain))
    best = max(found, key=lambda it: it[:3], default=None)
    return best and best[3], DESCRIPTION if len(found) == 1 else OPEN


def is_told_apart(words: PeopleWords, one: Description) -> bool:
    """Whether what follows says who is meant, and so nobody who was named: "the man accused of
    theft", "the woman who ran", "the driver of the van"."""
    return words.isa(one.end, "relative_person", "telling_apart")


def _near(words: PeopleWords, one: Description, ordered: Sequence[Mention]) -> Chain | None:
    """The only one of the last sentences who can be meant: for "the boy" the only boy, for "the
    singer" whoever may be it, for "the diplomat" whose title says so."""
    if one.is_relative or is_told_apart(words, one):
        return None
    near: list[Chain] = []
    for mention in nearest_before(ordered, one.first):
        if words.sentence_of[one.first] - words.sentence_of[mention.head] > NEAR:
            break
        chain = mention.chain
        if chain is None or chain.is_author or chain in near or _says_so(words, mention, one):
            continue
        if _is_of_then(words, one, chain) and _may_be_meant(words, one, chain):
            near.append(chain)
    near = [it for it in near if one.title and _is_called_again(one, it)] or near
    if len(near) > 1 and _opens_clause(words, one):
        before = nearest_before(ordered, one.first)
        within = takewhile(lambda it: words.same_sentence(it.head, one.first), before)
        told = {id(it.chain) for it in within}
        near = [it for it in near if id(it) in told]
    return near[0] if len(near) == 1 else None


def _says_so(words: PeopleWords, mention: Mention, one: Description) -> bool:
    """Whether somebody tells of another: "Ana Ruiz confirmed the woman was a nurse"."""
    verb = words.before_phrase(one.first)
    told = words.isa(verb, "saying") and words.isa(verb + 1, "definite")
    return told and words.same_sentence(mention.head, verb) and mention.kind == "name"


def _opens_clause(words: PeopleWords, one: Description) -> bool:
    """Whether "the" and a noun begin a clause within: "he quit after the ailing leader fled"."""
    token = words.before_phrase(one.first)
    return words.isa(token + 1, "definite") and words.isa(token, "subordinator")


def _is_told_again(one: Description, chain: Chain) -> bool:
    """Whether somebody was told to hold the same office of the same body or state."""
    return any(map(one.is_told_again, chain.kinds.values()))


def _is_of_then(words: PeopleWords, one: Description, chain: Chain) -> bool:
    """Whether neither an age nor a time tells somebody apart, as it does whoever was a leader from
    "the new leader"."""
    if not chain.may_be_aged(one.age):
        return False
    titles = [it.title for it in chain.kinds.values() if it.title]
    is_new = words.at(one.first - 1) == "new"
    return not (is_new and titles and all(title.when == "former" for title in titles))


def _is_worded_so(one: Description, chain: Chain) -> bool:
    """Whether somebody was called the same: "the military official", "the leader" a leader."""
    said = (it.head for it in chain.kinds.values())
    return any(head[-1:] == one.head if len(one.head) == 1 else head == one.head for head in said)


def _may_be_meant(words: PeopleWords, one: Description, chain: Chain) -> bool:
    """Whether a noun that never was said of somebody may stand for him."""
    if one.head[-1] in classes()["called"]:
        return chain.can_be(one.gender)
    if one.title is None:
        return one.gender is not None and (chain.gender or chain.leans) == one.gender
    # "the usual politician approach"
    told = (it for it in chain.kinds.values() if it.first < one.first)
    is_untold = all(it.title and it.title.rank == "honorific" for it in told)
    may_lead = is_untold and bool(chain.names) and one.head[-1] in classes()["leading"]
    is_told = may_lead or _is_called_again(one, chain)
    return is_told and words.stands_alone(one.end) and chain.can_be(one.gender)


def _is_called_again(one: Description, chain: Chain) -> bool:
    """Whether a noun by itself calls again who was told to hold an office."""
    told = (it for it in chain.kinds.values() if it.first < one.first)
    return any(map(one.takes_in, told))


def _rule(one: Description, owner: Chain) -> str:
    if one.title is None:
        return "description"
    return "title" if any(map(one.can_be, owner.kinds.values())) else "broader"
