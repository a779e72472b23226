"""Names of one person together: full names first, then the short forms that the article uses."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any

from glossator_people import gender
from glossator_people.chains import Chain, Mention, by_head
from glossator_people.charges import describe_parties
from glossator_people.confidence import DESCRIPTION, FULL_NAME, UNSURE_NAME
from glossator_people.description import Description
from glossator_people.parts import Name, parse
from glossator_people.short_forms import KnownNames, ShortForms, is_introduced
from glossator_people.words import PeopleWords
from glossator_standard.given_names import given_names

ALIAS_REACH = 5
"""Words between a name and another of the same person."""
_NO_PERSONS = re.compile(r"://|@|&|\w{2,}\.[a-z]{2,}|[/_]|\b\d{4}\b")
"""What stands in the names of firms, in addresses and in dates."""
_BY = re.compile(r"(?:^|\n|\|)[ \t]*(?:by|By|BY)[ \t]+$")
"""Before the name of who wrote the article: "By Ana Ruiz"."""
_BY_REACH = 20
"""Code points before a name in which it is looked for."""
_AGE = re.compile(r"(?:,| \() ?(?:aged )?(\d{1,3})(?=[,).])")
"""An age behind a name: "Jo Bell, 26,", "Jo Bell (26)"."""


def find_names(
    words: PeopleWords, entities: Iterable[Any], descriptions: Sequence[Description]
) -> list[Mention]:
    """The names of persons, each with the title or noun before it."""
    before = {one.end: one for one in descriptions if not one.is_relative}
    of_name = {
        one.title.holder or one.title.holder_span: one
        for one in reversed(descriptions)
        if one.is_before_name
    }
    marked = {(one.start, one.end): one for one in entities if one.label == "PERSON"}
    unmarked = {
        one.title.holder_span: None
        for one in descriptions
        if one.is_held and one.title.holder is None
    }
    titles = {(one.first, one.end) for one in descriptions if one.title is not None}
    found: list[Mention] = []
    for extent, entity in sorted({**unmarked, **marked}.items(), key=lambda item: item[0]):
        first, end = words.covering(*extent)
        name = parse(words.text[slice(*extent)])
        last = found[-1].end if found else 0
        if first >= end or name is None or first < last or (first, end) in titles:
            continue
        mention = Mention(first, end, "name", first, name=name, entity=entity, extent=extent)
        if age := _AGE.match(words.text, extent[1]):
            mention.age = int(age[1])
        own = next((of_name[key] for key in mention.keys if key in of_name), None)
        _take_title(words, mention, before.get(first), own, last)
        if _is_persons(words, mention):
            found.append(mention)
    _share_families(words, found)
    return _without_firms(words, found, entities)


def _is_byline(words: PeopleWords, mention: Mention) -> bool:
    """Whether a paragraph begins with "By" and a name."""
    start = words.starts[mention.first]
    return _BY.search(words.text, max(0, start - _BY_REACH), start) is not None


def _share_families(words: PeopleWords, mentions: Sequence[Mention]) -> None:
    """Give on the family name of a couple: "Ken and Beryl Oke"."""
    families = {one.name.family for one in mentions if one.name and one.name.is_full}
    for one, two in pairwise(mentions):
        beside = words.at(one.end) == "and" and two.first == one.end + 1
        if not beside or one.name is None or two.name is None or one.name.is_full:
            continue
        given = one.name.family in given_names() and one.name.family not in families
        if given and two.name.is_full and words.same_sentence(one.first, two.first):
            one.name = Name((one.name.family,), two.name.family)


def _without_firms(
    words: PeopleWords, mentions: Sequence[Mention], entities: Iterable[Any]
) -> list[Mention]:
    """The names that are not a firm's: "Acme" is, where "Acme Corp." stands and no "Jo Acme"."""
    before = {words.ends[at]: words.ends[at - 1] for at in words.found["company"] if at}
    firms = {
        words.text[one.start : before[one.end]].rstrip(" ,")
        for one in entities
        if one.end in before and before[one.end] > one.start
    }
    families = {one.name.family for one in mentions if one.name and one.name.is_full}
    return [
        one
        for one in mentions
        if one.title is not None
        or one.extent is None
        or words.text[slice(*one.extent)] not in firms
        or (one.name is not None and not one.name.is_full and one.name.family in families)
    ]


