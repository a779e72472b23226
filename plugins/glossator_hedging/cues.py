"""The cue lists, cues.toml with what a project changes about it, made ready for matching."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal, NamedTuple

import msgspec

from glossator.errors import unknown
from glossator_hedging.classes import classes
from glossator_hedging.conditions import CONDITIONS
from glossator_hedging.context import Condition, Place, context
from glossator_hedging.grammar import is_adverb
from glossator_standard import HedgeKind, ListEntry
from glossator_standard.words import Words

Scope = Literal["", "from-cue", "noun", "phrase", "whole"]
"""What decides a cue's scope, where its kind does not: it starts with the cue, is the noun with its
clause, begins with the noun before the cue, or is the whole clause beside an adjunct."""

Confidence = Annotated[float, msgspec.Meta(ge=0, le=1)]
"""How often what a cue or a verb finds is a hedge."""

_GAP = 2
"""How many adverbs a `~` in a cue may stand for."""


@dataclass(frozen=True, slots=True)
class Element:
    """One place in a cue: a set of words, or a gap for adverbs.

    Attributes:
        words: Any of them stands there.
        optional: Or nothing does.
        gap: In place of words: adverbs, or nothing.
        ahead: The word must follow the cue and is no part of it.
    """

    words: frozenset[str]
    optional: bool = False
    gap: bool = False
    ahead: bool = False


class Degree(NamedTuple):
    """How much commitment a cue takes away, and where the number comes from."""

    strength: float
    source: str


_NONE = Degree(0.0, "")


@dataclass(frozen=True, slots=True)
class Cue:
    """One cue of the list, with what is said of it there. A block has no fields."""

    name: str
    elements: tuple[Element, ...]
    fields: CueFields | None = None
    degree: Degree = _NONE
    conditions: tuple[Condition, ...] = ()

    @property
    def kind(self) -> HedgeKind | None:
        """What kind of hedge it is; None for a block."""
        return self.fields.kind if self.fields else None

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
    if element.ahead:
        return position if words.at(position) in element.words else None
    tries: list[int] = []
    if element.gap:
        last = position
        while last - position < _GAP and is_adverb(words.at(last)):
            last += 1
        tries = list(range(last, position - 1, -1))
    else:
        if words.at(position) in element.words:
            tries.append(position + 1)
        if element.optional:
            tries.append(position)
    for following in tries:
        end = _longest(elements, at + 1, words, following)
        if end is not None:
            return end
    return None


class Said(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is said of cues and of verbs alike; see the head of cues.toml."""

    kind: HedgeKind = "adverb"
    strength: str | float = "even"
    where: tuple[str, ...] = ()
    around: tuple[str, ...] = ()
    unless: dict[str, str] = {}
    """Each with a sentence in which the words do not hedge."""
    confidence: Confidence = 1.0

    def those_of(self, kind: type[Said]) -> dict[str, Any]:
        """The fields that another class has as well."""
        return {name: getattr(self, name) for name in kind.__struct_fields__}

    def conditions(self, named: Mapping[str, Condition]) -> tuple[Condition, ...]:
        """What must hold around the cue; `named` has what `where` names."""
        within, unless = [*map(context, self.around)], [*map(context, self.unless)]
        contexts: list[Condition] = []
        if within:
            contexts.append(lambda place: any(one(place) for one in within))
        if unless:
            contexts.append(lambda place: not any(one(place) for one in unless))
        return (*(named[name] for name in self.where), *contexts)

    def check(self, named: Mapping[str, Condition]) -> None:
        """Raise ValueError where it names a strength, a condition or a class that there is not."""
        check_strength(self.strength)
        for name in self.where:
            if name not in named:
                raise ValueError(unknown("condition", name, named))
        self.conditions(named)


