"""What is no place whatever a tagger says: diseases, dollars, abbreviations that are words."""

from __future__ import annotations

from collections.abc import Set
from typing import Any

from glossator_locations import evidence
from glossator_locations.candidates import Match, Spans
from glossator_locations.tables import listed
from glossator_locations.tagged import has_whole
from glossator_standard.words import Words

_DASHES = frozenset(("-", "--", "–", "—"))
_SAINTS = frozenset(("St", "St.", "Saint", "SS", "SS.", "Sts", "Sts.", "Saints"))
COASTS = listed("coast")
_POSTAL, _DEGREE = 2, 4
"""Letters of a state's postal code, and the most of a degree."""


def is_other(words: Words, never: Set[str], match: Match, entity: Any | None, spans: Spans) -> bool:
    """A disease, a heading's word, a saint or a dollar: never a place whatever a tagger says."""
    after = words.raw(match.last)
    if after.lower() in listed("disease") or match.key in never:
        return True
    if words.raw(match.first - 1) == "$" or after == "$":
        return True
    if after == "of" and match.key in COASTS:
        return True  # "the West Coast of Scotland"
    if _is_agency(words, match) or _is_saint(words, match) or _is_street(match):
        return True
    is_postal = match.key in evidence.POSTAL
    if not is_postal and not _is_clipped(words, match):
        return False
    if _after_party(words, match):
        return False
    if _after_city(words, match):
        return _is_degree(words, spans, match)
    tagged = entity is not None and has_whole(words.text, match, entity)
    return not tagged or (is_postal and len(match.key) == _POSTAL)


def _is_degree(words: Words, spans: Spans, match: Match) -> bool:
    """Whether a code follows a person, perhaps behind other degrees: "Ana Ruiz, RN, MD"."""
    number = match.first - 2
    while number > 1 and words.raw(number).isupper() and len(words.raw(number)) <= _DEGREE:
        number -= 2
    # "Ana Ruiz (Ind)" is of no party; "Ana Ruiz (CA)" is of a state.
    links = (",",) if match.key.isupper() else (",", "(")
    if number < 0 or words.raw(number + 1) not in links:
        return False
    before = spans.at(words.starts[number], words.ends[number])
    return (
        before is not None
        and before.label == "PERSON"
        and " " in words.text[before.start : before.end]
    )


def _is_clipped(words: Words, match: Match) -> bool:
    """Whether a match is an abbreviation without its stop: "Man" is no Manitoba."""
    if match.key.removesuffix(".") not in evidence.CLIPPED:
        return False
    has_stop = "." in words.text[match.end - 1 : match.end + 1]
    # "Midnight Mass." ends a sentence.
    return not has_stop or words.raw(match.first - 1)[:1].isupper()


def _after_party(words: Words, match: Match) -> bool:
    """Whether a party's letter and a hyphen stand before it: "R-Ky."."""
    party = words.raw(match.first - 2)
    return words.raw(match.first - 1) in _DASHES and len(party) == 1 and party.isupper()


def _is_agency(words: Words, match: Match) -> bool:
    """Whether a dateline names its agency: "SANTIAGO (Meridian) -"."""
    first = match.first - 1
    if words.raw(first) != "(" or words.raw(match.last) != ")":
        return False
    # "(OSLO) - Two men" has no place before its brackets.
    return words.raw(match.last + 1) in _DASHES and not words.opens_line(first)


def _is_street(match: Match) -> bool:
    """Whether a village that is called like a street would be meant: "lives on Church Street"."""
    kind = match.key.rpartition(" ")
    return bool(kind[0]) and kind[2] in listed("street") and not evidence.is_town(match)


def _is_saint(words: Words, match: Match) -> bool:
    """Whether only the saint's name of "St. Mary" is a place's."""
    before = words.raw(match.first - 1)
    return (words.raw(match.first - 2) if before == "." else before) in _SAINTS


def _after_city(words: Words, match: Match) -> bool:
    """Whether a state's postal code follows a name and a comma: "Fresno, CA"."""
    return words.raw(match.first - 1) in (",", "(") and words.raw(match.first - 2)[:1].isupper()
