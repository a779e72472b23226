"""The word lists, and those of names, which a project can change."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Literal

import msgspec

from glossator_standard import ListEntry, NoFields, WordList

FOLDER = Path(__file__).with_name("lists")


class PlaceFields(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is said of a place."""

    kind: Literal["GPE", "LOC"] = "GPE"
    """Governed, or nature and regions."""


LISTS = (
    WordList("organisations", NoFields, "Organisations that are known by name.", key=str),
    WordList("places", PlaceFields, "Places that are known by name, beside GeoNames'.", key=str),
    WordList("groups", NoFields, "Demonyms, peoples, faiths, politics; plurals by rule.", key=str),
    WordList("given-names", NoFields, "Given names of persons.", key=str),
    WordList("no-names", NoFields, "What is no name though it is written like one.", key=str),
)
_TABLES: Mapping[str, tuple[tuple[str, str], ...]] = {
    "organisations": (
        *(("organisations", key) for key in ("media", "bodies", "parliaments", "irish")),
        *(("organisations", key) for key in ("companies", "parties")),
        *(("sourced", key) for key in ("companies", "newspapers", "teams", "clubs")),
    ),
    "groups": tuple(("groups", key) for key in ("demonyms", "peoples", "faiths", "politics")),
    "places": tuple(("places", key) for key in ("features", "countries", "regions")),
    "given-names": (("persons", "given_names"),),
    "no-names": (("words", "empty"),),
}


@cache
def entries(file: str, key: str) -> tuple[str, ...]:
    """The entries of one list, in its order."""
    text = " ".join(_tables(file)[key].split())
    return tuple(item for part in text.split(",") if (item := part.strip()))


@cache
def _tables(file: str) -> Mapping[str, str]:
    return tomllib.loads((FOLDER / f"{file}.toml").read_text("utf-8"))


@cache
def words(file: str, *keys: str) -> frozenset[str]:
    """The entries of some lists as a set."""
    return frozenset(item for key in keys for item in entries(file, key))


class WordFile:
    """The lists of a file, each as a set by its key: ``PERSONS.roles``."""

    def __init__(self, file: str) -> None:
        self._file = file

    def __getattr__(self, key: str) -> frozenset[str]:
        if key not in _tables(self._file):
            raise AttributeError(f"{self._file}.toml has no list {key!r}")
        found = words(self._file, key)
        setattr(self, key, found)  # the next time it is there
        return found


CONTEXTS, FACILITIES, GROUPS, HEADLINES, ORGANISATIONS, PERSONS, WORDS = map(
    WordFile,
    ("contexts", "facilities", "groups", "headlines", "organisations", "persons", "words"),
)


@cache
def own_entries() -> Mapping[str, Sequence[ListEntry]]:
    """The entries of the lists that a project can change."""
    return {
        name: [one for table in tables for one in _listed(*table)]
        for name, tables in _TABLES.items()
    }


def _listed(file: str, key: str) -> list[ListEntry]:
    fields: msgspec.Struct = NoFields()
    if file == "places":
        fields = PlaceFields(kind="LOC" if key == "features" else "GPE")
    return [ListEntry(one, fields, f"{file}.toml") for one in entries(file, key)]
