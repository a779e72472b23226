"""Letters to the editor: whom they address, how they close, and who signs them."""

from __future__ import annotations

from collections.abc import Sequence

from glossator_structure import bylines
from glossator_structure.lexicon import FORMS
from glossator_structure.units import Unit

_LONGEST, _MOST = 5, 4
"""Words of a line of a signature; lines that a writer's name, house, street and town take."""


def frames(unit: Unit) -> bool:
    """Whether a line addresses somebody, or closes a letter: "Dear Sir,", "Yours faithfully"."""
    if FORMS["answers"].fullmatch(unit.head):
        return True
    if unit.length > 6:
        return False
    return bool(FORMS["closes_letter"].fullmatch(unit.head)) or (
        unit.head.endswith((",", ":")) and FORMS["addresses"].fullmatch(unit.head) is not None
    )


def tell_signature(found: Sequence[Unit]) -> None:
    """Writer and address below a letter, to the end of the page: "A Oke,", "Mill Lane, Tull"."""
    signed: list[Unit] = []
    for unit in reversed(found):
        if unit.kind is None and unit.length <= _LONGEST and not unit.has_sentences:
            signed.append(unit)
        elif unit.kind in ("promo", "date", "note") and not signed:
            continue
        else:
            break
    if not 0 < len(signed) <= _MOST or len(signed) == len(found):
        return
    name = signed[-1].text
    above = signed[-1].above
    ends_text = above is not None and (above.rule == "letter" or above.ends_sentence)
    listed = name.endswith(",") and len(signed) > 1
    told = ends_text and bylines.is_name(name.partition(",")[0])
    if told and (listed or any(map(_is_of_letter, found))):
        for unit in signed:
            unit.tell("byline", "byline-letter")


def tell_signatures(found: Sequence[Unit]) -> None:
    """Writers and their towns between the letters of one page: "Ana Ruiz", "Great Tull, Kent"."""
    if not any(map(_is_of_letter, found)):
        return
    for unit in found:
        above, below = unit.above, unit.below
        if unit.kind is not None or unit.length > _LONGEST or unit.ends_sentence or above is None:
            continue
        last = below is None or not below.is_prose
        signed = above.rule in ("byline-letter", "letter")
        signed = signed or (above.kind is None and above.is_prose)
        if last and signed and bylines.is_name(unit.text.partition(",")[0]):
            unit.tell("byline", "byline-letter")


def _is_of_letter(unit: Unit) -> bool:
    return unit.rule == "letter" or FORMS["opens_letter"].match(unit.head) is not None
