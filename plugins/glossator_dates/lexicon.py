"""The words of time expressions, from ``lists/words.toml``."""

from __future__ import annotations

import tomllib
from functools import lru_cache
from pathlib import Path

import msgspec

from glossator_standard.inflection import all_forms, irregular_pasts, plural


class Unit(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A unit of time; the head of the units in ``lists/words.toml`` says what each field is."""

    length: str
    fineness: int
    unknown: str
    days: int = 0
    months: int = 0
    times: int = 1
    vague: str = ""
    finer: str = ""
    parts: int = 0


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What each word means, by group; see ``lists/words.toml``."""

    classes: dict[str, dict[str, int | str]]
    units: dict[str, Unit]
    words: dict[str, frozenset[str]]
    approximations: dict[str, str]
    holidays: dict[str, str]
    names: frozenset[str]
    tense: dict[str, frozenset[str]]
    cues: dict[str, frozenset[str]]

    def number(self, name: str, word: str) -> int:
        """What a word of a class stands for: the number of a month."""
        return int(self.classes[name][word])


@lru_cache(maxsize=1)
def words() -> Words:
    """The lexicon, read once."""
    data = tomllib.loads((Path(__file__).parent / "lists" / "words.toml").read_text("utf-8"))
    phrases = data.pop("names")["phrases"].replace("\n", " ").split(";")
    for section in ("words", "tense", "cues"):
        data[section] = {name: {*listed.split()} for name, listed in data[section].items()}
    tense = data["tense"]
    for name in ("promising", "moving"):
        verbs = tense.pop(f"{name}_verbs")
        tense[name] |= {form for verb in verbs for form in all_forms(verb)}
    tense["past"] |= irregular_pasts() - tense["promising"]
    classes = data["classes"]
    for name in [name for name in classes if name.startswith("unit") and name != "unitperiod"]:
        classes["units"] |= {plural(unit): letter for unit, letter in classes[name].items()}
    for day, number in classes["weekday"].items():
        if day.endswith("day"):
            classes["set"][plural(day)] = f"XXXX-WXX-{number}"
    return msgspec.convert({**data, "names": [phrase.strip() for phrase in phrases]}, Words)
