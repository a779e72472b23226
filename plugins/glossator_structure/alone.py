"""What a line is by its own words, whatever stands around it."""

from __future__ import annotations

from collections.abc import Sequence

from glossator_structure import (
    bylines,
    datelines,
    letters,
    lists,
    notes,
    pictures,
    promotion,
    quotes,
)
from glossator_structure.units import Unit

_LONGEST = 100
"""No line of a page's frame has more words."""


def tell_alone(found: Sequence[Unit]) -> None:
    """Give a kind to the lines that tell it themselves, the surest signs first."""
    for unit in found:
        above = unit.above
        if above and quotes.is_source(unit) and _are_words_of(above, unit):
            if above.kind is None:
                above.tell("quote", "quote-sourced")
            unit.tell("quote", "quote-source")
        elif unit.length == 1 and quotes.heads_words(unit):
            unit.tell("quote", "quote-source")
        elif above and above.kind is None and unit.is_prose and quotes.announces(above):
            unit.tell("quote", "quote-announced")
        elif unit.length <= _LONGEST:
            _tell(unit)


def _are_words_of(unit: Unit, source: Unit) -> bool:
    """Whether a line may be what somebody says whom the next line names."""
    if bylines.is_byline(source):
        return False
    if unit.kind == "quote":
        return True
    if "(@" in source.text and unit.kind is None:
        return True  # "— Tom Oke (@tomoke) May 3, 2019"
    named = "," in source.text or not source.apart
    return named and unit.kind is None and unit.is_prose and not lists.is_turn(unit)


def _is_lone_bar(unit: Unit) -> bool:
    """Whether what looks like a row of a table is a row of links: no other row is beside it."""
    beside = [one for one in (unit.above, unit.below) if one and lists.is_row(one)]
    return promotion.is_bar(unit) and not beside


def _tell(unit: Unit) -> None:
    if letters.frames(unit):
        unit.tell("body", "letter")
    elif datelines.is_alone(unit.text):
        unit.tell("body", "dateline-alone")
        unit.parts.append(("dateline", unit.start, unit.end, "dateline-head"))
    elif bylines.is_dated(unit):
        unit.tell("byline", "byline-words")
    elif datelines.is_date_line(unit.head):
        unit.tell("date", "date-line")
    elif notes.is_note(unit):
        unit.tell("note", "note-label")
    elif lists.is_row(unit) and not _is_lone_bar(unit):
        unit.tell("table", "table-row")
    elif bylines.is_byline(unit):
        unit.tell("byline", "byline-words")
    elif pictures.is_credit(unit):
        unit.tell("credit", "credit-words")
    elif pictures.is_owner(unit):
        unit.tell("credit", "credit-owner")
    elif rule := promotion.told_promotion(unit):
        unit.tell("promo", rule)
    elif credit := pictures.credit_inside(unit):
        unit.tell("caption", "caption-credit")
        unit.parts.append(("credit", *credit, "credit-inside"))
    elif pictures.is_caption(unit):
        unit.tell("caption", "caption-words")
    elif lists.is_centred(unit) or lists.is_entry(unit):
        unit.tell("subheading", "heading-centred")
    elif lists.is_item(unit):
        unit.tell("list_item", "item-mark")
    elif quotes.is_signed(unit):
        unit.tell("quote", "quote-signed")
    elif quotes.is_quote(unit) or quotes.ends_open(unit) or quotes.is_cited(unit):
        unit.tell("quote", "quote-whole")