class CueFields(Said, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is said of a cue: strength by name of cues.toml, or from 0 to 1."""

    scope: Scope = ""
    example: str = ""


class BlockFields(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Why words that look like a cue are none."""

    why: str = ""
    example: str = ""


class _CueRow(Said, frozen=True, kw_only=True, forbid_unknown_fields=True):
    cues: dict[str, str]
    """Each cue with its example."""
    scope: Scope = ""
    counterexamples: tuple[str, ...] = ()

    def entries(self) -> Iterator[ListEntry]:
        for name, example in self.cues.items():
            fields = CueFields(**self.those_of(Said), scope=self.scope, example=example)
            yield ListEntry(name, fields, "cues.toml")


class _Strength(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    value: float
    source: str


class _BlockRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    why: str
    cues: dict[str, str]


class _CueFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    strength: dict[str, _Strength]
    cue: list[_CueRow]
    block: list[_BlockRow]


@cache
def _file() -> _CueFile:
    text = Path(__file__).with_name("lists").joinpath("cues.toml").read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(text), _CueFile)


def degree(name: str | float) -> Degree:
    """The degree that cues.toml has for a strength by name; a number, of a project, is its own."""
    if isinstance(name, float) or name not in _file().strength:
        return Degree(float(name), f"project:{name}")
    found = _file().strength[name]
    return Degree(found.value, f"{found.source.partition(':')[0]}:{name}")


@cache
def own_entries() -> Mapping[str, Sequence[ListEntry]]:
    """The cues and blocks of cues.toml, in its order."""
    return {
        "cues": [entry for row in _file().cue for entry in row.entries()],
        "blocks": [
            ListEntry(name, BlockFields(why=block.why, example=example), "cues.toml")
            for block in _file().block
            for name, example in block.cues.items()
        ],
    }


def counterexamples() -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """The conditions of each row that has any, and sentences in which they do not hold."""
    rows = (row for row in _file().cue if row.where or row.around or row.unless)
    return (
        ((*row.where, *row.around, *row.unless), (*row.counterexamples, *row.unless.values()))
        for row in rows
    )


def check_cue(cue: str, fields: CueFields | BlockFields) -> None:
    """Raise ValueError where a cue names a class, a condition or a strength that there is not."""
    for name in re.findall(r"\{(.*?)\}", cue):
        if name not in classes():
            raise ValueError(unknown("class of words", name, classes()))
    if not any(part.isalpha() for part in cue):
        raise ValueError(f"expected a word in a cue, got {cue!r}")
    if isinstance(fields, CueFields):
        fields.check(CONDITIONS)


def check_strength(said: str | float) -> None:
    """Raise ValueError where a strength is neither a name of cues.toml nor from 0 to 1."""
    if said in _file().strength:
        return
    try:
        fits = 0 <= float(said) <= 1
    except ValueError:
        raise ValueError(unknown("strength", str(said), [*_file().strength, "0", "1"])) from None
    if not fits:
        raise ValueError(f"strength: expected a number from 0 to 1, got {said}")


def listed(entries: Mapping[str, Sequence[ListEntry]] | None = None) -> tuple[Cue, ...]:
    """All cues and blocks, in the order of their lists; ours alone unless given."""
    lists = own_entries() if entries is None else entries
    return (
        *(_cue(name, fields) for name, fields, _ in lists["cues"]),
        *(Cue(name, _elements(name)) for name, _, _ in lists["blocks"]),
    )


def _cue(name: str, fields: CueFields) -> Cue:
    made = degree(fields.strength), fields.conditions(CONDITIONS)
    return Cue(name, _elements(name), fields, *made)


class Beginning:
    """The cues and blocks that one word can begin, by what may come next."""

    def __init__(self, word: str, cues: Sequence[Cue]) -> None:
        following = [(cue, _second(cue.elements, word)) for cue in cues]
        gap = any(second.gap for _, second in following)
        words = {one for _, second in following for one in second.words}
        words |= classes()["adverb"] if gap else set()
        self._by_next = {
            after: tuple(
                cue
                for cue, second in following
                if after in second.words or second.optional or (second.gap and is_adverb(after))
            )
            for after in words
        }
        self._any = tuple(cue for cue, second in following if second.optional)
        self._adverb = tuple(cue for cue, second in following if second.optional or second.gap)

    def before(self, word: str) -> Sequence[Cue]:
        """Those that may go on with a word, in the order of their list."""
        found = self._by_next.get(word)
        if found is None:
            return self._adverb if word.endswith("ly") else self._any
        return found


Cues = Mapping[str, Beginning]
"""The cues and blocks by each word that can begin them."""


def by_beginning(listed: Iterable[Cue]) -> Cues:
    """The cues and blocks by each word that can begin them."""
    by_word: dict[str, list[Cue]] = {}
    for cue in listed:
        for word in _beginnings(cue.elements):
            by_word.setdefault(word, []).append(cue)
    return {word: Beginning(word, found) for word, found in by_word.items()}


def _second(elements: Sequence[Element], first: str) -> Element:
    """What may stand behind the first word of a cue; optional where nothing need."""
    words: set[str] = set()
    optional = gap = False
    for at in range(len(elements)):
        if first in elements[at].words:
            for element in elements[at + 1 :]:
                words |= element.words
                gap = gap or element.gap
                if not (element.optional or element.gap):
                    break
            else:
                optional = True
        if not (elements[at].optional or elements[at].gap):
            break
    return Element(frozenset(words), optional, gap)


def _elements(name: str) -> tuple[Element, ...]:
    return tuple(map(_element, name.split()))


def _element(part: str) -> Element:
    if part == "~":
        return Element(frozenset(), gap=True)
    optional = part.endswith("?")
    part = part.removesuffix("?")
    if part.startswith("("):
        return Element(frozenset(part.strip("()").split("|")), ahead=True)
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
