"""Headlines, where capitals make no names: which of their words are verbs."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from glossator_standard import english
from glossator_standard.inflection import spellings, verb_forms
from glossator_standard.words import TokenRange
from glossator_titles import grammar
from glossator_titles.lists import tables

_SHORTEST = 3
"""Words of a headline."""

_SMALL = (grammar.STOP | grammar.PARTICLES) - ((grammar.AUXILIARIES | grammar.PASSIVE) - {"to"})
"""What has no capital in a headline: "She is Dean of the Faculty of Law" is none."""


@cache
def _verbs() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """The forms that stand after a subject, the base forms, and what else ends a name."""
    bases = english.words("headline_verb")
    forms = {
        one for base in bases for form in verb_forms(base)[1:] for one in spellings(base, form)
    }  # "read" and "set" are their own pasts
    others = [word.strip() for word in tables("verbs")["headlines-stop"]["words"].split(",")]
    return frozenset(forms), bases, grammar.STOP - grammar.PARTICLES | {*others}


@cache
def _names() -> frozenset[str]:
    """The forms that are names, too."""
    return frozenset(
        word.strip() for word in tables("verbs")["headlines-names"]["words"].split(",")
    )


def verb_forms_of_headlines() -> tuple[frozenset[str], frozenset[str]]:
    """The third person, past forms and participles of the listed verbs; and their base forms."""
    return _verbs()[:2]


def verbs(
    words: Sequence[str], low: Sequence[str], sentences: Sequence[TokenRange]
) -> frozenset[int]:
    """Where a verb, or what else ends a name, stands in a headline.

    Args:
        words: The words of a document as written.
        low: The same, normalised.
        sentences: The words of each sentence.
    """
    return frozenset(
        position
        for first, end in sentences
        if _is_headline(words, low, first, end)
        for position in range(first + 1, end)
        if _ends_name(low, position, end)
    )


def _is_headline(words: Sequence[str], low: Sequence[str], first: int, end: int) -> bool:
    """Whether all words but the small ones have a capital."""
    counted = 0
    for position in range(first, end):
        word = words[position]
        joined = position > first and low[position - 1] == "-"
        if word[0].islower() and not (low[position] in _SMALL or joined):
            return False
        counted += word[0].isalpha()
    return counted >= _SHORTEST


def _ends_name(low: Sequence[str], position: int, end: int) -> bool:
    after_subject, bases, others = _verbs()
    word, before = low[position], low[position - 1]
    after = low[position + 1] if position + 1 < end else ""
    if word in others:
        # "President May Resigns"; but "Mayor May Resign".
        return not (word in grammar.AUXILIARIES and after in after_subject)
    if before in grammar.DETERMINERS or before in grammar.COMPLEMENTS:
        return False
    if word in after_subject:
        # "Mayor Marks Resigns": of two, the first is the name, where it is one.
        return word not in _names() or after not in after_subject
    return word in bases and before.endswith("s")
