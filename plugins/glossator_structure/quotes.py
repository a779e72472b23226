"""Pull quotes and block quotations: a block that is nothing but somebody's words."""

from __future__ import annotations

import re

from glossator_structure.units import Unit

_PAIRS = {'"': '"', "“": "”", "‘": "’", "«": "»", "'": "'", "„": "“"}
_SOURCE = re.compile(r"[—–―-]{1,2} ?(?P<who>[A-Z][^.!?]{2,80})\.?")
_REFERENCE = re.compile(r"(?:\s*(?:\[\d+\]|\(\(\w+\)\)))*\.?$")


def _without_references(text: str) -> str:
    """A text without the references at its end: "... decree" [15]."""
    cut = max(len(text) - 40, 0)
    return text[:cut] + _REFERENCE.sub("", text[cut:])


def is_quote(unit: Unit) -> bool:
    """Whether a line is one quotation, with its marks at both ends and none in between."""
    closing = '"' if unit.text.startswith("``") else _PAIRS.get(unit.text[0])
    if closing is None:
        return False
    text = _without_references(unit.text.removeprefix("`"))
    if len(text) < 12 or not text.endswith((closing, closing + ".")):
        return False
    inner = text[1:].rstrip(".")[:-1]
    if closing in ("'", "’") and unit.length <= 6 and inner[-1:].isalnum():
        return False  # a heading: 'No winners'
    if closing in ("'", "’"):
        return not re.search(rf"{closing}[\s,.]", inner) or inner.count(closing) < 3
    return closing not in inner and text[0] not in inner


def is_source(unit: Unit) -> bool:
    """Whether a line names whose words stand above: "— Hollis Crane, councilman"."""
    found = _SOURCE.fullmatch(unit.text)
    return found is not None and unit.length <= 14


_CUT = re.compile(r"(?:\.\.\.|…|\[(?:\.\.\.|…)\]) ?[a-z]")
_FORMULA = re.compile(r"(?:WHEREAS|NOW,? THEREFORE|RESOLVED|BE IT|KNOW ALL)\b")


def is_cited(unit: Unit) -> bool:
    """Whether a line is cut from another text: it begins with dots, or as decrees do."""
    return unit.length > 5 and bool(_CUT.match(unit.text) or _FORMULA.match(unit.text))


def ends_open(unit: Unit) -> bool:
    """Whether the only marks of a line close at its end: a quotation cut off from its beginning."""
    if unit.text[-1] not in "\"”.)]":
        return False
    text = _without_references(unit.text)
    if text.endswith("”"):
        return "“" not in text and text.count("”") == 1
    return text.endswith('"') and text.count('"') == 1 and "“" not in text


_ANNOUNCED = re.compile(
    r"\b(?:said|says|say|wrote|writes|stated|states|read|reads|declared|announced|tweeted|posted|explained|replied|recalled|added|told|"
    r"statement|letter|post|tweet|words|message|allegations|speech|email|e-mail|wording|text|verse|poem|quote|quotation|proclamation|order)\b[^.!?]{0,60}:$"
)


def announces(unit: Unit) -> bool:
    """Whether a paragraph ends with words that announce what somebody says: "the Church said:"."""
    return unit.text.endswith(":") and _ANNOUNCED.search(unit.text[-120:]) is not None
