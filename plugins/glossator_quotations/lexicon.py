"""The lists of reporting words, and those of ``words.toml``, ready to look up by word form."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from glossator_quotations.lists import Entries, own_entries
from glossator_standard import ListEntry

WORDS = Path(__file__).with_name("words.toml")


@dataclass(slots=True)
class Cue:
    """A verb form that may report.

    Attributes:
        verb: Base form.
        frames: Names of the lists of ``cues.toml`` that it stands in.
        forms: What the form can be: ``base``, ``s``, ``past``, ``participle``, ``ing``.
        prepositions: Those with which it takes its content.
        particle: The word without which it does not report: "went on".
    """

    verb: str
    frames: frozenset[str]
    prepositions: frozenset[str] = frozenset()
    particle: str = ""
    forms: set[str] = field(default_factory=set)


@cache
def word_lists() -> dict[str, frozenset[str]]:
    """The closed classes by name."""
    lists = tomllib.loads(WORDS.read_text("utf-8"))
    return {name: frozenset(words.split()) for name, words in lists.items()}


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words that report.

    Attributes:
        verbs: Every form of every reporting verb.
        nouns: Nouns, singular and plural, with the words before their content.
        adjectives: Adjectives with the words before their content.
        reporting: All of these, and "according".
        classes: What a word tells, alone or with what follows it (``declare:object``).
    """

    verbs: Mapping[str, Cue]
    nouns: Mapping[str, frozenset[str]]
    adjectives: Mapping[str, frozenset[str]]
    reporting: frozenset[str]
    classes: Mapping[str, str]


@cache
def own_lexicon() -> Lexicon:
    """The words of our lists alone."""
    return lexicon(own_entries())


def lexicon(entries: Entries) -> Lexicon:
    """The lists as look-up tables."""
    verbs = _verbs(entries["verbs"])
    nouns = {
        form: frozenset(entry.fields.links)
        for entry in entries["nouns"]
        for form in (entry.phrase, plural(entry.phrase))
    }
    adjectives = {one.phrase: frozenset(one.fields.links) for one in entries["adjectives"]}
    reporting = frozenset({*verbs, *nouns, *adjectives, "according"})
    classes: dict[str, str] = {}
    for entry in (one for name in ("verbs", "nouns", "adjectives") for one in entries[name]):
        for told in entry.fields.tells:
            name, colon, frame = told.partition(":")
            classes.setdefault(entry.phrase + colon + frame, name)
    return Lexicon(verbs, nouns, adjectives, reporting, classes)


def _verbs(entries: Sequence[ListEntry]) -> dict[str, Cue]:
    made: dict[str, Cue] = {}
    for verb, fields, _ in sorted(entries, key=lambda entry: entry.phrase):
        frames = fields.frames
        if frames is None:
            frames = () if fields.prepositions else ("speech",)
        cue = (verb, frozenset(frames), frozenset(fields.prepositions), fields.particle)
        for form, kinds in verb_forms(verb, list(fields.forms)).items():
            made.setdefault(form, Cue(*cue)).forms |= kinds
    return made


def plural(noun: str) -> str:
    return noun[:-1] + "ies" if noun.endswith("y") else noun + "s"


def verb_forms(verb: str, irregular: list[str]) -> dict[str, set[str]]:
    """The forms of a verb, by the spelling rules of English."""
    stem = verb[:-1] if verb.endswith("e") and not verb.endswith(("ee", "ye")) else verb
    soft_y = verb.endswith("y") and verb[-2] not in "aeiou"
    sibilant = verb.endswith(("s", "sh", "ch", "x", "z", "o"))
    third = verb[:-1] + "ies" if soft_y else verb + ("es" if sibilant else "s")
    ing = next((form for form in irregular if form.endswith("ing")), stem + "ing")
    pasts = [form for form in irregular if not form.endswith("ing")]
    forms: dict[str, set[str]] = {}
    for form, kind in ((verb, "base"), (third, "s"), (ing, "ing")):
        forms.setdefault(form, set()).add(kind)
    if not pasts:
        pasts = [verb[:-1] + "ied" if soft_y else verb.removesuffix("e") + "ed"]
    forms.setdefault(pasts[0], set()).add("past")
    forms.setdefault(pasts[-1], set()).add("participle")
    return forms
