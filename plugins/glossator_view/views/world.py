"""Countries as outlines: those of a part of the world, as fine as a picture shows them.

The data are Natural Earth's countries at 1:110 million, in the public domain, in tenths of degrees.
``python -m glossator_view.views.world countries-110m.json`` makes them from the npm package
`world-atlas` (2.0.2).
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any, NamedTuple

_DATA = Path(__file__).parent / "world.json"
_UNITS = 10
"""Steps of a degree in the data."""

Point = tuple[float, float]
Ring = Sequence[Point]


class Box(NamedTuple):
    """A part of the world, in degrees."""

    west: float
    south: float
    east: float
    north: float

    @property
    def width(self) -> float:
        """Degrees of longitude."""
        return self.east - self.west

    @property
    def height(self) -> float:
        """Degrees of latitude."""
        return self.north - self.south


def outlines(box: Box, scale: float) -> str:
    """What of the countries lies in a box, as the path of an SVG in whole pixels.

    Args:
        box: What is shown; its upper left corner is the picture's.
        scale: Pixels for a degree.
    """
    made = []
    for ring, extent in _rings():
        seen = _clipped(ring, extent, box)
        points = [(round((x - box.west) * scale), round((box.north - y) * scale)) for x, y in seen]
        made.append(_path(points))
    return "".join(made)


def _path(points: list[tuple[int, int]]) -> str:
    """A closed path, each point told from the last; what is smaller than a pixel is left out."""
    kept = [point for i, point in enumerate(points) if i == 0 or point != points[i - 1]]
    if len(set(kept)) < 3:
        return ""
    steps = [f"{b[0] - a[0]} {b[1] - a[1]}" for a, b in pairwise(kept)]
    return f"M{kept[0][0]} {kept[0][1]}l{' '.join(steps).replace(' -', '-')}z"


def _clipped(ring: Ring, extent: Box, box: Box) -> Ring:
    """What of a ring lies in a box, a little beyond its edges (Sutherland and Hodgman's way)."""
    margin = box.width / 100
    edges = (
        (0, box.west - margin, 1, extent.west, extent.east),
        (0, box.east + margin, -1, extent.east, extent.west),
        (1, box.south - margin, 1, extent.south, extent.north),
        (1, box.north + margin, -1, extent.north, extent.south),
    )
    if any((furthest - edge) * sign < 0 for _, edge, sign, _, furthest in edges):
        return []
    for axis, edge, sign, outermost, _ in edges:
        if (outermost - edge) * sign < 0:
            ring = list(_clipped_at(ring, axis, edge, sign))
    return ring


def _clipped_at(ring: Ring, axis: int, edge: float, sign: int) -> Iterator[Point]:
    """What of a ring lies on one side of an edge."""
    for i, point in enumerate(ring):
        before = ring[i - 1]
        here, there = (point[axis] - edge) * sign, (before[axis] - edge) * sign
        if (here >= 0) != (there >= 0):
            part = there / (there - here)
            yield (
                before[0] + (point[0] - before[0]) * part,
                before[1] + (point[1] - before[1]) * part,
            )
        if here >= 0:
            yield point


@cache
def _rings() -> list[tuple[Ring, Box]]:
    """The outlines of the countries, each ring a list of longitude and latitude; their extents."""
    made: list[tuple[Ring, Box]] = []
    for flat in json.loads(_DATA.read_text("utf-8"))["rings"]:
        xs = [x / _UNITS for x in accumulate(flat[::2])]
        ys = [y / _UNITS for y in accumulate(flat[1::2])]
        extent = Box(min(xs), min(ys), max(xs), max(ys))
        made.append((list(zip(xs, ys, strict=True)), extent))
    return made


def _from_topojson(atlas: dict[str, Any]) -> Iterator[list[int]]:
    """The rings of the countries in a TopoJSON file, in our units, each point from the last."""
    (step_x, step_y), (x0, y0) = atlas["transform"]["scale"], atlas["transform"]["translate"]

    def degrees(arc: list[list[int]]) -> list[Point]:
        xs, ys = accumulate(x for x, _ in arc), accumulate(y for _, y in arc)
        return [(x * step_x + x0, y * step_y + y0) for x, y in zip(xs, ys, strict=True)]

    arcs = list(map(degrees, atlas["arcs"]))
    for country in atlas["objects"]["countries"]["geometries"]:
        is_one = country["type"] == "Polygon"
        for polygon in [country["arcs"]] if is_one else country["arcs"]:
            for ring in polygon:
                points = [one for number in ring for one in _arc(arcs.__getitem__, number)]
                yield from map(_flat, _unwrapped(points))


def _arc(get: Callable[[int], list[Point]], number: int) -> list[Point]:
    """An arc but for its last point, which is the next one's first; negative numbers turn it."""
    points = get(number) if number >= 0 else get(~number)[::-1]
    return points[:-1]


def _unwrapped(ring: list[Point]) -> Iterator[Ring]:
    """The ring without jumps between 180 degrees east and west; what goes over there, twice."""
    made, turn = [ring[0]], 0
    for (before, _), (x, y) in pairwise(ring):
        turn += 360 * ((before - x > 180) - (x - before > 180))
        made.append((x + turn, y))
    yield made
    for turn in (-360, 360):
        if any(-180 < x + turn < 180 for x, _ in made):
            yield [(x + turn, y) for x, y in made]


def _flat(ring: Ring) -> list[int]:
    rounded = [(round(x * _UNITS), round(y * _UNITS)) for x, y in ring]
    kept = [one for i, one in enumerate(rounded) if one != rounded[i - 1]]
    before = [(0, 0), *kept]
    return [
        b - a for one, two in zip(before, kept, strict=False) for a, b in zip(one, two, strict=True)
    ]


def main(source: str) -> None:
    """Write the data anew from world-atlas' ``countries-110m.json``."""
    rings = [ring for ring in _from_topojson(json.loads(Path(source).read_text("utf-8"))) if ring]
    said = {
        "source": "Natural Earth 4.1, Admin 0 countries, 1:110m (npm world-atlas 2.0.2)",
        "licence": "public domain",
        "units": "tenths of degrees; longitude and latitude in turn, each from the last",
    }
    _DATA.write_text(json.dumps({**said, "rings": rings}, separators=(",", ":")) + "\n", "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
