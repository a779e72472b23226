"""Lines that say who wrote it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from glossator_standard.given_names import given_names
from glossator_structure.datelines import date_end, is_date_line
from glossator_structure.lexicon import FORMS, boilerplate, starts, words
from glossator_structure.narration import has_verb, is_narrated
from glossator_structure.units import Unit

_LONGEST = 30
"""No byline has more words."""


_BEFORE_DAY = (" | ", " · ", " • ", " Posted", " Published", " Updated")
_CAPITALS = re.compile(r"[A-Z]{2,5}")
_NO_NAME = frozenset(["OF", "THE", "IN", "FOR", "ON", "TO", "A", "AT", "WE", "WHAT"])


def is_byline(unit: Unit) -> bool:
    """Whether a line says by its own words who wrote the text."""
    if unit.length > _LONGEST:
        return False
    text, head = unit.text, unit.head.lstrip("([—–- ")
    if "contributed" in head and FORMS["contributed"].search(head) and unit.words[0][0].isupper():
        return True
    if FORMS["reached"].fullmatch(text):
        return True
    start = starts("byline_starts").find(head)
    if start:
        told = len(start.split()) < 3 and is_narrated(unit)
        return not told and _is_by(unit, start, head[len(start) :].strip(" :"))
    dated = date_end(unit.head) if "by " in unit.head else 0
    if dated and unit.head[:dated].endswith("by "):
        who = FORMS["filed"].sub("", " ".join(unit.words[len(unit.head[:dated].split()) :]))
        return " " not in who or FORMS["only_names"].fullmatch(who) is not None
    if _is_of_outlet(text):
        return True
    if (signed := FORMS["dated"].match(text)) and is_date_line(text[signed.end() :].lower()):
        named = signed["bar"] or not given_names().keys().isdisjoint(signed["who"].lower().split())
        return bool(named) and not is_of_page(signed["who"])
    if FORMS["now"].fullmatch(text) or (
        unit.length <= 2 and FORMS["email"].fullmatch(text.lstrip(", "))
    ):
        return True
    if FORMS["handle"].fullmatch(text) or FORMS["emailed"].fullmatch(text):
        return True
    if head.startswith("source: ") and head.endswith(("agencies", "agency")):
        return True
    dashed = FORMS["dashed"].fullmatch(text)
    if dashed and unit.length <= 8:
        return _is_source(dashed["who"])
    initials = FORMS["initials"].fullmatch(text) and unit.head not in boilerplate().whole  # "(end)"
    return _has_role(unit) or bool(initials)


def is_dated(unit: Unit) -> bool:
    """Whether a line names who wrote or sent it, and behind bars when: "PTI | Pune | May 5"."""
    if unit.length > _LONGEST or not any(map(unit.text.__contains__, _BEFORE_DAY)):
        return False
    who, *rest = FORMS["bars"].split(unit.text)
    employed = any(part.lower().split()[-1:] == ["news"] for part in rest)
    named = is_name(who) and (employed or who.split()[0].lower() in given_names())
    role = who.split()[-1].lower() in words("roles")
    known = who in words("agencies") or role or (named and not is_of_page(who))
    return known and any(is_date_line(part.lower()) for part in rest)


def _is_of_outlet(text: str) -> bool:
    """Whether a line is a name and, behind a dash, a paper: "Ana Ruiz - The Tull Sun"."""
    who, dash, outlet = text.partition(" - ")
    if not dash or not is_name(who) or who.split()[0].lower() not in given_names():
        return False
    last = outlet.split()[-1:]
    paper = outlet.startswith("The ") or (last and last[0].lower() in words("outlets"))
    return bool(paper) and len(outlet.split()) <= 4 and outlet.istitle()


def _is_by(unit: Unit, start: str, rest: str) -> bool:
    """Whether a line that begins like a byline goes on as one."""
    labels = words("byline_labels")
    if not rest:
        beside = [one for one in (unit.above, unit.below) if one and one.kind is None]
        return (not start.endswith("by") and start not in labels) or any(map(is_named, beside))
    if start in labels and " " not in rest:
        return ":" in unit.text
    if start.split()[-1] not in ("by", *labels):
        return unit.length <= 16 and not has_verb(rest)  # "Our correspondent learnt that ..."
    if "reporting by" in unit.head or "editing by" in unit.head:
        return True
    behind = unit.words[len(start.split()) :]
    if "from" in behind[1:]:
        behind = behind[: behind.index("from")]  # "Compiled by Ana Ruiz from staff reports"
    named = [word for word in behind if word[0].isalpha()]
    if not named or not (named[0][0].isupper() or named[0] in ("our", "staff", "agencies", "a")):
        return False
    prose = unit.length > 8 and unit.text.endswith((".", "?", "!", ":"))
    return not prose and sum(word[0].isupper() for word in named) * 2 >= len(named)


def _has_role(unit: Unit) -> bool:
    """Whether a line is a name and what its bearer does: "Noor Haddix, business correspondent"."""
    if not 2 <= unit.length <= 10 or unit.ends_sentence:
        return False
    if unit.text.removeprefix("The ") in words("agencies"):
        return True
    plain = [word.strip(",.|()").partition("@")[0].lower() for word in unit.words]
    if not words("roles").intersection(plain):
        return False
    name, _, role = unit.text.partition(",")
    if not role:
        return plain[-1] in words("roles") and all(word[0].isupper() for word in unit.words)
    return is_name(name) and unit.length <= 8


def _is_source(who: str) -> bool:
    """Whether what stands behind a dash at the end of a text is who sent it."""
    head = who.lower().strip(". ")
    if starts("byline_starts").find(head) or who.strip(". ") in words("agencies"):
        return True
    return head.split()[-1] in words("outlets") or _CAPITALS.fullmatch(who) is not None


def is_named(unit: Unit) -> bool:
    """Whether a line near the headline is nothing but names, or a name and a place or a role."""
    if unit.length > 12 or unit.ends_sentence:
        return False
    text = unit.text
    if unit.words[0].lower() in words("small") or unit.words[-1].lower() in words("pages"):
        return False
    if text.isupper() and _NO_NAME.intersection(unit.words):
        return False
    plain = [word for word in unit.words if not FORMS["handle"].fullmatch(word)]
    if plain and plain[-1].lower() in words("roles") and text[0].isupper():
        return True
    if unit.length <= 9 and FORMS["only_names"].fullmatch(text):
        return not is_of_page(text)
    return unit.length <= 8 and FORMS["in_place"].fullmatch(text) is not None


def has_given_name(text: str) -> bool:
    """Whether one of its words is a given name."""
    return not given_names().keys().isdisjoint(text.lower().split())


def is_of_page(text: str) -> bool:
    """Whether a text has words of buttons, or participles and the like, and no given name."""
    plain = [word.strip(",.|") for word in text.lower().split()]
    if any(word in given_names() for word in plain):
        return False
    derived = FORMS["derived"].search
    made = any(len(word) > 5 and derived(word, len(word) - 5) for word in plain)
    return made or text.isupper() or not boilerplate().vocabulary.isdisjoint(plain)


def authors(unit: Unit) -> Iterator[str]:
    """The names in a byline, in lower case."""
    start = starts("byline_starts").find(unit.head)
    behind = " ".join(unit.words[len(start.split()) :])
    for one in behind.split(" AND "):
        yield from (found[0].lower() for found in FORMS["one_name"].finditer(one))


def is_name(text: str) -> bool:
    """Whether a text is one name of a person, to go by its form."""
    return FORMS["one_name"].fullmatch(text) is not None


def written_by(unit: Unit) -> tuple[int, int] | None:
    """Where in an entry of a live blog its writer stands: "Pieter Noor in Dunfell writes: ..."."""
    head = unit.text[:120]
    found = FORMS["writes"].match(head) if "s:" in head else None
    if not found:
        return None
    return unit.start + found.start("who"), unit.start + found.end("who")
