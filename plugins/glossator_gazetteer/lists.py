"""The lists in ``data/``: tab-separated rows, and TOML where lines belong together."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from glossator_gazetteer.keys import key

_FOLDER = Path(__file__).with_name("data")


def rows(name: str) -> Iterator[list[str]]:
    """The rows of a tab-separated file without comments and empty lines."""
    for line in (_FOLDER / name).read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def split(cell: str) -> list[str]:
    """The parts of a cell, written with ";" between them."""
    return [part for part in cell.split(";") if part]


@cache
def never() -> frozenset[str]:
    """Names of towns that in news are something else nearly always."""
    data = tomllib.loads((_FOLDER / "never.toml").read_text("utf-8"))
    return frozenset(data["never"]["words"])


@cache
def common() -> frozenset[str]:
    """Words of English that are names of places, too, as keys."""
    return frozenset(row for (row,) in rows("common.txt"))


@cache
def ordinary() -> frozenset[str]:
    """What is no name of a place by itself, as keys: `common` and `never`."""
    return common().union(map(key, never()))


class Unit(NamedTuple):
    """What GeoNames says of a country, a division or a county.

    Attributes:
        geonameid: Its id.
        point: Its latitude and longitude.
    """

    geonameid: int | None = None
    point: tuple[float, float] | None = None


@cache
def units() -> dict[tuple[str, str], Unit]:
    """Units of ``units.tsv`` by ISO code of the country and name."""
    return {
        (country, name): Unit(int(number), (float(point[0]), float(point[1])) if point else None)
        for country, name, number, *point in rows("units.tsv")
    }


Region = tuple[str, tuple[float, float] | None]
"""A city in a division, and the division's point where it is not the mean of its cities."""


@cache
def regions() -> dict[str, dict[tuple[str, ...], Region]]:
    """Country to the names of its first-level divisions, with what tells which they are."""
    data = tomllib.loads((_FOLDER / "regions.toml").read_text("utf-8"))
    return {
        country: {tuple(split(names)): _region(value) for names, value in entries.items()}
        for country, entries in data.items()
    }


def _region(value: str | list[Any]) -> Region:
    if isinstance(value, str):
        return value, None
    city, latitude, longitude = value
    return city, (float(latitude), float(longitude))


def forms(demonym: str) -> Iterator[str]:
    """A demonym and its plural, or the words for a man and a woman of that people."""
    yield demonym
    if demonym.endswith(("ish", "ch", "sh")):
        for ending in ("man", "men", "woman", "women"):
            yield demonym + ending
    elif not demonym.endswith(("s", "ese", "x")):
        yield demonym + "s"
