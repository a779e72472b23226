"""Headlines, standfirsts and the headings between paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence

from glossator_structure.lexicon import words
from glossator_structure.units import Unit

_LONGEST_HEADING, _LONGEST_HEADLINE, _LONGEST_DECK = 14, 25, 40
_NUMBERED = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*\.?|[IVX]{1,4}\.|Chapter \w+|Part \w+)\s+[A-ZÀ-Þ]")
_FILLERS = frozenset(("um", "uh", "yes", "no", "okay", "ok", "yeah", "well", "right", "sure", "correct", "i", "i'm", "you", "but", "and", "oh"))
_BROKEN = ("—", "–", "--", "-", ",", "...", "…")
_SMALL = frozenset("a an and as at but by for from in is nor of off on or over per so than the to up via vs with".split())
_ARTICLES = frozenset("a an the was were said had has have been this that these those".split())


def is_section(unit: Unit) -> bool:
    """Whether a line is a heading that begins no news: "Early life", "2.1. Methods"."""
    if unit.length > 20:
        return False
    if _NUMBERED.match(unit.text):
        return not unit.ends_sentence or unit.length <= 8
    return unit.head.split(" and ")[0].rstrip(".:") in words().sections


def may_be_heading(unit: Unit) -> bool:
    """Whether the form of a line is that of a heading: short, and no sentence."""
    if _NUMBERED.match(unit.text) and unit.length <= _LONGEST_HEADING and not unit.ends_sentence:
        return True
    if unit.length > _LONGEST_HEADING or unit.text.endswith(_BROKEN) or unit.text[0] in "\"“([<":
        return False
    if unit.text.endswith(":") and unit.length > 2:
        return False
    if unit.ends_sentence and not unit.text.endswith("?"):
        return bool(_NUMBERED.match(unit.text)) and unit.length <= 8
    if unit.length > 10:
        return False
    first = unit.words[0]
    if not (first[0].isupper() or first[0].isdigit() or first[0] in "‘'¿#"):
        return False
    filler = first.lower().strip(",.") in _FILLERS
    return not filler or (unit.length > 2 and not first.endswith(","))


def may_be_headline(unit: Unit) -> bool:
    """Whether the form of a line is that of a headline."""
    text = unit.text
    if unit.length > _LONGEST_HEADLINE or text.endswith((":", "—", "--")):
        return False
    if unit.length <= 2 and (unit.ends_sentence or unit.words[0].lower().strip(",.") in _FILLERS):
        return False
    if not unit.ends_sentence or text.endswith(("?", "!", "…", "...")):
        return True
    if text.endswith((")", "’", "”", "'", '"')) and not text.rstrip(")’”'\"").endswith("."):
        return True
    return is_title_case(unit) or _is_headlinese(unit)


def is_title_case(unit: Unit) -> bool:
    """Whether all words of weight are capitalised."""
    heavy = [word for word in unit.words if word[0].isalpha() and word.lower() not in _SMALL]
    return len(heavy) > 2 and all(word[0].isupper() for word in heavy)


def is_capitalised(unit: Unit) -> bool:
    """Whether every word is capitalised, of two or three: a name, where headings are not so."""
    return 2 <= unit.length <= 4 and all(word[0].isupper() or word in ("de", "of") for word in unit.words)


def are_sentence_case(found: Sequence[Unit]) -> bool:
    """Whether the headings of a text have small letters after the first word: "Get in"."""
    known = [unit for unit in found if unit.kind is None and unit.length > 1 and is_section(unit)]
    return any(unit.words[1][0].islower() for unit in known) and len(known) > 1


def _is_headlinese(unit: Unit) -> bool:
    """Whether a sentence does without articles, as headlines do: "Germany targets a surge."."""
    if not 4 <= unit.length <= 14 or unit.has_sentences:
        return False
    plain = [word.lower().strip(",.") for word in unit.words]
    return not _ARTICLES.intersection(plain)


def may_be_deck(unit: Unit) -> bool:
    """Whether a line below the headline may be its standfirst."""
    return unit.length <= _LONGEST_DECK and "@" not in unit.text


def is_question(unit: Unit) -> bool:
    return unit.text.endswith("?") and unit.length <= _LONGEST_HEADING
