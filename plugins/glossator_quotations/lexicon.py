"""The lists of reporting words, and those of ``words.toml``, ready to look up by word form."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from glossator_quotations.lists import Entries, own_entries
from glossator_standard import ListEntry, inflection

WORDS = Path(__file__).parent / "lists" / "words.toml"


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
def word_lists(file: Path = WORDS) -> dict[str, frozenset[str]]:
    """The lists of words of a file by name: the closed classes, or the words that tell a gender.

    In a list ``@name`` takes in the words of one above it, and ``!`` takes a word out again, or, as
    ``!@name``, those of a list.
    """
    lists: dict[str, frozenset[str]] = {}
    for name, listed in tomllib.loads(file.read_text("utf-8")).items():
        made: set[str] = set()
        for told in listed.split():
            word = told[1:] if told[0] == "!" and len(told) > 1 else told
            words = lists[word[1:]] if word[0] == "@" and len(word) > 1 else {word}
            made = made | words if word is told else made - words
        lists[name] = frozenset(made)
    return lists


LISTS = word_lists()
"""The closed classes of words."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words that report.

    Attributes:
        verbs: Every form of every reporting verb.
        nouns: Nouns, singular and plural, with the words before their content.
        adjectives: Adjectives with the words before their content.
        reporting: All of these, "according" and "about".
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
        for form in (entry.phrase, inflection.plural(entry.phrase))
    }
    adjectives = {one.phrase: frozenset(one.fields.links) for one in entries["adjectives"]}
    reporting = frozenset({*verbs, *nouns, *adjectives, "according", "about"})
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
        for form, kinds in verb_forms(verb, fields.forms).items():
            made.setdefault(form, Cue(*cue)).forms |= kinds
    return made


def verb_forms(verb: str, given: Sequence[str]) -> dict[str, set[str]]:
    """The forms of a verb and what each can be: past, participle and that in "ing" as given, the
    others by rule, in the spellings of both sides of the Atlantic.
    """
    base, third, past, participle, ing = inflection.verb_forms(verb)
    pasts = [form for form in given if not form.endswith("ing")] or [past, participle]
    ing = next((form for form in given if form.endswith("ing")), ing)
    named = {"base": base, "s": third, "ing": ing, "past": pasts[0], "participle": pasts[-1]}
    forms: dict[str, set[str]] = {}
    for kind, form in named.items():
        for spelling in inflection.spellings(verb, form):
            forms.setdefault(spelling, set()).add(kind)
    return forms
