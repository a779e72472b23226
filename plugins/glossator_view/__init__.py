"""Pages of annotated documents for any browser: the command ``view``, and what else draws them.

`page` is a whole page of one or more documents, `fragment` the part of it that shows one, `drawing`
a still picture without scripts, as notebooks show it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import glossator

if TYPE_CHECKING:
    from glossator.cli.shared import Registry

__all__ = ["drawing", "fragment", "page"]


def page(
    documents: Iterable[glossator.Document],
    *,
    layers: Sequence[str] | None = None,
    title: str | None = None,
    registry: Registry | None = None,
) -> str:
    """A whole page of HTML, which needs nothing from outside and allows nothing.

    Args:
        documents: What it shows; with several, it has a list of them.
        layers: The names of the layers that it has; all unless given.
        title: The page's; the document's unless given.
        registry: The plugins whose views stand beside the article, and whose annotators tell
            whether a layer is stale; those that are installed unless given.

    Raises:
        OptionError: where no document has one of the layers.
    """
    from glossator_view.pages import page_of

    return page_of(documents, layers, title, registry)


def fragment(
    document: glossator.Document,
    *,
    layers: Sequence[str] | None = None,
    registry: Registry | None = None,
) -> str:
    """One document as the ``section`` of a page: article, legend, card, views, data for the script.

    Such a page has the style and the script of `glossator_view.assets`, and the elements that
    `glossator_view.pages.controls` makes. Arguments are those of `page`.
    """
    from glossator_view.section import section

    return section(document, layers, registry)


def drawing(document: glossator.Document, layers: Sequence[str] | None = None) -> str:
    """The article with bars for its layers as a piece of HTML without scripts, for notebooks.

    Args:
        document: What to draw.
        layers: The names of the layers; those that say most unless given.

    Raises:
        OptionError: where the document lacks one of them.
    """
    from glossator_view.still import still

    return still(document, layers)


@glossator.hookimpl
def glossator_views() -> Iterable[type[glossator.View]]:
    from glossator_view.views.claims import Claims
    from glossator_view.views.hedges import Hedges
    from glossator_view.views.people import People
    from glossator_view.views.places import Places
    from glossator_view.views.timeline import Timeline

    return [People, Claims, Places, Timeline, Hedges]


@glossator.hookimpl
def glossator_commands() -> Iterable[glossator.Command]:
    from glossator_view.command import view

    return [view]
