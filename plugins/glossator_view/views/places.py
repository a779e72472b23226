"""Places on a map, and in a table beside it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from html import escape
from typing import Any, ClassVar, NamedTuple

import glossator
from glossator_view.views.world import Box, outlines

_WIDTH = 640
_LEAST = 24.0
"""Degrees of longitude that a map shows at least, so that coasts and borders are told."""
_GEONAMES = "https://www.geonames.org"


class Places(glossator.View):
    """Places on a map, with a table."""

    name: ClassVar[str] = "places"
    title: ClassVar[str] = "Places"
    layers: ClassVar[tuple[str, ...]] = ("locations",)

    def draw(self, document: glossator.Document) -> str:
        places = _places(document)
        if not places:
            return ""
        rows = "".join(
            f"<tr><th scope=row><bdi>{escape(one.name)}</bdi></th><td>{escape(one.country)}</td>"
            f"<td>{', '.join(self._mentions(document, one.mentions))}</td></tr>"
            for one in places
        )
        credit = (
            f'Places: <a href="{_GEONAMES}" rel="noreferrer">GeoNames</a>, CC BY 4.0. '
            "Map: Natural Earth."
        )
        return (
            f'{_map(places)}<p class="credit">{credit}</p><table><thead><tr>'
            "<th scope=col>place</th><th scope=col>country</th><th scope=col>in the text</th></tr>"
            f"</thead><tbody>{rows}</tbody></table>"
        )

    def _mentions(self, document: glossator.Document, mentions: Iterable[Any]) -> list[str]:
        """A link for each mention; those of the same words have numbers from the second on."""
        seen: dict[str, int] = defaultdict(int)
        made = []
        for one in mentions:
            words = document.text_of(one)
            seen[words] += 1
            made.append(self.link(one, words if seen[words] == 1 else str(seen[words])))
        return made


class Place(NamedTuple):
    """A place, and where the text has it."""

    name: str
    country: str
    longitude: float
    latitude: float
    mentions: list[Any]


def _places(document: glossator.Document) -> list[Place]:
    """The places that are resolved, the most frequent first."""
    found: dict[Any, Place] = {}
    for one in document.layers["locations"]:
        if one.latitude is None or one.longitude is None:
            continue
        key = one.geonameid or (one.longitude, one.latitude)
        name = one.name or document.text_of(one)
        place = Place(name, one.country or "", one.longitude, one.latitude, [])
        found.setdefault(key, place).mentions.append(one)
    return sorted(found.values(), key=lambda place: -len(place.mentions))


def _map(places: list[Place]) -> str:
    """The part of the world where the places are."""
    box = _box(places)
    scale = _WIDTH / box.width
    height = round(box.height * scale)
    land = outlines(box, scale)
    dots, labels, taken = [], [], list[tuple[float, float, float]]()
    for one in places:
        x, y = (one.longitude - box.west) * scale, (box.north - one.latitude) * scale
        radius = min(4 + len(one.mentions), 10)
        words = f"{one.name}, {one.country}: {len(one.mentions)}"
        dots.append(
            f'<a href="#{escape(one.mentions[0].id)}" aria-label="{escape(words)}">'
            f'<circle cx="{x:.0f}" cy="{y:.0f}" r="{radius}">'
            f"<title>{escape(words)}</title></circle></a>"
        )
        label = _label(one.name, x, y, radius, taken)
        labels += [label] if label else []
    return (
        f'<svg class="map" viewBox="0 0 {_WIDTH} {height}" role="group" aria-label="Map">'
        f'<path d="{land}"/>{"".join(reversed(dots))}{"".join(labels)}</svg>'
    )


def _box(places: list[Place]) -> Box:
    """The box around the places with a margin, twice as wide as it is high."""
    west, east = (f(one.longitude for one in places) for f in (min, max))
    south, north = (f(one.latitude for one in places) for f in (min, max))
    width = max((east - west) * 1.3, (north - south) * 2 * 1.3, _LEAST)
    width = min(width, 360.0)
    height = width / 2
    middle = min(max((south + north) / 2, -90 + height / 2), 90 - height / 2)
    left = min(max((west + east) / 2 - width / 2, -180), 180 - width)
    return Box(left, middle - height / 2, left + width, middle + height / 2)


def _label(
    name: str, x: float, y: float, radius: int, taken: list[tuple[float, float, float]]
) -> str:
    """The name beside its dot, where there is room for it."""
    width = 7.5 * len(name)
    to_the_left = x + radius + width > _WIDTH
    left = x - radius - 3 - width if to_the_left else x + radius + 3
    right = left + width
    if any(left < b and a < right and abs(y - other) < 15 for a, b, other in taken):
        return ""
    taken.append((left - radius * 2, right + radius * 2, y))
    anchor = ' text-anchor="end"' if to_the_left else ""
    at = x - radius - 3 if to_the_left else left
    return f'<text x="{at:.0f}" y="{y + 4:.0f}"{anchor}>{escape(name)}</text>'
