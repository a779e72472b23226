"""The word lists as look-up tables, keyed as the text's words are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Literal

from glossator_standard import ListEntry, english, inflection
from glossator_titles import grammar
from glossator_titles.lists import (
    PLAIN,
    Entries,
    Phrase,
    as_phrase,
    irregular_plurals,
    own_entries,
    phrases,
    tables,
)

Kind = Literal["office", "profession", "honorific"]


@dataclass(frozen=True, slots=True)
class Noun:
    """An entry: the noun of an office or a job, or a form of address.

    Attributes:
        phrase: Its words, normalised.
        kind: What list it stands in.
        plural: Whether it is the plural form.
        case: The written form that the text must have; None where any will do.
        noun: Whether it is also a verb, an adjective or a thing.
        needs: What must be there for it to be a title.
        field: Whether an of-phrase can name its field.
        rank: Whether a form of address is also a rank or an office.
    """

    phrase: Phrase
    kind: Kind
    plural: bool = False
    case: str | None = None
    noun: bool = False
    needs: Literal["name", "title", "link", "field"] | None = None
    field: bool = False
    rank: bool = False


_JOINTS = frozenset({"of", "in", "at", "to", "de", "for"})

Nouns = Mapping[str, tuple[Noun, ...]]
Phrases = Mapping[str, tuple[Phrase, ...]]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All lists. `nouns` and the phrase tables are keyed by first or last word, longest first."""

    nouns: Nouns
    alone: frozenset[str]
    """The entries of one word."""
    pairs: frozenset[Phrase]
    """The first two words of the others."""
    single: frozenset[str]
    """What is an office or a job alone, and could be a name."""
    inside: Phrases
    status: Mapping[Phrase, str]
    after: Phrases
    fields: Phrases
    articled: frozenset[str]
    bound: Mapping[str, frozenset[str]]
    outside: frozenset[str]
    status_outside: Mapping[str, str]
    rank: frozenset[str]
    body: frozenset[str]
    group: frozenset[str]
    kin: frozenset[str]
    compound: frozenset[str]
    things: frozenset[str]
    reporting: frozenset[str]
    sites: frozenset[str]
    described: frozenset[str]
    corporate: frozenset[Phrase]
    lookalikes: Phrases
    not_people: frozenset[str]
    """What no name of a person has in it: nouns of bodies, of things, of fields."""


def plural(phrase: Phrase, irregular: Mapping[Phrase, Phrase]) -> Phrase:
    """The plural of a noun phrase: of what stands before a preposition, or of its last word."""
    if phrase in irregular:
        return irregular[phrase]
    end = next((at for at, word in enumerate(phrase) if word in _JOINTS and at), len(phrase))
    head, rest = phrase[:end], phrase[end:]
    for length in range(end, 0, -1):
        if head[-length:] in irregular:
            return head[:-length] + irregular[head[-length:]] + rest
    return (*head[:-1], inflection.plural(head[-1]), *rest)


@cache
def own_lexicon() -> Lexicon:
    """Our lists alone, made once for all chains of a process."""
    return lexicon(own_entries())


