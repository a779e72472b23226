"""Rows of lines that are one list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise, takewhile

from glossator_structure import datelines, headings, lists
from glossator_structure.units import Unit

_LONGEST_POINT, _MOST_POINTS = 30, 6
"""Words of a point of a summary, and how many points it has."""
_ALONE = ("item-mark", "item-terms", "item-results", "item-numbers")
"""Rules of items that no line with a colon need announce."""
_GOES_ON = (";", "; and", "; or")


def tell_runs(found: Sequence[Unit]) -> None:
    """Lists that are told by their form, before the rest of the page is looked at."""
    tell_rows(found, lists.is_result, "item-results")
    _tell_numbered(found)
    _tell_series(found)


def tell_summaries(found: Sequence[Unit]) -> None:
    """Sentences in one block below "Key points": what the article says, before it says it."""
    double = all(unit.apart for unit in found)  # a blank line says nothing
    text = False
    for at, unit in enumerate(found):
        text = text or (unit.kind is None and unit.is_prose)
        if not headings.heads_summary(unit) or (double and text):
            continue
        first = unit.below
        leads = first is not None and (first.text[-1] == ":" or first.kind == "promo")
        below = found[at + 1 + leads : at + 2 + leads + _MOST_POINTS]
        rows = list(takewhile(lambda one: (double or not one.apart) and _may_sum_up(one), below))
        if len(rows) > _MOST_POINTS:
            continue
        end = at + 1 + leads + len(rows)
        ended = end < len(found) and _ends_points(found[end], double=double)
        if ended and rows and found[end].kind == "credit":
            rows.pop()  # the caption of its picture
        if len(rows) > 1 and ended:
            unit.tell("subheading", "section")
            for row in rows:
                row.tell("list_item", "item-summary")


def _ends_points(unit: Unit, *, double: bool) -> bool:
    """Whether a line cannot be one more point: a blank line is above it, or it says who wrote."""
    told = unit.kind in ("byline", "date", "credit", "caption", "promo") or headings.heads_summary(
        unit
    )
    return (unit.apart and not double) or told


def _may_sum_up(unit: Unit) -> bool:
    if unit.text.endswith(":") or headings.heads_summary(unit):
        return False
    heads = unit.is_prose and datelines.dateline(unit.text) > 0
    return unit.kind in (None, "list_item") and unit.length <= _LONGEST_POINT and not heads


def tell_lists(found: Sequence[Unit]) -> None:
    """Rows of terms, names, addresses or numbers, and what stands below "these three:"."""
    tell_rows(found, lists.is_term, "item-terms")
    tell_rows(found, lists.is_named, "item-named")
    tell_rows(found, lists.is_aged, "item-named")
    tell_rows(found, lists.is_address, "item-address", least=1)
    tell_rows(found, lists.is_bare_number, "item-numbers")
    tell_rows(found, lists.is_measured, "item-numbers", least=3)
    tell_rows(found, lists.is_dashed, "item-terms")
    tell_announced(found)


def tell_rows(
    found: Sequence[Unit], test: Callable[[Unit], bool], rule: str, least: int = 2
) -> None:
    """Give the kind to at least so many lines in a row of one form, that nothing else tells."""
    run: list[Unit] = []
    for unit in [*found, None]:
        if unit is not None and unit.kind is None and test(unit):
            run.append(unit)
            continue
        if len(run) >= least and not _are_turns(run):
            for one in run:
                one.tell("list_item", rule)
        run = []


def _are_turns(run: Sequence[Unit]) -> bool:
    """Whether what stands before the colons are speakers: they come again."""
    said = [unit.text.partition(":")[0] for unit in run]
    return len(said) > 2 and len(set(said)) < len(said)


def _tell_numbered(found: Sequence[Unit]) -> None:
    """A short numbered line right before a paragraph, and in no list, is a heading."""
    for unit in found:
        if unit.rule != "item-mark" or not headings.is_section(unit):
            continue
        listed = unit.above is not None and unit.above.kind == "list_item"
        if not listed and unit.below and unit.below.kind is None and unit.below.is_prose:
            unit.tell("subheading", "section-number")


def _tell_series(found: Sequence[Unit]) -> None:
    """Lines that end with semicolons, below one that ends with a colon, and the line after them."""
    inside = False
    for above, unit in pairwise(found):
        goes_on = unit.text.endswith(_GOES_ON)
        if unit.kind is None:
            inside = inside or (goes_on and above.text.endswith(":"))
            if inside:
                unit.tell("list_item", "item-series")
        inside = inside and goes_on


def tell_announced(found: Sequence[Unit]) -> None:
    """What looks like headings below "He has three complaints:" are its items."""
    announced = False
    for above, unit in pairwise(found):
        if above.kind in ("body", None) and above.length > 2 and above.text.endswith(":"):
            announced = not lists.is_turn(above)
        elif above.kind != "list_item":
            announced = False
        heads = unit.below is not None and unit.below.rule in _ALONE
        if announced and unit.kind == "subheading" and not (heads or headings.is_shouted(unit)):
            unit.tell("list_item", "item-announced")
