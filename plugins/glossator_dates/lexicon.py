"""The words of time expressions, from ``words.toml``."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path

import msgspec

from glossator_standard.inflection import irregular_pasts, verb_forms


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What each word means, by group; see ``words.toml``."""

    months: dict[str, int]
    weekdays: dict[str, int]
    seasons: dict[str, str]
    parts: dict[str, str]
    units: dict[str, str]
    numbers: dict[str, int]
    ordinals: dict[str, int]
    decades: dict[str, int | str]
    days: dict[str, int]
    references: dict[str, str]
    sets: dict[str, str]
    frequencies: dict[str, int]
    directions: dict[str, int]
    vague: dict[str, str]
    modifiers: dict[str, str]
    holidays: dict[str, str]
    names: frozenset[str]
    tense: dict[str, frozenset[str]]
    cues: dict[str, frozenset[str]]


@lru_cache(maxsize=1)
def words() -> Words:
    """The lexicon, read once."""
    data = tomllib.loads(Path(__file__).with_name("words.toml").read_text("utf-8"))
    phrases = data.pop("names")["phrases"].replace("\n", " ").split(";")
    for section in ("tense", "cues"):
        data[section] = {name: {*listed.split()} for name, listed in data[section].items()}
    tense = data["tense"]
    for name in ("promising", "moving"):
        verbs = tense.pop(f"{name}_verbs")
        tense[name] |= {form for verb in verbs for form in verb_forms(verb)}
    tense["past"] |= irregular_pasts() - tense["promising"]
    return msgspec.convert({**data, "names": [phrase.strip() for phrase in phrases]}, Words)
