"""The lists of days with a name, and of names with a day in them; a project can change them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

import msgspec

from glossator_dates.holidays import holiday_of
from glossator_dates.lexicon import words
from glossator_standard import ListEntry, NoFields, WordList

Entries = Mapping[str, Sequence[ListEntry]]
ORIGIN = "words.toml"


class HolidayFields(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """When a day is; see the head of the holidays in words.toml."""

    day: str
    """A month and day (``12-25``), days from a movable feast (``easter-2``), the n-th weekday of a
    month (``4.4.11+1``), or ``XX-XX`` where no rule tells it."""


def _check(phrase: str, fields: HolidayFields) -> None:
    """A phrase begins with a letter, since it is only found with a capital there."""
    if not phrase[:1].isalpha():
        raise ValueError(f"expected a phrase that begins with a letter, got {phrase!r}")
    try:
        holiday_of(fields.day, 2024)  # a leap year
    except ValueError:
        raise ValueError(
            f"day: expected a day such as '12-25', 'easter-2' or '4.4.11+1', got {fields.day!r}"
        ) from None


def _check_name(phrase: str, _: NoFields) -> None:
    if len(phrase.split()) < 2:
        raise ValueError(f"expected a name of two words or more, got {phrase!r}")


LISTS = (
    WordList("names", NoFields, "Names with a word in them that is no date.", check=_check_name),
    WordList("holidays", HolidayFields, "Days with a name, and when they are.", check=_check),
)


@cache
def own_entries() -> Entries:
    """The entries of words.toml."""
    lexicon = words()
    return {
        "names": [ListEntry(name, NoFields(), ORIGIN) for name in sorted(lexicon.names)],
        "holidays": [
            ListEntry(name, HolidayFields(day=day), ORIGIN)
            for name, day in lexicon.holidays.items()
        ],
    }
