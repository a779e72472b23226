"""The cue list, read from cues.toml and made ready for matching."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

import msgspec

from glossator_hedging.conditions import CONDITIONS
from glossator_hedging.context import Condition, Place
from glossator_hedging.grammar import is_adverb
from glossator_hedging.words import Words, classes
from glossator_standard import HedgeKind

Scope = Literal["", "from-cue", "whole"]
"""What decides a cue's scope, where its kind does not."""

_GAP = 2
"""How many adverbs a `~` in a cue may stand for."""


@dataclass(frozen=True, slots=True)
class Element:
    """One place in a cue: a set of words, or a gap for adverbs."""

    words: frozenset[str]
    optional: bool = False
    gap: bool = False


@dataclass(frozen=True, slots=True)
class Cue:
    """One cue of the list, with what is said of it there. A cue without a kind is a block."""

    name: str
    elements: tuple[Element, ...]
    kind: HedgeKind | None = None
    strength: float = 0.0
    source: str = ""
    scope: Scope = ""
    conditions: tuple[Condition, ...] = ()

    def ends(self, words: Words, position: int) -> int | None:
        """Where the longest match that starts at `position` ends; None where it does not match."""
        return _longest(self.elements, 0, words, position)

    def holds(self, words: Words, start: int, end: int) -> bool:
        """Whether all conditions of the cue hold there."""
        place = Place(words, start, end)
        return all(condition(place) for condition in self.conditions)


def _longest(elements: Sequence[Element], at: int, words: Words, position: int) -> int | None:
    if at == len(elements):
        return position
    element = elements[at]
    tries: list[int] = []
    if element.gap:
        last = position
        while last - position < _GAP and is_adverb(words, last):
            last += 1
        tries = list(range(last, position - 1, -1))
    else:
        if words.word(position) in element.words:
            tries.append(position + 1)
        if element.optional:
            tries.append(position)
    for following in tries:
        end = _longest(elements, at + 1, words, following)
        if end is not None:
            return end
    return None


class Strength(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How much commitment a cue takes away, and where the number comes from."""

    value: float
    source: str


class _CueRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    kind: HedgeKind
    strength: str
    cues: list[str]
    where: list[str] = []
    scope: Scope = ""


class _BlockRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    why: str
    cues: list[str]


class _CueFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    strength: dict[str, Strength]
    cue: list[_CueRow]
    block: list[_BlockRow]


@cache
def _file() -> _CueFile:
    text = Path(__file__).with_name("cues.toml").read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(text), _CueFile)


def strength(name: str) -> tuple[float, str]:
    """The value of a strength that cues.toml names, and its source with that name."""
    found = _file().strength[name]
    return found.value, f"{found.source.partition(':')[0]}:{name}"


@cache
def listed() -> tuple[Cue, ...]:
    """All cues and blocks of cues.toml, in its order."""
    found = []
    for row in _file().cue:
        value, source = strength(row.strength)
        conditions = tuple(CONDITIONS[name] for name in row.where)
        for name in row.cues:
            elements = _elements(name)
            found.append(Cue(name, elements, row.kind, value, source, row.scope, conditions))
    for block in _file().block:
        found += [Cue(name, _elements(name)) for name in block.cues]
    return tuple(found)


@cache
def cues() -> dict[str, tuple[Cue, ...]]:
    """The cues and blocks by each word that can begin them."""
    by_word: dict[str, list[Cue]] = {}
    for cue in listed():
        for word in _beginnings(cue.elements):
            by_word.setdefault(word, []).append(cue)
    return {word: tuple(found) for word, found in by_word.items()}


def _elements(name: str) -> tuple[Element, ...]:
    return tuple(map(_element, name.split()))


def _element(part: str) -> Element:
    if part == "~":
        return Element(frozenset(), gap=True)
    optional = part.endswith("?")
    part = part.removesuffix("?")
    if part.startswith("{"):
        return Element(classes()[part.strip("{}")], optional)
    return Element(frozenset(part.lower().split("|")), optional)


def _beginnings(elements: Sequence[Element]) -> set[str]:
    found: set[str] = set()
    for element in elements:
        found |= element.words
        if not element.optional and not element.gap:
            break
    return found
