"""An article with bars for its layers, without a script: what notebooks show.

The text is parted where an annotation begins or ends. Each part has the bars of all that cover it
as its background, so that bars follow the text wherever its lines break.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import glossator
from glossator_view import columns
from glossator_view.blocks import blocks
from glossator_view.html import escaped, text_of
from glossator_view.section import check_layers, colours_of, turned_on

COLOURS = (
    *("#0072b2", "#e69f00", "#009e73", "#cc79a7", "#d55e00", "#56b4e9"),
    *("#777", "#f0e442"),
)
"""Okabe and Ito's, as `assets/page.css` has them."""

LONGEST = 20_000
"""Code points of a text that are drawn: a notebook holds what it shows."""
_BAR, _PITCH = 3, 5

Layers = Mapping[str, glossator.Layer[Any]]


@dataclass(frozen=True)
class Drawing:
    """A document as a notebook shows it, with some of its layers; `save` makes a page of it."""

    document: glossator.Document
    layers: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        check_layers(self.document.layers, self.layers)

    def _repr_html_(self) -> str:
        return still(self.document, self.layers or None)

    def save(self, path: str | Path) -> None:
        """Write the page that ``glossator view`` makes."""
        from glossator_view.pages import page_of

        Path(path).write_text(page_of([self.document], self.layers or None), "utf-8")


def still(document: glossator.Document, layers: Sequence[str] | None = None) -> str:
    """As `glossator_view.drawing`."""
    check_layers(document.layers, layers)
    if layers is None:
        on = turned_on(document, [name for name, one in document.layers.items() if len(one)])
        layers = [name for name in document.layers if name in on]
    colours = colours_of([document])
    shown = {name: document.layers[name] for name in layers}
    heading = f"<strong><bdi>{escaped(document.id)}</bdi></strong>"
    return _framed(heading, document.text, shown, colours)


def still_layer(name: str, text: str, layer: glossator.Layer[Any]) -> str:
    """A layer drawn under the text that it stands in."""
    return _framed(f"<strong>{escaped(name)}</strong>", text, {name: layer}, {name: 0})


def _framed(heading: str, text: str, layers: Layers, colours: Mapping[str, int]) -> str:
    cut = len(text) > LONGEST
    body = "".join(_block(text, extent, layers, colours) for extent, _ in blocks(text[:LONGEST]))
    more = f"<p>… {len(text):,} code points in all</p>" if cut else ""
    return (
        '<div style="max-width:44em;font-family:Charter,Cambria,Georgia,serif">'
        f"<p>{heading} {_legend(layers, colours)}</p>{body}{more}</div>"
    )


def _legend(layers: Layers, colours: Mapping[str, int]) -> str:
    made = []
    for name, layer in layers.items():
        said = f"failed: {layer.error.message}" if layer.error else str(len(layer))
        colour = COLOURS[colours[name] % len(COLOURS)]
        made.append(
            f'<span style="border-bottom:{_BAR}px solid {colour}">{escaped(name)}</span> '
            f"<small>{escaped(said)}</small>"
        )
    return "&ensp;".join(made)


class Piece(NamedTuple):
    """A stretch of an annotation in a block: a part of it, or a gap between its parts."""

    start: int
    end: int
    row: int
    colour: str
    words: str
    is_gap: bool


def _block(text: str, extent: tuple[int, int], layers: Layers, colours: Mapping[str, int]) -> str:
    """A paragraph with its bars."""
    pieces = list(_pieces(extent, layers, colours))
    rows = max((one.row for one in pieces), default=-1) + 1
    start, end = extent
    edges = {start, end, *(one.start for one in pieces), *(one.end for one in pieces)}
    ordered = sorted(edges)
    made = "".join(
        _part(text, left, right, [one for one in pieces if one.start <= left < one.end], rows)
        for left, right in pairwise(ordered)
    )
    height = f"line-height:calc(1.35em + {rows * _PITCH + 3}px)"
    style = f"margin:0 0 .6em;white-space:pre-wrap;{height}"
    return f'<p dir="auto" style="{style}">{made}</p>'


def _part(text: str, left: int, right: int, over: list[Piece], rows: int) -> str:
    words = text_of(text[left:right])
    if not over:
        return words
    bars = ",".join(_bar(one, rows, is_end=one.end == right) for one in over)
    title = escape("; ".join(dict.fromkeys(one.words for one in over)))
    style = f"padding-bottom:{rows * _PITCH}px;background:{bars}"
    return f'<span title="{title}" style="{style}">{words}</span>'


def _bar(piece: Piece, rows: int, *, is_end: bool) -> str:
    """A bar as a background; a slit parts it from one that begins where it ends."""
    colour = piece.colour
    if piece.is_gap:
        drawn = f"repeating-linear-gradient(90deg,{colour} 0 2px,transparent 2px 5px)"
    else:
        until = "calc(100% - 2px)" if is_end else "100%"
        drawn = f"linear-gradient(90deg,{colour} {until},transparent 0)"
    below = (rows - 1 - piece.row) * _PITCH
    return f"{drawn} 0 calc(100% - {below}px)/100% {_BAR}px no-repeat"


def _pieces(extent: tuple[int, int], layers: Layers, colours: Mapping[str, int]) -> Iterator[Piece]:
    """What stands in a block; in each lane, what overlaps is in rows of its own."""
    start, end = extent
    first = 0
    for name, layer in layers.items():
        field = columns.label_field(layer)
        colour = COLOURS[colours[name] % len(COLOURS)]
        reach: list[int] = []
        for one in layer.overlapping(glossator.Span(start=start, end=end)):
            row = next((i for i, edge in enumerate(reach) if edge <= one.start), len(reach))
            reach[row:] = [one.end, *reach[row + 1 :]]
            label = str(getattr(one, field, None) or "") if field else ""
            words = escaped(f"{name}: {label}" if label else name)
            for left, right, is_gap in _stretches(one):
                cut = max(left, start), min(right, end)
                if cut[0] < cut[1]:
                    yield Piece(*cut, first + row, colour, words, is_gap)
        first += len(reach)


def _stretches(span: glossator.Span) -> Iterator[tuple[int, int, bool]]:
    """The parts of a span, and the gaps between them."""
    at = span.start
    for start, end in span.fragments or ((span.start, span.end),):
        if at < start:
            yield at, start, True
        yield start, end, False
        at = max(at, end)
