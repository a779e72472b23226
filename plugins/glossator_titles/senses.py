"""What makes another thing of a title's noun, by lists/senses.toml: "the causative agent"."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from glossator_titles.lexicon import Noun
from glossator_titles.lists import Phrase, phrases, tables
from glossator_titles.view import View


class Sense(NamedTuple):
    """Words that must stand around the noun; see the head of the file."""

    before: frozenset[str]
    within: int
    after: tuple[Phrase, ...]
    capital: bool | None
    alone: bool


@cache
def _senses() -> tuple[Mapping[str, tuple[Sense, ...]], Mapping[str, tuple[Sense, ...]]]:
    """Senses by the noun's last word; of any noun by the word after it."""
    by_noun: dict[str, tuple[Sense, ...]] = {}
    by_word: dict[str, tuple[Sense, ...]] = {}
    for row in tables("senses")["sense"]:
        before = frozenset(one[0] for one in phrases(row["before"])) if "before" in row else None
        after = tuple(phrases(row["after"])) if "after" in row else ()
        sense = Sense(
            before or frozenset(),
            row.get("within", 1),
            after,
            row.get("capital"),
            row.get("alone", False),
        )
        for (noun,) in phrases(row["nouns"]):
            for key in [noun] if noun != "*" else {phrase[0] for phrase in after}:
                table = by_noun if noun != "*" else by_word
                table[key] = (*table.get(key, ()), sense)
    return by_noun, by_word


def is_other_thing(view: View, start: int, end: int, noun: Noun) -> bool:
    """Whether the words around say that nobody is meant."""
    by_noun, by_word = _senses()
    last, after = noun.phrase[-1], view.at(end)
    if last not in by_noun and after not in by_word:
        return False
    found = by_noun.get(last, ()) + by_word.get(after, ())
    single = len(noun.phrase) == 1
    return any(_holds(view, start, end, sense) for sense in found if single or not sense.alone)


def _holds(view: View, start: int, end: int, sense: Sense) -> bool:
    if sense.capital not in (None, view.is_capital(start)):
        return False
    near = (view.low[position] for position in view.leftwards(start, sense.within))
    if sense.before and sense.before.isdisjoint(near):
        return False
    return not sense.after or any(_follows(view, end, phrase) for phrase in sense.after)


def _follows(view: View, end: int, phrase: Phrase) -> bool:
    words = (view.at(position) for position in range(end, end + len(phrase)))
    return all(
        word.isdigit() if asked == "#" else word == asked
        for word, asked in zip(words, phrase, strict=True)
    )
