"""The lists as entries, each with what its table says of it; a project can change them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Literal

import msgspec

from glossator_standard import ListEntry, NoFields, WordList

HERE = Path(__file__).parent / "lists"
Phrase = tuple[str, ...]

_BREAK = re.compile(r"[\s\-]+")
Entries = Mapping[str, Sequence[ListEntry]]


def normalise(word: str) -> str:
    """A word as the tables have it: lower case, straight apostrophe, no final full stop."""
    word = word.lower().replace("’", "'")
    return word[:-1] if word.endswith(".") and len(word) > 1 else word


def as_phrase(text: str) -> Phrase:
    """An entry of a list as normalised words; a hyphen parts words as a space does."""
    return tuple([normalise(word) for word in _BREAK.split(text) if word])


def phrases(text: str) -> Iterator[Phrase]:
    """The comma-separated entries of a list."""
    return map(as_phrase, text.split(","))


class NounFields(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is said of an office or a profession; see the head of offices.toml."""

    case: Literal["any", "upper", "capital"] | None = None
    """Which written form the text must have; as written where all of it is in capitals."""
    noun: bool = False
    needs: Literal["name", "title", "link", "field"] | None = None
    singular: Literal["name", "title", "link"] | None = None
    field: bool = False
    plural: str = ""
    """The plural, where it is none by rule."""


class HonorificFields(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is said of a form of address; see the head of honorifics.toml."""

    before: Literal["name", "title"] = "name"
    rank: bool = False


class StatusFields(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a word says of the title."""

    status: Literal["former", "elect", "future", "acting", "deputy", "vice"] = "former"


PLAIN = {
    "after": "What follows the noun of an office and is part of it.",
    "rank": "Ranks and sorts of office, in the title.",
    "domain": "Fields of an office, in the title.",
    "relational": "Adjectives of a field, in the title.",
    "field-articles": 'Fields that take an article after "of".',
    "body": "Nouns of bodies.",
    "group": "Nouns of groups of people.",
    "outside": "Adjectives that are not in the title.",
    "kin": "Nouns of kinship.",
    "compound": "Nouns that make another thing of an office before them.",
    "name-nouns": "Nouns of things that are named after offices.",
    "reporting": "Verbs of saying.",
    "sites": "Nouns of what is named after people: streets, schools, prizes.",
    "corporate": "Offices of bodies alone: nobody has a chairman.",
    "described": "Adjectives that describe a body, and begin no name.",
    "lookalikes": "Names of things and of invented persons that begin as titles do.",
}
"""Lists of modifiers.toml of whose entries nothing is said, with what stands in them."""


def one_key(phrase: str) -> Phrase:
    """What two spellings of one entry have in common: case and hyphens do not count."""
    return as_phrase(phrase.replace(",", " "))


def _check(phrase: str, _fields: object) -> None:
    if not one_key(phrase) or "," in phrase:
        raise ValueError(f"expected words without a comma, got {phrase!r}")


def _list(name: str, fields: type[msgspec.Struct], meaning: str) -> WordList:
    return WordList(name, fields, meaning, check=_check, key=one_key)


LISTS = (
    _list("offices", NounFields, "Nouns of offices: of state, business, forces, religion."),
    _list("professions", NounFields, "Nouns of ordinary jobs."),
    _list("honorifics", HonorificFields, "Forms of address, as they are written."),
    _list("status", StatusFields, "What says that an office is not simply held, in the title."),
    _list("status-outside", StatusFields, "The same, not in the title."),
    *(_list(name, NoFields, meaning) for name, meaning in PLAIN.items()),
)


@cache
def tables(name: str) -> dict[str, Any]:
    """A file of lists as it lies beside this one."""
    return tomllib.loads((HERE / f"{name}.toml").read_text("utf-8"))


def irregular_plurals(name: str) -> Mapping[Phrase, Phrase]:
    """The plurals that a file gives, by the words whose they are."""
    pairs = tables(name)["irregular-plurals"]["plurals"]
    return {as_phrase(one): as_phrase(many) for one, many in pairs}


@cache
def own_entries() -> Entries:
    """The entries of all files."""
    modifiers = tables("modifiers")
    return {
        "offices": list(_nouns("offices")),
        "professions": list(_nouns("professions")),
        "honorifics": list(_honorifics()),
        **{name: list(_with_status(modifiers, name)) for name in ("status", "status-outside")},
        **{name: list(_plain(modifiers, name)) for name in PLAIN},
    }


def _nouns(name: str) -> Iterator[ListEntry]:
    for key, table in tables(name).items():
        if key == "irregular-plurals":
            continue
        said = {"case": "any", **{one: table[one] for one in table if one != "words"}}
        fields = msgspec.convert(said, NounFields)
        for written in _written(table["words"]):
            yield ListEntry(written, fields, f"{name}.toml")


def _honorifics() -> Iterator[ListEntry]:
    for table in tables("honorifics").values():
        fields = HonorificFields(before=table["before"], rank=table.get("rank", False))
        for written in _written(table["words"]):
            yield ListEntry(written, fields, "honorifics.toml")


def _with_status(modifiers: Mapping[str, Any], name: str) -> Iterator[ListEntry]:
    for status, words in modifiers[name].items():
        fields = StatusFields(status=status)
        for written in _written(words):
            yield ListEntry(written, fields, "modifiers.toml")


def _plain(modifiers: Mapping[str, Any], name: str) -> Iterator[ListEntry]:
    for written in _written(modifiers[name]["words"]):
        yield ListEntry(written, _NOTHING, "modifiers.toml")


_NOTHING = NoFields()


def _written(words: str) -> Iterator[str]:
    for entry in words.split(","):
        yield " ".join(entry.split())
