"""How a document is drawn: as the command ``view`` draws it."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

import glossator_view
from glossator import Document
from glossator.cli.shared import Registry
from glossator_view.pages import controls


def article(
    document: Document, registry: Registry, title: str, layers: Sequence[str] | None = None
) -> Markup:
    """A document as HTML: what stands above it, its text with its layers, and its views.

    Args:
        document: What to draw.
        registry: The plugins that bring views.
        title: What the document is called.
        layers: Those that are drawn; all unless given.
    """
    drawn = glossator_view.fragment(document, layers=layers, registry=registry)
    body = f'{controls(title)}<main id="content"><div class="documents">{drawn}</div></main>'
    return Markup(body)  # noqa: S704  # the view escapes each text and field itself
