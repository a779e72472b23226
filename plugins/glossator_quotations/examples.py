"""The examples of ``examples.toml``: a sentence for each cue and each thing that can follow it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import glossator
from glossator_quotations.lexicon import verb_forms
from glossator_quotations.lists import Entries, VerbFields
from glossator_standard import ListEntry, Quotation
from glossator_standard.inflection import plural

EXAMPLES = Path(__file__).parent / "lists" / "examples.toml"
_ABOUT = "the new plan"
_LIMITS = ("act", "predicate")
"""Lists that say what a verb of another list needs."""
_USES = {
    "that": ("speech", "told", "thought", "question"),
    "clause": ("bare", "speech", "thought"),
    "question": ("question", "thought"),
    "infinitive": ("intention",),
    "request": ("request",),
    "object": ("stance", "naming"),
    "quoted": ("stance", "naming"),
    "raising": ("raising",),
    "passive": ("passive",),
}
"""What follows a verb, by the last part of the rule's name."""


@cache
def _data() -> dict[str, dict[str, str]]:
    return tomllib.loads(EXAMPLES.read_text("utf-8"))


def of_rules() -> dict[str, str]:
    """The examples of the rules that need no word of the lists."""
    return _data()["rules"]


def of_cues(entries: Entries) -> Iterator[tuple[str, str]]:
    """Each cue with each thing that can follow it (``believe:that``), and its example, marked."""
    for name, listed in entries.items():
        for entry in listed:
            for use in _uses(entry):
                yield f"{entry.phrase}:{use}", _example(name, entry, use)


def explanation(quotation: Quotation, entries: Entries) -> glossator.Explanation:
    """The rule with its example, and the words that it matched."""
    rule = quotation.rule or ""
    spans = (quotation.cue_span, quotation.speaker_span)
    return glossator.Explanation(
        rule=rule,
        example=_plain(of_rules().get(rule) or _of_word(rule, entries)),
        matched=tuple(span for span in spans if span),
    )


def _of_word(rule: str, entries: Entries) -> str:
    word, _, frame = rule.partition(":")
    for name, listed in entries.items():
        for entry in listed:
            if word == entry.phrase or (name == "nouns" and word == plural(entry.phrase)):
                uses = _uses(entry)
                fitting = [use for use in _USES.get(frame, ()) if use in uses]
                return _example(name, entry, (fitting or uses)[0])
    return ""


def _uses(entry: ListEntry) -> list[str]:
    """What can follow a cue: its frames, and the words before its content."""
    fields: Any = entry.fields
    if not isinstance(fields, VerbFields):
        return list(fields.links)
    default = () if fields.prepositions else ("speech",)
    frames = default if fields.frames is None else fields.frames
    return [*(one for one in frames if one not in _LIMITS), *fields.prepositions]


def _example(name: str, entry: ListEntry, use: str) -> str:
    data = _data()
    if own := data["own"].get(f"{entry.phrase}:{use}"):
        return own
    sentence = data[name].get(use) or data[name]["preposition"]
    about = next(
        (one for one, verbs in data["objects"].items() if entry.phrase in verbs.split()), ""
    )
    sentence = sentence.replace("@", use).replace("%", about or _ABOUT)
    return sentence.replace("~", _cue(entry, "participle" if use == "passive" else "past"))


def _cue(entry: ListEntry, kind: str) -> str:
    """The form of a cue that its example has."""
    fields: Any = entry.fields
    if not isinstance(fields, VerbFields):
        return entry.phrase
    forms = verb_forms(entry.phrase, fields.forms)
    form = next(form for form, kinds in forms.items() if kind in kinds)
    return f"{form} {fields.particle}".rstrip()


def _plain(example: str) -> str | None:
    return "".join(letter for letter in example if letter not in "{}<>[]") or None