def _is_persons(words: PeopleWords, mention: Mention) -> bool:
    """Whether a name can be a person's: no firm's ("Acme Corp."), no address."""
    surface = words.text[slice(*mention.extent)] if mention.extent else ""
    if _NO_PERSONS.search(surface) or words.isa(mention.end - 1, "company", "no_family"):
        return False
    if words.isa(mention.end, "breed"):
        return False
    one_word = mention.name is not None and not mention.name.is_full and mention.title is None
    return not (one_word and surface[0].islower())


def _take_title(
    words: PeopleWords,
    mention: Mention,
    beside: Description | None,
    own: Description | None,
    last: int,
) -> None:
    """Let the mention begin with the title or noun before the name, but not with another's."""
    one = own or beside

    def may_begin(first: int) -> bool:
        return last <= first < mention.first and words.same_sentence(first, mention.head)

    if one is not None and not one.is_plural and may_begin(one.first):
        mention.first, mention.title = one.first, one.title
    elif words.isa(mention.first - 1, "address") and may_begin(mention.first - 1):
        mention.first -= 1


def _describing(
    words: PeopleWords, mentions: Sequence[Mention]
) -> Iterator[tuple[Mention, Mention]]:
    """Names that only describe the full name beside them: "Ana Ruiz, the Iron Lady"."""
    for one, two in pairwise(mentions):
        if not words.same_sentence(one.first, two.first):
            continue
        if one.end == two.head and two.name is not None and two.name.is_full:
            yield one, two  # "Shadow Minister Ana Ruiz"
        elif (
            two.first == one.end + 2
            and not words.is_word(two.end)
            and (words.at(one.end), words.low[one.end + 1]) == (",", "the")
            and one.name is not None
            and one.name.is_full
        ):
            yield two, one


def _also_called(
    words: PeopleWords, mentions: Sequence[Mention]
) -> Iterator[tuple[Mention, Mention]]:
    """What the person named before goes by, too: "Ana Ruiz, also known as Spider", "(née Lund)",
    "aka “Spider”", and his peerage."""
    for one, two in pairwise(mentions):
        between = range(one.end, two.first)
        if len(between) > ALIAS_REACH or not words.same_sentence(one.first, two.first):
            continue
        said = [at for at in between if words.is_word(at)]
        is_alias = any(words.isa(at, "alias") for at in between)
        if is_alias and all(words.isa(at, "alias", "alias_part") for at in said):
            yield two, one
        elif (
            words.isa(two.head, "peer")
            and (words.at(one.end), words.at(two.end)) == (",", "of")
            and all(words.isa(at, "article") or words.is_number(at) for at in between[1:])
        ):
            yield two, one  # "John Oke, 2nd Earl of Kelmar"


def group(words: PeopleWords, mentions: Sequence[Mention]) -> list[Chain]:
    """The chains of the names: those of full names, then short forms among or beside them."""
    chains: list[Chain] = []
    by_name: dict[Name, Chain] = {}
    known = KnownNames()
    others = list(_also_called(words, mentions))
    called = [(one.name, named) for one, named in others]
    described = [*_describing(words, mentions), *others]
    for one, _ in described:
        one.kind, one.name = "nominal", None
    for mention in mentions:
        name = mention.name
        if name is None or not name.is_full:
            continue
        chain = by_name.get(name) or known.compatible(name)
        if chain is None:
            chain = Chain()
            chains.append(chain)
        by_name[name] = chain
        known.add(name, chain)
        chain.add(mention, "full-name", UNSURE_NAME if mention.is_unsure else FULL_NAME)
        chain.is_relative |= is_introduced(words, mention)
    for mention in mentions:
        # "Bell's mother, Ida": Ida Bell is not who Bell is.
        if mention.name is not None and not mention.name.is_full:
            for chain in known.given.get(mention.name.family, ()):
                chain.is_relative |= is_introduced(words, mention)
    for chain in chains:
        gender.of_names(words, chain)
    for name, named in called:
        if name is not None and named.chain is not None:
            known.add(name, named.chain)
    describe_parties(words, mentions)
    ShortForms(words, chains, known).join(mentions)
    for one, named in described:
        if named.chain is not None:
            named.chain.add(one, "title", DESCRIPTION)
    for chain in chains:
        chain.mentions.sort(key=by_head)
        chain.is_author = all(_is_byline(words, one) for one in chain.mentions)
        gender.of_names(words, chain)
    describe_parties(words, mentions)  # by short forms, too
    return chains