def lexicon(lists: Entries) -> Lexicon:
    """Lists as look-up tables."""
    nouns = [
        *_nouns(lists["professions"], "profession", irregular_plurals("professions")),
        *_nouns(lists["offices"], "office", irregular_plurals("offices")),
        *_honorifics(lists["honorifics"]),
    ]
    status = {as_phrase(name): fields.status for name, fields, _ in lists["status"]}
    domain = [as_phrase(entry.phrase) for entry in lists["domain"]]
    rank = [as_phrase(entry.phrase) for entry in lists["rank"]]
    relational = [as_phrase(entry.phrase) for entry in lists["relational"]]
    after = [as_phrase(entry.phrase) for entry in lists["after"]]
    words = {name: frozenset(as_phrase(one.phrase)[-1] for one in lists[name]) for name in PLAIN}
    by_first = _by_first(nouns)
    every = {noun.phrase for found in by_first.values() for noun in found}
    return Lexicon(
        nouns=by_first,
        alone=frozenset(phrase[0] for phrase in every if len(phrase) == 1),
        pairs=frozenset(phrase[:2] for phrase in every if len(phrase) > 1),
        single=frozenset(noun.phrase[0] for noun in nouns if _is_single(noun)),
        inside=_by_word([*status, *rank, *domain, *relational], -1),
        status=status,
        after=_by_word(after, 0),
        fields=_by_word(domain, 0),
        articled=words["field-articles"],
        bound={
            word: frozenset(item[0] for item in phrases(text))
            for word, text in tables("modifiers")["bound"].items()
        },
        outside=words["outside"],
        status_outside={
            as_phrase(name)[-1]: fields.status for name, fields, _ in lists["status-outside"]
        },
        rank=words["rank"],
        body=words["body"],
        group=words["group"],
        kin=words["kin"],
        compound=words["compound"],
        things=words["name-nouns"],
        reporting=words["reporting"],
        sites=words["sites"],
        described=words["described"]
        | english.words("describing") - english.words("naming_adjective"),
        lookalikes=_by_word((as_phrase(entry.phrase) for entry in lists["lookalikes"]), 0),
        corporate=frozenset(as_phrase(entry.phrase) for entry in lists["corporate"]),
        not_people=words["body"] | words["name-nouns"] | _plurals(domain),
    )


def _is_single(noun: Noun) -> bool:
    alone = len(noun.phrase) == 1 and not noun.plural and noun.case in (None, "Capital")
    return alone and noun.phrase[0] not in grammar.CLEAR_ADDRESS


def _plurals(entries: Iterable[Phrase]) -> frozenset[str]:
    return frozenset(phrase[-1] for phrase in entries if phrase[-1].endswith("s"))


def _nouns(
    entries: Iterable[ListEntry], kind: Kind, irregular: Mapping[Phrase, Phrase]
) -> Iterator[Noun]:
    for written, said, _ in entries:
        phrase = as_phrase(written)
        is_upper = said.case == "upper" or (said.case is None and written.isupper())
        case = written if is_upper else "Capital" if said.case == "capital" else None
        options: dict[str, Any] = {"noun": said.noun, "needs": said.needs, "field": said.field}
        yield Noun(phrase, kind, case=case, **options | {"needs": said.singular or said.needs})
        many = as_phrase(said.plural) if said.plural else plural(phrase, irregular)
        case = (said.plural or f"{written}s") if is_upper else case
        yield Noun(many, kind, plural=True, case=case, **options)
        if phrase[-1].endswith("person") and case is None:
            people = (*phrase[:-1], phrase[-1].removesuffix("person") + "people")
            yield Noun(people, kind, plural=True, **options)


def _honorifics(entries: Iterable[ListEntry]) -> Iterator[Noun]:
    for written, said, _ in entries:
        inner = written.isalnum() and not written.istitle()  # "DySP"
        case = written if written.isupper() or inner else "Capital"
        yield Noun(as_phrase(written), "honorific", case=case, needs=said.before, rank=said.rank)


def _by_first(nouns: Iterable[Noun]) -> Nouns:
    """Entries by first word, longest first; a later list comes before an earlier one."""
    table: dict[str, list[Noun]] = {}
    for noun in nouns:
        for phrase in _variants(noun.phrase):
            table.setdefault(phrase[0], []).insert(0, replace(noun, phrase=phrase))
    return {
        word: tuple(sorted(items, key=lambda item: -len(item.phrase)))
        for word, items in table.items()
    }


def _variants(phrase: Phrase) -> Iterator[Phrase]:
    """The phrase as tokenisers may cut it: at an apostrophe or not."""
    yield phrase
    for position, word in enumerate(phrase):
        head, mark, tail = word.partition("'")
        if mark:
            cuts = [(head + mark, tail), (head, mark + tail)] if tail else [(head, mark)]
            for parts in cuts:
                yield phrase[:position] + parts + phrase[position + 1 :]


def _by_word(entries: Iterable[Phrase], position: int) -> Phrases:
    table: dict[str, set[Phrase]] = {}
    for phrase in entries:
        for variant in _variants(phrase):
            table.setdefault(variant[position], set()).add(variant)
    return {
        word: tuple(sorted(found, key=lambda item: (-len(item), item)))
        for word, found in table.items()
    }
