"""Where a document is at home: the town that its web domain names, read by what the text says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Set
from functools import lru_cache
from typing import Any

from glossator_gazetteer import lists
from glossator_gazetteer.gazetteer import Gazetteer, Place
from glossator_locations import tables

_PRESS = tables.words("domains.toml", "press")
_COUNTRIES = tables.pairs("domains.toml", "countries")
_SHORT = 3
"""Letters of the shortest town's name that is looked for in a domain."""
_STATES = frozenset(("US", "CA", "AU"))
"""Whose states and provinces newspapers are named after."""
_LABEL = re.compile(r"[a-z-]+")


def domain_of(metadata: Mapping[str, Any]) -> str:
    """The web domain that a document's ``domain`` or ``url`` names; empty where none does."""
    for name in ("domain", "url"):
        value = metadata.get(name)
        if isinstance(value, str) and "." in value:
            return value.lower().rpartition("//")[2].partition("/")[0].partition(":")[0]
    return ""


def country_of(domain: str) -> str:
    """The country that the end of a domain stands for; empty for ``.com`` and its like."""
    end = domain.rpartition(".")[2]
    return _COUNTRIES.get(end, end.upper() if len(end) == 2 else "")


def homes_of(domain: str, gazetteer: Gazetteer, named: Set[str]) -> tuple[Place, ...]:
    """The towns, or the state, that a newspaper's domain may name: "newarkadvocate.com".

    A label counts that is the name of a town or a state and words of the press, and nothing else;
    or the beginning of a name that the text has, where it is none itself ("alextimes.com").

    Args:
        domain: The domain.
        gazetteer: The places.
        named: The keys of the places that the text names.
    """
    *labels, end = domain.split(".")
    for label in labels:
        if len(label) == 2 and end == "com" and label == labels[-1]:
            return _state(label, gazetteer)
        for word in _stems(label):
            names = [*_spaced(word)]
            found = [
                place
                for name in names
                for place in gazetteer.entry(name).places
                if place.level in ("city", "country")
                or (place.level == "admin1" and place.country in _STATES)
            ]
            if found and not named.isdisjoint(names):
                return tuple(found)
            longer = {one for one in named if len(word) > _SHORT and one.startswith(word)}
            if len(longer) == 1:
                return tuple(gazetteer.entry(longer.pop()).places)
            if short := _state(word, gazetteer):
                return short
            if found:
                return tuple(found)
    return ()


def _state(word: str, gazetteer: Gazetteer) -> tuple[Place, ...]:
    """The state that letters stand for: "nj.com", "masslive.com"."""
    for short in (word.upper(), f"{word.capitalize()}."):
        states = [one for one in gazetteer.exact.get(short, ()) if one.country in _STATES]
        if states and len(word) >= 2:
            return tuple(states)
    return ()


@lru_cache(1024)
def _stems(label: str) -> tuple[str, ...]:
    """What is left of a label without words of the press, the longest first."""
    return tuple(_made_stems(label))


def _made_stems(label: str) -> Iterator[str]:
    if not _LABEL.fullmatch(label):
        return
    plain = label.replace("-", "")
    for lead in ("the", "my", ""):
        if not plain.startswith(lead):
            continue
        word = plain[len(lead) :]
        for end in range(len(word), 1, -1):
            if (end > _SHORT or end < len(word)) and _is_press(word[end:]):
                yield word[:end]


def _spaced(word: str) -> Iterator[str]:
    """A name as one word, and as two: "newhaven" is New Haven; never a common word alone."""
    if len(word) < _SHORT or _is_press(word):
        return
    if word not in lists.common():
        yield word
    for cut in range(2, len(word) - 1):
        first, second = word[:cut], word[cut:]
        yield f"{'saint' if first == 'st' else first} {second}"


def _is_press(word: str) -> bool:
    """Whether letters are words of the press, one after the other."""
    if not word:
        return True
    return any(word.startswith(one) and _is_press(word[len(one) :]) for one in _PRESS)
