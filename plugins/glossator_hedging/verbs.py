"""Verbs that hedge, found by their constructions."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import msgspec

from glossator.errors import unknown
from glossator_hedging import constructions
from glossator_hedging.context import Condition, Place
from glossator_hedging.cues import Degree, Said, degree
from glossator_hedging.grammar import (
    clause_follows,
    is_adverb,
    noun_before,
    previous_content,
    verb_follows,
)
from glossator_standard import HedgeKind, ListEntry
from glossator_standard.inflection import spellings, verb_forms
from glossator_standard.words import Words

_FORMS = ("base", "s", "past", "participle", "ing")
_GROUP = 8
"""How far a verb group may reach to the left of its participle."""
_AGENT = 6
"""How long those may be who think so: "thought by many scholars to be"."""


class _Said(Said, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is said of a verb of ours and of one that a project adds; see the head of verbs.toml."""

    kind: HedgeKind = "verb"
    strength: str | float = "believed"
    passive_before: frozenset[str] = frozenset()
    reduced_before: frozenset[str] = frozenset({"to"})
    take: frozenset[str] = frozenset()


class VerbFields(_Said, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is said of a verb; see the head of verbs.toml. Forms left out are those by rule."""

    forms: tuple[str, ...] = ()
    frames: frozenset[str] = frozenset({"clause", "passive", "reduced", "aside"})


class _VerbRow(_Said, frozen=True, kw_only=True, forbid_unknown_fields=True):
    verb: str
    only: frozenset[str] = frozenset(_FORMS)
    frames: dict[str, str]
    """Each with a sentence in which the verb hedges."""

    def entry(self) -> ListEntry:
        forms = zip(_FORMS, verb_forms(self.verb), strict=True)
        fields = VerbFields(
            **self.those_of(_Said),
            forms=tuple(form if role in self.only else "" for role, form in forms),
            frames=frozenset(self.frames),
        )
        return ListEntry(self.verb, fields, "verbs.toml")


@dataclass(frozen=True, slots=True, eq=False)
class Verb:
    """One verb of verbs.toml, and what must hold around it."""

    lemma: str
    fields: VerbFields
    degree: Degree
    conditions: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A verb in a construction where it hedges: the cue's positions and the frame."""

    start: int
    end: int
    verb: Verb
    frame: str

    @property
    def confidence(self) -> float:
        """How often the verb hedges in this construction."""
        return min(self.verb.fields.confidence, constructions.CONFIDENCE.get(self.frame, 1.0))


Forms = dict[str, tuple[tuple[Verb, frozenset[str]], ...]]
"""The verbs by each of their forms, with what the form may be."""


@cache
def own_entries() -> tuple[ListEntry, ...]:
    """The verbs of verbs.toml."""
    return tuple(row.entry() for row in _rows())


@cache
def _rows() -> list[_VerbRow]:
    text = Path(__file__).with_name("lists").joinpath("verbs.toml").read_text(encoding="utf-8")
    return msgspec.convert(tomllib.loads(text)["verb"], list[_VerbRow])


def examples() -> dict[str, str]:
    """For each verb of verbs.toml and each of its frames, "believe: passive", its example."""
    return {f"{row.verb}: {frame}": said for row in _rows() for frame, said in row.frames.items()}


def check_verb(verb: str, fields: VerbFields) -> None:
    """Raise ValueError where a verb that a project adds cannot be found."""
    fields.check(constructions.CONDITIONS)
    known = {*constructions.ACTIVE, "passive", "reduced"}
    for name in sorted(fields.frames):
        if name not in known:
            raise ValueError(unknown("frame", name, known))
    if len(fields.forms) not in (0, len(_FORMS)):
        raise ValueError(
            f"forms: expected {len(_FORMS)}, {', '.join(_FORMS)}, or none, got {len(fields.forms)}"
        )
    if not verb.replace("-", "").isalpha():
        raise ValueError(f"expected a verb, one word, got {verb!r}")


def verbs(entries: Iterable[ListEntry] | None = None) -> Forms:
    """The verbs by their forms; ours alone unless given."""
    by_form: dict[str, dict[Verb, set[str]]] = {}
    for name, row, _ in own_entries() if entries is None else entries:
        verb = Verb(name, row, degree(row.strength), row.conditions(constructions.CONDITIONS))
        for role, form in zip(_FORMS, row.forms or verb_forms(name), strict=True):
            for one in spellings(name, form) if form else ():
                by_form.setdefault(one, {}).setdefault(verb, set()).add(role)
    return {
        form: tuple((verb, frozenset(roles)) for verb, roles in found.items())
        for form, found in by_form.items()
    }


def find(forms: Forms, words: Words, position: int) -> Found | None:
    """The hedging verb at `position`, with its group, if its construction hedges."""
    joined = words.at(position - 1) == "-" and words.ends[position - 1] == words.starts[position]
    if joined:
        return None  # "make-believe"
    for verb, roles in forms.get(words.at(position), ()):
        found = _match(words, position, verb, roles)
        if found is not None:
            return found
    return None


def _match(words: Words, at: int, verb: Verb, roles: frozenset[str]) -> Found | None:
    start = _passive_group(words, at) if "participle" in roles else None
    if start is not None:
        return _passive(words, start, at, verb) if "passive" in verb.fields.frames else None
    if "participle" in roles and "reduced" in verb.fields.frames and _reduced(words, at, verb):
        return Found(at, at + 1 + (words.at(at + 1) in verb.fields.take), verb, "reduced")
    if roles & {"s", "base"} and noun_before(words, at):
        return None
    if at == 0 and "ing" not in roles:
        return None  # "Claims were settled", "Estimated losses rose"
    noun = words.isa(at, "claim_or_verb") and not constructions.plural_before(words, at)
    if "base" in roles and noun:
        return None  # "the murder suspect", "the land claim"
    if roles & {"past", "ing"} and words.isa(at - 1, "article", "possessive"):
        return None  # "an expecting mother", "the disputed claim"
    place = Place(words, at, at + 1, roles)
    if not all(condition(place) for condition in verb.conditions):
        return None
    for frame, holds in constructions.ACTIVE.items():
        if frame in verb.fields.frames and holds(place):
            return Found(at, at + 1, verb, frame)
    return None


def _passive(words: Words, start: int, at: int, verb: Verb) -> Found | None:
    end = at + 1
    following = _behind_agent(words, end + (words.at(end) == "not"))  # "is said not to be ill"
    told = words.at(start - 1) == "it" and clause_follows(words, end)  # "it is thought he fell"
    if verb.fields.passive_before and following not in verb.fields.passive_before and not told:
        return None
    if words.at(end) == "to" and not verb_follows(words, end + 1):
        return None  # "was reported to the police"
    if following in verb.fields.take and words.isa(end + 1, "subject_pronoun"):
        return None  # "was seen as he left"
    advice = "ability" if verb.fields.take else "advice"
    if words.any_is(range(start, at), advice):
        return None  # "should be seen as", "must be understood"
    return Found(start, end + (following in verb.fields.take), verb, "passive")


def _passive_group(words: Words, at: int) -> int | None:
    """Where the passive verb group of a participle starts; None where there is none."""
    position = at - 1
    while is_adverb(words.at(position)) and at - position < _GROUP:
        position -= 1
    be = words.at(position)
    if be in {"'re", "'m"} or (be == "'s" and words.isa(position - 1, "clitic_subject")):
        return at
    if not words.isa(position, "be") or be == "being":
        return None
    start = position
    while at - position < _GROUP:
        position -= 1
        modal = words.isa(position, "modal") and not words.isa(position + 1, "finite_be")
        if (modal or words.isa(position, "have", "be")) and "'" not in words.at(position):
            start = position  # no "May is said to be ill"
        elif not is_adverb(words.at(position)):
            break
    return start


def _behind_agent(words: Words, position: int) -> str:
    """The word there; behind those who think so, the "to" of what they think: "by some to be"."""
    agent = words.low[position + 1 : position + _AGENT] if words.at(position) == "by" else ()
    return "to" if "to" in agent else words.at(position)


def _reduced(words: Words, at: int, verb: Verb) -> bool:
    """A participle after its noun: "a man believed to be ..."."""
    following = _behind_agent(words, at + 1)
    dated = "on" in verb.fields.reduced_before and words.isa(
        at + 1, "weekday"
    )  # "rain expected Sunday"
    noun = words.isa(at - 1, "have", "pronoun") or words.at(at - 1) == "'s"
    if (
        not (dated or following in verb.fields.reduced_before) or noun
    ):  # "the mill's forecast for May"
        return False
    if words.at(at - 1) in {"than", "as"}:
        return False  # "later than expected this year"
    if words.isa(at - 2, "be") or words.isa(previous_content(words, at), "be"):
        return False  # "was last seen as", "is widely considered to be"
    if words.at(at + 1) != "to":
        return True
    # "The head of it, Ana Silva, said to expect rain": she says so.
    active = verb.lemma == "say" and words.at(at - 1) in {",", ")"}
    return verb_follows(words, at + 2) and not (active and words.at(at + 2) not in {"be", "have"})
