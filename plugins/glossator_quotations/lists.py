"""The lists of reporting words as entries, ours from ``cues.toml``; a project can change them."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Literal

import msgspec

from glossator_standard import ListEntry, WordList

CUES = Path(__file__).parent / "lists" / "cues.toml"
Entries = Mapping[str, Sequence[ListEntry]]
CueClass = Literal["said", "thought", "wanted", "did"]
Frame = Literal[
    "speech", "told", "question", "thought", "intention", "request", "stance",
    "act", "predicate", "bare", "naming", "raising", "passive",
]  # fmt: skip
SPEECH = frozenset[str](("speech", "told", "question"))
"""The frames of what says or asks something."""
REPORTS = SPEECH | {"thought"}
"""The frames of what says, asks or thinks something."""


class Reports(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is said of every word that reports."""

    tells: tuple[str, ...] = ()
    """Its class where it is not ``said``; behind a colon with what follows it: ``did:object``."""


class VerbFields(Reports, frozen=True, kw_only=True):
    """What is said of a verb; see the head of cues.toml."""

    frames: tuple[Frame, ...] | None = None
    """What it can be followed by; ``speech`` where neither these nor prepositions are told."""
    prepositions: tuple[str, ...] = ()
    """Those with which it takes its content."""
    particle: str = ""
    """The word without which it does not report."""
    forms: tuple[str, ...] = ()
    """Forms that no rule makes: past, participle, that in "ing"."""


class LinkFields(Reports, frozen=True, kw_only=True):
    """What is said of a noun or an adjective."""

    links: tuple[str, ...] = ("that",)
    """The words before its content."""


def _check(word: str, fields: Reports) -> None:
    if len(word.split()) != 1:
        raise ValueError(f"expected one word, got {word!r}; a verb has its particle in a field")
    for told in fields.tells:
        if told.partition(":")[0] not in ("said", "thought", "wanted", "did"):
            raise ValueError(f"tells: expected said, thought, wanted or did, got {told!r}")


LISTS = (
    WordList("verbs", VerbFields, "Verbs that report, in their base form.", check=_check),
    WordList("nouns", LinkFields, "Nouns of saying and thinking, in the singular.", check=_check),
    WordList("adjectives", LinkFields, "Adjectives of thinking and wanting.", check=_check),
)


@cache
def own_entries() -> Entries:
    """The entries of cues.toml."""
    data = tomllib.loads(CUES.read_text("utf-8"))
    classes = _classes(data["classes"])
    frames: dict[str, list[Frame]] = {}
    for name, words in data["verbs"].items():
        for word in words.split():
            frames.setdefault(word, []).append(name)
    prepositions = _split(data["prepositional"])
    verbs = [
        _entry(
            verb,
            VerbFields(
                frames=tuple(frames.get(verb, ())),
                prepositions=prepositions.get(verb, ()),
                particle=data["particle"].get(verb, ""),
                tells=classes.get(verb, ()),
            ),
        )
        for verb in sorted(frames.keys() | prepositions.keys())
    ]
    linked = {
        name: [
            _entry(word, LinkFields(links=links, tells=classes.get(word, ())))
            for word, links in _split(data[name]).items()
        ]
        for name in ("nouns", "adjectives")
    }
    return {"verbs": verbs, **linked}


def _entry(word: str, fields: Reports) -> ListEntry:
    return ListEntry(word, fields, CUES.name)


def _split(table: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    return {word: tuple(words.split()) for word, words in table.items()}


def _classes(table: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """Each word to what it tells, turned round: ``ask:request`` in ``wanted`` is wanted:request."""
    told: dict[str, Any] = {}
    for name, words in table.items():
        for listed in words.split():
            word, colon, frame = listed.partition(":")
            told[word] = (*told.get(word, ()), name + colon + frame)
    return told
