"""The word lists as look-up tables, keyed as the text's words are."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

Kind = Literal["office", "profession", "honorific"]
Phrase = tuple[str, ...]

HERE = Path(__file__).parent
_BREAK = re.compile(r"[\s\-]+")


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
    needs: Literal["name", "title", "link"] | None = None
    field: bool = False
    rank: bool = False


Nouns = Mapping[str, tuple[Noun, ...]]
Phrases = Mapping[str, tuple[Phrase, ...]]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All lists. `nouns` and the phrase tables are keyed by first or last word, longest first."""

    nouns: Nouns
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
    not_people: frozenset[str]
    """What no name of a person has in it: nouns of bodies, of things, of fields."""


def normalise(word: str) -> str:
    """A word as the tables have it: lower case, straight apostrophe, no final full stop."""
    word = word.lower().replace("’", "'")
    return word[:-1] if word.endswith(".") and len(word) > 1 else word


def phrases(text: str) -> Iterator[Phrase]:
    """The comma-separated entries of a list, each as normalised words."""
    for entry in text.split(","):
        if words := _BREAK.split(entry.strip()):
            yield tuple(normalise(word) for word in words if word)


def plural(phrase: Phrase, irregular: Mapping[Phrase, Phrase]) -> Phrase:
    """The plural of a noun phrase, by the end of its last word where no list says otherwise."""
    for length in range(len(phrase), 0, -1):
        if phrase[-length:] in irregular:
            return phrase[:-length] + irregular[phrase[-length:]]
    last = phrase[-1]
    if last.endswith("man") and last not in ("shaman", "talisman"):
        last = last[:-3] + "men"
    elif last.endswith("person"):
        last += "s"
    elif re.search(r"[^aeiou]y$", last):
        last = last[:-1] + "ies"
    elif re.search(r"(s|x|ch|sh)$", last) and last not in ("monarch", "patriarch"):
        last += "es"
    else:
        last += "s"
    return (*phrase[:-1], last)


@cache
def lexicon() -> Lexicon:
    """The lists as they lie beside this file, read once."""
    offices, professions, honorifics, modifiers = (
        tomllib.loads((HERE / f"{name}.toml").read_text("utf-8"))
        for name in ("offices", "professions", "honorifics", "modifiers")
    )
    nouns = [
        *_nouns(professions, "profession"),
        *_nouns(offices, "office"),
        *_honorifics(honorifics),
    ]
    status = {
        phrase: name for name, words in modifiers["status"].items() for phrase in phrases(words)
    }
    domain = list(phrases(modifiers["domain"]["words"]))
    rank = list(phrases(modifiers["rank"]["words"]))
    return Lexicon(
        nouns=_by_first(nouns),
        inside=_by_word([*status, *rank, *domain], -1),
        status=status,
        after=_by_word(phrases(modifiers["after"]["words"]), 0),
        fields=_by_word(domain, 0),
        articled=_words(modifiers["field-articles"]),
        bound={
            word: frozenset(item[0] for item in phrases(text))
            for word, text in modifiers["bound"].items()
        },
        outside=_words(modifiers["outside"]),
        status_outside=_status_outside(modifiers["status-outside"]),
        rank=_words(modifiers["rank"]),
        body=_words(modifiers["body"]),
        group=_words(modifiers["group"]),
        kin=_words(modifiers["kin"]),
        compound=_words(modifiers["compound"]),
        things=_words(modifiers["name-nouns"]),
        reporting=_words(modifiers["reporting"]),
        not_people=_words(modifiers["body"]) | _words(modifiers["name-nouns"]) | _plurals(domain),
    )


def _status_outside(table: Mapping[str, str]) -> Mapping[str, str]:
    return {phrase[-1]: name for name, text in table.items() for phrase in phrases(text)}


def _plurals(entries: Iterable[Phrase]) -> frozenset[str]:
    return frozenset(phrase[-1] for phrase in entries if phrase[-1].endswith("s"))


def _words(table: Mapping[str, Any]) -> frozenset[str]:
    return frozenset(phrase[-1] for phrase in phrases(table["words"]))


def _nouns(tables: Mapping[str, Any], kind: Kind) -> Iterator[Noun]:
    irregular = {
        next(phrases(one)): next(phrases(many))
        for one, many in tables["irregular-plurals"]["plurals"]
    }
    for name, table in tables.items():
        if name == "irregular-plurals":
            continue
        upper, capital = (table.get("case") == name for name in ("upper", "capital"))
        options = {key: table[key] for key in ("noun", "needs", "field") if key in table}
        for entry in table["words"].split(","):
            written = " ".join(entry.split())
            phrase = next(phrases(written))
            case = written if upper else "Capital" if capital else None
            single = options | ({"needs": table["singular"]} if "singular" in table else {})
            yield Noun(phrase, kind, case=case, **single)
            many = plural(phrase, irregular)
            case = f"{written}s" if upper else case
            yield Noun(many, kind, plural=True, case=case, **options)
            if phrase[-1].endswith("person") and case is None:
                people = (*phrase[:-1], phrase[-1].removesuffix("person") + "people")
                yield Noun(people, kind, plural=True, **options)


def _honorifics(tables: Mapping[str, Any]) -> Iterator[Noun]:
    for table in tables.values():
        for entry in table["words"].split(","):
            written = " ".join(entry.split())
            case = written if written.isupper() else "Capital"
            yield Noun(
                next(phrases(written)),
                "honorific",
                case=case,
                needs=table["before"],
                rank=table.get("rank", False),
            )


def _by_first(nouns: Iterable[Noun]) -> Nouns:
    """Entries by first word, longest first; a later list comes before an earlier one."""
    table: dict[str, list[Noun]] = {}
    for noun in nouns:
        for phrase in _variants(noun.phrase):
            item = noun if phrase == noun.phrase else _with_phrase(noun, phrase)
            table.setdefault(phrase[0], []).insert(0, item)
    return {
        word: tuple(sorted(items, key=lambda item: -len(item.phrase)))
        for word, items in table.items()
    }


def _with_phrase(noun: Noun, phrase: Phrase) -> Noun:
    from dataclasses import replace

    return replace(noun, phrase=phrase)


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
