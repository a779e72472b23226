"""A folder of pages: one for each document, and a list of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from urllib.parse import quote

import glossator
from glossator.cli.shared import Registry, atomic, counted, file_name
from glossator_view.html import escaped
from glossator_view.pages import controls, opening, whole
from glossator_view.section import check_layers, colours_of, section, title_of

INDEX = "index.html"


def write_folder(
    folder: Path,
    documents: Iterable[glossator.Document],
    layers: Sequence[str] | None,
    registry: Registry,
) -> int:
    """Write a page for each document, one after the other, and at last the list of them.

    Args:
        folder: Where to; other files in it stay.
        documents: What to show.
        layers: The layers; all unless given.
        registry: As in `glossator_view.page`.

    Returns:
        How many documents there were.

    Raises:
        OptionError: where no document has one of the layers.
    """
    taken, rows, known = {INDEX}, [], set[str]()
    colours: dict[str, int] = {}
    for one in documents:
        known |= one.layers.keys()
        for name, colour in colours_of([one], layers).items():
            colours.setdefault(name, colour if colour not in colours.values() else len(colours))
        name = _free(one.id, taken)
        made = section(one, layers, registry, colours=colours)
        body = (
            f'{controls(title_of(one), home=INDEX)}<main><div class="documents">{made}</div></main>'
        )
        _write(folder / name, whole(title_of(one), body))
        rows.append(
            f'<li><a href="{escaped(quote(name))}"><bdi>{escaped(title_of(one))}</bdi></a> '
            f"<small>{len(one.text):,} characters</small><br>{opening(one)}</li>"
        )
    check_layers(known, layers)
    heading = counted(len(rows), "document")
    listed = f'<main><div class="documents"><h1>{heading}</h1><ol>{"".join(rows)}</ol></div></main>'
    _write(folder / INDEX, whole(heading, listed, scripted=False))
    return len(rows)


def _free(identifier: str, taken: set[str]) -> str:
    """The name of a document's file, which no other has, whatever a system takes for the same."""
    stem = file_name(identifier)
    name, number = f"{stem}.html", 2
    while name.casefold() in taken:
        name, number = f"{stem}-{number}.html", number + 1
    taken.add(name.casefold())
    return name


def _write(path: Path, page: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)  # with the first page
    with atomic(path) as stream:
        stream.write(page.encode("utf-8"))
