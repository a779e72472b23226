"""Pull quotes and block quotations: a block that is nothing but somebody's words."""

from __future__ import annotations

import re

from glossator_structure import lists
from glossator_structure.lexicon import FORMS, any_of
from glossator_structure.units import Unit

_PAIRS = {'"': '"', "“": "”", "‘": "’", "«": "»", "'": "'", "„": "“"}
_REACH = 60
"""How many code points before its colon a line has the word that announces somebody's words."""


def is_quote(unit: Unit) -> bool:
    """Whether a line is one quotation, with its marks at both ends and none in between."""
    closing = '"' if unit.text.startswith("``") else _PAIRS.get(unit.text[0])
    if closing is None:
        return False
    text = _without_references(unit.text.removeprefix("`"))
    if len(text) < 12 or not text.endswith((closing, closing + ".")):
        return False
    inner = text[1:].rstrip(".")[:-1]
    if closing not in ("'", "’"):
        return closing not in inner and text[0] not in inner
    if unit.length <= 6 and inner[-1:].isalnum():
        return False  # a heading: 'No winners'
    if re.search(r"[,.!?]['’] [a-z]", inner):
        return False  # 'No,' he said. 'Not now.'
    return not re.search(rf"{closing}[\s,.]", inner) or inner.count(closing) < 3


def is_signed(unit: Unit) -> bool:
    """Whether a line is a quotation and, behind a dash, whose it is."""
    return unit.length <= 60 and FORMS["signed"].fullmatch(unit.text) is not None


def is_source(unit: Unit) -> bool:
    """Whether a line names whose words stand above: "— Hollis Crane, councilman"."""
    if unit.length > 14 or lists.is_centred(unit):
        return False
    return FORMS["whose"].fullmatch(unit.text) is not None


def heads_words(unit: Unit) -> bool:
    """Whether a line of one word names who wrote the words below, as in comments: "tom_oke:"."""
    return unit.text[-1] == ":" and bool(unit.below and is_quote(unit.below))


def is_cited(unit: Unit) -> bool:
    """Whether a line is cut from another text: it begins with dots, or as decrees do."""
    return unit.length > 5 and bool(
        FORMS["cut_off"].match(unit.text) or FORMS["formula"].match(unit.text)
    )


def ends_open(unit: Unit) -> bool:
    """Whether the only marks of a line close at its end: a quotation cut off from its beginning."""
    text = unit.text
    if text[-1] not in '"”.)]' or not ('"' in text or "”" in text):
        return False
    text = _without_references(text)
    if text.endswith("”"):
        return "“" not in text and '"' not in text and text.count("”") == 1
    return text.endswith('"') and text.count('"') == 1 and "“" not in text


def announces(unit: Unit) -> bool:
    """Whether a paragraph ends with words that announce what somebody says: "the Church said:"."""
    if not unit.text.endswith(":"):
        return False
    last = re.split(r"[.!?]", unit.text[-2 * _REACH :])[-1]
    return any_of("announcing").search(last[-_REACH - 12 :]) is not None


def _without_references(text: str) -> str:
    """A text without the references at its end: "... decree" [15]."""
    if not text.endswith((".", "]", ")")):
        return text
    cut = max(len(text) - 40, 0)
    return text[:cut] + FORMS["reference"].sub("", text[cut:])
