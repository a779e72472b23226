"""Years beside a title, which tell when it was held: "governor from 2011 until last May"."""

from __future__ import annotations

from glossator_titles import grammar
from glossator_titles.context import Linked
from glossator_titles.view import View
from glossator_titles.word_classes import is_past

FAR = 14
"""How far after a title its years may stand: "governor of Songkhla from 2011 until"."""
_BEFORE = 10
"""How far before a title a verb in the present is looked for: "holds the office of mayor until"."""
_BREAKS = grammar.SAYING | grammar.VERB_GROUP - {"'s", "to"} | {".", ";", ",", "(", ")"}
"""What ends the years of a title: "the minister had until Sunday" tells nothing of hers."""


def told(view: View, title: Linked) -> str | None:
    """Whether years after the title have ended or go on; None where none are told."""
    end = title.core.end
    if title.phrase.determiner == "the" and view.at(title.phrase.edge - 1) == "to":
        return None  # "chaplain to the queen from 1990 to 1995"
    if not any(
        word in grammar.TIME_LIMITS or word[0].isdigit() for word in view.low[end : end + FAR]
    ):
        return None
    if title.rule == "before-name":
        end = view.capitals_end(end)
        if view.at(end) not in grammar.BEFORE_YEARS:
            return None  # "Mayor Ida Holm closed schools until May"
        if view.at(end) == "in" and is_past(view, end + 2):
            return None  # "Mayor Ida Holm in 2016 opened the school"
    words: list[str] = []
    for position in range(end, min(end + FAR, len(view))):
        word = view.low[position]
        if word in (",", "(") and _year(view, position + 1):
            continue
        if word == "born":
            break
        joint = word == "and" and not view.at(position - 1).isdigit()
        if joint or word in _BREAKS or not view.same_sentence(position, title.core.first):
            break
        if _acts_now(view, position):
            break  # "the deputy assumes the post until May"
        words.append(word)
    if "since" in words or "present" in words or "now" in words:
        return "goes on"
    for until in ("until", "till"):
        if until in words:
            before = range(max(title.core.first - _BEFORE, 0), title.core.first)
            if any(view.same_sentence(at, end - 1) and _acts_now(view, at) for at in before):
                return None  # "holds the office of president until May"
            behind = words[words.index(until) + 1 :][:2]
            if title.holder is None and behind[:1] in (["the"], ["a"]):
                return None  # "the duties of the president until the vote is over"
            # "The clerk read until dawn"
            return "until" if grammar.HOURS.isdisjoint(behind) else None
    for at, word in enumerate(words):
        opens = at == 0 or words[at - 1] in ("from", "between", "in", "the", "during")
        if opens and (_is_year(word) or is_decade(word)):
            joined = words[at + 1 : at + 2] and words[at + 1] in grammar.RANGE
            if joined and len(words) == at + 2:
                return "goes on"
            # "Leaders in Japan during the 1960s" may be anybody's.
            loose = at > 0 and words[at - 1] in ("in", "the", "during")
            return None if loose and title.holder is None else "ended"
    return None


def _acts_now(view: View, position: int) -> bool:
    """Whether a word looks like a verb in the present: "assumes the duties"."""
    word = view.low[position]
    is_verb = word.endswith("s") and word.isalpha() and not view.is_capital(position)
    return is_verb and len(word) > 3 and view.at(position + 1) in grammar.ARTICLES


def _year(view: View, position: int) -> bool:
    return view.at(position) in ("from", "between") or _is_year(view.at(position))


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdigit() and "1000" <= word < "2100"


def is_decade(word: str) -> bool:
    return len(word) == 5 and word.endswith("s") and _is_year(word[:4])
