"""The titles of a document: cores found, linked, and those without what they need left out."""

from __future__ import annotations

from collections.abc import Iterator

import glossator
from glossator_standard import Status, Title
from glossator_titles import affiliations, grammar
from glossator_titles.acronyms import with_acronyms
from glossator_titles.candidates import find_cores
from glossator_titles.holders import link
from glossator_titles.lexicon import Lexicon
from glossator_titles.context import Context, Linked
from glossator_titles.names import People
from glossator_titles.phrases import Phrase, parse
from glossator_titles.view import Core, View, view

_SPAN = 14
"""How far after a title its end may be told: "was governor of Songkhla from 2011 until"."""


def titles(document: glossator.Document, lexicon: Lexicon) -> Iterator[Title]:
    """Yield the titles of one document."""
    words = view(document)
    cores = with_acronyms(words, find_cores(words, lexicon), lexicon)
    if not cores:
        return
    people = People(words, cores, lexicon)
    limits = [0, *(core.end for core in cores)]
    linked = [
        Linked(core, parse(words, core, lexicon, limit))
        for core, limit in zip(cores, limits, strict=False)
    ]
    link(Context(words, linked, people, lexicon))
    offices = {core.first for core in cores if core.noun.kind == "office"}
    known = {
        title.core.noun.phrase
        for title in linked
        if title.holder is not None and title.core.noun.case not in (None, "Capital")
    }
    for title in linked:
        again = title.core.noun.phrase in known and title.phrase.determiner != ""
        if again or _kept(words, title, lexicon, offices):
            yield _title(words, title)


def _over(words: View, title: Linked) -> bool:
    """Whether it is told as past, with its end: "was governor from 2011 until he left"."""
    before = title.phrase.edge - 1
    while words.at(before) in grammar.PREDICATE_ADVERBS:
        before -= 1
    served = words.at(before) == "as" and words.at(before - 1) in ("served", "worked", "acted")
    if not served and words.at(before) not in ("was", "were"):
        return False
    after = []
    for at in range(title.core.end, min(title.core.end + _SPAN, len(words))):
        word = words.low[at]
        joint = word == "and" and not words.at(at - 1).isdigit()
        if joint or word in (".", ";", ",") or not words.same(at, title.core.first):
            break
        after.append(word)
    if "until" in after or "till" in after:
        return True
    years = [at for at, word in enumerate(after) if len(word) == 4 and word.isdigit()]
    return len(years) > 1 and after[years[0] - 1] in ("from", "between")


def _kept(words: View, title: Linked, lexicon: Lexicon, offices: set[int]) -> bool:
    """Whether a candidate has what its list entry asks for."""
    noun, phrase = title.core.noun, title.phrase
    held = title.holder is not None
    if noun.kind == "office" and noun.needs == "name":
        return title.rule == "before-name"
    if noun.kind == "honorific":
        return _addresses(words, title, offices)
    if noun.needs == "link":
        if noun.kind == "profession":
            return title.holder is not None and title.holder.id is not None
        if noun.phrase[0] == "partner" and phrase.determiner in grammar.POSSESSIVES:
            return False
        return held or _of_group(words, title, lexicon)
    if noun.kind == "profession" and noun.plural:
        owned = phrase.determiner in grammar.POSSESSIVES or phrase.determiner == "'s"
        return held or owned or _certain(words, phrase)
    return True


def _certain(words: View, phrase: Phrase) -> bool:
    """Whether certain people are meant: "a team of astronomers", "astronomers at Norvik"."""
    names = (words.name(target.first) for target in phrase.after if target.link == "at")
    if any(name is not None and name.label == "ORG" for name in names):
        return True
    of = phrase.edge - 1
    while words.at(of) in ("and", ",") or ((name := words.name(of)) and name.label == "NORP"):
        of -= 1
    team = words.at(of) == "of" and words.at(of - 1) in grammar.TEAMS
    return team and words.same(of - 1, phrase.edge)


def _addresses(words: View, title: Linked, offices: set[int]) -> bool:
    """Whether a form of address has a name after it, or an office ("Madam Speaker")."""
    noun, holder = title.core.noun, title.holder
    if noun.needs == "title":
        long = len("".join(noun.phrase)) > 3
        return holder is not None or long or _before_office(words, title)
    common = words.low[title.core.first] in grammar.COMMON_WORDS and len(noun.phrase) == 1
    if words.marked and common:
        return holder is not None and holder.id is not None
    return holder is not None or (noun.kind == "honorific" and title.core.end in offices)


def _before_office(words: View, title: Linked) -> bool:
    after = words.at(title.core.end)
    return after == "the" or words.capital(title.core.end)


def _of_group(words: View, title: Linked, lexicon: Lexicon) -> bool:
    """Whether "member" is of a body that one is elected or appointed to."""
    if title.core.noun.phrase[-1] not in ("member", "members"):
        return False
    before = (
        words.low[title.core.noun_first - 1] if title.core.first < title.core.noun_first else ""
    )
    target = title.phrase.before
    if before in lexicon.group or (target and words.low[target.end - 1] in lexicon.group):
        return True
    if before == "founding" and any(target.link == "of" for target in title.phrase.after):
        return True
    return any(
        target.link == "of" and words.low[target.end - 1] in lexicon.group
        for target in title.phrase.after
    )


def _title(words: View, title: Linked) -> Title:
    target = affiliations.affiliation(words, title)
    place = affiliations.place(words, title)
    holder = title.holder
    return Title(
        start=words.starts[title.core.first],
        end=words.ends[title.core.end - 1],
        status=_status(words, title),
        holder=holder.id if holder else None,
        holder_span=words.extent(holder.first, holder.end) if holder else None,
        affiliation=affiliations.identifier(words, target) if target else None,
        affiliation_span=words.extent(*affiliations.trimmed(words, target)) if target else None,
        place=affiliations.identifier(words, place) if place else None,
        place_span=words.extent(place.first, place.end) if place else None,
        rule=f"{title.core.noun.kind}:{title.rule}",
    )


def _status(words: View, title: Linked) -> Status:
    core: Core = title.core
    if core.is_honorific:
        return "honorific"
    found = core.status
    owned = title.phrase.determiner == "'s" or title.phrase.determiner in grammar.POSSESSIVES
    if found is None and owned and core.noun.phrase[-1] in ("deputy", "deputies"):
        return "deputy"  # "Prasert's deputy", where "the deputy" may sit in a chamber
    if found in (None, "deputy") and title.phrase.status is not None:
        found = title.phrase.status
    if found is None and _over(words, title):
        found = "former"
    statuses: dict[str | None, Status] = {
        "former": "former", "acting": "acting", "deputy": "deputy", "elect": "elect",
    }  # fmt: skip
    return statuses.get(found, "current")
