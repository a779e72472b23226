"""One document as a section of a page."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any
from urllib.parse import quote

import glossator
from glossator.cli.shared import Registry, is_outdated, registry_with, unknown_layer
from glossator_view import columns, signs
from glossator_view.blocks import blocks
from glossator_view.html import escaped, text_of

HINT = (
    '<p class="hint">Point at a bar, or press <kbd>→</kbd>, to see what an annotation says. '
    "<kbd>?</kbd> lists the keys.</p>"
)

MANY = 60
"""Blocks of a text from which on a browser lays out only those that are near."""

_TOLD_APART = frozenset(["headline", "subheading", "promo"])
"""Kinds of blocks that a page shows otherwise than the text: bold, or pale what is no article."""

LONGEST = 240
"""Characters of a title, or of a value of the metadata, that are shown."""


def section(
    document: glossator.Document,
    layers: Sequence[str] | None = None,
    registry: Registry | None = None,
    *,
    colours: Mapping[str, int] | None = None,
    identifier: str | None = None,
) -> str:
    """A document: its article, legend, card, views, and the data that the script draws from.

    Args:
        document: What to show.
        layers: The names of its layers to show; all unless given.
        registry: As in `glossator_view.page`.
        colours: Layer name to the number of its colour; in the document's order unless given.
        identifier: What it is called in the page's addresses, where that is not the document's id.
    """
    registry = registry or registry_with(())
    own = signs.shown(identifier or document.id)
    shown = [name for name in layers or document.layers if name in document.layers]
    on = set(shown) if layers else turned_on(document, shown)
    colours = colours or colours_of([document], layers)
    data, extents = _data(document, shown, on, registry, colours)
    lang = f' lang="{escaped(document.language)}"' if document.language else ""
    kind = ' class="long"' if len(extents) > MANY else ""
    address = escaped(quote(own, safe="", errors="surrogatepass")) + "/"
    return (
        f'<section class="document" id="{address}" data-id="{escaped(own)}" '
        f'data-hash="#{address}"><div class="reading">'
        f"<h1><bdi>{escaped(title_of(document))}</bdi></h1>{_metadata(document)}"
        f'<article{kind}{lang} dir="auto" tabindex="0" aria-label="Text">'
        f"{_article(document, extents)}"
        '</article></div><aside class="side" aria-label="Layers"><div class="legend"></div>'
        f'<div class="card" tabindex="0" role="region" aria-label="Annotation" '
        f'aria-live="polite">{HINT}</div>'
        f"{_views(document, shown, registry)}</aside>"
        f'<script type="application/json">{columns.encoded(data)}</script></section>'
    )


def title_of(document: glossator.Document) -> str:
    """What a document is called: a title in its metadata, else its id."""
    for key in ("title", "headline"):
        if isinstance(said := document.metadata.get(key), str) and said.strip():
            return _cut(said)
    return _cut(document.id)


def _cut(words: str) -> str:
    return words if len(words) <= LONGEST else f"{words[:LONGEST]}…"


def colours_of(
    documents: Sequence[glossator.Document], layers: Sequence[str] | None = None
) -> dict[str, int]:
    """Layer name to the number of its colour: layers that say most come first."""
    names = dict.fromkeys(name for one in documents for name in layers or one.layers)
    most = [
        name
        for name in names
        if any(name in one.layers and columns.says_more(one.layers[name]) for one in documents)
    ]
    return {name: number for number, name in enumerate(dict.fromkeys([*most, *names]))}


def check_layers(known: Collection[str], layers: Sequence[str] | None) -> None:
    """Refuse a layer that none of the documents has.

    Args:
        known: The layers that they have.
        layers: The layers that are asked for.

    Raises:
        OptionError: naming those that there are.
    """
    for name in layers or ():
        if name not in known:
            raise glossator.OptionError(unknown_layer(name, known))


def turned_on(document: glossator.Document, shown: Sequence[str]) -> set[str]:
    """The layers that are drawn at first: not those that only segment, or are taken over.

    Nor those that would draw a line under all of the text, as `structure` does.
    """
    parts = {name for name in shown if columns.parts(document, name)}
    most = [name for name in shown if columns.says_more(document.layers[name])]
    most = [name for name in most if name not in parts] or most
    return set(most) - columns.covered(document, most) or set(shown)


def _data(
    document: glossator.Document,
    shown: Sequence[str],
    on: Collection[str],
    registry: Registry,
    colours: Mapping[str, int],
) -> tuple[dict[str, Any], list[tuple[tuple[int, int], bool]]]:
    """What the script reads, and the extents of the blocks."""
    made, failed = [], []
    for name in shown:
        layer = document.layers[name]
        if layer.error:
            failed.append(f"{name}: {layer.error.annotator} failed: {layer.error.message}")
            continue
        own = columns.columns_of(name, layer)
        own |= {"colour": colours[name], "on": name in on, "made": columns.made_by(layer)}
        if label := columns.label_field(layer):
            own["label"] = label
        if is_outdated(document, layer, registry.maker):
            own["stale"] = True
        made.append(own)
    extents = blocks(document.text)
    data: dict[str, Any] = {"blocks": [at for extent, _ in extents for at in extent]}
    data["layers"] = made
    if failed:
        data["failed"] = failed
    return data, extents


def _article(document: glossator.Document, extents: Sequence[tuple[tuple[int, int], bool]]) -> str:
    """The blocks of the text, told apart by their kind; further apart where blank lines are."""
    kinds = {one.start: one.kind for one in columns.page_blocks(document)}
    made = []
    for number, ((start, end), _) in enumerate(extents):
        following, goes_on = (
            extents[number + 1] if number + 1 < len(extents) else ((end, end), False)
        )
        apart = document.text.count("\n", end, following[0]) > 1
        place = [] if goes_on else ["apart" if apart else "ends"]
        named = [f"k-{kinds[start]}"] if kinds.get(start) in _TOLD_APART else []
        kind = f' class="{" ".join(place + named)}"' if place or named else ""
        made.append(f"<p{kind}>{text_of(document.text[start:end])}</p>\n")
    return "".join(made)


def _metadata(document: glossator.Document) -> str:
    rows = [("language", document.language)] if document.language else []
    rows += [(key, value) for key, value in document.metadata.items() if _is_plain(value)]
    made = "".join(
        f"<div><dt>{escaped(key)}</dt><dd><bdi>{escaped(_cut(str(value)))}</bdi></dd></div>"
        for key, value in rows
    )
    return f'<dl class="metadata">{made}</dl>' if made else ""


def _is_plain(value: object) -> bool:
    return isinstance(value, str | int | float) and value != ""


def _views(document: glossator.Document, shown: Sequence[str], registry: Registry) -> str:
    """What the views of all plugins make of the layers that are shown."""
    layers = {name: document.layers[name] for name in shown}
    # What has another name, as gold has, is shown where nothing has the name of its type.
    layers = {one.type: one for one in reversed(layers.values())} | layers
    document = document.replace(layers=type(document.layers)(layers))
    made = []
    for name in registry.views:
        view = registry.views[name]()
        if not all(one in layers and len(layers[one]) for one in view.layers):
            continue
        try:
            drawn = view.draw(document)
        except Exception as error:  # noqa: BLE001  # whatever a plugin raises
            kind = type(error).__name__
            drawn = f'<p class="trouble">the view {escaped(name)} failed: {kind}</p>'
        if drawn:
            made.append(
                f'<details class="view" data-view="{name}" open><summary>{escaped(view.title)}'
                f"</summary>{signs.shown(drawn)}</details>"
            )
    return "".join(made)
