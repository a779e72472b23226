"""Adverbs and words of time between a verb and what it takes: "said again late on Monday that"."""

from __future__ import annotations

from glossator_quotations import finite, phrases
from glossator_quotations.lexicon import LISTS
from glossator_quotations.view import View


def skip(view: View, at: int, high: int) -> int:
    """The first token behind adverbs and words of time: "said again late Wednesday night"."""
    while at < high and view.quote[at] < 0:
        word = view.low[at]
        hyphenated = at + 1 < high and view.is_hyphen(at + 1)
        if hyphenated or phrases.opens_quantity(view, at):
            break  # "said first-time voters", "said over half of them"
        if word == "further" and view.at(at + 1) != "that":
            break  # "said further work is on"
        if word in LISTS["focus"] and at + 1 < high and _begins_phrase(view, at + 1):
            break  # "said even the mayor", but "said only that"
        if word in LISTS["time_leads"] and at + 1 < high:
            if view.low[at + 1] not in (LISTS["time_nouns"] if word == "that" else LISTS["times"]):
                break
            if word == "that" and finite.acts(view, at + 2):
                break  # "said that time is short"
        elif word in LISTS["time_nouns"]:
            if view.low[at - 1] not in LISTS["before_time_noun"]:
                break
        elif word not in LISTS["between_verb_and_content"] or (
            word in LISTS["times"] and is_subject(view, at, high)
        ):
            break
        at += 1
    return at


def _begins_phrase(view: View, at: int) -> bool:
    """Whether a name, or a word that leads a noun or stands for one, is here."""
    word = view.low[at]
    return (
        word in LISTS["phrase_leads"]
        or word[0].isdigit()
        or (view.is_capital(at) and word not in LISTS["times"])
    )


def is_subject(view: View, at: int, high: int) -> bool:
    """Whether a word of time is what is spoken of, or whose: "said Thursday would be a holiday"."""
    at += view.low[at] in ("last", "next", "this") and at + 1 < high
    return at + 1 < high and view.low[at + 1] in LISTS["auxiliaries"]
